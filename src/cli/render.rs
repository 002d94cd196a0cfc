//! A diagnostic as people read it in a terminal.

use crate::diagnostic::{Diagnostic, Place, Severity, line_at};
use crate::library::Checked;
use crate::phrase;
use crate::text::Lang;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::ops::Range;

/// How much of a line is shown, in columns of a terminal: with the frame around it, it fits on one
/// of eighty.
const WIDTH: usize = 72;

/// What is left out of a line.
const CUT: &str = "…";

/// One problem of a file: what is wrong and its code, the place, the line itself, what to do.
pub fn diagnostic(checked: &Checked, problem: &Diagnostic, lang: Lang, colours: bool) -> String {
    let (level, name) = match problem.severity {
        Severity::Error => (Level::ERROR, phrase!(lang, "cli.level.error")),
        Severity::Warning => (Level::WARNING, phrase!(lang, "cli.level.warning")),
    };
    let title = level.with_name(name).primary_title(problem.message.get(lang)).id(problem.code);
    // Hints are shown as they are: what an author wrote may stand in them.
    let hint = normalize_untrusted_str(problem.hint.get(lang));
    let hint = Level::HELP.with_name(phrase!(lang, "cli.level.help")).message(hint);
    let origin = Origin::path(checked.name.as_str());
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let Some(span) = problem.span else {
        return renderer.render(&[title.element(origin).element(hint)]);
    };
    let place = Place::of(&checked.source, span.start);
    let line = line_at(&checked.source, span.start);
    let from = byte_of_column(line, place.column);
    let length = span.end.saturating_sub(span.start).min(line.len() - from);
    let (shown, marked) = around(line, from..from + length);
    let snippet = Snippet::source(shown)
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(marked));
    // The place is said apart from the line, which may have been cut.
    let origin = origin.line(place.line).char_column(place.column);
    renderer.render(&[title.element(origin).element(snippet).element(hint)])
}

fn byte_of_column(line: &str, column: usize) -> usize {
    line.char_indices().nth(column - 1).map_or(line.len(), |(byte, _)| byte)
}

/// What is shown of a line around a stretch of it, and where the stretch is in that. Whole
/// characters only; if the stretch itself is too long, its beginning.
fn around(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let end = marked.start + fits(line[marked.start..].chars(), WIDTH);
    let marked = marked.start..marked.end.min(end);
    if fits(line.chars(), WIDTH) == line.len() {
        return (line.to_owned(), marked);
    }
    // Half of the room that is left goes before the stretch, and what that doesn't use, after it.
    let spare = WIDTH.saturating_sub(line[marked.clone()].chars().map(columns).sum());
    let before = fits(line[..marked.start].chars().rev(), spare / 2);
    let used: usize = line[marked.start - before..marked.end].chars().map(columns).sum();
    let after = fits(line[marked.end..].chars(), WIDTH.saturating_sub(used));
    let (from, to) = (marked.start - before, marked.end + after);
    let left = if from > 0 { CUT } else { "" };
    let right = if to < line.len() { CUT } else { "" };
    let shift = |byte: usize| byte - from + left.len();
    (format!("{left}{}{right}", &line[from..to]), shift(marked.start)..shift(marked.end))
}

/// How many bytes of these characters fit into so many columns.
fn fits(characters: impl Iterator<Item = char>, width: usize) -> usize {
    let mut used = 0;
    characters
        .take_while(|character| {
            used += columns(*character);
            used <= width
        })
        .map(char::len_utf8)
        .sum()
}

/// How many columns a character takes, near enough: those of East Asia take two, a tab is shown as
/// four spaces.
const fn columns(character: char) -> usize {
    match character {
        '\t' => 4,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => 2,
        '\u{ffe0}'..='\u{ffe6}' | '\u{1f000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, marked: Range<usize>) -> (String, String) {
        let (shown, at) = around(line, marked);
        let width: usize = shown.chars().map(columns).sum();
        assert!(width <= WIDTH + 2 * CUT.chars().count(), "{width} columns: {shown}");
        let stretch = shown[at].to_owned();
        (shown, stretch)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(check("move: Shout,", 6..11), ("move: Shout,".into(), "Shout".into()));
        assert_eq!(check("", 0..0), (String::new(), String::new()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}Shout{}", "a ".repeat(1000), " b".repeat(1000));
        let (shown, stretch) = check(&line, 2000..2005);
        assert_eq!(stretch, "Shout");
        assert!(shown.starts_with(CUT) && shown.ends_with(CUT));
        let (shown, stretch) = check(&line, 0..1);
        assert_eq!(stretch, "a");
        assert!(!shown.starts_with(CUT) && shown.ends_with(CUT));
        let (shown, _) = check(&line, line.len()..line.len());
        assert!(shown.starts_with(CUT) && !shown.ends_with(CUT));
    }

    #[test]
    fn characters_are_never_cut_through_and_wide_ones_count_twice() {
        let line = "换位".repeat(500);
        let (shown, stretch) = check(&line, 300..2100);
        assert_eq!(stretch.chars().count(), WIDTH / 2);
        assert!(shown.starts_with(CUT) && shown.ends_with(CUT));
    }
}
