//! Several people at one computer, from the screen where they say who is here.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{SCENARIO, begin, on_disk, play_on, say};
use counterpart::history::all_kept;
use counterpart::session::{
    NavCommand, PeopleCommand, PlayCommand, ReviewCommand, Screen, ScreenId, Session,
};
use counterpart::text::Lang;
use std::fs;
use std::path::{Path, PathBuf};

fn add(session: &mut Session, name: &str, department: &str) {
    session.apply(NavCommand::Go(Screen::People));
    session.apply(PeopleCommand::Add { name: name.to_owned(), department: department.to_owned() });
}

fn here(session: &Session) -> String {
    let (person, _) = session.people.here().expect("somebody is here");
    session.name_of(person)
}

fn come(session: &mut Session, name: &str) {
    session.apply(NavCommand::Go(Screen::People));
    let found = session.people.everybody.iter().find(|(person, _)| person.name == name);
    let uid = found.expect("somebody of that name").0.uid.clone();
    session.apply(PeopleCommand::SitDown(uid));
}

#[test]
fn one_person_is_never_asked_who_they_are() {
    let dir = tempfile::tempdir().unwrap();
    let session = on_disk(dir.path());
    assert_eq!(session.screen().id(), ScreenId::Home);
    assert!(!session.people.are_several());
    assert_eq!(here(&session), "Without a name");
}

#[test]
fn everybody_goes_on_with_their_own_conversation() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    begin(&mut session, "sales");
    say(&mut session);
    add(&mut session, "  K7\u{200b} ", "");
    // Home is theirs: nothing to go on with, and nobody else's conversation on the table.
    assert_eq!((session.screen().id(), here(&session).as_str()), (ScreenId::Home, "K7"));
    assert!(session.playing.is_none() && session.progress.unfinished.is_empty());
    begin(&mut session, "warehouse");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    // At the next start they are asked, and whoever was here last is taken to be so.
    let mut session = on_disk(dir.path());
    assert_eq!((session.screen().id(), here(&session).as_str()), (ScreenId::People, "K7"));
    let nameless = session.people.everybody[0].0.uid.clone();
    session.apply(PeopleCommand::SitDown(nameless));
    assert_eq!(session.progress.unfinished.len(), 1);
    assert!(!session.progress.is_finished(SCENARIO, "warehouse"));
    come(&mut session, "K7");
    assert!(session.progress.unfinished.is_empty() && session.progress.is_finished(SCENARIO, "warehouse"));
}

#[test]
fn a_name_that_nobody_could_tell_apart_is_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    add(&mut session, "Xiao He", "Sales");
    for (name, department) in [("xiao he", "SALES "), ("Xiao\u{200b} He", "Sales"), ("", "Sales"), (" ", "")]
    {
        add(&mut session, name, department);
        assert_eq!(session.people.everybody.len(), 2, "{name:?}");
    }
    add(&mut session, "Xiao He", "Warehouse");
    assert_eq!(session.people.everybody.len(), 3);
    session.apply(PeopleCommand::Call { name: "Xiao He".to_owned(), department: "Sales".to_owned() });
    assert_eq!(session.people.here().unwrap().0.department, "Warehouse");
    session.apply(PeopleCommand::Call { name: "He Jing".to_owned(), department: String::new() });
    assert_eq!(here(&session), "He Jing");
    // What is too long is cut, not refused.
    session.apply(PeopleCommand::Call { name: "长".repeat(99), department: String::new() });
    assert_eq!(here(&session).chars().count(), 40);
}

#[test]
fn deleting_is_asked_for_twice_and_takes_nothing_from_others() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    begin(&mut session, "sales");
    say(&mut session);
    add(&mut session, "K7", "");
    begin(&mut session, "sales");
    say(&mut session);
    session.apply(NavCommand::Go(Screen::People));
    session.apply(PeopleCommand::Forget);
    assert_eq!(session.people.everybody.len(), 2, "it wasn't asked for");
    session.apply(PeopleCommand::AskForget);
    session.apply(PeopleCommand::DontForget);
    session.apply(PeopleCommand::Forget);
    assert_eq!(session.people.everybody.len(), 2, "it was taken back");
    session.apply(PeopleCommand::AskForget);
    session.apply(PeopleCommand::Forget);
    assert_eq!((session.screen().id(), here(&session).as_str()), (ScreenId::Home, "Without a name"));
    assert_eq!((session.people.everybody.len(), session.progress.unfinished.len()), (1, 1));
    assert!(session.playing.is_none());
    // The question doesn't outlive the screen.
    session.apply(PeopleCommand::AskForget);
    session.apply(NavCommand::Go(Screen::People));
    assert!(!session.people.asked);
}

/// Everything in both languages: what was said on both sides, what was written, and what it came to.
#[test]
fn all_that_is_kept_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    begin(&mut session, "sales");
    play_on(&mut session);
    let play = session.playing.as_ref().unwrap().play.clone();
    session.apply(PlayCommand::SeeOutcome);
    session.apply(NavCommand::Go(Screen::Debrief));
    session.apply(ReviewCommand::KeepRecall("the forklift".to_owned()));
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    session.apply(ReviewCommand::KeepPlan { when, then });
    let store = counterpart::records::Store::open(dir.path(), 1_000).unwrap().store;
    for lang in Lang::ALL {
        let zone = jiff::tz::TimeZone::UTC;
        let told = all_kept(&store, &session.library, "K7", &zone, lang).unwrap();
        for turn in play.turns() {
            let said = play.says(&turn.before).get(lang);
            let chosen = play.words(turn.before.beat, turn.chosen()).get(lang);
            assert!(told.contains(said) && told.contains(chosen), "{said}\n{chosen}\n{told}");
        }
        for part in ["K7", "1970-01-01", "the forklift", "they shout"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
}

/// What a conversation was for and which course was taken up are among it.
#[test]
fn what_a_conversation_was_for_is_among_it() {
    use counterpart::records::{NewPlay, Purpose, STEP_LEFT, STEP_TOOK_UP, Step, Store};
    let mut store = Store::in_memory().unwrap();
    let named = ["set 2", "sixty-days", "practice that was suggested", "the other side"];
    for (number, purpose) in [(1, Purpose::FormTwo), (2, Purpose::Path), (3, Purpose::Booster)] {
        let new = NewPlay {
            uid: format!("{number:032x}"),
            scenario_id: "gone".to_owned(),
            scenario_hash: "h".to_owned(),
            rules: "r".to_owned(),
            seat: "desk".to_owned(),
            day: None,
            seed: 1,
            mode: "assessment".to_owned(),
            purpose,
            course: if number == 1 { "sixty-days".to_owned() } else { String::new() },
            parent: None,
            started_ms: 0,
        };
        store.begin_play(&new).unwrap();
    }
    for kind in [STEP_TOOK_UP, STEP_LEFT] {
        let (course, kind, detail) = ("workshop-90".to_owned(), kind.to_owned(), "{}".to_owned());
        let step = Step { course, kind, subject: String::new(), day: 0, zone_min: 0, detail, at_ms: 0 };
        store.add_step(&step).unwrap();
    }
    let library = counterpart::library::Library::load(None);
    let told = all_kept(&store, &library, "K7", &jiff::tz::TimeZone::UTC, Lang::En).unwrap();
    for part in named.into_iter().chain(["took up the course workshop-90", "left the course workshop-90"]) {
        assert!(told.contains(part), "{part}: {told}");
    }
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

#[test]
fn it_is_written_beside_the_records_and_a_folder_that_refuses_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut outside = super::outside();
    outside.data = Some(dir.path().to_owned());
    let mut session =
        Session::open(counterpart::library::Library::load(None), outside, Some(Lang::En), Some(7)).unwrap();
    begin(&mut session, "sales");
    say(&mut session);
    session.apply(NavCommand::Go(Screen::People));
    session.apply(PeopleCommand::WriteAll);
    let written = texts(dir.path());
    assert_eq!(written.len(), 1);
    let told = session.notices.last().unwrap().text.en.clone();
    assert!(told.contains(&written[0].display().to_string()), "{told}");
    // A folder of that name is in the way.
    fs::remove_file(&written[0]).unwrap();
    fs::create_dir(&written[0]).unwrap();
    session.apply(PeopleCommand::WriteAll);
    let told = &session.notices.last().unwrap().text;
    assert!(told.en.contains("could not be written") && told.zh.contains("写不了"), "{told:?}");
}
