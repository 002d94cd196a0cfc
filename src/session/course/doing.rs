//! Beginning what is offered: a conversation for the path, for a form or as follow-up; a lesson; a plan.

use super::{Meant, Standing};
use crate::course::due::Appointment;
use crate::course::path::{Task, was_played};
use crate::records::{PlaySummary, Purpose, StoreError};
use crate::scenario::Topic;
use crate::session::{CourseCommand, LessonCommand, ReviewCommand, Screen, Session};

impl Session {
    pub(super) fn begin_task(&mut self, task: Task) -> Result<(), StoreError> {
        match task {
            Task::Desk { scenario, seat } => self.brief_for(scenario, seat, Purpose::Path),
            Task::Lesson(topic) => return self.begin_lesson_of(topic),
            Task::Form { number, scenario, seat } => return self.begin_form(number, scenario, seat),
            Task::Due(Appointment::Drill { of, .. }) => {
                self.lessons.put_ended_away();
                self.open_screen(Screen::Drill { of });
            }
            Task::Due(Appointment::Booster) => {
                if let Some((scenario, seat)) = self.booster_desk() {
                    self.brief_for(scenario, seat, Purpose::Booster);
                }
            }
            Task::Due(Appointment::Last) => return self.begin_last(),
            Task::Plan => {
                // A plan is made where a conversation is looked back at.
                let finished = |end: &crate::records::Ended| end.outcome.is_some();
                let last = self.progress.recent.iter().find(|play| {
                    play.row.ended.as_ref().is_some_and(finished) && self.may_be_seen(&play.row)
                });
                match last.map(|play| play.row.uid.clone()) {
                    Some(uid) => return self.look_back(ReviewCommand::Open(uid)),
                    None => self.open_screen(Screen::Library),
                }
            }
            Task::Library => self.open_screen(Screen::Library),
            Task::Survey | Task::Room | Task::Reaction | Task::Case(_) => {
                self.open_screen(Screen::Programme);
            }
        }
        Ok(())
    }

    /// Opens the briefing of a seat for something.
    fn brief_for(&mut self, scenario: String, seat: String, purpose: Purpose) {
        self.course.meant = Some(Meant { scenario: scenario.clone(), seat: seat.clone(), purpose });
        self.open_screen(Screen::Briefing { scenario, seat });
    }

    /// What a briefing was opened for is over once another screen is gone to that isn't on its way.
    pub(in crate::session) fn forget_what_was_meant(&mut self, next: &Screen) {
        let is_over = match (next, &self.course.meant) {
            (_, None) => false,
            (Screen::Briefing { scenario, seat }, Some(meant)) => {
                meant.scenario != *scenario || meant.seat != *seat
            }
            (Screen::Home | Screen::Library | Screen::Programme | Screen::Outcome, _) => true,
            _ => false,
        };
        if is_over {
            self.course.meant = None;
        }
    }

    /// The lesson of a topic.
    fn begin_lesson_of(&mut self, topic: Topic) -> Result<(), StoreError> {
        let files = self.course.files.as_ref();
        let lesson = files.and_then(|files| files.lessons().find(|lesson| lesson.topic == topic));
        match lesson.map(|lesson| lesson.id.clone()) {
            Some(id) => self.open_lesson(&id),
            None => Ok(()),
        }
    }

    /// Opens a lesson by its id: the one place that leads to one.
    fn open_lesson(&mut self, id: &str) -> Result<(), StoreError> {
        self.take_lesson(LessonCommand::Begin(id.to_owned()))
    }

    /// Takes a conversation of a form: once. One that was begun is gone on with; one that is over isn't had again.
    fn begin_form(&mut self, number: u8, scenario: String, seat: String) -> Result<(), StoreError> {
        let (Some(purpose), Some(taken)) = (Purpose::of_form(number), self.course.taken.clone()) else {
            return Ok(());
        };
        let is_its = taken.forms.iter().any(|form| {
            form.number == number && form.seats.iter().any(|(a, b)| *a == scenario && *b == seat)
        });
        if !is_its {
            return Ok(());
        }
        let before = self.taken_before(purpose, &scenario, &seat)?;
        match before {
            None => self.brief_for(scenario, seat, purpose),
            Some(play) if play.row.ended.is_none() => return self.resume(&play.row.uid),
            Some(_) => {}
        }
        Ok(())
    }

    /// The play by which a conversation of a form was taken, if it was begun.
    pub(in crate::session) fn taken_before(
        &self,
        purpose: Purpose,
        scenario: &str,
        seat: &str,
    ) -> Result<Option<PlaySummary>, StoreError> {
        let Some(taken) = &self.course.taken else { return Ok(None) };
        let plays = self.store.plays_for(&taken.course, purpose)?;
        Ok(plays.into_iter().find(|play| {
            let row = &play.row;
            let is_its = row.scenario_id == scenario && row.seat == seat;
            is_its && row.parent.is_none() && row.started_ms >= taken.at_ms
        }))
    }

    /// The last day: the plans first, then the form.
    fn begin_last(&mut self) -> Result<(), StoreError> {
        let standing = self.course.standing.as_ref();
        if let Some(plan) = standing.and_then(Standing::plan_to_look_at).map(|plan| plan.id) {
            return self.course_do(CourseCommand::LookAt(plan));
        }
        let Some(number) = standing.and_then(|standing| standing.last_form) else { return Ok(()) };
        match self.next_of_form(number) {
            Some((scenario, seat)) => self.begin_form(number, scenario, seat),
            None => Ok(()),
        }
    }

    /// The desk of a form that is still to be taken, as scenario and seat.
    pub(in crate::session) fn next_of_form(&self, number: u8) -> Option<(String, String)> {
        let form = self.course.taken.as_ref()?.forms.iter().find(|form| form.number == number)?;
        let was_taken = |desk: &&(String, String)| {
            self.course
                .form_plays
                .iter()
                .any(|play| play.form == Some(number) && play.scenario == desk.0 && play.seat == desk.1)
        };
        form.seats.iter().find(|desk| !was_taken(desk)).cloned()
    }

    /// The desk of day 12: the other desk of a scenario of the form that was taken first, one that hasn't been
    /// sat at if there is one; without forms that of the conversation had last.
    pub fn booster_desk(&self) -> Option<(String, String)> {
        let other = |(scenario, seat): &(String, String)| {
            let found = self.library.find(scenario)?;
            let other = found.seats.iter().find(|other| other.id != *seat)?;
            Some((scenario.clone(), other.id.clone()))
        };
        let taken = self.course.taken.as_ref();
        let first = taken.and_then(|taken| {
            let number = taken.form_in(1);
            taken.forms.iter().find(|form| form.number == number)
        });
        match first.filter(|form| was_played(form, &self.course.form_plays)) {
            Some(form) => {
                let desks: Vec<(String, String)> = form.seats.iter().filter_map(other).collect();
                let untried = |desk: &&(String, String)| !self.progress.is_finished(&desk.0, &desk.1);
                desks.iter().find(untried).or(desks.first()).cloned()
            }
            None => {
                let last = self.course.standing.as_ref()?.last_desk.as_ref()?;
                other(last).filter(|(scenario, _)| !self.is_locked(scenario))
            }
        }
    }
}
