//! Line breaks as Chinese is set: no comma at the start of a line, no opening bracket at its end.
//!
//! egui knows of some of these marks and not of the full-width ones, so a text whose lines begin or
//! end badly is laid out again with a break of its own, one or a few characters earlier.

use egui::text::LayoutJob;
use egui::{Galley, Painter};
use std::sync::Arc;

/// Marks that may not begin a line.
const NOT_FIRST: &str = "，。、；：！？）》〉】』」”’…％·,.;:!?)";
/// Marks that may not end a line.
const NOT_LAST: &str = "（《〈【『「“‘(";
/// A text that still breaks badly after so many corrections is left as it is.
const MOST: usize = 60;

/// Lays out a text of one format within its width.
pub fn laid_out_well(painter: &Painter, mut job: LayoutJob) -> Arc<Galley> {
    let mut galley = painter.layout_job(job.clone());
    if job.sections.len() != 1 || !job.text.chars().any(is_chinese) {
        return galley;
    }
    let as_egui_breaks_it = galley.clone();
    for _ in 0..MOST {
        let chars: Vec<char> = job.text.chars().collect();
        let Some(bad) = bad_break(&galley, &chars) else { return galley };
        // Where a word is longer than a line there may be no good place: then nothing is forced.
        let Some(position) = better_break(&chars, bad).or_else(|| later_break(&chars, bad)) else { break };
        let byte: usize = chars[..position].iter().map(|c| c.len_utf8()).sum();
        job.text.insert(byte, '\n');
        job.sections[0].byte_range.end += 1;
        galley = painter.layout_job(job.clone());
    }
    as_egui_breaks_it
}

/// The first place, in characters, where a line was broken badly.
fn bad_break(galley: &Galley, chars: &[char]) -> Option<usize> {
    let mut at = 0;
    for row in &galley.rows {
        at += row.glyphs.len();
        if row.ends_with_newline {
            at += 1;
        } else if at > 0 && at < chars.len() && !may_break(chars, at) {
            return Some(at);
        }
    }
    None
}

/// The last place before `at`, in the same line, where it may be broken.
fn better_break(chars: &[char], at: usize) -> Option<usize> {
    let start = chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |newline| newline + 1);
    (start + 1..at).rev().find(|place| {
        let between = is_chinese(chars[*place - 1]) || is_chinese(chars[*place]) || chars[*place - 1] == ' ';
        let after_mark = NOT_FIRST.contains(chars[*place - 1]);
        (between || after_mark) && may_break(chars, *place)
    })
}

/// The first place after the marks at `at` where the line may be broken: egui takes a mark and the
/// figures behind it for one word, so the mark may fit where the word doesn't.
fn later_break(chars: &[char], at: usize) -> Option<usize> {
    let marks = chars[at..].iter().take_while(|c| NOT_FIRST.contains(**c)).count();
    let place = at + marks;
    let there = marks > 0 && place < chars.len() && chars[place] != '\n';
    (there && may_break(chars, place)).then_some(place)
}

fn may_break(chars: &[char], at: usize) -> bool {
    let (before, after) = (chars[at - 1], chars[at]);
    let torn_dash = before == '—' && after == '—';
    !NOT_FIRST.contains(after) && !NOT_LAST.contains(before) && !torn_dash
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_break_moves_before_the_character_that_a_mark_belongs_to() {
        let text = chars("三点之前，你得有个结果");
        assert!(!may_break(&text, 4));
        assert_eq!(better_break(&text, 4), Some(3));
    }

    #[test]
    fn quotes_brackets_and_dashes_stay_with_what_they_belong_to() {
        let text = chars("他说“明天到”——没到（");
        assert!(!may_break(&text, 3), "after an opening quote");
        assert_eq!(better_break(&text, 3), Some(2));
        assert!(!may_break(&text, 6), "before a closing quote");
        assert!(!may_break(&text, 8), "within a dash");
    }

    #[test]
    fn where_there_is_no_place_before_a_mark_the_one_behind_it_will_do() {
        let text = chars("对，3082");
        assert_eq!(better_break(&text, 1), None);
        assert_eq!(later_break(&text, 1), Some(2));
        assert_eq!(later_break(&chars("对，"), 1), None);
    }

    #[test]
    fn a_line_without_a_better_place_is_left_alone() {
        assert_eq!(better_break(&chars("，，"), 1), None);
        assert_eq!(better_break(&chars("一\n，"), 2), None);
    }

    /// Every Chinese text of a scenario file.
    fn chinese(source: &str) -> impl Iterator<Item = &str> {
        source.split("zh: \"").skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn no_line_of_any_scenario_breaks_badly_at_any_width() {
        let ctx = egui::Context::default();
        crate::app::theme::install_fonts(&ctx, crate::text::Lang::Zh);
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
        let painter = Painter::new(ctx, egui::LayerId::background(), egui::Rect::EVERYTHING);
        let font = egui::FontId::proportional(16.0);
        let ink = crate::app::theme::Palette::LIGHT.ink;
        let mut lines = 0;
        for file in &crate::library::Library::load(None).files {
            for text in chinese(&file.source) {
                // From six characters a line, narrower than any card, to forty.
                for wide in 6..=40 {
                    let width = 16.0 * wide as f32;
                    let job = LayoutJob::simple(text.to_owned(), font.clone(), ink, width);
                    let galley = laid_out_well(&painter, job);
                    lines += galley.rows.len();
                    let plain = chars(galley.text());
                    assert_eq!(
                        bad_break(&galley, &plain),
                        None,
                        "{wide} characters a line: {}",
                        galley.text()
                    );
                    let row_width = galley.rows.iter().map(|row| row.rect().width()).fold(0.0, f32::max);
                    assert!(row_width <= width + 1.0, "{wide} characters a line: {}", galley.text());
                }
            }
        }
        assert!(lines > 10_000, "only {lines} lines were looked at");
    }
}
