//! Somebody who takes a lesson.

use counterpart::session::lesson::{Change, Moment, Part};
use counterpart::session::{LessonCommand, Session};

/// Takes a lesson to its end, without a plan.
pub fn take_lesson(session: &mut Session, id: &str) {
    session.apply(LessonCommand::Begin(id.to_owned()));
    for _ in 0..100 {
        let open = session.lessons.taking.as_ref().expect("a lesson");
        let command = match (open.part(), open.moment()) {
            _ if open.ended().is_some() => return,
            (_, Some(Moment::Asked)) => LessonCommand::Expect(Change::Heat),
            (Part::Drill, _) if !open.drilling.looks_before() && open.drilling.said().is_none() => {
                LessonCommand::Say(open.drilling.shown()[0].option)
            }
            (Part::Plan, _) => LessonCommand::NoPlan,
            _ => LessonCommand::On,
        };
        session.apply(command);
    }
    panic!("{id} has no end");
}
