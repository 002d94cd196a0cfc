//! The facilitator's keys do the same in both windows of a workshop, as docs/workshop.md says.

use super::audit::Painted;
use super::page::{Page, session};
use super::steps::{Group, lead, room, vote};
use counterpart::app::views::facilitate::keymap::BINDINGS;
use counterpart::conversation::order::ShownPlace;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::room::Phase;
use counterpart::session::workshop::{FacilitatorCommand as Lead, Sure};
use counterpart::text::Lang;
use egui::{Event, Key, Modifiers};

#[path = "windows_hands.rs"]
mod hands;

/// Where a room may be, and how it comes there.
fn places() -> Vec<(&'static str, Vec<Lead>, u8)> {
    let line = vec![Lead::Next];
    let open = [line.clone(), vec![Lead::Vote]].concat();
    let heard = [line.clone(), vec![Lead::Take(ShownPlace(0))]].concat();
    vec![
        ("the lobby", Vec::new(), 0),
        ("a line", line.clone(), 0),
        ("a vote", open.clone(), 0),
        ("a vote that counts", open, 9),
        ("what it did", heard, 0),
        ("the feedback", [line, vec![Lead::WrapUp]].concat(), 0),
    ]
}

fn stroke(key: Key, letter: Option<&str>) -> Vec<Event> {
    let modifiers = Modifiers::NONE;
    let pressed = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    std::iter::once(pressed).chain(letter.map(|letter| Event::Text(letter.to_owned()))).collect()
}

/// What a room is like, as far as keys change it.
fn likeness(page: &Page) -> String {
    let room = page.session.workshop.as_ref().expect("a room");
    let snapshot = &room.snapshot;
    let hands = snapshot.count.as_ref().map(|count| (count.hands.clone(), count.phones.clone()));
    format!(
        "{:?} {:?} turns {} heard {} pointed {} joining {} projector {} fills {} drawer {} sure {:?} {hands:?}",
        snapshot.phase,
        snapshot.beneath,
        snapshot.playing.play.turns().len(),
        room.heard,
        room.pointed,
        room.shows_joining,
        room.projector,
        room.fills_screen,
        room.drawer,
        room.sure,
    )
}

/// Both windows: the presenter's desk, and the projector.
fn windows() -> [Page; 2] {
    let mut both =
        [false, true].map(|_| Page::open(session(Library::load(None), Lang::En, 100), (1280.0, 720.0)));
    both[1].is_projector = true;
    both
}

/// A room that has come to a place, in a window.
fn come(page: &mut Page, way: &[Lead], phones: u8, closed: bool) {
    page.forget();
    let scenario = page.session.library.find("late-shipment").expect("it").clone();
    let group = if phones > 0 { Group::Phones } else { Group::Alone };
    page.session.enter_room(room(&scenario, 0, group));
    way.iter().for_each(|step| lead(page, step.clone()));
    vote(page, phones);
    if closed {
        lead(page, Lead::Vote);
    }
    page.draw(Vec::new());
    page.draw(Vec::new());
}

#[test]
fn every_key_does_the_same_in_both_windows() {
    let mut windows = windows();
    let mut keys: Vec<Key> = BINDINGS.iter().filter_map(|binding| binding.key).collect();
    keys.extend([Key::ArrowRight, Key::ArrowLeft, Key::Num1, Key::Num2, Key::Num4, Key::Num5]);
    assert!(keys.len() > 14);
    let mut changes = 0;
    for (place, way, phones) in places() {
        for closed in [false, true] {
            if closed && phones == 0 {
                continue;
            }
            for key in &keys {
                // Twice, since some are asked for twice.
                for times in [1, 2] {
                    let [desk, projector] = windows.each_mut().map(|page| {
                        come(page, &way, phones, closed);
                        let before = likeness(page);
                        for _ in 0..times {
                            page.draw(stroke(*key, None));
                            page.draw(Vec::new());
                        }
                        (before, likeness(page))
                    });
                    assert_eq!(desk, projector, "{key:?} ×{times} in {place}, closed: {closed}");
                    changes += usize::from(desk.0 != desk.1);
                }
            }
        }
    }
    assert!(changes > 60, "keys do something: {changes}");
}

#[test]
fn hands_are_counted_from_either_window_and_no_digit_says_a_sentence() {
    for page in &mut windows() {
        let which = if page.is_projector { "projector" } else { "desk" };
        let (_, way, _) = places().swap_remove(2);
        for (at_once, closed) in [(false, false), (true, false), (false, true), (true, true)] {
            come(page, &way, 0, false);
            if closed {
                // Something must have been counted before it can be closed.
                lead(page, Lead::CountHands("1 0 0 0".to_owned()));
                lead(page, Lead::Vote);
                page.draw(Vec::new());
            }
            let strokes = [
                (Key::C, "c"),
                (Key::Num3, "3"),
                (Key::Space, " "),
                (Key::Num5, "5"),
                (Key::Space, " "),
                (Key::Num0, "0"),
                (Key::Space, " "),
                (Key::Num2, "2"),
            ];
            let events: Vec<Event> =
                strokes.into_iter().flat_map(|(key, letter)| stroke(key, Some(letter))).collect();
            if at_once {
                page.draw(events.into_iter().chain(stroke(Key::Enter, None)).collect());
            } else {
                for pair in events.chunks(2) {
                    page.draw(pair.to_vec());
                }
                page.draw(stroke(Key::Enter, None));
            }
            page.draw(Vec::new());
            let room = page.session.workshop.as_ref().expect("a room");
            let count = room.snapshot.count.as_ref().expect("a ballot");
            assert_eq!(count.hands, [3, 5, 0, 2], "{which}, at once: {at_once}, closed: {closed}");
            assert_eq!(room.snapshot.playing.play.turns().len(), 0);
            // Afterwards keys are keys again.
            page.draw(stroke(Key::J, Some("j")));
            page.draw(Vec::new());
            assert!(page.session.workshop.as_ref().expect("a room").shows_joining, "{which}");
        }
    }
}

#[test]
fn counting_can_be_left_and_ends_with_the_vote() {
    let [_, mut page] = windows();
    let (_, way, _) = places().swap_remove(2);
    come(&mut page, &way, 0, false);
    page.draw(stroke(Key::C, Some("c")));
    page.draw(Vec::new());
    let field = phrase!(Lang::En, "desk.hands");
    let shows = |page: &mut Page| {
        let shapes = page.draw(Vec::new());
        Painted::of(&shapes, page.window).read().any(|(words, _, _)| words == field)
    };
    assert!(shows(&mut page));
    page.draw(stroke(Key::Escape, None));
    page.draw(Vec::new());
    assert!(!shows(&mut page));
    page.draw(stroke(Key::C, Some("c")));
    page.draw(Vec::new());
    assert!(shows(&mut page));
    lead(&mut page, Lead::Back);
    page.draw(Vec::new());
    assert!(!shows(&mut page));
    assert_eq!(page.session.workshop.as_ref().expect("a room").snapshot.phase, Phase::Beat);
}
