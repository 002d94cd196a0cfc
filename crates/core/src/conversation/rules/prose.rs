//! What a rule says to the player, with the figures of the model in it.
//!
//! A rule writes `{hot}` where a reader sees the heat from which on reasons don't get in, and `{hot-1}`
//! for the last value below it. So a number of the model stands in one place, and no sentence about it
//! can be left behind.

use super::{RULES, Rule};
use crate::conversation::parameters::{ALL, Parameters};
use crate::text::{Text, Words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What each rule says with the numbers as they are, by its id.
static SAID: LazyLock<BTreeMap<&str, Text>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id, rule.says_by(&Parameters::DEFAULT))).collect());

impl Rule {
    /// What it says, and why, in a sentence or two to the player.
    pub fn says(&self) -> Words {
        SAID.get(self.id).map_or(self.says, |said| Words::new(&said.zh, &said.en))
    }

    /// What it would say if these were the numbers of the model.
    pub fn says_by(&self, p: &Parameters) -> Text {
        Text::new(filled(self.says.zh, p), filled(self.says.en, p))
    }
}

/// A text with the figures in its places. A place that names no number stays as it is.
fn filled(text: &str, p: &Parameters) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, place)) = rest.split_once('{') {
        filled.push_str(before);
        match place.split_once('}').and_then(|(name, after)| Some((figure(name, p)?, after))) {
            Some((figure, after)) => {
                filled.push_str(&figure.to_string());
                rest = after;
            }
            None => {
                filled.push('{');
                rest = place;
            }
        }
    }
    filled + rest
}

/// The number of that name, in small letters; with `-1` after it, the one below it.
fn figure(name: &str, p: &Parameters) -> Option<i32> {
    let (name, less) = name.strip_suffix("-1").map_or((name, 0), |name| (name, 1));
    let number = ALL.iter().find(|number| number.name.to_ascii_lowercase() == name)?;
    Some((number.get)(p) - less)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::rules::find;
    use crate::text::Lang;

    #[test]
    fn no_place_is_left_open() {
        for rule in RULES {
            for text in [rule.name, rule.says(), rule.example] {
                for lang in Lang::ALL {
                    assert!(!text.get(lang).contains(['{', '}']), "{}: {}", rule.id, text.get(lang));
                }
            }
        }
    }

    /// What is written holds no figure at all, so none that is a threshold.
    #[test]
    fn no_rule_writes_a_figure_itself() {
        for rule in RULES {
            for text in [rule.name, rule.says, rule.example] {
                for lang in Lang::ALL {
                    let text = text.get(lang).replace("-1}", "}");
                    assert!(!text.contains(|c: char| c.is_ascii_digit()), "{}: {text}", rule.id);
                }
            }
        }
    }

    /// Both languages name the same numbers, but for `-1`: one says "below 60", the other "up to 59".
    #[test]
    fn both_languages_rest_on_the_same_numbers() {
        let named = |text: &str| {
            let places = text.split('{').skip(1).filter_map(|place| place.split('}').next());
            let mut names: Vec<String> = places.map(|name| name.replace("-1", "")).collect();
            names.sort();
            names.dedup();
            names
        };
        let both = |rule: &&&Rule| named(rule.says.zh) == named(rule.says.en);
        let apart: Vec<&str> = RULES.iter().filter(|rule| !both(rule)).map(|rule| rule.id).collect();
        assert_eq!(apart, [""; 0]);
    }

    #[test]
    fn a_number_that_moves_takes_the_words_along() {
        let rule = find("HEAT-08").expect("a rule");
        assert!(rule.says().en.contains("From a heat of 60,") && rule.says().en.contains("from 72 "));
        let moved = Parameters { hot: 62, boiling: 70, ..Parameters::DEFAULT };
        let said = rule.says_by(&moved);
        assert!(said.en.contains("From a heat of 62,") && said.en.contains("from 70 "), "{}", said.en);
        assert!(said.zh.contains("火气在 62 以上") && said.zh.contains("到了 70 "), "{}", said.zh);
        let below = find("HEAT-09").expect("a rule").says_by(&moved);
        assert!(below.en.contains("between 45 and 61"), "{}", below.en);
    }

    #[test]
    fn what_names_no_number_stays() {
        let p = &Parameters::DEFAULT;
        assert_eq!(filled("{hot}–{boiling-1}", p), "60–71");
        assert_eq!(filled("{warm} {hot", p), "{warm} {hot");
    }
}
