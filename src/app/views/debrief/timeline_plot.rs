//! The drawing of the timeline. Heat is a solid line with filled diamonds, trust a dashed one with
//! open circles, and the best that could still be reached a dotted one; each is named at its end.

use super::judgement;
use super::spread::{apart, range};
use crate::app::theme::{Size, Theme};
use crate::app::views::shared::widgets::laid_out;
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
    /// What it is counted as.
    pub number: String,
    /// The sign of the judgement.
    pub sign: &'static str,
    /// The judgement.
    pub quality: i8,
    /// Whether it turned here.
    pub turned: bool,
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
            (
                Kind::Trust,
                phrase!(lang, "debrief.trust_end", value = last(&curves.trust)),
                p.teal,
                &curves.trust,
            ),
        ];
        if let Some(best) = &curves.best {
            named.push((Kind::Best, phrase!(lang, "debrief.best_end", value = last(best)), p.ink_soft, best));
        }
        let named: Vec<_> = named
            .into_iter()
            .map(|(kind, name, ink, values)| {
                (kind, laid_out(ui, &name, font.clone(), ink, f32::INFINITY), ink, values)
            })
            .collect();
        let widest = named.iter().map(|(_, name, _, _)| name.size().x).fold(0.0, f32::max);
        let turns = curves.heat.len().saturating_sub(1).max(1);
        let numbers = 2.0 * row + 14.0;
        let field = Rect::from_min_max(
            rect.min + vec2(2.4 * font.size, 0.8 * row),
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
            pos2(self.x(turn), self.field.top() - 0.6 * self.caption_row),
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
        // Only as many figures as have room above each other.
        let shares: &[f32] =
            if self.field.height() > 3.2 * self.caption_row { &[0.0, 0.5, 1.0] } else { &[0.0, 1.0] };
        for share in shares.iter().copied() {
            let y = egui::lerp(self.field.bottom()..=self.field.top(), share);
            painter.hline(self.field.x_range(), y, Stroke::new(1.0, p.rule));
            let value = egui::lerp(self.range.0..=self.range.1, share).round();
            let left = pos2(self.field.left() - 10.0, y);
            let font = theme.font(Size::Small);
            painter.text(left, Align2::RIGHT_CENTER, value, font, p.ink_soft);
        }
        // The one that matters least first, so that the others lie on top of it.
        for line in self.lines.iter().rev() {
            paint_line(ui, theme, line);
        }
        self.paint_names(ui);
        self.paint_numbers(ui, theme, marks, selected);
        self.paint_flags(ui, theme, marks);
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
            // Narrow columns leave out every other number, and their signs are drawn smaller.
            let number = laid_out(ui, &mark.number, self.number.clone(), p.ink, f32::INFINITY);
            let narrow = column.width() < number.size().x + 6.0;
            if chosen {
                ui.painter().circle_filled(centre, row * 0.6, p.teal);
            }
            if chosen || !narrow {
                let ink = if chosen { p.on_teal } else { p.ink };
                let corner = centre - number.size() / 2.0;
                ui.painter().galley_with_override_text_color(corner, number, ink);
            }
            let (ink, _) = judgement::colours(theme, mark.quality);
            let below = centre + vec2(0.0, row);
            let drawn =
                |size| laid_out(ui, mark.sign, FontId { size, ..self.number.clone() }, ink, f32::INFINITY);
            let natural = drawn(1.1 * self.number.size);
            let share = ((column.width() - 3.0) / natural.size().x).min(1.0);
            let sign = if share < 1.0 { drawn(1.1 * share * self.number.size) } else { natural };
            ui.painter().galley(below - sign.size() / 2.0, sign, ink);
        }
    }

    /// A flag above every turn where it turned; what happened there stands above the picture.
    fn paint_flags(&self, ui: &Ui, theme: &Theme, marks: &[Mark]) {
        let p = &theme.palette;
        let side = 0.45 * self.caption_row;
        for (turn, _) in marks.iter().enumerate().filter(|(_, mark)| mark.turned) {
            let x = self.column(turn).center().x;
            let top = self.field.top() - 0.55 * self.caption_row;
            let painter = ui.painter();
            let pole = [pos2(x, top), pos2(x, self.field.bottom())];
            painter.extend(Shape::dashed_line(&pole, Stroke::new(1.5, p.ink_soft), 4.0, 4.0));
            let flag = vec![pos2(x, top), pos2(x + 1.2 * side, top + side / 2.0), pos2(x, top + side)];
            painter.add(Shape::convex_polygon(flag, p.ink, Stroke::new(1.0, p.ink)));
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
