//! The drawing of the timeline. Heat is a solid line with filled diamonds, trust a dashed one with
//! open circles, and the best that could still be reached a dotted one; each is named at its end.

use super::judgement;
use super::pane::one_line;
use crate::app::theme::{Size, Theme};
use crate::app::views::widgets::laid_out;
use crate::phrase;
use crate::text::Lang;
use egui::{Align2, Color32, CornerRadius, FontId, Galley, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// What goes up and down, 0–100, at the opening and after every turn.
pub struct Curves {
    /// Heat.
    pub heat: Vec<f32>,
    /// Trust.
    pub trust: Vec<f32>,
    /// The best outcome that could still be reached, if it is known.
    pub best: Option<Vec<f32>>,
}

/// What is marked at a turn.
pub struct Mark {
    /// The sign of the judgement.
    pub sign: &'static str,
    /// The judgement.
    pub quality: i8,
    /// If it turned here: what happened.
    pub caption: Option<String>,
}

/// A line and its name at the end.
struct Line {
    points: Vec<Pos2>,
    name: Arc<Galley>,
    ink: Color32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heat,
    Trust,
    Best,
}

/// The places of everything.
pub struct Plot {
    field: Rect,
    turns: usize,
    lines: Vec<Line>,
    number: FontId,
    caption_row: f32,
    range: (f32, f32),
}

impl Plot {
    /// Places everything within a rectangle.
    pub fn new(ui: &Ui, theme: &Theme, lang: Lang, rect: Rect, curves: &Curves) -> Plot {
        let p = &theme.palette;
        let font = theme.bold(Size::Small);
        let row = font.size * 1.45;
        let last = |values: &[f32]| values.last().copied().unwrap_or(0.0).round();
        let mut named = vec![
            (Kind::Heat, phrase!(lang, "debrief.heat_end", value = last(&curves.heat)), p.rust, &curves.heat),
            (Kind::Trust, phrase!(lang, "debrief.trust_end", value = last(&curves.trust)), p.teal, &curves.trust),
        ];
        if let Some(best) = &curves.best {
            named.push((Kind::Best, phrase!(lang, "debrief.best_end", value = last(best)), p.ink_soft, best));
        }
        let named: Vec<_> = named
            .into_iter()
            .map(|(kind, name, ink, values)| (kind, laid_out(ui, &name, font.clone(), ink, f32::INFINITY), ink, values))
            .collect();
        let widest = named.iter().map(|(_, name, _, _)| name.size().x).fold(0.0, f32::max);
        let turns = curves.heat.len().saturating_sub(1).max(1);
        let numbers = 2.0 * row + 14.0;
        let field = Rect::from_min_max(
            rect.min + vec2(2.4 * font.size, row + 8.0),
            rect.max - vec2(widest + 22.0, numbers),
        );
        let range = range(named.iter().flat_map(|(_, _, _, values)| values.iter().copied()));
        let at = |index: usize, value: f32| {
            let across = index as f32 / turns as f32;
            let up = (value - range.0) / (range.1 - range.0);
            pos2(field.left() + across * field.width(), field.bottom() - up * field.height())
        };
        let lines = named
            .into_iter()
            .map(|(kind, name, ink, values)| {
                let points = values.iter().enumerate().map(|(index, value)| at(index, *value)).collect();
                Line { points, name, ink, kind }
            })
            .collect();
        Plot { field, turns, lines, number: font, caption_row: row, range }
    }

    fn x(&self, index: usize) -> f32 {
        self.field.left() + index as f32 / self.turns as f32 * self.field.width()
    }

    /// The part of the picture that belongs to a turn.
    pub fn column(&self, turn: usize) -> Rect {
        let bottom = self.field.bottom() + 2.0 * self.caption_row + 14.0;
        Rect::from_min_max(
            pos2(self.x(turn), self.field.top() - self.caption_row),
            pos2(self.x((turn + 1).min(self.turns)), bottom),
        )
    }

    /// Paints it.
    pub fn paint(&self, ui: &Ui, theme: &Theme, marks: &[Mark], selected: usize) {
        let p = &theme.palette;
        let painter = ui.painter();
        if selected < marks.len() {
            let band = self.column(selected);
            painter.rect_filled(band, CornerRadius::same(6), p.note);
            let sides = Stroke::new(1.5, p.ink);
            painter.vline(band.left(), self.field.y_range(), sides);
            painter.vline(band.right(), self.field.y_range(), sides);
        }
        for share in [0.0, 0.5, 1.0] {
            let y = egui::lerp(self.field.bottom()..=self.field.top(), share);
            painter.hline(self.field.x_range(), y, Stroke::new(1.0, p.rule));
            let value = egui::lerp(self.range.0..=self.range.1, share).round();
            let size = 0.86 * self.number.size;
            let left = pos2(self.field.left() - 10.0, y);
            let font = FontId { size, ..theme.font(Size::Small) };
            painter.text(left, Align2::RIGHT_CENTER, value, font, p.ink_soft);
        }
        // The one that matters least first, so that the others lie on top of it.
        for line in self.lines.iter().rev() {
            paint_line(ui, theme, line);
        }
        self.paint_names(ui);
        self.paint_numbers(ui, theme, marks, selected);
        self.paint_captions(ui, theme, marks);
    }

    /// The names at the ends of the lines, moved apart where the lines end close together.
    fn paint_names(&self, ui: &Ui) {
        let mut order: Vec<&Line> = self.lines.iter().filter(|line| !line.points.is_empty()).collect();
        let end = |line: &Line| line.points.last().map_or(0.0, |point| point.y);
        order.sort_by(|a, b| end(a).total_cmp(&end(b)));
        let wanted: Vec<f32> = order.iter().map(|line| end(line)).collect();
        let room = (self.field.top() - self.caption_row / 2.0, self.field.bottom() + self.caption_row / 2.0);
        for (line, y) in order.into_iter().zip(apart(&wanted, self.caption_row, room)) {
            let left = pos2(self.field.right() + 14.0, y - line.name.size().y / 2.0);
            ui.painter().galley(left, line.name.clone(), line.ink);
        }
    }

    fn paint_numbers(&self, ui: &Ui, theme: &Theme, marks: &[Mark], selected: usize) {
        let p = &theme.palette;
        let row = self.caption_row;
        for (turn, mark) in marks.iter().enumerate() {
            let column = self.column(turn);
            let centre = pos2(column.center().x, self.field.bottom() + 6.0 + row / 2.0);
            let chosen = turn == selected;
            let narrow = column.width() < row;
            if chosen {
                ui.painter().circle_filled(centre, row * 0.56, p.teal);
            }
            if chosen || !narrow {
                let ink = if chosen { p.on_teal } else { p.ink };
                ui.painter().text(centre, Align2::CENTER_CENTER, turn + 1, self.number.clone(), ink);
            }
            let (ink, _) = judgement::colours(theme, mark.quality);
            let below = centre + vec2(0.0, row);
            let size = self.number.size * if narrow { 0.8 } else { 1.1 };
            ui.painter().text(below, Align2::CENTER_CENTER, mark.sign, FontId { size, ..self.number.clone() }, ink);
        }
    }

    /// The captions of the turning points, in one row above, each with a line down to its turn; a
    /// caption that doesn't fit beside the one before is cut short.
    fn paint_captions(&self, ui: &Ui, theme: &Theme, marks: &[Mark]) {
        let p = &theme.palette;
        let captions: Vec<(usize, &str)> =
            marks.iter().enumerate().filter_map(|(turn, mark)| Some((turn, mark.caption.as_deref()?))).collect();
        let top = self.field.top() - self.caption_row - 4.0;
        let right = self.field.right() + 12.0;
        let mut free = self.field.left() - 8.0;
        for (position, (turn, caption)) in captions.iter().enumerate() {
            let x = self.column(*turn).center().x;
            let next = captions.get(position + 1).map(|(turn, _)| self.column(*turn).center().x - 12.0);
            // What follows may move to the right of its turn, but not to the left of it.
            let until = next.unwrap_or(right);
            let wanted = laid_out(ui, caption, self.number.clone(), p.ink, f32::INFINITY).size().x + 14.0;
            let start = (x - 5.0).min(until - wanted).max(free);
            let galley = one_line(ui, caption, &self.number, p.ink, until - start - 14.0);
            let left = pos2(start + 14.0, top);
            free = left.x + galley.size().x + 10.0;
            let flag = Stroke::new(1.5, p.ink);
            ui.painter().line_segment([pos2(x, top + self.caption_row), pos2(x, self.field.bottom())], Stroke::new(1.0, p.ink_soft));
            let tip = pos2(left.x - 7.0, top + self.caption_row / 2.0);
            ui.painter().add(Shape::convex_polygon(
                vec![tip + vec2(-4.0, -4.0), tip + vec2(4.0, 0.0), tip + vec2(-4.0, 4.0)],
                p.ink,
                Stroke::NONE,
            ));
            ui.painter().line_segment([tip + vec2(-4.0, 0.0), pos2(tip.x - 4.0, top + self.caption_row)], flag);
            ui.painter().line_segment([pos2(tip.x - 4.0, top + self.caption_row), pos2(x, top + self.caption_row)], flag);
            ui.painter().galley(left, galley, p.ink);
        }
    }
}

fn paint_line(ui: &Ui, theme: &Theme, line: &Line) {
    let painter = ui.painter();
    let thick = Stroke::new(3.0, line.ink);
    match line.kind {
        Kind::Heat => {
            painter.line(line.points.clone(), thick);
        }
        Kind::Trust => painter.extend(Shape::dashed_line(&line.points, thick, 8.0, 4.0)),
        Kind::Best => painter.extend(Shape::dotted_line(&line.points, line.ink, 5.0, 1.0)),
    }
    for point in &line.points {
        match line.kind {
            Kind::Heat => {
                let (across, up) = (Vec2::new(6.0, 0.0), Vec2::new(0.0, 6.0));
                let diamond = vec![*point - across, *point - up, *point + across, *point + up];
                painter.add(Shape::convex_polygon(diamond, line.ink, Stroke::NONE));
            }
            Kind::Trust => {
                painter.circle(*point, 4.5, theme.palette.card, Stroke::new(2.5, line.ink));
            }
            Kind::Best => {}
        }
    }
}

/// What the picture shows from bottom to top: whole tens around everything, at least half of 0–100.
fn range(values: impl Iterator<Item = f32>) -> (f32, f32) {
    let (least, most) = values.fold((100.0f32, 0.0f32), |(least, most), value| (least.min(value), most.max(value)));
    let (mut low, mut high) = ((least / 10.0).floor() * 10.0, (most / 10.0).ceil() * 10.0);
    while high - low < 50.0 {
        low = (low - 10.0).max(0.0);
        high = (high + 10.0).min(100.0);
    }
    (low, high)
}

/// Moves places apart, in their order, so that each has `gap` to the next and all stay in the room.
fn apart(wanted: &[f32], gap: f32, (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut placed: Vec<f32> = Vec::new();
    for y in wanted {
        let least = placed.last().map_or(top, |last| last + gap);
        placed.push(y.max(least));
    }
    let mut most = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(most);
        most = *y - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::{apart, range};

    #[test]
    fn the_range_holds_every_value_and_shows_no_more_than_it_must() {
        assert_eq!(range([31.0, 64.0].into_iter()), (20.0, 80.0));
        assert_eq!(range([0.0, 4.0].into_iter()), (0.0, 50.0));
        assert_eq!(range([3.0, 97.0].into_iter()), (0.0, 100.0));
        assert_eq!(range([96.0, 99.0].into_iter()), (50.0, 100.0));
    }

    #[test]
    fn names_stay_apart_and_near_their_lines() {
        assert_eq!(apart(&[10.0, 50.0], 20.0, (0.0, 100.0)), [10.0, 50.0]);
        assert_eq!(apart(&[10.0, 12.0], 20.0, (0.0, 100.0)), [10.0, 30.0]);
        assert_eq!(apart(&[90.0, 98.0], 20.0, (0.0, 100.0)), [80.0, 100.0]);
        assert_eq!(apart(&[0.0, 0.0, 0.0], 20.0, (0.0, 100.0)), [0.0, 20.0, 40.0]);
    }
}
