//! A hundred thousand random plays from every seat of the shipped scenarios, against what the proof
//! says of all of them.
//!
//! A sampled share p̂ of n plays must lie so near the exact p that n·KL(p̂‖p) is at most 15.1: by
//! Chernoff's bound a true p fails that with a probability below 2·e^−15.1 = 5.5·10⁻⁷, that of five
//! standard deviations, however rare the event. Means must lie within five standard errors. The seeds
//! are fixed, so a failure is no accident that goes away.

use super::SHIPPED;
use counterpart_core::conversation::{Engine, State, ending};
use counterpart_core::scenario::{Scenario, Seat, Turn};
use counterpart_core::scoring::{OutcomeKind, SLOPE, Scorer};
use counterpart_proof::{SeatProof, THETAS};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// The skills of the players, and how many plays each makes: together a hundred thousand.
const PLAYERS: [(f64, u32); 3] = [(-1.0, 20_000), (0.0, 60_000), (1.0, 20_000)];
const SEED: u64 = 20_261_123;
/// The most that n·KL(p̂‖p) may be.
const SURPRISE: f64 = 15.1;
/// The most standard errors that a mean may be off.
const DEVIATIONS: f64 = 5.0;

/// What some plays came to.
#[derive(Default)]
struct Sample {
    endings: BTreeMap<u16, u32>,
    wins: u32,
    score: f64,
    points: f64,
    points_squared: f64,
}

#[test]
fn random_plays_of_shipped_scenarios_come_to_what_is_proved() {
    assert!(!SHIPPED.is_empty(), "nothing is shipped");
    for (scenario, proofs) in SHIPPED.iter() {
        for (seat, proof) in scenario.seats.iter().zip(proofs) {
            for (theta, plays) in PLAYERS {
                let name = format!("{}/{} at θ = {theta}", scenario.id, seat.id);
                agrees(&name, proof, theta, plays, &sample(scenario, seat, theta, plays));
            }
        }
    }
}

fn sample(scenario: &Scenario, seat: &Seat, theta: f64, plays: u32) -> Sample {
    let engine = Engine::new(scenario, seat);
    let scorer = Scorer::new(scenario, seat);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut sample = Sample::default();
    for _ in 0..plays {
        let mut state = State::opening(scenario, seat);
        let mut points = 0;
        while ending(seat, &state).is_none() {
            state = match &seat.beat(state.beat).turn {
                Turn::Speak(choices) => {
                    let open = choices
                        .iter()
                        .filter(|choice| choice.when.as_ref().is_none_or(|when| state.holds(when)));
                    let steps: Vec<_> = open.map(|choice| engine.say(&state, choice)).collect();
                    let weight = |quality: i8| (SLOPE * theta * f64::from(quality)).exp();
                    let total: f64 = steps.iter().map(|(_, judged)| weight(judged.quality)).sum();
                    let mut left = rng.random::<f64>() * total;
                    let taken = steps.iter().position(|(_, judged)| {
                        left -= weight(judged.quality);
                        left < 0.0
                    });
                    let (after, judged) = steps[taken.unwrap_or(steps.len() - 1)];
                    points += i32::from(judged.quality);
                    after
                }
                Turn::Predict(prediction) => engine.predict(&state, prediction, prediction.truth).0,
                Turn::End(_) => unreachable!("it isn't over"),
            };
        }
        let outcome = scorer.outcome(&state).expect("it is over");
        *sample.endings.entry(state.beat.0).or_default() += 1;
        sample.wins += u32::from(outcome.kind == OutcomeKind::WinWin);
        sample.score += outcome.score;
        sample.points += f64::from(points);
        sample.points_squared += f64::from(points * points);
    }
    sample
}

fn agrees(name: &str, proof: &SeatProof, theta: f64, plays: u32, sample: &Sample) {
    let place = THETAS.iter().position(|known| *known == theta).expect("a proved skill");
    let share = |what: &str, count: u32, exact: f64| {
        let surprise = f64::from(plays) * divergence(f64::from(count) / f64::from(plays), exact);
        assert!(surprise <= SURPRISE, "{name}: {what} in {count} of {plays} plays, not {exact}: {surprise}");
    };
    for ending in &proof.endings {
        let count = sample.endings.get(&ending.beat.0).copied().unwrap_or(0);
        share(&format!("ending {}", ending.beat.0), count, ending.learners[place]);
    }
    let learner = &proof.learners[place];
    share("a win-win", sample.wins, learner.wins);
    let n = f64::from(plays);
    let mean = |what: &str, found: f64, exact: f64, spread: f64| {
        let off = (found - exact).abs() / (spread / n.sqrt());
        assert!(off <= DEVIATIONS, "{name}: {what} is {found}, not {exact}: {off} standard errors");
    };
    mean("the score", sample.score / n, learner.mean, learner.spread);
    let points = sample.points / n;
    mean("the points", points, learner.points, (sample.points_squared / n - points * points).sqrt());
}

/// KL(p̂‖p) = p̂·ln(p̂/p) + (1 − p̂)·ln((1 − p̂)/(1 − p)).
fn divergence(found: f64, exact: f64) -> f64 {
    let part = |found: f64, exact: f64| if found > 0.0 { found * (found / exact).ln() } else { 0.0 };
    part(found, exact) + part(1.0 - found, 1.0 - exact)
}
