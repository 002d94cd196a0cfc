//! A small scenario and what is proved of it, for lints to be tried on.

use super::{Check, Finding, LibraryView, Limits, Lint, SeatView};
use crate::bots::Bot;
use crate::cues::Cues;
use crate::seat::{SeatProof, prove_seat};
use counterpart_core::scenario::{Scenario, SeatIx, parse};

/// A scenario that nothing is wrong with.
pub fn scenario() -> Scenario {
    let parsed = parse(include_str!("sample.ron"));
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    parsed.scenario.expect("the sample is a scenario")
}

/// What is proved of its first seat.
pub fn proof(scenario: &Scenario) -> SeatProof {
    prove_seat(scenario, SeatIx(0), 100_000)
}

/// What a lint about seats finds in the first seat, after a change to what was proved.
pub fn in_seat(lint: &Lint, change: impl FnOnce(&mut SeatProof)) -> Vec<Finding> {
    let scenario = scenario();
    let mut proof = proof(&scenario);
    change(&mut proof);
    let Check::Seat(check) = lint.check else { panic!("{} is not about seats", lint.id) };
    let view = SeatView { scenario: &scenario, seat: &scenario.seats[0], proof: &proof };
    check(&view, &Limits::of(lint.limits))
}

/// What a lint about scenarios finds, after a change to the sample.
pub fn in_scenario(lint: &Lint, change: impl FnOnce(&mut Scenario)) -> Vec<Finding> {
    let mut scenario = scenario();
    change(&mut scenario);
    let Check::Scenario(check) = lint.check else { panic!("{} needs proof", lint.id) };
    check(&scenario, &Limits::of(lint.limits))
}

/// What a lint about libraries finds in one where nothing stands out, after a change to it.
pub fn in_library(lint: &Lint, change: impl FnOnce(&mut LibraryView)) -> Vec<Finding> {
    let mut cues =
        Cues { beats: 100, position: [0.25; 4], modes: [0.2; 5], shown: [90.0; 5], ..Cues::default() };
    for of in &mut cues.by_lang {
        of.longest = 0.25;
        of.shortest = 0.25;
    }
    let bots = Bot::all().into_iter().map(|bot| (bot, 0.0)).collect();
    let mut view = LibraryView { scenarios: 6, seats: 12, cues, bots };
    change(&mut view);
    let Check::Library(check) = lint.check else { panic!("{} needs no library", lint.id) };
    check(&view, &Limits::of(lint.limits))
}
