//! How what arrives has changed between two surveys of a line.

use super::Tally;
use crate::statistics::{Interval, t_of_confidence, welch_df};

/// How sure the interval of a change is: 95 %.
pub const CHANGE_CONFIDENCE: f64 = 0.95;

/// A change of an item, in points of 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The mean of now less that of then.
    pub mean: f64,
    /// Where it lies for the whole department, with 95 % confidence.
    pub interval: Interval,
    /// Its standard error.
    pub error: f64,
    /// The degrees of freedom of the error; none if nothing varies.
    pub df: Option<f64>,
}

/// The change of an item from one survey to another, taken as two independent samples of the same department: whoever
/// answered isn't kept, so nobody is compared with themselves. Each mean has the error s/√n·√(1 − n/N), and the
/// degrees of freedom are Welch's. None where fewer than `least` could say, or where either is split.
pub fn change(before: &Tally, after: &Tally, item: usize, least: u32) -> Option<Change> {
    let ratings = [before.rating(item, least)?, after.rating(item, least)?];
    if ratings.iter().any(|rating| rating.split) {
        return None;
    }
    let parts = [before, after].map(|tally| error_squared(&tally.values[item], tally.people));
    let mean = ratings[1].mean - ratings[0].mean;
    let (error, df) = (libm::sqrt(parts[0].0 + parts[1].0), welch_df(&parts));
    let half = df.map_or(0.0, |df| t_of_confidence(CHANGE_CONFIDENCE, df)) * error;
    Some(Change { mean, interval: Interval::around(mean, half), error, df })
}

/// The square of the standard error of a mean, and its degrees of freedom.
fn error_squared(values: &[u32; 5], people: u32) -> (f64, f64) {
    let n: u32 = values.iter().sum();
    let count = f64::from(n.max(1));
    let worth = [0.0, 25.0, 50.0, 75.0, 100.0];
    let over = |of: &dyn Fn(f64) -> f64| -> f64 {
        values.iter().zip(worth).map(|(count, worth)| f64::from(*count) * of(worth)).sum()
    };
    let mean = over(&|worth| worth) / count;
    let squares = over(&|worth| (worth - mean) * (worth - mean));
    let left = if n > people { 1.0 } else { 1.0 - count / f64::from(people.max(1)) };
    let df = (count - 1.0).max(1.0);
    (squares / df / count * left.max(0.0), df)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(people: u32, values: [u32; 5]) -> Tally {
        Tally { people, answered: values.iter().sum(), values: vec![values], picks: vec![0] }
    }

    /// Nine of twelve as in the test of ratings: mean 58.3333, s² = 625, error² = 625/9·¼ = 17.3611, 8 degrees. Then
    /// five of twelve: 50, 75, 75, 75, 100, mean 75, s² = 312.5, error² = 62.5·7/12 = 36.4583, 4 degrees. The difference
    /// is 16.6667; Welch: 53.8194²/(17.3611²/8 + 36.4583²/4) = 7.82892, of which t is 2.314805; times √53.8194 that
    /// is 16.98181.
    #[test]
    fn a_change_by_hand() {
        let found = change(&tally(12, [0, 2, 3, 3, 1]), &tally(12, [0, 0, 1, 3, 1]), 0, 5).expect("a change");
        assert!((found.mean - 16.666_667).abs() < 1e-6, "{found:?}");
        assert!((found.interval.half() - 16.981_811).abs() < 1e-5, "{found:?}");
        assert_eq!(change(&tally(12, [0, 2, 3, 3, 1]), &tally(12, [0, 0, 1, 2, 1]), 0, 5), None, "four");
        assert_eq!(change(&tally(20, [3, 2, 4, 2, 3]), &tally(20, [0, 0, 1, 9, 1]), 0, 5), None, "split");
    }

    #[test]
    fn where_everybody_answered_twice_nothing_is_left_to_be_unsure_of() {
        let found = change(&tally(9, [0, 2, 3, 3, 1]), &tally(9, [0, 1, 3, 4, 1]), 0, 5).expect("a change");
        assert_eq!(found.interval.half(), 0.0);
    }

    proptest! {
        #[test]
        fn backwards_is_the_opposite(one in [0u32..6, 1..6, 1..6, 1..6, 0..6], two in [0u32..6, 1..6, 1..6, 1..6, 0..6]) {
            let (one, two) = (tally(60, one), tally(60, two));
            let (there, back) = (change(&one, &two, 0, 3), change(&two, &one, 0, 3));
            prop_assert_eq!(there.is_some(), back.is_some());
            if let (Some(there), Some(back)) = (there, back) {
                prop_assert!((there.mean + back.mean).abs() < 1e-9);
                prop_assert!((there.interval.half() - back.interval.half()).abs() < 1e-9);
                prop_assert!(there.interval.contains(there.mean));
            }
        }
    }
}
