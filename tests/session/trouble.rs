//! What the store refuses or can't read is told, once, in the person's language; and the file to send in.

use counterpart::library::Library;
use counterpart::records::{DATABASE_FILE, SCHEMA_VERSION, Store};
use counterpart::session::{
    NavCommand, Outside, PlayCommand, RecordsCommand, Screen, Session, SettingsCommand,
};
use counterpart::text::Lang;
use std::path::Path;

fn session(folder: &Path) -> Session {
    let store = Store::open(folder, 1_000).expect("a store").store;
    let outside = Outside { data: Some(folder.to_owned()), ..super::outside() };
    Session::new(Library::load(Some(&folder.join("scenarios"))), store, outside, Some(Lang::Zh), Some(7))
}

/// Another program has taken the tables away.
fn break_store(folder: &Path) {
    let other = rusqlite::Connection::open(folder.join(DATABASE_FILE)).expect("the database");
    other
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE reflection; DROP TABLE settings;")
        .expect("gone");
}

#[test]
fn what_cannot_be_kept_is_told_with_its_file_and_the_systems_words_in_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    break_store(folder.path());
    session.apply(SettingsCommand::HighContrast(true));
    let [notice] = session.notices.as_slice() else { panic!("{:?}", session.notices) };
    let file = folder.path().join(DATABASE_FILE).display().to_string();
    for text in [&notice.text.zh, &notice.text.en] {
        assert!(text.contains(&file), "{text}");
    }
    assert!(notice.text.zh.contains("（系统的说法：no such table: settings"), "{notice:?}");
    assert!(notice.text.en.contains("(the system says: no such table: settings"), "{notice:?}");
    // The same again is the same message.
    session.apply(SettingsCommand::HighContrast(false));
    assert_eq!(session.notices.len(), 1);
}

#[test]
fn settings_that_cannot_be_read_are_told_and_the_game_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), 1_000).expect("a store").store;
    break_store(folder.path());
    let session = Session::new(Library::load(None), store, super::outside(), Some(Lang::En), Some(7));
    assert_eq!(*session.screen(), Screen::Home);
    assert_eq!(session.notices.len(), 1);
}

#[test]
fn records_that_cannot_be_opened_are_told_and_the_game_goes_on_until_they_can() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = session(folder.path());
    other.apply(SettingsCommand::TextPercent(150));
    // Another copy uses a database that this one would have to move aside: one of a newer version.
    let file = folder.path().join(DATABASE_FILE);
    let version = |version: u32| {
        let database = rusqlite::Connection::open(&file).expect("the database");
        database.pragma_update(None, "user_version", version).expect("written");
    };
    version(99);
    let outside = Outside { data: Some(folder.path().to_owned()), ..super::outside() };
    let mut session =
        Session::open(Library::load(None), outside, Some(Lang::En), Some(7)).expect("a session");
    assert_eq!(*session.screen(), Screen::Home);
    let told = session.not_opened().expect("told").clone();
    for text in [&told.zh, &told.en] {
        assert!(text.contains(&file.display().to_string()), "{text}");
    }
    assert!(session.notices.is_empty(), "told once: {:?}", session.notices);
    // One can talk, and nothing of it is kept.
    super::begin(&mut session, "sales");
    super::say(&mut session);
    session.apply(PlayCommand::Leave);
    assert_eq!(session.progress.unfinished.len(), 1);
    session.apply(RecordsCommand::OpenAgain);
    assert_eq!(session.not_opened(), Some(&told), "still in use");
    assert_eq!(session.progress.unfinished.len(), 1);
    version(SCHEMA_VERSION);
    session.apply(RecordsCommand::OpenAgain);
    assert_eq!(session.not_opened(), None);
    assert_eq!((session.preferences.text_percent, session.preferences.lang), (150, Some(Lang::En)));
    assert!(session.progress.unfinished.is_empty(), "what is kept is what is shown");
    super::begin(&mut session, "sales");
    super::say(&mut session);
    other.apply(NavCommand::Go(Screen::Library));
    assert_eq!(other.progress.unfinished.len(), 1);
    // What is open isn't opened again.
    session.apply(RecordsCommand::OpenAgain);
    assert_eq!(*session.screen(), Screen::Conversation);
}

#[cfg(unix)]
#[test]
fn a_scenario_that_cannot_be_opened_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("scenarios");
    std::fs::create_dir(&own).expect("a folder");
    std::os::unix::fs::symlink(own.join("nowhere"), own.join("lost.ron")).expect("a link");
    let session = session(folder.path());
    let [notice] = session.notices.as_slice() else { panic!("{:?}", session.notices) };
    assert!(notice.text.zh.contains("lost.ron") && notice.text.en.contains("lost.ron"), "{notice:?}");
    assert!(session.library.playable().count() > 0);
}

#[test]
fn the_diagnostics_are_saved_and_the_person_is_told_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    super::begin(&mut session, "sales");
    session.apply(SettingsCommand::SaveDiagnostics);
    let file = folder.path().join("counterpart-diagnostics.txt");
    let told = &session.notices.last().expect("a message").text;
    assert!(told.zh.contains(&file.display().to_string()) && told.en.contains(&file.display().to_string()));
    let text = std::fs::read_to_string(file).expect("the file");
    assert!(text.contains("play: 1 rows") && text.contains("text_percent: 100"), "{text}");
}

#[test]
fn diagnostics_that_cannot_be_written_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    std::fs::create_dir(folder.path().join("counterpart-diagnostics.txt")).expect("in the way");
    session.apply(SettingsCommand::SaveDiagnostics);
    let told = &session.notices.last().expect("a message").text;
    assert!(told.zh.contains("（系统的说法：") && told.en.contains("counterpart diagnostics"), "{told:?}");
}

/// Another program holds the records for as long as it likes: what is said then is told not to count, before that
/// program lets go, and the same counts afterwards.
#[test]
fn a_sentence_waits_for_no_other_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    super::begin(&mut session, "sales");
    let other = rusqlite::Connection::open(folder.path().join(DATABASE_FILE)).expect("the database");
    other.execute_batch("BEGIN IMMEDIATE").expect("held");
    super::say(&mut session);
    let said = |session: &Session| session.playing.as_ref().expect("a play").play.turns().len();
    assert_eq!(said(&session), 0);
    let [notice] = session.notices.as_slice() else { panic!("{:?}", session.notices) };
    assert!(notice.text.en.contains("did not count"), "{notice:?}");
    assert!(notice.text.zh.contains("没有算数"), "{notice:?}");
    other.execute_batch("ROLLBACK").expect("let go");
    super::say(&mut session);
    assert_eq!(said(&session), 1);
    assert!(session.notices.is_empty(), "it is no longer so: {:?}", session.notices);
}
