//! Skill: what the choices say about the chooser, with its uncertainty.
//!
//! At every decision the player chose among the options shown. With skill θ, an option of judgement
//! q is chosen with probability softmax(a·θ·q): at θ = 0 all alike, at θ > 0 the fitting ones more
//! often. The posterior over θ is computed on a grid from a prior N(0, 1). The slope a = .7 makes the
//! reliability of 25 decisions about that of human situational-judgement tests (α .50–.66); a steeper
//! one would flatter the scenario. See LaMar 2018 for the approach.

use crate::conversation::{Play, TurnRecord};
use crate::scenario::Cluster;

/// The slope of the choice model.
pub const SLOPE: f64 = 0.7;
/// A cluster's estimate is shown once its standard deviation is at most this.
pub const CLUSTER_SD: f64 = 0.55;
/// The composite is shown once its standard deviation is at most this.
pub const COMPOSITE_SD: f64 = 0.45;

/// The grid: θ from −4 to 4 in steps of a tenth.
const STEPS: i32 = 40;
const STEP: f64 = 0.1;

/// A choice among options, as the choice model sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The judgements of all options shown.
    pub qualities: Vec<i8>,
    /// The judgement of the one that was chosen.
    pub chosen: i8,
    /// The clusters that it tells something about: those that the best and the worst option shown
    /// belong to. It doesn't depend on what was chosen, so that the choice can't select its own test.
    pub clusters: Vec<Cluster>,
}

/// An estimate of skill on the scale of the prior: 0 is a chooser for whom all options look alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean of the posterior.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// How many decisions told something.
    pub decisions: usize,
}

/// Skill as far as the evidence goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Skills {
    /// Over all decisions.
    pub composite: Estimate,
    /// For each cluster, in the order of [`Cluster::ALL`].
    pub clusters: [Estimate; 5],
}

impl Estimate {
    /// Whether the posterior is narrow enough to be shown, given the widest that may be.
    pub fn is_enough(&self, widest: f64) -> bool {
        self.sd <= widest
    }
}

impl Decision {
    /// The decision of a turn, if it was one: predictions aren't, nor turns in which all options
    /// were alike.
    pub fn of(turn: &TurnRecord) -> Option<Decision> {
        if turn.is_prediction() {
            return None;
        }
        let qualities: Vec<i8> = turn.offers.iter().map(|offer| offer.judgement.quality).collect();
        let (best, worst) = (*qualities.iter().max()?, *qualities.iter().min()?);
        if best == worst {
            return None;
        }
        let told: Vec<Cluster> = turn
            .offers
            .iter()
            .filter(|offer| [best, worst].contains(&offer.judgement.quality))
            .map(|offer| offer.act.kind.cluster())
            .collect();
        let clusters = Cluster::ALL.into_iter().filter(|cluster| told.contains(cluster)).collect();
        Some(Decision { qualities, chosen: turn.chosen().judgement.quality, clusters })
    }

    /// The logarithm of the probability of the choice at skill θ.
    fn log_likelihood(&self, theta: f64) -> f64 {
        let utility = |quality: i8| SLOPE * theta * f64::from(quality);
        let highest = self.qualities.iter().map(|q| utility(*q)).fold(f64::MIN, f64::max);
        let total: f64 = self.qualities.iter().map(|q| libm::exp(utility(*q) - highest)).sum();
        utility(self.chosen) - highest - libm::log(total)
    }
}

/// The decisions of a play.
pub fn decisions(play: &Play) -> Vec<Decision> {
    play.turns().iter().filter_map(Decision::of).collect()
}

/// The posterior of skill given some decisions.
pub fn estimate<'d>(decisions: impl IntoIterator<Item = &'d Decision>) -> Estimate {
    let decisions: Vec<&Decision> = decisions.into_iter().collect();
    let thetas: Vec<f64> = (-STEPS..=STEPS).map(|step| f64::from(step) * STEP).collect();
    let logs: Vec<f64> = thetas
        .iter()
        .map(|theta| {
            let told: f64 = decisions.iter().map(|decision| decision.log_likelihood(*theta)).sum();
            told - theta * theta / 2.0
        })
        .collect();
    let highest = logs.iter().copied().fold(f64::MIN, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| libm::exp(log - highest)).collect();
    let total: f64 = weights.iter().sum();
    let mean = thetas.iter().zip(&weights).map(|(theta, weight)| theta * weight).sum::<f64>() / total;
    let variance = thetas
        .iter()
        .zip(&weights)
        .map(|(theta, weight)| (theta - mean) * (theta - mean) * weight)
        .sum::<f64>()
        / total;
    Estimate { mean, sd: libm::sqrt(variance), decisions: decisions.len() }
}

/// Skill over some decisions, as a whole and by cluster.
pub fn skills(decisions: &[Decision]) -> Skills {
    let clusters = Cluster::ALL
        .map(|cluster| estimate(decisions.iter().filter(|decision| decision.clusters.contains(&cluster))));
    Skills { composite: estimate(decisions), clusters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(qualities: &[i8], chosen: i8) -> Decision {
        Decision { qualities: qualities.to_vec(), chosen, clusters: vec![Cluster::Listening] }
    }

    #[test]
    fn without_evidence_the_prior_is_left() {
        let nothing = estimate([]);
        assert!(nothing.mean.abs() < 1e-12);
        // N(0, 1) cut off at ±4 and taken at steps of a tenth has a standard deviation of .99944…
        assert!((nothing.sd - 0.9995).abs() < 5e-4, "{}", nothing.sd);
        assert!(!nothing.is_enough(CLUSTER_SD));
    }

    #[test]
    fn good_and_bad_choices_mirror_each_other() {
        let good = estimate(&[decision(&[2, -2], 2)]);
        let bad = estimate(&[decision(&[2, -2], -2)]);
        assert!(good.mean > 0.0 && (good.mean + bad.mean).abs() < 1e-12);
        assert!((good.sd - bad.sd).abs() < 1e-12);
    }

    /// Worked out for one decision between +2 and −2, the better one chosen: the likelihood is
    /// σ(2.8·θ), so the mean is E[θ·σ(2.8θ)] / E[σ(2.8θ)] under N(0, 1). The denominator is 1/2 by
    /// symmetry; the numerator is E[2.8·σ′(2.8θ)] by Stein's lemma, 0.33852 by the trapezoidal rule
    /// on ±10 with 200,000 steps. So the mean is 0.67705, up to the coarseness of the grid here.
    #[test]
    fn one_clear_choice_by_hand() {
        let one = estimate(&[decision(&[2, -2], 2)]);
        assert!((one.mean - 0.67705).abs() < 1e-3, "{}", one.mean);
    }

    #[test]
    fn the_more_decisions_the_narrower() {
        let mut last = f64::MAX;
        for count in [1usize, 4, 10, 20, 40] {
            let mixed: Vec<Decision> =
                (0..count).map(|i| decision(&[2, 1, -1, -2], [2, 1, -1, 1][i % 4])).collect();
            let found = estimate(&mixed);
            assert!(found.sd < last);
            last = found.sd;
        }
        assert!(last < CLUSTER_SD);
    }
}
