//! Simulated learners: players of a given skill, by the choice model that skill is estimated with.
//!
//! **Not here:** the estimate from a real play (`counterpart_core::scoring`).

use super::info_set::InfoSet;
use super::policy::{Chances, chances, in_proportion};
use counterpart_core::scenario::{Cluster, Seat};
use counterpart_core::scoring::SLOPE;

/// A learner of skill θ takes an option of judgement q with a chance in proportion to exp(a·θ·q),
/// the choice model by which skill is estimated (see [`counterpart_core::scoring`]). θ = 0 chooses evenly.
pub fn learner(seat: &Seat, info_sets: &[InfoSet], theta: f64) -> Vec<Chances> {
    uneven_learner(seat, info_sets, &[theta; 5])
}

/// A learner who is better at some clusters than at others: one θ for each, in the order of
/// [`Cluster::ALL`]. What counts is the cluster of the option's own move.
pub fn uneven_learner(seat: &Seat, info_sets: &[InfoSet], thetas: &[f64; 5]) -> Vec<Chances> {
    let theta_of = |cluster: Cluster| {
        let place = Cluster::ALL.iter().position(|known| *known == cluster);
        place.map_or(0.0, |place| thetas[place])
    };
    chances(seat, info_sets, |info_set, choices| {
        let weights: Vec<f64> = info_set
            .judgements
            .iter()
            .zip(choices)
            .map(|(judgement, choice)| {
                let theta = theta_of(choice.act.kind.cluster());
                libm::exp(SLOPE * theta * f64::from(judgement.quality))
            })
            .collect();
        in_proportion(&weights)
    })
}

/// How much the choice in an information set tells about skill, for a chooser with these chances: the Fisher
/// information of the choice model, a² · Var(q).
pub fn information(info_set: &InfoSet, chances: &Chances) -> f64 {
    let qualities = info_set.judgements.iter().map(|judgement| f64::from(judgement.quality));
    let mean: f64 = qualities.clone().zip(chances).map(|(quality, chance)| quality * chance).sum();
    let variance: f64 =
        qualities.zip(chances).map(|(quality, chance)| (quality - mean) * (quality - mean) * chance).sum();
    SLOPE * SLOPE * variance
}
