//! CUE-05: a beat whose best option is always the same, and the longest.

use super::subject::{Finding, Limits, SeatView, Spot};
use super::{Check, Lint};
use crate::bots::length;
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Turn;
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// A beat whose best option is always the same, and the longest.
pub const LINT: Lint = Lint {
    id: "CUE-05",
    name: Words::new("一眼看穿", "An obvious beat"),
    finds: Words::new(
        "不管什么状态，最好的总是同一个选项，而它在两种语言里都最长",
        "One option is best in every state, and the longest in both languages",
    ),
    why: Words::new(
        "不用听对方说了什么，挑长的就行。",
        "There is no need to listen; picking the long one will do.",
    ),
    advice: Words::new(
        "让另一个选项在某些状态下更好，或者把它写短。",
        "Let another option be better in some states, or shorten this one.",
    ),
    fires: Words::new("复述永远最好，也永远最长", "The reflection is always best and always longest"),
    passes: Words::new(
        "火气高时承认最好，火气低时提问最好",
        "Acknowledging is best while it is hot, asking once it isn’t",
    ),
    severity: Severity::Warning,
    limits: &[("share", 0.999)],
    check: Check::Seat(check),
};

fn check(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    for beat in &view.proof.beats {
        let Turn::Speak(choices) = &view.seat.beat(beat.beat).turn else { continue };
        for (option, proof) in (0u8..).zip(&beat.options) {
            let longest = Lang::ALL.into_iter().all(|lang| {
                let own = length(&choices[usize::from(option)], lang);
                choices
                    .iter()
                    .enumerate()
                    .all(|(other, choice)| other == usize::from(option) || length(choice, lang) < own)
            });
            if proof.offered > 0.0 && proof.best >= limits.get("share") && longest {
                findings.push(Finding::new(
                    Spot::Option(view.proof.seat, beat.beat, option),
                    "不管什么状态它都最好，也最长",
                    "It is the best in every state, and the longest",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::subject::sample;

    #[test]
    fn finds_a_long_answer_that_is_always_right() {
        let found = |share: f64| {
            sample::in_seat(&LINT, |proof| {
                for beat in &mut proof.beats {
                    for option in &mut beat.options {
                        option.best = share;
                    }
                }
            })
        };
        assert_eq!(found(0.9), []);
        assert!(!found(1.0).is_empty(), "some beat has a longest option");
    }
}
