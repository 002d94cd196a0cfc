//! From which values on a rule holds, with the figures of the model in its words.
//!
//! What a rule says to the person who spoke has no figures: what matters to them is what a sentence did.
//! For a debrief a rule writes `{hot}` where a reader sees the heat from which on reasons don't get in,
//! and `{hot-1}` for the last value below it. So a number of the model stands in one place, and no
//! sentence about it can be left behind.

use super::Rule;
use crate::conversation::parameters::{ALL, Parameters};
use crate::text::Text;

impl Rule {
    /// From which values on it holds; none if it doesn't hang on any.
    pub fn figures(&self) -> Option<Text> {
        self.figures_by(&Parameters::DEFAULT)
    }

    /// The same, if these were the numbers of the model.
    pub fn figures_by(&self, p: &Parameters) -> Option<Text> {
        let text = Text::new(filled(self.figures.zh, p), filled(self.figures.en, p));
        (!text.zh.is_empty()).then_some(text)
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
    use crate::conversation::rules::{all, find};
    use crate::text::Lang;

    #[test]
    fn no_place_is_left_open() {
        for rule in all() {
            for lang in Lang::ALL {
                for text in [rule.name, rule.says, rule.example].map(|words| words.get(lang).to_owned()) {
                    assert!(!text.contains(['{', '}']), "{}: {text}", rule.id);
                }
                let figures = rule.figures().map(|figures| figures.get(lang).to_owned());
                assert!(!figures.unwrap_or_default().contains(['{', '}']), "{}", rule.id);
            }
        }
    }

    /// What is said to a person holds no figure at all, and no name of a gauge with a mark on it; what is
    /// written of figures holds none that isn't the model's own.
    #[test]
    fn no_rule_writes_a_figure_itself() {
        for rule in all() {
            for text in [rule.name, rule.says, rule.example, rule.figures] {
                for lang in Lang::ALL {
                    let text = text.get(lang).replace("-1}", "}");
                    assert!(!text.contains(|c: char| c.is_ascii_digit()), "{}: {text}", rule.id);
                }
            }
            assert_eq!(rule.figures.zh.is_empty(), rule.figures.en.is_empty(), "{}", rule.id);
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
        let both = |rule: &&Rule| named(rule.figures.zh) == named(rule.figures.en);
        let apart: Vec<&str> = all().filter(|rule| !both(rule)).map(|rule| rule.id).collect();
        assert_eq!(apart, [""; 0]);
    }

    /// A rule that hangs on a mark of a gauge says which.
    #[test]
    fn a_number_that_moves_takes_the_words_along() {
        let rule = find("HEAT-08").expect("a rule");
        let now = rule.figures().expect("figures");
        assert!(now.en.contains("From a heat of 60;") && now.en.contains("from 72 "), "{}", now.en);
        let moved = Parameters { hot: 62, boiling: 70, ..Parameters::DEFAULT };
        let said = rule.figures_by(&moved).expect("figures");
        assert!(said.en.contains("From a heat of 62;") && said.en.contains("from 70 "), "{}", said.en);
        assert!(said.zh.contains("火气 62 以上") && said.zh.contains("到了 70"), "{}", said.zh);
        let below = find("HEAT-09").expect("a rule").figures_by(&moved).expect("figures");
        assert!(below.en.contains("45 to 61"), "{}", below.en);
        assert_eq!(find("TRAP-01").expect("a rule").figures(), None);
    }
}
