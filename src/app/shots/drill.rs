//! The pictures of a drill of an earlier day: a moment, what was said judged, and the end.

use super::itinerary::Stops;
use super::lesson;
use crate::course::due::Appointment;
use crate::course::path::Task;
use crate::session::{CourseCommand, LessonCommand, Session};

/// A drill of the lesson that was taken for its own pictures.
pub fn drill(stops: &mut Stops) {
    stops.in_every_dress("drill", |session| {
        lesson::take(session);
        let of = session.today();
        session.apply(CourseCommand::Begin(Task::Due(Appointment::Drill { of, again: false })));
        if looks_before(session) {
            session.apply(LessonCommand::On);
        }
    });
    stops.plainly_at("drill-judged", |session| say(session, false));
    stops.in_every_dress("drill-end", |session| {
        while session.lessons.day_drill.as_ref().is_some_and(|drill| !drill.ended()) {
            say(session, true);
            session.apply(LessonCommand::On);
        }
    });
}

fn looks_before(session: &Session) -> bool {
    session.lessons.day_drill.as_ref().is_some_and(|drill| drill.drilling.looks_before())
}

/// Says what fits best, or worst, where something can be said.
fn say(session: &mut Session, best: bool) {
    let Some(drill) = &session.lessons.day_drill else { return };
    if let Some(option) = lesson::picked(&drill.drilling, best) {
        session.apply(LessonCommand::Say(option));
    }
}
