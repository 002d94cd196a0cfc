//! The band along the lower edge of the picture, where there is no desk to look at: raised hands that are being
//! counted, what is asked for twice, and why the last step came to nothing. The picture stands above it.

use super::steps::{sure_words, told};
use super::{handle, hands};
use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{bold, label};
use crate::phrase;
use crate::session::workshop::{Sure, Workshop};
use egui::{Align, CornerRadius, Id, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

/// Draws the band into the part of a window that a picture has, if there is something to say; gives where the picture
/// ends. `alone` says that no desk is in sight.
pub fn show(ui: &mut Ui, view: &mut View, rect: Rect, alone: bool) -> f32 {
    let Some(workshop) = &view.session.workshop else { return rect.bottom() };
    if hands::is_over_picture(ui.ctx(), workshop, alone) {
        return band(ui, view, rect, |ui, view| counted(ui, view, workshop));
    }
    let Some(words) = words(view, workshop, alone) else { return rect.bottom() };
    band(ui, view, rect, |ui, view| {
        let ink = view.theme.palette.rust;
        let shown = label(ui, bold(view.theme, Size::Small, &words).color(ink));
        announce(&shown, &words);
    })
}

/// What there is to say.
fn words(view: &View, workshop: &Workshop, alone: bool) -> Option<String> {
    // Leaving is asked for on the desk, and answered there.
    let is_asked_here = alone || workshop.sure != Some(Sure::Leave);
    let counts = workshop.counting.as_ref().is_some_and(|counting| counting.over_picture || alone);
    let refused = || hands::trouble_words(view, workshop).filter(|_| counts);
    let said = || workshop.said.as_ref().filter(|_| alone).map(|said| told(view, workshop, said));
    sure_words(view, workshop).filter(|_| is_asked_here).or_else(refused).or_else(said)
}

/// The ground, and on it what there is to say. Gives its upper edge.
fn band(ui: &mut Ui, view: &mut View, rect: Rect, inside: impl FnOnce(&mut Ui, &mut View)) -> f32 {
    let p = &view.theme.palette;
    let letters = view.theme.font(Size::Small).size;
    let ground = ui.painter().add(egui::Shape::Noop);
    let most = 0.5 * rect.height();
    let height = Id::new("height of the band");
    let high = ui.data(|data| data.get_temp::<f32>(height)).unwrap_or(2.6 * letters).min(most);
    let whole = rect.with_min_y(rect.bottom() - high - 2.0 * space::NORMAL);
    let mut inner = whole.shrink2(vec2(space::PAGE, space::NORMAL));
    inner.max.x -= handle::room(ui, view);
    let mut ui =
        ui.new_child(UiBuilder::new().max_rect(inner).id_salt("band").layout(Layout::top_down(Align::Min)));
    ui.interact(whole, ui.id().with("ground"), egui::Sense::click());
    inside(&mut ui, view);
    let needed = ui.min_rect().height();
    if (needed - high).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(height, needed));
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

/// The field for raised hands, and what is wrong with what was typed in it.
fn counted(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        let name = label(ui, bold(theme, Size::Small, phrase!(view.lang(), "desk.hands")));
        let width = 0.7 * ui.available_width();
        hands::field(ui, view, workshop, (&name, width, Size::Small), true);
    });
    hands::trouble(ui, view, workshop, Size::Small);
}
