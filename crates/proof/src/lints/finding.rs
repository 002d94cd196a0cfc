//! What lints find, and how it is put into words.
//!
//! **Not here:** which lint found it and how much it matters ([`crate::findings`]).

use counterpart_core::scenario::{AgreementIx, BeatIx, OptionIx, Scenario, SeatIx};
use counterpart_core::text::{Lang, Text};

/// What a finding is about. Branches and variants are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole file, or all files together.
    Whole,
    /// A field of the scenario.
    Field(&'static str),
    /// An agreement.
    Agreement(AgreementIx),
    /// A seat.
    Seat(SeatIx),
    /// A beat.
    Beat(SeatIx, BeatIx),
    /// A variant of what is said.
    Says(SeatIx, BeatIx, u8),
    /// A variant of what is thought.
    Thinks(SeatIx, BeatIx, u8),
    /// An option.
    Option(SeatIx, BeatIx, OptionIx),
    /// A branch of an option.
    Branch(SeatIx, BeatIx, OptionIx, u8),
    /// A branch after a prediction.
    AfterGuess(SeatIx, BeatIx, u8),
}

impl Spot {
    /// The path to it in the file, for [`counterpart_core::scenario::places::Places`].
    pub fn path(&self, scenario: &Scenario) -> Vec<String> {
        let seat = |seat: &SeatIx| vec!["seats".to_owned(), scenario.seats[seat.index()].id.clone()];
        let beat = |at: &SeatIx, beat: &BeatIx| {
            let id = scenario.seats[at.index()].beat(*beat).id.clone();
            [seat(at), vec!["beats".to_owned(), id]].concat()
        };
        let further = |path: Vec<String>, steps: &[&dyn std::fmt::Display]| {
            path.into_iter().chain(steps.iter().map(|step| step.to_string())).collect()
        };
        match self {
            Spot::Whole => Vec::new(),
            Spot::Field(name) => vec![(*name).to_owned()],
            Spot::Agreement(agreement) => {
                vec!["agreements".to_owned(), scenario.agreement(*agreement).id.clone()]
            }
            Spot::Seat(at) => seat(at),
            Spot::Beat(at, of) => beat(at, of),
            Spot::Says(at, of, variant) => further(beat(at, of), &[&"says", variant]),
            Spot::Thinks(at, of, variant) => further(beat(at, of), &[&"thinks", variant]),
            Spot::Option(at, of, option) => further(beat(at, of), &[&"options", &option.0]),
            Spot::AfterGuess(at, of, branch) => further(beat(at, of), &[&"predict", &"next", branch]),
            Spot::Branch(at, of, option, branch) => {
                further(beat(at, of), &[&"options", &option.0, &"next", branch])
            }
        }
    }
}

/// What a lint found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub spot: Spot,
    /// What.
    pub message: Text,
}

impl Finding {
    /// A finding.
    pub fn new(spot: Spot, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        Finding { spot, message: Text::new(zh, en) }
    }
}

/// A share in per cent, for messages.
pub fn per_cent(share: f64) -> String {
    let rounded = counterpart_core::scoring::rounded(100.0 * share, 1);
    format!("{rounded}%")
}

/// A language's name in both languages, for messages.
pub const fn in_words(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("中文", "Chinese"),
        Lang::En => ("英文", "English"),
    }
}
