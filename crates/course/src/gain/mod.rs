//! What a group has gained from one form to another, with its interval. Of groups alone: an individual's
//! gain is never worked out to be shown.
//!
//! Half of the people take form 1 and then form 2, the other half the other way round. With d the
//! difference of second and first, the effect is ½(d̄₁₂ + d̄₂₁): how much harder one form is than the other
//! adds to one mean what it takes from the other, whatever the proof says of forms. Its standard error is
//! ½√(s²₁₂/n₁₂ + s²₂₁/n₂₁), with Welch's degrees of freedom (a two-period crossover without carry-over:
//! Senn 2002, chapter 3).
//!
//! Estimates of skill are drawn towards the mean of the prior, and so are their differences: by the share
//! of the variance that the evidence explains, 1 − s² on the mean. [`Scale`] takes that back, so that an
//! effect is on the scale of θ, on which people differ by 1; without it a gain would look smaller the less
//! evidence there is.
//!
//! What groups can show, by simulation with the estimator itself (a thousand people each, so the standard
//! deviations are good to one part in 45; nine decisions a conversation; people differ by 1):
//!
//! | people differ by scenario, SD | conversations a form | SD of a person's difference | half-width of 8 · 12 · 20 · 40 · 100 · 200 people |
//! |---|---|---|---|
//! | 0 | 1 | 0.74 | 0.62 · 0.47 · 0.35 · 0.24 · 0.15 · 0.10 |
//! | .7 | 2 | 0.95 | 0.80 · 0.61 · 0.45 · 0.31 · 0.19 · 0.13 |
//! | 1.2 | 2 | 1.38 | 1.15 · 0.88 · 0.65 · 0.44 · 0.27 · 0.19 |
//! | 1.2 | 1 | 1.84 | 1.54 · 1.17 · 0.86 · 0.59 · 0.37 · 0.26 |
//!
//! So two conversations a form or none; and with 40 people a gain below about .45 can't be told from chance.
//!
//! - an effect: [`effect`], of estimates [`Scale`], of waves [`between`]
//! - what may be shown of it: [`shown`]
//! - what will be seen with so many people: [`half_width`]

#[cfg(test)]
mod simulated;

use crate::statistics::{Interval, Sample, t_of_confidence, welch_df};
use counterpart_core::scoring::Estimate;

/// How sure the interval of an effect is: 95 %.
pub const CONFIDENCE: f64 = 0.95;
/// From so many people on, points may be drawn; of fewer there is the interval alone.
pub const POINTS_FROM: usize = 12;
/// The standard deviation of a person's difference between two forms of two conversations each, on the
/// scale of θ, as simulated with the estimator of skill itself (people differ by 1, and from scenario to
/// scenario by 1.2; nine decisions a conversation). What a report says beforehand goes by it.
pub const SD_OF_A_DIFFERENCE: f64 = 1.4;

/// A mean change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// How many people it is about.
    pub people: usize,
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// The degrees of freedom of the error; none if nothing varies.
    pub df: Option<f64>,
}

impl Effect {
    /// Where the change lies with 95 % confidence, by Student's t.
    pub fn interval(&self) -> Interval {
        let times = self.df.map_or(0.0, |df| t_of_confidence(CONFIDENCE, df));
        Interval::around(self.mean, times * self.error)
    }
}

/// The effect in a group of which some took form 1 first and the others form 2: the differences, second
/// minus first, of either. None if either has fewer than two people: nothing then tells a gain from how
/// hard the forms are, or how much people vary.
pub fn effect(first_then_second: &[f64], second_then_first: &[f64]) -> Option<Effect> {
    let samples = [Sample::of(first_then_second), Sample::of(second_then_first)];
    if samples.iter().any(|sample| sample.n < 2) {
        return None;
    }
    let parts = samples.map(|sample| (sample.error_squared() / 4.0, (sample.n - 1) as f64));
    Some(Effect {
        people: samples[0].n + samples[1].n,
        mean: f64::midpoint(samples[0].mean, samples[1].mean),
        error: libm::sqrt(parts[0].0 + parts[1].0),
        df: welch_df(&parts),
    })
}

/// How much more one group gained than another: the difference of differences, if departments begin in
/// waves and the later one is measured twice before its course. The same formula once more.
pub fn between(course: &Effect, waiting: &Effect) -> Effect {
    let parts = [course, waiting].map(|of| (of.error * of.error, of.df.unwrap_or(f64::INFINITY)));
    Effect {
        people: course.people + waiting.people,
        mean: course.mean - waiting.mean,
        error: libm::sqrt(parts[0].0 + parts[1].0),
        df: welch_df(&parts),
    }
}

/// Somebody's estimates on the two forms, in the order in which they were taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    /// On the form taken first.
    pub before: Estimate,
    /// On the one taken second.
    pub after: Estimate,
}

/// By how much estimates are drawn towards the mean in a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The slope of estimates on skill, above 0 and at most 1: the mean of 1 − s² over people and forms.
    /// Under the prior Var(m) = 1 − E(s²), and that is the slope of m on θ.
    pub slope: f64,
}

impl Scale {
    /// That of a group; none if nothing was learnt about anybody.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Taken>) -> Option<Scale> {
        let told: Vec<f64> = people
            .into_iter()
            .flat_map(|taken| [taken.before, taken.after])
            .map(|estimate| 1.0 - estimate.sd * estimate.sd)
            .collect();
        let slope = Sample::of(&told).mean;
        (slope > 0.0).then_some(Scale { slope: slope.min(1.0) })
    }

    /// A person's difference on the scale of θ. It is for sums over a group: of one person it says nothing.
    pub fn difference(&self, taken: &Taken) -> f64 {
        (taken.after.mean - taken.before.mean) / self.slope
    }
}

/// The effect of estimates: [`effect`] of the differences on the scale of θ.
pub fn effect_of(first_then_second: &[Taken], second_then_first: &[Taken]) -> Option<Effect> {
    let scale = Scale::of(first_then_second.iter().chain(second_then_first))?;
    let differences = |taken: &[Taken]| taken.iter().map(|of| scale.difference(of)).collect::<Vec<_>>();
    effect(&differences(first_then_second), &differences(second_then_first))
}

/// What may be shown of an effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// Nothing: fewer than this many people, or nothing could be worked out.
    Nothing {
        /// The least.
        least: usize,
    },
    /// The interval alone.
    Interval(Interval),
    /// The mean with its interval, and points if one likes.
    Whole(Effect),
}

/// What may be shown of an effect where no figure is about fewer than `least` people: the interval of fewer
/// than [`POINTS_FROM`], everything of more.
pub fn shown(effect: Option<Effect>, least: usize) -> Shown {
    match effect {
        Some(effect) if effect.people < least => Shown::Nothing { least },
        Some(effect) if effect.people < POINTS_FROM => Shown::Interval(effect.interval()),
        Some(effect) => Shown::Whole(effect),
        None => Shown::Nothing { least },
    }
}

/// Half of the 95 % interval of a mean difference of `people` (2 or more) whose differences have this
/// standard deviation: t·s/√n with n − 1 degrees of freedom. A gain below it can't be told from chance.
pub fn half_width(people: usize, sd: f64) -> f64 {
    let n = people.max(2) as f64;
    t_of_confidence(CONFIDENCE, n - 1.0) * sd / libm::sqrt(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Form 2 is harder by 1, everybody gains about .5. First then second: −.8, −.5, −.2, mean −.5,
    /// variance .09. Second then first: 1.3, 1.5, 1.7, mean 1.5, variance .04. Effect .5; error
    /// ½√(.03 + .01333) = .104083; Welch: (.0433333)²/(.03²/2 + .0133333²/2) = 3.484536.
    #[test]
    fn how_hard_the_forms_are_cancels() {
        let found = effect(&[-0.8, -0.5, -0.2], &[1.3, 1.5, 1.7]).expect("an effect");
        assert_eq!(found.people, 6);
        assert!((found.mean - 0.5).abs() < 1e-12);
        assert!((found.error - 0.104_083).abs() < 1e-6, "{found:?}");
        assert!((found.df.expect("some") - 3.484_536).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn one_person_in_an_order_is_not_enough() {
        assert_eq!(effect(&[0.5; 9], &[0.4]), None);
        assert_eq!(effect(&[], &[]), None);
        let alike = effect(&[0.5; 9], &[0.5; 9]).expect("an effect");
        assert_eq!((alike.df, alike.interval()), (None, Interval { low: 0.5, high: 0.5 }));
    }

    #[test]
    fn few_show_nothing_or_an_interval() {
        let of = |people| Some(Effect { people, mean: 0.4, error: 0.1, df: Some(9.0) });
        assert_eq!(shown(of(4), 5), Shown::Nothing { least: 5 });
        assert!(matches!(shown(of(5), 5), Shown::Interval(_)));
        assert!(matches!(shown(of(11), 5), Shown::Interval(_)));
        assert!(matches!(shown(of(12), 5), Shown::Whole(_)));
        assert_eq!(shown(None, 5), Shown::Nothing { least: 5 });
    }

    /// Errors .3 and .4 make .5; degrees of freedom (.09 + .16)²/(.0081/9 + .0256/16) = 25.
    #[test]
    fn waves_by_hand() {
        let of = |mean, error, df| Effect { people: 10, mean, error, df: Some(df) };
        let found = between(&of(0.5, 0.3, 9.0), &of(0.1, 0.4, 16.0));
        assert!((found.mean - 0.4).abs() < 1e-12 && (found.error - 0.5).abs() < 1e-12);
        assert!((found.df.expect("some") - 25.0).abs() < 1e-9);
        assert_eq!(found.people, 20);
    }

    /// The half-widths follow from the standard deviation alone: t(7) = 2.364624, 2.364624·.67/√8 = .5601.
    /// The figures of the programme for .67, .78, .87 and .96, to its two decimals.
    #[test]
    fn half_widths_by_hand() {
        let sizes = [8, 12, 20, 40, 100, 200];
        for (sd, by_hand) in [
            (0.67, [0.56, 0.43, 0.31, 0.21, 0.13, 0.09]),
            (0.78, [0.65, 0.50, 0.37, 0.25, 0.15, 0.11]),
            (0.87, [0.73, 0.55, 0.41, 0.28, 0.17, 0.12]),
            (0.96, [0.80, 0.61, 0.45, 0.31, 0.19, 0.13]),
        ] {
            for (people, by_hand) in sizes.into_iter().zip(by_hand) {
                let found = half_width(people, sd);
                assert!((found - by_hand).abs() < 0.0051, "{people} people, {sd}: {found}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_harder_form_changes_nothing(
            first in prop::collection::vec(-2.0f64..2.0, 2..20), second in prop::collection::vec(-2.0f64..2.0, 2..20), harder in -3.0f64..3.0,
        ) {
            let plain = effect(&first, &second).expect("an effect");
            let moved = |of: &[f64], by: f64| of.iter().map(|value| value + by).collect::<Vec<f64>>();
            let shifted = effect(&moved(&first, -harder), &moved(&second, harder)).expect("an effect");
            prop_assert!((plain.mean - shifted.mean).abs() < 1e-9 && (plain.error - shifted.error).abs() < 1e-9);
        }

        #[test]
        fn nothing_is_shown_of_fewer_than_the_least(
            first in prop::collection::vec(-2.0f64..2.0, 0..9), second in prop::collection::vec(-2.0f64..2.0, 0..9), least in 5usize..9,
        ) {
            let people = first.len() + second.len();
            let found = shown(effect(&first, &second), least);
            let nothing = Shown::Nothing { least };
            prop_assert!(people >= least || found == nothing);
            prop_assert!(people >= POINTS_FROM || !matches!(found, Shown::Whole(_)));
        }
    }
}
