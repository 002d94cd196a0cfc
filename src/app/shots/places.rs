//! The pictures of each screen: how every place is reached, whatever was on before. `app/screens` names
//! the function of each screen.

use super::fresh_session;
use super::itinerary::Stops;
use super::steps::{Dress, Taste, begin, brief, say, sit_down_at, talk, talk_to_end, talk_to_prediction};
use crate::course::path::Task;
use crate::scenario::Feeling;
use crate::session::course::Piece;
use crate::session::{
    CourseCommand, Mode, NavCommand, PeopleCommand, PlayCommand, ReviewCommand, Screen, SettingsCommand,
};
use crate::text::Lang;

pub use super::workshop::{facilitate, workshop};

/// The choice of language. What was played in another language leaves no traces in this one.
pub fn language(stops: &mut Stops) {
    let lang = stops.lang;
    stops.at("language", move |session| {
        if let Some(fresh) = fresh_session() {
            *session = fresh;
        }
        session.apply(SettingsCommand::Language(lang));
        Dress::Light.put_on(session);
        session.apply(SettingsCommand::Mode(Mode::Guided));
        session.apply(NavCommand::Go(Screen::Language));
    });
}

/// Home, before anything was played and with a conversation to go on with.
pub fn home(stops: &mut Stops) {
    stops.in_every_dress("home", |session| session.apply(NavCommand::Go(Screen::Home)));
    stops.plainly_at("home-continue", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 1);
        session.apply(PlayCommand::Leave);
    });
}

/// The course: before one is taken up, what it would hand in, its first day, and the plan on the last one.
pub fn programme(stops: &mut Stops) {
    stops.in_every_dress("programme-choice", |session| session.apply(NavCommand::Go(Screen::Programme)));
    stops.plainly_at("programme-consent", |session| {
        session.apply(CourseCommand::TakeUp("sixty-days".to_owned()));
    });
    stops.in_every_dress("programme", |session| {
        session.apply(NavCommand::Go(Screen::Programme));
        if session.course.taken.is_none() {
            for _ in 0..2 {
                session.apply(CourseCommand::TakeUp("sixty-days".to_owned()));
            }
            session.apply(CourseCommand::TookPlace(Task::Survey));
        }
    });
    stops.plainly_at("library-locked", |session| session.apply(NavCommand::Go(Screen::Library)));
    stops.plainly_at("home-course", |session| session.apply(NavCommand::Go(Screen::Home)));
    stops.plainly_at("programme-form", |session| {
        let first = session.course.offers().first().map(|offer| offer.task.clone());
        if let Some(task) = first {
            session.apply(CourseCommand::Begin(task));
        }
    });
    stops.in_every_dress("programme-plan", |session| {
        if session.course.taken.is_some() {
            session.apply(CourseCommand::Leave);
        }
        let plan =
            session.course.standing.as_ref().and_then(|standing| standing.last_plan()).map(|plan| plan.id);
        if let Some(plan) = plan {
            return session.apply(CourseCommand::LookAt(plan));
        }
        begin(session, Mode::Guided);
        talk_to_end(session, Taste::Best);
        session.apply(PlayCommand::SeeOutcome);
        session.apply(NavCommand::Go(Screen::Debrief));
        let (when, then) = match session.lang() {
            Lang::Zh => ("对方又来催货", "先问清楚他们在怕什么"),
            Lang::En => ("they chase us again", "ask what they are afraid of first"),
        };
        session.apply(ReviewCommand::KeepPlan { when: when.to_owned(), then: then.to_owned() });
        session.apply(NavCommand::Go(Screen::Programme));
        let plan =
            session.course.standing.as_ref().and_then(|standing| standing.last_plan()).map(|plan| plan.id);
        if let Some(plan) = plan {
            session.apply(CourseCommand::LookAt(plan));
        }
    });
    stops.in_every_dress("programme-partner", |session| {
        session.apply(NavCommand::Go(Screen::Programme));
        let standing = session.course.standing.as_ref();
        if let Some(plan) = standing.and_then(|standing| standing.last_plan()).map(|plan| plan.id) {
            session.apply(CourseCommand::ShowPartner(plan));
            session.apply(CourseCommand::TickForPartner(Piece::Plan));
        }
    });
    stops.plainly_at("home-grown", |session| {
        for taste in [Taste::Worst, Taste::Best] {
            begin(session, Mode::Guided);
            talk_to_end(session, taste);
            session.apply(PlayCommand::SeeOutcome);
        }
        session.apply(NavCommand::Go(Screen::Home));
    });
}

/// The library.
pub fn library(stops: &mut Stops) {
    stops.in_every_dress("library", |session| session.apply(NavCommand::Go(Screen::Library)));
}

/// A briefing.
pub fn briefing(stops: &mut Stops) {
    stops.in_every_dress("briefing", brief);
}

/// A conversation that gets hotter until somebody leaves, one that cools and ends well, and one without
/// explanations.
pub fn conversation(stops: &mut Stops) {
    hot(stops);
    reconciled(stops);
    feelings(stops);
    stops.plainly_at("conversation-assessment", |session| {
        begin(session, Mode::Assessment);
        talk(session, Taste::Best, 2);
    });
}

/// Everything that can be felt beside anger, and what meets it.
fn feelings(stops: &mut Stops) {
    for feeling in Feeling::ALL {
        let name = format!("conversation-feels-{}", feeling.key().to_lowercase());
        stops.plainly_at(&name, |session| sit_down_at(session, *feeling));
    }
    stops.in_every_dress("conversation-met", |session| {
        sit_down_at(session, Feeling::Ashamed);
        say(session, Taste::Best);
    });
}

fn hot(stops: &mut Stops) {
    stops.in_every_dress("conversation-opening", |session| begin(session, Mode::Guided));
    stops.in_every_dress("conversation-misses", |session| say(session, Taste::Worst));
    stops.plainly_at("conversation-tense", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Best, 1);
        talk(session, Taste::Worst, 1);
    });
    stops.plainly_at("conversation-boiling", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 1);
        say(session, Taste::Worst);
    });
    stops.in_every_dress("conversation-furious", |session| {
        session.apply(PlayCommand::GoOn);
        talk(session, Taste::Worst, 1);
    });
}

fn reconciled(stops: &mut Stops) {
    stops.in_every_dress("conversation-fits", |session| {
        begin(session, Mode::Guided);
        say(session, Taste::Best);
    });
    stops.in_every_dress("conversation-calmer", |session| {
        session.apply(PlayCommand::GoOn);
        talk(session, Taste::Best, 4);
    });
    stops.at("conversation-calmer-dark-contrast", |session| Dress::DarkContrast.put_on(session));
    stops.in_every_dress("prediction", talk_to_prediction);
    stops.in_every_dress("conversation-end", |session| talk_to_end(session, Taste::Best));
}

/// What it came to: a conversation that ended well, and one that somebody left.
pub fn outcome(stops: &mut Stops) {
    stops.in_every_dress("outcome", |session| {
        begin(session, Mode::Guided);
        talk_to_end(session, Taste::Best);
        session.apply(PlayCommand::SeeOutcome);
    });
    stops.plainly_at("outcome-line", |session| {
        begin(session, Mode::Guided);
        talk_to_end(session, Taste::OverTheLine);
        session.apply(PlayCommand::SeeOutcome);
    });
    stops.plainly_at("outcome-walk-out", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 8);
        session.apply(PlayCommand::SeeOutcome);
    });
    stops.in_every_dress("home-recent", |session| session.apply(NavCommand::Go(Screen::Home)));
}

/// Looking back at a conversation that ended well.
pub fn debrief(stops: &mut Stops) {
    stops.in_every_dress("debrief-recall", |session| {
        begin(session, Mode::Guided);
        talk_to_end(session, Taste::Best);
        session.apply(PlayCommand::SeeOutcome);
        session.apply(NavCommand::Go(Screen::Debrief));
    });
    stops.in_every_dress("debrief", |session| session.apply(ReviewCommand::ShowReplay));
}

/// The settings.
pub fn settings(stops: &mut Stops) {
    stops.in_every_dress("settings", |session| session.apply(NavCommand::Go(Screen::Settings)));
}

/// Who is here: three people, of whom the last has played, before and after they ask for all to be deleted.
pub fn people(stops: &mut Stops) {
    let lang = stops.lang;
    stops.in_every_dress("people", move |session| {
        if session.people.are_several() {
            session.apply(NavCommand::Go(Screen::People));
            return;
        }
        session.apply(NavCommand::Go(Screen::People));
        let (names, departments) = match lang {
            Lang::Zh => (["K7", "小何"], ["仓储部", "销售部"]),
            Lang::En => (["K7", "Xiao He"], ["Warehouse", "Sales"]),
        };
        for (name, department) in names.into_iter().zip(departments) {
            let (name, department) = (name.to_owned(), department.to_owned());
            session.apply(PeopleCommand::Add { name, department });
        }
        begin(session, Mode::Guided);
        talk(session, Taste::Best, 2);
        session.apply(PlayCommand::Leave);
        session.apply(NavCommand::Go(Screen::People));
    });
    stops.plainly_at("people-delete", |session| {
        session.apply(NavCommand::Go(Screen::People));
        session.apply(PeopleCommand::AskForget);
    });
}

/// What others made, and under which licences.
pub fn licences(stops: &mut Stops) {
    stops.in_every_dress("licences", |session| session.apply(NavCommand::Go(Screen::Licences)));
}
