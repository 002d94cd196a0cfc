//! Lints about what the other person thinks on hearing a sentence, held against how it is judged.
//!
//! **Not here:** whether a thought gives away more than the person says ([`super::texts`]).

use super::finding::per_cent;
use super::{Check, Class, Finding, Limits, Lint, SeatView, Spot, lints};
use counterpart_core::scenario::{Choice, Fit, OptionIx, Reaction, Turn};
use counterpart_core::text::Words;

lints! {
    /// One thought for a sentence that sometimes helps and sometimes hurts.
    ONE_THOUGHT_FOR_BOTH = Lint {
        id: "THOUGHT-01",
        name: Words::new("一句心里话，两种判法", "One thought, two judgements"),
        finds: Words::new(
            "同一句心里反应，有时跟在 +1 以上的判定后面，有时跟在 −1 以下的后面，各占五分之一以上",
            "One and the same thought is heard after a sentence that fits (+1 or more) and after one that hurts (−1 or less), each in at least a fifth of the times it is offered",
        ),
        why: Words::new(
            "心里话是学员对照判定的依据：判对了对方却在生气，或者判错了对方却领情，学员就不知道该信哪个。",
            "The thought is what a judgement is held against. Where they are cross at what was right, or glad of what was wrong, nobody knows which to believe.",
        ),
        advice: Words::new(
            "按合不合适分成三句写（fits、neutral、hurts），或者按状态分。",
            "Split it by how the sentence fitted, reaction: (fits: …, neutral: …, hurts: …), or by the state.",
        ),
        fires: Words::new(
            "“总算有人问了。”跟在 +2 后面有 55%，跟在 −1 后面有 45%",
            "“At last somebody asks.” after +2 in 55% of the times, and after −1 in 45%",
        ),
        passes: Words::new(
            "合适时想“总算有人问了”，不合适时想“又来套我话”",
            "“At last somebody asks” where it fits, “fishing again” where it hurts",
        ),
        class: Class::Broken,
        // Whoever plays a seat three times meets both signs about every other time (1 − .8³ − .2³ = .48).
        limits: &[("least", 0.2)],
        check: Check::Seat(one_thought_for_both),
    };
}

/// THOUGHT-01
fn one_thought_for_both(view: &SeatView, limits: &Limits) -> Vec<Finding> {
    let (seat, least) = (view.proof().seat, limits.get("least"));
    let mut found = Vec::new();
    for proof in &view.proof().beats {
        let Turn::Speak(choices) = &view.seat().beat(proof.beat).turn else { continue };
        for ((option, choice), of) in OptionIx::each().zip(choices).zip(&proof.options) {
            if of.fits >= least && of.hurts >= least && same_for_both(choice) {
                let (fits, hurts) = (per_cent(of.fits), per_cent(of.hurts));
                found.push(Finding::new(
                    Spot::Reaction(seat, proof.beat, option),
                    format!("同一句心里反应，{fits} 跟在合适的判定后面，{hurts} 跟在不合适的后面"),
                    format!("The same thought is heard after a fitting sentence {fits} of the time and after a hurtful one {hurts}"),
                ));
            }
        }
    }
    found
}

/// Whether what is thought when the sentence fits is just what is thought when it hurts.
fn same_for_both(choice: &Choice) -> bool {
    match &choice.reaction {
        Reaction::ByState(line) => line.variants.len() == 1,
        Reaction::ByFit(texts) => texts[Fit::Fits as usize] == texts[Fit::Hurts as usize],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    fn found(fits: f64, hurts: f64) -> Vec<Finding> {
        sample::in_seat(&ONE_THOUGHT_FOR_BOTH, |proof| {
            let option = &mut proof.beats[0].options[2];
            (option.fits, option.hurts) = (fits, hurts);
        })
    }

    #[test]
    fn finds_a_thought_under_both_judgements_if_both_are_common() {
        assert_eq!(sample::in_seat(&ONE_THOUGHT_FOR_BOTH, |_| ()), []);
        assert_eq!(found(0.81, 0.19), [], "it hardly ever hurts");
        assert_eq!(found(0.15, 0.6), [], "it hardly ever fits");
        let found = found(0.55, 0.3);
        assert_eq!(found.len(), 1);
        assert!(
            matches!(found[0].spot, Spot::Reaction(_, beat, option) if (beat.0, option.0) == (0, 2)),
            "{found:?}"
        );
        assert!(found[0].message.en.contains("55%") && found[0].message.en.contains("30%"), "{found:?}");
    }

    #[test]
    fn a_thought_for_each_judgement_is_sound_unless_it_is_the_same() {
        let text = |words: &str| counterpart_core::text::Text::new(words, words);
        let mut scenario = sample::scenario();
        let Turn::Speak(choices) = &mut scenario.seats[0].beats[0].turn else { panic!("somebody speaks") };
        assert!(same_for_both(&choices[0]));
        choices[0].reaction = Reaction::ByFit([text("no"), text("hm"), text("yes")]);
        assert!(!same_for_both(&choices[0]));
        choices[0].reaction = Reaction::ByFit([text("hm"), text("no"), text("hm")]);
        assert!(same_for_both(&choices[0]));
    }
}
