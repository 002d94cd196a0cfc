//! The game without a window: every journey through the screens, and nothing lost on the way.

#[path = "session/trouble.rs"]
mod trouble;
#[path = "session/workshop.rs"]
mod workshop;

use counterpart::conversation::{Pick, Play};
use counterpart::library::Library;
use counterpart::records::Store;
use counterpart::scenario::Turn;
use counterpart::session::{Command, Mode, Outside, Phase, Screen, Session};
use counterpart::text::Lang;
use std::path::Path;

const SCENARIO: &str = "late-shipment";

fn outside() -> Outside {
    let mut count = 0;
    let random = move || {
        count += 1;
        count
    };
    Outside::of(|| 1_000, random)
}

fn session(store: Store) -> Session {
    Session::new(Library::load(None), store, outside(), Some(Lang::En), Some(7))
}

fn on_disk(folder: &Path) -> Session {
    session(Store::open(folder, 1_000).expect("a store").store)
}

fn begin(session: &mut Session, seat: &str) {
    session.apply(Command::Go(Screen::Briefing { scenario: SCENARIO.into(), seat: seat.into() }));
    session.apply(Command::Begin);
    assert_eq!(session.screen, Screen::Conversation);
}

/// Says what fits best, or guesses; then listens on.
fn say(session: &mut Session) {
    let playing = session.playing.as_ref().expect("a play");
    let best =
        playing.play.offers().into_iter().max_by_key(|offer| offer.judgement.quality).expect("an option");
    if matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_)) {
        session.apply(Command::Guess(best.option));
        session.apply(Command::Sure(80));
    } else {
        session.apply(Command::Say(best.option));
    }
    session.apply(Command::GoOn);
}

fn over(session: &Session) -> bool {
    session.playing.as_ref().is_none_or(|playing| playing.play.ending().is_some())
}

fn play_on(session: &mut Session) {
    while !over(session) {
        say(session);
    }
}

#[test]
fn both_desks_are_played_scored_and_looked_back_at() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    play_on(&mut session);
    session.apply(Command::SeeOutcome);
    assert_eq!(session.screen, Screen::Outcome);
    let review = session.review.as_ref().expect("a review");
    assert!(review.outcome.score > 0.0 && review.improvements.len() <= 3);
    assert_eq!(session.finished_seats(SCENARIO), ["sales"]);

    session.apply(Command::SwapDesks);
    assert_eq!(session.screen, Screen::Briefing { scenario: SCENARIO.into(), seat: "warehouse".into() });
    session.apply(Command::Begin);
    play_on(&mut session);
    session.apply(Command::SeeOutcome);
    assert_eq!(session.finished_seats(SCENARIO), ["sales", "warehouse"]);
}

#[test]
fn a_play_that_stops_anywhere_goes_on_at_that_beat() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    begin(&mut first, "sales");
    drop(first);
    for said in 1usize.. {
        let mut again = on_disk(folder.path());
        let uid = again.unfinished.first().expect("an unfinished play").row.uid.clone();
        again.apply(Command::Resume(uid));
        let playing = again.playing.as_ref().expect("the play");
        assert_eq!(playing.play.turns().len(), said - 1);
        say(&mut again);
        let ended = over(&again);
        let picks: Vec<Pick> = again.playing.as_ref().expect("the play").play.picks();
        assert_eq!(picks.len(), said);
        drop(again);
        if ended {
            let last = on_disk(folder.path());
            assert!(last.unfinished.is_empty());
            assert_eq!(last.recent.len(), 1);
            assert_eq!(last.recent[0].choices as usize, said);
            return;
        }
    }
}

#[test]
fn a_moment_is_tried_again_in_a_new_play_and_the_old_one_stays() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "warehouse");
    play_on(&mut session);
    session.apply(Command::SeeOutcome);
    let old: Vec<Pick> = session.review.as_ref().expect("a review").play.picks();
    session.apply(Command::Go(Screen::Debrief));
    session.apply(Command::TryAgain(3));
    let playing = session.playing.as_ref().expect("a play");
    assert_eq!(playing.play.picks(), old[..3]);
    play_on(&mut session);
    session.apply(Command::SeeOutcome);
    assert_eq!(session.recent.len(), 2);
}

#[test]
fn what_cannot_be_done_now_changes_nothing() {
    let mut session = session(Store::in_memory().expect("a store"));
    for command in [
        Command::Say(0),
        Command::Sure(80),
        Command::GoOn,
        Command::SeeOutcome,
        Command::SelectTurn(5),
        Command::TryAgain(1),
        Command::SwapDesks,
        Command::Resume("0".repeat(32)),
        Command::Dismiss(3),
        Command::Begin,
    ] {
        session.apply(command.clone());
        assert_eq!(session.screen, Screen::Home, "{command:?}");
        assert!(session.playing.is_none() && session.review.is_none(), "{command:?}");
    }
    begin(&mut session, "sales");
    session.apply(Command::Say(9));
    session.apply(Command::Sure(50));
    assert!(session.playing.as_ref().expect("a play").play.turns().is_empty());
}

#[test]
fn while_the_last_sentence_is_heard_nothing_else_is_said() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    session.apply(Command::Say(0));
    assert_eq!(session.playing.as_ref().expect("a play").phase, Phase::Heard);
    // A second press of the same key, before the screen has changed.
    session.apply(Command::Say(0));
    assert_eq!(session.playing.as_ref().expect("a play").play.turns().len(), 1);
}

#[test]
fn in_assessment_nothing_is_explained_on_the_way() {
    let mut session = session(Store::in_memory().expect("a store"));
    session.apply(Command::SetMode(Mode::Assessment));
    begin(&mut session, "sales");
    session.apply(Command::Say(0));
    assert_eq!(session.playing.as_ref().expect("a play").phase, Phase::Choosing);
}

#[test]
fn what_a_person_wants_is_there_again_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = Session::new(
        Library::load(None),
        Store::open(folder.path(), 0).expect("a store").store,
        outside(),
        None,
        None,
    );
    assert_eq!(first.screen, Screen::Language, "nobody has chosen yet");
    first.apply(Command::SetLanguage(Lang::Zh));
    first.apply(Command::SetTextPercent(150));
    first.apply(Command::SetReducedMotion(true));
    let wanted = first.preferences.clone();
    drop(first);
    let again = Session::new(
        Library::load(None),
        Store::open(folder.path(), 0).expect("a store").store,
        outside(),
        None,
        None,
    );
    assert_eq!((again.screen, again.preferences), (Screen::Home, wanted));
}

#[test]
fn the_screen_and_the_engine_agree_on_what_a_play_came_to() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "warehouse");
    play_on(&mut session);
    session.apply(Command::SeeOutcome);
    let review = session.review.as_ref().expect("a review");
    let scenario = session.library.find(SCENARIO).expect("the scenario").clone();
    let (seat, _) = scenario.seat("warehouse").expect("the seat");
    let replayed = Play::replay(scenario, seat, &review.play.picks()).expect("legal picks");
    assert_eq!(replayed.turns(), review.play.turns());
    let outcome = counterpart::scoring::outcome(replayed.scenario(), replayed.seat(), replayed.state());
    assert_eq!(outcome.as_ref(), Some(&review.outcome));
}
