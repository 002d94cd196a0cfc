//! What has the keyboard, and how that shows.

use super::keys::is_covered;
use crate::app::theme::Theme;
use egui::{CornerRadius, Rect, Response, StrokeKind, Ui};

fn by_pointer() -> egui::Id {
    egui::Id::new("led by the pointer")
}

/// Remembers whether the pointer or the keyboard was used last. Called once for every picture.
pub fn watch(ui: &Ui) {
    let (pointer, keyboard) = ui.input(|input| {
        let key = |event: &egui::Event| {
            matches!(event, egui::Event::Key { pressed: true, .. } | egui::Event::AccessKitActionRequest(_))
        };
        (input.pointer.any_pressed(), input.events.iter().any(key))
    });
    if pointer || keyboard {
        ui.data_mut(|data| data.insert_temp(by_pointer(), pointer && !keyboard));
    }
}

/// Whether something has the keyboard and that should show. After a click it doesn't, until a key is
/// pressed: to somebody with a mouse, the first of four options must not look like the chosen one.
pub fn shows_focus(response: &Response) -> bool {
    let by_pointer = response.ctx.data(|data| data.get_temp::<bool>(by_pointer())).unwrap_or(false);
    response.has_focus() && !by_pointer
}

/// The ring around what has the keyboard.
///
/// What gets the keyboard is scrolled into view: Tab must not lead out of sight.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, rect: Rect, round: CornerRadius) {
    if response.has_focus() {
        follow_focus(ui, response.id, rect);
    }
    if shows_focus(response) {
        let ring = rect.expand(4.0);
        let round = CornerRadius::same(round.ne.saturating_add(4));
        ui.painter().rect_stroke(ring, round, theme.focus_ring(), StrokeKind::Middle);
    }
}

/// Gives the keyboard to something if nothing on the screen has it.
pub fn focus_if_none(ui: &Ui, response: &Response) {
    if !is_covered(ui) && ui.ctx().memory(|memory| memory.focused().is_none()) {
        focus_in_place(ui, response);
    }
}

/// Gives the keyboard to what a new moment wants first, at once: what had it may be gone. Within the
/// same moment only if nothing has it.
pub fn focus_when_new(ui: &Ui, response: &Response, moment: impl std::hash::Hash + std::fmt::Debug) {
    if is_new(ui, moment) {
        response.request_focus();
    }
    focus_if_none(ui, response);
}

/// The same for something on a page, which opens at its top, wherever that stands on it.
pub fn focus_on_page(ui: &Ui, response: &Response, moment: impl std::hash::Hash + std::fmt::Debug) {
    if is_new(ui, moment) {
        focus_in_place(ui, response);
    }
    focus_if_none(ui, response);
}

/// Gives the keyboard to something without scrolling there: a screen opens at its top, wherever its first
/// button is.
fn focus_in_place(ui: &Ui, response: &Response) {
    response.request_focus();
    ui.data_mut(|data| data.insert_temp(egui::Id::new("followed focus"), response.id));
}

/// Whether a moment is another one than last time.
fn is_new(ui: &Ui, moment: impl std::hash::Hash + std::fmt::Debug) -> bool {
    let id = egui::Id::new("moment with the keyboard");
    let now = egui::Id::new(moment);
    let last = ui.data_mut(|data| data.get_temp::<egui::Id>(id));
    let new = last != Some(now) && !is_covered(ui);
    if new {
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    new
}

/// Scrolls to what has got the keyboard since the last time. (egui's own "gained focus" is silent
/// when an arrow key moved it.)
fn follow_focus(ui: &Ui, id: egui::Id, rect: Rect) {
    let last = egui::Id::new("followed focus");
    let followed = ui.data(|data| data.get_temp::<egui::Id>(last));
    if followed != Some(id) {
        ui.data_mut(|data| data.insert_temp(last, id));
        // Whatever was pressed by hand is in view already.
        if !ui.input(|input| input.pointer.any_down()) {
            ui.scroll_to_rect(rect.expand(12.0), None);
        }
    }
}
