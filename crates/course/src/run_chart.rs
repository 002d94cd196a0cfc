//! A line's own figure, week by week: before, and after.
//!
//! Nothing is said of causes: a figure that is counted anyway has many.

use crate::statistics::Interval;

/// So many in a row on one side of the median are pointed out (a convention of run charts: with chance
/// alone, seven in a row on a given side come up once in 128 times; Perla, Provost & Murray 2011 have six).
pub const IN_A_ROW: usize = 7;

/// The figure of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct RunChart {
    /// The values before, oldest first.
    pub before: Vec<f64>,
    /// Those after.
    pub after: Vec<f64>,
    /// The median of those before; none if there are none.
    pub median: Option<f64>,
    /// The median of those after.
    pub median_after: Option<f64>,
    /// The lowest and the highest value, for an axis.
    pub range: Option<Interval>,
    /// Stretches of [`IN_A_ROW`] or more on one side of the median before.
    pub runs: Vec<Run>,
}

/// Values in a row on one side of the median.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The place of its first value, those before and after in one row.
    pub from: usize,
    /// The place of its last.
    pub to: usize,
    /// How many of its values count: those on the median don't.
    pub values: usize,
    /// Whether they lie above it.
    pub above: bool,
}

/// The chart of values before and after, oldest first. Values that are no numbers are left out. A value on
/// the median neither adds to a run nor ends it.
pub fn run_chart(before: &[f64], after: &[f64]) -> RunChart {
    let finite =
        |values: &[f64]| values.iter().copied().filter(|value| value.is_finite()).collect::<Vec<_>>();
    let (before, after) = (finite(before), finite(after));
    let all: Vec<f64> = before.iter().chain(&after).copied().collect();
    let range = all.iter().copied().fold(None, |range: Option<Interval>, value| {
        let Interval { low, high } = range.unwrap_or(Interval { low: value, high: value });
        Some(Interval { low: low.min(value), high: high.max(value) })
    });
    let median = median(&before);
    let runs = median.map(|median| runs(&all, median)).unwrap_or_default();
    RunChart { median_after: self::median(&after), median, range, runs, before, after }
}

/// The middle of the values, or the mean of the two in the middle.
fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len() % 2 == 1 { upper } else { f64::midpoint(sorted[middle - 1], upper) })
}

fn runs(values: &[f64], median: f64) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for (place, value) in values.iter().enumerate().filter(|(_, value)| **value != median) {
        let above = *value > median;
        match found.last_mut() {
            Some(run) if run.above == above => (run.to, run.values) = (place, run.values + 1),
            _ => found.push(Run { from: place, to: place, values: 1, above }),
        }
    }
    found.retain(|run| run.values >= IN_A_ROW);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seven_in_a_row_below_the_median_before() {
        let before = [9.0, 11.0, 8.0, 10.0, 9.0, 12.0, 7.0, 9.0];
        // The median is 9: the last value before lies on it and neither adds nor ends.
        let after = [8.0, 7.0, 6.0, 8.0, 5.0, 9.0, 4.0, 10.0];
        let chart = run_chart(&before, &after);
        assert_eq!((chart.median, chart.median_after), (Some(9.0), Some(7.5)));
        assert_eq!(chart.range, Some(Interval { low: 4.0, high: 12.0 }));
        // From the 7 before: 7, 8, 7, 6, 8, 5, 4.
        assert_eq!(chart.runs, [Run { from: 6, to: 14, values: 7, above: false }]);
        assert_eq!(run_chart(&before, &after[..4]).runs, []);
    }

    #[test]
    fn without_values_before_there_is_no_median() {
        let chart = run_chart(&[], &[1.0, f64::NAN, 3.0]);
        assert_eq!((chart.median, chart.median_after, chart.runs.len()), (None, Some(2.0), 0));
        assert_eq!(chart.after, [1.0, 3.0]);
        assert_eq!(run_chart(&[], &[]).range, None);
    }

    proptest! {
        #[test]
        fn a_run_lies_on_one_side(values in prop::collection::vec(0u8..6, 1..30), split in 1usize..30) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let split = split.min(values.len());
            let chart = run_chart(&values[..split], &values[split..]);
            let median = chart.median.expect("a median");
            for run in chart.runs {
                let own = values[run.from..=run.to].iter().filter(|value| **value != median);
                prop_assert!(own.clone().all(|value| (*value > median) == run.above));
                prop_assert!(own.count() == run.values && run.values >= IN_A_ROW);
            }
        }
    }
}
