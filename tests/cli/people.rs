//! `counterpart people`: who is at this computer, and all that is kept of somebody, to read or to delete.

use super::{Ran, fixtures, program, typing};
use counterpart::records::{Person, Plan, PlanText, Store};
use serde_json::json;
use std::path::Path;

fn people(data: &Path, args: &[&str]) -> Ran {
    let mut command = program(&fixtures(), &[&["people", "--data", data.to_str().unwrap()], args].concat());
    command.env("TZ", "UTC");
    typing(command, "")
}

fn uid(number: u32) -> String {
    format!("{number:08x}{:024x}", 7)
}

/// A folder with two people called K7 in two departments, of whom the second has a plan.
fn shared() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path(), 0).unwrap().store;
    for (number, department) in [(1, "Sales"), (2, "Warehouse")] {
        let (name, department) = ("K7".to_owned(), department.to_owned());
        store.add_person(&Person { uid: uid(number), name, department, made_ms: 0 }).unwrap();
    }
    let play = counterpart::records::NewPlay {
        uid: "a".repeat(32),
        scenario_id: "gone".to_owned(),
        scenario_hash: "h".to_owned(),
        rules: "r".to_owned(),
        seat: "desk".to_owned(),
        day: None,
        seed: 1,
        mode: "guided".to_owned(),
        purpose: counterpart::records::Purpose::Free,
        course: String::new(),
        parent: None,
        started_ms: 0,
    };
    store.begin_play(&play).unwrap();
    store.append_choice(&play.uid, &counterpart::records::Choice::plain(0, 2, 0)).unwrap();
    let text = PlanText::Halves { when: "they shout".to_owned(), then: "wait".to_owned() };
    store.add_plan(&play.uid, &Plan { text, lang: None, day: 0, at_ms: 0 }).unwrap();
    data
}

#[test]
fn everybody_is_listed_for_people_and_for_scripts() {
    let data = shared();
    let listed = people(data.path(), &["--lang", "en"]);
    let lines: Vec<&str> = listed.out.lines().collect();
    assert_eq!((listed.code, lines.len()), (Some(0), 3), "{listed}");
    assert!(lines[0].contains("Without a name") && lines[2].starts_with("→ K7 · Warehouse"), "{listed}");
    let found = people(data.path(), &["--json"]).json();
    assert_eq!(found[2]["here"], json!(true));
    assert_eq!(
        (&found[2]["plays"], &found[2]["choices"], &found[2]["plans"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let none = tempfile::tempdir().unwrap();
    assert_eq!(people(none.path(), &[]).code, Some(0));
    assert_eq!(people(none.path(), &["K7", "--show"]).code, Some(2));
}

#[test]
fn what_is_kept_is_printed_and_whoever_is_meant_has_to_be_clear() {
    let data = shared();
    let told = people(data.path(), &["--show", "--lang", "en"]);
    assert!(
        told.out.contains("gone · desk · 1970-01-01") && told.out.contains("If they shout, I will wait."),
        "{told}"
    );
    assert!(told.out.contains("by their numbers") && told.out.contains(": 3"), "{told}");
    // By the start of an id; nobody else is here at the next start for that.
    let other = people(data.path(), &[&uid(1)[..8], "--show", "--lang", "zh"]);
    assert!(other.out.contains("还没有谈过"), "{other}");
    assert_eq!(people(data.path(), &["--json"]).json()[2]["here"], json!(true));
    for (name, said) in [("K7", &uid(1)[..8]), ("Nobody", "Without a name")] {
        let refused = people(data.path(), &[name, "--show", "--lang", "en"]);
        assert!(refused.code == Some(2) && refused.err.contains(said), "{refused}");
    }
}

#[test]
fn nothing_is_deleted_without_a_yes() {
    let data = shared();
    let asked = people(data.path(), &["--delete", "--lang", "en"]);
    assert!(asked.code == Some(2) && asked.err.contains("plans 1") && asked.err.contains("--yes"), "{asked}");
    assert_eq!(people(data.path(), &["--json"]).json().as_array().unwrap().len(), 3);
    let deleted = people(data.path(), &["--delete", "--yes", "--lang", "en"]);
    assert_eq!(deleted.code, Some(0), "{deleted}");
    let left = people(data.path(), &["--json"]).json();
    assert_eq!((left.as_array().unwrap().len(), &left[0]["here"]), (2, &json!(true)));
    assert_eq!(people(data.path(), &["--yes"]).code, Some(2));
}
