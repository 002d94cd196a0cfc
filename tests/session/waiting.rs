//! What takes long is done beside the window: it says so meanwhile, comes in by itself, and is given up on leaving.

use super::*;
use counterpart::records::Attained;
use counterpart::room::Phase as Room;
use counterpart::scenario::SeatIx;
use counterpart::session::background::Job;
use counterpart::session::workshop::{FacilitatorCommand, Notice, Preparation};
use counterpart::session::{RecordsCommand, Work, WorkshopCommand};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// The work that waits to be done, and a clock that goes by hand.
#[derive(Clone, Default)]
struct Waiting {
    jobs: Arc<Mutex<Vec<Job>>>,
    now_ms: Arc<AtomicU64>,
}

impl Waiting {
    /// An outside that does nothing by itself. With `ticks`, each look at its clock takes so many milliseconds.
    fn outside(&self, data: Option<PathBuf>, ticks: u64) -> Outside {
        let (jobs, clock) = (Arc::clone(&self.jobs), Arc::clone(&self.now_ms));
        Outside {
            data,
            worker: Box::new(move |job| jobs.lock().expect("the jobs").push(job)),
            steady_ms: Arc::new(move || clock.fetch_add(ticks, Ordering::SeqCst)),
            ..super::outside()
        }
    }

    /// Does everything that waits, and gives how much that was.
    fn work(&self) -> usize {
        let jobs = std::mem::take(&mut *self.jobs.lock().expect("the jobs"));
        let count = jobs.len();
        jobs.into_iter().for_each(|job| job());
        count
    }
}

fn session_of(outside: Outside, library: Library) -> Session {
    let store = match &outside.data {
        Some(folder) => Store::open(folder, 1_000).expect("a store").store,
        None => Store::in_memory().expect("a store"),
    };
    Session::new(library, store, outside, Some(Lang::En), Some(7))
}

fn finished(session: &mut Session) {
    begin(session, "sales");
    play_on(session);
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(*session.screen(), Screen::Outcome);
}

#[test]
fn what_could_have_been_had_comes_in_by_itself() {
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(None, 0), Library::load(None));
    finished(&mut session);
    assert!(session.is_at(Work::Attainable));
    let review = session.review.as_ref().expect("a review");
    assert!(!review.is_worked_out && !review.attainable.is_known());
    assert_eq!(review.attainable.outcomes.len(), review.play.turns().len() + 1);
    let before = review.points_in(Lang::En);
    assert!(before.contains("working out"), "{before}");
    // The debrief is read meanwhile.
    session.apply(NavCommand::Go(Screen::Debrief));
    session.apply(ReviewCommand::SelectTurn(2));
    session.catch_up();
    assert!(session.is_at(Work::Attainable) && session.is_at(Work::Skill));
    assert!(waiting.work() >= 2);
    session.catch_up();
    assert!(!session.is_at(Work::Attainable) && !session.is_at(Work::Skill));
    let review = session.review.as_ref().expect("a review");
    assert_eq!(review.attainable, counterpart::scoring::attainable(&review.play));
    assert_eq!(review.improvements, counterpart::scoring::improvements(&review.play, &review.attainable));
    assert_eq!(review.selected, 2, "what the person looks at stays");
    assert_eq!(session.skill.plays.len(), 1);
    let percent = review.attainable.percent(review.outcome.score);
    session.apply(NavCommand::Go(Screen::Home));
    let noted = session.progress.recent[0].attained.clone().expect("it is noted");
    assert_eq!(noted, Attained { share: percent, ..noted.clone() });
}

#[test]
fn who_leaves_has_the_search_given_up_and_it_begins_again_on_coming_back() {
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(None, 0), Library::load(None));
    finished(&mut session);
    // The settings lie on top of what was come from.
    session.apply(NavCommand::Go(Screen::Settings));
    assert!(session.is_at(Work::Attainable));
    session.apply(NavCommand::Back);
    session.apply(NavCommand::Go(Screen::Home));
    assert!(!session.is_at(Work::Attainable));
    waiting.work();
    session.catch_up();
    assert!(session.progress.recent[0].attained.is_none(), "nothing is noted that isn't known");
    let uid = session.progress.recent[0].row.uid.clone();
    session.apply(ReviewCommand::Open(uid));
    assert!(session.is_at(Work::Attainable));
    waiting.work();
    session.catch_up();
    assert!(session.review.as_ref().expect("a review").attainable.is_known());
}

/// A seat with as many sentences to say as the format allows, which takes longer than anybody waits.
fn long_seat() -> Library {
    let text = include_str!("../../scenarios/late-shipment.ron").replace("turns: 12", "turns: 40");
    let file = counterpart::library::check_bytes("late-shipment.ron", text.as_bytes());
    assert!(file.scenario.is_some(), "{:?}", file.problems);
    Library { files: vec![file], unread: Vec::new() }
}

#[test]
fn what_is_not_found_in_time_is_unknown_and_said_to_be() {
    let waiting = Waiting::default();
    // Each time that the search asks for it, ten seconds have gone by.
    let mut session = session_of(waiting.outside(None, 10_000), long_seat());
    begin(&mut session, "sales");
    for _ in 0..3 {
        if over(&session) {
            break;
        }
        let offers = session.playing.as_ref().expect("a play").play.offers();
        let worst = offers.into_iter().min_by_key(|offer| offer.judgement.quality).expect("an option");
        session.apply(PlayCommand::Say(worst.option));
        session.apply(PlayCommand::GoOn);
    }
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    waiting.work();
    session.catch_up();
    let review = session.review.as_ref().expect("a review");
    assert!(review.is_worked_out && !review.attainable.is_known());
    assert!(review.points_in(Lang::En).contains("was not worked out"), "{}", review.points_in(Lang::En));
    assert!(review.points_in(Lang::Zh).contains("没有算出来"));
    // What is known is so: the end of the play is what it came to.
    let last = review.attainable.outcomes.last().copied().flatten().expect("the end is known");
    assert!((last - review.outcome.score).abs() < 1e-9);
    session.apply(NavCommand::Go(Screen::Home));
    assert_eq!(session.progress.recent[0].attained.as_ref().expect("noted").share, None);
}

#[test]
fn a_search_that_breaks_is_not_waited_for() {
    let outside = Outside { worker: Box::new(drop), ..super::outside() };
    let mut session = session_of(outside, Library::load(None));
    finished(&mut session);
    assert!(!session.is_at(Work::Attainable));
    assert!(session.review.as_ref().expect("a review").is_worked_out);
}

#[test]
fn scenarios_of_ones_own_come_in_while_the_others_are_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("scenarios");
    std::fs::create_dir(&own).expect("a folder");
    std::fs::write(own.join("broken.ron"), "Scenario(").expect("written");
    let mine = include_str!("../cli/borrowed-projector.ron");
    std::fs::write(own.join("borrowed-projector.ron"), mine).expect("written");
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    waiting.work();
    session.catch_up();
    session.read_library(own);
    session.apply(NavCommand::Go(Screen::Library));
    assert!(session.is_at(Work::Library));
    assert!(session.library.find(SCENARIO).is_some() && session.library.find("borrowed-projector").is_none());
    // A conversation that has begun meanwhile goes on as it was.
    begin(&mut session, "sales");
    say(&mut session);
    waiting.work();
    session.catch_up();
    assert!(!session.is_at(Work::Library));
    assert!(session.library.find("borrowed-projector").is_some() && session.library.broken().count() == 1);
    say(&mut session);
    assert_eq!(session.playing.as_ref().expect("a play").play.turns().len(), 2);
}

#[test]
fn a_play_of_a_scenario_that_is_still_read_is_said_to_wait_and_not_to_have_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("scenarios");
    std::fs::create_dir(&own).expect("a folder");
    std::fs::write(own.join("borrowed-projector.ron"), include_str!("../cli/borrowed-projector.ron"))
        .expect("written");
    let mut first = session_of(
        Outside { data: Some(folder.path().to_owned()), ..super::outside() },
        Library::load(Some(&own)),
    );
    let scenario = Arc::clone(first.library.find("borrowed-projector").expect("it"));
    let briefing = Screen::Briefing { scenario: scenario.id.clone(), seat: scenario.seats[0].id.clone() };
    first.apply(NavCommand::Go(briefing));
    first.apply(PlayCommand::Begin);
    let uid = first.playing.as_ref().expect("a play").uid.clone();
    drop(first);
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    session.read_library(own);
    session.apply(PlayCommand::Resume(uid.clone()));
    assert_eq!(*session.screen(), Screen::Home);
    assert!(session.notices[0].text.en.contains("still being read"), "{:?}", session.notices);
    waiting.work();
    session.catch_up();
    session.apply(PlayCommand::Resume(uid));
    assert_eq!(*session.screen(), Screen::Conversation);
}

#[test]
fn records_are_opened_once_more_beside_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::open(folder.path(), 1_000).expect("a store"));
    // Another program holds the file for itself, as sync clients and viewers of databases do.
    let other = rusqlite::Connection::open(folder.path().join(counterpart::records::DATABASE_FILE))
        .expect("the database");
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;").expect("a lock");
    let waiting = Waiting::default();
    let outside = waiting.outside(Some(folder.path().to_owned()), 0);
    let mut session =
        Session::open(Library::load(None), outside, Some(Lang::En), Some(7)).expect("it opens all the same");
    let told = session.not_opened().expect("why").clone();
    assert!(told.zh.contains("另一个程序") && told.en.contains("Another program"), "{told:?}");
    session.apply(RecordsCommand::OpenAgain);
    session.apply(RecordsCommand::OpenAgain);
    assert!(session.is_at(Work::Records) && session.not_opened().is_some());
    waiting.work();
    session.catch_up();
    assert!(session.not_opened().is_some(), "it is still held");
    drop(other);
    session.apply(RecordsCommand::OpenAgain);
    waiting.work();
    session.catch_up();
    assert!(session.not_opened().is_none() && !session.is_at(Work::Records));
    begin(&mut session, "sales");
    say(&mut session);
    session.apply(PlayCommand::Leave);
    assert_eq!(session.progress.unfinished.len(), 1);
}

fn lead(session: &mut Session, lead: FacilitatorCommand) {
    session.apply(WorkshopCommand::Facilitate(lead));
}

fn phase(session: &Session) -> Room {
    session.workshop.as_ref().expect("a room").snapshot.phase
}

#[test]
fn a_session_ends_once_its_report_is_written_however_long_that_takes() {
    let folder = tempfile::tempdir().expect("a folder");
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    let prepared =
        Preparation { scenario: SCENARIO.to_owned(), seat: SeatIx(1), ..session.preparation.clone() };
    session.apply(WorkshopCommand::Prepare(prepared));
    session.apply(WorkshopCommand::Open { new: true });
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::WrapUp);
    waiting.work();
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Next);
    assert!(session.is_at(Work::Report));
    assert_eq!(phase(&session), Room::Feedback, "not before the report stands");
    lead(&mut session, FacilitatorCommand::Next);
    assert_eq!(waiting.work(), 1, "one report is written at a time");
    session.catch_up();
    assert_eq!(phase(&session), Room::Ended);
    // What came in the meantime is in the report that is written after the end.
    assert!(session.is_at(Work::Report));
    waiting.work();
    session.catch_up();
    let room = session.workshop.as_ref().expect("a room");
    assert!(!room.is_writing() && room.said.is_none());
    assert!(room.reported.as_ref().expect("a report").exists());
    // The list of the sessions that are kept comes in by itself, too.
    session.apply(WorkshopCommand::Leave);
    assert!(session.is_at(Work::KeptRooms));
    waiting.work();
    session.catch_up();
    assert_eq!(session.kept_rooms.len(), 1);
    session.apply(WorkshopCommand::ReportKept(session.kept_rooms[0].folder.clone()));
    assert!(session.is_at(Work::KeptReport));
    waiting.work();
    session.catch_up();
    assert!(!session.is_at(Work::KeptReport));
    assert_eq!(session.notices.len(), 1, "no program opens it, so its place is told");
}

#[test]
fn a_room_that_went_on_meanwhile_is_asked_about_its_end_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    session.apply(WorkshopCommand::Open { new: true });
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::WrapUp);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Back);
    assert_ne!(phase(&session), Room::Feedback);
    waiting.work();
    session.catch_up();
    assert_ne!(phase(&session), Room::Ended);
}

#[test]
fn what_throws_votes_away_is_asked_for_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    session.apply(WorkshopCommand::Rehearse);
    let opened = |session: &mut Session| {
        lead(session, FacilitatorCommand::Vote);
        assert_eq!(phase(session), Room::Open);
    };
    lead(&mut session, FacilitatorCommand::Next);
    opened(&mut session);
    // Nobody has voted: nothing is lost.
    lead(&mut session, FacilitatorCommand::Back);
    assert_eq!(phase(&session), Room::Beat);
    for (command, then) in
        [(FacilitatorCommand::Back, Room::Beat), (FacilitatorCommand::WrapUp, Room::Feedback)]
    {
        opened(&mut session);
        lead(&mut session, FacilitatorCommand::CountHands("1 2 0 0".to_owned()));
        lead(&mut session, command.clone());
        assert_eq!(phase(&session), Room::Open, "{command:?} asks first");
        assert!(session.workshop.as_ref().expect("a room").sure.is_some());
        // Something else was wanted after all, and the next time it is asked again.
        lead(&mut session, FacilitatorCommand::ShowJoining(false));
        lead(&mut session, command.clone());
        assert_eq!(phase(&session), Room::Open, "{command:?} asks first");
        lead(&mut session, command);
        assert_eq!(phase(&session), then);
    }
}

#[test]
fn the_picture_follows_the_rooms_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let waiting = Waiting::default();
    let mut session = session_of(waiting.outside(Some(folder.path().to_owned()), 0), Library::load(None));
    session.apply(WorkshopCommand::Rehearse);
    let room = |session: &Session| {
        let room = session.workshop.as_ref().expect("a room");
        (room.projector, room.awaits_screen, room.said.clone())
    };
    assert_eq!(room(&session), (true, false, None));
    lead(&mut session, FacilitatorCommand::FillScreen(true));
    lead(&mut session, FacilitatorCommand::LoseScreen);
    assert_eq!(room(&session), (false, true, Some(Notice::ScreenGone)));
    assert!(!session.workshop.as_ref().expect("a room").fills_screen);
    lead(&mut session, FacilitatorCommand::FindScreen);
    assert_eq!(room(&session), (true, false, None));
    // Who chose one screen keeps it, whatever is plugged in.
    lead(&mut session, FacilitatorCommand::LoseScreen);
    lead(&mut session, FacilitatorCommand::SetProjector(false));
    lead(&mut session, FacilitatorCommand::FindScreen);
    assert_eq!(room(&session), (false, false, None));
    lead(&mut session, FacilitatorCommand::LoseScreen);
    assert_eq!(room(&session), (false, false, None));
}

#[test]
fn two_windows_at_the_same_play_go_on_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    begin(&mut first, "sales");
    say(&mut first);
    let uid = first.playing.as_ref().expect("a play").uid.clone();
    let mut second = on_disk(folder.path());
    second.apply(PlayCommand::Resume(uid.clone()));
    say(&mut second);
    say(&mut second);
    let there = second.playing.as_ref().expect("a play").play.picks();
    assert_eq!(there.len(), 3);
    // What is said here doesn't count, and the next thing does.
    say(&mut first);
    assert_eq!(first.playing.as_ref().expect("a play").play.picks(), there);
    assert!(
        first.notices.iter().any(|notice| notice.text.en.contains("another window")),
        "{:?}",
        first.notices
    );
    say(&mut first);
    assert_eq!(first.playing.as_ref().expect("a play").play.turns().len(), 4);
    // Ended there, it is over here.
    play_on(&mut first);
    say(&mut second);
    assert!(second.playing.as_ref().expect("a play").play.ending().is_some());
    second.apply(PlayCommand::SeeOutcome);
    assert_eq!(*second.screen(), Screen::Outcome);
}

#[test]
fn a_play_that_was_given_up_in_another_window_leads_home() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    begin(&mut first, "sales");
    say(&mut first);
    let uid = first.playing.as_ref().expect("a play").uid.clone();
    on_disk(folder.path()).apply(PlayCommand::GiveUp(uid));
    say(&mut first);
    assert_eq!(*first.screen(), Screen::Home);
    assert!(first.playing.is_none() && first.notices.len() == 1);
}
