//! With one screen, the handle that unfolds the desk: in the corner of the picture, which leaves room for it.

use crate::app::theme::{Theme, space};
use crate::app::views::View;
use crate::app::views::projector::foot_height;
use crate::app::views::shared::icons::{icon_button_height, icon_button_width};
use crate::app::views::shared::widgets::{self, icon_button};
use crate::phrase;
use crate::session::WorkshopCommand;
use crate::session::workshop::FacilitatorCommand;
use egui::{CornerRadius, Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use egui_phosphor::regular as icon;

/// The most of the picture's letters that the handle's own are: it stands beside a single line of them.
const LARGEST: f32 = 0.8;

/// As large as what is on the desk, and no higher than the line along the lower edge of the picture.
fn theme(ui: &Ui, view: &View) -> Theme {
    let desk = Theme::of(&view.session.preferences, view.theme.dark);
    let desk = desk.for_height(ui.ctx().content_rect().height());
    Theme { scale: desk.scale.min(LARGEST * view.theme.scale), ..desk }
}

fn size(ui: &Ui, view: &View) -> Vec2 {
    let (theme, words) = (theme(ui, view), phrase!(view.lang(), "desk.unfold"));
    let width = icon_button_width(ui, &theme, icon::SIDEBAR_SIMPLE, &words, false);
    vec2(width, icon_button_height(ui, &theme, icon::SIDEBAR_SIMPLE, &words))
}

/// How much of the width along the lower edge of the picture is the handle's; nothing where there is none. The view's theme
/// is the picture's.
pub fn room(ui: &Ui, view: &View) -> f32 {
    let workshop = view.session.workshop.as_ref();
    let is_there = workshop.is_some_and(|workshop| !workshop.projector && !workshop.drawer);
    if is_there { size(ui, view).x + space::NORMAL } else { 0.0 }
}

/// Draws it into the corner of a window that the picture fills.
pub fn show(ui: &mut Ui, view: &mut View, window: Rect) {
    let (theme, size) = (theme(ui, view), size(ui, view));
    let middle = window.bottom() - foot_height(view) / 2.0;
    let handle =
        Rect::from_min_size(pos2(window.right() - space::NORMAL - size.x, middle - size.y / 2.0), size);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(handle).id_salt("handle"));
    ui.painter().rect_filled(handle, CornerRadius::same(8), theme.palette.card);
    let words = phrase!(view.lang(), "desk.unfold");
    let open = icon_button(&mut ui, &theme, icon::SIDEBAR_SIMPLE, &words, false);
    widgets::focus_if_none(&ui, &open);
    if open.clicked() {
        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::SetDrawer(true)));
    }
}
