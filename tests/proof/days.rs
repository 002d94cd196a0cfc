//! Each day of a seat proved apart, and what is found on it.

use super::{SEAT, parsed, proved};
use counterpart_core::scenario::places::Places;
use counterpart_core::scenario::{BeatIx, DayIx, Scenario};
use counterpart_proof::findings::{Found, in_seat, on_days};
use counterpart_proof::lints::{Scope, Spot};
use counterpart_proof::settings::Settings;
use counterpart_proof::unreached::Unreached;
use counterpart_proof::{BUDGET, SeatProof, prove_seat};
use std::sync::Arc;

/// The sample of the lints; its first seat is that of somebody at ease.
const SAMPLE: &str = include_str!("../../crates/proof/src/lints/sample.ron");

/// On the one day he is far too angry to be won over in five sentences; on the other the talk begins in a
/// beat of its own.
const DAYS: &str = r#"days: {
                "sour": (name: "Sour", start: {"you": (trust: 5, heat: 84, safety: 5, clarity: 5)}),
                "corridor": (name: "In the corridor", opens: "corridor"),
            },
            beats: {
                "corridor": (by: "you", says: "Walk with me.", thinks: "Quick.", hints: ["a", "b", "c"], options: [
                    (say: "What is it about?", move: AskOpen("a"), reaction: "He asks.", next: "talk"),
                    (say: "So it's down to you again.", move: Blame, reaction: "Of course.", next: "talk"),
                    (say: "I hear you.", move: Acknowledge, reaction: "Good.", next: "talk"),
                ]),"#;

fn with_days() -> Arc<Scenario> {
    let source = SAMPLE.replacen("beats: {", DAYS, 1);
    assert_ne!(source, SAMPLE);
    parsed(&source)
}

fn corridor(scenario: &Scenario) -> BeatIx {
    scenario.seats[0].find("corridor").expect("the beat of the second day")
}

fn findings(scenario: &Scenario, proof: &SeatProof) -> [Vec<Found>; 2] {
    let settings = Settings::default();
    [in_seat(scenario, proof, Scope::One, &settings), on_days(scenario, proof, Scope::One, &settings)]
}

#[test]
fn a_day_is_proved_as_if_it_were_the_only_one() {
    let scenario = with_days();
    let proof = proved(&scenario);
    assert_eq!(proof.days.len(), 2);
    for (day, apart) in (0..).map(DayIx).zip(&proof.days) {
        let other = scenario.on_day(SEAT, day).expect("the day");
        let by_itself = prove_seat(&other, SEAT, BUDGET);
        assert_eq!(format!("{apart:?}"), format!("{by_itself:?}"), "{day:?}");
        assert_ne!(format!("{:?}", apart.learners), format!("{:?}", proof.learners), "{day:?}");
    }
}

#[test]
fn the_figures_of_a_seat_are_those_of_the_day_as_it_is_written() {
    let scenario = with_days();
    let proof = proved(&scenario);
    let mut alone = Scenario::clone(&scenario);
    alone.seats[0].days.clear();
    let SeatProof { unseen, reasons, rules, days, .. } = proof.clone();
    let alone = SeatProof { unseen, reasons, rules, days, ..prove_seat(&alone, SEAT, BUDGET) };
    assert_eq!(format!("{proof:?}"), format!("{alone:?}"));
}

#[test]
fn what_only_a_day_brings_up_is_reached_and_not_missed_on_the_others() {
    let scenario = with_days();
    let proof = proved(&scenario);
    assert_eq!(proof.unseen.impossible(), []);
    let missing = Unreached::Beat(corridor(&scenario));
    assert!(proof.days[0].unseen.impossible().contains(&missing), "nobody comes there on the first day");
    let [_, on_days] = findings(&scenario, &proof);
    let missed: Vec<&Found> = on_days.iter().filter(|one| one.lint.id.starts_with("REACH")).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn what_is_found_on_a_day_names_it_and_stands_at_its_place() {
    let scenario = with_days();
    let proof = proved(&scenario);
    let [usual, on_days] = findings(&scenario, &proof);
    let no_win = |found: &[Found]| found.iter().any(|one| one.lint.id == "WIN-01");
    assert!(!no_win(&usual), "{usual:?}");
    let sour: Vec<&Found> = on_days.iter().filter(|one| one.lint.id == "WIN-01").collect();
    assert_eq!(sour.len(), 1, "{on_days:?}");
    assert_eq!(sour[0].finding.spot, Spot::Day(SEAT, DayIx(0)));
    let message = &sour[0].finding.message;
    assert!(message.en.contains("`sour`") && message.zh.contains("sour"), "{message:?}");
    let source = SAMPLE.replacen("beats: {", DAYS, 1);
    let told = sour[0].diagnostic(&scenario, &Places::of(&source));
    let span = told.span.expect("a place in the file");
    assert!(source[span.start..].starts_with("\"sour\": (name:"), "{}", &source[span.start..]);
    // What is wrong with a beat on every day is said once.
    for one in &on_days {
        let again =
            usual.iter().any(|known| known.lint.id == one.lint.id && known.finding.spot == one.finding.spot);
        assert!(!again, "{one:?}");
    }
}

#[test]
fn a_search_that_is_stopped_proves_no_day() {
    let scenario = with_days();
    let proof = prove_seat(&scenario, SEAT, 3);
    assert!(!proof.complete() && proof.days.is_empty());
    let [_, on_days] = findings(&scenario, &proof);
    assert!(on_days.is_empty(), "{on_days:?}");
}
