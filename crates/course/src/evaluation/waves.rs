//! Two waves of a course beside each other: how much more one has brought than the other, with its interval.
//!
//! It is worked out of what may be shown of either wave, and of nothing else: whoever holds both pages knows no more.
//! That departments begin in waves makes the earlier one a comparison and no experiment: they differ in more than the
//! course.

use super::{Compares, Figures, Learnt};
use crate::gain::{Effect, Shown, between};
use crate::needs::{CHANGE_CONFIDENCE, Change};
use crate::statistics::{Interval, t_of_confidence, welch_df};

/// What one wave has brought beyond another.
#[derive(Clone, Debug, PartialEq)]
pub struct Waves {
    /// What was learnt, from the first form that each took to the second; none unless the mean may be shown of both.
    pub learnt: Option<Effect>,
    /// The items whose change may be shown in both.
    pub items: Vec<ItemWaves>,
}

/// An item of a line in two waves.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemWaves {
    /// The line, by its id.
    pub line: String,
    /// Which item, in the order of the survey.
    pub item: usize,
    /// By how many points what arrives changed: in this wave, and in the earlier one.
    pub changes: [f64; 2],
    /// How much more it changed in this one.
    pub more: Change,
}

impl Waves {
    /// Of a line, the items that were most needed in this wave, as many as that.
    pub fn most_needed(&self, figures: &Figures, line: &str, most: usize) -> Vec<&ItemWaves> {
        let found = figures.lines.iter().find(|own| own.line == line);
        let needed = found.map(|own| own.most_needed(own.items.len())).unwrap_or_default();
        let of = |item: usize| self.items.iter().find(|own| own.line == line && own.item == item);
        needed.iter().filter_map(|figures| of(figures.item)).take(most).collect()
    }
}

/// What the later wave has brought beyond the earlier one.
pub fn waves(later: &Figures, earlier: &Figures) -> Waves {
    let effect = |figures: &Figures| {
        let is_first = |learnt: &&Learnt| learnt.compares == Compares::FirstWithSecond;
        match figures.learnt.iter().find(is_first)?.shown {
            Shown::Whole(effect) => Some(effect),
            Shown::Nothing { .. } | Shown::Interval(_) => None,
        }
    };
    let learnt = effect(later).zip(effect(earlier)).map(|(later, earlier)| between(&later, &earlier));
    let mut items = Vec::new();
    for line in &later.lines {
        let Some(other) = earlier.lines.iter().find(|other| other.line == line.line) else { continue };
        for item in &line.items {
            let was = other.items.iter().find(|other| other.item == item.item);
            if let Some((now, then)) = item.change.zip(was.and_then(|was| was.change)) {
                items.push(ItemWaves {
                    line: line.line.clone(),
                    item: item.item,
                    changes: [now.mean, then.mean],
                    more: more(&now, &then),
                });
            }
        }
    }
    Waves { learnt, items }
}

/// How much more one change is than another, of two samples that have nobody in common.
fn more(now: &Change, then: &Change) -> Change {
    let parts = [now, then].map(|of| (of.error * of.error, of.df.unwrap_or(f64::INFINITY)));
    let error = libm::sqrt(parts[0].0 + parts[1].0);
    let df = welch_df(&parts);
    let half = df.map_or(0.0, |df| t_of_confidence(CHANGE_CONFIDENCE, df)) * error;
    let mean = now.mean - then.mean;
    Change { mean, interval: Interval::around(mean, half), error, df }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Errors 3 and 4 make 5; degrees of freedom (9 + 16)²/(81/9 + 256/16) = 25, of which t is 2.059539.
    #[test]
    fn a_difference_of_changes_by_hand() {
        let of = |mean: f64, error: f64, df: f64| {
            let half = t_of_confidence(CHANGE_CONFIDENCE, df) * error;
            Change { mean, interval: Interval::around(mean, half), error, df: Some(df) }
        };
        let found = more(&of(17.0, 3.0, 9.0), &of(5.0, 4.0, 16.0));
        assert!((found.mean - 12.0).abs() < 1e-12 && (found.error - 5.0).abs() < 1e-12);
        assert!((found.df.expect("some") - 25.0).abs() < 1e-9);
        assert!((found.interval.half() - 5.0 * 2.059_539).abs() < 1e-4, "{found:?}");
    }

    #[test]
    fn where_nothing_varies_the_difference_is_known() {
        let of = |mean| Change { mean, interval: Interval::around(mean, 0.0), error: 0.0, df: None };
        let found = more(&of(25.0), &of(0.0));
        assert_eq!((found.mean, found.interval.half()), (25.0, 0.0));
    }
}
