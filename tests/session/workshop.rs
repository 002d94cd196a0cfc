//! A room that is led from the game, as the game without a window has it.

use super::*;
use counterpart::conversation::order::ShownPlace;
use counterpart::room::{Command as Wish, Key, Phase as Room, Question, Refusal, Setup, TooMany};
use counterpart::scenario::{DayIx, SeatIx};
use counterpart::server::KeptState;
use counterpart::session::WorkshopCommand;
use counterpart::session::workshop::{
    CountingCommand, FacilitatorCommand, Notice, Preparation, RoomSnapshot, Sure, Workshop,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[path = "workshop_hands.rs"]
mod hands;

fn at(folder: &Path) -> Session {
    let outside = Outside { data: Some(folder.to_owned()), ..outside() };
    let store = Store::open(folder, 1_000).expect("a store").store;
    Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7))
}

fn prepared(session: &Session) -> Preparation {
    Preparation { scenario: SCENARIO.to_owned(), seat: SeatIx(1), ..session.preparation.clone() }
}

fn snapshot(session: &Session) -> &RoomSnapshot {
    &session.workshop.as_ref().expect("a room").snapshot
}

fn lead(session: &mut Session, lead: FacilitatorCommand) {
    session.apply(WorkshopCommand::Facilitate(lead));
}

/// Looks at the room until it is as wanted.
fn until(session: &mut Session, wanted: impl Fn(&RoomSnapshot) -> bool) {
    let begun = std::time::Instant::now();
    while !wanted(snapshot(session)) {
        assert!(begun.elapsed().as_secs() < 20, "it doesn't come about: {:?}", snapshot(session).phase);
        std::thread::yield_now();
        session.look_at_room();
    }
}

fn said(session: &Session) -> Option<Notice> {
    session.workshop.as_ref().expect("a room").said.clone()
}

#[test]
fn a_room_that_was_closed_is_gone_on_with_where_it_stood() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = at(folder.path());
    assert_eq!(first.kept_rooms, []);
    let day = Some(DayIx(0));
    first.apply(WorkshopCommand::Prepare(Preparation { day, ..prepared(&first) }));
    first.apply(WorkshopCommand::Open { new: true });
    assert_eq!((first.screen().clone(), first.notices.clone()), (Screen::Facilitate, Vec::new()));
    let code = first.workshop.as_ref().expect("a room").joining.clone().expect("a code").code;
    lead(&mut first, FacilitatorCommand::Next);
    lead(&mut first, FacilitatorCommand::Vote);
    // The picture is drawn first: the phones are told a moment later.
    until(&mut first, |snapshot| snapshot.phase == Room::Open);
    lead(&mut first, FacilitatorCommand::CountHands("1 2 0 0".to_owned()));
    // The program ends, whatever it was doing.
    drop(first);

    let mut second = at(folder.path());
    let unfinished = second.unfinished_rooms().next().expect("an unfinished room").clone();
    assert_eq!((unfinished.scenario.as_str(), unfinished.setup.expect("settled").seat), (SCENARIO, 1));
    second.apply(WorkshopCommand::Resume(unfinished.folder));
    assert_eq!(second.workshop.as_ref().expect("a room").resumed.as_ref().expect("it is").lost, 0);
    assert_eq!(second.workshop.as_ref().expect("a room").joining.clone().expect("a code").code, code);
    assert_eq!(snapshot(&second).phase, Room::Open);
    assert_eq!((snapshot(&second).playing.play.day_ix(), second.preparation.day), (day, day));
    assert_eq!(snapshot(&second).count.as_ref().expect("a ballot").hands, [1, 2, 0, 0]);
    // Ended for good, it is not offered again; the report lies beside the journal.
    lead(&mut second, FacilitatorCommand::WrapUp);
    assert_eq!(snapshot(&second).phase, Room::Open, "hands were counted");
    lead(&mut second, FacilitatorCommand::WrapUp);
    lead(&mut second, FacilitatorCommand::Next);
    assert_eq!(snapshot(&second).phase, Room::Feedback, "the end is asked for twice");
    lead(&mut second, FacilitatorCommand::Next);
    assert_eq!(snapshot(&second).phase, Room::Ended);
    let report = second.workshop.as_ref().expect("a room").reported.clone().expect("a report");
    assert!(std::fs::read_to_string(report).expect("a file").contains("Workshop report"));
    second.apply(WorkshopCommand::Leave);
    assert_eq!((second.screen().clone(), second.unfinished_rooms().count()), (Screen::Workshop, 0));
    assert_eq!(
        second.kept_rooms.iter().map(|room| room.state.clone()).collect::<Vec<_>>(),
        [KeptState::Ended]
    );
}

/// A room in its feedback.
fn in_feedback(folder: &Path) -> Session {
    let mut session = at(folder);
    session.apply(WorkshopCommand::Prepare(prepared(&session)));
    session.apply(WorkshopCommand::Open { new: true });
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::WrapUp);
    session
}

#[test]
fn a_session_ends_only_when_its_report_stands_or_it_is_to_end_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = in_feedback(folder.path());
    let room = session.workshop.as_ref().expect("a room");
    assert!(!room.without_report);
    let rooms = std::fs::read_dir(folder.path().join("rooms")).expect("rooms");
    let place = rooms.map(|entry| entry.expect("a room").path()).next().expect("a room");
    // Something is in the way of the report.
    let in_the_way = place.join("votes.csv.part");
    std::fs::create_dir(&in_the_way).expect("a folder");
    lead(&mut session, FacilitatorCommand::EndWithoutReport);
    assert_eq!(snapshot(&session).phase, Room::Feedback, "not before the report has failed");
    for _ in 0..2 {
        lead(&mut session, FacilitatorCommand::Next);
        lead(&mut session, FacilitatorCommand::Next);
        assert_eq!(snapshot(&session).phase, Room::Feedback);
        let Some(Notice::NotWritten(trouble)) = said(&session) else { panic!("{:?}", said(&session)) };
        assert_eq!(trouble.path, in_the_way);
    }
    assert!(!place.join("report.html").exists(), "half a report is none");
    // What is in the way goes away, and it ends with its report.
    std::fs::remove_dir(&in_the_way).expect("gone");
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Next);
    assert_eq!((snapshot(&session).phase, said(&session)), (Room::Ended, None));
    assert!(place.join("report.html").exists());
}

#[test]
fn a_session_that_ends_without_its_report_gets_it_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = in_feedback(folder.path());
    let rooms = std::fs::read_dir(folder.path().join("rooms")).expect("rooms");
    let place = rooms.map(|entry| entry.expect("a room").path()).next().expect("a room");
    let in_the_way = place.join("feedback.csv.part");
    std::fs::create_dir(&in_the_way).expect("a folder");
    lead(&mut session, FacilitatorCommand::End);
    lead(&mut session, FacilitatorCommand::End);
    assert_eq!(snapshot(&session).phase, Room::Feedback);
    lead(&mut session, FacilitatorCommand::EndWithoutReport);
    assert_eq!(snapshot(&session).phase, Room::Ended);
    session.apply(WorkshopCommand::Leave);
    assert_eq!(session.kept_rooms[0].report, None);
    session.apply(WorkshopCommand::ReportKept(place.clone()));
    assert_eq!(session.notices.len(), 1, "it is told that it can't be written");
    std::fs::remove_dir(&in_the_way).expect("gone");
    session.apply(WorkshopCommand::ReportKept(place.clone()));
    assert!(place.join("feedback.csv").exists());
    assert_eq!(session.kept_rooms[0].report, Some(place.join("report.html")));
}

#[test]
fn of_several_unfinished_sessions_the_one_that_is_chosen_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = at(folder.path());
    for seat in [0, 1] {
        let wanted = Preparation { seat: SeatIx(seat), ..prepared(&session) };
        session.apply(WorkshopCommand::Prepare(wanted));
        session.apply(WorkshopCommand::Open { new: true });
        lead(&mut session, FacilitatorCommand::Next);
        session.apply(WorkshopCommand::Leave);
    }
    let rooms: Vec<_> = session.unfinished_rooms().cloned().collect();
    assert_eq!(rooms.len(), 2);
    for room in rooms {
        assert!(session.can_go_on(&room));
        session.apply(WorkshopCommand::Resume(room.folder.clone()));
        let led = session.workshop.as_ref().expect("a room");
        assert_eq!(led.snapshot.playing.play.seat_ix().0, room.setup.expect("settled").seat);
        session.apply(WorkshopCommand::Leave);
    }
    // A new one from the same seat puts the other of that seat aside.
    session.apply(WorkshopCommand::Open { new: true });
    session.apply(WorkshopCommand::Leave);
    assert_eq!(session.kept_rooms.iter().filter(|room| room.state == KeptState::PutAside).count(), 1);
}

#[test]
fn a_folder_that_is_gone_is_told_on_the_desk() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = in_feedback(folder.path());
    std::fs::remove_dir_all(folder.path().join("rooms")).expect("gone");
    lead(&mut session, FacilitatorCommand::Back);
    assert!(matches!(said(&session), Some(Notice::Broken(Some(_)))), "{:?}", said(&session));
    let trouble = session.workshop.as_ref().expect("a room").trouble.clone().expect("why");
    assert!(Lang::ALL.iter().all(|lang| trouble.told(*lang).contains("rooms")));
}

#[test]
fn a_vote_that_was_to_open_and_cannot_any_more_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = at(folder.path());
    session.apply(WorkshopCommand::Prepare(prepared(&session)));
    session.apply(WorkshopCommand::Open { new: true });
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::WrapUp);
    assert_eq!(snapshot(&session).phase, Room::Feedback);
    // On a machine that was away for a moment, the vote had opened and was closed.
    if snapshot(&session).ballots == 0 {
        let begun = std::time::Instant::now();
        while said(&session).is_none() {
            assert!(begun.elapsed().as_secs() < 20, "nothing is said");
            std::thread::yield_now();
            session.look_at_room();
        }
        assert_eq!(said(&session), Some(Notice::Refused(Refusal::NotNow)));
    }
    assert!(!session.workshop.as_ref().expect("a room").opens_soon);
}

#[test]
fn a_key_that_bounces_opens_a_vote_and_does_not_close_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = at(folder.path());
    session.apply(WorkshopCommand::Prepare(prepared(&session)));
    session.apply(WorkshopCommand::Open { new: true });
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    // The desk has not looked yet; the room is open, as its journal shows.
    let rooms = std::fs::read_dir(folder.path().join("rooms")).expect("rooms");
    let journal = rooms.map(|entry| entry.expect("a room").path().join("journal")).next().expect("a journal");
    let begun = std::time::Instant::now();
    while !String::from_utf8_lossy(&std::fs::read(&journal).expect("a journal")).contains("opened") {
        assert!(begun.elapsed().as_secs() < 20, "the vote doesn't open");
        std::thread::yield_now();
    }
    lead(&mut session, FacilitatorCommand::Vote);
    assert_eq!(snapshot(&session).phase, Room::Open);
    lead(&mut session, FacilitatorCommand::Vote);
    assert_eq!(snapshot(&session).phase, Room::Closed);
}

#[test]
fn without_a_folder_no_room_is_opened_and_that_is_told() {
    let mut session = session(Store::in_memory().expect("a store"));
    session.apply(WorkshopCommand::Prepare(prepared(&session)));
    session.apply(WorkshopCommand::Open { new: true });
    assert!(session.workshop.is_none());
    assert_eq!(session.notices.len(), 1);
    session.apply(WorkshopCommand::Rehearse);
    assert!(session.workshop.as_ref().expect("a room").is_rehearsal());
}

#[test]
fn a_folder_that_cannot_be_used_is_told_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    // A file where the rooms' folder should be.
    std::fs::write(folder.path().join("rooms"), "").expect("a file");
    let mut session = at(folder.path());
    session.apply(WorkshopCommand::Open { new: true });
    assert!(session.workshop.is_none());
    let told = &session.notices[0].text;
    assert!(!told.get(Lang::Zh).is_empty() && told.get(Lang::Zh) != told.get(Lang::En));
}

/// A rehearsal with phones that are pretended.
fn rehearsal(teams: u8) -> Session {
    let mut session = session(Store::in_memory().expect("a store"));
    let scenario = Arc::clone(session.library.find(SCENARIO).expect("it"));
    let setup = Setup { seat: 0, day: None, seed: 1, most_phones: 9, teams, names: false };
    session.enter_room(Workshop::rehearsed(&scenario, setup, None, true).expect("a desk"));
    session
}

fn join(session: &mut Session, phones: u8) {
    let workshop = session.workshop.as_mut().expect("a room");
    for phone in 0..phones {
        workshop.pretend(Wish::Join { key: Key([phone; 16]), name: String::new() });
    }
}

fn vote(session: &mut Session, phone: u8, place: usize) {
    let workshop = session.workshop.as_mut().expect("a room");
    let (ballot, option) = (workshop.snapshot.ballots, workshop.snapshot.offers[place].option);
    workshop.pretend(Wish::Vote { key: Key([phone; 16]), ballot, option, sure: None, nth: 1 });
}

#[test]
fn votes_are_counted_by_option_and_team_and_a_tie_has_no_leader() {
    let mut session = rehearsal(2);
    join(&mut session, 4);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    for (phone, place) in [(0, 2), (1, 2), (2, 1)] {
        vote(&mut session, phone, place);
    }
    let count = snapshot(&session).count.clone().expect("a ballot");
    assert_eq!((count.phones.clone(), count.leaders.clone()), (vec![0, 1, 2, 0], vec![ShownPlace(2)]));
    // Phones are dealt into teams in turn.
    assert_eq!(count.teams, [vec![0, 1, 1, 0], vec![0, 0, 1, 0]]);
    vote(&mut session, 3, 1);
    assert_eq!(snapshot(&session).count.as_ref().expect("a ballot").leaders, [1, 2].map(ShownPlace));
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::Reveal);
    lead(&mut session, FacilitatorCommand::Next);
    assert!(matches!(said(&session), Some(Notice::Refused(Refusal::Tie(_)))));
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(1)));
    assert_eq!(said(&session), None);
    let taken = snapshot(&session).playing.play.picks()[0].option;
    let offers = snapshot(&session).playing.play.turns()[0].offers.clone();
    assert!(offers.iter().any(|offer| offer.option == taken));
    assert!(session.workshop.as_ref().expect("a room").is_heard());
}

#[test]
fn what_was_said_is_looked_at_until_the_next_step_and_taken_back_with_it() {
    let mut session = rehearsal(0);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(0)));
    let heard = |session: &Session| session.workshop.as_ref().expect("a room").is_heard();
    assert!(heard(&session));
    // A question about it leads back to it.
    lead(&mut session, FacilitatorCommand::Ask(Question::Own("why?".to_owned())));
    assert_eq!((snapshot(&session).phase, heard(&session)), (Room::Discussion, true));
    lead(&mut session, FacilitatorCommand::Talk);
    assert_eq!((snapshot(&session).phase, heard(&session)), (Room::Beat, true));
    lead(&mut session, FacilitatorCommand::Back);
    assert_eq!((snapshot(&session).playing.play.turns().len(), heard(&session)), (0, false));
    assert_eq!(snapshot(&session).road, 2, "the road that was left stays as it is");
    lead(&mut session, FacilitatorCommand::Back);
    assert_eq!(said(&session), Some(Notice::Refused(Refusal::NotNow)));
}

#[test]
fn a_countdown_closes_the_vote_of_a_rehearsal() {
    let now = Arc::new(AtomicUsize::new(1_000));
    let clock = Arc::clone(&now);
    let outside = Outside::of(move || clock.load(Ordering::Relaxed) as i64, || 1);
    let store = Store::in_memory().expect("a store");
    let mut session = Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7));
    session.apply(WorkshopCommand::Prepare(prepared(&session)));
    session.apply(WorkshopCommand::Rehearse);
    lead(&mut session, FacilitatorCommand::SetSeconds(30));
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    assert_eq!(snapshot(&session).count.as_ref().expect("a ballot").closes_at, Some(31_000));
    now.store(30_999, Ordering::Relaxed);
    session.look_at_room();
    assert_eq!(snapshot(&session).phase, Room::Open);
    now.store(31_000, Ordering::Relaxed);
    session.look_at_room();
    assert_eq!(snapshot(&session).phase, Room::Closed);
}

#[test]
fn questions_for_afterwards_wait_for_the_end() {
    let mut session = rehearsal(0);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Talk);
    assert_eq!(snapshot(&session).phase, Room::Discussion, "the author stops at the opening");
    lead(&mut session, FacilitatorCommand::Talk);
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(0)));
    lead(&mut session, FacilitatorCommand::Next);
    if snapshot(&session).pause_here.is_none() {
        lead(&mut session, FacilitatorCommand::Talk);
        assert_eq!(said(&session), Some(Notice::Refused(Refusal::NotNow)));
    }
    lead(&mut session, FacilitatorCommand::WrapUp);
    lead(&mut session, FacilitatorCommand::Talk);
    assert_eq!(snapshot(&session).phase, Room::Discussion);
}
