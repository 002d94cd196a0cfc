//! The course, driven by label, role and key, without a window; and that no screen shows what is locked.

use crate::entry::{SIZE, choose_by_key, click, press, shipped, window};
use crate::page::{Page, session};
use crate::screens;
use counterpart::course::path::Task;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::scenario::Scenario;
use counterpart::session::{
    CourseCommand, Mode, NavCommand, PeopleCommand, PlayCommand, ReviewCommand, Screen, Session,
};
use counterpart::text::Lang;
use egui::Key;
use egui::epaint::{ClippedShape, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;

const SIXTY: &str = "sixty-days";

fn focused(harness: &Harness<Session>) -> Option<String> {
    let mut nodes = harness.root().children_recursive();
    nodes.find(|node| node.is_focused()).map(|node| node.accesskit_node().label().unwrap_or_default())
}

#[test]
fn a_course_is_taken_up_by_keyboard_alone_and_asks_first() {
    for lang in Lang::ALL {
        let mut harness = window(shipped(lang), SIZE);
        choose_by_key(&mut harness, &phrase!(lang, "course.title_open"));
        assert_eq!(*harness.state().screen(), Screen::Programme);
        assert_eq!(focused(&harness), Some(phrase!(lang, "course.take_up")));
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().course.taken, None, "asked first");
        assert_eq!(focused(&harness), Some(phrase!(lang, "course.consent_yes")));
        // Esc takes back and goes no further.
        press(&mut harness, Key::Escape);
        assert_eq!(
            (harness.state().course.asked.clone(), harness.state().screen().clone()),
            (None, Screen::Programme)
        );
        press(&mut harness, Key::Enter);
        press(&mut harness, Key::Enter);
        let taken = harness.state().course.taken.clone().expect("a course");
        assert_eq!(taken.course, SIXTY);
        // The first thing has the keyboard.
        assert_eq!(focused(&harness), Some(phrase!(lang, "course.took_place")));
        press(&mut harness, Key::Enter);
        assert_eq!(focused(&harness), Some(phrase!(lang, "course.start")));
        press(&mut harness, Key::Enter);
        assert!(matches!(harness.state().screen(), Screen::Briefing { .. }));
        harness.get_by_label(&phrase!(lang, "course.form_best"));
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().playing.as_ref().map(|playing| playing.mode), Some(Mode::Assessment));
    }
}

#[test]
fn something_else_is_one_key_away_and_comes_round() {
    let lang = Lang::En;
    let mut harness = window(shipped(lang), SIZE);
    let first = harness.state().course.offers()[0].task.clone();
    for _ in 0..30 {
        choose_by_key(&mut harness, &phrase!(lang, "course.something_else"));
        let now = harness.state().course.offers()[0].task.clone();
        if now == first {
            return;
        }
        assert_eq!(*harness.state().screen(), Screen::Home, "it costs nothing");
    }
    panic!("it never came round");
}

#[test]
fn steps_and_their_states_are_read_out() {
    let lang = Lang::Zh;
    let mut fresh = shipped(lang);
    fresh.apply(NavCommand::Go(Screen::Programme));
    fresh.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
    fresh.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
    fresh.apply(CourseCommand::TookPlace(Task::Survey));
    let harness = window(fresh, SIZE);
    let told = |step: String, state: String| phrase!(lang, "course.step_name", step = step, state = state);
    harness.get_by_label(&told(phrase!(lang, "course.survey"), phrase!(lang, "course.state_done")));
    let second = harness.state().course.taken.as_ref().expect("a course").second_first;
    let form = phrase!(lang, "course.form", number = if second { 2 } else { 1 });
    harness.get_by_label(&told(form, phrase!(lang, "course.state_open")));
    harness.get_by_label(&told(phrase!(lang, "course.booster"), phrase!(lang, "course.state_later")));
}

#[test]
fn leaving_a_course_asks_first() {
    let lang = Lang::En;
    let mut fresh = shipped(lang);
    fresh.apply(NavCommand::Go(Screen::Programme));
    fresh.apply(CourseCommand::TakeUp("workshop-90".to_owned()));
    let mut harness = window(fresh, (1280.0, 1600.0));
    click(&mut harness, &phrase!(lang, "course.leave"));
    assert!(harness.state().course.taken.is_some());
    click(&mut harness, &phrase!(lang, "course.leave_no"));
    assert!(harness.state().course.taken.is_some());
    click(&mut harness, &phrase!(lang, "course.leave"));
    click(&mut harness, &phrase!(lang, "course.leave"));
    assert_eq!(harness.state().course.taken, None);
    harness.get_by_label(&phrase!(lang, "course.none_taken"));
}

/// The plan in large letters, one of four answers, the obstacle only where it wasn't done, a line.
#[test]
fn a_plan_is_answered_by_keyboard() {
    let lang = Lang::En;
    let mut fresh = shipped(lang);
    let scenario = fresh.library.find("late-shipment").expect("the scenario").clone();
    screens::begin(&mut fresh, &scenario, "sales");
    while fresh.playing.as_ref().is_some_and(|playing| playing.play.ending().is_none()) {
        screens::say(&mut fresh, screens::Taste::Best, 0);
        fresh.apply(PlayCommand::GoOn);
    }
    fresh.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    fresh.apply(ReviewCommand::KeepPlan { when, then });
    fresh.apply(NavCommand::Go(Screen::Programme));
    let plan = fresh.course.standing.as_ref().expect("a standing").last_plan().expect("a plan").id;
    fresh.apply(CourseCommand::LookAt(plan));
    let mut harness = window(fresh, (1280.0, 1000.0));
    harness.get_by_label(&phrase!(lang, "debrief.plan_sentence", when = "they shout", then = "wait"));
    let obstacle = phrase!(lang, "course.obstacle_no_time");
    assert!(harness.query_by_label(&obstacle).is_none());
    choose_by_key(&mut harness, &phrase!(lang, "course.fate_not_done"));
    choose_by_key(&mut harness, &obstacle);
    choose_by_key(&mut harness, &phrase!(lang, "course.keep_look"));
    let state = harness.state();
    let looks = &state.course.standing.as_ref().expect("a standing").plans;
    assert_eq!(looks.len(), 0, "what was looked back at is over");
    assert_eq!(state.course.looking_at, None);
    assert_eq!(state.notices, []);
}

/// Everything that was written.
fn written(shapes: &[ClippedShape]) -> String {
    fn read(shape: &Shape, into: &mut String) {
        match shape {
            Shape::Text(text) => into.push_str(text.galley.text()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| read(shape, into)),
            _ => {}
        }
    }
    let mut all = String::new();
    shapes.iter().for_each(|clipped| read(&clipped.shape, &mut all));
    all.split_whitespace().collect()
}

/// Everything that is said, thought or offered at any seat of a scenario, and what one knows there.
fn lines(scenario: &Scenario, lang: Lang) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for seat in &scenario.seats {
        let texts = seat.knows.iter().chain([&seat.brief]);
        let beats = seat.beats.iter().flat_map(|beat| {
            beat.says
                .variants
                .iter()
                .map(|(_, text)| text)
                .chain(beat.thinks.variants.iter().map(|(_, text)| text))
        });
        found.extend(texts.chain(beats).map(|text| text.get(lang).split_whitespace().collect::<String>()));
    }
    // Of a few characters it can't be told whose they are.
    found.retain(|line| line.chars().count() > 8);
    found
}

/// Every screen that can be gone to, with everything that can be pressed on it pressed once: no line of what is
/// kept for a form is on any of them.
#[test]
fn no_screen_shows_a_line_of_what_is_locked() {
    for lang in Lang::ALL {
        // Of one that was played before, too.
        let mut fresh = session(Library::load(None), lang, 100);
        let scenario = fresh.library.find("late-shipment").expect("the scenario").clone();
        screens::begin(&mut fresh, &scenario, "sales");
        screens::say(&mut fresh, screens::Taste::Best, 0);
        fresh.apply(PlayCommand::Leave);
        fresh.apply(NavCommand::Go(Screen::Programme));
        fresh.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
        fresh.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
        let locked: Vec<_> = fresh.library.playable().cloned().collect();
        assert!(locked.iter().all(|scenario| fresh.is_locked(&scenario.id)));
        let lines: BTreeSet<String> = locked.iter().flat_map(|scenario| lines(scenario, lang)).collect();
        assert!(lines.len() > 100);
        let mut page = Page::open(fresh, (1920.0, 6000.0));
        let mut seen = 0;
        for (screen, _) in screens::before(&page.session, lang) {
            // A workshop is led for others, by somebody who knows the scenario.
            if matches!(screen, Screen::Workshop | Screen::Language) {
                continue;
            }
            page.forget();
            page.session.apply(NavCommand::Go(screen.clone()));
            for key in [None, Some(Key::Tab), Some(Key::Enter), Some(Key::Tab), Some(Key::Enter)] {
                match key {
                    None => page.draw(Vec::new()),
                    Some(key) => page.press(key),
                };
                page.draw(Vec::new());
                let words = written(&page.draw(Vec::new()));
                let shown = lines.iter().find(|line| words.contains(line.as_str()));
                // Whoever takes a form sees that form.
                let own = match page.session.screen() {
                    Screen::Briefing { scenario, seat } => {
                        page.session.purpose_at(scenario, seat).form().is_some()
                    }
                    Screen::Conversation => true,
                    _ => false,
                };
                assert!(shown.is_none() || own, "{screen:?} {key:?} {lang}: {shown:?}");
                seen += 1;
            }
            page.session.apply(PeopleCommand::DontForget);
            page.session.apply(PlayCommand::Leave);
        }
        assert!(seen > 80, "{seen}");
    }
}
