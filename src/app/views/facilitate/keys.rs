//! The facilitator's keys. They work in both windows, so that it doesn't matter which of them was
//! clicked last, and a presenter's remote works wherever it is plugged in.

use super::band;
use super::keymap::BINDINGS;
use crate::app::views::View;
use crate::app::views::shared::help;
use crate::conversation::order::ShownPlace;
use crate::room::Phase;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use egui::{Event, Id, Key, Modifiers, Ui};

/// In which window a key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The presenter's desk.
    Desk,
    /// The projector, or the only screen with the desk folded in.
    Projector,
}

/// The field for raised hands.
pub fn hands_field() -> Id {
    Id::new("raised hands")
}

/// Whether the key that leads to that field was pressed for this very picture.
pub fn is_led_to_hands(ui: &Ui) -> bool {
    let frame = ui.data(|data| data.get_temp::<u64>(hands_field()));
    frame == Some(ui.ctx().cumulative_frame_nr())
}

/// Asks for what the keys say. Space is taken here before a button that has the keyboard could be
/// pressed by it: on this desk it always means what comes next. Enter presses the button.
pub fn listen(ui: &Ui, view: &mut View, window: Window) {
    let ctx = ui.ctx();
    let Some(workshop) = &view.session.workshop else { return };
    if ctx.text_edit_focused() || help::is_open(ctx) {
        return;
    }
    // Somebody who types fast on a slow computer has typed the counts before the next picture: what comes
    // after the key that leads to their field is for the field.
    let typed =
        if may_count(workshop) { ctx.input_mut(|input| after_key(&mut input.events, Key::C)) } else { None };
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
    view.ask_all(asked.into_iter().map(WorkshopCommand::Facilitate));
    if let Some(typed) = typed {
        if window == Window::Projector {
            band::count(ctx);
        }
        ctx.memory_mut(|memory| memory.request_focus(hands_field()));
        ctx.input_mut(|input| input.events.extend(typed));
        let frame = ctx.cumulative_frame_nr();
        ctx.data_mut(|data| data.insert_temp(hands_field(), frame));
    }
}

/// Takes out a key that was pressed and everything after it; gives what came after it, without the letter
/// that came with the key.
fn after_key(events: &mut Vec<Event>, wanted: Key) -> Option<Vec<Event>> {
    let is_it = |event: &Event| matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.is_none());
    let at = events.iter().position(is_it)?;
    let mut after = events.split_off(at);
    after.remove(0);
    // Its letter comes with it, before or after it.
    let is_letter =
        |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(wanted.name()));
    if events.last().is_some_and(is_letter) {
        events.pop();
    } else if after.first().is_some_and(is_letter) {
        after.remove(0);
    }
    Some(after)
}

/// Whether a sentence may be taken now by its number.
pub fn may_take(workshop: &Workshop) -> bool {
    matches!(workshop.snapshot.phase, Phase::Beat | Phase::Closed | Phase::Revealed) && !workshop.heard
}

/// Which vote it is, whether of a case or of the conversation.
pub fn vote_number(workshop: &Workshop) -> u32 {
    workshop.case_here().map_or(workshop.snapshot.ballots, |case| case.number)
}

/// Whether raised hands may be counted now.
pub fn may_count(workshop: &Workshop) -> bool {
    let in_case = workshop.snapshot.phase == Phase::Case && workshop.hands_wanted() > 0;
    in_case || matches!(workshop.snapshot.phase, Phase::Open | Phase::Closed)
}
