//! What is offered in words: what it is called, why it is offered, how long it takes. Reasons are about the
//! task and in counts, never about the person.

use crate::conversation::rules;
use crate::course::counts::Obstacle;
use crate::course::due::Appointment;
use crate::course::path::{Offer, Task, Why};
use crate::phrase;
use crate::records::PlanText;
use crate::scenario::Seat;
use crate::session::{BEGIN_WITH, Session};
use crate::text::Lang;
use crate::words;

/// What stands above it: today, or next.
pub fn kicker(offer: &Offer, lang: Lang) -> String {
    match &offer.why {
        Why::Due { .. } => phrase!(lang, "course.today"),
        Why::Step => phrase!(lang, "course.next_step"),
        _ => phrase!(lang, "home.next"),
    }
}

/// What it is called.
pub fn title_of(session: &Session, task: &Task, lang: Lang) -> String {
    match task {
        Task::Desk { scenario, seat } => desk(session, scenario, seat, lang),
        Task::Lesson(topic) => {
            let files = session.course.files.as_ref();
            let lesson = files.and_then(|files| files.lessons().find(|lesson| lesson.topic == *topic));
            let name = lesson
                .map_or_else(|| topic.name().get(lang).to_owned(), |one| one.title.get(lang).to_owned());
            phrase!(lang, "course.lesson", title = name)
        }
        Task::Form { number, scenario, seat } => {
            let desk = desk(session, scenario, seat, lang);
            phrase!(lang, "course.form_desk", number = number, desk = desk)
        }
        Task::Case(id) => phrase!(lang, "course.case", title = case(session, id, lang)),
        Task::Due(what) => appointment_title(session, *what, lang),
        Task::Survey => phrase!(lang, "course.survey"),
        Task::Room => phrase!(lang, "course.room"),
        Task::Reaction => phrase!(lang, "course.reaction"),
        Task::Plan => phrase!(lang, "course.plan"),
        Task::Library => phrase!(lang, "course.library"),
    }
}

fn case(session: &Session, id: &str, lang: Lang) -> String {
    let files = session.course.files.as_ref();
    let case = files.and_then(|files| files.cases().find(|case| case.id == id));
    let title = case.and_then(|case| case.title.as_ref()).map(|title| title.get(lang).to_owned());
    title.unwrap_or_else(|| id.to_owned())
}

/// A scenario and the department that speaks.
pub fn desk(session: &Session, scenario: &str, seat: &str, lang: Lang) -> String {
    match session.seat_ref(scenario, seat) {
        Some(at) => {
            let (title, seat) = (at.scenario.title.get(lang), at.department().get(lang));
            phrase!(lang, "home.title_and_seat", title = title, seat = seat)
        }
        None => scenario.to_owned(),
    }
}

/// What follow-up is called.
pub fn appointment_title(session: &Session, what: Appointment, lang: Lang) -> String {
    match what {
        Appointment::Drill { .. } => phrase!(lang, "course.drill"),
        Appointment::Booster => match session.booster_desk() {
            Some((scenario, seat)) => desk(session, &scenario, &seat, lang),
            None => phrase!(lang, "course.booster"),
        },
        Appointment::Last => {
            let standing = session.course.standing.as_ref();
            let waits = standing.is_none_or(|standing| standing.plan_to_look_at().is_some());
            match standing.and_then(|standing| standing.last_form).filter(|_| !waits) {
                Some(number) => phrase!(lang, "course.form", number = number),
                None => phrase!(lang, "course.look_back"),
            }
        }
    }
}

/// What follow-up is about, for a calendar: no word of anybody's own.
pub fn appointment_about(what: Appointment, lang: Lang) -> String {
    match what {
        Appointment::Drill { .. } => phrase!(lang, "course.about_drill"),
        Appointment::Booster => phrase!(lang, "course.about_booster"),
        Appointment::Last => phrase!(lang, "course.about_last"),
    }
}

/// How long it takes, in minutes: conventions, not measurements. None where nobody can say.
pub fn minutes_of(session: &Session, task: &Task) -> Option<u32> {
    let of_desk = |scenario: &str, seat: &str| session.seat_ref(scenario, seat).map(|at| of_seat(at.seat));
    match task {
        Task::Desk { scenario, seat } | Task::Form { scenario, seat, .. } => of_desk(scenario, seat),
        Task::Lesson(_) => Some(6),
        Task::Case(_) => Some(10),
        Task::Due(Appointment::Booster) => {
            session.booster_desk().and_then(|(scenario, seat)| of_desk(&scenario, &seat))
        }
        Task::Due(Appointment::Drill { .. } | Appointment::Last) | Task::Plan => Some(3),
        Task::Survey => Some(5),
        Task::Room => Some(30),
        Task::Reaction => Some(1),
        Task::Library => None,
    }
}

/// About how long a conversation takes: three quarters of a minute a sentence.
fn of_seat(seat: &Seat) -> u32 {
    (u32::from(seat.turns) * 3).div_ceil(4).max(1)
}

/// Why it is offered.
pub fn reason(session: &Session, offer: &Offer, lang: Lang) -> String {
    match (&offer.why, &offer.task) {
        (Why::Due { days, .. }, Task::Due(what)) => due(session, *what, *days, lang),
        (Why::Due { .. } | Why::Step, task) => step(task, lang),
        (_, Task::Desk { scenario, .. }) if is_first(session, scenario) => {
            let summary = session.library.find(scenario).map(|one| one.summary.get(lang).to_owned());
            phrase!(lang, "course.why_begin", summary = summary.unwrap_or_default())
        }
        (Why::Misfires { topic, rule, bad, seen }, _) => {
            let rule = rule.as_deref().and_then(rules::find);
            match rule {
                Some(rule) => {
                    let name = rule.name.get(lang);
                    phrase!(lang, "course.why_misfires", rule = name, id = rule.id, bad = bad, seen = seen)
                }
                None => {
                    let topic = topic.name().get(lang);
                    phrase!(lang, "course.why_misfires_topic", topic = topic, bad = bad, seen = seen)
                }
            }
        }
        (Why::LittleKnown { cluster, seen: 0, here }, _) => {
            phrase!(lang, "course.why_nothing_known", cluster = cluster.name().get(lang), here = here)
        }
        (Why::LittleKnown { cluster, seen, here }, _) => {
            let cluster = cluster.name().get(lang);
            phrase!(lang, "course.why_little_known", cluster = cluster, seen = seen, here = here)
        }
        (Why::OtherDesk { heard_from }, Task::Desk { scenario, seat }) => {
            let name =
                |seat: &str| session.seat_ref(scenario, seat).map(|at| at.department().get(lang).to_owned());
            let (from, here) = (name(heard_from).unwrap_or_default(), name(seat).unwrap_or_default());
            phrase!(lang, "course.why_other_desk", from = from, here = here)
        }
        (Why::OtherDesk { .. }, _) => phrase!(lang, "course.why_not_yet"),
        (Why::Survey { code, .. }, _) => phrase!(lang, "course.why_survey", code = code),
        (Why::Seen { cluster, best, telling }, _) => {
            let cluster = cluster.name().get(lang);
            phrase!(lang, "course.why_seen", cluster = cluster, best = best, telling = telling)
        }
        (Why::NotYet, Task::Library) => phrase!(lang, "course.why_library"),
        (Why::NotYet, Task::Lesson(_)) => {
            let all = session.course.files.as_ref().map_or(0, |files| files.lessons().count());
            let done = session.course.standing.as_ref().map_or(0, |standing| standing.lessons_taken);
            phrase!(lang, "course.why_lesson", all = all, done = done)
        }
        (Why::NotYet, _) => phrase!(lang, "course.why_not_yet"),
    }
}

/// Whether this is what newcomers begin with, and nothing was played yet.
fn is_first(session: &Session, scenario: &str) -> bool {
    let standing = session.course.standing.as_ref();
    scenario == BEGIN_WITH && standing.is_some_and(|standing| standing.reached.conversations == 0)
}

fn due(session: &Session, what: Appointment, days: i32, lang: Lang) -> String {
    let standing = session.course.standing.as_ref();
    match what {
        Appointment::Drill { of, .. } => {
            let files = session.course.files.as_ref();
            let lesson = standing
                .and_then(|standing| standing.lessons_on.get(&of)?.first())
                .and_then(|id| files?.lessons().find(|lesson| lesson.id == *id));
            let title = lesson.map_or(String::new(), |lesson| lesson.title.get(lang).to_owned());
            phrase!(lang, "course.why_drill", days = days, title = title)
        }
        Appointment::Booster => match standing.and_then(|standing| standing.last_plan()) {
            Some(plan) => {
                phrase!(lang, "course.why_booster", days = days, plan = plan_words(&plan.plan.text, lang))
            }
            None => phrase!(lang, "course.why_booster_without", days = days),
        },
        Appointment::Last => match standing.and_then(|standing| standing.plan_to_look_at()) {
            Some(plan) => {
                phrase!(lang, "course.why_last", days = days, plan = plan_words(&plan.plan.text, lang))
            }
            None => phrase!(lang, "course.why_last_form", days = days),
        },
    }
}

/// A plan as a sentence.
pub fn plan_words(plan: &PlanText, lang: Lang) -> String {
    match plan {
        PlanText::Halves { when, then } => words::plan(lang, when, then),
        PlanText::Sentence(sentence) => sentence.clone(),
    }
}

fn step(task: &Task, lang: Lang) -> String {
    match task {
        Task::Form { .. } => phrase!(lang, "course.why_form"),
        Task::Survey => phrase!(lang, "course.why_survey_step"),
        Task::Room => phrase!(lang, "course.why_room"),
        Task::Reaction => phrase!(lang, "course.why_reaction"),
        Task::Plan => phrase!(lang, "course.why_plan"),
        Task::Case(_) => phrase!(lang, "course.why_case"),
        _ => phrase!(lang, "course.why_step"),
    }
}

/// What stood in the way.
pub fn obstacle_words(obstacle: Obstacle, lang: Lang) -> String {
    match obstacle {
        Obstacle::NoOccasion => phrase!(lang, "course.obstacle_no_occasion"),
        Obstacle::NoTime => phrase!(lang, "course.obstacle_no_time"),
        Obstacle::Superior => phrase!(lang, "course.obstacle_superior"),
        Obstacle::OtherSide => phrase!(lang, "course.obstacle_other_side"),
        Obstacle::Forgotten => phrase!(lang, "course.obstacle_forgotten"),
        Obstacle::Nothing => phrase!(lang, "course.obstacle_nothing"),
    }
}
