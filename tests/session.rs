//! The game without a window: every journey through the screens, and nothing lost on the way.

#[path = "session/course.rs"]
mod course;
#[path = "session/day_drill.rs"]
mod day_drill;
#[path = "session/days.rs"]
mod days;
#[path = "session/history.rs"]
mod history;
#[path = "session/lessons.rs"]
mod lessons;
#[path = "session/migrated.rs"]
mod migrated;
#[path = "session/navigation.rs"]
mod navigation;
#[path = "session/partner.rs"]
mod partner;
#[path = "session/people.rs"]
mod people;
#[path = "session/take_lesson.rs"]
mod take_lesson;
#[path = "session/trouble.rs"]
mod trouble;
#[path = "session/waiting.rs"]
mod waiting;
#[path = "session/workshop.rs"]
mod workshop;

use counterpart::conversation::{Pick, Play};
use counterpart::library::Library;
use counterpart::records::Store;
use counterpart::scenario::{OptionIx, Turn};
use counterpart::session::{
    Command, Mode, NavCommand, Outside, Phase, PlayCommand, ReviewCommand, Screen, Session, SettingsCommand,
};
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
    session.apply(NavCommand::Go(Screen::Briefing { scenario: SCENARIO.into(), seat: seat.into() }));
    session.apply(PlayCommand::Begin);
    assert_eq!(*session.screen(), Screen::Conversation);
}

/// Says what fits best, or guesses; then listens on.
fn say(session: &mut Session) {
    let playing = session.playing.as_ref().expect("a play");
    let best =
        playing.play.offers().into_iter().max_by_key(|offer| offer.judgement.quality).expect("an option");
    if matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_)) {
        session.apply(PlayCommand::Guess(best.option));
        session.apply(PlayCommand::Sure(80));
    } else {
        session.apply(PlayCommand::Say(best.option));
    }
    session.apply(PlayCommand::GoOn);
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
fn both_seats_are_played_scored_and_looked_back_at() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(*session.screen(), Screen::Outcome);
    let review = session.review.as_ref().expect("a review");
    assert!(review.outcome.score > 0.0 && review.improvements.len() <= 3);
    assert_eq!(session.progress.finished_seats(SCENARIO).collect::<Vec<_>>(), ["sales"]);

    session.apply(ReviewCommand::SwapSeats);
    assert_eq!(*session.screen(), Screen::Briefing { scenario: SCENARIO.into(), seat: "warehouse".into() });
    session.apply(PlayCommand::Begin);
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(session.progress.finished_seats(SCENARIO).collect::<Vec<_>>(), ["sales", "warehouse"]);
}

#[test]
fn a_play_that_stops_anywhere_goes_on_at_that_beat() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = on_disk(folder.path());
    begin(&mut first, "sales");
    drop(first);
    for said in 1usize.. {
        let mut again = on_disk(folder.path());
        let uid = again.progress.unfinished.first().expect("an unfinished play").row.uid.clone();
        again.apply(PlayCommand::Resume(uid));
        let playing = again.playing.as_ref().expect("the play");
        assert_eq!(playing.play.turns().len(), said - 1);
        say(&mut again);
        let ended = over(&again);
        let picks: Vec<Pick> = again.playing.as_ref().expect("the play").play.picks();
        assert_eq!(picks.len(), said);
        drop(again);
        if ended {
            let last = on_disk(folder.path());
            assert!(last.progress.unfinished.is_empty());
            assert_eq!(last.progress.recent.len(), 1);
            assert_eq!(last.progress.recent[0].choices as usize, said);
            return;
        }
    }
}

#[test]
fn a_moment_is_tried_again_in_a_new_play_and_the_old_one_stays() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "warehouse");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    let old: Vec<Pick> = session.review.as_ref().expect("a review").play.picks();
    session.apply(NavCommand::Go(Screen::Debrief));
    session.apply(ReviewCommand::TryAgain(3));
    let playing = session.playing.as_ref().expect("a play");
    assert_eq!(playing.play.picks(), old[..3]);
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(session.progress.recent.len(), 2);
}

#[test]
fn what_cannot_be_done_now_changes_nothing() {
    let mut session = session(Store::in_memory().expect("a store"));
    let commands: [Command; 10] = [
        PlayCommand::Say(OptionIx(0)).into(),
        PlayCommand::Sure(80).into(),
        PlayCommand::GoOn.into(),
        PlayCommand::SeeOutcome.into(),
        ReviewCommand::SelectTurn(5).into(),
        ReviewCommand::TryAgain(1).into(),
        ReviewCommand::SwapSeats.into(),
        PlayCommand::Resume("0".repeat(32)).into(),
        NavCommand::Dismiss(3).into(),
        PlayCommand::Begin.into(),
    ];
    for command in commands {
        session.apply(command.clone());
        assert_eq!(*session.screen(), Screen::Home, "{command:?}");
        assert!(session.playing.is_none() && session.review.is_none(), "{command:?}");
    }
    begin(&mut session, "sales");
    session.apply(PlayCommand::Say(OptionIx(9)));
    session.apply(PlayCommand::Sure(50));
    assert!(session.playing.as_ref().expect("a play").play.turns().is_empty());
}

#[test]
fn while_the_last_sentence_is_heard_nothing_else_is_said() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    session.apply(PlayCommand::Say(OptionIx(0)));
    assert_eq!(session.playing.as_ref().expect("a play").phase, Phase::Heard);
    // A second press of the same key, before the screen has changed.
    session.apply(PlayCommand::Say(OptionIx(0)));
    assert_eq!(session.playing.as_ref().expect("a play").play.turns().len(), 1);
}

#[test]
fn in_assessment_nothing_is_explained_on_the_way() {
    let mut session = session(Store::in_memory().expect("a store"));
    session.apply(SettingsCommand::Mode(Mode::Assessment));
    begin(&mut session, "sales");
    session.apply(PlayCommand::Say(OptionIx(0)));
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
    assert_eq!(*first.screen(), Screen::Language, "nobody has chosen yet");
    first.apply(SettingsCommand::Language(Lang::Zh));
    first.apply(SettingsCommand::TextPercent(150));
    first.apply(SettingsCommand::ReducedMotion(true));
    let wanted = first.preferences.clone();
    drop(first);
    let again = Session::new(
        Library::load(None),
        Store::open(folder.path(), 0).expect("a store").store,
        outside(),
        None,
        None,
    );
    assert_eq!((again.screen().clone(), again.preferences), (Screen::Home, wanted));
}

#[test]
fn the_screen_and_the_engine_agree_on_what_a_play_came_to() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "warehouse");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    let review = session.review.as_ref().expect("a review");
    let scenario = session.library.find(SCENARIO).expect("the scenario").clone();
    let (seat, _) = scenario.seat("warehouse").expect("the seat");
    let replayed = Play::replay(scenario, seat, &review.play.picks()).expect("legal picks");
    assert_eq!(replayed.turns(), review.play.turns());
    let outcome = counterpart::scoring::outcome(replayed.scenario(), replayed.seat(), replayed.state());
    assert_eq!(outcome.as_ref(), Some(&review.outcome));
}
