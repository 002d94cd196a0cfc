//! What was still attainable: points against what could be had from each decision on, never against
//! a maximum that depends on the path.

use super::outcome::outcome;
use crate::conversation::{Play, State, offered, predict, say};
use crate::scenario::{Scenario, Seat, Turn};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

/// Judgements earned, against those that were there to earn at the same decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// The sum of the judgements of what was said.
    pub earned: i32,
    /// The sum of the best judgement among what could be said at each of these decisions.
    pub best: i32,
    /// The sum of the worst.
    pub worst: i32,
}

/// What was attainable in a play.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainable {
    /// See [`Points`].
    pub points: Points,
    /// The best outcome score (0–100) that could still be reached at the opening and after each
    /// turn; none if there is too much to explore.
    pub outcomes: Option<Vec<f64>>,
}

/// How many states are explored before giving up.
const BUDGET: usize = 4_000_000;

/// A hash without a random seed: nothing here may depend on the machine.
type Known = HashMap<State, f64, BuildHasherDefault<DefaultHasher>>;

/// What was attainable in a play, exactly: every continuation is explored, equal states once.
pub fn attainable(play: &Play) -> Attainable {
    let mut points = Points { earned: 0, best: 0, worst: 0 };
    for turn in play.turns().iter().filter(|turn| !turn.is_prediction()) {
        let qualities = turn.offers.iter().map(|offer| i32::from(offer.judgement.quality));
        points.earned += i32::from(turn.chosen().judgement.quality);
        points.best += qualities.clone().max().unwrap_or(0);
        points.worst += qualities.min().unwrap_or(0);
    }
    let mut search = Search { scenario: play.scenario(), seat: play.seat(), known: Known::default() };
    let outcomes = play.states().map(|state| search.best(state)).collect();
    Attainable { points, outcomes }
}

struct Search<'s> {
    scenario: &'s Scenario,
    seat: &'s Seat,
    known: Known,
}

impl Search<'_> {
    /// The best outcome score that can be reached from a state; none if the budget is used up. The
    /// depth of the recursion is bounded by the turns and the predictions between them.
    fn best(&mut self, state: &State) -> Option<f64> {
        if let Some(known) = self.known.get(state) {
            return Some(*known);
        }
        if self.known.len() >= BUDGET {
            return None;
        }
        let best = match &self.seat.beat(state.beat).turn {
            Turn::End(_) => outcome(self.scenario, self.seat, state).map_or(0.0, |end| end.score),
            Turn::Speak(choices) => {
                let mut best = 0.0f64;
                for option in offered(self.seat, state) {
                    let choice = &choices[usize::from(option)];
                    let (after, _) = say(self.scenario, self.seat, state, choice);
                    best = best.max(self.best(&after)?);
                }
                best
            }
            Turn::Predict(prediction) => {
                let guess = prediction.among[0];
                let (after, _) = predict(self.scenario, self.seat, state, prediction, guess);
                self.best(&after)?
            }
        };
        self.known.insert(*state, best);
        Some(best)
    }
}
