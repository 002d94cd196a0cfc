//! The stack of screens: back leads to where one came from, whatever was opened in between.

use super::{begin, play_on, session};
use counterpart::library::Library;
use counterpart::records::Store;
use counterpart::session::{
    NavCommand, Navigation, Need, Outside, PlayCommand, ReviewCommand, Screen, ScreenId, Session,
};
use counterpart::text::Lang;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn screens() -> Vec<Screen> {
    let briefing = |seat: &str| Screen::Briefing { scenario: "late-shipment".into(), seat: seat.into() };
    vec![
        Screen::Home,
        Screen::Library,
        briefing("sales"),
        briefing("warehouse"),
        Screen::Conversation,
        Screen::Outcome,
        Screen::Debrief,
        Screen::Settings,
        Screen::People,
        Screen::Workshop,
        Screen::Facilitate,
    ]
}

proptest! {
    #[test]
    fn no_screen_lies_twice_in_it_and_back_ends_at_home(steps in prop::collection::vec(0usize..13, 0..40)) {
        let screens = screens();
        let mut navigation = Navigation::at(Screen::Home);
        for step in steps {
            match screens.get(step) {
                Some(screen) => {
                    let before = navigation.clone();
                    navigation.go(screen.clone());
                    prop_assert_eq!(navigation.open(), screen);
                    let was_new = before.open().id() != screen.id()
                        && before.beneath().iter().all(|beneath| beneath.id() != screen.id());
                    if was_new && screen.id() != ScreenId::Home {
                        let mut back = navigation.clone();
                        back.back();
                        prop_assert_eq!(back, before);
                    }
                }
                None if step == 11 => navigation.back(),
                None => navigation.close(ScreenId::Settings),
            }
            let ids: Vec<ScreenId> =
                navigation.beneath().iter().chain([navigation.open()]).map(Screen::id).collect();
            let distinct: BTreeSet<ScreenId> = ids.iter().copied().collect();
            prop_assert_eq!(distinct.len(), ids.len());
            prop_assert_eq!(ids[0], ScreenId::Home);
        }
        for _ in 0..screens.len() {
            navigation.back();
        }
        prop_assert_eq!(navigation.open(), &Screen::Home);
    }
}

#[test]
fn back_leads_to_where_the_settings_were_opened() {
    let mut session = session(Store::in_memory().expect("a store"));
    session.apply(NavCommand::Go(Screen::Library));
    session.apply(NavCommand::Go(Screen::Settings));
    session.apply(NavCommand::Back);
    assert_eq!(*session.screen(), Screen::Library);
    begin(&mut session, "sales");
    session.apply(NavCommand::Go(Screen::Settings));
    session.apply(NavCommand::Back);
    assert_eq!(*session.screen(), Screen::Conversation);
    assert!(session.playing.is_some());
}

#[test]
fn a_conversation_that_is_over_is_not_gone_back_to() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    session.apply(NavCommand::Go(Screen::Debrief));
    session.apply(NavCommand::Back);
    assert_eq!(*session.screen(), Screen::Outcome);
    session.apply(ReviewCommand::TryAgain(2));
    assert_eq!(*session.screen(), Screen::Conversation);
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(*session.screen(), Screen::Outcome);
    session.apply(NavCommand::Back);
    assert!(matches!(session.screen(), Screen::Briefing { seat, .. } if seat == "sales"));
}

#[test]
fn nobody_goes_back_from_the_choice_of_language() {
    let outside = Outside::of(|| 1_000, || 1);
    let store = Store::in_memory().expect("a store");
    let mut session = Session::new(Library::load(None), store, outside, None, None);
    session.apply(NavCommand::Back);
    assert_eq!(*session.screen(), Screen::Language);
    session.apply(counterpart::session::SettingsCommand::Language(Lang::Zh));
    assert_eq!(*session.screen(), Screen::Home);
}

#[test]
fn what_a_screen_shows_is_there_when_it_opens() {
    let mut session = session(Store::in_memory().expect("a store"));
    begin(&mut session, "sales");
    assert!(session.progress.unfinished.is_empty(), "nothing has shown it since");
    session.apply(PlayCommand::Leave);
    assert!(ScreenId::Home.needs().contains(&Need::Progress));
    assert_eq!(session.progress.unfinished.len(), 1);
}
