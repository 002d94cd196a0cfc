//! Ways of choosing that depend on nothing but the situation. What such a player comes to can be
//! had exactly.

use super::situation::Situation;
use counterpart_core::scenario::{Choice, MAX_OPTIONS, Seat, Turn};

/// The chance of each option of a situation, in their order; they add up to 1.
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

/// The options of a situation as the file has them; none for a prediction.
pub fn choices<'a>(seat: &'a Seat, situation: &Situation) -> Option<Vec<&'a Choice>> {
    match &seat.beat(situation.beat).turn {
        Turn::Speak(choices) => {
            Some(situation.options.iter().map(|option| &choices[usize::from(*option)]).collect())
        }
        Turn::Predict(_) | Turn::End(_) => None,
    }
}

/// The chances of a policy in every situation. At predictions everybody guesses evenly: a guess
/// changes nothing, and no policy here knows what it is about.
pub fn chances(
    seat: &Seat,
    situations: &[Situation],
    choose: impl Fn(&Situation, &[&Choice]) -> Chances,
) -> Vec<Chances> {
    situations
        .iter()
        .map(|situation| match choices(seat, situation) {
            Some(choices) => choose(situation, &choices),
            None => in_proportion(&vec![1.0; situation.options.len()]),
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
