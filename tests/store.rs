//! The store: what was acknowledged is there, what is there never changes, and whatever lies in
//! the data folder, the game starts.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "a child process tells the test how far it has come")]

#[path = "store/beside.rs"]
mod beside;
#[path = "store/course.rs"]
mod course;
#[path = "store/damage.rs"]
mod damage;
#[path = "store/kill.rs"]
mod kill;
#[path = "store/model.rs"]
mod model;
#[path = "store/people.rs"]
mod people;
#[path = "store/plays.rs"]
mod plays;
#[path = "store/schema.rs"]
mod schema;
#[path = "store/sharing.rs"]
mod sharing;

use std::path::{Path, PathBuf};

use counterpart_core::text::Lang;
use counterpart_records::{Choice, DATABASE_FILE, Judged, NewPlay, Opened, Purpose, Store};

/// 2026-11-23 14:22:53 UTC.
const NOW: i64 = 1_795_443_773_000;

/// The digest of some rules.
const RULES: &str = "def456";

/// A choice at this turn, with whatever belongs to one.
fn said(turn: u32, option: u32, confidence: Option<u8>, at_ms: i64) -> Choice {
    Choice {
        confidence,
        lang: Some(if turn.is_multiple_of(2) { Lang::Zh } else { Lang::En }),
        judged: Some(Judged { quality: -1, rule: "HEAT-03".to_owned(), offered: vec![2, 0, -1] }),
        own_words: (turn == 1).then(|| "我先听你说完。 \"Go on.\"".to_owned()),
        ..Choice::plain(turn, option, at_ms)
    }
}

fn uid(number: u32) -> String {
    format!("{number:032x}")
}

fn new_play(number: u32) -> NewPlay {
    NewPlay {
        uid: uid(number),
        scenario_id: "late-shipment".to_owned(),
        scenario_hash: "abc123".to_owned(),
        rules: RULES.to_owned(),
        seat: "sales".to_owned(),
        day: None,
        seed: 42,
        mode: "guided".to_owned(),
        purpose: Purpose::Free,
        course: String::new(),
        parent: None,
        started_ms: NOW,
    }
}

/// Opens a folder about which there should be nothing to say.
fn open(dir: &Path) -> Store {
    let Opened { store, notice } = Store::open(dir, NOW).unwrap();
    assert_eq!(notice, None);
    assert_eq!(store.path(), Some(database(dir).as_path()));
    store
}

fn database(dir: &Path) -> PathBuf {
    dir.join(DATABASE_FILE)
}

/// A database with one play of `choices` choices and a good many pages, closed.
fn filled(dir: &Path, choices: u32) {
    let mut store = open(dir);
    store.begin_play(&new_play(1)).unwrap();
    for turn in 0..choices {
        store.append_choice(&uid(1), &said(turn, turn % 4, None, NOW)).unwrap();
    }
}

fn options(choices: &[Choice]) -> Vec<u32> {
    choices.iter().map(|choice| choice.option).collect()
}

/// The names in a folder, sorted, without the lock and SQLite's own siblings.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".sqlite3"))
        .collect();
    names.sort();
    names
}
