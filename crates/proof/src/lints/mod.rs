//! What to look for in a scenario or a library that would make it unfair, dull or broken.
//!
//! Some lints need the text alone ([`Check::Scenario`]) and are part of `counterpart check`; the others
//! read what was proved of a seat, or of all seats together, and are part of `counterpart prove`. Each
//! belongs to a [`Class`], which says how much it matters and of how many files it can be said at all.
//! What the limits mean for shipped scenarios stands in `docs/proof.md`.
//!
//! Each file is about one thing and begins with the table of its lints. To add a lint is to add an
//! entry there, with its check and its test beneath; nothing else lists them. A new file also joins
//! `GROUPS`.
//!
//! **Not here:** the figures that lints read ([`crate::seat`], [`crate::cues`]), running them by a
//! library's settings ([`crate::findings`]).

mod class;
mod finding;
mod limits;
mod view;

mod balance;
mod because;
mod bots;
mod cues;
mod endings;
mod form;
mod learners;
mod reach;
mod sameness;
mod texts;
mod thoughts;
mod winning;

#[cfg(test)]
pub(crate) mod sample;

pub use class::{Class, Scope};
pub use finding::{Finding, Spot};
pub use limits::Limits;
pub use view::{AnswersView, LibraryView, SeatView};

use counterpart_core::scenario::Scenario;
use counterpart_core::text::Words;

/// One thing to look for.
#[derive(Debug)]
pub struct Lint {
    /// The id, such as `CUE-01`. Stable: settings and reports name it.
    pub id: &'static str,
    /// A name of a few words.
    pub name: Words,
    /// What it finds.
    pub finds: Words,
    /// Why that matters.
    pub why: Words,
    /// What to do about it.
    pub advice: Words,
    /// An example that it finds something in.
    pub fires: Words,
    /// One that it doesn't.
    pub passes: Words,
    /// What kind of trouble it finds: how much that matters, unless a library says otherwise, follows.
    pub class: Class,
    /// The limits it goes by, unless a library says otherwise.
    pub limits: &'static [(&'static str, f64)],
    /// How it looks.
    pub check: Check,
}

/// How a lint looks, and at what.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At the scenario as it is written.
    Scenario(fn(&Scenario, &Limits) -> Vec<Finding>),
    /// At the answers that the search of a seat gave, which say themselves what isn't known.
    Answers(fn(&AnswersView, &Limits) -> Vec<Finding>),
    /// At the figures of a seat of which everything was explored: of others there are none to look at.
    Seat(fn(&SeatView, &Limits) -> Vec<Finding>),
    /// At what was proved of all seats together.
    Library(fn(&LibraryView, &Limits) -> Vec<Finding>),
}

/// A file's lints: a name each that says what it finds, and the list [`GROUPS`] takes them from.
macro_rules! lints {
    ($($(#[$doc:meta])* $name:ident = $lint:expr;)*) => {
        $($(#[$doc])* pub static $name: Lint = $lint;)*

        /// The lints of this file, in the order in which they are listed.
        pub(super) const LINTS: &[&Lint] = &[$(&$name,)*];
    };
}
use lints;

/// The files of lints, in the order in which they are listed.
const GROUPS: &[&[&Lint]] = &[
    form::LINTS,
    texts::LINTS,
    thoughts::LINTS,
    reach::LINTS,
    endings::LINTS,
    winning::LINTS,
    learners::LINTS,
    cues::LINTS,
    bots::LINTS,
    balance::LINTS,
    sameness::LINTS,
];

/// Every lint, in the order in which they are listed.
pub static LINTS: &[&Lint] = &all::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut group) = (0, 0);
    while group < GROUPS.len() {
        count += GROUPS[group].len();
        group += 1;
    }
    count
}

/// The groups one after the other; `for` can't be used yet in what is computed at compile time.
const fn all<const COUNT: usize>() -> [&'static Lint; COUNT] {
    let mut all = [GROUPS[0][0]; COUNT];
    let (mut at, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut place = 0;
        while place < GROUPS[group].len() {
            all[at] = GROUPS[group][place];
            at += 1;
            place += 1;
        }
        group += 1;
    }
    all
}

/// The lint with this id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.id.eq_ignore_ascii_case(id))
}

/// The class of what a diagnostic with this code is about. What keeps a file from being read has no
/// lint: it is broken.
pub fn class_of(code: &str) -> Class {
    find(code).map_or(Class::Broken, |lint| lint.class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_lint_has_an_id_of_its_own_and_says_everything_in_both_languages() {
        let ids: BTreeSet<&str> = LINTS.iter().map(|lint| lint.id).collect();
        assert_eq!(ids.len(), LINTS.len());
        for lint in LINTS {
            for words in [lint.name, lint.finds, lint.why, lint.advice, lint.fires, lint.passes] {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", lint.id);
                let half_width = words.zh.chars().any(|c| matches!(c, ',' | ';' | '?' | '!'));
                assert!(!half_width, "{}: {}", lint.id, words.zh);
            }
            assert_eq!(find(&lint.id.to_lowercase()).map(|found| found.id), Some(lint.id));
        }
    }
}
