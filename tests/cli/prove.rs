//! `counterpart prove` and `counterpart graph`.

use super::{PROJECTOR, Ran, fixtures, folder, in_both_languages, run, run_in};
use serde_json::json;

/// A small scenario with two desks.
const SAMPLE: &str = include_str!("../../crates/proof/src/lints/sample.ron");

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
fn everything_that_is_proved_is_printed() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    in_both_languages!("prove", |lang| timeless(run_in(
        folder.path(),
        &["prove", "sample.ron", "--lang", lang]
    )));
}

#[test]
fn one_seat_briefly() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let whole = run_in(folder.path(), &["prove", "sample.ron"]);
    let brief = run_in(folder.path(), &["prove", "sample.ron", "--seat", "ours", "--brief"]);
    assert!(brief.out.contains("sample · ours") && !brief.out.contains("sample · theirs"), "{brief}");
    let beats = "Beat: visits";
    assert!(whole.out.contains(beats) && !brief.out.contains(beats), "{brief}");
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
}

#[test]
fn the_exit_code_says_whether_anything_is_wrong() {
    let folder = folder(&[
        ("sample.ron", SAMPLE),
        ("broken.ron", "Scenario("),
        ("library.ron", "Library(lints: {\"CUE-99\": (severity: Off)})"),
    ]);
    assert_eq!(run(&["prove", PROJECTOR, "--brief"]).code, Some(1), "an unfair seat");
    let typo = run_in(folder.path(), &["prove", "sample.ron", "--brief"]);
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
    let off = |id: &str| format!("\"{id}\": (severity: Off)");
    let ids: Vec<String> = counterpart::proof::lints::LINTS.iter().map(|lint| off(lint.id)).collect();
    let library = format!("Library(lints: {{{}}})", ids.join(", "));
    let folder = folder(&[("sample.ron", SAMPLE), ("library.ron", &library)]);
    let ran = run_in(folder.path(), &["prove", "sample.ron", "--brief"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(ran.out.ends_with("errors: 0 · warnings: 0\n"), "{ran}");
}

#[test]
fn a_budget_is_kept_and_what_it_leaves_open_is_said() {
    let folder = folder(&[("sample.ron", SAMPLE)]);
    let ran = run_in(folder.path(), &["prove", "sample.ron", "--brief", "--budget", "10"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("Stopped by the budget") && ran.out.contains("BUDGET-01"), "{ran}");
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
