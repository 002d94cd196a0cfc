//! Other days of a seat: chosen, played, kept and offered again.

use super::{SCENARIO, Session, begin, on_disk, play_on, say, session};
use counterpart::history::NotCounted;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::records::{NewPlay, Purpose, Store};
use counterpart::scenario::{DayIx, SeatRef};
use counterpart::scoring::{Practice, outcome_of};
use counterpart::session::{NavCommand, PlayCommand, ReviewCommand, Screen, WorkshopCommand};
use counterpart::text::Lang;

const FIRST: Option<DayIx> = Some(DayIx(0));

fn briefing() -> Screen {
    Screen::Briefing { scenario: SCENARIO.into(), seat: "sales".into() }
}

fn at(session: &Session) -> SeatRef<'_> {
    session.seat_ref(SCENARIO, "sales").expect("the seat")
}

/// Which day will be played.
fn chosen(session: &Session) -> Option<DayIx> {
    session.day_of(at(session))
}

fn unplayed(session: &Session) -> Vec<Option<DayIx>> {
    session.unplayed_days(at(session)).collect()
}

/// Begins on a day.
fn begin_on(session: &mut Session, day: Option<DayIx>) {
    session.apply(NavCommand::Go(briefing()));
    session.apply(PlayCommand::ChooseDay(day));
    session.apply(PlayCommand::Begin);
    let play = &session.playing.as_ref().expect("a play").play;
    assert_eq!((session.screen(), play.day_ix()), (&Screen::Conversation, day));
}

/// Plays a day to its end and looks back. Gives the play's id.
fn played_on(session: &mut Session, day: Option<DayIx>) -> String {
    begin_on(session, day);
    play_on(session);
    session.apply(PlayCommand::SeeOutcome);
    session.review.as_ref().expect("a review").uid.clone()
}

#[test]
fn a_play_remembers_its_day_and_replays_exactly() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    begin_on(&mut first, FIRST);
    let day = at(&first).seat.days[0].clone();
    let play = first.playing.as_ref().expect("a play").play.clone();
    assert_eq!(play.beat(), day.opens);
    assert_eq!(play.state().minds[0].heat, day.start[0].heat);
    assert_ne!(day.opens, at(&first).seat.opens, "the day begins with another line");
    say(&mut first);
    say(&mut first);
    let left = first.playing.as_ref().expect("a play").play.clone();
    drop(first);

    // The game is started again, and goes on where it was.
    let mut again = on_disk(folder.path());
    let unfinished = again.progress.unfinished[0].row.clone();
    assert_eq!(unfinished.day.as_deref(), Some(day.id.as_str()));
    again.apply(PlayCommand::Resume(unfinished.uid.clone()));
    let resumed = &again.playing.as_ref().expect("a play").play;
    assert_eq!((resumed.day_ix(), resumed.turns(), resumed.state()), (FIRST, left.turns(), left.state()));
    play_on(&mut again);
    let ended = again.playing.as_ref().expect("a play").play.clone();
    drop(again);

    let mut later = on_disk(folder.path());
    later.apply(ReviewCommand::Open(unfinished.uid.clone()));
    let review = later.review.as_ref().expect("a review");
    assert_eq!((review.play.day_ix(), review.play.turns()), (FIRST, ended.turns()));
    assert_eq!(Some(&review.outcome), outcome_of(&ended).as_ref());
    let kept = later.progress.recent[0].row.ended.clone().expect("its end").outcome;
    assert_eq!(kept, Some(review.outcome.score.round() as u8));
    // What was attainable is that of the day, too: nobody got more than there was.
    let most = review.attainable.outcomes[0].expect("worked out");
    assert!(review.outcome.score <= most + 1e-9, "{} of {most}", review.outcome.score);
}

#[test]
fn the_score_of_a_day_goes_by_the_heat_of_that_day() {
    let mut session = session(Store::in_memory().expect("a store"));
    played_on(&mut session, FIRST);
    let review = session.review.as_ref().expect("a review");
    let (scenario, play) = (review.play.scenario(), &review.play);
    let other = scenario.on_day(play.seat_ix(), DayIx(0)).expect("the day");
    let seat = &other.seats[play.seat_ix().index()];
    let by_itself = counterpart::scoring::outcome(&other, seat, play.state());
    assert_eq!(by_itself.as_ref(), Some(&review.outcome));
}

#[test]
fn a_moment_that_is_tried_again_is_one_of_the_same_day() {
    let mut session = session(Store::in_memory().expect("a store"));
    played_on(&mut session, FIRST);
    session.apply(ReviewCommand::TryAgain(1));
    let play = &session.playing.as_ref().expect("a play").play;
    assert_eq!((play.day_ix(), play.turns().len()), (FIRST, 1));
    play_on(&mut session);
    assert_eq!(session.progress.recent[0].row.day, session.progress.recent[1].row.day);
}

#[test]
fn the_choice_of_a_day_is_remembered_by_each_seat() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    first.apply(NavCommand::Go(briefing()));
    assert_eq!(chosen(&first), None, "the day as it is written, unless another is chosen");
    first.apply(PlayCommand::ChooseDay(FIRST));
    first.apply(PlayCommand::ChooseDay(Some(DayIx(200))));
    assert_eq!(chosen(&first), FIRST, "there is no such day");
    first.apply(NavCommand::Go(Screen::Briefing { scenario: SCENARIO.into(), seat: "warehouse".into() }));
    let other = first.seat_ref(SCENARIO, "warehouse").expect("the other seat");
    assert_eq!(first.day_of(other), None);
    first.apply(NavCommand::Go(briefing()));
    assert_eq!(chosen(&first), FIRST);
    drop(first);
    let mut again = on_disk(folder.path());
    assert_eq!(chosen(&again), None, "nothing was played");
    begin_on(&mut again, FIRST);
    drop(again);
    let mut later = on_disk(folder.path());
    later.apply(NavCommand::Go(briefing()));
    assert_eq!(chosen(&later), FIRST, "the day on which it was played last");
    // Outside of a briefing there is nothing to choose for.
    later.apply(NavCommand::Go(Screen::Home));
    later.apply(PlayCommand::ChooseDay(None));
    assert_eq!(chosen(&later), FIRST);
}

#[test]
fn what_was_not_played_yet_is_offered_once_more() {
    let mut session = session(Store::in_memory().expect("a store"));
    session.apply(NavCommand::Go(briefing()));
    let all: Vec<Option<DayIx>> =
        std::iter::once(None).chain(at(&session).seat.each_day().map(|(day, _)| Some(day))).collect();
    assert!(all.len() > 1, "the scenario has other days");
    assert_eq!(unplayed(&session), all);
    for (number, day) in all.iter().enumerate() {
        begin_on(&mut session, *day);
        assert_eq!(unplayed(&session), all[number..], "what goes on isn't finished");
        play_on(&mut session);
        session.apply(PlayCommand::SeeOutcome);
        assert_eq!(unplayed(&session), all[number + 1..]);
        if let Some(next) = unplayed(&session).first() {
            session.apply(ReviewCommand::AnotherDay(*next));
            assert_eq!((session.screen(), chosen(&session)), (&briefing(), *next));
        }
    }
}

/// The same matter and the same interests: what one was told on one day is remembered on the next.
#[test]
fn a_second_day_of_a_seat_is_practice_and_a_first_play_counts_on_any_day() {
    for first in [None, FIRST] {
        let second = if first.is_none() { FIRST } else { None };
        let mut session = session(Store::in_memory().expect("a store"));
        let counts = played_on(&mut session, first);
        let practice = played_on(&mut session, second);
        session.apply(NavCommand::Go(Screen::Debrief));
        let why = |uid: &str| session.skill.play(uid).expect("the play").not_counted;
        assert_eq!(why(&counts), None, "{first:?}");
        assert_eq!(why(&practice), Some(NotCounted::Practice(Practice::Again)), "{second:?}");
    }
}

#[test]
fn a_play_on_a_day_that_is_gone_is_told_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let uid = "0123456789abcdef0123456789abcdef";
    {
        let library = Library::load(None);
        let mut store = Store::open(folder.path(), 0).expect("a store").store;
        let play = NewPlay {
            uid: uid.to_owned(),
            scenario_id: SCENARIO.to_owned(),
            scenario_hash: library.find(SCENARIO).expect("the scenario").hash.clone(),
            rules: counterpart::conversation::digest().to_owned(),
            seat: "sales".to_owned(),
            day: Some("day-that-is-gone".to_owned()),
            seed: 1,
            mode: "guided".to_owned(),
            purpose: Purpose::Free,
            course: String::new(),
            parent: None,
            started_ms: 0,
        };
        store.begin_play(&play).expect("a play");
    }
    let mut session = on_disk(folder.path());
    assert_eq!(chosen(&session), None, "the day as it is written takes its place");
    session.apply(PlayCommand::Resume(uid.to_owned()));
    assert!(session.playing.is_none());
    assert_eq!(session.notices[0].text.en, phrase!(Lang::En, "history.scenario_changed"));
    assert_eq!(session.progress.unfinished.len(), 1);
    begin(&mut session, "sales");
    assert_eq!(session.playing.as_ref().expect("a play").play.day_ix(), None);
}

#[test]
fn a_room_takes_place_on_the_day_that_was_prepared() {
    let mut session = session(Store::in_memory().expect("a store"));
    let mut prepared = session.preparation.clone();
    (prepared.scenario, prepared.day) = (SCENARIO.to_owned(), FIRST);
    session.apply(WorkshopCommand::Prepare(prepared.clone()));
    session.apply(WorkshopCommand::Rehearse);
    let workshop = session.workshop.as_ref().expect("a room");
    assert_eq!(workshop.snapshot.playing.play.day_ix(), FIRST);
    session.apply(WorkshopCommand::Leave);
    // A day that the seat hasn't got opens no room.
    prepared.day = Some(DayIx(200));
    session.apply(WorkshopCommand::Prepare(prepared));
    session.apply(WorkshopCommand::Rehearse);
    assert!(session.workshop.is_none());
}
