//! The pictures of the lessons: the list, and one lesson from its first part to its last.

use super::itinerary::Stops;
use crate::scenario::OptionIx;
use crate::session::lesson::{Change, Drilling, Half, Moment, Part};
use crate::session::{LessonCommand, NavCommand, Screen, Session};

/// The lesson that is taken for the pictures.
const LESSON: &str = "perspective-taking";

/// The list: nothing taken yet, and with lessons that were finished or left.
pub fn lessons(stops: &mut Stops) {
    stops.in_every_dress("lessons", |session| session.apply(NavCommand::Go(Screen::Lessons)));
}

/// Every part of a lesson.
pub fn lesson(stops: &mut Stops) {
    stops.in_every_dress("lesson-recall", begin);
    stops.plainly_at("lesson-before", on);
    stops.plainly_at("lesson-line", |session| {
        on(session);
        session.apply(LessonCommand::ToggleThought);
    });
    stops.in_every_dress("lesson-asked", on);
    stops.in_every_dress("lesson-told", |session| session.apply(LessonCommand::Expect(Change::Trust)));
    stops.plainly_at("lesson-same-moment", on);
    stops.in_every_dress("lesson-compared", on);
    stops.in_every_dress("lesson-why", on);
    stops.plainly_at("lesson-drill-before", on);
    stops.in_every_dress("lesson-drill", |session| {
        if looks_before(session) {
            on(session);
        }
    });
    stops.in_every_dress("lesson-drill-judged", |session| say(session, false));
    stops.in_every_dress("lesson-plan", |session| {
        on(session);
        while session.lessons.taking.as_ref().is_some_and(|taking| taking.drilling.item().is_some()) {
            if !looks_before(session) {
                say(session, true);
            }
            on(session);
        }
    });
    stops.plainly_at("lesson-plan-read", |session| {
        session.apply(LessonCommand::When(Half::Given(0)));
        session.apply(LessonCommand::Then(Half::Given(0)));
    });
    stops.plainly_at("lesson-plan-back", on);
    stops.in_every_dress("lesson-end", |session| {
        on(session);
        on(session);
    });
    stops.in_every_dress("lessons-taken", |session| {
        session.apply(LessonCommand::Begin("feedback".to_owned()));
        on(session);
        session.apply(LessonCommand::Leave);
    });
}

fn begin(session: &mut Session) {
    session.apply(LessonCommand::Begin(LESSON.to_owned()));
}

fn on(session: &mut Session) {
    session.apply(LessonCommand::On);
}

fn looks_before(session: &Session) -> bool {
    session.lessons.taking.as_ref().is_some_and(|taking| taking.drilling.looks_before())
}

/// Says what fits best, or worst.
fn say(session: &mut Session, best: bool) {
    let Some(taking) = &session.lessons.taking else { return };
    if let Some(option) = picked(&taking.drilling, best) {
        session.apply(LessonCommand::Say(option));
    }
}

/// What fits best at the moment of a drill, or worst.
pub fn picked(drilling: &Drilling, best: bool) -> Option<OptionIx> {
    let shown = drilling.shown();
    let mut by_fit = shown.iter().collect::<Vec<_>>();
    by_fit.sort_by_key(|offer| offer.judgement.quality);
    let picked = if best { by_fit.last() } else { by_fit.first() };
    picked.map(|offer| offer.option)
}

/// Takes the lesson to its end.
pub fn take(session: &mut Session) {
    begin(session);
    while session.lessons.taking.as_ref().is_some_and(|taking| taking.ended().is_none()) {
        let Some(taking) = &session.lessons.taking else { return };
        let (part, asked) = (taking.part(), taking.moment() == Some(Moment::Asked));
        match part {
            Part::Plan => session.apply(LessonCommand::NoPlan),
            Part::Drill => {
                say(session, true);
                on(session);
            }
            _ if asked => session.apply(LessonCommand::Expect(Change::Trust)),
            _ => on(session),
        }
    }
}
