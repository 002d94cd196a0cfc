//! Does the estimate of skill say what it knows? Simulated learners with a known skill play the shipped
//! scenarios, and the estimate has to find it again, as surely as it claims to.
//!
//! A learner has θ ~ N(0, 1), and in every scenario an ability θ + γ, γ ~ N(0, σ²), by which each option on
//! offer is chosen with a probability in proportion to exp(a·ability·q). Each plays the six scenarios in an
//! order of its own, one desk of each.
//!
//! **Sample sizes.** With N = 4,000 learners a bias has a standard error of at most .83/√N = .013 and a
//! share of 68 % one of .74 points, so the limits (.05, and 4 points) lie 3.8 and 5.4 standard errors away:
//! an estimate that is right passes whatever the seed, and the planted faults below, wrong by a tenth of
//! that, don't. The seed is fixed, so that there is no chance in it at all.

use counterpart_core::conversation::{Pick, Play};
use counterpart_core::scenario::{MoveKind, Scenario, SeatIx, parse};
use counterpart_core::scoring::{Estimate, PlayEvidence, SLOPE, TESTLET_SD, posterior};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::sync::{Arc, LazyLock};

const LEARNERS: usize = 4_000;
const SEED: u64 = 20_261_130;
/// After so many scenarios.
const AFTER: [usize; 4] = [1, 2, 4, 6];

static SHIPPED: LazyLock<Vec<Arc<Scenario>>> = LazyLock::new(|| {
    [
        include_str!("../../scenarios/bounced-claim.ron"),
        include_str!("../../scenarios/changed-spec.ron"),
        include_str!("../../scenarios/frozen-release.ron"),
        include_str!("../../scenarios/late-shipment.ron"),
        include_str!("../../scenarios/urgent-hire.ron"),
        include_str!("../../scenarios/whose-ticket.ron"),
    ]
    .map(|source| Arc::new(parse(source).scenario.expect("a shipped scenario")))
    .to_vec()
});

/// A draw from N(0, 1) (Box & Muller 1958).
fn normal(chance: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (chance.random(), chance.random());
    libm::sqrt(-2.0 * libm::log(1.0 - u)) * libm::cos(std::f64::consts::TAU * v)
}

/// Plays a desk to its end with this ability; guesses in predictions are made at random.
fn played(scenario: &Arc<Scenario>, seat: SeatIx, ability: f64, chance: &mut ChaCha8Rng) -> Play {
    let mut play = Play::start(Arc::clone(scenario), seat);
    while play.ending().is_none() {
        let offers = play.offers();
        let weight = |quality: i8| libm::exp(SLOPE * ability * f64::from(quality));
        let weights: Vec<f64> = offers
            .iter()
            .map(
                |offer| {
                    if offer.act.kind == MoveKind::Predict { 1.0 } else { weight(offer.judgement.quality) }
                },
            )
            .collect();
        let mut left = chance.random::<f64>() * weights.iter().sum::<f64>();
        let mut taken = offers[offers.len() - 1];
        for (offer, weight) in offers.iter().zip(&weights) {
            left -= weight;
            if left < 0.0 {
                taken = *offer;
                break;
            }
        }
        play.pick(Pick::option(taken.option)).expect("it was offered");
    }
    play
}

/// A learner: the true skill, and the first plays, the first scenario's first.
struct Learner {
    theta: f64,
    plays: Vec<PlayEvidence>,
}

/// Learners who play so many desks of every scenario.
fn learners(count: usize, desks: usize) -> Vec<Learner> {
    let mut chance = ChaCha8Rng::seed_from_u64(SEED);
    (0..count)
        .map(|_| {
            let theta = normal(&mut chance);
            let mut order: Vec<&Arc<Scenario>> = SHIPPED.iter().collect();
            for last in (1..order.len()).rev() {
                order.swap(last, chance.random_range(0..=last));
            }
            let mut plays = Vec::new();
            for scenario in order {
                let ability = theta + TESTLET_SD * normal(&mut chance);
                let first: u8 = chance.random_range(0..2);
                for seat in [first, 1 - first].into_iter().take(desks) {
                    let play = played(scenario, SeatIx(seat), ability, &mut chance);
                    plays.push(PlayEvidence::of(&play));
                }
            }
            Learner { theta, plays }
        })
        .collect()
}

/// How well a way of estimating finds the truth again.
#[derive(Debug)]
struct Found {
    bias: f64,
    /// The share of learners whose true skill lies within one standard deviation of the estimate.
    within: f64,
    /// The mean of the standard deviations that were claimed.
    claimed: f64,
    /// The root of the mean of the squared errors.
    error: f64,
}

fn found(learners: &[Learner], estimate: impl Fn(&[PlayEvidence]) -> Estimate, plays: usize) -> Found {
    let count = learners.len() as f64;
    let (mut bias, mut within, mut claimed, mut squares) = (0.0, 0.0, 0.0, 0.0);
    for learner in learners {
        let Estimate { mean, sd } = estimate(&learner.plays[..plays]);
        let error = mean - learner.theta;
        bias += error / count;
        within += if error.abs() <= sd { 1.0 / count } else { 0.0 };
        claimed += sd / count;
        squares += error * error / count;
    }
    Found { bias, within, claimed, error: libm::sqrt(squares) }
}

#[test]
fn what_the_estimate_claims_is_what_it_knows() {
    let learners = learners(LEARNERS, 1);
    let mut errors = Vec::new();
    for scenarios in AFTER {
        let found = found(&learners, |plays| posterior(plays, None), scenarios);
        assert!(found.bias.abs() < 0.05, "seed {SEED}, {scenarios} scenarios: {found:?}");
        assert!((found.within - 0.68).abs() < 0.04, "seed {SEED}, {scenarios} scenarios: {found:?}");
        assert!((found.claimed / found.error - 1.0).abs() < 0.05, "seed {SEED}, {scenarios}: {found:?}");
        errors.push(found.error);
    }
    assert!(errors.is_sorted_by(|more, less| more > less), "more scenarios tell more: {errors:?}");
}

/// Both desks of three scenarios: what a scenario adds is shared by them.
#[test]
fn two_seats_of_a_scenario_are_counted_as_one_scenario() {
    let learners = learners(LEARNERS / 2, 2);
    let honest = found(&learners, |plays| posterior(plays, None), 6);
    assert!(honest.bias.abs() < 0.05 && (honest.within - 0.68).abs() < 0.04, "seed {SEED}: {honest:?}");
    // The planted fault: every desk taken for a scenario of its own.
    let apart = |plays: &[PlayEvidence]| {
        let split: Vec<PlayEvidence> = (0..)
            .zip(plays)
            .map(|(place, play): (usize, _)| PlayEvidence { scenario: place.to_string(), ..play.clone() })
            .collect();
        posterior(&split, None)
    };
    let fooled = found(&learners, apart, 6);
    assert!(fooled.within < 0.64, "seed {SEED}: {fooled:?}");
}

/// The planted fault that the model is there for: a scenario taken for many small ones, as if people were
/// the same everywhere. After one play it claims far more than it knows.
#[test]
fn an_estimate_without_testlets_would_be_found_out() {
    let learners = learners(LEARNERS / 4, 1);
    let without = |plays: &[PlayEvidence]| {
        let split: Vec<PlayEvidence> = plays
            .iter()
            .flat_map(|play| play.decisions.iter())
            .enumerate()
            .map(|(place, decision)| PlayEvidence {
                scenario: place.to_string(),
                decisions: vec![decision.clone()],
            })
            .collect();
        posterior(&split, None)
    };
    let fooled = found(&learners, without, 1);
    assert!(fooled.within < 0.60 && fooled.claimed < 0.85 * fooled.error, "seed {SEED}: {fooled:?}");
}
