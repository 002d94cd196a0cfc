//! Speech and thought, near the one who speaks and clear of faces.

use super::spoken::Spoken;
use crate::app::geometry::{Geometry, Side};
use crate::app::theme::{LINE, RADIUS, Size, Theme};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::laid_out;
use egui::{
    Color32, CornerRadius, Galley, Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};
use std::sync::Arc;

/// The widest that a bubble gets, in points at text size 100%.
const WIDEST: f32 = 460.0;
const PADDING: Vec2 = vec2(22.0, 16.0);
const THOUGHT_PADDING: Vec2 = vec2(18.0, 11.0);
/// Between what is said and who says it.
const BELOW: f32 = 8.0;
/// Between a bubble and the thought below it.
const APART: f32 = 18.0;
/// The sizes in which speech is tried; none is smaller than text.
const SIZES: [Size; 3] = [Size::Speech, Size::Heading, Size::Body];

/// What is said and thought, laid out so that it fits between the two heads.
pub struct Bubbles {
    words: Arc<Galley>,
    name: Arc<Galley>,
    speech: Vec2,
    thought: Option<(Arc<Galley>, Vec2)>,
}

/// Lays out speech and thought; none if there is no room for them between the heads.
pub fn fit(ui: &Ui, theme: &Theme, geometry: &Geometry, spoken: &Spoken) -> Option<Bubbles> {
    let room = geometry.speech();
    let p = &theme.palette;
    let width = (WIDEST * theme.scale).min(room.width());
    let inner = width - 2.0 * PADDING.x;
    if inner < 120.0 * theme.scale.sqrt() {
        return None;
    }
    let name = laid_out(ui, &spoken.who, theme.font(Size::Small), p.ink_soft, inner);
    let thought = spoken.thought.as_ref().map(|thought| {
        let words = laid_out(ui, thought, theme.font(Size::Body), p.plum, width - 2.0 * THOUGHT_PADDING.x);
        let size = words.size() + 2.0 * THOUGHT_PADDING;
        (words, size)
    });
    let below = thought.as_ref().map_or(0.0, |(_, size)| size.y + APART);
    SIZES.into_iter().find_map(|size| {
        let words = laid_out(ui, &spoken.said, theme.font(size), p.ink, inner);
        let text = vec2(words.size().x.max(name.size().x), words.size().y + BELOW + name.size().y);
        let speech = text + 2.0 * PADDING;
        let fits = speech.y + below <= room.height();
        fits.then(|| Bubbles { words, name: name.clone(), speech, thought: thought.clone() })
    })
}

/// Draws them.
pub fn show(ui: &mut Ui, theme: &Theme, geometry: &Geometry, spoken: &Spoken, bubbles: Bubbles) {
    let p = &theme.palette;
    let room = geometry.speech();
    let side = spoken.side;
    let mouth = geometry.mouth(side);
    let below = bubbles.thought.as_ref().map_or(0.0, |(_, size)| size.y + APART);
    let lowest = room.bottom() - bubbles.speech.y - below;
    let top = (mouth.y - bubbles.speech.y * 0.85).clamp(room.top(), lowest.max(room.top()));
    let slack = (room.width() - bubbles.speech.x).clamp(0.0, 26.0);
    let left = match side {
        Side::Left => room.left() + slack,
        Side::Right => room.right() - slack - bubbles.speech.x,
    };
    let rect = Rect::from_min_size(pos2(left, top), bubbles.speech);
    let round = CornerRadius::same(RADIUS + 6);
    ui.painter().rect(rect, round, p.card, theme.line(), StrokeKind::Inside);
    tail(ui, theme, rect, mouth, side);
    let origin = rect.min + PADDING;
    let name_at = origin + vec2(0.0, bubbles.words.size().y + BELOW);
    ui.painter().galley(origin, bubbles.words, p.ink);
    ui.painter().galley(name_at, bubbles.name, p.ink_soft);
    let response = ui.interact(rect, Id::new(("speech", side == Side::Left)), Sense::hover());
    announce(&response, &spoken.told());
    if let (Some((words, size)), Some(thought)) = (bubbles.thought, &spoken.thought) {
        show_thought(ui, theme, geometry, rect.bottom() + APART, (words, size), thought);
    }
}

/// Draws the tail over the bubble's edge: paper first, then its two lines.
pub fn tail(ui: &Ui, theme: &Theme, rect: Rect, mouth: Pos2, side: Side) {
    let p = &theme.palette;
    // Inwards from the bubble's edge.
    let (edge, inwards) = if side == Side::Left { (rect.left(), 1.0) } else { (rect.right(), -1.0) };
    let lowest = rect.bottom() - 24.0;
    let middle = mouth.y.min(lowest).max(rect.top() + 24.0);
    let (upper, lower) =
        (pos2(edge + inwards * LINE / 2.0, middle - 11.0), pos2(edge + inwards * LINE / 2.0, middle + 11.0));
    let within = vec2(inwards * (LINE + 1.0), 0.0);
    let paper = vec![upper + within, mouth, lower + within];
    ui.painter().add(Shape::convex_polygon(paper, p.card, Stroke::NONE));
    ui.painter().line_segment([upper, mouth], Stroke::new(LINE, p.ink));
    ui.painter().line_segment([lower, mouth], Stroke::new(LINE, p.ink));
}

/// Draws what the other side thinks, below `top`.
fn show_thought(
    ui: &mut Ui,
    theme: &Theme,
    geometry: &Geometry,
    top: f32,
    (words, size): (Arc<Galley>, Vec2),
    thought: &str,
) {
    let p = &theme.palette;
    let room = geometry.speech();
    let slack = (room.width() - size.x).clamp(0.0, 20.0);
    let rect = Rect::from_min_size(pos2(room.right() - slack - size.x, top), size);
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.plum_soft);
    dashed(ui, rect, p.plum);
    // Two small circles lead from the head to the thought.
    let head = geometry.head(Side::Right);
    let from = pos2(rect.right(), rect.center().y);
    let to = pos2(head.left() + 6.0, head.center().y);
    for (along, radius) in [(0.35, 6.0), (0.7, 3.5)] {
        let centre = from + (to - from) * along;
        ui.painter().circle(centre, radius, p.plum_soft, Stroke::new(1.5, p.plum));
    }
    ui.painter().galley(rect.min + THOUGHT_PADDING, words, p.plum);
    let response = ui.interact(rect, Id::new("thought"), Sense::hover());
    announce(&response, thought);
}

/// A dashed line around a rectangle.
pub fn dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.5, colour), 6.0, 4.0));
}
