//! The book of rules: a file for what each group of them is about, in the order in which they are
//! tried.
//!
//! A rule stands in one place: in a `rules!` table, below the rule that outranks it and above the one
//! that it outranks. To add one:
//!
//! 1. Find the file that is about it, and in the file its rank; a new file is named once in `book!`.
//! 2. Name it by what it says. Give it the next free number of its group for an id: ids are for good.
//! 3. Write what it says in both languages, its source, and a sentence to which it applies.
//!    What it says is for the person who spoke, so it has no figures; those stand in `figures`, which only
//!    a debrief shows.
//! 4. Let `judge` ask the [`Moment`](super::Moment); what it asks for stands in `reads`. Moves that it
//!    doesn't name don't come to it.
//! 5. Test it at the end of the file against the whole book: where it decides, and where it has nothing
//!    to say. Tests of the book as a whole say what else is missing; the order of precedence is a
//!    snapshot to accept.

use super::Rule;

/// Makes rules from what is said of each, and the list of them in the order in which they stand.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $value:expr),* $(,)? })*) => {
        $(#[allow(clippy::needless_update, reason = "most rules leave something out, some don't")]
        $(#[$doc])* pub static $name: Rule = Rule { $($field: $value,)* ..Rule::BLANK };)*

        /// The rules of this file, in the order in which they are tried.
        pub const IN_ORDER: &[&Rule] = &[$(&$name),*];

        /// What each of them does, as it is written: its fields but for its prose. Comments aren't in it.
        pub const AS_WRITTEN: &[&[&str]] = &[$(&[$(as_written!($field: $value)),*]),*];
    };
}

/// A field of a rule as it is written; nothing for prose, which changes no judgement.
macro_rules! as_written {
    (name: $value:expr) => {
        ""
    };
    (says: $value:expr) => {
        ""
    };
    (figures: $value:expr) => {
        ""
    };
    (source: $value:expr) => {
        ""
    };
    (example: $value:expr) => {
        ""
    };
    ($field:ident: $value:expr) => {
        concat!(stringify!($field), ":", stringify!($value), ";")
    };
}

/// Makes rules that say what a move is worth at the most at such a moment, whatever another rule makes
/// of it. They are written like the others.
macro_rules! caps {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $value:expr),* $(,)? })*) => {
        $(#[allow(clippy::needless_update, reason = "most rules leave something out, some don't")]
        $(#[$doc])* pub static $name: Rule = Rule { $($field: $value,)* ..Rule::BLANK };)*

        /// What each of them does, as it is written.
        pub const CAPS_AS_WRITTEN: &[&[&str]] = &[$(&[$(as_written!($field: $value)),*]),*];
    };
}

/// Puts the files together to one book, in the order in which they are named.
macro_rules! book {
    ($($file:ident)*) => {
        $(pub mod $file;)*

        /// The rules of each file.
        const FILES: &[&[&Rule]] = &[$($file::IN_ORDER),*];

        /// The same as they are written, for the digest of the model.
        pub const AS_WRITTEN: &[&[&[&str]]] = &[$($file::AS_WRITTEN),*];
    };
}

book! {
    lines account feelings questions
    heat too_heated
    reflecting asking
    perspective
    expression facts
    proposals together
    thanks help
    pressure shortcuts
    prediction
}

/// The rules that cap what others give, in the order in which they are tried.
pub static CAPS: &[&Rule] = &[
    &lines::THE_NO_COMES_FIRST,
    &account::HEARD_AND_NOT_OWNED,
    &account::REASONS_BEFORE_OWNING_IT,
    &account::STILL_OWED,
    &questions::NOTHING_COMES_AFTER_IT,
    &questions::KIND_AND_UNANSWERED,
];

/// The caps as they are written, in the same order.
pub const CAPS_AS_WRITTEN: &[&[&[&str]]] =
    &[lines::CAPS_AS_WRITTEN, account::CAPS_AS_WRITTEN, questions::CAPS_AS_WRITTEN];

/// How many rules there are that judge.
const COUNT: usize = {
    let (mut count, mut file) = (0, 0);
    while file < FILES.len() {
        count += FILES[file].len();
        file += 1;
    }
    count
};

/// Every rule, in the order in which they are tried. The last one always applies.
pub static RULES: &[&Rule] = &{
    let mut rules: [&Rule; COUNT] = [FILES[0][0]; COUNT];
    let (mut count, mut file) = (0, 0);
    while file < FILES.len() {
        let mut place = 0;
        while place < FILES[file].len() {
            rules[count] = FILES[file][place];
            (count, place) = (count + 1, place + 1);
        }
        file += 1;
    }
    rules
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::rules::all;
    use crate::conversation::rules::sketch::everywhere;
    use crate::text::{Lang, Words};
    use std::collections::{BTreeMap, BTreeSet};

    fn texts(rule: &Rule) -> [Words; 3] {
        [rule.name, rule.says, rule.example]
    }

    fn is_chinese(c: char) -> bool {
        ('\u{3400}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn no_id_is_given_twice_and_none_is_missing() {
        let ids: BTreeSet<&str> = all().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), all().count());
        // Reports and records name rules for good, so in each group ids count on from 01 without a gap.
        let mut highest: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (word, number) in ids.iter().filter_map(|id| id.split_once('-')) {
            let (rules, last) = highest.entry(word).or_default();
            *rules += 1;
            *last = number.parse::<usize>().expect("a number").max(*last);
        }
        for (word, (rules, last)) in highest {
            assert_eq!(rules, last, "{word}");
        }
    }

    /// Who outranks whom decides what a move is worth: a change of it must be seen.
    #[test]
    fn the_order_of_precedence_is_this() {
        let listed = |rules: &[&Rule]| -> String {
            rules.iter().map(|rule| format!("{:<11} {}\n", rule.id, rule.name.en)).collect()
        };
        insta::assert_snapshot!(format!("{}\nCaps:\n{}", listed(RULES), listed(CAPS)));
    }

    #[test]
    fn what_outranks_the_rest_of_its_kind_comes_first() {
        let rank = |rule: &Rule| RULES.iter().position(|known| known.id == rule.id);
        assert_eq!(rank(&lines::NOT_THIS_LINE), Some(0), "nothing outranks a line");
        assert!(rank(&lines::TAKING_IT_BACK) < rank(&account::AROUND_THE_POINT));
        assert!(rank(&account::AROUND_THE_POINT) < rank(&feelings::MEET_WHAT_IS_FELT), "owning comes first");
        assert!(rank(&feelings::MEET_WHAT_IS_FELT) < rank(&heat::ACKNOWLEDGE_BEFORE_ARGUING), "at any heat");
        assert!(
            rank(&heat::ONLY_LISTENING) < rank(&heat::ACKNOWLEDGE_BEFORE_ARGUING),
            "it stalls in the heat, too"
        );
        assert!(rank(&proposals::WORSE_THAN_NO_DEAL) < rank(&proposals::BUILT_ON_WHAT_WAS_NOT_SAID));
        assert!(rank(&lines::NOT_THIS_LINE) < rank(&shortcuts::GIVE_WAY_ON_WHAT_COSTS_LITTLE));
        assert_eq!(rank(&prediction::NEITHER_HERE_NOR_THERE), Some(RULES.len() - 1));
    }

    #[test]
    fn an_id_is_a_word_and_two_digits() {
        for rule in all() {
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
        for rule in all() {
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
            let names: BTreeSet<&str> = all().map(|rule| rule.name.get(lang)).collect();
            assert_eq!(names.len(), all().count(), "{lang}");
        }
    }

    #[test]
    fn chinese_has_chinese_punctuation() {
        for rule in all() {
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
        // The last one alone is never needed: its own tests say so.
        let ids: BTreeSet<&str> = all().map(|rule| rule.id).collect();
        let unused: Vec<&str> = {
            let used: BTreeSet<&str> = everywhere().map(|sketch| sketch.judged().rule.id).collect();
            ids.difference(&used).copied().collect()
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
