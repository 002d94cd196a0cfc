//! Parallel forms: which seats, played before and after, are as hard as each other at every skill.
//!
//! What a seat comes to at each skill θ is known exactly from the proof. Forms of several seats are
//! compared by these curves: how far apart expected outcomes lie at equal skill, in standard deviations of
//! a play, and whether outcomes spread alike. Forms are alike where all of that is small; what is left,
//! equating takes out ([`equated`]), and taking forms in either order cancels ([`crate::gain`]).
//!
//! - curves: [`Curve`], [`Distance`]
//! - arrangements: [`best`], [`Arrangement`], [`apart`]
//! - a score on one form as one on another: [`equated`]
//!
//! **Not here:** the proof (`counterpart-proof`), which gives the curves; locking forms ([`crate::path`]).

mod equating;
mod search;

pub use equating::equated;
pub use search::{Arrangement, FormCurve, Pair, SeatCurve, Wish, apart, arranged, best};

/// Forms may lie at most so far apart, as root mean square of the difference of expected outcomes in
/// standard deviations of a play.
pub const MOST_APART: f64 = 0.2;
/// Skills at which curves are compared: people of whom a course is to say something.
const COMPARED: std::ops::RangeInclusive<f64> = -1.0..=2.0;
/// The mean of the skill by which differences are weighted; its standard deviation is 1.
const TYPICAL: f64 = 0.5;

/// What plays come to, by skill.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The skills θ, rising.
    pub thetas: Vec<f64>,
    /// The expected outcome at each, 0–100.
    pub means: Vec<f64>,
    /// The standard deviation of the outcome at each.
    pub spreads: Vec<f64>,
}

impl Curve {
    /// That of the mean outcome of several plays, one of each curve. The skills are those of the first.
    pub fn mean_of(curves: &[&Curve]) -> Curve {
        let many = curves.len().max(1) as f64;
        let thetas = curves.first().map(|curve| curve.thetas.clone()).unwrap_or_default();
        let at = |place: usize, of: &dyn Fn(&Curve) -> f64| -> f64 {
            curves.iter().filter(|curve| place < curve.means.len()).map(|curve| of(curve)).sum()
        };
        Curve {
            means: (0..thetas.len()).map(|place| at(place, &|of: &Curve| of.means[place]) / many).collect(),
            spreads: (0..thetas.len())
                .map(|place| {
                    libm::sqrt(at(place, &|of: &Curve| of.spreads[place] * of.spreads[place])) / many
                })
                .collect(),
            thetas,
        }
    }
}

/// How far two curves lie apart, over skills −1…2 weighted by N(.5, 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// The root mean square of the difference of expected outcomes at equal skill, in standard deviations
    /// (those of both, pooled).
    pub rms: f64,
    /// The mean of that difference with its sign, second minus first: curves that cross cancel in it.
    pub bias: f64,
    /// The standard deviation of the second by that of the first.
    pub spread: f64,
    /// The largest difference of expected outcomes, in points.
    pub most: f64,
}

impl Distance {
    /// Between two curves over the same skills. Nothing apart where there is no skill to compare at.
    pub fn between(first: &Curve, second: &Curve) -> Distance {
        let (mut weight, mut squares, mut sum, mut ratio, mut most) = (0.0, 0.0, 0.0, 0.0, 0.0_f64);
        let places = first.thetas.iter().enumerate().filter(|(_, theta)| COMPARED.contains(theta));
        for (place, theta) in places {
            let own = crate::statistics::normal_density(theta - TYPICAL);
            let spreads = [first.spreads[place], second.spreads[place]];
            let pooled = libm::sqrt((spreads[0] * spreads[0] + spreads[1] * spreads[1]) / 2.0);
            let difference = second.means[place] - first.means[place];
            let scaled = if pooled > 0.0 { difference / pooled } else { 0.0 };
            weight += own;
            squares += own * scaled * scaled;
            sum += own * scaled;
            ratio += own * if spreads[0] > 0.0 { spreads[1] / spreads[0] } else { 1.0 };
            most = most.max(difference.abs());
        }
        if weight == 0.0 {
            return Distance { rms: 0.0, bias: 0.0, spread: 1.0, most: 0.0 };
        }
        Distance { rms: libm::sqrt(squares / weight), bias: sum / weight, spread: ratio / weight, most }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THETAS: [f64; 9] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0];

    fn curve(mean: impl Fn(f64) -> f64, spread: f64) -> Curve {
        Curve { thetas: THETAS.to_vec(), means: THETAS.map(mean).to_vec(), spreads: vec![spread; 9] }
    }

    #[test]
    fn a_shift_is_all_bias_and_crossing_curves_have_none() {
        // Three points at a spread of 10: .3 everywhere.
        let shifted =
            Distance::between(&curve(|theta| 10.0 * theta, 10.0), &curve(|theta| 10.0 * theta + 3.0, 10.0));
        assert!((shifted.rms - 0.3).abs() < 1e-12 && (shifted.bias - 0.3).abs() < 1e-12);
        assert!((shifted.spread - 1.0).abs() < 1e-12 && (shifted.most - 3.0).abs() < 1e-12);
        // They cross at .5, about which the skills compared and their weights are symmetrical.
        let crossing =
            Distance::between(&curve(|theta| 10.0 * theta, 10.0), &curve(|theta| 12.0 * theta - 1.0, 10.0));
        assert!(crossing.bias.abs() < 1e-12 && crossing.rms > 0.1, "{crossing:?}");
        assert!((crossing.most - 3.0).abs() < 1e-12, "at −1 and 2");
    }

    /// Pooled √((6² + 8²)/2) = 7.0710678: two points are .2828427. The ratio is 8/6.
    #[test]
    fn spreads_are_pooled() {
        let found = Distance::between(&curve(|_| 20.0, 6.0), &curve(|_| 22.0, 8.0));
        assert!((found.rms - 0.282_842_7).abs() < 1e-7 && (found.spread - 8.0 / 6.0).abs() < 1e-12);
    }

    /// Two plays of spread 6 and 8: √(36 + 64)/2 = 5.
    #[test]
    fn a_form_is_the_mean_of_its_plays() {
        let found = Curve::mean_of(&[&curve(|_| 20.0, 6.0), &curve(|_| 30.0, 8.0)]);
        assert!((found.means[3] - 25.0).abs() < 1e-12 && (found.spreads[3] - 5.0).abs() < 1e-12);
    }
}
