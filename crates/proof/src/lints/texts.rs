//! Lints about the sentences of a scenario. They need its text alone.

use super::finding::in_words;
use super::{Check, Class, Finding, Limits, Lint, Spot, lints};
use crate::languages::languages;
use counterpart_core::scenario::{BeatIx, OptionIx, Scenario, SeatIx, Turn};
use counterpart_core::text::{Text, Words};

lints! {
    /// A sentence too long for its place on the screen.
    TOO_LONG = Lint {
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
        class: Class::Broken,
        limits: &[
            ("says-zh", 60.0),
            ("says-en", 170.0),
            ("say-zh", 44.0),
            ("say-en", 120.0),
            ("thought-zh", 40.0),
            ("thought-en", 110.0),
        ],
        check: Check::Scenario(too_long),
    };

    /// Two options of a beat with the same sentence.
    SAID_TWICE = Lint {
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
        class: Class::Broken,
        limits: &[],
        check: Check::Scenario(said_twice),
    };
}

/// TEXT-01
fn too_long(scenario: &Scenario, limits: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let languages = languages(scenario);
    let mut look = |spot: Spot, text: &Text, what: &str| {
        for lang in languages.iter().copied() {
            let most = limits.get(&format!("{what}-{lang}"));
            let length = text.get(lang).chars().count();
            if length as f64 > most {
                let (zh, en) = in_words(lang);
                let beyond = length - most as usize;
                findings.push(Finding::new(
                    spot,
                    format!(
                        "{}：{zh}有 {length} 个字符，最多 {most}，要删 {beyond} 个",
                        spot.told(scenario).zh
                    ),
                    format!(
                        "{}: {length} characters in {en}, {beyond} more than the {most} that read well",
                        spot.told(scenario).en
                    ),
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
                for (option, choice) in OptionIx::each().zip(choices) {
                    look(Spot::Say(at, here, option), &choice.say, "say");
                    for text in choice.reaction.texts() {
                        look(Spot::Reaction(at, here, option), text, "thought");
                    }
                }
            }
        }
    }
    findings
}

/// TEXT-02
fn said_twice(scenario: &Scenario, _: &Limits) -> Vec<Finding> {
    let mut findings = Vec::new();
    let languages = languages(scenario);
    for (index, seat) in (0u8..).zip(&scenario.seats) {
        for (beat, of) in (0u16..).zip(&seat.beats) {
            let Turn::Speak(choices) = &of.turn else { continue };
            for (option, choice) in OptionIx::each().zip(choices) {
                let earlier = &choices[..option.index()];
                for lang in languages.iter().copied() {
                    let sentence = choice.say.get(lang);
                    let Some(same) = earlier.iter().position(|other| other.say.get(lang) == sentence) else {
                        continue;
                    };
                    let spot = Spot::Say(SeatIx(index), BeatIx(beat), option);
                    let (told, number) = (spot.told(scenario), same + 1);
                    findings.push(Finding::new(
                        spot,
                        format!("{}和第 {number} 个选项一样：“{sentence}”", told.zh),
                        format!("{} says the same as option {number}: “{sentence}”", told.en),
                    ));
                    break;
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;
    use counterpart_core::scenario::{Line, Reaction};
    use counterpart_core::text::Lang;

    /// The sample is in English only, so what stands in the place of Chinese is no Chinese.
    #[test]
    fn finds_a_speech_where_a_sentence_belongs() {
        assert_eq!(sample::in_scenario(&TOO_LONG, |_| ()), []);
        let with = |say: Text, reaction: &str| {
            sample::in_scenario(&TOO_LONG, |scenario| {
                if say.zh != say.en {
                    scenario.languages = Lang::ALL.to_vec();
                }
                let Turn::Speak(choices) = &mut scenario.seats[0].beats[0].turn else { panic!("no options") };
                choices[1].say = say;
                let text = Text::new("嗯。", reaction);
                choices[1].reaction = Reaction::ByState(Line { variants: vec![(None, text)] });
            })
        };
        let fits = "l".repeat(120);
        assert_eq!(with(Text::new(fits.clone(), fits), "Hm."), [], "120 letters are no 44 characters");
        let found = with(Text::new("长".repeat(45), "l".repeat(121)), "Hm.");
        let at = Spot::Say(SeatIx(0), BeatIx(0), OptionIx(1));
        assert_eq!(found.iter().map(|found| found.spot).collect::<Vec<_>>(), [at, at], "{found:?}");
        assert!(found[1].message.en.contains("1 more than the 120"), "{found:?}");
        let found = with(Text::new("Well.", "Well."), &"l".repeat(111));
        assert_eq!(found[0].spot, Spot::Reaction(SeatIx(0), BeatIx(0), OptionIx(1)));
        assert!(found[0].message.en.starts_with("ours, start, option 2"), "{found:?}");
    }

    #[test]
    fn finds_the_second_of_two_equal_sentences() {
        assert_eq!(sample::in_scenario(&SAID_TWICE, |_| ()), []);
        let found = sample::in_scenario(&SAID_TWICE, |scenario| {
            let Turn::Speak(choices) = &mut scenario.seats[0].beats[0].turn else { panic!("no options") };
            choices[2].say = choices[0].say.clone();
        });
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].spot, Spot::Say(SeatIx(0), BeatIx(0), OptionIx(2)));
        assert!(found[0].message.en.contains("option 1"), "{found:?}");
    }
}
