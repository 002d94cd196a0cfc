//! How much of what was there a conversation came to, as a ring: the same on every screen that shows a score.
//!
//! The ring is for the eye; the words for it (`words::share`, `words::points`) stand beside it.

use super::widgets::laid_out;
use crate::app::theme::{LINE, Size, Theme};
use egui::epaint::PathShape;
use egui::{Pos2, Shape, Stroke, Ui, vec2};
use std::f32::consts::TAU;

/// What a ring shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The share of what was there, 0–100 per cent.
    Share(u8),
    /// Points, where what was there isn't known: a number, and no share of anything.
    Points(u8),
}

/// How many straight lines a full ring is made of.
const LINES: f32 = 72.0;

/// How wide the number may be, in radii.
const ROOM: f32 = 1.7;

/// Paints it around a centre, with its number in letters of this size.
pub fn paint(ui: &Ui, theme: &Theme, centre: Pos2, radius: f32, size: Size, reached: Reached) {
    let p = &theme.palette;
    let words = match reached {
        Reached::Share(percent) => format!("{percent}%"),
        Reached::Points(points) => points.to_string(),
    };
    ui.painter().circle(centre, radius, p.card, Stroke::new(LINE, p.rule));
    match reached {
        Reached::Share(percent) if percent > 0 => arc(ui, theme, centre, radius, f32::from(percent) / 100.0),
        Reached::Share(_) => {}
        // No share: a line all around, as thin as any.
        Reached::Points(_) => {
            ui.painter().circle_stroke(centre, radius, theme.line());
        }
    }
    let mut font = theme.bold(size);
    let mut digits = laid_out(ui, &words, font.clone(), p.ink, f32::INFINITY);
    // Large letters grow faster than rings do.
    let room = ROOM * radius;
    if digits.size().x > room {
        font.size *= room / digits.size().x;
        digits = laid_out(ui, &words, font, p.ink, f32::INFINITY);
    }
    ui.painter().galley(centre - digits.size() / 2.0, digits, p.ink);
}

/// The part of the ring that is full, from the top on, clockwise.
fn arc(ui: &Ui, theme: &Theme, centre: Pos2, radius: f32, share: f32) {
    let steps = (LINES * share).ceil().max(1.0) as usize;
    let at = |step: usize| {
        let angle = TAU * (share * step as f32 / steps as f32 - 0.25);
        centre + radius * vec2(angle.cos(), angle.sin())
    };
    let stroke = Stroke::new(2.0 * LINE, theme.palette.teal);
    ui.painter().add(Shape::Path(PathShape::line((0..=steps).map(at).collect(), stroke)));
}
