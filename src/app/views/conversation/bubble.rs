//! Speech and thought, near the one who speaks and clear of faces.

use super::super::widgets::laid_out;
use crate::app::geometry::{Geometry, Side};
use crate::app::theme::{LINE, RADIUS, Size, Theme};
use egui::{
    Color32, CornerRadius, Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// The widest that a bubble gets, in points at text size 100%.
const WIDEST: f32 = 460.0;
const PADDING: Vec2 = vec2(22.0, 16.0);

/// Draws what somebody says; gives the lower edge of the bubble.
pub fn speech(ui: &mut Ui, theme: &Theme, geometry: &Geometry, side: Side, said: &str, who: &str) -> f32 {
    let p = &theme.palette;
    let room = geometry.speech();
    let width = (WIDEST * theme.scale).min(room.width());
    let inner = width - 2.0 * PADDING.x;
    // A long line at a large size still has to leave its place below the header.
    let size = [Size::Speech, Size::Heading, Size::Body]
        .into_iter()
        .find(|size| laid_out(ui, said, theme.font(*size), p.ink, inner).size().y < room.height() * 0.62)
        .unwrap_or(Size::Small);
    let words = laid_out(ui, said, theme.font(size), p.ink, inner);
    let name = laid_out(ui, who, theme.font(Size::Small), p.ink_soft, inner);
    let text_width = words.size().x.max(name.size().x);
    let height = words.size().y + 8.0 + name.size().y + 2.0 * PADDING.y;
    let bubble_size = vec2(text_width + 2.0 * PADDING.x, height);
    let mouth = geometry.mouth(side);
    let top = (mouth.y - height * 0.85).clamp(room.top(), (room.bottom() - height).max(room.top()));
    let left = match side {
        Side::Left => room.left() + 26.0,
        Side::Right => room.right() - 26.0 - bubble_size.x,
    };
    let rect = Rect::from_min_size(pos2(left.max(room.left()), top), bubble_size);
    let round = CornerRadius::same(RADIUS + 6);
    ui.painter().rect(rect, round, p.card, theme.line(), StrokeKind::Inside);
    tail(ui, theme, rect, mouth, side);
    let origin = rect.min + PADDING;
    let name_at = origin + vec2(0.0, words.size().y + 8.0);
    ui.painter().galley(origin, words, p.ink);
    ui.painter().galley(name_at, name, p.ink_soft);
    let response = ui.interact(rect, Id::new(("speech", side == Side::Left)), Sense::hover());
    let label = format!("{who}\n{said}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &label));
    rect.bottom()
}

/// Draws the tail over the bubble's edge: paper first, then its two lines.
fn tail(ui: &Ui, theme: &Theme, rect: Rect, mouth: Pos2, side: Side) {
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
pub fn thought(ui: &mut Ui, theme: &Theme, geometry: &Geometry, top: f32, thought: &str) {
    let p = &theme.palette;
    let room = geometry.speech();
    let width = (WIDEST * 0.85 * theme.scale).min(room.width());
    let words = laid_out(ui, thought, theme.font(Size::Body), p.plum, width - 36.0);
    let size = words.size() + vec2(36.0, 22.0);
    let top = (top + 18.0).min(room.bottom() - size.y).max(room.top());
    let rect = Rect::from_min_size(pos2(room.right() - 20.0 - size.x, top), size);
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
    ui.painter().galley(rect.min + vec2(18.0, 11.0), words, p.plum);
    let response = ui.interact(rect, Id::new("thought"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, thought));
}

/// A dashed line around a rectangle.
pub fn dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.5, colour), 6.0, 4.0));
}
