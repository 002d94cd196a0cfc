//! `counterpart rules`.

use super::{in_both_languages, run};
use counterpart::conversation::rules::RULES;

#[test]
fn the_list_has_every_rule_on_a_line_of_its_own() {
    let zh = run(&["rules", "--lang", "zh"]);
    let en = run(&["rules", "--lang", "en"]);
    assert_eq!((zh.code, en.code), (Some(0), Some(0)));
    assert_eq!((zh.out.lines().count(), en.out.lines().count()), (RULES.len(), RULES.len()));
    for ((rule, zh), en) in RULES.iter().zip(zh.out.lines()).zip(en.out.lines()) {
        assert!(zh.starts_with(rule.id) && zh.ends_with(rule.name.zh), "{zh}");
        assert!(en.starts_with(rule.id) && en.ends_with(rule.name.en), "{en}");
    }
}

#[test]
fn one_rule_is_told_in_full() {
    in_both_languages!("one", |lang| run(&["rules", "HEAT-01", "--lang", lang]));
}

#[test]
fn every_rule_can_be_told_in_either_case() {
    for rule in RULES {
        let ran = run(&["rules", &rule.id.to_lowercase()]);
        assert_eq!(ran.code, Some(0), "{ran}");
        for part in [rule.id, rule.name.en, rule.says.en, rule.source, rule.example.en] {
            assert!(ran.out.contains(part), "no `{part}` in {ran}");
        }
    }
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    in_both_languages!("unknown", |lang| run(&["rules", "heat-O1", "--lang", lang]));
    in_both_languages!("unlike-any", |lang| run(&["rules", "patience", "--lang", lang]));
}
