//! What is wrong with a painted screen: words cut off, on top of each other, covered, outside of
//! their card, cut short, or broken where Chinese doesn't break.

use egui::epaint::{ClippedShape, RectShape, Shape, TextShape};
use egui::{Color32, Rect, vec2};

/// Marks that may not begin a line.
const NOT_FIRST: &str = "，。、；：！？）》〉】』」”’…％·,.;:!?)";
/// Marks that may not end one.
const NOT_LAST: &str = "（《〈【『「“‘(";

/// A line of words as it was painted.
#[derive(Clone, Debug)]
struct Row {
    words: String,
    place: Rect,
    clip: Rect,
    /// When it was painted.
    order: usize,
    /// Which text it is a line of, and which line.
    text: usize,
    position: usize,
    /// Whether it can be seen as a whole.
    seen: bool,
}

/// A ground that was painted, and whether it has a line around it.
struct Ground {
    place: Rect,
    clip: Rect,
    order: usize,
    opaque: bool,
    framed: bool,
}

/// Everything painted that matters.
pub struct Painted {
    rows: Vec<Row>,
    grounds: Vec<Ground>,
    /// Every text, and how many lines it has.
    texts: Vec<(String, usize)>,
    window: Rect,
    wrong: Vec<String>,
}

/// A row's place without the space above and below its letters.
fn body(place: Rect) -> Rect {
    place.shrink2(vec2(1.0, 0.2 * place.height()))
}

impl Painted {
    /// Sorts what was painted.
    pub fn of(shapes: &[ClippedShape], window: Rect) -> Painted {
        let mut painted =
            Painted { rows: Vec::new(), grounds: Vec::new(), texts: Vec::new(), window, wrong: Vec::new() };
        let mut order = 0;
        for clipped in shapes {
            painted.take(&clipped.shape, clipped.clip_rect, &mut order);
        }
        painted
    }

    fn take(&mut self, shape: &Shape, clip: Rect, order: &mut usize) {
        *order += 1;
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.take(shape, clip, order)),
            Shape::Text(text) => self.take_text(text, clip, *order),
            Shape::Rect(rect) => self.take_ground(rect, clip, *order),
            _ => {}
        }
    }

    fn take_ground(&mut self, rect: &RectShape, clip: Rect, order: usize) {
        if rect.fill == Color32::TRANSPARENT && rect.stroke.width == 0.0 {
            return;
        }
        self.grounds.push(Ground {
            place: rect.rect,
            clip,
            order,
            opaque: rect.fill.a() == 255,
            framed: rect.stroke.width > 0.0 && rect.fill.a() > 0,
        });
    }

    fn take_text(&mut self, text: &TextShape, clip: Rect, order: usize) {
        let number = self.texts.len();
        let words = text.galley.text().to_owned();
        if text.galley.elided {
            self.wrong.push(format!("cut short: “{words}”"));
        }
        let lines: Vec<(String, Rect, bool)> = if text.angle == 0.0 {
            let row = |row: &egui::epaint::text::PlacedRow| {
                let words: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
                (words, row.rect().translate(text.pos.to_vec2()), row.ends_with_newline)
            };
            text.galley.rows.iter().map(row).collect()
        } else {
            vec![(words.clone(), text.visual_bounding_rect(), false)]
        };
        let count = lines.len();
        for (position, (words, place, _)) in lines.into_iter().enumerate() {
            if words.trim().is_empty() {
                continue;
            }
            self.look_at_breaks(&words, position, count);
            let seen = clip.intersect(self.window).expand(1.5);
            if place.intersects(clip) && (place.left() < seen.left() || place.right() > seen.right()) {
                self.wrong.push(format!("cut off at the side: “{words}” at {place:?} in {seen:?}"));
            }
            let seen = seen.contains_rect(body(place));
            self.rows.push(Row { words, place, clip, order, text: number, position, seen });
        }
        self.texts.push((words.replace('\n', ""), count));
    }

    fn look_at_breaks(&mut self, row: &str, position: usize, count: usize) {
        let chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        let (first, last) = (row.chars().next(), row.trim_end().chars().last());
        if position > 0 && row.chars().any(chinese) && first.is_some_and(|c| NOT_FIRST.contains(c)) {
            self.wrong.push(format!("a line begins with {first:?}: “{row}”"));
        }
        if position + 1 < count && row.chars().any(chinese) && last.is_some_and(|c| NOT_LAST.contains(c)) {
            self.wrong.push(format!("a line ends with {last:?}: “{row}”"));
        }
    }

    /// The lines that can be read: the text, which line, and how many it has. A text longer than its
    /// place is read line by line.
    pub fn read(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        self.rows.iter().filter(|row| row.seen).map(|row| {
            let (words, count) = &self.texts[row.text];
            (words.as_str(), row.position, *count)
        })
    }

    /// Everything that is wrong.
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = self.wrong.clone();
        for (number, row) in self.rows.iter().enumerate() {
            let seen = body(row.place).intersect(row.clip);
            if !seen.is_positive() {
                continue;
            }
            if !self.window.expand(1.5).contains_rect(seen) {
                wrong.push(format!("outside of the window: “{}” at {seen:?}", row.words));
            }
            for other in &self.rows[number + 1..] {
                if other.text != row.text && overlap(seen, body(other.place).intersect(other.clip)) {
                    wrong.push(format!(
                        "on top of each other: “{}” {:?} and “{}” {:?}",
                        row.words, row.place, other.words, other.place
                    ));
                }
            }
            for ground in &self.grounds {
                let place = ground.place.intersect(ground.clip);
                if ground.opaque && ground.order > row.order && overlap(seen, place) {
                    wrong.push(format!("covered: “{}” {:?} by {place:?}", row.words, row.place));
                }
            }
            let mut below = self.grounds.iter().filter(|ground| ground.order < row.order && ground.framed);
            let card = below.rfind(|ground| ground.place.intersect(ground.clip).contains(seen.center()));
            if let Some(card) = card.filter(|card| !card.place.expand(1.5).contains_rect(seen)) {
                wrong.push(format!("beyond its card: “{}” {:?} in {:?}", row.words, row.place, card.place));
            }
        }
        wrong
    }

    /// What lies over a place that must stay free.
    pub fn over(&self, place: Rect) -> Vec<String> {
        let grounds = self.grounds.iter().map(|ground| ground.place.intersect(ground.clip));
        let rows = self.rows.iter().map(|row| body(row.place).intersect(row.clip));
        grounds.chain(rows).filter(|other| overlap(*other, place)).map(|other| format!("{other:?}")).collect()
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    let both = a.intersect(b);
    both.width() > 1.5 && both.height() > 1.5
}
