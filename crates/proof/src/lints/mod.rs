//! What to look for in a scenario or a library that would make it unfair, dull or broken: one small
//! file for each thing.
//!
//! Some need the text alone ([`Check::Scenario`]) and are part of `counterpart check`; the others
//! read what was proved of a seat, or of all seats together, and are part of `counterpart prove`.
//! What the limits mean for shipped scenarios stands in `docs/proof.md`.

mod subject;

mod cut_short;
mod few_endings;
mod few_interests;
mod going_round;
mod idle_distractor;
mod idle_guard;
mod length_tells;
mod long_is_best;
mod lucky_win;
mod manner_tells;
mod moment_ignored;
mod no_win;
mod nothing_to_discuss;
mod obvious_beat;
mod one_desk;
mod one_family_pays;
mod one_mode;
mod one_trick;
mod place_tells;
mod rare_endings;
mod said_twice;
mod shape_pays;
mod skill_hurts;
mod tells_nothing;
mod thin_cluster;
mod too_long;
mod unheard_line;
mod unoffered_option;
mod unreached_beat;
mod unsettled_agreement;
mod untaken_branch;
mod warmth_pays;
mod won_unheard;

pub use subject::{Finding, LibraryView, Limits, SeatView, Spot};

#[cfg(test)]
pub(crate) use subject::sample;

use counterpart_core::diagnostic::Severity;
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
    /// How much it matters, unless a library says otherwise.
    pub severity: Severity,
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
    /// At what was proved of a seat.
    Seat(fn(&SeatView, &Limits) -> Vec<Finding>),
    /// At what was proved of all seats together.
    Library(fn(&LibraryView, &Limits) -> Vec<Finding>),
}

/// Every lint, in the order in which they are listed.
pub static LINTS: &[&Lint] = &[
    &few_interests::LINT,
    &few_endings::LINT,
    &one_desk::LINT,
    &nothing_to_discuss::LINT,
    &too_long::LINT,
    &said_twice::LINT,
    &unreached_beat::LINT,
    &unheard_line::LINT,
    &unoffered_option::LINT,
    &untaken_branch::LINT,
    &idle_guard::LINT,
    &unsettled_agreement::LINT,
    &going_round::LINT,
    &cut_short::LINT,
    &rare_endings::LINT,
    &no_win::LINT,
    &won_unheard::LINT,
    &lucky_win::LINT,
    &tells_nothing::LINT,
    &skill_hurts::LINT,
    &idle_distractor::LINT,
    &obvious_beat::LINT,
    &one_trick::LINT,
    &long_is_best::LINT,
    &length_tells::LINT,
    &place_tells::LINT,
    &manner_tells::LINT,
    &shape_pays::LINT,
    &warmth_pays::LINT,
    &one_family_pays::LINT,
    &moment_ignored::LINT,
    &one_mode::LINT,
    &thin_cluster::LINT,
];

/// The lint with this id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.id.eq_ignore_ascii_case(id))
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
