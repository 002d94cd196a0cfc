//! Tables that people fill in by hand: a survey's counters, a line's own figure, what was done on paper.
//!
//! They come out of spreadsheets: comma-separated values in UTF-8, also with semicolons or tabs, with or without a byte
//! order mark. The first row names the columns, in any order; columns that aren't known are never read. A table is
//! taken whole or not at all, and everything that is wrong with one is told at once, by its line.
//!
//! **Not here:** where a table lies, and opening it (`counterpart`'s `cli`).

mod cells;
mod figures;
mod survey;

pub use cells::{Row, Rows};
pub use figures::weekly;
pub use survey::counters;

use counterpart_core::text::{Lang, Text};

/// Something that is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// In which line of the file, from 1.
    pub line: usize,
    /// What, and what to do.
    pub what: Text,
}

impl Wrong {
    /// With its words in either language.
    pub fn at(line: usize, words: impl Fn(Lang) -> String) -> Wrong {
        Wrong { line, what: Text::new(words(Lang::Zh), words(Lang::En)) }
    }
}
