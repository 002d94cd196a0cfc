//! What is far too long or too much of one thing: answered in good time, and at a length that can be read.

use super::*;
use std::time::{Duration, Instant};

/// Far above what any of it takes on a slow and busy machine, and far below what it took where the time
/// grew with the square of the size.
const GOOD_TIME: Duration = Duration::from_secs(15);

fn base() -> String {
    std::fs::read_to_string(Path::new(FOLDER).join("base.ron")).expect("the base")
}

/// What is wrong with a text, found in good time and told in a few lines each.
fn answered(what: &str, source: &str) -> Vec<Diagnostic> {
    let started = Instant::now();
    let problems = check_bytes("base.ron", source.as_bytes()).problems;
    assert!(started.elapsed() < GOOD_TIME, "{what} took {:?}", started.elapsed());
    assert!(!problems.is_empty(), "{what}");
    assert!(problems.len() <= scenario::MAX_PROBLEMS + 1, "{what}");
    for problem in &problems {
        for text in [&problem.message, &problem.hint] {
            let longest = text.zh.chars().count().max(text.en.chars().count());
            assert!(longest < 1_500, "{what}: a text of {longest} characters, {}", text.en);
        }
    }
    problems
}

#[test]
fn a_condition_of_a_hundred_thousand_parts_is_refused_at_once() {
    for list in ["All", "Any"] {
        let parts = "Deceived,".repeat(100_000);
        let source = base().replacen("when: Heat(max: 80),", &format!("when: {list}([{parts}]),"), 1);
        let problems = answered(list, &source);
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["too-many"]);
    }
}

#[test]
fn two_megabytes_of_one_thing_are_answered_in_good_time() {
    let fill = |piece: &str| piece.repeat(2_000_000 / piece.len());
    for piece in [
        ",",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "()",
        "(),",
        "\"\",",
        "\"",
        "a",
        "a ",
        "a:",
        "a(",
        "1",
        "-",
        "；",
        "=",
        "；a",
        "。",
        "'",
        "\u{200b}",
        "/",
        "\n",
        "<<<<<<<\n",
        "\\",
        "“",
        "「",
        "−",
        "e\u{301}",
    ] {
        for source in [fill(piece), format!("(a: [{}])", fill(piece))] {
            answered(&format!("{piece:?}"), &source);
        }
    }
}

#[test]
fn long_ids_are_never_repeated_at_their_length() {
    let long = "a".repeat(100_000);
    let base = base();
    for id in [
        "base",
        "training",
        "admin",
        "wu-yan",
        "old-he",
        "blamed-again",
        "start-on-time",
        "spare-and-log",
        "counter",
        "done",
    ] {
        answered(id, &base.replace(&format!("\"{id}\""), &format!("\"{long}\"")));
        answered(id, &base.replacen(&format!("\"{id}\""), &format!("\"{long}\""), 1));
    }
    // The name of a field, of a move and of a condition.
    for word in ["turns: 5", "move: Blame", "when: Heat(max: 80)", "format: 2", "room: MeetingRoom"] {
        let (field, _) = word.split_once(':').expect("a field");
        answered(word, &base.replacen(word, &format!("{long}: 5"), 1));
        answered(word, &base.replacen(word, &format!("{field}: {long}"), 1));
    }
}

#[test]
fn texts_and_names_have_a_length_that_screens_can_show() {
    let base = base();
    let hm = |most: usize| format!("en: \"{}\"", "m".repeat(most));
    for (written, most) in
        [("en: \"Wu Yan\"", scenario::LONGEST_LABEL), ("en: \"Hm. She noticed.\"", scenario::LONGEST_TEXT)]
    {
        let with = |length| check_bytes("base.ron", base.replacen(written, &hm(length), 1).as_bytes());
        assert!(with(most).scenario.is_some(), "{written}");
        let codes: Vec<&str> = with(most + 1).problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["too-long"], "{written}");
        answered(written, &base.replacen(written, &hm(1_000_000), 1));
    }
}

#[test]
fn a_thousand_wrong_ids_against_a_thousand_beats_are_answered_in_good_time() {
    let beat = "(by: \"old-he\", says: (zh: \"嗯\", en: \"Hm\"), thinks: (zh: \"嗯\", en: \"Hm\"), ends: Some(TimeUp)),";
    let name =
        |number: usize| format!("{number:060}").replace('0', "o").replace(|c: char| c.is_ascii_digit(), "x");
    let beats: String =
        (0..900).map(|number| format!("\"{}{number}\": {beat}\n", &name(number)[..50])).collect();
    let branches: String = (0..20_000)
        .map(|number| format!("(when: Heat(min: 1), to: \"{}{number}\"),", &name(number)[..49]))
        .collect();
    let source = base().replacen("beats: {", &format!("beats: {{{beats}"), 1).replacen(
        "next: \"counter-guess\"",
        &format!("next: [{branches}]"),
        1,
    );
    answered("wrong ids", &source);
}
