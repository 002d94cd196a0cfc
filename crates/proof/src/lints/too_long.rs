//! TEXT-01: a sentence too long for its place on the screen.

use super::subject::{Finding, Limits, Spot};
use super::{Check, Lint};
use counterpart_core::diagnostic::Severity;
use counterpart_core::scenario::Scenario;
use counterpart_core::scenario::{BeatIx, SeatIx, Turn};
use counterpart_core::text::Words;
use counterpart_core::text::{Lang, Text};

/// A sentence too long for its place on the screen.
pub const LINT: Lint = Lint {
    id: "TEXT-01",
    name: Words::new("一句话太长", "Too long for the screen"),
    finds: Words::new(
        "对白、选项或心里话超过了屏幕上读得舒服的长度",
        "A line, an option or a thought is longer than reads well on the screen",
    ),
    why: Words::new(
        "开会的人不会一口气说一百个字，屏幕上也放不下。",
        "Nobody says so much in one breath, and a large text size leaves no room for it.",
    ),
    advice: Words::new(
        "拆短，或者把多出来的话放进下一拍。",
        "Shorten it, or give the rest to the next beat.",
    ),
    fires: Words::new("一个五十个字的选项", "An option of a hundred and fifty characters"),
    passes: Words::new("一个二十个字的选项", "An option of sixty characters"),
    severity: Severity::Warning,
    limits: &[
        ("says-zh", 60.0),
        ("says-en", 170.0),
        ("say-zh", 44.0),
        ("say-en", 120.0),
        ("thought-zh", 40.0),
        ("thought-en", 110.0),
    ],
    check: Check::Scenario(check),
};

fn check(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut look = |spot: Spot, text: &Text, what: &str| {
        for lang in Lang::ALL {
            let most = limits.get(&format!("{what}-{lang}"));
            let length = text.get(lang).chars().count();
            if length as f64 > most {
                let (zh, en) = match lang {
                    Lang::Zh => ("中文", "Chinese"),
                    Lang::En => ("英文", "English"),
                };
                findings.push(Finding::new(
                    spot,
                    format!("{zh}有 {length} 个字符，最多 {most}"),
                    format!("The {en} has {length} characters; at most {most} read well"),
                ));
            }
        }
    };
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        let at = SeatIx(index);
        for (index, beat) in (0u16..).zip(&seat.beats) {
            let here = BeatIx(index);
            for (variant, (_, text)) in (0u8..).zip(&beat.says.variants) {
                look(Spot::Says(at, here, variant), text, "says");
            }
            for (variant, (_, text)) in (0u8..).zip(&beat.thinks.variants) {
                look(Spot::Thinks(at, here, variant), text, "thought");
            }
            if let Turn::Speak(choices) = &beat.turn {
                for (option, choice) in (0u8..).zip(choices) {
                    look(Spot::Option(at, here, option), &choice.say, "say");
                    look(Spot::Option(at, here, option), &choice.reaction, "thought");
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
    fn finds_a_speech_where_a_sentence_belongs() {
        assert_eq!(sample::in_scenario(&LINT, |_| ()), []);
        let found = sample::in_scenario(&LINT, |scenario| {
            let Turn::Speak(choices) = &mut scenario.seats[0].beats[0].turn else { panic!("no options") };
            choices[1].say = Text::new("长".repeat(45), "l".repeat(120));
        });
        let spots: Vec<Spot> = found.iter().map(|found| found.spot).collect();
        assert_eq!(spots, [Spot::Option(SeatIx(0), BeatIx(0), 1)], "{found:?}");
    }
}
