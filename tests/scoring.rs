//! What a play comes to, against answers worked out by hand. The working stands next to each number.

#[path = "scoring/outcomes.rs"]
mod outcomes;
#[path = "scoring/plays.rs"]
mod plays;
#[path = "engine/random.rs"]
mod random;
#[path = "scoring/recovery.rs"]
mod recovery;

use counterpart_core::conversation::{Pick, Play};
use counterpart_core::scenario::{AgreementIx, BeatIx, OptionIx, Scenario, SeatIx, parse};
use std::sync::Arc;

fn two_seats() -> Arc<Scenario> {
    let parsed = parse(include_str!("scoring/two-seats.ron"));
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    Arc::new(parsed.scenario.expect("a scenario"))
}

fn agreement(scenario: &Scenario, id: &str) -> AgreementIx {
    let position = scenario.agreements.iter().position(|agreement| agreement.id == id);
    AgreementIx(position.expect("an agreement") as u8)
}

fn beat(scenario: &Scenario, seat: SeatIx, id: &str) -> BeatIx {
    scenario.seats[seat.index()].find(id).expect("a beat")
}

/// A play at our desk that has said these options, from 0.
fn played(options: &[u8]) -> Play {
    let picks: Vec<Pick> = options.iter().map(|option| Pick::option(OptionIx(*option))).collect();
    Play::replay(two_seats(), SeatIx(0), &picks).expect("legal picks")
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 5e-5
}
