//! The arguments themselves, and the languages.

use super::{PROJECTOR, Ran, fixtures, in_both_languages, program, run, typing};

fn in_locale(variables: &[(&str, &str)]) -> Ran {
    let mut program = program(&fixtures(), &["check", "no-such.ron"]);
    program.envs(variables.iter().copied());
    typing(program, "")
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    in_both_languages!("help", |lang| run(&["--lang", lang, "--help"]));
    in_both_languages!("help-play", |lang| run(&["play", "-h", "--lang", lang]));
    in_both_languages!("help-diagnostics", |lang| run(&["diagnostics", "-h", "--lang", lang]));
    in_both_languages!("help-licences", |lang| run(&["licences", "-h", "--lang", lang]));
    in_both_languages!("help-host", |lang| run(&["host", "-h", "--lang", lang]));
}

#[test]
fn the_version_is_that_of_the_package() {
    let ran = run(&["--version"]);
    assert_eq!(ran.out, format!("counterpart {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(ran.code, Some(0));
}

#[test]
fn a_command_line_that_makes_no_sense_is_told_so() {
    in_both_languages!("unknown-option", |lang| run(&["check", "--jsn", "a.ron", "--lang", lang]));
    in_both_languages!("unknown-command", |lang| run(&["--lang", lang, "chekc"]));
    in_both_languages!("nothing-to-check", |lang| run(&["check", "--lang", lang]));
    in_both_languages!("no-value", |lang| run(&["play", "--lang", lang, PROJECTOR, "--seat"]));
    in_both_languages!("bad-seed", |lang| run(&["play", "--lang", lang, PROJECTOR, "--seed", "lucky"]));
    in_both_languages!("game-option", |lang| run(&["--seed", "3", "rules", "--lang", lang]));
    let hide = |lang| run(&["play", PROJECTOR, "--json", "--hide", "--lang", lang]);
    in_both_languages!("conflict", hide);
    in_both_languages!("size", |lang| run(&["shots", "pictures", "--size", "wide", "--lang", lang]));
    insta::assert_snapshot!("unknown-language", run(&["rules", "--lang", "fr"]));
}

#[test]
fn a_value_that_cannot_be_is_told_what_can() {
    let cases: [(&[&str], &str, &str); 11] = [
        (&["host", PROJECTOR, "--port", "99999"], "整数，0 到 65535", "a whole number from 0 to 65535"),
        (&["host", PROJECTOR, "--port", "八千"], "整数，0 到 65535", "a whole number from 0 to 65535"),
        (&["host", PROJECTOR, "--seats", "0"], "整数，1 到 20000", "a whole number from 1 to 20000"),
        (&["host", PROJECTOR, "--per-address", "0"], "整数，1 或更大", "a whole number, 1 or more"),
        (&["host", PROJECTOR, "--teams", "-1"], "整数，0 到", "a whole number from 0 to"),
        (&["host", PROJECTOR, "--address", "here"], "这台电脑的一个地址", "an address of this computer"),
        (&["play", PROJECTOR, "--seed=-1"], "整数，0 或更大", "a whole number, 0 or more"),
        (&["prove", PROJECTOR, "--budget", "0"], "整数，1 或更大", "a whole number, 1 or more"),
        (&["graph", PROJECTOR, "--budget", "many"], "整数，1 或更大", "a whole number, 1 or more"),
        (&["shots", "pictures", "--size", "9x9"], "两个数，320 到 7680", "two numbers from 320 to 7680"),
        (&["report", "--course", "c", "--on", "2026-13-40"], "2027-03-01", "2027-03-01"),
    ];
    for (args, zh, en) in cases {
        for (lang, wanted) in [("zh", zh), ("en", en)] {
            let mut args = args.to_vec();
            args.extend(["--lang", lang]);
            let ran = run(&args);
            assert_eq!(ran.code, Some(2), "{ran}");
            assert!(ran.err.contains(wanted), "{args:?}: {ran}");
        }
    }
}

#[test]
fn the_language_is_that_of_the_environment() {
    let chinese = run(&["check", "no-such.ron", "--lang", "zh"]);
    let english = run(&["check", "no-such.ron", "--lang", "en"]);
    assert_ne!(chinese, english);
    assert_eq!(in_locale(&[]), english);
    assert_eq!(in_locale(&[("LANG", "zh_CN.UTF-8")]), chinese);
    assert_eq!(in_locale(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]), english);
    assert_eq!(in_locale(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")]), chinese);
    assert_eq!(in_locale(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW")]), chinese);
    assert_eq!(in_locale(&[("LANG", "fr_FR.UTF-8")]), english);
}

#[test]
fn a_reader_who_has_gone_is_no_reason_to_panic() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut program = program(&fixtures(), &["rules"]);
    let output = program.stdout(writer).stderr(std::process::Stdio::piped()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(not(feature = "app"))]
#[test]
fn a_build_without_the_game_says_so() {
    in_both_languages!("without-game", |lang| run(&["--lang", lang]));
    assert_eq!(run(&["shots", "pictures"]), run(&[]));
}
