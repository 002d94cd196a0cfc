//! What is wrong with something an author wrote: where, what, and what to do.
//!
//! A diagnostic is a value. Only the command line prints it and only the game draws it.

use crate::text::{Lang, Text};
use serde::Serialize;

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
        Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

/// The line of `source` that a byte offset lies in, without its line break.
pub fn line_at(source: &str, offset: usize) -> &str {
    let place = Place::of(source, offset);
    source.lines().nth(place.line - 1).unwrap_or("")
}

/// The part of a line around a column (in characters, from 1) that is at most `most` characters
/// long: the whole line if it is short enough, else with about as much before the place as after.
pub fn excerpt(line: &str, column: usize, most: usize) -> &str {
    let length = line.chars().count();
    if length <= most {
        return line;
    }
    let first = column.saturating_sub(1 + most / 2).min(length - most);
    let mut starts = line.char_indices().map(|(byte, _)| byte).chain([line.len()]).skip(first);
    let from = starts.next().unwrap_or(line.len());
    let to = starts.nth(most.saturating_sub(1)).unwrap_or(line.len());
    &line[from..to]
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
            text: self
                .span
                .zip(place)
                .map(|(span, place)| excerpt(line_at(source, span.start), place.column, LONGEST_QUOTE)),
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
    }

    #[test]
    fn an_excerpt_is_around_the_place_and_never_too_long() {
        let line = "0123456789";
        assert_eq!(excerpt(line, 1, 10), line);
        assert_eq!(excerpt(line, 1, 4), "0123");
        assert_eq!(excerpt(line, 6, 4), "3456", "the fifth digit, counted from 0, with two before it");
        assert_eq!(excerpt(line, 10, 4), "6789");
        assert_eq!(excerpt(line, 11, 4), "6789", "past the end");
        assert_eq!(excerpt("换位思考", 3, 2), "位思");
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
