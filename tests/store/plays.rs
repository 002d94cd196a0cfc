//! Plays and their choices: the round trip, and what is refused.

use counterpart_records::{
    ABANDONED, Attained, Choice, Ended, Judged, NewPlay, Parent, PlaySummary, Purpose, Store, StoreError,
};

use super::{NOW, RULES, new_play, open, options, said, uid};

#[test]
fn a_play_comes_back_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let day = Some("quiet".to_owned());
    let new = NewPlay { day: day.clone(), seed: u64::MAX, mode: "assessment".to_owned(), ..new_play(1) };
    {
        let mut store = open(dir.path());
        let row = store.begin_play(&new).unwrap();
        assert_eq!((row.uid.as_str(), row.seed, row.ended), (new.uid.as_str(), u64::MAX, None));
        store.append_choice(&new.uid, &said(0, 2, None, NOW + 1)).unwrap();
        store.append_choice(&new.uid, &said(1, 0, Some(80), NOW + 2)).unwrap();
    }
    let mut store = open(dir.path());
    assert_eq!(store.unfinished().unwrap()[0].choices, 2);
    let play = store.load_play(&new.uid).unwrap().unwrap();
    assert_eq!((play.row.mode.as_str(), &play.row.day), ("assessment", &day));
    assert_eq!((play.row.scenario_hash.as_str(), play.row.rules.as_str()), ("abc123", RULES));
    assert_eq!(play.choices, [said(0, 2, None, NOW + 1), said(1, 0, Some(80), NOW + 2),]);
    store.finish_play(&new.uid, "agreement", Some(73), RULES, NOW + 3).unwrap();
    let row = store.load_play(&new.uid).unwrap().unwrap().row;
    let ending = "agreement".to_owned();
    assert_eq!(row.ended, Some(Ended { at_ms: NOW + 3, ending, outcome: Some(73) }));
    assert_eq!(row.day, day);
    assert_eq!(store.unfinished().unwrap(), []);
    assert_eq!(store.load_play(&uid(9)).unwrap(), None);
}

#[test]
fn lists_are_newest_first() {
    let mut store = Store::in_memory().unwrap();
    for number in 1..=4 {
        // A clock that goes backwards doesn't disturb the order.
        let started_ms = NOW - i64::from(number);
        let scenario_id = if number == 2 { "other" } else { "late-shipment" }.to_owned();
        store.begin_play(&NewPlay { scenario_id, started_ms, ..new_play(number) }).unwrap();
    }
    store.abandon_play(&uid(3), NOW).unwrap();
    let uids =
        |plays: Vec<PlaySummary>| -> Vec<String> { plays.into_iter().map(|play| play.row.uid).collect() };
    assert_eq!(uids(store.unfinished().unwrap()), [uid(4), uid(2), uid(1)]);
    assert_eq!(uids(store.plays_of("late-shipment").unwrap()), [uid(4), uid(3), uid(1)]);
    assert_eq!(uids(store.recent(2).unwrap()), [uid(4), uid(3)]);
    let ended = store.load_play(&uid(3)).unwrap().unwrap().row.ended.unwrap();
    assert_eq!((ended.ending.as_str(), ended.outcome), (ABANDONED, None));
}

#[test]
fn a_choice_is_the_next_one_of_a_play_that_goes_on() {
    let mut store = Store::in_memory().unwrap();
    let unknown = store.append_choice(&uid(1), &said(0, 0, None, NOW)).unwrap_err();
    assert!(matches!(unknown, StoreError::UnknownPlay { .. }), "{unknown}");
    store.begin_play(&new_play(1)).unwrap();
    store.append_choice(&uid(1), &said(0, 1, None, NOW)).unwrap();
    for turn in [0, 2, u32::MAX] {
        let error = store.append_choice(&uid(1), &said(turn, 3, None, NOW)).unwrap_err();
        assert!(matches!(error, StoreError::OutOfOrder { expected: 1, .. }), "{error}");
    }
    let error = store.append_choice(&uid(1), &said(1, 0, Some(101), NOW)).unwrap_err();
    assert!(matches!(error, StoreError::Invalid { field: "confidence", .. }), "{error}");
    store.finish_play(&uid(1), "walk-out", None, RULES, NOW).unwrap();
    for error in [
        store.append_choice(&uid(1), &said(1, 0, None, NOW)).unwrap_err(),
        store.finish_play(&uid(1), "agreement", None, RULES, NOW).unwrap_err(),
        store.abandon_play(&uid(1), NOW).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::AlreadyEnded { .. }), "{error}");
    }
    assert_eq!(options(&store.load_play(&uid(1)).unwrap().unwrap().choices), [1]);
}

#[test]
fn a_branch_starts_at_its_moment() {
    let mut store = Store::in_memory().unwrap();
    store.begin_play(&new_play(1)).unwrap();
    for (turn, option) in [(0, 3), (1, 1), (2, 2)] {
        store.append_choice(&uid(1), &said(turn, option, Some(50), NOW + i64::from(turn))).unwrap();
    }
    store.finish_play(&uid(1), "walk-out", Some(10), RULES, NOW).unwrap();
    let branch = |number, turn| NewPlay { parent: Some(Parent { uid: uid(1), turn }), ..new_play(number) };
    let row = store.begin_play(&branch(2, 2)).unwrap();
    assert_eq!(row.parent, Some(Parent { uid: uid(1), turn: 2 }));
    store.append_choice(&uid(2), &said(2, 0, None, NOW)).unwrap();
    let (parent, child) =
        (store.load_play(&uid(1)).unwrap().unwrap(), store.load_play(&uid(2)).unwrap().unwrap());
    assert_eq!(options(&parent.choices), [3, 1, 2]);
    assert_eq!(options(&child.choices), [3, 1, 0]);
    assert_eq!(child.choices[..2], parent.choices[..2]);

    let error = store.begin_play(&branch(3, 4)).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMoment { choices: 3, .. }), "{error}");
    let orphan = NewPlay { parent: Some(Parent { uid: uid(8), turn: 0 }), ..new_play(3) };
    let error = store.begin_play(&orphan).unwrap_err();
    assert!(matches!(error, StoreError::UnknownPlay { .. }), "{error}");
    assert_eq!(store.load_play(&uid(3)).unwrap(), None);
}

#[test]
fn values_out_of_range_are_refused_and_named() {
    let mut store = Store::in_memory().unwrap();
    let good = new_play(1);
    let bad = [
        ("uid", NewPlay { uid: "7".to_owned(), ..good.clone() }),
        ("uid", NewPlay { uid: "A".repeat(32), ..good.clone() }),
        ("mode", NewPlay { mode: "easy".to_owned(), ..good.clone() }),
        ("scenario_id", NewPlay { scenario_id: String::new(), ..good.clone() }),
        ("seat", NewPlay { seat: String::new(), ..good.clone() }),
        ("day", NewPlay { day: Some(String::new()), ..good.clone() }),
        ("course", NewPlay { purpose: Purpose::FormOne, ..good.clone() }),
    ];
    for (named, new) in bad {
        match store.begin_play(&new).unwrap_err() {
            StoreError::Invalid { field, .. } => assert_eq!(field, named),
            other => panic!("{other}"),
        }
    }
    store.begin_play(&good).unwrap();
    let error = store.begin_play(&good).unwrap_err();
    assert!(matches!(error, StoreError::DuplicateUid { .. }), "{error}");
    assert!(store.finish_play(&uid(1), "", None, RULES, NOW).is_err());
    assert!(store.finish_play(&uid(1), "agreement", Some(101), RULES, NOW).is_err());
    assert_eq!(store.unfinished().unwrap().len(), 1);
}

#[test]
fn a_play_is_judged_by_the_rules_with_which_it_ends() {
    let mut store = Store::in_memory().unwrap();
    let rules = |store: &Store, number| store.load_play(&uid(number)).unwrap().unwrap().row.rules;
    for number in 1..=2 {
        store.begin_play(&new_play(number)).unwrap();
        store.append_choice(&uid(number), &said(0, 1, None, NOW)).unwrap();
        assert_eq!(rules(&store, number), RULES);
    }
    store.finish_play(&uid(1), "agreement", Some(70), "of a later release", NOW).unwrap();
    assert_eq!(rules(&store, 1), "of a later release");
    // Giving up judges nothing.
    store.abandon_play(&uid(2), NOW).unwrap();
    assert_eq!(rules(&store, 2), RULES);
    let error = store.begin_play(&NewPlay { rules: String::new(), ..new_play(3) }).unwrap_err();
    assert!(matches!(error, StoreError::Invalid { field: "rules", .. }), "{error}");
}

#[test]
fn what_belongs_to_a_choice_has_its_bounds() {
    let mut store = Store::in_memory().unwrap();
    store.begin_play(&new_play(1)).unwrap();
    let judged = |quality, rule: &str, offered: &[i8]| Choice {
        judged: Some(Judged { quality, rule: rule.to_owned(), offered: offered.to_vec() }),
        ..Choice::plain(0, 0, NOW)
    };
    for (choice, wrong) in [
        (judged(3, "HEAT-03", &[3, 0]), "quality"),
        (judged(1, "", &[1, 0]), "rule"),
        (judged(1, "HEAT-03", &[]), "offered"),
        (judged(1, "HEAT-03", &[1, -3]), "offered"),
        (Choice { own_words: Some(String::new()), ..Choice::plain(0, 0, NOW) }, "own_words"),
    ] {
        let error = store.append_choice(&uid(1), &choice).unwrap_err();
        assert!(matches!(error, StoreError::Invalid { field, .. } if field == wrong), "{wrong}: {error}");
    }
    assert_eq!(store.load_play(&uid(1)).unwrap().unwrap().choices, []);
    let plain = Choice::plain(0, 3, NOW);
    store.append_choice(&uid(1), &plain).unwrap();
    assert_eq!(store.load_play(&uid(1)).unwrap().unwrap().choices, [plain]);
}

#[test]
fn the_history_is_every_play_from_the_first_with_the_times_of_what_was_said() {
    let mut store = Store::in_memory().unwrap();
    for number in [3, 1, 2] {
        store.begin_play(&new_play(number)).unwrap();
    }
    for turn in 0..3 {
        store.append_choice(&uid(2), &said(turn, 0, None, NOW + i64::from(turn))).unwrap();
    }
    store.append_choice(&uid(3), &said(0, 0, None, NOW + 7)).unwrap();
    let parent = Some(Parent { uid: uid(2), turn: 2 });
    store.begin_play(&NewPlay { parent, ..new_play(4) }).unwrap();
    let history: Vec<(String, Vec<i64>)> =
        store.history().unwrap().into_iter().map(|play| (play.row.uid, play.said_ms)).collect();
    let expected = [
        (uid(3), vec![NOW + 7]),
        (uid(1), vec![]),
        (uid(2), vec![NOW, NOW + 1, NOW + 2]),
        (uid(4), vec![NOW, NOW + 1]),
    ];
    assert_eq!(history, expected);
}

#[test]
fn what_a_play_came_to_is_noted_once_after_its_end_and_listed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let attained = |headline: &str, share| Attained { headline: headline.to_owned(), share };
    for number in 1..=3 {
        store.begin_play(&new_play(number)).unwrap();
    }
    assert!(store.note_attained(&uid(1), &attained("agreed", Some(96))).is_err(), "it goes on");
    for number in 1..=2 {
        store.finish_play(&uid(number), "agreement", Some(72), RULES, NOW).unwrap();
    }
    assert!(store.note_attained(&uid(1), &attained("", Some(96))).is_err());
    assert!(store.note_attained(&uid(1), &attained("agreed", Some(101))).is_err());
    assert!(store.note_attained(&uid(9), &attained("agreed", None)).is_err(), "there is no such play");
    store.note_attained(&uid(1), &attained("agreed", Some(96))).unwrap();
    store.note_attained(&uid(1), &attained("walked-out", Some(3))).unwrap();
    store.note_attained(&uid(2), &attained("over-the-line", None)).unwrap();
    drop(store);
    let listed: Vec<_> = open(dir.path()).recent(9).unwrap().into_iter().map(|play| play.attained).collect();
    assert_eq!(listed, [None, Some(attained("over-the-line", None)), Some(attained("agreed", Some(96)))]);
}

#[test]
fn what_a_play_was_for_stays_with_it_and_is_found_by_it() {
    let dir = tempfile::tempdir().unwrap();
    {
        let mut store = open(dir.path());
        for (number, purpose) in (1..).zip(Purpose::ALL) {
            for (more, course) in [(0, "sixty-days"), (100, "another")] {
                let course = course.to_owned();
                store.begin_play(&NewPlay { purpose, course, ..new_play(number + more) }).unwrap();
            }
        }
        store.begin_play(&new_play(50)).unwrap();
        store.finish_play(&uid(2), "agreement", Some(73), RULES, NOW).unwrap();
    }
    let store = open(dir.path());
    let found = |course: &str, purpose| -> Vec<String> {
        store.plays_for(course, purpose).unwrap().into_iter().map(|play| play.row.uid).collect()
    };
    for (number, purpose) in (1..).zip(Purpose::ALL) {
        assert_eq!(found("sixty-days", purpose), [uid(number)], "{purpose:?}");
        let row = store.load_play(&uid(number)).unwrap().unwrap().row;
        assert_eq!((row.purpose, row.course.as_str()), (purpose, "sixty-days"));
        assert_eq!(Purpose::of_key(purpose.key()), Some(purpose));
        assert_eq!(purpose.form().and_then(Purpose::of_form), purpose.form().map(|_| purpose));
    }
    assert_eq!(found("", Purpose::Free), [uid(50)]);
    assert_eq!(found("", Purpose::Path), Vec::<String>::new());
    assert_eq!([0, 4].map(Purpose::of_form), [None, None]);
    assert_eq!(Purpose::of_key("form-4"), None);
}
