//! The steps of a course that was taken up: which are done, and which is open.
//!
//! **Not here:** what is due when (`counterpart-course`), and what a step is called.

use super::taken::Taken;
use crate::course::day::Day;
use crate::course::due::{Appointment, Due, Schedule};
use crate::course::file::course::{Course, StepKind};
use crate::course::path::{OpenStep, PlayDone, was_played};

/// A step, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepShown {
    /// What is done. Forms are those that this person takes there.
    pub what: StepKind,
    /// On which day after the first one.
    pub day: u16,
    /// Its date as things stand now.
    pub date: Day,
    /// How far it is.
    pub state: StepState,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// It is done.
    Done,
    /// It is what comes now, or may be done now.
    Open,
    /// It comes later.
    Later,
}

/// What was done in the course so far, as far as its steps ask.
#[derive(Clone, Debug, Default)]
pub struct DoneSoFar {
    /// The conversations of its forms.
    pub form_plays: Vec<PlayDone>,
    /// How many lessons were taken.
    pub lessons: u32,
    /// How many conversations were had for practice.
    pub desks: u32,
    /// The cases that were read.
    pub cases: Vec<String>,
    /// How often a survey, a room, the questions took place.
    pub took_place: [u32; 3],
    /// Whether a plan was made.
    pub planned: bool,
    /// Whether a drill of an earlier day's lessons was done.
    pub drilled: bool,
    /// Whether the other desk was sat at as follow-up.
    pub boosted: bool,
    /// Whether every plan was looked back at, and there was one.
    pub looked_back: bool,
}

/// On which days follow-up lies: as the course says, and as sixty days do where it doesn't.
pub fn schedule(course: &Course) -> Schedule {
    let day = |is: fn(&StepKind) -> bool| {
        course.steps.iter().find(|step| step.day > 0 && is(&step.what)).map(|step| i32::from(step.day))
    };
    let last = course.steps.iter().map(|step| i32::from(step.day)).max().filter(|day| *day > 0);
    let usual = last.map_or(Schedule::SIXTY, Schedule::of);
    Schedule {
        drill: day(|step| matches!(step, StepKind::Drill)).unwrap_or(usual.drill),
        booster: day(|step| matches!(step, StepKind::Booster)).unwrap_or(usual.booster),
        last: last.unwrap_or(usual.last),
    }
}

/// Whether a course has this follow-up.
pub fn has(course: &Course, what: Appointment) -> bool {
    course.steps.iter().filter(|step| step.day > 0).any(|step| match what {
        Appointment::Drill { .. } => step.what == StepKind::Drill,
        Appointment::Booster => step.what == StepKind::Booster,
        Appointment::Last => matches!(step.what, StepKind::FollowUp | StepKind::Form(_)),
    })
}

/// The steps in their order, and the open one: the first of the first day that isn't done.
pub fn steps(
    course: &Course,
    taken: &Taken,
    done: &DoneSoFar,
    dates: &[Due],
    now: Day,
) -> (Vec<StepShown>, Option<OpenStep>) {
    let mut left = Left { lessons: done.lessons, desks: done.desks, took_place: done.took_place };
    let mut open = None;
    let shown = course.steps.iter().map(|step| {
        let what = match &step.what {
            StepKind::Form(number) => StepKind::Form(taken.form_in(*number)),
            other => other.clone(),
        };
        let missing = missing(&what, taken, done, &mut left);
        let date = date_of(&what, step.day, taken, dates);
        let is_open = if step.day > 0 { date <= now } else { open.is_none() };
        let state = match missing {
            Missing::Nothing => StepState::Done,
            _ if !is_open => StepState::Later,
            Missing::Step(next) => {
                if step.day == 0 {
                    open = Some(next);
                }
                StepState::Open
            }
            Missing::ByItsDate => StepState::Open,
        };
        StepShown { what, day: step.day, date, state }
    });
    let shown = shown.collect();
    (shown, open)
}

/// What of what was done hasn't been counted for an earlier step yet.
struct Left {
    lessons: u32,
    desks: u32,
    took_place: [u32; 3],
}

impl Left {
    fn took_place(&mut self, which: usize) -> bool {
        let there = self.took_place[which] > 0;
        self.took_place[which] -= u32::from(there);
        there
    }
}

/// What is missing of a step.
enum Missing {
    /// It is done.
    Nothing,
    /// This.
    Step(OpenStep),
    /// What comes by its date, and is told by what is due.
    ByItsDate,
}

fn missing(step: &StepKind, taken: &Taken, done: &DoneSoFar, left: &mut Left) -> Missing {
    let unless = |done: bool, open: OpenStep| if done { Missing::Nothing } else { Missing::Step(open) };
    let by_date = |done: bool| if done { Missing::Nothing } else { Missing::ByItsDate };
    match step {
        StepKind::Survey => unless(left.took_place(0), OpenStep::Survey),
        StepKind::Room { .. } => unless(left.took_place(1), OpenStep::Room),
        StepKind::Reaction => unless(left.took_place(2), OpenStep::Reaction),
        StepKind::Form(number) => {
            let form = taken.forms.iter().find(|form| form.number == *number);
            // A form that isn't there can't be taken, and holds nobody up.
            unless(form.is_none_or(|form| was_played(form, &done.form_plays)), OpenStep::Form(*number))
        }
        StepKind::Path { lessons, desks, cases } => {
            let take = |wanted: u8, left: &mut u32| {
                let taken = u32::from(wanted).min(*left);
                *left -= taken;
                u32::from(wanted) - taken
            };
            let lessons = take(*lessons, &mut left.lessons);
            let desks = take(*desks, &mut left.desks);
            let cases: Vec<String> =
                cases.iter().filter(|case| !done.cases.contains(case)).cloned().collect();
            let nothing = lessons == 0 && desks == 0 && cases.is_empty();
            unless(nothing, OpenStep::Path { lessons, desks, cases })
        }
        StepKind::Plan => unless(done.planned, OpenStep::Plan),
        StepKind::Drill => by_date(done.drilled),
        StepKind::Booster => by_date(done.boosted),
        StepKind::FollowUp => by_date(done.looked_back),
    }
}

/// The date of a step: that of what is due where something is, else counted from the first day.
fn date_of(step: &StepKind, day: u16, taken: &Taken, dates: &[Due]) -> Day {
    let is_own = |due: &&Due| match step {
        StepKind::Drill => matches!(due.what, Appointment::Drill { .. }),
        StepKind::Booster => due.what == Appointment::Booster,
        StepKind::FollowUp | StepKind::Form(_) => due.what == Appointment::Last,
        _ => false,
    };
    match (day, dates.iter().find(is_own)) {
        (0, _) => taken.first_day,
        (_, Some(due)) => due.date,
        (day, None) => taken.first_day.plus(i32::from(day)).on_a_weekday(),
    }
}
