//! What lints look at, and what they find.

use crate::bots::Bot;
use crate::cues::Cues;
use crate::seat::SeatProof;
use counterpart_core::scenario::{AgreementIx, BeatIx, Scenario, Seat, SeatIx};
use counterpart_core::text::{Lang, Text};

/// A seat and what was proved of it.
#[derive(Clone, Copy, Debug)]
pub struct SeatView<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat.
    pub seat: &'a Seat,
    /// What was proved.
    pub proof: &'a SeatProof,
}

/// Several seats together.
#[derive(Clone, Debug)]
pub struct LibraryView {
    /// How many scenarios there are.
    pub scenarios: usize,
    /// How many seats.
    pub seats: usize,
    /// Their cues.
    pub cues: Cues,
    /// What each bot comes to, on the mean over the seats: 0 random, 100 the best there is.
    pub bots: Vec<(Bot, f64)>,
}

impl LibraryView {
    /// Of these seats.
    pub fn of(seats: &[SeatView]) -> LibraryView {
        let mut ids: Vec<&str> = seats.iter().map(|view| view.scenario.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mean = |place: usize| {
            let all = seats.iter().filter_map(|view| view.proof.bots.get(place));
            all.map(|bot| bot.normalised).sum::<f64>() / seats.len().max(1) as f64
        };
        LibraryView {
            scenarios: ids.len(),
            seats: seats.len(),
            cues: crate::cues::cues(seats.iter().map(|view| (view.scenario, view.proof))),
            bots: Bot::all().into_iter().enumerate().map(|(place, bot)| (bot, mean(place))).collect(),
        }
    }

    /// What a bot comes to.
    pub fn bot(&self, wanted: Bot) -> f64 {
        self.bots.iter().find(|(bot, _)| *bot == wanted).map_or(0.0, |(_, mean)| *mean)
    }
}

/// The limits of a lint.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits(Vec<(&'static str, f64)>);

impl Limits {
    /// As the lint has them.
    pub fn of(limits: &[(&'static str, f64)]) -> Limits {
        Limits(limits.to_vec())
    }

    /// The limit of this name; 0 if the lint has none such, which its test would show.
    pub fn get(&self, name: &str) -> f64 {
        self.0.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, value)| *value)
    }

    /// Sets a limit; false if there is none of this name.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        let found = self.0.iter_mut().find(|(known, _)| *known == name);
        found.map(|(_, limit)| *limit = value).is_some()
    }
}

/// What a finding is about. Options, branches and variants are counted from 0.
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
    Option(SeatIx, BeatIx, u8),
    /// A branch of an option.
    Branch(SeatIx, BeatIx, u8, u8),
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
            Spot::Option(at, of, option) => further(beat(at, of), &[&"options", option]),
            Spot::AfterGuess(at, of, branch) => further(beat(at, of), &[&"predict", &"next", branch]),
            Spot::Branch(at, of, option, branch) => {
                further(beat(at, of), &[&"options", option, &"next", branch])
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

#[cfg(test)]
pub mod sample {
    //! A small scenario and what is proved of it, for lints to be tried on.

    use super::*;
    use crate::seat::prove_seat;
    use counterpart_core::scenario::parse;

    /// A scenario that nothing is wrong with.
    pub fn scenario() -> Scenario {
        let parsed = parse(include_str!("sample.ron"));
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        parsed.scenario.expect("the sample is a scenario")
    }

    /// What is proved of its first seat.
    pub fn proof(scenario: &Scenario) -> SeatProof {
        prove_seat(scenario, SeatIx(0), 100_000, &mut |_, _| ())
    }

    /// What a lint about seats finds in the first seat, after a change to what was proved.
    pub fn in_seat(lint: &crate::lints::Lint, change: impl FnOnce(&mut SeatProof)) -> Vec<Finding> {
        let scenario = scenario();
        let mut proof = proof(&scenario);
        change(&mut proof);
        let crate::lints::Check::Seat(check) = lint.check else { panic!("{} is not about seats", lint.id) };
        let view = SeatView { scenario: &scenario, seat: &scenario.seats[0], proof: &proof };
        check(&view, &Limits::of(lint.limits))
    }

    /// What a lint about scenarios finds, after a change to the sample.
    pub fn in_scenario(lint: &crate::lints::Lint, change: impl FnOnce(&mut Scenario)) -> Vec<Finding> {
        let mut scenario = scenario();
        change(&mut scenario);
        let crate::lints::Check::Scenario(check) = lint.check else { panic!("{} needs proof", lint.id) };
        check(&scenario, &Limits::of(lint.limits))
    }

    /// What a lint about libraries finds in one where nothing stands out, after a change to it.
    pub fn in_library(lint: &crate::lints::Lint, change: impl FnOnce(&mut LibraryView)) -> Vec<Finding> {
        let mut cues =
            Cues { beats: 100, position: [0.25; 4], modes: [0.2; 5], shown: [90.0; 5], ..Cues::default() };
        for of in &mut cues.by_lang {
            of.longest = 0.25;
            of.shortest = 0.25;
        }
        let bots = Bot::all().into_iter().map(|bot| (bot, 0.0)).collect();
        let mut view = LibraryView { scenarios: 6, seats: 12, cues, bots };
        change(&mut view);
        let crate::lints::Check::Library(check) = lint.check else { panic!("{} needs no library", lint.id) };
        check(&view, &Limits::of(lint.limits))
    }
}
