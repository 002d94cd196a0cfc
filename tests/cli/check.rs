//! `counterpart check`.

use super::{PROJECTOR, folder, in_both_languages, run, run_in, with};
use serde_json::{Value, json};

/// What the fixtures' library says.
const LIBRARY: &str = include_str!("library.ron");

/// A file whose line 94 names a move that there isn't.
fn broken() -> String {
    with("move: Apologise", "move: Apologize")
}

#[test]
fn a_clean_file_is_said_to_be_clean() {
    in_both_languages!("clean", |lang| run(&["check", PROJECTOR, "--lang", lang]));
    assert_eq!(run(&["check", PROJECTOR]).code, Some(0));
}

#[test]
fn a_broken_file_shows_the_place_what_is_wrong_and_what_to_do() {
    let folder = folder(&[(PROJECTOR, &broken())]);
    in_both_languages!("broken", |lang| run_in(folder.path(), &["check", PROJECTOR, "--lang", lang]));
    assert_eq!(run_in(folder.path(), &["check", PROJECTOR]).code, Some(1));
}

#[test]
fn json_has_an_object_for_each_problem_with_its_place() {
    let source = broken();
    let folder = folder(&[(PROJECTOR, &source)]);
    let ran = run_in(folder.path(), &["check", PROJECTOR, "--json"]);
    assert_eq!(ran.code, Some(1), "{ran}");
    let (line, text) = source.lines().enumerate().find(|(_, line)| line.contains("Apologize")).unwrap();
    let found = ran.json();
    let [problem] = found.as_array().unwrap().as_slice() else { panic!("one problem: {ran}") };
    assert_eq!(problem["file"], json!(PROJECTOR));
    assert_eq!(problem["severity"], json!("error"));
    assert_eq!(problem["line"], json!(line + 1));
    assert_eq!(problem["column"], json!(text.find("Apologize").unwrap() + 1));
    assert_eq!(problem["text"], json!(text));
    for words in ["code", "message", "hint"] {
        assert!(problem[words].as_str().is_some_and(|words| !words.is_empty()), "{words}: {ran}");
    }
}

#[test]
fn json_of_clean_files_is_an_empty_array() {
    let ran = run(&["check", PROJECTOR, "--json"]);
    assert_eq!((ran.code, ran.json(), ran.err.as_str()), (Some(0), json!([]), ""));
}

#[test]
fn json_is_in_english_unless_told_whatever_the_system_speaks() {
    let folder = folder(&[(PROJECTOR, &broken())]);
    let chinese = |args: &[&str]| {
        let mut program = super::program(folder.path(), args);
        program.env("LANG", "zh_CN.UTF-8");
        super::typing(program, "")
    };
    let plain = run_in(folder.path(), &["check", PROJECTOR, "--json"]);
    assert_eq!(chinese(&["check", PROJECTOR, "--json"]), plain);
    let asked = chinese(&["check", PROJECTOR, "--json", "--lang", "zh"]);
    assert_ne!(asked.json()[0]["message"], plain.json()[0]["message"]);
}

#[test]
fn a_path_that_is_not_there_could_not_be_checked() {
    in_both_languages!("missing", |lang| run(&["check", "no-such.ron", "--lang", lang]));
    assert_eq!(run(&["check", "no-such.ron"]).code, Some(2));
}

#[test]
fn what_can_be_checked_is_checked_although_something_else_is_missing() {
    let folder = folder(&[(PROJECTOR, &broken())]);
    let ran = run_in(folder.path(), &["check", "no-such.ron", PROJECTOR, "--json"]);
    assert_eq!(ran.code, Some(2), "{ran}");
    assert_eq!(ran.json().as_array().map(Vec::len), Some(1));
    assert!(ran.err.contains("no-such.ron"), "{ran}");
}

#[test]
fn a_folder_stands_for_the_scenarios_directly_in_it() {
    let folder = folder(&[
        (PROJECTOR, &with("", "")),
        ("half.ron", "Scenario("),
        ("notes.txt", "x"),
        ("library.ron", LIBRARY),
    ]);
    std::fs::create_dir(folder.path().join("deeper")).unwrap();
    std::fs::write(folder.path().join("deeper/other.ron"), "Scenario(").unwrap();
    let ran = run_in(folder.path(), &["check", "."]);
    assert_eq!(ran.code, Some(1), "{ran}");
    assert!(ran.out.contains("half.ron") && !ran.out.contains("other.ron"), "{ran}");
    assert!(
        ran.out.ends_with("Files checked: 2 · sound: 1 · broken: 1 · gives itself away: 0 · balance: 0\n"),
        "{ran}"
    );
}

#[test]
fn a_folder_without_scenarios_could_not_be_checked() {
    let folder = folder(&[("notes.txt", "x")]);
    in_both_languages!("empty-folder", |lang| run_in(folder.path(), &["check", ".", "--lang", lang]));
}

#[test]
fn a_folder_that_is_called_like_a_scenario_is_a_problem_of_its_own() {
    let folder = folder(&[]);
    std::fs::create_dir(folder.path().join("x.ron")).unwrap();
    for path in [".", "x.ron"] {
        let ran = run_in(folder.path(), &["check", path, "--json"]);
        assert_eq!((ran.code, &ran.json()[0]["code"]), (Some(1), &json!("not-a-file")), "{ran}");
        assert_eq!(ran.json()[0]["line"], Value::Null);
    }
}

#[test]
fn a_file_on_one_endless_line_is_not_printed_whole() {
    const LONG: usize = 1_000_000;
    let source = with("move: Apologise", &format!("/* {} */ move: Apologize", "换位".repeat(LONG / 6)));
    let source = source.replace('\n', " ");
    assert!(source.len() > LONG);
    let folder = folder(&[(PROJECTOR, &source)]);
    let ran = run_in(folder.path(), &["check", PROJECTOR]);
    assert_eq!(ran.code, Some(1));
    // A frame of a few lines around one that fits into a terminal.
    assert!(ran.out.len() < 2_000 && ran.out.contains("Apologize"), "{ran}");
    let ran = run_in(folder.path(), &["check", PROJECTOR, "--json"]);
    let text = ran.json()[0]["text"].as_str().unwrap().to_owned();
    assert!(text.chars().count() <= 200 && text.contains("Apologize"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_file_cannot_send_commands_to_the_terminal() {
    let name = "red\u{1b}[31m.ron";
    let escape = with("move: Apologise", "move: Apologise\u{1b}[31m");
    let folder = folder(&[(name, &escape)]);
    for path in [".", name] {
        let ran = run_in(folder.path(), &["check", path]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(!ran.out.contains('\u{1b}'), "{ran:?}");
    }
}

#[test]
fn there_are_no_colours_where_there_is_no_terminal() {
    let folder = folder(&[(PROJECTOR, &broken())]);
    assert!(!run_in(folder.path(), &["check", PROJECTOR]).out.contains('\u{1b}'));
}
