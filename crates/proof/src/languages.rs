//! The languages that a scenario is written in: what isn't written in a language can't be too long in
//! it, and nobody can go by its length.
//!
//! A text of a file in one language stands in both places of [`Text`], the same word for word; in a file
//! in two languages that is so of none but a figure or a name.

use counterpart_core::scenario::{Scenario, Turn};
use counterpart_core::text::{Lang, Text};

/// The languages of a scenario, in the order of [`Lang::ALL`].
pub fn languages(scenario: &Scenario) -> Vec<Lang> {
    if sentences(scenario).any(|text| text.zh != text.en) {
        return Lang::ALL.to_vec();
    }
    // A Chinese name in an English sentence doesn't make it Chinese.
    let chinese = sentences(scenario).filter(|text| text.zh.chars().any(is_han)).count();
    vec![if 2 * chinese > sentences(scenario).count() { Lang::Zh } else { Lang::En }]
}

/// Everything that is said and may be said: no file is without.
fn sentences(scenario: &Scenario) -> impl Iterator<Item = &Text> {
    let beats = scenario.seats.iter().flat_map(|seat| &seat.beats);
    beats.flat_map(|beat| {
        let choices = match &beat.turn {
            Turn::Speak(choices) => choices.as_slice(),
            Turn::Predict(_) | Turn::End(_) => &[],
        };
        let said = beat.says.variants.iter().map(|(_, text)| text);
        said.chain(choices.iter().map(|choice| &choice.say))
    })
}

/// The block of Unicode that Chinese is written in, and its first extension.
const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sample;

    fn rewritten(change: impl Fn(&mut Text)) -> Vec<Lang> {
        let mut scenario = sample::scenario();
        for beat in scenario.seats.iter_mut().flat_map(|seat| &mut seat.beats) {
            beat.says.variants.iter_mut().for_each(|(_, text)| change(text));
            if let Turn::Speak(choices) = &mut beat.turn {
                choices.iter_mut().for_each(|choice| change(&mut choice.say));
            }
        }
        languages(&scenario)
    }

    #[test]
    fn a_file_is_in_the_languages_that_its_sentences_are_in() {
        assert_eq!(languages(&sample::scenario()), [Lang::En]);
        assert_eq!(rewritten(|text| *text = Text::new("行，OK。", "行，OK。")), [Lang::Zh]);
        let named = |text: &mut Text| {
            if text.zh == "Well?" {
                *text = Text::new("Well, 李伟?", "Well, 李伟?");
            }
        };
        assert_eq!(rewritten(named), [Lang::En]);
        assert_eq!(rewritten(|text| text.zh = "行。".to_owned()), [Lang::Zh, Lang::En]);
    }
}
