//! Where somebody stands in what they do, what is due and what comes next: worked out of what was gathered,
//! by the path and the dates of `counterpart-course`.
//!
//! The same records and the same day give the same answer. **Not here:** reading the records (`gathered`),
//! commands, words.

use super::gathered::Gathered;
use super::reached::Reached;
use super::steps::{DoneSoFar, StepShown, has, schedule, steps};
use super::taken::Taken;
use crate::conversation::Play;
use crate::course::day::Day;
use crate::course::due::{Appointment, DROPPED_AFTER, Due, Event, Schedule, dates, due};
use crate::course::file::course::{Course, StepKind};
use crate::course::needs;
use crate::course::path::{
    Advice, Form, Lesson, LessonDone, Misfires, Offer, PlayDone, Seat, Situation, Survey, Task, advise,
    misfires, telling, was_played,
};
use crate::history::{day_of, judged_then, replay};
use crate::library::Library;
use crate::library::courses::Courses;
use crate::records::{
    KeptPlan, PlayRow, Purpose, STEP_CASE, STEP_DRILL, STEP_DRILL_BEGUN, STEP_LESSON, STEP_OFFERED,
    STEP_REACTION, STEP_ROOM, STEP_SURVEY, Step,
};
use crate::scenario::{Cluster, Scenario, SeatIx, Topic};
use crate::scoring::{Evidence, PlayEvidence, counting, posterior};
use crate::session::BEGIN_WITH;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where somebody stands, what is due and what comes next.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The day on which this is so.
    pub today: Day,
    /// The steps of the course taken up, in order; none without one, or if its file is gone.
    pub steps: Vec<StepShown>,
    /// What is offered, and something else.
    pub advice: Advice,
    /// What is due and what comes later, with the dates as things stand now.
    pub dates: Vec<Due>,
    /// What is very late and hasn't been offered once more yet.
    pub last_calls: Vec<Appointment>,
    /// In counts.
    pub reached: Reached,
    /// The plans of the course, or of the time since the last follow-up was done, the first one first.
    pub plans: Vec<KeptPlan>,
    /// The form of the last day that is still to be taken.
    pub last_form: Option<u8>,
    /// The desk of the conversation that was had last, as scenario and seat.
    pub last_desk: Option<(String, String)>,
    /// How many lessons were taken, each counted once.
    pub lessons_taken: usize,
    /// The lessons of a day, by their ids, for its drill.
    pub lessons_on: BTreeMap<Day, Vec<String>>,
}

impl Standing {
    /// The first plan that hasn't been looked back at.
    pub fn plan_to_look_at(&self) -> Option<&KeptPlan> {
        self.plans.iter().find(|plan| plan.looks.is_empty())
    }

    /// The plan that was made last.
    pub fn last_plan(&self) -> Option<&KeptPlan> {
        self.plans.last()
    }
}

/// What a desk tells of, for every desk of a library: worked out once for each library.
pub type Telling = BTreeMap<(String, String), [u32; 5]>;

/// What every desk of a library tells of.
pub fn telling_of(library: &Library) -> Telling {
    let mut found = Telling::new();
    for scenario in library.playable() {
        for (number, seat) in (0u16..).zip(&scenario.seats) {
            found.insert((scenario.id.clone(), seat.id.clone()), telling(scenario, SeatIx(number as _)));
        }
    }
    found
}

/// Works it out.
pub fn standing(
    gathered: &Gathered,
    library: &Library,
    files: &Courses,
    told: &Telling,
    now: Day,
    zone: &TimeZone,
) -> Standing {
    let taken = gathered.taken.clone().map(Taken::of);
    let course = taken.as_ref().and_then(|taken| {
        files.courses().find(|course| course.id == taken.course).map(|course| (&**course, taken))
    });
    let whole: Vec<(&PlayRow, Play)> = gathered
        .whole
        .iter()
        .filter_map(|stored| Some((&stored.row, replay(library, stored).ok()?)))
        .collect();
    let ended = ended(gathered, taken.as_ref(), zone);
    let lessons = lessons(files);
    let lessons_done = lessons_done(gathered, files, &ended);
    let rounds = Round::of(gathered, taken.as_ref(), course.map(|(course, _)| course), &ended);
    let span = course.map_or(Schedule::SIXTY, |(course, _)| schedule(course));
    let is_own = |due: &Due| course.is_none_or(|(course, _)| has(course, due.what));
    let mut all_dates = dates(&rounds.events, span, now);
    all_dates.retain(is_own);
    let mut due_now = due(&rounds.events, span, now);
    due_now.retain(is_own);
    let (shown, open) = match course {
        Some((course, taken)) => steps(course, taken, &rounds.done, &all_dates, now),
        None => (Vec::new(), None),
    };
    let last_calls = due_now.iter().filter(|due| due.late > DROPPED_AFTER).map(|due| due.what).collect();
    let situation = Situation {
        seats: seats(library, told),
        lessons,
        forms: taken.as_ref().map(|taken| taken.forms.clone()).unwrap_or_default(),
        plays: ended.iter().map(|(_, play)| play.clone()).collect(),
        lessons_done,
        due: due_now,
        step: open,
        ..known(gathered, library, files)
    };
    let mut advice = advise(&situation, now);
    if situation.plays.is_empty() && situation.step.is_none() {
        begin_with(&mut advice, library);
    }
    let plays: Vec<Play> = whole.into_iter().map(|(_, play)| play).collect();
    Standing {
        today: now,
        steps: shown,
        advice,
        dates: all_dates,
        last_calls,
        reached: Reached::of(&plays, library),
        last_form: course.and_then(|(course, taken)| last_form(course, taken, &rounds.done)),
        lessons_taken: situation
            .lessons_done
            .iter()
            .map(|done| done.topic)
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        last_desk: situation.plays.last().map(|play| (play.scenario.clone(), play.seat.clone())),
        plans: rounds.plans,
        lessons_on: rounds.lessons_on,
    }
}

/// What newcomers begin with comes first: a conversation, before anything is taught.
fn begin_with(advice: &mut Advice, library: &Library) {
    let first = library.find(BEGIN_WITH).and_then(|scenario| scenario.seats.first());
    let Some(first) = first else { return };
    let is_first = |offer: &Offer| matches!(&offer.task, Task::Desk { scenario, seat } if scenario == BEGIN_WITH && *seat == first.id);
    let from = |offers: &mut Vec<Offer>| offers.iter().position(is_first).map(|place| offers.remove(place));
    let Some(offer) = from(&mut advice.offers).or_else(|| from(&mut advice.others)) else { return };
    advice.offers.insert(0, offer);
    if advice.offers.len() > crate::course::path::MOST {
        advice.others.splice(0..0, advice.offers.drain(crate::course::path::MOST..));
    }
}

/// The conversations that were had to their end, the first one first, each with its row. One of a form counts
/// as taken when it was given up, too: it was seen.
fn ended<'g>(gathered: &'g Gathered, taken: Option<&Taken>, zone: &TimeZone) -> Vec<(&'g PlayRow, PlayDone)> {
    let rows = gathered.past.iter().map(|(row, _)| row);
    rows.filter_map(|row| {
        let form = form_of(row, taken);
        let end = row.ended.as_ref().filter(|end| end.outcome.is_some() || form.is_some())?;
        row.parent.is_none().then(|| {
            let day = Day(day_of(end.at_ms, zone));
            (row, PlayDone { scenario: row.scenario_id.clone(), seat: row.seat.clone(), day, form })
        })
    })
    .collect()
}

/// The number of the form of the course taken up that a play is part of.
pub fn form_of(row: &PlayRow, taken: Option<&Taken>) -> Option<u8> {
    let taken = taken?;
    // An earlier time through the same course is another one.
    let is_of_it = row.course == taken.course && row.started_ms >= taken.at_ms;
    row.purpose.form().filter(|_| is_of_it)
}

/// The lessons that can be taken.
fn lessons(files: &Courses) -> Vec<Lesson> {
    files
        .lessons()
        .map(|lesson| {
            let mut scenarios: Vec<String> = Vec::new();
            for model in &lesson.models {
                if !scenarios.contains(&model.desk.scenario) {
                    scenarios.push(model.desk.scenario.clone());
                }
            }
            Lesson { topic: lesson.topic, scenarios }
        })
        .collect()
}

/// The lessons that were taken. One whose file is gone can't be told from another.
fn lessons_done(gathered: &Gathered, files: &Courses, ended: &[(&PlayRow, PlayDone)]) -> Vec<LessonDone> {
    let taken = gathered.steps.iter().filter(|step| step.kind == STEP_LESSON);
    taken
        .filter_map(|step| {
            let topic = files.lessons().find(|lesson| lesson.id == step.subject)?.topic;
            let before = |row: &PlayRow| row.ended.as_ref().is_some_and(|end| end.at_ms <= step.at_ms);
            let after_plays = ended.iter().filter(|(row, _)| before(row)).count();
            Some(LessonDone { topic, day: Day(step.day), after_plays })
        })
        .collect()
}

/// Every desk, with what it is about and what it tells of.
fn seats(library: &Library, told: &Telling) -> Vec<Seat> {
    let of = |scenario: &Arc<Scenario>| -> Vec<Seat> {
        let desk = |seat: &crate::scenario::Seat| {
            let provides = scenario.department_of(seat.plays) == scenario.flow.supplier;
            let side = if provides { needs::Side::Provider } else { needs::Side::Customer };
            let (id, topics) = (scenario.id.clone(), scenario.topics.clone());
            let key = (id.clone(), seat.id.clone());
            let desk =
                needs::Desk { scenario: id, seat: seat.id.clone(), side, topics, problem: scenario.problem };
            Seat { desk, telling: told.get(&key).copied().unwrap_or_default() }
        };
        scenario.seats.iter().map(desk).collect()
    };
    library.playable().flat_map(of).collect()
}

/// What is known of a person's skill, and how often sentences misfired; nothing else.
fn known(gathered: &Gathered, library: &Library, files: &Courses) -> Situation {
    let past: Vec<_> = gathered.past.iter().map(|(_, past)| past.clone()).collect();
    let counts: Vec<&str> = gathered
        .past
        .iter()
        .zip(counting(&past))
        .filter(|(_, practice)| practice.is_none())
        .map(|((row, _), _)| row.uid.as_str())
        .collect();
    let plays: Vec<Play> = gathered
        .whole
        .iter()
        .filter(|stored| counts.contains(&stored.row.uid.as_str()))
        .filter_map(|stored| {
            let play = replay(library, stored).ok()?;
            let then = judged_then(stored, &play);
            then.is_none_or(|then| then.otherwise == Some(0)).then_some(play)
        })
        .collect();
    let evidence: Vec<PlayEvidence> = plays.iter().map(PlayEvidence::of).collect();
    let decisions: Vec<(Vec<(&str, i8)>, usize)> = plays
        .iter()
        .flat_map(Play::turns)
        .filter(|turn| !turn.is_prediction())
        .map(|turn| {
            let offers = turn.offers.iter();
            let judged = offers.map(|offer| (offer.judgement.rule.id, offer.judgement.quality)).collect();
            let chosen = turn.offers.iter().position(|offer| offer.option == turn.pick.option);
            (judged, chosen.unwrap_or_default())
        })
        .collect();
    let of_topic = |topic: &Topic| -> Misfires {
        let lesson = files.lessons().find(|lesson| lesson.topic == *topic);
        let rules: Vec<&str> =
            lesson.map(|lesson| lesson.rules.iter().map(|rule| rule.id).collect()).unwrap_or_default();
        misfires(&rules, decisions.iter().map(|(offers, chosen)| (offers.as_slice(), *chosen)))
    };
    Situation {
        seats: Vec::new(),
        lessons: Vec::new(),
        forms: Vec::new(),
        plays: Vec::new(),
        lessons_done: Vec::new(),
        skills: Cluster::ALL.map(|cluster| posterior(&evidence, Some(cluster))),
        evidence: Cluster::ALL.map(|cluster| Evidence::of(&evidence, Some(cluster))),
        misfires: Topic::ALL.iter().map(of_topic).collect(),
        survey: Survey::default(),
        due: Vec::new(),
        step: None,
    }
}

/// What has happened since the course was taken up or, without one, since the last follow-up was done.
struct Round {
    events: Vec<Event>,
    done: DoneSoFar,
    plans: Vec<KeptPlan>,
    lessons_on: BTreeMap<Day, Vec<String>>,
}

impl Round {
    fn of(
        gathered: &Gathered,
        taken: Option<&Taken>,
        course: Option<&Course>,
        ended: &[(&PlayRow, PlayDone)],
    ) -> Round {
        let since = match taken {
            Some(taken) => taken.at_ms,
            None => gathered
                .plans
                .iter()
                .flat_map(|plan| &plan.looks)
                .map(|look| look.at_ms)
                .max()
                .map_or(i64::MIN, |at_ms| at_ms + 1),
        };
        let steps: Vec<_> = gathered.steps.iter().filter(|step| step.at_ms >= since).collect();
        let plans: Vec<KeptPlan> =
            gathered.plans.iter().filter(|plan| plan.plan.at_ms >= since).cloned().collect();
        let mut lessons_on: BTreeMap<Day, Vec<String>> = BTreeMap::new();
        for step in steps.iter().filter(|step| step.kind == STEP_LESSON) {
            lessons_on.entry(Day(step.day)).or_default().push(step.subject.clone());
        }
        let mut events: Vec<Event> = lessons_on.keys().map(|day| Event::Lesson { day: *day }).collect();
        events.extend(plans.iter().map(|plan| Event::Plan { day: Day(plan.plan.day) }));
        let drills = drills(gathered, &steps, &lessons_on, since);
        events.extend(&drills);
        let is_booster = |row: &PlayRow| row.purpose == Purpose::Booster && row.started_ms >= since;
        let boosters = ended.iter().filter(|(row, _)| is_booster(row));
        events.extend(boosters.clone().map(|(_, play)| Event::Booster { day: play.day }));
        let form_plays: Vec<PlayDone> =
            ended.iter().map(|(_, play)| play).filter(|play| play.form.is_some()).cloned().collect();
        let practised = |row: &PlayRow, play: &PlayDone| {
            row.started_ms >= since && play.form.is_none() && row.purpose != Purpose::Booster
        };
        let count = |kind: &str| steps.iter().filter(|step| step.kind == kind).count() as u32;
        let of_course = |kind: &str| {
            let own = |step: &&&Step| taken.is_some_and(|taken| step.course == taken.course);
            steps.iter().filter(|step| step.kind == kind).filter(own).count() as u32
        };
        let done = DoneSoFar {
            lessons: count(STEP_LESSON),
            desks: ended.iter().filter(|(row, play)| practised(row, play)).count() as u32,
            cases: steps
                .iter()
                .filter(|step| step.kind == STEP_CASE)
                .map(|step| step.subject.clone())
                .collect(),
            took_place: [of_course(STEP_SURVEY), of_course(STEP_ROOM), of_course(STEP_REACTION)],
            planned: !plans.is_empty(),
            drilled: !drills.is_empty(),
            boosted: boosters.count() > 0,
            looked_back: !plans.is_empty() && plans.iter().all(|plan| !plan.looks.is_empty()),
            form_plays,
        };
        if let (Some(course), Some(taken)) = (course, taken)
            && done.looked_back
            && last_form(course, taken, &done).is_none()
        {
            let looks = plans.iter().flat_map(|plan| &plan.looks).map(|look| Day(look.day));
            let days = looks.chain(done.form_plays.iter().map(|play| play.day));
            events.extend(days.max().map(|day| Event::Last { day }));
        }
        let offered = steps.iter().filter(|step| step.kind == STEP_OFFERED);
        events.extend(offered.filter_map(|step| {
            Some(Event::Offered { day: Day(step.day), what: appointment(&step.subject)? })
        }));
        Round { events, done, plans, lessons_on }
    }
}

/// The drills that were done. One that was taken by itself counts from its end on, on that day; otherwise what was
/// answered on a day after the one of its lesson.
fn drills(
    gathered: &Gathered,
    steps: &[&Step],
    lessons_on: &BTreeMap<Day, Vec<String>>,
    since: i64,
) -> Vec<Event> {
    let sittings = sittings(steps);
    let mut found: BTreeMap<(Day, Day), u32> = BTreeMap::new();
    for answer in gathered.answers.iter().filter(|answer| answer.at_ms >= since) {
        let is_of = |of: &Day| lessons_on.get(of).is_some_and(|lessons| lessons.contains(&answer.lesson));
        let sitting = sittings.iter().find(|sitting| {
            let is_over = sitting.ended.is_some_and(|(at_ms, _)| at_ms < answer.at_ms);
            sitting.begun_ms <= answer.at_ms && !is_over && is_of(&sitting.of)
        });
        let day = Day(answer.day);
        let counts = match sitting {
            Some(sitting) => sitting.ended.map(|(_, day)| (day, sitting.of)),
            None => lessons_on.range(..day).rev().map(|(of, _)| *of).find(is_of).map(|of| (day, of)),
        };
        if let Some(counts) = counts {
            *found.entry(counts).or_default() += u32::from(answer.quality == answer.best);
        }
    }
    found.into_iter().map(|((day, of), best)| Event::Drill { day, of, best }).collect()
}

/// A drill that was taken by itself: of which day, from when, and until when and on which day if it was ended.
struct Sitting {
    of: Day,
    begun_ms: i64,
    ended: Option<(i64, Day)>,
}

fn sittings(steps: &[&Step]) -> Vec<Sitting> {
    let mut found: Vec<Sitting> = Vec::new();
    for step in steps {
        let Some(of) = Day::read(&step.subject) else { continue };
        match step.kind.as_str() {
            STEP_DRILL_BEGUN => found.push(Sitting { of, begun_ms: step.at_ms, ended: None }),
            STEP_DRILL => {
                if let Some(open) = found.iter_mut().rev().find(|one| one.of == of && one.ended.is_none()) {
                    open.ended = Some((step.at_ms, Day(step.day)));
                }
            }
            _ => {}
        }
    }
    found
}

/// The form of the last day, while it is still to be taken.
fn last_form(course: &Course, taken: &Taken, done: &DoneSoFar) -> Option<u8> {
    let dated = course.steps.iter().filter(|step| step.day > 0);
    let forms = dated.filter_map(|step| match step.what {
        StepKind::Form(number) => Some(taken.form_in(number)),
        _ => None,
    });
    let is_missing = |number: &u8| {
        let form: Option<&Form> = taken.forms.iter().find(|form| form.number == *number);
        form.is_some_and(|form| !was_played(form, &done.form_plays))
    };
    forms.into_iter().find(is_missing)
}

/// The word under which it is kept that something was offered once more.
pub fn key_of(what: Appointment) -> String {
    match what {
        Appointment::Drill { of, again } => format!("drill {of} {again}"),
        Appointment::Booster => "booster".to_owned(),
        Appointment::Last => "last".to_owned(),
    }
}

fn appointment(key: &str) -> Option<Appointment> {
    match key.split(' ').collect::<Vec<_>>().as_slice() {
        ["drill", of, again] => Some(Appointment::Drill { of: Day::read(of)?, again: *again == "true" }),
        ["booster"] => Some(Appointment::Booster),
        ["last"] => Some(Appointment::Last),
        _ => None,
    }
}

/// Whether a step is one that somebody says has taken place, and under which word.
pub fn took_place(task: &Task) -> Option<(&'static str, String)> {
    match task {
        Task::Survey => Some((STEP_SURVEY, String::new())),
        Task::Room => Some((STEP_ROOM, String::new())),
        Task::Reaction => Some((STEP_REACTION, String::new())),
        Task::Case(id) => Some((STEP_CASE, id.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_offered_is_found_by_its_word() {
        let of = Day(20_520);
        for what in [
            Appointment::Drill { of, again: false },
            Appointment::Drill { of, again: true },
            Appointment::Booster,
            Appointment::Last,
        ] {
            assert_eq!(appointment(&key_of(what)), Some(what));
        }
        assert_eq!([appointment(""), appointment("drill x true")], [None, None]);
    }
}
