//! All that is kept of a person, as a text that they can read, keep and check.

use super::course::{Said, fate_words};
use super::{date_of, day_of, replay};
use crate::library::Library;
use crate::phrase;
use crate::records::{
    PlanText, Purpose, STEP_CASE, STEP_DRILL, STEP_DRILL_BEGUN, STEP_LEFT, STEP_LESSON, STEP_LESSON_PART,
    STEP_OFFERED, STEP_REACTION, STEP_ROOM, STEP_SURVEY, STEP_TOOK_UP, STEP_VOLUNTEER, Step, Store,
    StoreError, StoredPlay,
};
use crate::scenario::SeatRef;
use crate::scoring::{outcome_of, rounded};
use crate::text::Lang;
use crate::words;
use jiff::tz::TimeZone;

/// All that is kept of the person who is here, in this language: every conversation with every sentence,
/// what they wrote, and their plans. `name` is what they are called; `zone` gives the dates.
///
/// # Errors
///
/// Only those of the database itself.
pub fn all_kept(
    store: &Store,
    library: &Library,
    name: &str,
    zone: &TimeZone,
    lang: Lang,
) -> Result<String, StoreError> {
    let mut parts = vec![phrase!(lang, "archive.heading", name = name)];
    let plays = store.history()?;
    if plays.is_empty() {
        parts.push(phrase!(lang, "archive.nothing"));
    }
    for (number, times) in (1..).zip(&plays) {
        if let Some(stored) = store.load_play(&times.row.uid)? {
            let date = date_of(day_of(stored.row.started_ms, zone));
            let mut lines = vec![phrase!(
                lang,
                "archive.play",
                number = number,
                title = title(library, &stored, lang),
                date = date
            )];
            if let Some(purpose) = what_for(stored.row.purpose, lang) {
                let course = &stored.row.course;
                lines.push(if course.is_empty() {
                    phrase!(lang, "archive.purpose", purpose = purpose)
                } else {
                    phrase!(lang, "archive.purpose_in", purpose = purpose, course = course)
                });
            }
            lines.extend(said(library, &stored, lang));
            lines.extend(written(store, &stored, lang)?);
            parts.push(lines.join("\n"));
        }
    }
    let beside = beside(store, zone, lang)?;
    if !beside.is_empty() {
        parts.push([vec![phrase!(lang, "archive.course")], beside].concat().join("\n"));
    }
    Ok(parts.join("\n\n") + "\n")
}

/// What belongs to no conversation: steps of a course, drills, plans made in lessons, looks at any plan.
fn beside(store: &Store, zone: &TimeZone, lang: Lang) -> Result<Vec<String>, StoreError> {
    let date = |at_ms: i64| date_of(day_of(at_ms, zone));
    let mut lines = Vec::new();
    for step in store.steps()? {
        lines.push(in_words(&step, &date(step.at_ms).to_string(), lang));
    }
    for answer in store.drill_answers()? {
        lines.push(phrase!(
            lang,
            "archive.drill",
            date = date(answer.at_ms),
            lesson = answer.lesson,
            scenario = answer.scenario_id,
            seat = answer.seat,
            option = answer.option + 1,
            quality = answer.quality,
            best = answer.best
        ));
    }
    for kept in store.all_plans()? {
        if kept.play.is_none() {
            let sentence = sentence(kept.plan.text, lang);
            lines.push(phrase!(
                lang,
                "archive.lesson_plan",
                date = date(kept.plan.at_ms),
                sentence = sentence
            ));
        }
        for look in kept.looks {
            let (fate, words) = (fate_words(look.fate, lang), look.words.unwrap_or_default());
            lines.push(phrase!(lang, "archive.look", date = date(look.at_ms), fate = fate, words = words));
        }
    }
    Ok(lines)
}

/// A step of a course.
fn in_words(step: &Step, date: &str, lang: Lang) -> String {
    match step.kind.as_str() {
        STEP_TOOK_UP => phrase!(lang, "archive.took_up", date = date, course = step.course),
        STEP_LEFT => phrase!(lang, "archive.left", date = date, course = step.course),
        STEP_REACTION => {
            let said: Said = serde_json::from_str(&step.detail).unwrap_or_default();
            let answers = said.told(lang).join(" · ");
            phrase!(lang, "archive.reaction", date = date, answers = answers)
        }
        STEP_VOLUNTEER => phrase!(lang, "archive.volunteer", date = date, contact = told(step)),
        kind => {
            let what = match kind {
                STEP_LESSON => phrase!(lang, "archive.lesson"),
                STEP_LESSON_PART => phrase!(lang, "archive.lesson_part"),
                STEP_DRILL_BEGUN => phrase!(lang, "archive.drill_begun"),
                STEP_DRILL => phrase!(lang, "archive.drill_done"),
                STEP_CASE => phrase!(lang, "archive.case"),
                STEP_SURVEY => phrase!(lang, "archive.survey"),
                STEP_ROOM => phrase!(lang, "archive.room"),
                STEP_OFFERED => phrase!(lang, "archive.offered"),
                other => other.to_owned(),
            };
            phrase!(lang, "archive.step", date = date, kind = what, subject = step.subject)
        }
    }
}

/// The words in a step's detail, in their order.
fn told(step: &Step) -> String {
    let detail: serde_json::Value = serde_json::from_str(&step.detail).unwrap_or_default();
    let words = detail.as_object().into_iter().flatten().filter_map(|(_, word)| word.as_str());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a conversation was for, if it was for anything beyond itself.
fn what_for(purpose: Purpose, lang: Lang) -> Option<String> {
    match (purpose, purpose.form()) {
        (_, Some(number)) => Some(phrase!(lang, "archive.for_form", number = number)),
        (Purpose::Path, _) => Some(phrase!(lang, "archive.for_path")),
        (Purpose::Booster, _) => Some(phrase!(lang, "archive.for_booster")),
        _ => None,
    }
}

fn sentence(plan: PlanText, lang: Lang) -> String {
    match plan {
        PlanText::Halves { when, then } => words::plan(lang, &when, &then),
        PlanText::Sentence(sentence) => sentence,
    }
}

fn title(library: &Library, stored: &StoredPlay, lang: Lang) -> String {
    let row = &stored.row;
    let at = library.find(&row.scenario_id).and_then(|scenario| {
        let (_, seat) = scenario.seat(&row.seat)?;
        Some(SeatRef { scenario, seat })
    });
    match at {
        Some(at) => {
            let (title, seat) = (at.scenario.title.get(lang), at.department().get(lang));
            phrase!(lang, "home.title_and_seat", title = title, seat = seat)
        }
        None => format!("{} · {}", row.scenario_id, row.seat),
    }
}

/// What was said on both sides, and how it ended; the numbers of the options where it can't be replayed.
fn said(library: &Library, stored: &StoredPlay, lang: Lang) -> Vec<String> {
    let own = |turn: usize| {
        let words = stored.choices.get(turn).and_then(|choice| choice.own_words.as_deref());
        words.map(|words| phrase!(lang, "archive.own_words", words = words))
    };
    let Ok(play) = replay(library, stored) else {
        let numbers: Vec<String> =
            stored.choices.iter().map(|choice| (choice.option + 1).to_string()).collect();
        let mut lines = vec![phrase!(lang, "archive.numbers", numbers = numbers.join(", "))];
        lines.extend((0..stored.choices.len()).filter_map(own));
        return lines;
    };
    let mut lines = Vec::new();
    for (turn, record) in play.turns().iter().enumerate() {
        let beat = play.seat().beat(record.before.beat);
        let by = play.seat().facing[usize::from(beat.by)];
        let them = play.scenario().character(by).name.get(lang);
        lines.push(phrase!(lang, "archive.line", who = them, words = play.says(&record.before).get(lang)));
        let chosen = play.words(record.before.beat, record.chosen()).get(lang);
        lines.push(match record.pick.confidence {
            Some(sure) => phrase!(lang, "archive.guess", words = chosen, sure = sure),
            None => phrase!(lang, "archive.you", words = chosen),
        });
        lines.extend(own(turn));
    }
    lines.push(match outcome_of(&play) {
        Some(outcome) => {
            let score = rounded(outcome.score, 0);
            phrase!(lang, "archive.ended", result = words::result(lang, &outcome), score = score)
        }
        None => phrase!(lang, "archive.unfinished"),
    });
    lines
}

/// What was written about it.
fn written(store: &Store, stored: &StoredPlay, lang: Lang) -> Result<Vec<String>, StoreError> {
    let uid = &stored.row.uid;
    let recalls = store.reflections(uid)?;
    let mut lines: Vec<String> =
        recalls.iter().map(|recall| phrase!(lang, "archive.recall", words = recall.body)).collect();
    for plan in store.plans(uid)? {
        lines.push(phrase!(lang, "archive.plan", sentence = sentence(plan.text, lang)));
    }
    Ok(lines)
}
