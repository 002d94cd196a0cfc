//! The testlet model: what first plays say about θ when every scenario adds something of its own.
//!
//! In scenario *s* a person of skill θ plays with the ability θ + γₛ, γₛ ~ N(0, σ²): both seats of a
//! scenario share γₛ, different scenarios don't. With the choices of a scenario
//! f(x) = Π softmax(a·x·q), the likelihood of the scenario is Lₛ(θ) = Σ_γ φ(γ/σ)·f(θ + γ), and the
//! posterior is N(0, 1)·Π Lₛ(θ). Both θ and γ run over one grid of 81 points from −4 to 4, so that θ + γ
//! falls on a grid, too, and f is worked out 161 times for each scenario. (Testlet effects: Bradlow,
//! Wainer & Wang 1999; choices as evidence of a trait: LaMar 2018.)

use super::{Decision, PlayEvidence, SLOPE, TESTLET_SD};
use crate::scenario::Cluster;
use std::collections::BTreeMap;

/// An estimate of skill on the scale of the prior: 0 is a chooser for whom all options look alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean of the posterior.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
}

/// The numbers of the model, so that tests can ask by hand and ask otherwise.
#[derive(Clone, Copy, Debug)]
struct Model {
    /// The grid has so many points to either side of 0.
    steps: i32,
    /// How far apart they are.
    step: f64,
    slope: f64,
    testlet_sd: f64,
}

const MODEL: Model = Model { steps: 40, step: 0.1, slope: SLOPE, testlet_sd: TESTLET_SD };

/// The posterior of skill given first plays of seats, in any order; of one cluster, or of all decisions.
/// However little there is: whoever shows it asks [`skills`](super::skills) instead, which knows how much
/// is enough.
pub fn posterior(plays: &[PlayEvidence], cluster: Option<Cluster>) -> Estimate {
    MODEL.posterior(plays, cluster)
}

impl Model {
    fn posterior(&self, plays: &[PlayEvidence], cluster: Option<Cluster>) -> Estimate {
        // Ordered by id: the same plays in another order give the same bits.
        let mut scenarios: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
        for play in plays {
            let told = play.decisions.iter().filter(|decision| decision.tells_of(cluster));
            scenarios.entry(&play.scenario).or_default().extend(told);
        }
        let thetas: Vec<f64> = (-self.steps..=self.steps).map(|step| f64::from(step) * self.step).collect();
        let mut logs: Vec<f64> = thetas.iter().map(|theta| -theta * theta / 2.0).collect();
        for decisions in scenarios.values().filter(|decisions| !decisions.is_empty()) {
            for (log, told) in logs.iter_mut().zip(self.scenario(decisions, &thetas)) {
                *log += told;
            }
        }
        let highest = logs.iter().copied().fold(f64::MIN, f64::max);
        let weights: Vec<f64> = logs.iter().map(|log| libm::exp(log - highest)).collect();
        let total: f64 = weights.iter().sum();
        let mean = thetas.iter().zip(&weights).map(|(theta, weight)| theta * weight).sum::<f64>() / total;
        let squares: f64 =
            thetas.iter().zip(&weights).map(|(theta, weight)| (theta - mean) * (theta - mean) * weight).sum();
        Estimate { mean, sd: libm::sqrt(squares / total) }
    }

    /// ln Lₛ(θ) at every point of the grid, up to a constant.
    fn scenario(&self, decisions: &[&Decision], thetas: &[f64]) -> Vec<f64> {
        // At the place i + j of this list stands f at the i-th θ plus the j-th γ.
        let sums = -2 * self.steps..=2 * self.steps;
        let logs: Vec<f64> = sums
            .map(|step| {
                let choice = Choice::at(self.slope * f64::from(step) * self.step);
                decisions.iter().map(|decision| choice.log_likelihood(decision)).sum()
            })
            .collect();
        let highest = logs.iter().copied().fold(f64::MIN, f64::max);
        let likelihoods: Vec<f64> = logs.iter().map(|log| libm::exp(log - highest)).collect();
        let weights: Vec<f64> = thetas.iter().map(|gamma| self.weight(*gamma)).collect();
        (0..thetas.len())
            .map(|i| libm::log(likelihoods[i..].iter().zip(&weights).map(|(f, weight)| f * weight).sum()))
            .collect()
    }

    /// φ(γ/σ), up to a constant; where nothing is added, all of it lies at 0.
    fn weight(&self, gamma: f64) -> f64 {
        if self.testlet_sd > 0.0 {
            let z = gamma / self.testlet_sd;
            libm::exp(-z * z / 2.0)
        } else if gamma == 0.0 {
            1.0
        } else {
            0.0
        }
    }
}

/// The choice model at one ability x: an option of judgement q weighs exp(a·x·q). There are only five
/// judgements, so each weight is worked out once for all decisions.
struct Choice {
    /// a·x.
    steepness: f64,
    /// For the judgements −2 to +2.
    weights: [f64; 5],
}

impl Choice {
    fn at(steepness: f64) -> Choice {
        Choice { steepness, weights: [-2.0, -1.0, 0.0, 1.0, 2.0].map(|q| libm::exp(steepness * q)) }
    }

    /// The logarithm of the probability of what was chosen.
    fn log_likelihood(&self, decision: &Decision) -> f64 {
        let weight = |q: &i8| self.weights[usize::from((q.clamp(&-2, &2) + 2).unsigned_abs())];
        let total: f64 = decision.qualities.iter().map(weight).sum();
        self.steepness * f64::from(decision.chosen) - libm::log(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(qualities: &[i8], chosen: i8) -> Decision {
        Decision { qualities: qualities.to_vec(), chosen, clusters: vec![Cluster::Listening] }
    }

    fn play(scenario: &str, decisions: &[Decision]) -> PlayEvidence {
        PlayEvidence { scenario: scenario.to_owned(), decisions: decisions.to_vec() }
    }

    const WITHOUT_TESTLETS: Model = Model { testlet_sd: 0.0, ..MODEL };

    #[test]
    fn without_evidence_the_prior_is_left() {
        for plays in [vec![], vec![play("a", &[])]] {
            let nothing = posterior(&plays, None);
            assert!(nothing.mean.abs() < 1e-12);
            // N(0, 1) cut off at ±4 and taken at steps of a tenth has a standard deviation of .99944…
            assert!((nothing.sd - 0.9995).abs() < 5e-4, "{}", nothing.sd);
        }
    }

    /// A grid of three points, −1, 0 and 1, a slope of ln 2 / 2 and σ = 1; one choice of +1 over −1. With
    /// s(x) = 2ˣ/(2ˣ + 1), the probability of the better at ability x: s(−2…2) = 1/5, 1/3, 1/2, 2/3, 4/5.
    /// γ weighs e = exp(−1/2) at ±1 and 1 at 0, so
    /// L(−1) = e/5 + 1/3 + e/2, L(0) = e/3 + 1/2 + 2e/3 = e + 1/2, L(1) = e/2 + 2/3 + 4e/5.
    /// The prior weighs e, 1, e. With e = .6065307: L = .7579048, 1.1065307, 1.4551565, the weights
    /// .4596925, 1.1065307, .8825971, together 2.4488203; mean (.8825971 − .4596925)/2.4488203 = .1726973,
    /// mean of squares (.4596925 + .8825971)/2.4488203 = .5481373, deviation √(.5481373 − .0298244) = .7199396.
    #[test]
    fn a_grid_of_three_points_by_hand() {
        let tiny = Model { steps: 1, step: 1.0, slope: std::f64::consts::LN_2 / 2.0, testlet_sd: 1.0 };
        let one = tiny.posterior(&[play("a", &[decision(&[1, -1], 1)])], None);
        assert!((one.mean - 0.172_697).abs() < 1e-5 && (one.sd - 0.719_940).abs() < 1e-5, "{one:?}");
    }

    /// The same grid, the choice made twice. In one scenario both share γ, so the squares are averaged:
    /// L(−1) = e/25 + 1/9 + e/4 = .2870050, L(0) = e/9 + 1/4 + 4e/9 = .5869615,
    /// L(1) = e/4 + 4/9 + 16e/25 = .9842567; weights .1740773, .5869615, .5969819, together 1.3580207;
    /// mean .4229046/1.3580207 = .3114125. In two scenarios the averages are squared: weights
    /// e·.7579048² = .3484032, 1.1065307² = 1.2244102, e·1.4551565² = 1.2843169, together 2.8571303;
    /// mean .9359137/2.8571303 = .3275712. Two scenarios say more than one.
    #[test]
    fn both_seats_of_a_scenario_share_what_it_adds() {
        let tiny = Model { steps: 1, step: 1.0, slope: std::f64::consts::LN_2 / 2.0, testlet_sd: 1.0 };
        let well = [decision(&[1, -1], 1)];
        let same = tiny.posterior(&[play("a", &well), play("a", &well)], None);
        let other = tiny.posterior(&[play("a", &well), play("b", &well)], None);
        assert!((same.mean - 0.311_413).abs() < 1e-5, "{same:?}");
        assert!((other.mean - 0.327_571).abs() < 1e-5, "{other:?}");
    }

    /// One choice of +2 over −2 when scenarios add nothing: the likelihood is σ(2.8·θ), so the mean is
    /// E[θ·σ(2.8θ)] / E[σ(2.8θ)] under N(0, 1). The denominator is 1/2 by symmetry; the numerator is
    /// E[2.8·σ′(2.8θ)] by Stein's lemma, 0.33852 by the trapezoidal rule on ±10 with 200,000 steps: the
    /// mean is 0.67705. σ(x) + σ(−x) = 1, so the second moment stays 1: deviation √(1 − .45840) = .73593.
    #[test]
    fn one_clear_choice_by_hand() {
        let one = WITHOUT_TESTLETS.posterior(&[play("a", &[decision(&[2, -2], 2)])], None);
        assert!((one.mean - 0.67705).abs() < 1e-3 && (one.sd - 0.73593).abs() < 1e-3, "{one:?}");
        let honest = posterior(&[play("a", &[decision(&[2, -2], 2)])], None);
        assert!(honest.mean < one.mean && honest.sd > one.sd, "a scenario's part is not the person's");
    }

    #[test]
    fn good_and_bad_choices_mirror_each_other() {
        let good = posterior(&[play("a", &[decision(&[2, -2], 2)])], None);
        let bad = posterior(&[play("a", &[decision(&[2, -2], -2)])], None);
        assert!(good.mean > 0.0 && (good.mean + bad.mean).abs() < 1e-12);
        assert!((good.sd - bad.sd).abs() < 1e-12);
    }

    /// Three options of which two are alike: at skill 0 each has a third, so choosing one of the two says
    /// less than choosing one of one. A choice among options that are all alike says nothing.
    #[test]
    fn what_a_choice_says_depends_on_what_else_was_there() {
        let mean =
            |qualities: &[i8]| posterior(&[play("a", &[decision(qualities, qualities[0])])], None).mean;
        let (one_of_one, one_of_two, alike) = (mean(&[2, -2]), mean(&[2, 2, -2]), mean(&[1, 1, 1]));
        assert!(one_of_one > one_of_two && one_of_two > 0.05, "{one_of_one} {one_of_two}");
        assert!(alike.abs() < 1e-12);
    }

    #[test]
    fn more_of_one_scenario_soon_says_nothing_more_and_more_scenarios_do() {
        let mixed: Vec<Decision> =
            (0..200).map(|i| decision(&[2, 1, -1, -2], [2, 1, -1, 1][i % 4])).collect();
        let one = posterior(&[play("a", &mixed)], None).sd;
        // What is left when γ is all that isn't known: θ given θ + γ has variance σ²/(1 + σ²), σ = 1.2.
        assert!(one > 0.74 && one < 0.80, "√(1.44/2.44) = .768: {one}");
        let six: Vec<PlayEvidence> = (0..6).map(|id| play(&id.to_string(), &mixed[..9])).collect();
        assert!(posterior(&six, None).sd < 0.55);
    }

    #[test]
    fn the_order_of_plays_changes_not_a_bit() {
        let plays = [
            play("b", &[decision(&[2, 0, -1], 0), decision(&[1, -2], 1)]),
            play("a", &[decision(&[2, -2], 2)]),
            play("c", &[decision(&[1, 0], 0)]),
        ];
        let reversed: Vec<PlayEvidence> = plays.iter().rev().cloned().collect();
        assert_eq!(posterior(&plays, None), posterior(&reversed, None));
    }
}
