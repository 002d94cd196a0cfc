//! TEXT-02: two options of a beat with the same sentence.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Scenario;
use counterpart_core::scenario::{BeatIx, SeatIx, Turn};
use counterpart_core::text::Lang;
use counterpart_core::text::Words;

/// Two options of a beat with the same sentence.
pub const LINT: Lint = Lint {
    id: "TEXT-02",
    name: Words::new("两个选项一个样", "Two options read alike"),
    finds: Words::new("同一拍里有两个选项的句子一样", "Two options of one beat have the same sentence"),
    why: Words::new(
        "同样的话得到两种结果，没法让人信服。",
        "The same words with two results convince nobody.",
    ),
    advice: Words::new("改写其中一句。", "Rewrite one of them."),
    fires: Words::new("两个选项都是“好的。”", "Two options say “All right.”"),
    passes: Words::new("“好的。”和“行，三点见。”", "“All right.” and “Fine, three o’clock then.”"),
    severity: Severity::Warning,
    limits: &[],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, _: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        for (beat, of) in (0u16..).zip(&seat.beats) {
            let Turn::Speak(choices) = &of.turn else { continue };
            for (option, choice) in (0u8..).zip(choices) {
                let earlier = &choices[..usize::from(option)];
                for lang in Lang::ALL {
                    let sentence = choice.say.get(lang);
                    if earlier.iter().any(|other| other.say.get(lang) == sentence) {
                        findings.push(Finding::new(
                            Spot::Option(SeatIx(index), BeatIx(beat), option),
                            format!("这一拍里还有一句一样的：“{sentence}”"),
                            format!("Another option of this beat says “{sentence}”, too"),
                        ));
                        break;
                    }
                }
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
    fn finds_the_second_of_two_equal_sentences() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        let found = sample::in_scenario(&LINT, |scenario| {
            let Turn::Speak(choices) = &mut scenario.seats[0].beats[0].turn else { panic!("no options") };
            choices[2].say.en = choices[0].say.en.clone();
        });
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
