//! Every other screen, with what must be readable on it.

use counterpart::conversation::{Offer, Play};
use counterpart::course::path::Task;
use counterpart::phrase;
use counterpart::scenario::{OptionIx, Scenario};
use counterpart::session::{
    CourseCommand, NavCommand, Phase, PlayCommand, ReviewCommand, Screen, ScreenId, Session,
};
use counterpart::text::Lang;
use std::sync::Arc;

/// How a conversation is played.
#[derive(Clone, Copy, Debug)]
pub enum Taste {
    /// What fits best.
    Best,
    /// What fits worst.
    Worst,
    /// Another one each time.
    Mixed,
}

pub const TASTES: [Taste; 3] = [Taste::Best, Taste::Worst, Taste::Mixed];

/// Sits down at a desk.
pub fn begin(session: &mut Session, scenario: &Scenario, seat: &str) {
    session.apply(NavCommand::Go(Screen::Briefing { scenario: scenario.id.clone(), seat: seat.to_owned() }));
    session.apply(PlayCommand::Begin);
}

/// Makes the next choice, or answers the next question; gives whether it goes on after that.
pub fn say(session: &mut Session, taste: Taste, count: usize) -> bool {
    let playing = session.playing.as_ref().expect("a play");
    let option = choice(&playing.play, taste, count);
    session.apply(PlayCommand::Guess(option));
    session.apply(PlayCommand::Sure(60));
    session.apply(PlayCommand::Say(option));
    let playing = session.playing.as_ref().expect("a play");
    assert_eq!(playing.phase, Phase::Heard);
    playing.play.ending().is_none()
}

/// What is chosen now, after so many choices.
pub fn choice(play: &Play, taste: Taste, count: usize) -> OptionIx {
    let offers = play.offers();
    let quality = |offer: &&Offer| offer.judgement.quality;
    let picked = match taste {
        Taste::Best => offers.iter().max_by_key(quality),
        Taste::Worst => offers.iter().min_by_key(quality),
        Taste::Mixed => offers.iter().cycle().nth(count % 3),
    };
    picked.expect("something to say").option
}

/// The scenarios of a session.
pub fn scenarios(session: &Session) -> Vec<Arc<Scenario>> {
    session.library.playable().cloned().collect()
}

/// Every screen that opens without a conversation or a room, and what must be readable on each.
pub fn before(session: &Session, lang: Lang) -> Vec<(Screen, Vec<String>)> {
    ScreenId::ALL.iter().flat_map(|id| opened_alone(*id, session, lang)).collect()
}

/// The screens of a kind that open without a conversation or a room, and what must be readable on each. A new
/// kind of screen doesn't compile without an answer here.
fn opened_alone(id: ScreenId, session: &Session, lang: Lang) -> Vec<(Screen, Vec<String>)> {
    let titles = || session.library.playable().map(|one| one.title.get(lang).to_owned());
    match id {
        ScreenId::Language => {
            vec![(Screen::Language, Lang::ALL.map(|lang| lang.endonym().to_owned()).to_vec())]
        }
        ScreenId::Home => {
            vec![(Screen::Home, vec![phrase!(lang, "home.lead"), phrase!(lang, "home.library")])]
        }
        ScreenId::Library => {
            let summaries = session.library.playable().map(|one| one.summary.get(lang).to_owned());
            vec![(Screen::Library, titles().chain(summaries).collect())]
        }
        ScreenId::Briefing => briefings(session, lang),
        ScreenId::Lessons => {
            vec![(Screen::Lessons, vec![phrase!(lang, "lesson.title"), phrase!(lang, "lesson.what")])]
        }
        // `lesson` goes through every part of every one.
        ScreenId::Lesson => Vec::new(),
        // `drill` goes through one.
        ScreenId::Drill => Vec::new(),
        ScreenId::Settings => vec![(Screen::Settings, vec!["200%".to_owned()])],
        ScreenId::Programme => {
            let words = vec![phrase!(lang, "course.take_up"), phrase!(lang, "course.none_taken_why")];
            vec![(Screen::Programme, words)]
        }
        ScreenId::People => {
            vec![(Screen::People, vec![phrase!(lang, "people.not_locked"), phrase!(lang, "people.forget")])]
        }
        ScreenId::Licences => {
            vec![(
                Screen::Licences,
                vec![
                    phrase!(lang, "licences.find"),
                    counterpart::notices::Notices::of_game().packages[0].line(),
                ],
            )]
        }
        ScreenId::Workshop => vec![(Screen::Workshop, titles().collect())],
        // Of a play: `layout` and `colours` go through every moment of one, to its end and back.
        ScreenId::Conversation | ScreenId::Outcome | ScreenId::Debrief => Vec::new(),
        // Of a room: `room` leads one.
        ScreenId::Facilitate => Vec::new(),
    }
}

/// The briefing of every seat.
fn briefings(session: &Session, lang: Lang) -> Vec<(Screen, Vec<String>)> {
    let mut screens = Vec::new();
    for scenario in scenarios(session) {
        for seat in &scenario.seats {
            let mut words = vec![
                scenario.title.get(lang).to_owned(),
                scenario.flow.hands_over.get(lang).to_owned(),
                scenario.flow.end_customer.get(lang).to_owned(),
                seat.brief.get(lang).to_owned(),
            ];
            words.extend(seat.knows.iter().chain(&scenario.facts).map(|text| text.get(lang).to_owned()));
            words.extend(seat.days.iter().map(|day| day.name.get(lang).to_owned()));
            let screen = Screen::Briefing { scenario: scenario.id.clone(), seat: seat.id.clone() };
            screens.push((screen, words));
        }
    }
    screens
}

/// What must be readable of a turn that is looked back at.
pub fn of_turn(session: &Session, turn: usize, lang: Lang) -> Vec<String> {
    let play = &session.review.as_ref().expect("a review").play;
    let record = &play.turns()[turn];
    let mut words = vec![play.says(&record.before).get(lang).to_owned()];
    let offers = record.offers.iter().filter(|_| !record.is_prediction());
    words.extend(offers.map(|offer| play.words(record.before.beat, offer).get(lang).to_owned()));
    words
}

/// Has a conversation from a desk to its end, and on to what it came to.
fn have(session: &mut Session, scenario: &Scenario, seat: &str, taste: Taste) {
    begin(session, scenario, seat);
    let mut count = 0;
    while session.playing.as_ref().is_some_and(|playing| playing.play.ending().is_none()) {
        say(session, taste, count);
        session.apply(PlayCommand::GoOn);
        count += 1;
    }
    session.apply(PlayCommand::SeeOutcome);
}

/// The stages of a course, each with the screens that show it and what must be readable there. `step` is called
/// with each number until it says that there is none.
pub fn course_stage(session: &mut Session, stage: usize, lang: Lang) -> Option<(&'static str, Vec<String>)> {
    const SIXTY: &str = "sixty-days";
    let scenario = session.library.find("late-shipment").expect("the scenario").clone();
    let other = session.library.find("whose-ticket").expect("the scenario").clone();
    let briefing = |seat: &str| Screen::Briefing { scenario: scenario.id.clone(), seat: seat.to_owned() };
    match stage {
        0 => {
            session.apply(NavCommand::Go(Screen::Programme));
            session.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
            Some((
                "consent",
                vec![
                    phrase!(lang, "course.consent_outcomes"),
                    phrase!(lang, "course.consent_locked"),
                    phrase!(lang, "course.consent_yes"),
                ],
            ))
        }
        1 => {
            session.apply(CourseCommand::TakeUp(SIXTY.to_owned()));
            assert!(session.course.taken.is_some());
            Some(("taken up", vec![phrase!(lang, "course.took_place"), phrase!(lang, "course.leave")]))
        }
        2 => {
            session.apply(CourseCommand::TookPlace(Task::Survey));
            Some(("before the first form", vec![phrase!(lang, "course.why_form")]))
        }
        3 => {
            session.apply(NavCommand::Go(Screen::Home));
            Some(("home in a course", vec![phrase!(lang, "course.why_form"), phrase!(lang, "home.lead")]))
        }
        4 => {
            session.apply(NavCommand::Go(Screen::Library));
            Some(("a library that is locked", vec![phrase!(lang, "course.locked_why")]))
        }
        5 => {
            session.apply(NavCommand::Go(briefing("sales")));
            Some(("a briefing that is locked", vec![phrase!(lang, "course.locked_why")]))
        }
        6 => {
            session.apply(NavCommand::Go(Screen::Programme));
            let task = session.course.offers()[0].task.clone();
            session.apply(CourseCommand::Begin(task));
            let words = [phrase!(lang, "course.form_best"), phrase!(lang, "course.form_mode")];
            Some(("the briefing of a form", words.to_vec()))
        }
        7 => {
            session.apply(CourseCommand::Leave);
            session.apply(CourseCommand::TakeUp("workshop-90".to_owned()));
            for (of, seat, taste) in [
                (&scenario, "sales", Taste::Worst),
                (&other, "it", Taste::Mixed),
                (&scenario, "warehouse", Taste::Best),
            ] {
                have(session, of, seat, taste);
            }
            session.apply(NavCommand::Go(Screen::Debrief));
            let (when, then) = ("they change an order".to_owned(), "phone first 先打电话".to_owned());
            session.apply(ReviewCommand::KeepPlan { when, then });
            session.apply(NavCommand::Go(Screen::Home));
            let reached = &session.course.standing.as_ref().expect("a standing").reached;
            assert!(reached.growth.is_some());
            let desks = phrase!(lang, "course.desks", desks = reached.desks, all = reached.desks_all);
            Some(("home after the third", vec![desks, phrase!(lang, "course.growth_one")]))
        }
        8 => {
            session.apply(NavCommand::Go(Screen::Programme));
            Some((
                "a course with its dates",
                vec![
                    phrase!(lang, "course.dates_why"),
                    phrase!(lang, "course.write_dates"),
                    phrase!(lang, "course.practised"),
                ],
            ))
        }
        9 => {
            let plan = session.course.standing.as_ref().expect("a standing").last_plan().expect("a plan").id;
            session.apply(CourseCommand::LookAt(plan));
            Some((
                "the plan",
                vec![
                    phrase!(lang, "course.day_sixty"),
                    phrase!(lang, "course.fate_never_came"),
                    phrase!(lang, "course.keep_look"),
                ],
            ))
        }
        _ => None,
    }
}
