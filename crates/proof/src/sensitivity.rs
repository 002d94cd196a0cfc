//! What would change if the numbers of the model were others: a conclusion that hangs on a constant
//! being 12 and not 11 is none.
//!
//! Every number is made a quarter larger and a quarter smaller, one at a time, and in seeded
//! combinations all at once. Two things are asked each time: whether players of different strengths
//! keep their order, and whether the best option of each beat stays the best.

use super::forward::flows;
use super::learner::{learner, uneven_learner};
use super::minimise::minimise;
use super::space::Space;
use counterpart_core::conversation::parameters::{self, Parameters};
use counterpart_core::scenario::{Scenario, Seat, SeatIx};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::convert::Infallible;
use std::ops::ControlFlow;

/// How far the numbers are moved.
const BY: f64 = 0.25;
/// How many combinations are tried.
pub const COMBINATIONS: usize = 200;

/// The numbers of the model, some of them changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Variation {
    /// The constant that was changed and by what factor; none for a combination.
    pub of: Option<(&'static str, f64)>,
    /// The numbers.
    pub parameters: Parameters,
}

/// Every variation: each constant down and up, then the combinations, which follow from the seed.
pub fn variations(seed: u64) -> Vec<Variation> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let moved = |parameter: &parameters::Parameter, parameters: &mut Parameters, factor: f64| {
        let value = f64::from((parameter.get)(parameters)) * factor;
        (parameter.set)(parameters, libm::round(value) as i32);
    };
    let mut variations = Vec::new();
    for parameter in parameters::ALL {
        for factor in [1.0 - BY, 1.0 + BY] {
            let mut parameters = Parameters::DEFAULT;
            moved(parameter, &mut parameters, factor);
            variations.push(Variation { of: Some((parameter.name, factor)), parameters });
        }
    }
    for _ in 0..COMBINATIONS {
        let mut parameters = Parameters::DEFAULT;
        for parameter in parameters::ALL {
            moved(parameter, &mut parameters, rng.random_range(1.0 - BY..=1.0 + BY));
        }
        variations.push(Variation { of: None, parameters });
    }
    variations
}

/// What is asked of a seat under each variation.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The mean outcome score of players who are weak (θ = −1) or strong (θ = +1) at each of the five
    /// clusters, in every combination: 32 of them.
    pub players: Vec<f64>,
    /// For each beat, how often each option is the best, over the states to which random play comes.
    pub best: Vec<Vec<f64>>,
    /// Whether everything was explored.
    pub complete: bool,
}

/// Measures a seat under some numbers of the model.
pub fn measure(scenario: &Scenario, seat: SeatIx, parameters: &Parameters, budget: usize) -> Measured {
    let ControlFlow::Continue(measured) =
        measure_while(
            scenario,
            seat,
            parameters,
            budget,
            &mut |_, _| ControlFlow::<Infallible>::Continue(()),
        );
    measured
}

/// The same as long as `progress` wants to go on (see [`Space::explore_while`]).
pub fn measure_while<B>(
    scenario: &Scenario,
    seat: SeatIx,
    parameters: &Parameters,
    budget: usize,
    progress: &mut dyn FnMut(u8, usize) -> ControlFlow<B>,
) -> ControlFlow<B, Measured> {
    let seat = &scenario.seats[seat.index()];
    let space = Space::explore_while(parameters, scenario, seat, budget, progress)?;
    let complete = !space.cut_short;
    let space = minimise(space);
    let mut policies: Vec<_> = (0u8..32)
        .map(|strengths| {
            let thetas = std::array::from_fn(|place| if strengths >> place & 1 == 1 { 1.0 } else { -1.0 });
            uneven_learner(seat, &space.info_sets, &thetas)
        })
        .collect();
    policies.push(learner(seat, &space.info_sets, 0.0));
    let mut flows = flows(&space, &policies);
    let best = flows.pop().map_or(Vec::new(), |random| best_shares(seat, &space, &random.info_sets));
    let players = flows.iter().map(|flow| flow.mean).collect();
    ControlFlow::Continue(Measured { players, best, complete })
}

fn best_shares(seat: &Seat, space: &Space, visits: &[f64]) -> Vec<Vec<f64>> {
    let mut shares: Vec<Vec<f64>> = vec![Vec::new(); seat.beats.len()];
    for (info_set, visits) in space.info_sets.iter().zip(visits) {
        let best = info_set.best();
        let of = &mut shares[info_set.beat.index()];
        for (option, judgement) in info_set.options.iter().zip(&info_set.judgements) {
            let option = option.index();
            if of.len() <= option {
                of.resize(option + 1, 0.0);
            }
            if Some(judgement.quality) == best {
                of[option] += visits;
            }
        }
    }
    shares
}

/// How far two measurements agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Spearman's rank correlation of the players' scores, −1…1.
    pub ranks: f64,
    /// The share of beats, among those with one best option at first, where it is still the best.
    pub kept: f64,
}

/// Compares a measurement with the one under the numbers as they are.
pub fn compare(base: &Measured, other: &Measured) -> Agreement {
    let mut beats = 0;
    let mut kept = 0;
    for (before, after) in base.best.iter().zip(&other.best) {
        let (Some(best), Some(now)) = (single_best(before), single_best(after)) else { continue };
        beats += 1;
        kept += usize::from(best == now);
    }
    Agreement {
        ranks: spearman(&base.players, &other.players),
        kept: if beats > 0 { kept as f64 / beats as f64 } else { 1.0 },
    }
}

fn single_best(shares: &[f64]) -> Option<usize> {
    let most = shares.iter().copied().fold(0.0, f64::max);
    let mut at_most = shares.iter().enumerate().filter(|(_, share)| most > 0.0 && **share >= most * 0.999);
    let (place, _) = at_most.next()?;
    at_most.next().is_none().then_some(place)
}

/// Spearman's rank correlation; ties share their ranks. 1 if there is nothing to tell apart.
pub fn spearman(left: &[f64], right: &[f64]) -> f64 {
    let (left, right) = (ranks(left), ranks(right));
    let count = left.len() as f64;
    let mean = (count + 1.0) / 2.0;
    let covariance =
        |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let scale = libm::sqrt(covariance(&left, &left) * covariance(&right, &right));
    if scale > 0.0 { covariance(&left, &right) / scale } else { 1.0 }
}

/// Ranks from 1; scores that agree to a billionth share one.
fn ranks(values: &[f64]) -> Vec<f64> {
    const SAME: f64 = 1e-9;
    values
        .iter()
        .map(|value| {
            let below = values.iter().filter(|other| **other < value - SAME).count() as f64;
            let alike = values.iter().filter(|other| (**other - value).abs() <= SAME).count() as f64;
            below + (alike + 1.0) / 2.0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    /// By hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4; Σd² = 0.5; with ties, by Pearson's formula on
    /// the ranks: 4.5 / √(4.5 · 5) = .948683.
    #[test]
    fn spearman_by_hand() {
        assert!((spearman(&[1.0, 2.0, 2.0, 9.0], &[10.0, 20.0, 30.0, 40.0]) - 0.948_683).abs() < 1e-6);
        assert!((spearman(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]) + 1.0).abs() < 1e-12);
        assert!((spearman(&[1.0, 1.0], &[1.0, 2.0]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn every_constant_goes_up_and_down_and_combinations_follow_the_seed() {
        let all = variations(7);
        assert_eq!(all.len(), 2 * parameters::ALL.len() + COMBINATIONS);
        for variation in &all {
            assert_ne!(variation.parameters, Parameters::DEFAULT, "{:?}", variation.of);
        }
        assert_eq!(all, variations(7));
        assert_ne!(all.last(), variations(8).last());
    }

    #[test]
    fn nothing_changes_where_nothing_was_changed_and_something_where_it_was() {
        let scenario = sample::scenario();
        let base = measure(&scenario, SeatIx(0), &Parameters::DEFAULT, 100_000);
        assert_eq!(compare(&base, &base), Agreement { ranks: 1.0, kept: 1.0 });
        assert_eq!(base.players.len(), 32);
        // A counterpart for whom everything is too hot to talk about.
        let boiling = Parameters { hot: 0, ..Parameters::DEFAULT };
        let other = compare(&base, &measure(&scenario, SeatIx(0), &boiling, 100_000));
        assert!(other.ranks < 1.0 && other.kept < 1.0, "{other:?}");
    }
}
