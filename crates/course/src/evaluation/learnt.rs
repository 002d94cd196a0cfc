//! What was learnt: the change of a group from one form to another, on the scale of θ.

use super::Participant;
use crate::anonymity::Least;
use crate::gain::{Effect, SD_OF_A_DIFFERENCE, Scale, Shown, Taken, effect_of, half_width, shown};
use crate::statistics::{Interval, Sample};

/// Which forms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compares {
    /// The first that each took with the second: what the course brought.
    FirstWithSecond,
    /// The first that each took with form 3, which comes weeks later: what is still there. Form 3 is the last for
    /// everybody, so no order takes out how hard it is: that rests on the proof alone.
    FirstWithThird,
}

/// What may be said of a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learnt {
    /// Between which forms.
    pub compares: Compares,
    /// How many took both; none if fewer than the least.
    pub people: Option<u32>,
    /// What of the change may be shown.
    pub shown: Shown,
    /// Whether some began with form 1 and others with form 2, at least two of each: how hard these two are is out
    /// of it then. Otherwise it rests on the proof that they are equally hard.
    pub balanced: bool,
    /// The smallest gain that so many people could tell from chance, as simulated; none for fewer than the least.
    pub visible: Option<f64>,
}

/// What an interval says, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// All of it lies above 0.
    More,
    /// 0 lies in it: a change can't be told from chance.
    Either,
    /// All of it lies below 0.
    Less,
}

impl Learnt {
    /// The interval, where it is shown.
    pub fn interval(&self) -> Option<Interval> {
        match self.shown {
            Shown::Nothing { .. } => None,
            Shown::Interval(interval) => Some(interval),
            Shown::Whole(effect) => Some(effect.interval()),
        }
    }

    /// The mean, where it is shown.
    pub fn mean(&self) -> Option<f64> {
        match self.shown {
            Shown::Whole(effect) => Some(effect.mean),
            _ => None,
        }
    }

    /// What the interval says, where it is shown.
    pub fn says(&self) -> Option<Says> {
        self.interval().map(|interval| match interval {
            Interval { low, .. } if low > 0.0 => Says::More,
            Interval { high, .. } if high < 0.0 => Says::Less,
            _ => Says::Either,
        })
    }
}

/// The changes of a group: to the second form each took, if there are two forms, and to the third, if there are
/// three.
pub fn learnt(people: &[Participant], forms: usize, least: Least) -> Vec<Learnt> {
    let compared = [(Compares::FirstWithSecond, 2), (Compares::FirstWithThird, 3)];
    let compared = compared.into_iter().filter(|(_, needed)| forms >= *needed);
    compared.map(|(compares, _)| between(people, compares, least)).collect()
}

fn between(people: &[Participant], compares: Compares, least: Least) -> Learnt {
    let (mut orders, mut both) = ([Vec::new(), Vec::new()], 0);
    for person in people {
        let form = |number: usize| person.forms.get(number - 1).copied().flatten();
        let [first, second] = if person.second_first { [2, 1] } else { [1, 2] };
        let last = if compares == Compares::FirstWithSecond { second } else { 3 };
        if let (Some(before), Some(after)) = (form(first), form(last)) {
            orders[usize::from(person.second_first)].push(Taken { before, after });
            both += 1;
        }
    }
    let [as_written, turned] = &orders;
    let balanced = as_written.len() >= 2 && turned.len() >= 2;
    let effect = if balanced { effect_of(as_written, turned) } else { together(&orders.concat()) };
    let people = Some(both).filter(|both| least.is_enough(*both));
    Learnt {
        compares,
        people,
        shown: shown(effect, usize::try_from(least.get()).unwrap_or(usize::MAX)),
        balanced,
        visible: people.map(|people| half_width(people as usize, SD_OF_A_DIFFERENCE)),
    }
}

/// The mean of all differences, whatever the order: t with n − 1 degrees of freedom.
fn together(taken: &[Taken]) -> Option<Effect> {
    let scale = Scale::of(taken)?;
    let sample = Sample::of(&taken.iter().map(|of| scale.difference(of)).collect::<Vec<_>>());
    let error = libm::sqrt(sample.error_squared());
    let df = (error > 0.0).then_some((sample.n.max(1) - 1) as f64);
    (sample.n >= 2).then_some(Effect { people: sample.n, mean: sample.mean, error, df })
}
