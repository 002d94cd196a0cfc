//! `counterpart course enter`: what people did in a course on paper or elsewhere, out of a table, as if they had done it
//! at this computer on that day.
//!
//! The table is taken whole or not at all: every row is read and tried before the first is kept.

use super::args::CourseEnterArgs;
use super::choices;
use super::evaluation::{course, opened, places};
use super::print::Console;
use super::tables::{complain_of, table};
use super::{COULD_NOT, FINE, PROBLEMS};
use crate::conversation::{Offer, Play, digest};
use crate::course::day::Day;
use crate::course::file::{Desk, Shelf};
use crate::exchange::entered::{Row, Rows, Wrong};
use crate::history::{Said, date_of, judged_now};
use crate::library::courses::Courses;
use crate::phrase;
use crate::records::{
    self, Choice, DrillAnswer, MODE_ASSESSMENT, NewPlay, Person, Plan, PlanFate, PlanLook, PlanText, Purpose,
    STEP_CASE, STEP_LEFT, STEP_LESSON, STEP_REACTION, STEP_TOOK_UP, STEP_VOLUNTEER, Step, Store, StoreError,
};
use crate::scenario::OptionIx;
use crate::scoring::{outcome_of, rounded};
use crate::text::Lang;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

/// The columns that a table must have; `about`, `answer` and `more` as the rows need them.
const COLUMNS: [&str; 4] = ["name", "department", "day", "what"];

/// Whose row it is.
type Who = (String, String);

/// What a row says that somebody did.
enum Act {
    /// A step of the course.
    Step { kind: &'static str, subject: String, detail: String },
    /// A conversation to its end.
    Held { play: Box<Play>, purpose: Purpose },
    /// Items of a lesson's drill, from the first on: each moment, and what was chosen there.
    Drilled { lesson: String, answers: Vec<(Play, Offer)> },
    /// A plan.
    Planned(PlanText),
    /// What became of their last plan.
    LookedAt { fate: PlanFate, why: Option<String> },
}

/// Takes a table in.
pub fn enter(console: Console, args: &CourseEnterArgs, lang: Lang) -> io::Result<u8> {
    let Some(folder) = args.data.clone().or_else(records::data_dir) else {
        console.complain(&phrase!(lang, "host.no_data"))?;
        return Ok(COULD_NOT);
    };
    let places = places(args.places.courses.as_deref(), args.places.scenarios.as_deref(), &folder);
    let (course, courses, library) = match course(console, &args.named, &places, lang)? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let text = match table(&args.table, lang) {
        Ok(text) => text,
        Err(complaint) => {
            console.complain(&complaint)?;
            return Ok(COULD_NOT);
        }
    };
    let Some(mut store) = opened(console, &folder, lang)? else { return Ok(COULD_NOT) };
    let planners = match planners(&mut store) {
        Ok(planners) => planners,
        Err(error) => {
            console.complain(error.told(store.path()).get(lang))?;
            return Ok(COULD_NOT);
        }
    };
    let shelf = Shelf { scenarios: library.playable().cloned().collect(), cases: Vec::new() };
    let known = Known { courses: &courses, shelf: &shelf, lang };
    let rows = match acts(&text, planners, &known) {
        Ok(rows) => rows,
        Err(wrong) => {
            complain_of(console, &args.table, &wrong, lang)?;
            return Ok(PROBLEMS);
        }
    };
    let zone = TimeZone::system();
    let count = rows.len();
    // Whoever is added is here; whoever was is again once all is taken in.
    let here = store.person().map(|person| person.uid).unwrap_or_default();
    for (line, who, day, act) in rows {
        match keep(&mut store, &course.id, &who, day, act, &zone, lang) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(error),
            Err(error) => {
                let told = error.told(store.path());
                console.complain(&phrase!(lang, "cli.enter.stopped", line = line, why = told.get(lang)))?;
                return Ok(COULD_NOT);
            }
        }
    }
    if let Err(error) = store.sit_down(&here) {
        tracing::warn!(%error, "somebody else is here after a table was taken in");
    }
    console.line(&phrase!(lang, "cli.enter.done", count = count))?;
    Ok(FINE)
}

/// What there is to point at.
struct Known<'a> {
    courses: &'a Courses,
    shelf: &'a Shelf,
    lang: Lang,
}

/// Those who have a plan, to which a look can belong.
fn planners(store: &mut Store) -> Result<BTreeSet<Who>, StoreError> {
    let mut found = BTreeSet::new();
    for person in store.people()? {
        store.sit_for_now(&person.uid)?;
        if !store.all_plans()?.is_empty() {
            found.insert((person.name, person.department));
        }
    }
    Ok(found)
}

/// What a table says, row by row; or everything that is wrong with it.
fn acts(
    text: &str,
    mut planners: BTreeSet<Who>,
    known: &Known,
) -> Result<Vec<(usize, Who, Day, Act)>, Vec<Wrong>> {
    let rows = Rows::read(text, &COLUMNS).map_err(|wrong| vec![wrong])?;
    let (mut found, mut wrong): (Vec<(usize, Who, Day, Act)>, Vec<Wrong>) = (Vec::new(), Vec::new());
    for row in rows.iter() {
        let who = (row.cell("name").to_owned(), row.cell("department").to_owned());
        if who.0.is_empty() {
            wrong.push(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.no_name")));
            continue;
        }
        let day = Day::read(row.cell("day"));
        match (day, act(&row, known)) {
            (None, _) => {
                let cell = row.cell("day");
                wrong.push(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.no_day", cell = cell)));
            }
            (Some(_), Err(of)) => wrong.push(of),
            (Some(_), Ok(Act::LookedAt { .. })) if !planners.contains(&who) => {
                wrong.push(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.no_plan", name = who.0)));
            }
            (Some(day), Ok(act)) => {
                if matches!(act, Act::Planned(_)) {
                    planners.insert(who.clone());
                }
                found.push((row.line, who, day, act));
            }
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn act(row: &Row, known: &Known) -> Result<Act, Wrong> {
    let (about, answer) = (row.cell("about"), row.cell("answer"));
    let step = |kind, subject: &str, detail: String| Act::Step { kind, subject: subject.to_owned(), detail };
    let nothing = || "{}".to_owned();
    match row.cell("what") {
        "took-up" => Ok(step(STEP_TOOK_UP, "", nothing())),
        "left" => Ok(step(STEP_LEFT, "", nothing())),
        "lesson" => {
            let ids: Vec<&str> = known.courses.lessons().map(|lesson| lesson.id.as_str()).collect();
            one_of(row, "about", &ids).map(|()| step(STEP_LESSON, about, nothing()))
        }
        "case" => {
            let ids: Vec<&str> = known.courses.cases().map(|case| case.id.as_str()).collect();
            one_of(row, "about", &ids).map(|()| step(STEP_CASE, about, nothing()))
        }
        "drill" => drilled(row, known),
        "reaction" => {
            let words: Vec<&str> = answer.split_whitespace().collect();
            let said = Said::read(&words).map_err(|(word, known)| {
                let known = known.join(", ");
                Wrong::at(row.line, |lang| {
                    phrase!(lang, "entered.unknown", column = "answer", cell = word, known = known)
                })
            })?;
            Ok(step(STEP_REACTION, "", serde_json::to_string(&said).unwrap_or_else(|_| nothing())))
        }
        "volunteer" => Ok(step(STEP_VOLUNTEER, "", serde_json::json!({ "contact": answer }).to_string())),
        "plan" if about.is_empty() || answer.is_empty() => {
            Err(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.halves")))
        }
        "plan" => Ok(Act::Planned(PlanText::Halves { when: about.to_owned(), then: answer.to_owned() })),
        "kept" => {
            let keys = PlanFate::ALL.map(PlanFate::key);
            one_of(row, "answer", &keys)?;
            let fate =
                PlanFate::ALL.into_iter().find(|fate| fate.key() == answer).unwrap_or(PlanFate::NeverCame);
            let why = Some(row.cell("more").to_owned()).filter(|why| !why.is_empty());
            if why.is_some() && fate != PlanFate::NotDone {
                return Err(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.why")));
            }
            // Checked as the answer about what is in the way is.
            let words = ["-", "-", row.cell("more")];
            Said::read(&words[..if why.is_some() { 3 } else { 0 }]).map_err(|(word, known)| {
                let known = known.join(", ");
                Wrong::at(row.line, |lang| {
                    phrase!(lang, "entered.unknown", column = "more", cell = word, known = known)
                })
            })?;
            Ok(Act::LookedAt { fate, why })
        }
        other => match Purpose::of_key(other) {
            Some(purpose) => held(row, purpose, known),
            None => {
                let mut all = vec![
                    "took-up",
                    "left",
                    "lesson",
                    "case",
                    "drill",
                    "reaction",
                    "plan",
                    "kept",
                    "volunteer",
                ];
                all.extend(Purpose::ALL.map(Purpose::key));
                one_of(row, "what", &all).map(|()| step(STEP_TOOK_UP, "", nothing()))
            }
        },
    }
}

/// That a cell is one of these.
fn one_of(row: &Row, column: &str, known: &[&str]) -> Result<(), Wrong> {
    let cell = row.cell(column);
    if known.contains(&cell) {
        return Ok(());
    }
    let known = known.join(", ");
    Err(Wrong::at(row.line, |lang| {
        phrase!(lang, "entered.unknown", column = column, cell = cell, known = known)
    }))
}

/// Answers to a lesson's drill, item by item from its first one: options by their numbers.
fn drilled(row: &Row, known: &Known) -> Result<Act, Wrong> {
    let lesson = row.cell("about");
    let ids: Vec<&str> = known.courses.lessons().map(|lesson| lesson.id.as_str()).collect();
    one_of(row, "about", &ids)?;
    let items = known.courses.drill(lesson).map_or(&[][..], |drill| &drill.items);
    let mut answers = Vec::new();
    for (number, word) in (1..).zip(row.cell("answer").split_whitespace()) {
        let moment = items.get(number - 1).and_then(|item| item.until(known.shelf));
        let chosen = moment.and_then(|moment| {
            let option = OptionIx::from_number(word.parse().ok()?)?;
            let offer = moment.offers().into_iter().find(|offer| offer.option == option)?;
            Some((moment, offer))
        });
        answers.push(chosen.ok_or_else(|| {
            Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.no_item", number = number, word = word))
        })?);
    }
    Ok(Act::Drilled { lesson: lesson.to_owned(), answers })
}

/// A conversation by its choices, to its end.
fn held(row: &Row, purpose: Purpose, known: &Known) -> Result<Act, Wrong> {
    let wrong = |words: String| Wrong::at(row.line, |_| words.clone());
    let about = row.cell("about");
    let desk = about
        .split_once('/')
        .map(|(scenario, seat)| Desk { scenario: scenario.to_owned(), seat: seat.to_owned() });
    let found = desk.and_then(|desk| {
        let (scenario, seat, _) = known.shelf.desk(&desk)?;
        Some((Arc::clone(scenario), seat))
    });
    let Some((scenario, seat)) = found else {
        return Err(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.no_seat", cell = about)));
    };
    let written = choices::read(row.cell("answer"))
        .map_err(|error| wrong(choices::not_a_choice(&error, known.lang)))?;
    let mut play = Play::start_on(scenario, seat, None);
    choices::make(&mut play, &written).map_err(|error| wrong(choices::illegal(&error, known.lang)))?;
    if play.ending().is_none() {
        let count = play.turns().len();
        return Err(Wrong::at(row.line, |lang| phrase!(lang, "cli.enter.goes_on", count = count)));
    }
    Ok(Act::Held { play: Box::new(play), purpose })
}

/// Noon of a day by a clock in this zone, in milliseconds since 1970 (UTC), and how far that clock is ahead of UTC, in
/// minutes.
fn noon(day: Day, zone: &TimeZone) -> (i64, i32) {
    let at = date_of(day.0).at(12, 0, 0, 0).to_zoned(zone.clone());
    at.map_or((i64::from(day.0) * 86_400_000, 0), |at| {
        (at.timestamp().as_millisecond(), at.offset().seconds() / 60)
    })
}

/// 128 random bits as 32 digits.
fn random_uid() -> io::Result<String> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    Ok(format!("{:032x}", u128::from_be_bytes(random)))
}

/// Keeps what a row says. Errors of the store first, those of the system within.
fn keep(
    store: &mut Store,
    course: &str,
    who: &Who,
    day: Day,
    act: Act,
    zone: &TimeZone,
    lang: Lang,
) -> Result<io::Result<()>, StoreError> {
    let (at_ms, zone_min) = noon(day, zone);
    let known =
        store.people()?.into_iter().find(|person| (&person.name, &person.department) == (&who.0, &who.1));
    match known {
        Some(person) => store.sit_for_now(&person.uid)?,
        None => {
            let uid = match random_uid() {
                Ok(uid) => uid,
                Err(error) => return Ok(Err(error)),
            };
            let (name, department) = who.clone();
            store.add_person(&Person { uid, name, department, made_ms: at_ms })?;
        }
    }
    match act {
        Act::Step { kind, subject, detail } => store.add_step(&Step {
            course: course.to_owned(),
            kind: kind.to_owned(),
            subject,
            day: day.0,
            zone_min,
            detail,
            at_ms,
        })?,
        Act::Planned(text) => {
            let plan = Plan { text, lang: Some(lang), day: day.0, at_ms };
            // A plan is made after a conversation or in a lesson; this one comes with the last conversation.
            let last = store.history()?.pop().map(|play| play.row.uid);
            match last {
                Some(uid) => store.add_plan(&uid, &plan)?,
                None => store.add_lesson_plan(course, &plan, false)?,
            }
        }
        Act::Drilled { lesson, answers } => {
            for (moment, offer) in answers {
                let best = moment.offers().iter().map(|offer| offer.judgement.quality).max();
                store.add_drill_answer(&DrillAnswer {
                    lesson: lesson.clone(),
                    scenario_id: moment.scenario().id.clone(),
                    scenario_hash: moment.scenario().hash.clone(),
                    seat: moment.seat().id.clone(),
                    lead: moment.picks().into_iter().map(|pick| u32::from(pick.option.0)).collect(),
                    option: u32::from(offer.option.0),
                    quality: offer.judgement.quality,
                    best: best.unwrap_or(offer.judgement.quality),
                    lang,
                    day: day.0,
                    at_ms,
                })?;
            }
        }
        Act::LookedAt { fate, why } => {
            if let Some(plan) = store.all_plans()?.pop() {
                store.look_at_plan(plan.id, &PlanLook { fate, why, words: None, day: day.0, at_ms })?;
            }
        }
        Act::Held { play, purpose } => {
            let uid = match random_uid() {
                Ok(uid) => uid,
                Err(error) => return Ok(Err(error)),
            };
            store_play(store, &uid, course, &play, purpose, at_ms, lang)?;
        }
    }
    Ok(Ok(()))
}

/// Keeps a conversation with its judgements, as the game keeps one.
fn store_play(
    store: &mut Store,
    uid: &str,
    course: &str,
    play: &Play,
    purpose: Purpose,
    at_ms: i64,
    lang: Lang,
) -> Result<(), StoreError> {
    store.begin_play(&NewPlay {
        uid: uid.to_owned(),
        scenario_id: play.scenario().id.clone(),
        scenario_hash: play.scenario().hash.clone(),
        rules: digest().to_owned(),
        seat: play.seat().id.clone(),
        day: None,
        seed: 0,
        mode: MODE_ASSESSMENT.to_owned(),
        purpose,
        course: course.to_owned(),
        parent: None,
        started_ms: at_ms,
    })?;
    for ((turn, record), pick) in (0..).zip(play.turns()).zip(play.picks()) {
        let choice = Choice {
            confidence: pick.confidence,
            lang: Some(lang),
            judged: Some(judged_now(record)),
            ..Choice::plain(turn, u32::from(pick.option.0), at_ms)
        };
        store.append_choice(uid, &choice)?;
    }
    let ending = play.ending().map_or(records::ABANDONED, |ending| ending.key());
    let outcome = outcome_of(play).map(|outcome| rounded(outcome.score, 0) as u8);
    store.finish_play(uid, ending, outcome, digest(), at_ms)
}
