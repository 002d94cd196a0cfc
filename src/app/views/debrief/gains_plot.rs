//! The drawing of both sides' gains: the player's department from left to right, the other from below
//! upwards.

use super::labels::{self, Wanted};
use crate::app::theme::{Size, Theme};
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::scoring;
use crate::text::Lang;
use egui::{Align2, Galley, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

/// What gain counts as a win, as the score takes it.
const WIN: f32 = scoring::WIN as f32;
/// The share of the best joint gain that a win-win reaches, likewise.
const JOINT: f32 = scoring::JOINT as f32;
/// How far a gain is drawn below walking away; worse ones stand on the edge.
const LOWEST: f32 = -0.35;

/// An agreement, or none.
pub struct Point {
    /// What it is.
    pub title: String,
    /// What the player's department gains, as a share of what it could.
    pub ours: f32,
    /// What the other department gains.
    pub theirs: f32,
    /// Whether the conversation ended here.
    pub here: bool,
}

/// The places of everything.
pub struct Plot {
    field: Rect,
    labels: Vec<(Arc<Galley>, Option<Rect>)>,
    region_name: (Arc<Galley>, Rect),
    axes: [Arc<Galley>; 2],
    low: f32,
    radius: f32,
    /// The least that both gains must add up to for a win-win.
    joint: f32,
}

impl Plot {
    /// Places everything within a rectangle.
    pub fn new(ui: &Ui, theme: &Theme, lang: Lang, rect: Rect, points: &[Point], axes: &[String; 2]) -> Plot {
        let p = &theme.palette;
        let least = points.iter().map(|point| point.ours.min(point.theirs)).fold(0.0, f32::min).max(LOWEST);
        let best = points.iter().map(|point| point.ours + point.theirs).fold(0.0, f32::max);
        let small = theme.bold(Size::Small);
        let lay = |words: &str, ink| laid_out(ui, words, small.clone(), ink, rect.width());
        let axes = [lay(&axes[0], p.teal), lay(&axes[1], p.amber)];
        let field = Rect::from_min_max(
            rect.min + vec2(8.0, axes[1].size().y + 6.0),
            rect.max - vec2(4.0, axes[0].size().y + 6.0),
        );
        let name = laid_out(ui, &phrase!(lang, "debrief.win_win"), small.clone(), p.teal, f32::INFINITY);
        let mut plot = Plot {
            field,
            labels: Vec::new(),
            region_name: (name, Rect::NOTHING),
            axes,
            low: least - 0.06,
            radius: 6.5 * theme.scale.sqrt(),
            joint: JOINT * best,
        };
        plot.place(ui, theme, lang, points);
        plot
    }

    /// The corners of the win-win region.
    fn corners(&self) -> Vec<Pos2> {
        region(self.joint).into_iter().map(|[ours, theirs]| self.at(ours, theirs)).collect()
    }

    /// Finds places for all labels, in the width that leaves the fewest without one.
    fn place(&mut self, ui: &Ui, theme: &Theme, lang: Lang, points: &[Point]) {
        let corner = self.at(TOP, TOP) + vec2(-6.0, 3.0);
        let size = self.region_name.0.size();
        self.region_name.1 = Rect::from_min_size(corner - vec2(size.x, 0.0), size);
        let mut taken: Vec<Rect> = points.iter().map(|point| self.spot(point)).collect();
        taken.push(self.region_name.1);
        let corners = self.corners();
        let next = corners.iter().cycle().skip(1);
        let borders: Vec<[Pos2; 2]> = corners.iter().zip(next).map(|(from, to)| [*from, *to]).collect();
        let mut fewest = usize::MAX;
        for share in [0.36, 0.30, 0.44, 0.25] {
            let width = (self.field.width() * share).clamp(84.0, 240.0 * theme.scale);
            let texts: Vec<Arc<Galley>> =
                points.iter().map(|point| label(ui, theme, lang, point, width)).collect();
            let wanted: Vec<Wanted> = points
                .iter()
                .zip(&texts)
                .map(|(point, text)| Wanted { at: self.at(point.ours, point.theirs), size: text.size() })
                .collect();
            let placed = self.placed(theme, points, &wanted, &taken, &borders);
            let without = placed.iter().filter(|place| place.is_none()).count();
            if without < fewest {
                fewest = without;
                self.labels = texts.into_iter().zip(placed).collect();
            }
            if without == 0 {
                break;
            }
        }
    }

    /// Places for the labels that leave room for the numbers of those points that get none.
    fn placed(
        &self,
        theme: &Theme,
        points: &[Point],
        wanted: &[Wanted],
        taken: &[Rect],
        borders: &[[Pos2; 2]],
    ) -> Vec<Option<Rect>> {
        let inside = self.field.expand2(vec2(-2.0, -2.0));
        let mut numbered = vec![false; points.len()];
        loop {
            let numbers = points.iter().zip(&numbered).filter(|(_, numbered)| **numbered);
            let mut taken = taken.to_vec();
            taken.extend(numbers.map(|(point, _)| self.number_place(theme, point)));
            let placed = labels::place(inside, wanted, &taken, borders);
            let before = numbered.clone();
            for (numbered, place) in numbered.iter_mut().zip(&placed) {
                *numbered |= place.is_none();
            }
            // Every round numbers one more point at least, so there are few of them.
            if numbered == before {
                return placed;
            }
        }
    }

    /// Where a point's number stands.
    fn number_place(&self, theme: &Theme, point: &Point) -> Rect {
        let size = theme.font(Size::Small).size;
        let corner = self.at(point.ours, point.theirs) + vec2(self.radius + 3.0, -self.radius);
        Rect::from_min_max(corner - vec2(0.0, size * 1.5), corner + vec2(size * 1.3, 0.0))
    }

    /// The points whose labels found no room: they carry their number instead.
    pub fn unlabelled(&self) -> Vec<usize> {
        (0..self.labels.len()).filter(|number| self.labels[*number].1.is_none()).collect()
    }

    fn at(&self, ours: f32, theirs: f32) -> Pos2 {
        let share = |value: f32| (value.max(self.low + 0.04) - self.low) / (1.07 - self.low);
        pos2(
            self.field.left() + share(ours) * self.field.width(),
            self.field.bottom() - share(theirs) * self.field.height(),
        )
    }

    /// Where a point is drawn.
    pub fn spot(&self, point: &Point) -> Rect {
        let radius = if point.here { self.radius + 4.0 } else { self.radius };
        Rect::from_center_size(self.at(point.ours, point.theirs), vec2(2.0, 2.0) * (radius + 2.0))
    }

    /// Paints it.
    pub fn paint(&self, ui: &Ui, theme: &Theme, points: &[Point]) {
        self.paint_region(ui, theme);
        self.paint_axes(ui, theme);
        for (point, (text, place)) in points.iter().zip(&self.labels) {
            if let Some(place) = place {
                self.paint_leader(ui, theme, point, *place);
                ui.painter().galley(place.min, text.clone(), theme.palette.ink);
            }
        }
        for (number, (point, (_, place))) in (1..).zip(points.iter().zip(&self.labels)) {
            self.paint_point(ui, theme, point, place.is_none().then_some(number));
        }
    }

    fn paint_point(&self, ui: &Ui, theme: &Theme, point: &Point, number: Option<usize>) {
        let p = &theme.palette;
        let centre = self.at(point.ours, point.theirs);
        let painter = ui.painter();
        if point.here {
            painter.circle_filled(centre, self.radius + 4.0, p.ink);
            painter.circle_stroke(centre, self.radius + 1.0, Stroke::new(1.5, p.card));
        } else {
            painter.circle(centre, self.radius, p.card, Stroke::new(2.5, p.ink));
        }
        if let Some(number) = number {
            let at = centre + vec2(self.radius + 3.0, -self.radius);
            painter.text(at, Align2::LEFT_BOTTOM, number, theme.bold(Size::Small), p.ink);
        }
    }

    /// A thin line from a label to its point, where they don't touch.
    fn paint_leader(&self, ui: &Ui, theme: &Theme, point: &Point, place: Rect) {
        let centre = self.at(point.ours, point.theirs);
        let near = place.clamp(centre);
        let reach = if point.here { self.radius + 5.0 } else { self.radius + 1.0 };
        let way = near - centre;
        if way.length() > reach + 7.0 {
            let from = centre + way.normalized() * reach;
            ui.painter().line_segment([from, near], Stroke::new(1.0, theme.palette.ink_soft));
        }
    }

    /// The ground on which both win.
    fn paint_region(&self, ui: &Ui, theme: &Theme) {
        let p = &theme.palette;
        let corners = self.corners();
        if corners.len() >= 3 {
            ui.painter().add(Shape::convex_polygon(corners, p.teal_soft, Stroke::new(1.0, p.teal)));
        }
        let (name, place) = &self.region_name;
        ui.painter().galley(place.min, name.clone(), p.teal);
    }

    fn paint_axes(&self, ui: &Ui, theme: &Theme) {
        let p = &theme.palette;
        let painter = ui.painter();
        let line = Stroke::new(2.0, p.ink);
        painter.line_segment([self.field.left_bottom(), self.field.right_bottom()], line);
        painter.line_segment([self.field.left_bottom(), self.field.left_top()], line);
        // Walking away, for both.
        let zero = self.at(0.0, 0.0);
        let thin = Stroke::new(1.0, p.rule);
        painter.vline(zero.x, self.field.y_range(), thin);
        painter.hline(self.field.x_range(), zero.y, thin);
        let [across, up] = &self.axes;
        let below = self.field.right_bottom() + vec2(-across.size().x, 4.0);
        painter.galley(below, across.clone(), p.teal);
        let above = pos2(self.field.left() - 8.0, self.field.top() - up.size().y - 4.0);
        painter.galley(above, up.clone(), p.amber);
    }
}

/// The name of an agreement without its particulars: what stands before the first colon.
fn short(title: &str) -> &str {
    title.split([':', '：']).next().map_or(title, str::trim)
}

/// A point's label, wrapped within a width.
fn label(ui: &Ui, theme: &Theme, lang: Lang, point: &Point, width: f32) -> Arc<Galley> {
    let p = &theme.palette;
    if point.here {
        let text = phrase!(lang, "debrief.ended_here", title = short(&point.title));
        laid_out(ui, &text, theme.bold(Size::Small), p.ink, width * 1.2)
    } else {
        laid_out(ui, short(&point.title), theme.font(Size::Small), p.ink_soft, width)
    }
}

/// Where the win-win region ends: a little beyond the best of both, so that points on its edge stand
/// inside.
const TOP: f32 = 1.05;

/// The corners of the win-win region: both gains at least [`WIN`], together at least `joint`.
fn region(joint: f32) -> Vec<[f32; 2]> {
    let square = [[WIN, WIN], [TOP, WIN], [TOP, TOP], [WIN, TOP]];
    let mut corners = Vec::new();
    for (index, from) in square.iter().enumerate() {
        let to = square[(index + 1) % square.len()];
        let over = |corner: &[f32; 2]| corner[0] + corner[1] - joint;
        let (a, b) = (over(from), over(&to));
        if a >= 0.0 {
            corners.push(*from);
        }
        if a * b < 0.0 {
            let share = a / (a - b);
            corners.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
        }
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_leaves_the_particulars_out() {
        assert_eq!(short("Two loads: sixty today, the rest on Tuesday"), "Two loads");
        assert_eq!(short("分两车发：六十台今天走"), "分两车发");
        assert_eq!(short("Find that one, now"), "Find that one, now");
    }

    #[test]
    fn the_region_is_the_square_with_its_poorest_corner_cut_off() {
        assert_eq!(region(2.0 * WIN).len(), 4, "nothing to cut");
        let cut = region(1.4);
        assert_eq!(cut.len(), 5);
        for [ours, theirs] in cut {
            assert!(ours >= WIN && theirs >= WIN && ours + theirs >= 1.4 - 1e-4);
        }
        assert!(region(3.0).is_empty(), "out of reach");
    }
}
