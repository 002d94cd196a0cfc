//! A score on one form as a player of the same skill would have had it on another.

use super::Curve;

/// The most that an outcome can be.
const MOST: f64 = 100.0;

/// True-score equating (Kolen & Brennan 2014, chapter 6): the skill at which the expected outcome on `from`
/// is this score, and what is expected on `to` at that skill; straight between the skills that are known.
/// Below and above what is expected anywhere, in proportion to what is left to 0 and to 100, so that these
/// stay what they are and more is never less. None if the outcome expected on `from` doesn't rise with
/// skill, or the two aren't over the same skills.
pub fn equated(from: &Curve, to: &Curve, score: f64) -> Option<f64> {
    let rises = from.means.windows(2).all(|pair| pair[0] < pair[1]);
    if !rises || from.thetas != to.thetas || from.means.len() != from.thetas.len() {
        return None;
    }
    let (low, high) = (*from.means.first()?, *from.means.last()?);
    let (to_low, to_high) = (*to.means.first()?, *to.means.last()?);
    let score = score.clamp(0.0, MOST);
    if score <= low {
        return Some(if low > 0.0 { to_low * score / low } else { to_low });
    }
    if score >= high {
        let left = if high < MOST { (MOST - score) / (MOST - high) } else { 0.0 };
        return Some(MOST - (MOST - to_high) * left);
    }
    let above = from.means.iter().position(|mean| *mean > score)?;
    let below = above.checked_sub(1)?;
    let part = (score - from.means[below]) / (from.means[above] - from.means[below]);
    Some(to.means[below] + part * (to.means[above] - to.means[below]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn curve(means: [f64; 4]) -> Curve {
        Curve { thetas: vec![-1.0, 0.0, 1.0, 2.0], means: means.to_vec(), spreads: vec![10.0; 4] }
    }

    /// Form 1: 8, 16, 42, 58. Form 2: 7, 17, 39, 61. 28 on form 2 lies half-way between θ = 0 and 1, where
    /// form 1 has 29. 3.5 is half of the lowest: 4. 80.5 is half of what is left above 61: 79.
    #[test]
    fn scores_by_hand() {
        let (one, two) = (curve([8.0, 16.0, 42.0, 58.0]), curve([7.0, 17.0, 39.0, 61.0]));
        for (score, by_hand) in
            [(28.0, 29.0), (17.0, 16.0), (3.5, 4.0), (80.5, 79.0), (0.0, 0.0), (100.0, 100.0)]
        {
            let found = equated(&two, &one, score).expect("a score");
            assert!((found - by_hand).abs() < 1e-12, "{score}: {found}");
        }
        assert_eq!(equated(&curve([8.0, 7.0, 42.0, 58.0]), &one, 20.0), None, "it doesn't rise");
    }

    proptest! {
        #[test]
        fn more_is_more_and_there_and_back_is_the_same(
            one in [0.5f64..9.0, 0.5f64..9.0, 0.5f64..9.0, 0.5f64..9.0], two in [0.5f64..9.0, 0.5f64..9.0, 0.5f64..9.0, 0.5f64..9.0],
            score in 0.0f64..100.0, more in 0.0f64..20.0,
        ) {
            let rising = |steps: [f64; 4]| {
                let mut sum = 0.0;
                curve(steps.map(|step| { sum += 2.5 * step; sum }))
            };
            let (one, two) = (rising(one), rising(two));
            let there = equated(&one, &two, score).expect("a score");
            prop_assert!((0.0..=100.0).contains(&there));
            prop_assert!((equated(&two, &one, there).expect("a score") - score).abs() < 1e-6);
            prop_assert!(equated(&one, &two, (score + more).min(100.0)).expect("a score") >= there - 1e-9);
        }
    }
}
