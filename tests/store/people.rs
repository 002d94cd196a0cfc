//! Several people at one computer: each has their own, and all that is kept of one can be deleted.

use counterpart_records::{Kept, Person, Plan, PlanText, Reflection, Store, StoreError};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

use super::{NOW, RULES, database, new_play, open, said, uid};

fn person(number: u32, name: &str) -> Person {
    Person {
        uid: format!("b{number:031x}"),
        name: name.to_owned(),
        department: "仓储部".to_owned(),
        made_ms: NOW,
    }
}

fn listed(store: &Store) -> Vec<String> {
    store.recent(99).unwrap().into_iter().map(|play| play.row.uid).collect()
}

/// A finished play with a branch, words and a plan, all with this mark in what is written.
fn fill(store: &mut Store, first: u32, mark: &str) {
    store.begin_play(&new_play(first)).unwrap();
    let mut choice = said(0, 0, None, NOW);
    choice.own_words = Some(format!("{mark} own words"));
    store.append_choice(&uid(first), &choice).unwrap();
    store.finish_play(&uid(first), "agreement", Some(60), RULES, NOW).unwrap();
    let body = format!("{mark} remembered");
    store.add_reflection(&uid(first), &Reflection { kind: "recall".to_owned(), body, at_ms: NOW }).unwrap();
    let text = PlanText::Halves { when: format!("{mark} if"), then: format!("{mark} then") };
    store.add_plan(&uid(first), &Plan { text, lang: None, day: 20_000, at_ms: NOW }).unwrap();
    let mut branch = new_play(first + 1);
    branch.parent = Some(counterpart_records::Parent { uid: uid(first), turn: 1 });
    store.begin_play(&branch).unwrap();
}

#[test]
fn everybody_has_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let first = store.person().unwrap();
    fill(&mut store, 1, "FIRSTMARK");
    store.add_person(&person(1, "K7-Q2M")).unwrap();
    assert_eq!(store.person().unwrap(), person(1, "K7-Q2M"));
    assert_eq!(listed(&store), Vec::<String>::new());
    assert_eq!((store.unfinished().unwrap().len(), store.history().unwrap().len()), (0, 0));
    fill(&mut store, 11, "SECONDMARK");
    assert_eq!(listed(&store), [uid(12), uid(11)]);
    let kept = Kept { plays: 2, choices: 2, own_words: 3, plans: 1, steps: 0 };
    assert_eq!(store.kept_of(&first.uid).unwrap(), kept);
    assert_eq!(store.kept_of(&person(1, "").uid).unwrap(), kept);
    // Who was here last is, at the next start; another window keeps to its own.
    let mut other = open(dir.path());
    assert_eq!(other.person().unwrap().name, "K7-Q2M");
    other.sit_down(&first.uid).unwrap();
    assert_eq!(listed(&other), [uid(2), uid(1)]);
    assert_eq!(listed(&store), [uid(12), uid(11)]);
    assert_eq!(open(dir.path()).person().unwrap().uid, first.uid);
}

#[test]
fn a_name_can_change_and_is_never_empty() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let first = store.person().unwrap();
    store.call_person(&first.uid, "小何", "").unwrap();
    let people = store.people().unwrap();
    assert_eq!((people[0].name.as_str(), people[0].department.as_str()), ("小何", ""));
    for refused in [store.call_person(&first.uid, "", ""), store.add_person(&person(3, ""))] {
        assert!(matches!(refused, Err(StoreError::Invalid { field: "name", .. })), "{refused:?}");
    }
    let nobody = format!("c{:031x}", 9);
    for refused in
        [store.call_person(&nobody, "x", ""), store.sit_down(&nobody), store.kept_of(&nobody).map(|_| ())]
    {
        assert!(matches!(refused, Err(StoreError::UnknownPerson { .. })), "{refused:?}");
    }
}

/// All bytes of all files in the folder.
fn bytes(folder: &Path) -> Vec<u8> {
    fs::read_dir(folder).unwrap().flat_map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
}

fn holds(folder: &Path, mark: &str) -> bool {
    bytes(folder).windows(mark.len()).any(|window| window == mark.as_bytes())
}

#[test]
fn what_is_deleted_is_in_no_file_any_more_and_the_others_keep_theirs() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let first = store.person().unwrap();
    fill(&mut store, 1, "FIRSTMARK");
    store.add_person(&person(1, "SECONDNAME")).unwrap();
    fill(&mut store, 11, "SECONDMARK");
    assert!(holds(dir.path(), "SECONDMARK") && holds(dir.path(), "SECONDNAME"));
    store.forget_person(&person(1, "").uid, &"d".repeat(32), NOW).unwrap();
    assert!(!holds(dir.path(), "SECONDMARK") && !holds(dir.path(), "SECONDNAME"));
    assert!(holds(dir.path(), "FIRSTMARK"));
    // Whoever came first is here now.
    assert_eq!(store.person().unwrap(), first);
    assert_eq!(listed(&store), [uid(2), uid(1)]);
    assert_eq!(store.load_play(&uid(11)).unwrap(), None);
    // The last one leaves, too: somebody without a name and without records is here.
    store.forget_person(&first.uid, &"d".repeat(32), NOW + 5).unwrap();
    assert!(!holds(dir.path(), "FIRSTMARK"));
    let new =
        Person { uid: "d".repeat(32), name: String::new(), department: String::new(), made_ms: NOW + 5 };
    assert_eq!(store.people().unwrap(), [new]);
    assert_eq!(listed(&store), Vec::<String>::new());
    fill(&mut store, 21, "THIRDMARK");
    assert_eq!(listed(&store), [uid(22), uid(21)]);
}

#[test]
fn nothing_is_deleted_of_somebody_who_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    fill(&mut store, 1, "x");
    store.add_person(&person(1, "K7")).unwrap();
    fill(&mut store, 11, "y");
    let other = Connection::open(database(dir.path())).unwrap();
    other.execute("UPDATE person SET leaves = 1 WHERE name = 'K7'", []).unwrap();
    for table in ["choice", "play"] {
        let refused = other.execute(&format!("DELETE FROM {table}"), []).unwrap_err();
        assert!(refused.to_string().contains("only deleted with all"), "{refused}");
    }
    let left: i64 =
        other.query_row("SELECT count(*) FROM play WHERE person = 1", [], |row| row.get(0)).unwrap();
    let said: i64 = other
        .query_row("SELECT count(*) FROM choice JOIN play ON play.id = play_id WHERE person = 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!((left, said), (2, 2));
}

#[test]
fn whoever_was_deleted_in_another_window_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.add_person(&person(1, "K7")).unwrap();
    let mut other = open(dir.path());
    other.forget_person(&person(1, "").uid, &"d".repeat(32), NOW).unwrap();
    assert!(matches!(store.person(), Err(StoreError::UnknownPerson { .. })));
    assert!(store.begin_play(&new_play(5)).is_err());
    let first = store.people().unwrap()[0].uid.clone();
    store.sit_down(&first).unwrap();
    store.begin_play(&new_play(5)).unwrap();
}
