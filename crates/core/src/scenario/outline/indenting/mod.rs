//! Where a bracket is missing or one too many, by the indenting.
//!
//! The scanner notices a missing bracket only where nothing makes sense any more, which may be hundreds of
//! lines below or above. Whoever writes a file indents it, though, and the indenting says what should
//! belong to what. So once a file is known to be broken, its brackets are gone through once more: wherever
//! they and the indenting disagree, a bracket is added or taken out, as a trial, and the trial after which
//! brackets and indenting agree best is where the slip is.
//!
//! **Not here:** whether a file is broken at all; a file may be indented as anybody likes.

mod layout;
mod pass;
mod skipped;
mod wording;

use super::syntax;
use crate::characters::meant;
use crate::diagnostic::{Diagnostic, Span};
use crate::text::Text;
use std::ops::Range;

/// How many places are tried at most; the first disagreement is nearly always at the slip.
const MOST_TRIALS: usize = 60;

/// What is wrong with the brackets, if that shows; the place comes first in the file of all it leads to.
pub fn slip(source: &str) -> Option<Box<Diagnostic>> {
    let layout = Layout::of(source)?;
    let mut trials = Vec::new();
    let as_it_is = layout.weigh(None, Some(&mut trials));
    if as_it_is.faults == 0 {
        return None;
    }
    let weighed = trials.iter().map(|trial| (layout.weigh(Some(trial), None), trial));
    let (best, trial) = weighed.min_by_key(|(weight, _)| *weight)?;
    (best < as_it_is).then(|| layout.told(trial))
}

/// How badly brackets fit together, and then how badly they fit the indenting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    faults: usize,
    oddities: usize,
}

#[derive(Clone, Copy, Debug)]
struct Bracket {
    span: Span,
    opens: bool,
    /// The ordinary bracket that opens such a pair.
    kind: char,
    /// A closing one with nothing but others before it on its line, or an opening one with nothing but
    /// others behind it.
    at_the_edge: bool,
}

/// A line with something on it.
#[derive(Debug)]
struct Row {
    line: usize,
    indent: usize,
    /// From its first character that is no blank to its last, comments left out.
    span: Span,
    brackets: Range<usize>,
}

struct Layout<'s> {
    source: &'s str,
    rows: Vec<Row>,
    brackets: Vec<Bracket>,
}

/// A bracket added before another one (or at the end of a row), or one taken out.
#[derive(Clone, Copy, Debug)]
enum Change {
    Opened {
        row: usize,
        before: usize,
        kind: char,
        indent: usize,
    },
    Closed {
        row: usize,
        before: usize,
        kind: char,
    },
    Dropped(usize),
    /// A closing one, taken for whatever is open.
    Swapped(usize),
}

/// A change to try, and how it is told if it is the one.
#[derive(Clone, Copy, Debug)]
struct Trial {
    change: Change,
    told: Told,
}

#[derive(Clone, Copy, Debug)]
enum Told {
    /// A bracket that is opened and closed within a row isn't closed.
    NotClosedInRow { open: Span, kind: char },
    /// A bracket that is opened in another row isn't closed before this row.
    NotClosedBefore { row: usize, line: usize, kind: char },
    /// What this one closes isn't opened above, where this row ends.
    NotOpenedAbove { row: usize, close: Span, kind: char },
    /// This one closes another kind.
    OtherKind { close: Span, line: usize, kind: char },
    /// What this one closes isn't opened in its row.
    NotOpenedInRow { close: Span, kind: char },
}

/// A bracket that is open at a point of the file.
struct Open {
    span: Span,
    kind: char,
    row: usize,
    indent: usize,
    /// How far what it holds is indented.
    inside: Option<usize>,
    at_the_edge: bool,
    /// Its place among the brackets; one that was added has that of the next.
    place: usize,
}

const fn closing(kind: char) -> char {
    match kind {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

/// One way through a file.
struct Pass<'l, 's, 't> {
    layout: &'l Layout<'s>,
    open: Vec<Open>,
    /// How many of each kind are open.
    kinds: [usize; 3],
    weight: Weight,
    trials: Option<&'t mut Vec<Trial>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(source: &str) -> Option<usize> {
        let start = slip(source)?.span?.start;
        Some(source[..start].matches('\n').count() + 1)
    }

    const FILE: &str = "S(\n    a: (x: 1, y: \")\"),\n    b: [\n        (\n            c: T(1),\n        ),\n        (\n            d: {\n                \"k\": (1),\n            },\n        ),\n    ],\n)\n";

    #[test]
    fn brackets_that_fit_together_are_none_of_its_business() {
        assert_eq!(line(FILE), None);
        assert_eq!(line("S(\na: [1,\n2], b: (\n)\n)"), None, "however they are indented");
    }

    #[test]
    fn each_bracket_of_a_file_is_missed_where_it_was() {
        let places =
            FILE.char_indices().filter(|(at, c)| "()[]{}".contains(*c) && !FILE[..*at].ends_with('"'));
        for (at, bracket) in places {
            let broken = format!("{}{}", &FILE[..at], &FILE[at + 1..]);
            let was = FILE[..at].matches('\n').count() + 1;
            let found = line(&broken).unwrap_or_else(|| panic!("{bracket} of line {was}"));
            assert!(found.abs_diff(was) <= 1, "{bracket} of line {was} is missed in line {found}\n{broken}");
        }
    }

    #[test]
    fn a_bracket_too_many_is_found_where_it_is() {
        for (extra, at) in [("    )\n", 3), ("    b: 2),\n", 3), ("  ]\n", 3)] {
            let file = format!("S(\n    a: 1,\n{extra}    c: 3,\n)\n");
            assert_eq!(line(&file), Some(at), "{file}");
        }
    }

    #[test]
    fn a_text_or_comment_that_never_ends_is_another_matter() {
        assert_eq!(line("S(\n    a: \"x,\n"), None);
        assert_eq!(line("S( /* \n"), None);
    }

    #[test]
    fn many_brackets_on_one_line_are_gone_through_in_good_time() {
        for piece in ["(", ")", "(]", "[(", ")]}", "(,", "\"\"("] {
            let source = piece.repeat(200_000);
            assert!(
                slip(&source).is_some_and(|found| found.span.is_some_and(|span| span.end <= source.len()))
            );
        }
    }
}
