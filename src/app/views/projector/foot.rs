//! The line along the lower edge: how latecomers join, and how far the room is.

use super::fitting::put;
use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::facilitate::handle;
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::room::Phase;
use crate::server::spaced_code;
use crate::session::workshop::Workshop;
use egui::{CornerRadius, Rect, Stroke, Ui, pos2, vec2};
use std::time::Duration;

/// How high the line is, in the height of its letters.
const HIGH: f32 = 1.9;

/// The height of the line.
pub fn height(view: &View) -> f32 {
    (HIGH * view.theme.font(Size::Small).size).round()
}

/// Draws the line.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    ui.painter().rect_filled(rect, CornerRadius::ZERO, p.card);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(LINE, p.ink));
    let mut inner = rect.shrink2(vec2(space::PAGE, 0.0));
    inner.max.x -= handle::room(ui, view);
    let lay = |words: &str, ink| laid_out(ui, words, theme.bold(Size::Small), ink, f32::INFINITY);
    let joins = match &workshop.joining {
        Some(joining) => phrase!(lang, "projector.code", code = spaced_code(&joining.code)),
        None => phrase!(lang, "projector.hands_only"),
    };
    let left = lay(&joins, p.ink_soft);
    let (told, ink) = (right(view, workshop), p.ink);
    let right = lay(&told, ink);
    let middle = |height: f32| rect.center().y - height / 2.0;
    put(ui, pos2(inner.right() - right.size().x, middle(right.size().y)), &right, ink);
    if left.size().x + right.size().x + space::PAGE <= inner.width() {
        put(ui, pos2(inner.left(), middle(left.size().y)), &left, p.ink_soft);
    }
    voted_bar(ui, view, workshop, rect);
}

/// How much time is left of a vote, and how many have voted; otherwise how long the meeting is yet.
fn right(view: &View, workshop: &Workshop) -> String {
    let lang = view.lang();
    let snapshot = &workshop.snapshot;
    match (snapshot.phase, &snapshot.count) {
        (Phase::Open, Some(count)) => {
            let voted = match (snapshot.joined, count.hands.iter().sum::<u32>()) {
                (0, hands) => phrase!(lang, "projector.hands", hands = hands),
                (joined, 0) => phrase!(lang, "projector.voted", voted = count.voted, phones = joined),
                (joined, hands) => {
                    phrase!(
                        lang,
                        "projector.voted_hands",
                        voted = count.voted,
                        phones = joined,
                        hands = hands
                    )
                }
            };
            match seconds_left(view, workshop) {
                Some(seconds) => {
                    format!("{}   {voted}", phrase!(lang, "projector.seconds", seconds = seconds))
                }
                None => voted,
            }
        }
        (Phase::Case, _) => match workshop.case_here().filter(|case| case.is_open) {
            Some(case) if snapshot.joined > 0 => {
                phrase!(lang, "projector.voted", voted = case.voted, phones = snapshot.joined)
            }
            _ => String::new(),
        },
        (Phase::Agreement, _) => String::new(),
        (Phase::Feedback | Phase::Ended, _) if snapshot.joined == 0 => String::new(),
        (Phase::Feedback | Phase::Ended, _) => {
            phrase!(lang, "projector.answers", answers = snapshot.answers.count, phones = snapshot.joined)
        }
        // What is over has no sentences left, however many there were.
        _ if snapshot.playing.play.ending().is_some() => String::new(),
        _ => {
            let left = snapshot.playing.play.state().turns_left;
            phrase!(lang, "projector.turns_left", count = left)
        }
    }
}

/// How many seconds a vote is open yet.
pub fn seconds_left(view: &View, workshop: &Workshop) -> Option<u64> {
    let count = workshop.snapshot.count.as_ref().filter(|count| count.is_open)?;
    let left = count.closes_at?.saturating_sub(view.session.room_ms());
    Some(left.div_ceil(1000))
}

/// Has the window drawn again when the next second has passed.
pub fn follow_the_clock(ui: &Ui, view: &View, workshop: &Workshop) {
    let Some(count) = workshop.snapshot.count.as_ref().filter(|count| count.is_open) else { return };
    let Some(left) = count.closes_at.map(|at| at.saturating_sub(view.session.room_ms())) else { return };
    if left > 0 {
        ui.ctx().request_repaint_after(Duration::from_millis(left % 1000 + 20));
    }
}

/// What share of the phones has voted, along the upper edge of the line.
fn voted_bar(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let snapshot = &workshop.snapshot;
    let Some(count) = snapshot.count.as_ref().filter(|count| count.is_open && snapshot.joined > 0) else {
        return;
    };
    follow_the_clock(ui, view, workshop);
    let share = count.voted as f32 / snapshot.joined as f32;
    let high = 0.16 * rect.height();
    let bar = Rect::from_min_size(rect.min, vec2(rect.width() * share.min(1.0), high));
    ui.painter().rect_filled(bar, CornerRadius::ZERO, view.theme.palette.teal);
}
