//! The band along the lower edge of the picture, where there is no desk to look at: raised hands that are being
//! counted, what is asked for twice, and why the last step came to nothing.

use super::keys::{self, hands_field};
use super::steps::{sure_words, told};
use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{bold, label};
use crate::phrase;
use crate::room::LONGEST_TEXT;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use egui::{Align, Context, CornerRadius, Id, Key, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

fn counting() -> Id {
    Id::new("hands are counted here")
}

/// Opens the field for raised hands in the window of `ctx`.
pub fn count(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(counting(), true));
}

fn stop_counting(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(counting(), false));
    ctx.request_repaint();
}

/// Draws the band over a picture, if there is something to say; gives where the picture ends.
/// `alone` says that no desk is in sight.
pub fn show(ui: &mut Ui, view: &mut View, rect: Rect, alone: bool) -> f32 {
    let Some(workshop) = &view.session.workshop else { return rect.bottom() };
    let ctx = ui.ctx().clone();
    let counts = ctx.data(|data| data.get_temp::<bool>(counting())).unwrap_or(false);
    if counts && !keys::may_count(workshop) {
        stop_counting(&ctx);
    }
    if counts && keys::may_count(workshop) {
        return band(ui, view, rect, |ui, view| hands(ui, view, workshop));
    }
    let said = workshop.said.as_ref().filter(|_| alone).map(|said| told(view, workshop, said));
    let Some(words) = sure_words(view, workshop).or(said) else { return rect.bottom() };
    band(ui, view, rect, |ui, view| {
        let ink = view.theme.palette.rust;
        let shown = label(ui, bold(view.theme, Size::Small, &words).color(ink));
        announce(&shown, &words);
    })
}

/// The ground, and on it what there is to say. Gives its upper edge.
fn band(ui: &mut Ui, view: &mut View, rect: Rect, inside: impl FnOnce(&mut Ui, &mut View)) -> f32 {
    let p = &view.theme.palette;
    let letters = view.theme.font(Size::Small).size;
    let ground = ui.painter().add(egui::Shape::Noop);
    let most = 0.5 * rect.height();
    let high =
        ui.data(|data| data.get_temp::<f32>(counting().with("height"))).unwrap_or(2.6 * letters).min(most);
    let whole = rect.with_min_y(rect.bottom() - high - 2.0 * space::NORMAL);
    let inner = whole.shrink2(vec2(space::PAGE, space::NORMAL));
    let mut ui = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .id_salt("band")
            .layout(Layout::left_to_right(Align::Min).with_main_wrap(true)),
    );
    ui.interact(whole, ui.id().with("ground"), egui::Sense::click());
    inside(&mut ui, view);
    let needed = ui.min_rect().height();
    if (needed - high).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(counting().with("height"), needed));
        // Not the same picture once more: what was typed in it would be lost.
        ui.ctx().request_repaint();
    }
    let shapes = vec![
        egui::Shape::rect_filled(whole, CornerRadius::ZERO, p.note),
        egui::Shape::hline(whole.x_range(), whole.top(), Stroke::new(LINE, p.ink)),
    ];
    ui.painter().set(ground, egui::Shape::Vec(shapes));
    whole.top()
}

/// The field: what is typed in it counts hands and says nothing.
fn hands(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let id = hands_field();
    let memory = id.with(keys::vote_number(workshop));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(memory)).unwrap_or_default();
    let name = label(ui, bold(theme, Size::Small, phrase!(lang, "desk.hands")));
    let hint = phrase!(lang, "desk.hands_hint", count = workshop.hands_wanted());
    let width = 0.5 * ui.available_width();
    let field = one_line(ui, theme, id, &mut typed, &name, LONGEST_TEXT, &hint, width);
    let is_left = field.lost_focus() || (keys::is_led_to_hands(ui) && !field.has_focus());
    if is_left {
        if ui.input(|input| input.key_pressed(Key::Enter)) && !typed.trim().is_empty() {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::CountHands(typed.clone())));
        }
        stop_counting(ui.ctx());
    }
    ui.data_mut(|data| data.insert_temp(memory, typed));
}
