//! The values of a gauge at which something begins to be judged, said, settled or offered otherwise.
//!
//! Between two of them a gauge can move without anybody noticing, but for the score. Proofs that ask only
//! how a conversation goes, and not what it is worth, merge states by them.
//!
//! **Not here:** how a gauge moves ([`effects`](super::effects)); what shows on a face
//! ([`thresholds`](super::thresholds)).

use super::aspects::Aspect;
use super::parameters::{FULL, Parameters};
use super::rules;
use super::state::Mind;
use crate::scenario::{Argument, Choice, Condition, Gauge, Scenario, Seat};

/// Borders between the values of a gauge. Each is the lowest value on its upper side, 1–100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Borders(u128);

impl Borders {
    /// None.
    pub const NONE: Borders = Borders(0);

    /// Just these. What lies outside 1–100 is no border.
    pub fn at(values: impl IntoIterator<Item = u8>) -> Borders {
        let within = values.into_iter().filter(|value| (1..=FULL).contains(&i32::from(*value)));
        Borders(within.fold(0, |bits, value| bits | 1 << value))
    }

    /// Those of both.
    #[must_use]
    pub const fn and(self, other: Borders) -> Borders {
        Borders(self.0 | other.0)
    }

    /// Whether one lies between two values.
    pub const fn part(self, one: u8, other: u8) -> bool {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        // The lower value may itself be a border; it isn't one between them.
        self.0 & up_to(high) & !up_to(low) != 0
    }

    /// The lowest value that no border parts from this one.
    pub const fn lowest(self, value: u8) -> u8 {
        let below = self.0 & up_to(value);
        127_u32.saturating_sub(below.leading_zeros()) as u8
    }
}

/// The bits of all values up to this one.
const fn up_to(value: u8) -> u128 {
    (2 << value) - 1
}

/// The borders in the gauge of the person who hears a sentence, at which its acts begin to be judged, or what
/// they are about to be said or settled, otherwise, in whatever state of the seat.
pub fn judged(p: &Parameters, scenario: &Scenario, seat: &Seat, choice: &Choice, gauge: Gauge) -> Borders {
    let mut borders = Borders::NONE;
    let department = scenario.department_of(seat.facing[usize::from(choice.to)]);
    for act in choice.acts() {
        let reads = rules::reads(act.kind);
        let about_agreement =
            matches!(act.kind.argument(), Some(Argument::Agreement | Argument::MaybeAgreement));
        let more = match gauge {
            Gauge::Trust => {
                let enough = |trust: u8, worth: u8| {
                    let margin = Mind { trust, ..Mind::default() }.margin(p);
                    worth >= scenario.worth(None, department).saturating_add(margin)
                };
                let worth = act.agreement().map(|agreement| scenario.worth(Some(agreement), department));
                let shifts = |trust: &u8| {
                    worth.is_some_and(|worth| enough(*trust, worth) != enough(*trust - 1, worth))
                };
                let wary = reads.contains(Aspect::Trust).then_some(p.wary);
                Borders::at(values().skip(1).filter(shifts).chain(wary))
            }
            Gauge::Heat if reads.contains(Aspect::Heat) => {
                Borders::at([p.hot, p.boiling, p.cool, p.settled, p.adds_fuel])
            }
            // Nothing is settled in the heat.
            Gauge::Heat if about_agreement => Borders::at([p.hot]),
            Gauge::Safety => {
                // The lowest safety at which the interest is said, after a judgement of 0, +1 and +2.
                let depth = act.interest().map(|interest| 2 * i32::from(scenario.interest(interest).depth));
                let says = |safety: u8, judged| {
                    depth.is_some_and(|depth| 2 * i32::from(safety) + p.disclosure_halves * judged >= depth)
                };
                let said = (0..=2).filter_map(|judged| values().find(|safety| says(*safety, judged)));
                let feedback = reads.contains(Aspect::Safety).then_some(p.safe_for_feedback);
                Borders::at(said.chain(feedback))
            }
            Gauge::Clarity if reads.contains(Aspect::Clarity) => {
                Borders::at([p.clear_enough, p.clear, p.roles_clear])
            }
            Gauge::Clarity if about_agreement => Borders::at([p.clear_enough]),
            Gauge::Heat | Gauge::Clarity => Borders::NONE,
        };
        borders = borders.and(more);
    }
    borders
}

fn values() -> impl Iterator<Item = u8> {
    0..=u8::try_from(FULL).unwrap_or(u8::MAX)
}

/// The borders that a condition draws in the gauge of one person, by their position in the seat's `facing`.
pub fn asked(condition: &Condition, person: u8, wanted: Gauge) -> Borders {
    match condition {
        Condition::Between { gauge, of, min, max } if *gauge == wanted && *of == person => {
            Borders::at([*min, max.saturating_add(1)])
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().fold(Borders::NONE, |borders, part| borders.and(asked(part, person, wanted)))
        }
        Condition::Not(part) => asked(part, person, wanted),
        _ => Borders::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: with borders at 30 and 60, the values 0–29, 30–59 and 60–100 are alike.
    #[test]
    fn a_border_parts_what_lies_on_either_side() {
        let borders = Borders::at([0, 30, 60, 101]);
        assert_eq!(borders, Borders::at([60, 30]));
        let lowest = [0, 29, 30, 59, 60, 100].map(|value| borders.lowest(value));
        assert_eq!(lowest, [0, 0, 30, 30, 60, 60]);
        let parted = [(0, 29), (29, 30), (30, 59), (59, 60), (100, 60), (100, 0)];
        assert_eq!(
            parted.map(|(one, other)| borders.part(one, other)),
            [false, true, false, true, false, true]
        );
    }
}
