//! What stands on the screens while something is worked out, and once it is.

#![allow(
    clippy::disallowed_types,
    reason = "the queue is the test's, and the session's until its work is done"
)]

use super::audit::Painted;
use super::entry::window;
use super::page::{Page, session};
use counterpart::library::{Library, check_bytes};
use counterpart::phrase;
use counterpart::records::Store;
use counterpart::scenario::Turn;
use counterpart::session::background::Job;
use counterpart::session::{NavCommand, Outside, PlayCommand, ReviewCommand, Screen, Session};
use counterpart::text::Lang;
use egui_kittest::kittest::Queryable as _;
use std::sync::{Arc, Mutex};

type Jobs = Arc<Mutex<Vec<Job>>>;

/// A session in which work waits until it is done by hand.
fn waiting(lang: Lang) -> (Session, Jobs) {
    let file = check_bytes("borrowed-projector.ron", include_bytes!("../cli/borrowed-projector.ron"));
    waiting_with(Library { files: vec![file], unread: Vec::new() }, lang)
}

fn waiting_with(library: Library, lang: Lang) -> (Session, Jobs) {
    let jobs = Jobs::default();
    let queue = Arc::clone(&jobs);
    let mut drawn: u128 = 0;
    let random = move || {
        drawn += 1;
        drawn
    };
    let outside = Outside {
        worker: Box::new(move |job| queue.lock().expect("the jobs").push(job)),
        ..Outside::of(|| 1_700_000_000_000, random)
    };
    let store = Store::in_memory().expect("a store");
    (Session::new(library, store, outside, Some(lang), Some(7)), jobs)
}

fn finish(session: &mut Session) {
    let scenario = session.library.playable().next().expect("a scenario").clone();
    let briefing = Screen::Briefing { scenario: scenario.id.clone(), seat: scenario.seats[0].id.clone() };
    session.apply(NavCommand::Go(briefing));
    session.apply(PlayCommand::Begin);
    while let Some(playing) = session.playing.as_ref().filter(|playing| playing.play.ending().is_none()) {
        let offers = playing.play.offers();
        let worst = offers.into_iter().min_by_key(|offer| offer.judgement.quality).expect("an option");
        if matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_)) {
            session.apply(PlayCommand::Guess(worst.option));
            session.apply(PlayCommand::Sure(80));
        } else {
            session.apply(PlayCommand::Say(worst.option));
        }
        session.apply(PlayCommand::GoOn);
    }
    session.apply(PlayCommand::SeeOutcome);
}

fn reads(page: &mut Page, words: &str) -> bool {
    page.draw(Vec::new());
    let shapes = page.draw(Vec::new());
    let painted = Painted::of(&shapes, page.window);
    let wrong = painted.wrong();
    assert!(wrong.is_empty(), "{wrong:?}");
    // A line that was broken is the same line.
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    painted.read().any(|(text, _, _)| flat(text).contains(&flat(words)))
}

#[test]
fn it_is_said_that_something_is_worked_out_until_it_is() {
    for lang in Lang::ALL {
        let (mut session, jobs) = waiting(lang);
        finish(&mut session);
        let mut page = Page::open(session, (1280.0, 900.0));
        let review = page.session.review.as_ref().expect("a review");
        let points = review.points_in(lang);
        assert!(reads(&mut page, &points), "{points}");
        page.session.apply(NavCommand::Go(Screen::Debrief));
        page.session.apply(ReviewCommand::ShowReplay);
        // Tall enough for all of it: letters grow no further from four times the usual height on.
        page.window.max = egui::pos2(3840.0, 6000.0);
        let working = phrase!(lang, "debrief.otherwise_working");
        assert!(reads(&mut page, &working), "{working}");
        let todo = std::mem::take(&mut *jobs.lock().expect("the jobs"));
        todo.into_iter().for_each(|job| job());
        page.session.catch_up();
        assert!(!reads(&mut page, &working));
        let better = page.session.review.as_ref().expect("a review").improvements.len();
        assert!(better > 0, "the worst of everything can be bettered");
    }
}

/// What home shows comes in beside the window: what had the keyboard until then has it afterwards, wherever it
/// stands by now.
#[test]
fn what_comes_in_takes_the_keyboard_from_nothing() {
    for lang in Lang::ALL {
        let names = [phrase!(lang, "home.library"), phrase!(lang, "home.lead"), phrase!(lang, "home.quit")];
        for name in names {
            for size in [(1280.0, 720.0), (640.0, 1400.0)] {
                let (mut session, jobs) = waiting_with(Library::load(None), lang);
                session.apply(NavCommand::Go(Screen::Home));
                let mut harness = window(session, size);
                harness.get_by_label(&name).focus();
                harness.run_ok();
                let before = harness.get_by_label(&name).rect();
                let todo = std::mem::take(&mut *jobs.lock().expect("the jobs"));
                assert!(!todo.is_empty(), "something is worked out");
                todo.into_iter().for_each(|job| job());
                harness.state_mut().catch_up();
                harness.run_ok();
                assert!(harness.state().course.offers().len() > 2, "it has come in");
                assert!(
                    harness.get_by_label(&name).is_focused(),
                    "{lang} {name} {size:?}, before at {before:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_pasted_into_a_field_of_one_line_stays_on_one_line() {
    let mut page = Page::open(session(Library::load(None), Lang::Zh, 100), (1280.0, 900.0));
    page.session.apply(NavCommand::Go(Screen::Workshop));
    page.draw(Vec::new());
    let field = egui::Id::new("workshop network");
    // As the clipboard hands it over, and as an input method or another program might.
    for pasted in [
        egui::Event::Paste("会议室 5G\r\n第二行\u{202e}\t尾".to_owned()),
        egui::Event::Text("会议室 5G\n第二行\u{202e}\t尾".to_owned()),
    ] {
        page.ctx.memory_mut(|memory| memory.request_focus(field));
        page.draw(Vec::new());
        let all = egui::Event::Key {
            key: egui::Key::A,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::COMMAND,
        };
        page.draw(vec![all, pasted.clone()]);
        page.draw(Vec::new());
        let network = page.session.preparation.network.clone();
        assert!(!network.chars().any(char::is_control), "{pasted:?}: {network:?}");
        assert!(network.starts_with("会议室 5G 第二行"), "{pasted:?}: {network:?}");
        assert_eq!(network, counterpart::room::typed(&network, 99), "{pasted:?}");
    }
}
