//! What is proved of a scenario, held against plays: every single play of small scenarios, random
//! plays of the shipped ones, scenarios with one planted flaw, and figures worked out by hand.
//!
//! What fails over random scenarios is printed with its numbers and with the seed it came from
//! (repeat it with `PROPTEST_RNG_SEED`).

#![allow(
    clippy::disallowed_methods,
    reason = "figures worked out a second way are held against those of libm"
)]

#[path = "proof/brute_bots.rs"]
mod brute_bots;
#[path = "proof/brute_coverage.rs"]
mod brute_coverage;
#[path = "proof/brute_figures.rs"]
mod brute_figures;
#[path = "proof/budget.rs"]
mod budget;
#[path = "proof/by_hand.rs"]
mod by_hand;
#[path = "proof/cancelled.rs"]
mod cancelled;
#[path = "proof/days.rs"]
mod days;
#[path = "proof/every_move.rs"]
mod every_move;
#[path = "proof/every_play.rs"]
mod every_play;
#[path = "proof/flaws.rs"]
mod flaws;
#[path = "proof/forgetting.rs"]
mod forgetting;
#[path = "engine/random.rs"]
mod random;
#[path = "proof/sampled.rs"]
mod sampled;
#[path = "proof/tree.rs"]
mod tree;
#[path = "proof/widths.rs"]
mod widths;

use counterpart_core::scenario::{Scenario, SeatIx, parse};
use counterpart_library::Library;
use counterpart_proof::{BUDGET, SeatProof, Space, prove_seat};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError, TestError, TestRunner};
use random::RandomScenario;
use std::fmt::Debug;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::{Arc, LazyLock};

/// The seat that is proved: small scenarios have one.
const SEAT: SeatIx = SeatIx(0);

/// A scenario that the loader finds nothing wrong with.
fn parsed(source: &str) -> Arc<Scenario> {
    let parsed = parse(source);
    assert!(parsed.problems.is_empty(), "{:?}\n{source}", parsed.problems);
    Arc::new(parsed.scenario.expect("no problem, so a scenario"))
}

/// Everything that is proved of the first seat.
fn proved(scenario: &Scenario) -> SeatProof {
    prove_seat(scenario, SEAT, BUDGET)
}

/// The shipped scenarios, with everything that is proved of each of their seats.
static SHIPPED: LazyLock<Vec<(Arc<Scenario>, Vec<SeatProof>)>> = LazyLock::new(|| {
    let library = Library::load(None);
    let proofs = |scenario: &Arc<Scenario>| {
        let seats = (0u8..).map(SeatIx).take(scenario.seats.len());
        seats.map(|seat| prove_seat(scenario, seat, BUDGET)).collect()
    };
    library.playable().map(|scenario| (Arc::clone(scenario), proofs(scenario))).collect()
});

/// Everything that can happen at the first seat.
fn explored(scenario: &Scenario, budget: usize) -> Space {
    Space::explore(scenario, &scenario.seats[0], budget)
}

/// Whether two figures are the same, up to what is lost in adding up.
fn near(found: f64, expected: f64, within: f64) -> bool {
    (found - expected).abs() <= within
}

/// Holds a property over so many random scenarios.
fn for_any(
    cases: u32,
    scenarios: impl Strategy<Value = RandomScenario>,
    holds: impl Fn(&RandomScenario, &Arc<Scenario>) -> Result<(), TestCaseError>,
) {
    let with_itself = scenarios.prop_map(|random| (random.clone(), random));
    for_any_with(cases, with_itself, |scenario, random| holds(random, scenario));
}

/// Holds a property over so many random scenarios and something else that is random.
fn for_any_with<T: Clone + Debug>(
    cases: u32,
    scenarios: impl Strategy<Value = (RandomScenario, T)>,
    holds: impl Fn(&Arc<Scenario>, &T) -> Result<(), TestCaseError>,
) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().build_hasher().finish(),
    };
    let mut runner = TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(seed), ..config });
    match runner.run(&scenarios, |(random, with)| holds(&parsed(&random.to_ron()), &with)) {
        Ok(()) => {}
        Err(TestError::Fail(why, (random, with))) => {
            panic!("{why}\nPROPTEST_RNG_SEED={seed}\n{with:?}\n{}", random.to_ron())
        }
        Err(TestError::Abort(why)) => panic!("{why}\nPROPTEST_RNG_SEED={seed}"),
    }
}
