//! What the reader sees of a sentence: one to three units that stand together, the beginning and the end
//! of the sentence among them. In Chinese a unit is a character, in English a word or a mark.

use counterpart_core::text::Lang;
use std::collections::BTreeSet;

/// How many units stand together at most.
const LONGEST: usize = 3;

/// Where a sentence begins, as a unit.
pub const BEGIN: &str = "[";
/// Where it ends.
pub const END: &str = "]";

/// The n-grams of a sentence, each once: how often a word is said in one breath tells little.
pub fn grams(sentence: &str, lang: Lang) -> BTreeSet<String> {
    let units = units(sentence, lang);
    let between = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    let mut grams = BTreeSet::new();
    for length in 1..=LONGEST {
        grams.extend(units.windows(length).map(|part| part.join(between)));
    }
    grams.remove(BEGIN);
    grams.remove(END);
    grams
}

fn units(sentence: &str, lang: Lang) -> Vec<String> {
    let mut units = vec![BEGIN.to_owned()];
    let mut word = String::new();
    // A typewriter's apostrophe and a printer's are one.
    for letter in sentence.to_lowercase().chars().map(|letter| if letter == '’' { '\'' } else { letter }) {
        let belongs = lang == Lang::En && (letter.is_alphanumeric() || letter == '\'');
        if belongs {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            units.push(std::mem::take(&mut word));
        }
        if !letter.is_whitespace() {
            units.push(letter.to_string());
        }
    }
    if !word.is_empty() {
        units.push(word);
    }
    units.push(END.to_owned());
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_in_chinese_and_words_in_english() {
        let zh: Vec<String> = grams("行，行", Lang::Zh).into_iter().collect();
        assert_eq!(zh, ["[行", "[行，", "行", "行]", "行，", "行，行", "，", "，行", "，行]"]);
        let en = grams("You’re right.", Lang::En);
        let expected = ["you're", "you're right", "you're right .", "right", "right .", "right . ]", "."];
        let edges = ["[ you're", "[ you're right", ". ]"];
        assert_eq!(en, expected.into_iter().chain(edges).map(str::to_owned).collect());
    }
}
