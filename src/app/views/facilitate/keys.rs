//! The facilitator's keys. They work in both windows, so that it doesn't matter which of them was
//! clicked last, and a presenter's remote works wherever it is plugged in.

use super::hands;
use super::keymap::BINDINGS;
use crate::app::views::View;
use crate::app::views::shared::help;
use crate::conversation::order::ShownPlace;
use crate::room::Phase;
use crate::session::WorkshopCommand;
use crate::session::workshop::{CountingCommand, FacilitatorCommand, Workshop};
use egui::{Key, Modifiers, Ui};

/// In which window a key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The presenter's desk.
    Desk,
    /// The projector, or the only screen with the desk folded in.
    Projector,
}

/// Asks for what the keys say. Space is taken here before a button that has the keyboard could be
/// pressed by it: on this desk it always means what comes next. Enter presses the button.
pub fn listen(ui: &Ui, view: &mut View, window: Window) {
    let ctx = ui.ctx();
    let Some(workshop) = &view.session.workshop else { return };
    if help::is_open(ctx) {
        return;
    }
    hands::leave(ctx, view, workshop);
    if ctx.text_edit_focused() {
        return;
    }
    let taken = hands::take(ctx, workshop);
    let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut asked = Vec::new();
    let mut on = |key: Key, lead: FacilitatorCommand| {
        if pressed(key) {
            asked.push(lead);
        }
    };
    for binding in &BINDINGS {
        if let (Some(key), Some(command)) = (binding.key, (binding.asks)(workshop)) {
            on(key, command);
        }
    }
    if window == Window::Projector {
        // A remote has two buttons: it comes by every sentence, and a slip of the thumb takes nothing back.
        let points = workshop.snapshot.phase == Phase::Revealed;
        let is_last = workshop.pointed > workshop.snapshot.offers.len();
        on(
            Key::PageDown,
            if points && !is_last {
                FacilitatorCommand::Point { forward: true }
            } else {
                FacilitatorCommand::Next
            },
        );
        if points {
            on(Key::PageUp, FacilitatorCommand::Point { forward: false });
        }
    }
    if workshop.snapshot.beneath == Phase::Revealed {
        on(Key::ArrowRight, FacilitatorCommand::Point { forward: true });
        on(Key::ArrowLeft, FacilitatorCommand::Point { forward: false });
    }
    if may_take(workshop) {
        const DIGITS: [Key; 9] = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        for (place, key) in ShownPlace::each().zip(DIGITS).take(workshop.snapshot.offers.len()) {
            on(key, FacilitatorCommand::Take(place));
        }
    }
    // Whoever takes another step has read that nothing can be counted.
    if !asked.is_empty() && workshop.counting.is_some() && !workshop.may_count() {
        asked.insert(0, FacilitatorCommand::Counting(CountingCommand::Stop));
    }
    view.ask_all(asked.into_iter().map(WorkshopCommand::Facilitate));
    hands::put(ctx, view, workshop, window, taken);
}

/// Whether a sentence may be taken now by its number; while hands are counted, numbers are counts.
pub fn may_take(workshop: &Workshop) -> bool {
    matches!(workshop.snapshot.phase, Phase::Beat | Phase::Closed | Phase::Revealed)
        && !workshop.heard
        && workshop.counting.is_none()
}
