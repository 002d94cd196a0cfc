//! What was answered, as counters, and the figures of one item.

use crate::statistics::{Interval, t_of_confidence};
use counterpart_core::scenario::{Problem, Topic};

/// How sure the interval of a rating is: 90 %.
pub const CONFIDENCE: f64 = 0.9;
/// A rating is split if at least this share of its answers lies at each end of the scale.
const AT_EACH_END: f64 = 0.2;
/// What a step of the scale of frequency is worth of 0–100.
const STEP: f64 = 25.0;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Those who receive.
    Customer,
    /// Those who hand over.
    Provider,
}

/// A rating that a survey asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its code in the survey, such as `S04`.
    pub code: String,
    /// The topic whose opposite it mirrors; none for a criterion.
    pub topic: Option<Topic>,
    /// The kind of trouble that it tells of.
    pub problem: Option<Problem>,
    /// Whether it is an act of the supplier that both sides rate and that can be picked as most helpful:
    /// these alone carry need. The relation as a whole and the overall rating do not.
    pub mirrored: bool,
}

/// One side's answers about one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people the department has.
    pub people: u32,
    /// How many of them answered.
    pub answered: u32,
    /// For each item, in the order of the survey, how many answered 0 (never) to 4 (every time). Who said
    /// "can't say" is in none.
    pub values: Vec<[u32; 5]>,
    /// For each item, by how many it was picked as one of the three that would help most.
    pub picks: Vec<u32>,
}

impl Tally {
    /// With no answers yet.
    pub fn empty(people: u32, items: usize) -> Tally {
        Tally { people, answered: 0, values: vec![[0; 5]; items], picks: vec![0; items] }
    }

    /// The figures of an item, none if fewer than `least` could say.
    pub fn rating(&self, item: usize, least: u32) -> Option<Rating> {
        let values = self.values.get(item)?;
        (values.iter().sum::<u32>() >= least.max(1)).then(|| rating(values, self.people))
    }
}

/// The figures of an item on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// How many could say.
    pub n: u32,
    /// The mean, 0 (never) to 100 (every time).
    pub mean: f64,
    /// Where it lies for the whole department, with 90 % confidence, within 0…100; none of a single
    /// answer out of several people.
    pub interval: Option<Interval>,
    /// Whether they see it differently among themselves: the answers fill four or five categories, with at
    /// least a fifth at either end. A mean would then stand for nobody.
    pub split: bool,
}

/// The figures of answers 0 (never) to 4 (every time), of which there is at least one, out of so many
/// people: M ± t·s/√n·√(1 − n/N), with t of n − 1 degrees of freedom. Where everybody answered nothing is
/// left to be unsure of. If more answered than there are said to be people, N is wrong, and the
/// correction is left out.
pub fn rating(values: &[u32; 5], people: u32) -> Rating {
    let n: u32 = values.iter().sum();
    let count = f64::from(n.max(1));
    let worth = [0.0, STEP, 2.0 * STEP, 3.0 * STEP, 4.0 * STEP];
    let sum: f64 = values.iter().zip(worth).map(|(of, worth)| f64::from(*of) * worth).sum();
    let mean = sum / count;
    let squares: f64 =
        values.iter().zip(worth).map(|(of, worth)| f64::from(*of) * (worth - mean) * (worth - mean)).sum();
    let left = if n > people { 1.0 } else { 1.0 - count / f64::from(people.max(1)) };
    let interval = if left <= 0.0 {
        Some(Interval::around(mean, 0.0))
    } else if n < 2 {
        None
    } else {
        let error = libm::sqrt(squares / (count - 1.0) / count * left);
        Some(Interval::around(mean, t_of_confidence(CONFIDENCE, count - 1.0) * error).clamped(0.0, 100.0))
    };
    let filled = values.iter().filter(|of| **of > 0).count();
    let end = |of: u32| f64::from(of) >= AT_EACH_END * count;
    Rating { n, mean, interval, split: filled >= 4 && end(values[0]) && end(values[4]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Nine of twelve: 1, 1, 2, 2, 2, 3, 3, 3, 4 → 25·21/9 = 58.3333. In steps the squares are
    /// 1·2 + 4·3 + 9·3 + 16 = 57, less 21²/9 = 49: 8, by 8 is 1, so s = 25. t(8, 90 %) = 1.859548,
    /// √(1 − 9/12) = ½: 1.859548·25/3·½ = 7.74812.
    #[test]
    fn nine_of_twelve_by_hand() {
        let found = rating(&[0, 2, 3, 3, 1], 12);
        assert_eq!(found.n, 9);
        assert!((found.mean - 58.333_333).abs() < 1e-6);
        let interval = found.interval.expect("one");
        assert!((interval.half() - 7.748_12).abs() < 1e-5, "{interval:?}");
        assert!(!found.split);
    }

    #[test]
    fn everybody_leaves_nothing_to_be_unsure_of_and_one_of_many_says_nothing() {
        assert_eq!(rating(&[0, 2, 3, 3, 1], 9).interval.map(|of| of.half()), Some(0.0));
        assert_eq!(rating(&[0, 0, 0, 1, 0], 1).interval, Some(Interval { low: 75.0, high: 75.0 }));
        assert_eq!(rating(&[0, 0, 0, 1, 0], 8).interval, None);
        // More answers than people: no correction rather than a wrong one. t(8)·25/3 = 15.49623.
        let wrong = rating(&[0, 2, 3, 3, 1], 4).interval.expect("one");
        assert!((wrong.half() - 15.496_23).abs() < 1e-5, "{wrong:?}");
    }

    #[test]
    fn they_see_it_differently_if_both_ends_and_the_middle_are_filled() {
        assert!(rating(&[3, 2, 4, 2, 3], 20).split, "3 of 14 at each end");
        assert!(rating(&[2, 0, 2, 2, 2], 20).split, "four categories");
        assert!(
            !rating(&[5, 0, 0, 0, 5], 20).split,
            "two camps without anybody between are only two categories"
        );
        assert!(!rating(&[1, 3, 4, 4, 2], 20).split, "1 of 14 at the lower end");
    }

    #[test]
    fn too_few_who_could_say_have_no_figures() {
        let tally = Tally { people: 20, answered: 9, values: vec![[0, 1, 1, 1, 1]], picks: vec![0] };
        assert_eq!(tally.rating(0, 5), None);
        assert!(tally.rating(0, 4).is_some());
        assert_eq!(tally.rating(1, 4), None, "no such item");
    }

    proptest! {
        #[test]
        fn a_mean_lies_in_its_interval_within_the_scale(values in [0u32..9, 0..9, 0..9, 0..9, 0..9], more in 0u32..30) {
            let n: u32 = values.iter().sum();
            prop_assume!(n > 0);
            let found = rating(&values, n + more);
            prop_assert!((0.0..=100.0).contains(&found.mean));
            if let Some(interval) = found.interval {
                prop_assert!(interval.low >= 0.0 && interval.high <= 100.0);
                prop_assert!(interval.low <= found.mean + 1e-9 && found.mean <= interval.high + 1e-9);
            }
        }

        #[test]
        fn asking_more_of_the_department_leaves_less_to_be_unsure_of(values in [1u32..5, 1..5, 1..5, 1..5, 1..5]) {
            let n: u32 = values.iter().sum();
            let half = |people| rating(&values, people).interval.map_or(f64::INFINITY, |of| of.half());
            prop_assert!(half(n) <= half(n + 1) && half(n + 1) <= half(n + 10) && half(n + 10) <= half(4 * n + 10));
        }
    }
}
