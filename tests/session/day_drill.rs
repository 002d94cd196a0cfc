//! The five questions of day 2, by themselves: what they are about, that they go on where they were left, and when
//! they count.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::take_lesson::take_lesson;
use counterpart::course::due::Appointment;
use counterpart::course::path::Task;
use counterpart::history::all_kept;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::records::{STEP_DRILL, STEP_DRILL_BEGUN, STEP_LESSON_PART, Store};
use counterpart::session::lesson::DayDrill;
use counterpart::session::{CourseCommand, LessonCommand, NavCommand, Outside, Screen, Session};
use counterpart::text::Lang;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Monday, 2027-03-01.
const MONDAY: i64 = 20_878;
const DAY_MS: i64 = 86_400_000;

/// A session whose clock can be moved; every look at it is a little later.
fn at(store: Store, clock: &Arc<AtomicI64>) -> Session {
    let clock = Arc::clone(clock);
    let mut count = 0;
    let random = move || {
        count += 1;
        count
    };
    let outside = Outside::of(move || clock.fetch_add(1, Ordering::SeqCst), random);
    Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7))
}

fn monday() -> Arc<AtomicI64> {
    Arc::new(AtomicI64::new(MONDAY * DAY_MS))
}

fn on_disk(folder: &Path, clock: &Arc<AtomicI64>) -> Session {
    at(Store::open(folder, 1_000).unwrap().store, clock)
}

/// What is on the disk.
fn kept(folder: &Path) -> Store {
    Store::open(folder, 2_000).unwrap().store
}

/// The drills that are due, by what is offered at home.
fn due(session: &mut Session) -> Vec<Appointment> {
    session.apply(NavCommand::Go(Screen::Home));
    let offers = session.course.offers();
    let due = offers.iter().filter_map(|offer| match offer.task {
        Task::Due(what @ Appointment::Drill { .. }) => Some(what),
        _ => None,
    });
    due.collect()
}

fn drill(session: &Session) -> &DayDrill {
    session.lessons.day_drill.as_ref().expect("a drill")
}

/// Says what fits best at the moment, or worst, and goes on.
fn answer(session: &mut Session, best: bool) {
    if drill(session).drilling.looks_before() {
        session.apply(LessonCommand::On);
    }
    let shown = drill(session).drilling.shown();
    let quality = |offer: &&counterpart::conversation::Offer| offer.judgement.quality;
    let picked = if best { shown.iter().max_by_key(quality) } else { shown.iter().min_by_key(quality) };
    session.apply(LessonCommand::Say(picked.unwrap().option));
    session.apply(LessonCommand::On);
}

fn begin(session: &mut Session) {
    let what = due(session)[0];
    session.apply(CourseCommand::Begin(Task::Due(what)));
    assert!(matches!(session.screen(), Screen::Drill { .. }));
}

#[test]
fn two_days_after_the_lessons_come_five_moments_of_them_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let clock = monday();
    let mut session = on_disk(folder.path(), &clock);
    take_lesson(&mut session, "feedback");
    take_lesson(&mut session, "perspective-taking");
    let seen: BTreeSet<_> = {
        let answers = kept(folder.path()).drill_answers().unwrap();
        answers.into_iter().map(|answer| (answer.scenario_id, answer.seat, answer.lead)).collect()
    };
    assert_eq!((seen.len(), due(&mut session)), (10, vec![]), "not on the day itself");
    clock.fetch_add(2 * DAY_MS, Ordering::SeqCst);
    begin(&mut session);
    assert_eq!(drill(&session).lessons.len(), 2);
    for number in 1..=5 {
        assert_eq!(drill(&session).drilling.number(), (number, 5));
        assert!(session.on_stage().is_some());
        // What was chosen is one of the moment's own; a number that isn't there does nothing.
        let nowhere = counterpart::scenario::OptionIx(99);
        session.apply(LessonCommand::Say(nowhere));
        assert_eq!(drill(&session).drilling.answered().len(), number - 1);
        answer(&mut session, true);
    }
    assert!(drill(&session).ended() && drill(&session).is_passed());
    let answers = kept(folder.path()).drill_answers().unwrap();
    let new: Vec<_> = answers.iter().skip(10).collect();
    let lessons: BTreeSet<&str> = new.iter().map(|answer| answer.lesson.as_str()).collect();
    let scenarios: BTreeSet<&str> = new.iter().map(|answer| answer.scenario_id.as_str()).collect();
    assert_eq!((new.len(), lessons.len()), (5, 2));
    assert!(scenarios.len() >= 2);
    for answer in &new {
        let moment = (answer.scenario_id.clone(), answer.seat.clone(), answer.lead.clone());
        assert!(!seen.contains(&moment), "{moment:?} was seen in its lesson");
    }
    // The lessons themselves weren't opened again, and nothing more is due.
    let steps = kept(folder.path()).steps().unwrap();
    let last = steps.last().unwrap();
    assert_eq!((last.kind.as_str(), last.subject.as_str()), (STEP_DRILL, "2027-03-01"));
    let begun = steps.iter().position(|step| step.kind == STEP_DRILL_BEGUN).unwrap();
    assert!(steps.iter().skip(begun).all(|step| step.kind != STEP_LESSON_PART));
    assert_eq!(due(&mut session), vec![]);
    for lang in Lang::ALL {
        let (store, zone) = (kept(folder.path()), jiff::tz::TimeZone::UTC);
        let told = all_kept(&store, &session.library, "K7", &zone, lang).unwrap();
        assert!(told.contains(&phrase!(lang, "archive.drill_done")), "{told}");
    }
}

#[test]
fn one_that_is_left_goes_on_on_another_day_and_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = monday();
    let mut session = on_disk(folder.path(), &clock);
    take_lesson(&mut session, "feedback");
    clock.fetch_add(2 * DAY_MS, Ordering::SeqCst);
    begin(&mut session);
    answer(&mut session, true);
    answer(&mut session, true);
    session.apply(LessonCommand::Leave);
    assert_eq!(*session.screen(), Screen::Home);
    assert_eq!(due(&mut session).len(), 1, "it isn't done");
    drop(session);
    clock.fetch_add(DAY_MS, Ordering::SeqCst);
    let mut session = on_disk(folder.path(), &clock);
    begin(&mut session);
    assert_eq!((drill(&session).drilling.answered().len(), drill(&session).drilling.number()), (2, (3, 5)));
    answer(&mut session, true);
    answer(&mut session, false);
    answer(&mut session, false);
    assert!(drill(&session).ended());
    assert_eq!(
        (drill(&session).drilling.best(), due(&mut session)),
        (3, vec![]),
        "three of five, on two days"
    );
    let answers = kept(folder.path()).drill_answers().unwrap();
    let moments: BTreeSet<_> = answers.iter().map(|one| (&one.scenario_id, &one.seat, &one.lead)).collect();
    assert_eq!((answers.len(), moments.len()), (10, 10), "none twice");
}

#[test]
fn what_went_badly_comes_once_more_two_days_later_with_other_moments_and_then_no_more() {
    let clock = monday();
    let mut session = at(Store::in_memory().unwrap(), &clock);
    take_lesson(&mut session, "feedback");
    let of = session.today();
    clock.fetch_add(2 * DAY_MS, Ordering::SeqCst);
    begin(&mut session);
    (0..5).for_each(|_| answer(&mut session, false));
    assert!(drill(&session).ended() && !drill(&session).is_passed());
    assert_eq!(due(&mut session), vec![]);
    clock.fetch_add(2 * DAY_MS, Ordering::SeqCst);
    assert_eq!(due(&mut session), [Appointment::Drill { of, again: true }]);
    begin(&mut session);
    (0..5).for_each(|_| answer(&mut session, false));
    clock.fetch_add(2 * DAY_MS, Ordering::SeqCst);
    assert_eq!(due(&mut session), vec![]);
}

#[test]
fn of_a_day_without_lessons_there_is_nothing_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = on_disk(folder.path(), &monday());
    let of = session.today();
    session.apply(NavCommand::Go(Screen::Drill { of }));
    assert_eq!(drill(&session).drilling.number().1, 0);
    session.apply(LessonCommand::On);
    session.apply(LessonCommand::Leave);
    assert_eq!(*session.screen(), Screen::Home);
    assert!(kept(folder.path()).steps().unwrap().is_empty());
}
