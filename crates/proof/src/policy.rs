//! Policies: ways of choosing that depend on nothing but the information set. What such a player comes
//! to can be had exactly.
//!
//! **Not here:** particular ones ([`super::bots`], [`super::learner`]), where their plays go
//! ([`super::forward`]).

use super::info_set::InfoSet;
use counterpart_core::scenario::{Choice, MAX_OPTIONS, Seat, Turn};

/// The chance of each option of an information set, in their order; they add up to 1.
pub type Chances = [f64; MAX_OPTIONS];

/// Chances in proportion to weights that aren't negative; even ones if all are 0.
pub fn in_proportion(weights: &[f64]) -> Chances {
    let mut chances = [0.0; MAX_OPTIONS];
    let total: f64 = weights.iter().sum();
    for (chance, weight) in chances.iter_mut().zip(weights) {
        *chance = if total > 0.0 { weight / total } else { 1.0 / weights.len() as f64 };
    }
    chances
}

/// Even chances among the options with the highest value.
pub fn highest<T: PartialOrd + Copy>(values: &[T]) -> Chances {
    let best = values.iter().copied().reduce(|best, value| if value > best { value } else { best });
    let weights: Vec<f64> = values.iter().map(|value| if Some(*value) == best { 1.0 } else { 0.0 }).collect();
    in_proportion(&weights)
}

/// The options of an information set as the file has them; none for a prediction.
pub fn choices<'a>(seat: &'a Seat, info_set: &InfoSet) -> Option<Vec<&'a Choice>> {
    match &seat.beat(info_set.beat).turn {
        Turn::Speak(choices) => {
            Some(info_set.options.iter().map(|option| &choices[option.index()]).collect())
        }
        Turn::Predict(_) | Turn::End(_) => None,
    }
}

/// The chances of a policy in every information set. At predictions everybody guesses evenly: a guess
/// changes nothing, and no policy here knows what it is about.
pub fn chances(
    seat: &Seat,
    info_sets: &[InfoSet],
    choose: impl Fn(&InfoSet, &[&Choice]) -> Chances,
) -> Vec<Chances> {
    info_sets
        .iter()
        .map(|info_set| match choices(seat, info_set) {
            Some(choices) => choose(info_set, &choices),
            None => in_proportion(&vec![1.0; info_set.options.len()]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_add_up_to_one() {
        assert_eq!(in_proportion(&[1.0, 3.0]), [0.25, 0.75, 0.0, 0.0]);
        assert_eq!(in_proportion(&[0.0, 0.0]), [0.5, 0.5, 0.0, 0.0]);
        assert_eq!(highest(&[3, 7, 7, 1]), [0.0, 0.5, 0.5, 0.0]);
    }
}
