//! What is offered now.

use super::situation::{Lesson, OpenStep, Seat, Situation};
use super::unlocking::{is_locked, was_played};
use super::why::{self, Why};
use super::worth::{self, Worth};
use crate::day::Day;
use crate::due::Appointment;
use crate::topics::cluster_of;
use counterpart_core::scenario::Topic;

/// At most so many things are offered at a time.
pub const MOST: usize = 3;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// A conversation from a desk.
    Desk {
        /// The id of the scenario.
        scenario: String,
        /// The id of the seat.
        seat: String,
    },
    /// A lesson.
    Lesson(Topic),
    /// A conversation of a form, to be measured.
    Form {
        /// Its number.
        number: u8,
        /// The id of the scenario.
        scenario: String,
        /// The id of the seat.
        seat: String,
    },
    /// A case.
    Case(String),
    /// What is due.
    Due(Appointment),
    /// The survey.
    Survey,
    /// The room.
    Room,
    /// The questions at the end of the day.
    Reaction,
    /// The plan.
    Plan,
    /// Whatever one likes of what isn't locked.
    Library,
}

impl Task {
    /// Whether it is a lesson.
    pub const fn is_lesson(&self) -> bool {
        matches!(self, Task::Lesson(_))
    }
}

/// Something offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What.
    pub task: Task,
    /// Why.
    pub why: Why,
    /// What it is worth, term by term; none of what comes by its date or as a step of the course.
    pub worth: Option<Worth>,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// One to [`MOST`] things, the first one first; none if nothing is due, no step is open and every
    /// scenario is locked or no lesson may come.
    pub offers: Vec<Offer>,
    /// Something else, what is worth most first: never empty, since the library is always open.
    pub others: Vec<Offer>,
}

/// Every desk and lesson that isn't locked, what is worth most first, with every term. What is worth alike
/// goes in the order of the library, desks before lessons.
pub fn explain(situation: &Situation, now: Day) -> Vec<Offer> {
    let locked = |scenario: &str| is_locked(scenario, &situation.forms, &situation.plays);
    let desks = situation.seats.iter().filter(|seat| !locked(&seat.desk.scenario));
    let mut offers: Vec<Offer> = desks.map(|seat| desk(situation, seat, now)).collect();
    let lessons = situation.lessons.iter();
    let lessons = lessons.filter(|lesson| lesson.scenarios.iter().any(|scenario| !locked(scenario)));
    offers.extend(lessons.map(|of| lesson(situation, of, now)));
    let mut valued: Vec<(f64, Offer)> = offers.into_iter().map(|offer| (value(&offer), offer)).collect();
    valued.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    valued.into_iter().map(|(_, offer)| offer).collect()
}

fn value(offer: &Offer) -> f64 {
    offer.worth.as_ref().map_or(0.0, Worth::total)
}

fn desk(situation: &Situation, seat: &Seat, now: Day) -> Offer {
    let worth = worth::of_desk(situation, seat, now);
    let task = Task::Desk { scenario: seat.desk.scenario.clone(), seat: seat.desk.seat.clone() };
    Offer { task, why: why::of_desk(situation, seat, &worth), worth: Some(worth) }
}

fn lesson(situation: &Situation, lesson: &Lesson, now: Day) -> Offer {
    let worth = worth::of_lesson(situation, lesson, now);
    let why = why::of_lesson(situation, lesson, &worth);
    Offer { task: Task::Lesson(lesson.topic), why, worth: Some(worth) }
}

/// What comes next: what is due, oldest first; the open step; then what is worth most, lessons before the
/// desks of their cluster, and never two lessons without a conversation between them.
pub fn advise(situation: &Situation, now: Day) -> Advice {
    let plain = |task: Task, why: Why| Offer { task, why, worth: None };
    let mut offers: Vec<Offer> =
        situation.due.iter().take(MOST).map(|due| plain(Task::Due(due.what), Why::due(due, now))).collect();
    let mut ranked = explain(situation, now);
    let (mut lessons, mut desks) = (usize::MAX, usize::MAX);
    match &situation.step {
        Some(OpenStep::Path { lessons: more_lessons, desks: more_desks, cases }) => {
            (lessons, desks) = (*more_lessons as usize, *more_desks as usize);
            // Cases are read once there is nothing left to practise, or beside it if there is room.
            if lessons == 0 && desks == 0 {
                offers.extend(cases.iter().map(|case| plain(Task::Case(case.clone()), Why::Step)));
            }
        }
        Some(OpenStep::Form(number)) => {
            let seat = next_of_form(situation, *number);
            offers.extend(
                seat.map(|(scenario, seat)| plain(Task::Form { number: *number, scenario, seat }, Why::Step)),
            );
        }
        Some(OpenStep::Survey) => offers.push(plain(Task::Survey, Why::Step)),
        Some(OpenStep::Room) => offers.push(plain(Task::Room, Why::Step)),
        Some(OpenStep::Reaction) => offers.push(plain(Task::Reaction, Why::Step)),
        Some(OpenStep::Plan) => offers.push(plain(Task::Plan, Why::Step)),
        None => {}
    }
    offers.truncate(MOST);
    let room = MOST - offers.len();
    let chosen = in_turn(situation, &mut ranked, room, [lessons, desks]);
    offers.extend(chosen);
    if let Some(OpenStep::Path { cases, .. }) = &situation.step {
        let missing = cases.iter().map(|case| plain(Task::Case(case.clone()), Why::Step));
        let known: Vec<Task> = offers.iter().map(|offer| offer.task.clone()).collect();
        offers.extend(missing.filter(|offer| !known.contains(&offer.task)));
        offers.truncate(MOST);
    }
    ranked.push(plain(Task::Library, Why::NotYet));
    Advice { offers, others: ranked }
}

/// Takes what is offered out of what is ranked: at most so many lessons and desks.
fn in_turn(situation: &Situation, ranked: &mut Vec<Offer>, room: usize, mut left: [usize; 2]) -> Vec<Offer> {
    let mut chosen: Vec<Offer> = Vec::new();
    let mut after_a_lesson = situation.last_was_a_lesson();
    while chosen.len() < room {
        let may_come = |offer: &Offer| {
            if offer.task.is_lesson() { left[0] > 0 && !after_a_lesson } else { left[1] > 0 }
        };
        let Some(mut place) = ranked.iter().position(may_come) else { break };
        if let Some(before) = lesson_before(situation, &ranked[place].task, ranked)
            && may_come(&ranked[before])
        {
            place = before;
        }
        let offer = ranked.remove(place);
        after_a_lesson = offer.task.is_lesson();
        let kind = usize::from(!after_a_lesson);
        left[kind] = left[kind].saturating_sub(1);
        chosen.push(offer);
    }
    chosen
}

/// The lesson that comes before a desk: the one worth most of those of the desk's cluster, if none of that
/// cluster has been taken.
fn lesson_before(situation: &Situation, task: &Task, ranked: &[Offer]) -> Option<usize> {
    let Task::Desk { scenario, seat } = task else { return None };
    let cluster = situation.seats.iter().find(|known| known.is(scenario, seat))?.cluster();
    if situation.lessons_done.iter().any(|done| cluster_of(done.topic) == cluster) {
        return None;
    }
    ranked.iter().position(|offer| matches!(offer.task, Task::Lesson(topic) if cluster_of(topic) == cluster))
}

/// The first seat of a form that hasn't been played as part of it.
fn next_of_form(situation: &Situation, number: u8) -> Option<(String, String)> {
    let form = situation.forms.iter().find(|form| form.number == number)?;
    if was_played(form, &situation.plays) {
        return None;
    }
    let missing = form.seats.iter().find(|(scenario, seat)| {
        !situation
            .plays
            .iter()
            .any(|play| play.form == Some(number) && play.scenario == *scenario && play.seat == *seat)
    });
    missing.cloned()
}
