//! Other days of a seat on the screens: chosen before a conversation and before a workshop, offered once
//! more after it, and told where plays are listed.

use crate::entry::{SIZE, choose_by_key, click, first, press, session, shipped, window};
use counterpart::library::{Library, check_bytes};
use counterpart::phrase;
use counterpart::scenario::{DayIx, Scenario, SeatIx, SeatRef};
use counterpart::session::{NavCommand, Phase, PlayCommand, Screen, Session};
use counterpart::text::{Lang, Text};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

fn briefing(scenario: &Scenario, seat: usize) -> Screen {
    Screen::Briefing { scenario: scenario.id.clone(), seat: scenario.seats[seat].id.clone() }
}

/// A shipped seat with two other days at least.
fn with_two_days(session: &Session) -> (Arc<Scenario>, usize) {
    let found = session.library.playable().find_map(|scenario| {
        let seat = scenario.seats.iter().position(|seat| seat.days.len() > 1)?;
        Some((Arc::clone(scenario), seat))
    });
    found.expect("a seat with two other days")
}

/// The names of the days of a seat: the day as it is written, and the others.
fn names(scenario: &Scenario, seat: usize, lang: Lang) -> Vec<String> {
    let written = std::iter::once(phrase!(lang, "briefing.day_as_written"));
    written.chain(scenario.seats[seat].days.iter().map(|day| day.name.get(lang).to_owned())).collect()
}

/// Which day will be played from a seat.
fn chosen(harness: &Harness<Session>, scenario: &Scenario, seat: usize) -> Option<DayIx> {
    harness.state().day_of(SeatRef { scenario, seat: &scenario.seats[seat] })
}

/// Plays to the end on a day, and looks at what it came to.
fn play_on(session: &mut Session, scenario: &Scenario, seat: usize, day: Option<DayIx>) {
    session.apply(NavCommand::Go(briefing(scenario, seat)));
    session.apply(PlayCommand::ChooseDay(day));
    session.apply(PlayCommand::Begin);
    while let Some(playing) = session.playing.as_ref().filter(|playing| !playing.is_over()) {
        if playing.phase == Phase::Heard {
            session.apply(PlayCommand::GoOn);
            continue;
        }
        let option = playing.shown()[0].option;
        session.apply(PlayCommand::Guess(option));
        session.apply(PlayCommand::Sure(50));
        session.apply(PlayCommand::Say(option));
    }
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(*session.screen(), Screen::Outcome);
}

fn toggled(harness: &Harness<Session>, label: &str) -> Option<Toggled> {
    harness.get_by_role_and_label(Role::RadioButton, label).accesskit_node().toggled()
}

/// A shipped scenario with a day on which something else is known, its seat and that day.
fn with_other_facts(session: &Session) -> (Arc<Scenario>, usize, DayIx) {
    let mut all = session.library.playable().flat_map(|scenario| {
        let seats = scenario.seats.iter().enumerate();
        seats.flat_map(move |(number, seat)| seat.each_day().map(move |(day, _)| (scenario, number, day)))
    });
    let other = |(scenario, seat, day): &(&Arc<Scenario>, usize, DayIx)| {
        let seat = &scenario.seats[*seat];
        seat.days[day.index()].knows[0].en != seat.knows[0].en
    };
    let (scenario, seat, day) = all.find(other).expect("a day with another fact in front");
    (scenario.clone(), seat, day)
}

#[test]
fn the_briefing_offers_the_days_by_mouse_and_by_keyboard_and_begins_on_the_chosen_one() {
    for lang in Lang::ALL {
        let mut before = shipped(lang);
        let (scenario, seat) = with_two_days(&before);
        before.apply(NavCommand::Go(briefing(&scenario, seat)));
        let mut harness = window(before, SIZE);
        let names = names(&scenario, seat, lang);
        assert_eq!(toggled(&harness, &names[0]), Some(Toggled::True), "the day as it is written");
        for name in &names {
            // A screen reader says what is chosen here.
            let node = harness.get_by_role_and_label(Role::RadioButton, name);
            assert_eq!(node.accesskit_node().description(), Some(phrase!(lang, "briefing.day")));
        }
        // It may lie below the edge; the keyboard gets there.
        choose_by_key(&mut harness, &names[1]);
        assert_eq!(chosen(&harness, &scenario, seat), Some(DayIx(0)));
        assert_eq!(toggled(&harness, &names[1]), Some(Toggled::True));
        harness.get_by_role_and_label(Role::RadioButton, &names[2]).scroll_to_me();
        harness.run_ok();
        click(&mut harness, &names[2]);
        assert_eq!(chosen(&harness, &scenario, seat), Some(DayIx(1)));
        // The other side has days of its own, and this one's choice stays.
        harness.state_mut().apply(NavCommand::Go(briefing(&scenario, 1 - seat)));
        harness.run_ok();
        assert_eq!(chosen(&harness, &scenario, 1 - seat), None);
        assert!(harness.query_by_role_and_label(Role::RadioButton, &names[1]).is_none());
        harness.state_mut().apply(NavCommand::Go(briefing(&scenario, seat)));
        harness.run_ok();
        assert_eq!(toggled(&harness, &names[2]), Some(Toggled::True));
        choose_by_key(&mut harness, &phrase!(lang, "briefing.begin"));
        let playing = harness.state().playing.as_ref().expect("a play");
        assert_eq!(playing.play.day_ix(), Some(DayIx(1)));
    }
}

#[test]
fn what_is_known_on_a_day_is_what_the_briefing_tells() {
    let lang = Lang::Zh;
    let mut before = shipped(lang);
    let (scenario, seat, day) = with_other_facts(&before);
    let at = &scenario.seats[seat];
    before.apply(NavCommand::Go(briefing(&scenario, seat)));
    let mut harness = window(before, SIZE);
    let (usual, other) = (&at.knows, &at.days[day.index()].knows);
    let told = |harness: &Harness<Session>, knows: &[Text], besides: &[Text]| {
        for known in knows {
            assert!(harness.query_by_label(known.get(lang)).is_some(), "{}", known.get(lang));
        }
        for known in besides.iter().filter(|known| !knows.contains(known)) {
            assert!(harness.query_by_label(known.get(lang)).is_none(), "{}", known.get(lang));
        }
    };
    told(&harness, usual, other);
    choose_by_key(&mut harness, at.days[day.index()].name.get(lang));
    told(&harness, other, usual);
}

#[test]
fn a_day_that_was_played_is_marked_and_the_next_one_offered_once_more() {
    for lang in Lang::ALL {
        let mut played = shipped(lang);
        let scenario = first(&played);
        let names = names(&scenario, 0, lang);
        play_on(&mut played, &scenario, 0, None);
        let mut harness = window(played, SIZE);
        let again = phrase!(lang, "outcome.another_day", day = names[1]);
        choose_by_key(&mut harness, &again);
        assert_eq!(*harness.state().screen(), briefing(&scenario, 0));
        assert_eq!(chosen(&harness, &scenario, 0), Some(DayIx(0)));
        assert_eq!(toggled(&harness, &names[1]), Some(Toggled::True));
        let marked = phrase!(lang, "briefing.day_played", day = names[0]);
        assert_eq!(toggled(&harness, &marked), Some(Toggled::False));
    }
}

#[test]
fn when_every_day_was_played_nothing_is_offered_and_the_lists_say_which_were() {
    let lang = Lang::En;
    let mut played = shipped(lang);
    let scenario = first(&played);
    let seat = &scenario.seats[0];
    for day in std::iter::once(None).chain(seat.each_day().map(|(day, _)| Some(day))) {
        play_on(&mut played, &scenario, 0, day);
    }
    let mut harness = window(played, SIZE);
    let offer = phrase!(lang, "outcome.another_day", day = "");
    assert!(harness.query_by_label_contains(&offer).is_none());
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().screen(), Screen::Home);
    let last = seat.days.last().expect("a day").name.get(lang);
    let row = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().role() == Role::Button
            && node.accesskit_node().label().is_some_and(|label| label.contains(last))
    };
    assert_eq!(harness.root().children_recursive().filter(row).count(), 1, "{last}");
    harness.state_mut().apply(NavCommand::Go(Screen::Library));
    harness.run_ok();
    let (name, days) = (scenario.department_name(seat.plays).get(lang), seat.days.len());
    harness.get_by_label(&phrase!(lang, "library.days", seat = name, all = days, played = days));
}

#[test]
fn a_seat_without_other_days_asks_for_none() {
    let lang = Lang::En;
    let source = include_str!("../cli/borrowed-projector.ron");
    let files = vec![check_bytes("borrowed-projector.ron", source.as_bytes())];
    let mut before = session(Library { files, ..Library::default() }, Some(lang));
    let scenario = before.library.playable().next().expect("the example").clone();
    before.apply(NavCommand::Go(briefing(&scenario, 0)));
    let mut harness = window(before, SIZE);
    assert!(harness.query_by_label(&phrase!(lang, "briefing.day")).is_none());
    let mut state = session(
        Library {
            files: vec![check_bytes("borrowed-projector.ron", source.as_bytes())],
            ..Library::default()
        },
        Some(lang),
    );
    play_on(&mut state, &scenario, 0, None);
    *harness.state_mut() = state;
    harness.run_ok();
    let offer = phrase!(lang, "outcome.another_day", day = "");
    assert!(harness.query_by_label_contains(&offer).is_none());
}

#[test]
fn a_facilitator_prepares_a_day_and_another_side_begins_with_its_own() {
    let lang = Lang::En;
    let mut before = shipped(lang);
    before.apply(NavCommand::Go(Screen::Workshop));
    let scenario = before.preparation.chosen(&before.library).expect("a scenario").clone();
    let names = names(&scenario, 0, lang);
    let mut harness = window(before, SIZE);
    let node = harness.get_by_role_and_label(Role::RadioButton, &names[1]);
    assert_eq!(node.accesskit_node().description(), Some(phrase!(lang, "workshop.day")));
    choose_by_key(&mut harness, &names[1]);
    assert_eq!(harness.state().preparation.day, Some(DayIx(0)));
    choose_by_key(&mut harness, &phrase!(lang, "workshop.rehearse"));
    let workshop = harness.state().workshop.as_ref().expect("a room");
    assert_eq!(workshop.snapshot.playing.play.day_ix(), Some(DayIx(0)));
    harness.state_mut().apply(counterpart::session::WorkshopCommand::Leave);
    harness.run_ok();
    let person = scenario.seats[1].plays;
    let other = format!(
        "{} · {}",
        scenario.department_name(person).get(lang),
        scenario.character(person).name.get(lang)
    );
    choose_by_key(&mut harness, &other);
    let prepared = &harness.state().preparation;
    assert_eq!((prepared.seat, prepared.day), (SeatIx(1), None));
}
