//! The book of rules: one file each, and the order in which they are tried.

use super::Rule;

mod express_01;
mod express_02;
mod express_03;
mod express_04;
mod express_05;
mod express_06;
mod express_07;
mod express_08;
mod express_09;
mod express_10;
mod express_11;
mod express_12;
mod heat_01;
mod heat_02;
mod heat_03;
mod heat_04;
mod heat_05;
mod heat_06;
mod heat_07;
mod heat_08;
mod heat_09;
mod listen_01;
mod listen_02;
mod listen_03;
mod listen_04;
mod listen_05;
mod listen_06;
mod listen_07;
mod listen_08;
mod listen_09;
mod listen_10;
mod listen_11;
mod listen_12;
mod listen_13;
mod listen_14;
mod listen_15;
mod listen_16;
mod persp_01;
mod persp_02;
mod persp_03;
mod persp_04;
mod persp_05;
pub mod plain;
mod predict_01;
mod predict_02;
mod service_01;
mod service_02;
mod service_03;
mod service_04;
mod service_05;
mod service_06;
mod service_07;
mod service_08;
mod service_09;
mod solve_01;
mod solve_02;
mod solve_03;
mod solve_04;
mod solve_05;
mod solve_06;
mod solve_07;
mod solve_08;
mod solve_09;
mod solve_10;
mod solve_11;
mod trap_01;
mod trap_02;
mod trap_03;
mod trap_04;
mod trap_05;
mod trap_06;
mod trap_07;
mod trap_08;
mod trap_09;
mod trap_10;
mod trap_11;
mod trap_12;
mod trap_13;

/// Every rule, in the order in which they are tried. The last one always applies.
pub static RULES: &[&Rule] = &[
    // Heat comes first. Only listening that stalls outranks it.
    &listen_05::RULE,
    &heat_01::RULE,
    &heat_02::RULE,
    &heat_03::RULE,
    &heat_04::RULE,
    &heat_05::RULE,
    &heat_06::RULE,
    &heat_07::RULE,
    &heat_08::RULE,
    &heat_09::RULE,
    // Listening.
    &listen_01::RULE,
    &listen_02::RULE,
    &listen_03::RULE,
    &listen_04::RULE,
    &listen_06::RULE,
    &listen_07::RULE,
    &listen_08::RULE,
    &listen_09::RULE,
    &listen_10::RULE,
    &listen_11::RULE,
    &listen_12::RULE,
    &listen_13::RULE,
    &listen_14::RULE,
    &listen_15::RULE,
    &listen_16::RULE,
    // Perspective.
    &persp_01::RULE,
    &persp_02::RULE,
    &persp_03::RULE,
    &persp_04::RULE,
    &persp_05::RULE,
    // Expression and feedback.
    &express_01::RULE,
    &express_02::RULE,
    &express_03::RULE,
    &express_04::RULE,
    &express_05::RULE,
    &express_06::RULE,
    &express_07::RULE,
    &express_08::RULE,
    &express_09::RULE,
    &express_10::RULE,
    &express_11::RULE,
    &express_12::RULE,
    // Solving. What isn't worth it to them fails before what wasn't understood.
    &solve_02::RULE,
    &solve_01::RULE,
    &solve_03::RULE,
    &solve_04::RULE,
    &solve_05::RULE,
    &solve_06::RULE,
    &solve_07::RULE,
    &solve_08::RULE,
    &solve_09::RULE,
    &solve_10::RULE,
    &solve_11::RULE,
    // Service.
    &service_01::RULE,
    &service_02::RULE,
    &service_03::RULE,
    &service_04::RULE,
    &service_05::RULE,
    &service_06::RULE,
    &service_07::RULE,
    &service_08::RULE,
    &service_09::RULE,
    // Traps.
    &trap_01::RULE,
    &trap_02::RULE,
    &trap_03::RULE,
    &trap_04::RULE,
    &trap_05::RULE,
    &trap_06::RULE,
    &trap_07::RULE,
    &trap_08::RULE,
    &trap_10::RULE,
    &trap_09::RULE,
    &trap_11::RULE,
    &trap_12::RULE,
    &trap_13::RULE,
    // Predictions.
    &predict_01::RULE,
    &predict_02::RULE,
    // What is left.
    &plain::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::conversation::rules::Rule;
    use crate::conversation::rules::sketch::everywhere;
    use crate::text::{Lang, Words};
    use std::collections::BTreeSet;

    fn texts(rule: &Rule) -> [Words; 3] {
        [rule.name, rule.says, rule.example]
    }

    fn is_chinese(c: char) -> bool {
        ('\u{3400}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn there_are_enough_rules_and_no_id_is_given_twice() {
        let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        assert!(ids.len() >= 35, "{}", ids.len());
    }

    #[test]
    fn an_id_is_a_word_and_two_digits() {
        for rule in RULES {
            let (word, number) = rule.id.split_once('-').unwrap_or_default();
            let well_formed = !word.is_empty()
                && word.bytes().all(|b| b.is_ascii_uppercase())
                && number.len() == 2
                && number.bytes().all(|b| b.is_ascii_digit());
            assert!(well_formed, "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_says_everything_in_every_language() {
        for rule in RULES {
            assert!(!rule.source.trim().is_empty(), "{}", rule.id);
            for text in texts(rule) {
                for lang in Lang::ALL {
                    let text = text.get(lang);
                    assert!(!text.is_empty() && text == text.trim(), "{}: {text:?}", rule.id);
                }
                assert!(text.zh.chars().any(is_chinese), "{}: {}", rule.id, text.zh);
                assert!(!text.en.chars().any(is_chinese), "{}: {}", rule.id, text.en);
            }
        }
    }

    #[test]
    fn no_two_rules_have_the_same_name() {
        for lang in Lang::ALL {
            let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name.get(lang)).collect();
            assert_eq!(names.len(), RULES.len(), "{lang}");
        }
    }

    #[test]
    fn chinese_has_chinese_punctuation() {
        for rule in RULES {
            for text in texts(rule) {
                let mut before = ' ';
                let mut after_mark = false;
                for c in text.zh.chars() {
                    let mark = matches!(c, ',' | '?' | '!' | ':' | ';' | '(' | ')');
                    let touches = (mark && is_chinese(before)) || (after_mark && is_chinese(c));
                    assert!(!touches, "{}: {}", rule.id, text.zh);
                    (before, after_mark) = (c, mark);
                }
            }
        }
    }

    #[test]
    fn every_rule_is_the_first_to_apply_somewhere() {
        // The last one alone is never needed: plain.rs says so.
        let all: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        let unused: Vec<&str> = {
            let used: BTreeSet<&str> = everywhere().map(|sketch| sketch.judged().rule.id).collect();
            all.difference(&used).copied().collect()
        };
        assert_eq!(unused, ["PLAIN-01"]);
    }

    /// The engine asks a rule only about the moves that it names.
    #[test]
    fn no_rule_has_anything_to_say_about_a_move_that_it_does_not_name() {
        // One in eleven: it meets every value of every kind, since eleven shares no factor with their
        // numbers.
        for sketch in everywhere().step_by(11) {
            for rule in RULES.iter().filter(|rule| !rule.moves.contains(&sketch.kind())) {
                sketch.passes(rule);
            }
        }
    }

    #[test]
    fn a_judgement_is_from_minus_two_to_two() {
        for sketch in everywhere() {
            let quality = sketch.judged().quality;
            assert!((-2..=2).contains(&quality), "{quality}");
        }
    }
}
