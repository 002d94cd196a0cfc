//! What is said beside a small stage: where the picture's height is needed for something else.

use super::fitting::{SENTENCES, largest, put};
use crate::app::geometry::{Geometry, Side};
use crate::app::theme::{LINE, RADIUS, Size, Theme};
use crate::app::views::conversation::bubble::{dashed, tail};
use crate::app::views::conversation::put_stage;
use crate::app::views::conversation::spoken::Spoken;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::laid_out;
use crate::text::{Lang, labelled};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The stage's share of the width.
const STAGE: f32 = 0.27;
const PADDING: f32 = 12.0;
/// Between the card and the edges of its part.
const AROUND: f32 = 8.0;
/// Room for the tail.
const TAIL: f32 = 26.0;

fn inner_width(width: f32) -> f32 {
    width * (1.0 - STAGE) - 2.0 * PADDING - TAIL - 2.0 * AROUND
}

/// The words with the name before them: from afar nobody sees whose mouth the tail points at.
pub fn named(spoken: &Spoken, lang: Lang) -> String {
    labelled(lang, &spoken.name, &spoken.said)
}

/// The least height in which everything can be read.
pub fn least(ui: &Ui, theme: &Theme, lang: Lang, width: f32, spoken: &Spoken) -> f32 {
    let p = &theme.palette;
    let high = |words: &str, less: f32| {
        laid_out(ui, words, theme.font(Size::Small), p.ink, inner_width(width) - less).size().y
    };
    let thought = spoken.thought.as_ref().map_or(0.0, |words| high(words, 2.0 * PADDING) + 3.0 * PADDING);
    high(&named(spoken, lang), 0.0) + thought + 2.0 * PADDING + 2.0 * AROUND
}

/// Draws the stage's place on the left, and the words on the right.
pub fn show(ui: &Ui, theme: &Theme, lang: Lang, strip: Rect, spoken: &Spoken) {
    let p = &theme.palette;
    let (stage, beside) = strip.split_left_right_at_fraction(STAGE);
    let geometry = Geometry::of(stage);
    put_stage(ui, stage);
    ui.painter().rect_filled(beside, CornerRadius::ZERO, p.paper);
    ui.painter().vline(beside.left(), beside.y_range(), Stroke::new(LINE, p.ink));
    let card =
        Rect::from_min_max(beside.min + vec2(TAIL + AROUND, AROUND), beside.max - vec2(AROUND, AROUND));
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    let mouth = geometry.mouth(spoken.side).y.clamp(card.top(), card.bottom());
    tail(ui, theme, card, pos2(card.left() - TAIL, mouth), Side::Left);
    let inner = card.shrink(PADDING);
    // What is thought is not larger than what is said.
    let thought = spoken.thought.as_ref().map(|words| {
        let room = vec2(inner.width() - 2.0 * PADDING, 0.45 * inner.height());
        largest(ui, theme, words, false, p.plum, room, &SENTENCES[2..])
    });
    let below = thought.as_ref().map_or(0.0, |galley| galley.size().y + 3.0 * PADDING);
    let room = vec2(inner.width(), inner.height() - below);
    let sizes = if thought.is_some() { &SENTENCES[1..] } else { &SENTENCES[..] };
    let words = largest(ui, theme, &named(spoken, lang), false, p.ink, room, sizes);
    // In the middle of the room that it has.
    let top = inner.top() + ((inner.height() - below - words.size().y) / 2.0).max(0.0);
    let said = put(ui, pos2(inner.left(), top), &words, p.ink);
    announce(&ui.interact(said, ui.id().with("said"), Sense::hover()), &spoken.told());
    if let (Some(galley), Some(told)) = (thought, &spoken.thought) {
        let size = galley.size() + vec2(2.0 * PADDING, 2.0 * PADDING);
        let rect = Rect::from_min_size(pos2(inner.left(), said.bottom() + PADDING), size);
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.plum_soft);
        dashed(ui, rect, p.plum);
        let at = put(ui, rect.min + vec2(PADDING, PADDING), &galley, p.plum);
        announce(&ui.interact(at, ui.id().with("thought"), Sense::hover()), told);
    }
}
