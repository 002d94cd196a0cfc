//! What arrives beside what is believed.

use super::{Item, Rating, Side, Tally};

/// One item of a line from both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// What arrives: the customers' rating; none if too few could say.
    pub arrives: Option<Rating>,
    /// What is believed: the providers'.
    pub believed: Option<Rating>,
}

impl Compared {
    /// The mean of a side as it may be told; none where too few could say, or where they see it
    /// differently among themselves.
    pub fn mean(&self, side: Side) -> Option<f64> {
        let rating = match side {
            Side::Customer => self.arrives,
            Side::Provider => self.believed,
        };
        rating.filter(|rating| !rating.split).map(|rating| rating.mean)
    }

    /// By how much the supplier believes to give more (above 0) or less than arrives, in points of 100.
    /// It is a blind spot, and said, only where both means stand for their sides and the two intervals
    /// have nothing in common.
    pub fn blind_spot(&self) -> Option<f64> {
        let (arrives, believed) = (self.arrives?, self.believed?);
        let apart = !arrives.interval?.overlaps(&believed.interval?);
        (apart && !arrives.split && !believed.split).then_some(believed.mean - arrives.mean)
    }
}

/// Every item of a line from both sides, in the order of the survey, where at least `least` could say.
pub fn compare(items: &[Item], customer: &Tally, provider: &Tally, least: u32) -> Vec<Compared> {
    (0..items.len())
        .map(|item| Compared {
            arrives: customer.rating(item, least),
            believed: provider.rating(item, least),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::rating;

    fn compared(arrives: [u32; 5], believed: [u32; 5]) -> Compared {
        let of = |values: [u32; 5]| Some(rating(&values, 2 * values.iter().sum::<u32>()));
        Compared { arrives: of(arrives), believed: of(believed) }
    }

    #[test]
    fn a_blind_spot_is_said_only_where_the_intervals_do_not_overlap() {
        // Six of twelve each: 33 ± 7.5 and 75 ± 9.2.
        let apart = compared([0, 4, 2, 0, 0], [0, 0, 1, 4, 1]);
        let spot = apart.blind_spot().expect("far apart");
        assert!((spot - (75.0 - 100.0 / 3.0)).abs() < 1e-9);
        let near = compared([0, 2, 2, 2, 0], [0, 1, 2, 3, 0]);
        assert_eq!(near.blind_spot(), None);
        assert!(near.mean(Side::Customer) < near.mean(Side::Provider), "they differ all the same");
    }

    #[test]
    fn where_a_side_sees_it_differently_there_is_neither_mean_nor_blind_spot() {
        let split = compared([3, 2, 4, 2, 3], [0, 0, 0, 0, 14]);
        assert_eq!((split.mean(Side::Customer), split.blind_spot()), (None, None));
        assert_eq!(split.mean(Side::Provider), Some(100.0));
        let silent = Compared { arrives: None, ..split };
        assert_eq!((silent.mean(Side::Customer), silent.blind_spot()), (None, None));
    }
}
