//! `counterpart prove` and `counterpart graph`.

use super::{PROJECTOR, Ran, fixtures, folder, in_both_languages, run, run_in};
use counterpart::proof::lints::{Class, LINTS};
use serde_json::json;

/// A small scenario with two desks.
const SAMPLE: &str = include_str!("../../crates/proof/src/lints/sample.ron");

/// A drill of eleven decisions.
const DRILL: &str = include_str!("drill.ron");

/// A run with its time left out: everything else is the same on every machine.
fn timeless(mut ran: Ran) -> Ran {
    for before in ["seconds ", "用时 ", "\"seconds\": "] {
        let mut parts = ran.out.split(before).map(str::to_owned);
        let mut out = parts.next().unwrap_or_default();
        for part in parts {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || ".e-".contains(c));
            out += &format!("{before}…{rest}");
        }
        ran.out = out;
    }
    ran
}

#[test]
fn the_answer_comes_first_and_in_plain_words() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    in_both_languages!("plain", |lang| timeless(run_in(
        folder.path(),
        &["prove", "sample.ron", "--lang", lang]
    )));
}

#[test]
fn everything_that_is_proved_is_printed_in_full() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    in_both_languages!("full", |lang| timeless(run_in(
        folder.path(),
        &["prove", "sample.ron", "--full", "--lang", lang]
    )));
}

#[test]
fn one_seat_alone() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let plain = run_in(folder.path(), &["prove", "sample.ron", "--seat", "ours"]);
    assert!(plain.out.contains("sample · ours") && !plain.out.contains("sample · theirs"), "{plain}");
    let full = run_in(folder.path(), &["prove", "sample.ron", "--seat", "ours", "--full"]);
    let beats = "Beat: visits";
    assert!(full.out.contains(beats) && !plain.out.contains(beats), "{plain}");
}

/// The sample is in English only: nothing is said of its Chinese, which it hasn't got.
#[test]
fn what_is_not_written_is_not_judged() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    for lang in ["zh", "en"] {
        let ran = run_in(folder.path(), &["prove", "sample.ron", "--full", "--lang", lang]);
        for of_chinese in ["简体中文", "in Chinese", "（中文）", "中文里"] {
            assert!(!ran.out.contains(of_chinese), "{of_chinese}: {ran}");
        }
    }
    let found = run_in(folder.path(), &["prove", "sample.ron", "--json"]).json();
    let languages = found["library"]["languages"].as_array().unwrap();
    assert_eq!(languages.iter().map(|of| &of["language"]).collect::<Vec<_>>(), [&json!("en")]);
    assert_eq!(found["library"]["bots"]["longest-zh"], json!(null));
    assert_ne!(found["library"]["bots"]["longest-en"], json!(null));
}

#[test]
fn json_holds_the_same_figures_and_says_what_was_found_where() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let found = run_in(folder.path(), &["prove", "sample.ron", "--json"]).json();
    let seats = found["seats"].as_array().unwrap();
    assert_eq!(
        seats.iter().map(|seat| &seat["seat"]).collect::<Vec<_>>(),
        [&json!("ours"), &json!("theirs")]
    );
    for seat in seats {
        assert_eq!(seat["complete"], json!(true));
        let ended: f64 = seat["endings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|ending| ending["learners"][4].as_f64().unwrap())
            .sum();
        assert!((ended - 1.0).abs() < 1e-6, "{seat}");
        let best = &seat["outcome"]["most"];
        let choices = best["choices"].as_str().unwrap();
        let played = run_in(
            folder.path(),
            &["play", "sample.ron", "--seat", seat["seat"].as_str().unwrap(), "--choices", choices, "--json"],
        );
        let score = played.json()["outcome"]["score"].as_f64().unwrap();
        assert!((score - best["value"].as_f64().unwrap()).abs() < 0.06, "{played}");
    }
    let win =
        found["findings"].as_array().unwrap().iter().find(|one| one["code"] == json!("WIN-02")).unwrap();
    let line = SAMPLE.lines().position(|line| line.contains("\"ours\": (")).unwrap() + 1;
    assert_eq!(win["line"], json!(line));
    assert_eq!(win["class"], json!("broken"));
}

#[test]
fn the_exit_code_says_whether_anything_is_wrong() {
    let folder = folder(&[
        ("sample.ron", SAMPLE),
        ("broken.ron", "Scenario("),
        ("library.ron", "Library(lints: {\"CUE-99\": (severity: Off)})"),
    ]);
    assert_eq!(run(&["prove", PROJECTOR]).code, Some(1), "an unfair seat");
    let typo = run_in(folder.path(), &["prove", "sample.ron"]);
    assert!(typo.err.contains("library.ron:1:17"), "{typo}");
    let broken = run_in(folder.path(), &["prove", "broken.ron"]);
    assert_eq!(broken.code, Some(1), "{broken}");
    assert!(broken.err.contains("broken.ron can’t be proved"), "{broken}");
    assert_eq!(run_in(folder.path(), &["prove", "nowhere.ron"]).code, Some(2));
    let seat = run(&["prove", PROJECTOR, "--seat", "nobody"]);
    assert_eq!(seat.code, Some(2), "{seat}");
}

#[test]
fn a_library_decides_what_counts() {
    let folder = folder(&[("sample.ron", SAMPLE), ("library.ron", &without(|_| true))]);
    let ran = run_in(folder.path(), &["prove", "sample.ron"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(ran.out.starts_with("Sound: nothing to mend.\n"), "{ran}");
    assert!(ran.out.ends_with("broken: 0 · gives itself away: 0 · balance: 0\n"), "{ran}");
}

/// A library that looks for nothing of these classes.
fn without(wanted: impl Fn(Class) -> bool) -> String {
    let off = LINTS.iter().filter(|lint| wanted(lint.class));
    let off: Vec<String> = off.map(|lint| format!("\"{}\": (severity: Off)", lint.id)).collect();
    format!("Library(lints: {{{}}})", off.join(", "))
}

/// One desk, one language, no pause to discuss, three modes of five: nothing of that is held against a
/// drill, and what would be wrong with it is found all the same.
#[test]
fn a_sound_drill_is_clean_and_a_flaw_in_it_is_found() {
    let flawed = DRILL.replacen(
        "next: [(when: Agreed(\"advance\"), to: \"who\"), (to: \"unsure\")]",
        "next: \"who\"",
        1,
    );
    assert_ne!(flawed, DRILL);
    let folder = folder(&[("drill.ron", DRILL)]);
    for command in ["check", "prove"] {
        let ran = run_in(folder.path(), &[command, "drill.ron"]);
        assert_eq!(ran.code, Some(0), "{ran}");
        assert!(ran.out.ends_with("broken: 0 · gives itself away: 0 · balance: 0\n"), "{ran}");
    }
    std::fs::write(folder.path().join("drill.ron"), flawed).unwrap();
    let ran = run_in(folder.path(), &["prove", "drill.ron"]);
    assert_eq!(ran.code, Some(1), "{ran}");
    assert!(ran.out.contains("broken[END-02]: It is called an agreement and nothing was agreed"), "{ran}");
}

#[test]
fn balance_is_advice_about_several_and_never_held_against_one() {
    let other = SAMPLE.replacen("id: \"sample\"", "id: \"other\"", 1);
    let balance_only = without(|class| class != Class::Balance);
    let files = [("sample.ron", SAMPLE), ("other.ron", other.as_str())];
    let folder = folder(&[files.as_slice(), &[("library.ron", balance_only.as_str())]].concat());
    let several = run_in(folder.path(), &["prove", "."]);
    assert_eq!(several.code, Some(0), "{several}");
    assert!(
        several.out.contains("balance[MODE-01]") && several.out.contains("balance[SAME-02]"),
        "{several}"
    );
    for command in ["check", "prove"] {
        let one = run_in(folder.path(), &[command, "sample.ron"]);
        assert_eq!(one.code, Some(0), "{one}");
        assert!(one.out.ends_with("broken: 0 · gives itself away: 0 · balance: 0\n"), "{one}");
    }
    // A library may hold itself to it, and even then one file is not held to it.
    let strict = balance_only.replacen("})", ", \"MODE-01\": (severity: Error)})", 1);
    std::fs::write(folder.path().join("library.ron"), strict).unwrap();
    assert_eq!(run_in(folder.path(), &["prove", "."]).code, Some(1));
    assert_eq!(run_in(folder.path(), &["prove", "sample.ron"]).code, Some(0));
}

#[test]
fn check_and_prove_agree_on_what_is_wrong() {
    let long = SAMPLE.replacen("It's your doing.", &"It's your doing. ".repeat(10), 1);
    let library = without(|class| class == Class::GivesAway).replacen(
        "})",
        ", \"WIN-01\": (severity: Off), \"WIN-02\": (severity: Off), \"END-01\": (severity: Off), \"LEARN-02\": (severity: Off)})",
        1,
    );
    let folder = folder(&[
        ("sample.ron", SAMPLE),
        ("long.ron", &long.replacen("\"sample\"", "\"long\"", 1)),
        ("library.ron", &library),
    ]);
    for command in ["check", "prove"] {
        let clean = run_in(folder.path(), &[command, "sample.ron"]);
        assert_eq!(clean.code, Some(0), "{clean}");
        let long = run_in(folder.path(), &[command, "long.ron"]);
        assert_eq!(long.code, Some(1), "{long}");
        assert!(long.out.contains("broken[TEXT-01]: ours, talk, option 3, what is said: "), "{long}");
        assert!(long.out.contains("broken: 1 · gives itself away: 0 · balance: 0\n"), "{long}");
        let json = run_in(folder.path(), &[command, "long.ron", "--json"]).json();
        let found = if command == "check" { &json } else { &json["findings"] };
        assert_eq!((&found[0]["code"], &found[0]["class"]), (&json!("TEXT-01"), &json!("broken")));
    }
}

#[test]
fn the_words_that_tell_are_named_with_the_options_that_carry_them() {
    let other = SAMPLE.replacen("id: \"sample\"", "id: \"other\"", 1);
    let folder = folder(&[("sample.ron", SAMPLE), ("other.ron", &other)]);
    let ran = run_in(folder.path(), &["prove", ".", "--words"]);
    assert!(ran.out.contains("━━ English: words alone find the best option in 100% of"), "{ran}");
    assert!(ran.out.contains("▲ sample · ours · start · 1  What happened?"), "{ran}");
    let alone = run_in(folder.path(), &["prove", "sample.ron", "--words"]);
    assert!(alone.out.contains("only between several scenarios"), "{alone}");
    let json = run_in(folder.path(), &["prove", ".", "--json"]).json();
    assert_eq!(json["library"]["languages"][0]["words"]["found"], json!(1.0));
}

#[test]
fn a_budget_is_kept_and_what_it_leaves_open_is_said() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let ran = run_in(folder.path(), &["prove", "sample.ron", "--budget", "10"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("Stopped by the budget") && ran.out.contains("BUDGET-01"), "{ran}");
    assert!(!ran.out.contains("REACH-") && !ran.out.contains("WIN-0"), "{ran}");
    let full = run_in(folder.path(), &["prove", "sample.ron", "--full", "--budget", "10"]);
    assert!(full.out.contains("not come upon yet") && !full.out.contains("never"), "{full}");
}

#[test]
fn the_numbers_of_the_model_can_be_moved() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let found = run_in(folder.path(), &["prove", "sample.ron", "--sensitivity", "--json"]).json();
    let seats = found["sensitivity"]["seats"].as_array().unwrap();
    assert_eq!(seats.len(), 2);
    for seat in seats {
        for one in seat["single"].as_array().unwrap() {
            let ranks = one["agreement"]["ranks"].as_f64().unwrap();
            assert!((-1.0..=1.0).contains(&ranks), "{one}");
        }
        assert_eq!(seat["together"].as_array().unwrap().len(), 200);
    }
}

#[test]
fn a_map_goes_to_the_terminal_or_to_a_file() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let svg = run_in(folder.path(), &["graph", "sample.ron"]);
    assert!(svg.out.starts_with("<svg") && svg.out.ends_with("</svg>\n"), "{svg}");
    let dot =
        run_in(folder.path(), &["graph", "sample.ron", "--seat", "theirs", "--dot", "--output", "map.dot"]);
    assert_eq!(dot.code, Some(0), "{dot}");
    let written = std::fs::read_to_string(folder.path().join("map.dot")).unwrap();
    assert!(written.starts_with("digraph") && written.contains("sample · theirs"), "{written}");
    assert_eq!(run_in(folder.path(), &["graph", "sample.ron", "--seat", "nobody"]).code, Some(2));
    assert_eq!(run_in(folder.path(), &["graph", "sample.ron", "-o", "no/such/folder.svg"]).code, Some(2));
    assert_eq!(run_in(&fixtures(), &["graph", "library.ron"]).code, Some(1));
}

/// Six scenarios that are one and the same: forms of them can't lie apart.
fn six_alike() -> tempfile::TempDir {
    let files: Vec<(String, String)> = ["one", "two", "three", "four", "five", "six"]
        .map(|id| (format!("{id}.ron"), SAMPLE.replacen("id: \"sample\"", &format!("id: \"{id}\""), 1)))
        .to_vec();
    folder(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[test]
fn the_best_forms_of_a_library_are_found() {
    let folder = six_alike();
    in_both_languages!("forms", |lang| run_in(folder.path(), &["prove", ".", "--forms", "--lang", lang]));
    let ran = run_in(folder.path(), &["prove", ".", "--forms", "--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    let found = ran.json();
    assert_eq!((&found["searched"], &found["alike"]), (&json!(15 * 8), &json!(true)));
    let forms = found["forms"].as_array().unwrap();
    let seats: Vec<&str> = forms
        .iter()
        .flat_map(|form| form["seats"].as_array().unwrap())
        .map(|seat| seat.as_str().unwrap())
        .collect();
    assert_eq!(seats.len(), 6);
    for form in seats.chunks(2) {
        let desks: Vec<&str> = form.iter().filter_map(|seat| Some(seat.split_once('/')?.1)).collect();
        assert!(desks.contains(&"ours") && desks.contains(&"theirs"), "{form:?}");
    }
    for pair in found["pairs"].as_array().unwrap() {
        assert!(pair["rms"].as_f64().unwrap() < 1e-6, "{pair}");
    }
    for (score, worth) in found["equated"][0].as_array().unwrap().iter().enumerate() {
        assert!((worth.as_f64().unwrap() - score as f64).abs() < 1e-6, "{score}: {worth}");
    }
}

/// The two desks of one scenario aren't as hard as each other: named as forms, they lie apart.
#[test]
fn forms_that_are_named_are_compared() {
    let folder = six_alike();
    let named = |forms: &str| {
        let forms = format!("--forms={forms}");
        run_in(folder.path(), &["prove", ".", &forms, "--json"])
    };
    let alike = named("one/ours+two/theirs,three/ours+four/theirs");
    assert_eq!((alike.code, &alike.json()["alike"]), (Some(0), &json!(true)), "{alike}");
    let apart = named("one/ours+two/ours,three/theirs+four/theirs");
    let expected = apart.json()["pairs"][0]["rms"].as_f64().unwrap() <= 0.2;
    assert_eq!((apart.code == Some(0), &apart.json()["alike"]), (expected, &json!(expected)), "{apart}");
    let unknown = named("one/ours+two/theirs,three/ours+nine/theirs");
    assert_eq!((unknown.code, &unknown.json()["unknown"]), (Some(1), &json!(["nine/theirs"])), "{unknown}");
    let few = run_in(folder.path(), &["prove", "one.ron", "--forms"]);
    assert_eq!(few.code, Some(1), "{few}");
    assert!(few.out.contains("six scenarios"), "{few}");
}
