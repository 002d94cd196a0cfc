//! A small scenario and what is proved of it, for lints to be tried on.

use super::view::LibraryBot;
use super::{AnswersView, Check, Finding, LibraryView, Limits, Lint, SeatView};
use crate::bots::Bot;
use crate::cues::Cues;
use crate::seat::{SeatProof, prove_seat};
use crate::variety::Variety;
use crate::words::WordsAudit;
use counterpart_core::scenario::{Scenario, SeatIx, parse};
use counterpart_core::text::Lang;

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

/// What a lint about the figures of a seat finds in the first one, after a change to what was proved.
pub fn in_seat(lint: &Lint, change: impl FnOnce(&mut SeatProof)) -> Vec<Finding> {
    let scenario = scenario();
    let mut proof = proof(&scenario);
    change(&mut proof);
    let Check::Seat(check) = lint.check else { panic!("{} is not about figures", lint.id) };
    let view = SeatView::of(&scenario, &proof).expect("everything is explored");
    check(&view, &Limits::of(lint.limits))
}

/// What a lint about the answers of the search finds in the first seat, after a change to them.
pub fn in_answers(lint: &Lint, change: impl FnOnce(&mut SeatProof)) -> Vec<Finding> {
    let scenario = scenario();
    let mut proof = proof(&scenario);
    change(&mut proof);
    let Check::Answers(check) = lint.check else { panic!("{} is not about answers", lint.id) };
    check(&AnswersView::of(&scenario, &proof), &Limits::of(lint.limits))
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
        of.beats = 100;
        of.options = 400;
        of.longest = 0.25;
        of.shortest = 0.25;
    }
    let bots =
        Bot::all(&Lang::ALL).into_iter().map(|bot| LibraryBot { bot, mean: 0.0, ahead: 0.5, over: 300.0 });
    let words =
        Lang::ALL.map(|lang| WordsAudit { lang, beats: 100, found: 0.25, chance: 0.25, tells: Vec::new() });
    let mut view = LibraryView {
        scenarios: 6,
        seats: 12,
        cues,
        bots: bots.collect(),
        words: words.to_vec(),
        variety: Variety::default(),
        out_of_time: Vec::new(),
    };
    change(&mut view);
    let Check::Library(check) = lint.check else { panic!("{} needs no library", lint.id) };
    check(&view, &Limits::of(lint.limits))
}
