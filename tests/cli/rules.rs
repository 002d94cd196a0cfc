//! `counterpart rules`.

use super::{in_both_languages, run};
use counterpart::conversation::rules::all;
use counterpart::proof::lints::LINTS;

#[test]
fn the_list_has_every_rule_on_a_line_of_its_own() {
    let zh = run(&["rules", "--lang", "zh"]);
    let en = run(&["rules", "--lang", "en"]);
    assert_eq!((zh.code, en.code), (Some(0), Some(0)));
    let known = all().map(|rule| (rule.id, rule.name));
    let known: Vec<_> = known.chain(LINTS.iter().map(|lint| (lint.id, lint.name))).collect();
    let listed =
        |out: &str| out.lines().filter(|line| line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>();
    let (zh, en) = (listed(&zh.out), listed(&en.out));
    assert_eq!((zh.len(), en.len()), (known.len(), known.len()));
    for (((id, name), zh), en) in known.iter().zip(&zh).zip(&en) {
        assert!(zh.trim().starts_with(id) && zh.ends_with(name.zh), "{zh}");
        assert!(en.trim().starts_with(id) && en.ends_with(name.en), "{en}");
    }
}

#[test]
fn one_lint_is_told_in_full() {
    in_both_languages!("lint", |lang| run(&["rules", "CUE-01", "--lang", lang]));
}

#[test]
fn every_lint_can_be_told_in_either_case() {
    for lint in LINTS {
        let ran = run(&["rules", &lint.id.to_lowercase()]);
        assert_eq!(ran.code, Some(0), "{ran}");
        for words in [lint.name, lint.finds, lint.why, lint.advice, lint.fires, lint.passes] {
            assert!(ran.out.contains(words.en), "no `{}` in {ran}", words.en);
        }
    }
}

#[test]
fn one_rule_is_told_in_full() {
    in_both_languages!("one", |lang| run(&["rules", "HEAT-01", "--lang", lang]));
}

#[test]
fn every_rule_can_be_told_in_either_case() {
    for rule in all() {
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
