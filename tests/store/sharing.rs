//! Two copies of the game on one folder.

use std::thread;

use counterpart_records::{OpenError, SCHEMA_VERSION, Store, WhyAside};
use rusqlite::Connection;

use super::damage::check_set_aside;
use super::{NOW, database, new_play, open, options, said, uid};

#[test]
fn two_stores_share_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(dir.path()), open(dir.path()));
    one.begin_play(&new_play(1)).unwrap();
    two.append_choice(&uid(1), &said(0, 3, None, NOW)).unwrap();
    one.append_choice(&uid(1), &said(1, 1, None, NOW)).unwrap();
    // What `two` believed is out of date: it is told, and nothing is written twice.
    two.append_choice(&uid(1), &said(1, 0, None, NOW)).unwrap_err();
    drop(one);
    assert_eq!(options(&two.load_play(&uid(1)).unwrap().unwrap().choices), [3, 1]);
}

#[test]
fn many_stores_open_and_write_at_once() {
    let dir = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for number in 1..=4 {
            let dir = dir.path();
            scope.spawn(move || {
                let mut store = open(dir);
                store.begin_play(&new_play(number)).unwrap();
                for turn in 0..15 {
                    store.append_choice(&uid(number), &said(turn, turn % 4, None, NOW)).unwrap();
                }
            });
        }
    });
    let plays = open(dir.path()).unfinished().unwrap();
    assert_eq!(plays.iter().map(|play| play.choices).collect::<Vec<_>>(), [15; 4]);
}

#[test]
fn a_database_in_use_is_not_moved_from_under_its_user() {
    let dir = tempfile::tempdir().unwrap();
    let mut user = open(dir.path());
    user.begin_play(&new_play(1)).unwrap();
    let other = Connection::open(database(dir.path())).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    drop(other);
    let error = Store::open(dir.path(), NOW).unwrap_err();
    assert!(matches!(error, OpenError::InUse { .. }), "{error}");
    user.append_choice(&uid(1), &said(0, 3, None, NOW)).unwrap();
    drop(user);
    check_set_aside(dir.path(), WhyAside::Newer { found: 99, known: SCHEMA_VERSION });
}

#[test]
fn a_store_can_move_to_another_thread() {
    fn check_send<T: Send>() {}
    check_send::<Store>();
}
