//! What is wrong with something an author wrote: where, what, and what to do.
//!
//! A diagnostic is a value. Only the command line prints it and only the game draws it.

use crate::text::{Lang, Text};
use serde::Serialize;
use std::ops::Range;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is wrong; worth knowing for whoever works on the file.
    Note,
    /// Worth a look; the scenario can be played.
    Warning,
    /// The scenario can't be played until it is mended.
    Error,
}

/// A stretch of a file, in bytes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// From the first byte to the one after the last.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
}

/// What puts something right, where there is no doubt about it: a stretch of the file, and what belongs
/// there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty if something is only added.
    pub span: Span,
    /// What comes there.
    pub new: String,
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem, in kebab-case, such as `unreachable-beat`. Stable: scripts may rely on it.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the file, if it is about a place in it.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub hint: Text,
    /// What puts it right, if whoever reports it is certain.
    pub mend: Option<Edit>,
}

/// A place as people count it: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset in `source`. An offset past the end is taken as the end,
    /// one inside a character as the start of that character.
    pub fn of(source: &str, offset: usize) -> Place {
        let mut offset = offset.min(source.len());
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &source[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let breaks = before.bytes().filter(|byte| *byte == b'\n').count();
        Place { line: breaks + 1, column: before[line_start..].chars().count() + 1 }
    }
}

/// Where the lines of a text begin, for whoever asks for many places.
#[derive(Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    pub fn of(source: &str) -> Lines {
        let breaks = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines { starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// The number of the line, from 1, that a byte offset lies in.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

/// Where the line of `source` begins and ends that a byte offset lies in, its line break left out.
fn line_around(source: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(source.len());
    let bytes = source.as_bytes();
    let start = bytes[..offset].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let end =
        bytes[start..].iter().position(|byte| *byte == b'\n').map_or(source.len(), |length| start + length);
    start..end - usize::from(source[start..end].ends_with('\r'))
}

/// The line of `source` that a byte offset lies in, without its line break.
pub fn line_at(source: &str, offset: usize) -> &str {
    &source[line_around(source, offset)]
}

/// What is shown of the line that a byte offset lies in, as a part of `source`: at most `most` characters,
/// the whole line if it is short enough, else with about as much before the place as after.
pub fn excerpt(source: &str, offset: usize, most: usize) -> Range<usize> {
    let line = line_around(source, offset);
    let mut at = offset.clamp(line.start, line.end);
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    let after = source[at..line.end].chars().take(most).count();
    let before = source[line.start..at].char_indices().rev().take((most / 2).max(most - after)).last();
    let from = before.map_or(at, |(byte, _)| line.start + byte);
    let to = source[from..line.end].char_indices().nth(most).map_or(line.end, |(byte, _)| from + byte);
    from..to
}

/// The most characters of a line that a report quotes.
const LONGEST_QUOTE: usize = 200;

/// A diagnostic as scripts read it.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The file, as it was named.
    pub file: &'a str,
    /// See [`Diagnostic::code`].
    pub code: &'static str,
    /// See [`Diagnostic::severity`].
    pub severity: Severity,
    /// The line, from 1; null if the whole file is meant.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The line itself; of a very long one, what is around the place.
    pub text: Option<&'a str>,
    /// What is wrong.
    pub message: &'a str,
    /// What to do.
    pub hint: &'a str,
}

impl Diagnostic {
    /// It can be put right for certain: by `new` in place of what stands at `span`.
    #[must_use]
    pub fn mended_by(mut self, span: Span, new: impl Into<String>) -> Diagnostic {
        self.mend = Some(Edit { span, new: new.into() });
        self
    }

    /// The diagnostic as scripts read it, in one language.
    pub fn report<'a>(&'a self, file: &'a str, source: &'a str, lang: Lang) -> Report<'a> {
        let place = self.span.map(|span| Place::of(source, span.start));
        Report {
            file,
            code: self.code,
            severity: self.severity,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            text: self.span.map(|span| &source[excerpt(source, span.start, LONGEST_QUOTE)]),
            message: self.message.get(lang),
            hint: self.hint.get(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let source = "ab\n换位 c\n";
        assert_eq!(Place::of(source, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(source, 3), Place { line: 2, column: 1 });
        assert_eq!(Place::of(source, 9), Place { line: 2, column: 3 });
        assert_eq!(Place::of(source, 4), Place { line: 2, column: 1 }, "inside a character");
        assert_eq!(Place::of(source, 999), Place { line: 3, column: 1 });
        assert_eq!(line_at(source, 9), "换位 c");
        let lines = Lines::of(source);
        for offset in [0, 2, 3, 4, 9, 11, 12, 999] {
            assert_eq!(lines.line(offset), Place::of(source, offset).line, "{offset}");
        }
    }

    #[test]
    fn an_excerpt_is_around_the_place_and_never_too_long() {
        let source = "ab\n0123456789\r\ncd";
        let shown = |column: usize, most| &source[excerpt(source, 3 + column - 1, most)];
        assert_eq!(shown(1, 10), "0123456789");
        assert_eq!(shown(1, 4), "0123");
        assert_eq!(shown(6, 4), "3456", "the fifth digit, counted from 0, with two before it");
        assert_eq!(shown(10, 4), "6789");
        assert_eq!(shown(11, 4), "6789", "past the end");
        assert_eq!(&source[excerpt(source, 999, 9)], "cd");
        let wide = "换位思考";
        assert_eq!(&wide[excerpt(wide, 6, 2)], "位思");
        assert_eq!(&wide[excerpt(wide, 7, 2)], "位思", "inside a character");
    }

    #[test]
    fn a_report_quotes_no_more_of_a_line_than_can_be_read() {
        let source = format!("{}!{}", "换".repeat(5_000), "位".repeat(5_000));
        let span = Span::new("换".len() * 5_000, "换".len() * 5_000 + 1);
        let problem = Diagnostic {
            code: "syntax",
            severity: Severity::Error,
            span: Some(span),
            message: Text::new("错", "wrong"),
            hint: Text::new("改", "mend"),
            mend: None,
        };
        let report = problem.report("a.ron", &source, Lang::En);
        let text = report.text.expect("it has a place");
        assert!(text.contains('!') && text.chars().count() == LONGEST_QUOTE, "{text}");
        assert_eq!(report.column, Some(5_001));
    }
}
