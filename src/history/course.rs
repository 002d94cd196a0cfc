//! What people did in a course, out of the records of everybody at a computer: for its evaluation, for interviews, and
//! for one's own certificate.
//!
//! Somebody takes part who has taken the course up or has held a conversation of it, and hasn't left it since. Plans and
//! drills belong to it that were made since its first day, since they name no course.

use super::PlaysSoFar;
use super::replay::replay;
use crate::course::counts::{Able, Clearer, Kept, Obstacle, Use};
use crate::course::evaluation::Participant;
use crate::course::file::course::Course;
use crate::course::success_case::Volunteer;
use crate::library::Library;
use crate::phrase;
use crate::reaction;
use crate::records::{
    KeptPlan, PlanFate, PlayRow, Purpose, STEP_CASE, STEP_LEFT, STEP_LESSON, STEP_REACTION, STEP_TOOK_UP,
    STEP_VOLUNTEER, Step, Store, StoreError,
};
use crate::scenario::Cluster;
use crate::scoring::{PlayEvidence, decisions, posterior};
use crate::text::Lang;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Answers at the end of a day, by their keys; what was left open is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// How much of it can be used: `nothing`, `perhaps`, `one`, `several`.
    pub uses: String,
    /// How sure they are: `unsure`, `with-help`, `alone`, `show-others`.
    pub able: String,
    /// What is most likely to be in the way, by [`Obstacle::key`].
    pub obstacle: String,
    /// Whether the other side is clearer: `no`, `little`, `one-thing`.
    pub clearer: String,
}

#[derive(Deserialize)]
struct Contact {
    contact: String,
}

/// The words for how much can be used, in the order of [`Use::ALL`].
const USES: [&str; 4] = ["nothing", "perhaps", "one", "several"];
/// Those for how sure somebody is, in the order of [`Able::ALL`].
const ABLE: [&str; 4] = ["unsure", "with-help", "alone", "show-others"];
/// Those for whether the other side is clearer, in the order of [`Clearer::ALL`].
const CLEARER: [&str; 3] = ["no", "little", "one-thing"];

/// What became of a plan, as one says it oneself.
pub fn fate_words(fate: PlanFate, lang: Lang) -> String {
    match fate {
        PlanFate::Helped => phrase!(lang, "course.fate_helped"),
        PlanFate::NoHelp => phrase!(lang, "course.fate_no_help"),
        PlanFate::NotDone => phrase!(lang, "course.fate_not_done"),
        PlanFate::NeverCame => phrase!(lang, "course.fate_never_came"),
    }
}

/// What became of a plan, by the words of the records.
pub const fn fate_key(kept: Kept) -> &'static str {
    fate(kept).key()
}

const fn fate(kept: Kept) -> PlanFate {
    match kept {
        Kept::Helped => PlanFate::Helped,
        Kept::DidNotHelp => PlanFate::NoHelp,
        Kept::NotDone => PlanFate::NotDone,
        Kept::NeverCame => PlanFate::NeverCame,
    }
}

fn by_key<T: Copy>(all: &[T], keys: &[&str], key: &str) -> Option<T> {
    keys.iter().position(|known| *known == key).and_then(|place| all.get(place)).copied()
}

fn obstacle_of(key: &str) -> Option<Obstacle> {
    Obstacle::ALL.iter().copied().find(|obstacle| obstacle.key() == key)
}

impl Said {
    /// The answers of somebody, in the order of the questions; those that are no word of the question are its first
    /// one that isn't.
    ///
    /// # Errors
    ///
    /// The word that isn't known, and those that are.
    pub fn read(words: &[&str]) -> Result<Said, (String, Vec<&'static str>)> {
        let obstacles: Vec<&'static str> = Obstacle::ALL.iter().map(|of| of.key()).collect();
        let known: [&[&'static str]; 4] = [&USES, &ABLE, &obstacles, &CLEARER];
        let mut said: [String; 4] = Default::default();
        for ((word, known), slot) in words.iter().zip(known).zip(&mut said) {
            // A stroke leaves a question open.
            if *word != "-" && !known.contains(word) {
                return Err(((*word).to_owned(), known.to_vec()));
            }
            *slot = if *word == "-" { String::new() } else { (*word).to_owned() };
        }
        let [uses, able, obstacle, clearer] = said;
        Ok(Said { uses, able, obstacle, clearer })
    }

    /// The answers as they read where they are asked for; those that were left open are left out.
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let answers = [
            by_key(Use::ALL, &USES, &self.uses).map(|answer| reaction::uses(lang, answer)),
            by_key(Able::ALL, &ABLE, &self.able).map(|answer| reaction::able(lang, answer)),
            obstacle_of(&self.obstacle).map(|answer| reaction::obstacle(lang, answer)),
            by_key(Clearer::ALL, &CLEARER, &self.clearer).map(|answer| reaction::clearer(lang, answer)),
        ];
        answers.into_iter().flatten().collect()
    }
}

/// What somebody did in a course.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Whether they take part.
    pub takes_part: bool,
    /// The days on which something was done, in days since 1970-01-01.
    pub days: BTreeSet<i32>,
    /// Lessons taken to their end, each once.
    pub lessons: BTreeSet<String>,
    /// Cases taken to their end, each once.
    pub cases: BTreeSet<String>,
    /// The conversations that were held to their end: scenario and seat, each seat once.
    pub seats: BTreeSet<(String, String)>,
    /// How long those conversations took, in milliseconds, pauses of more than half an hour left out.
    pub talked_ms: i64,
    /// The plans that were made.
    pub plans: Vec<KeptPlan>,
    /// The conversations, ended or not, the one begun first first.
    plays: Vec<PlayRow>,
    /// The steps of the course.
    steps: Vec<Step>,
}

/// A pause in a conversation beyond which nobody is taken to have been there, in milliseconds.
const PAUSE_MS: i64 = 30 * 60_000;

/// What the person who is here did in a course, by the days of a clock in this zone.
///
/// # Errors
///
/// What the store says when it can't be read.
pub fn done(store: &Store, course: &str, zone: &TimeZone) -> Result<Done, StoreError> {
    let steps: Vec<Step> = store.steps()?.into_iter().filter(|step| step.course == course).collect();
    let mut done = Done::default();
    for play in store.history()?.into_iter().filter(|play| play.row.course == course) {
        done.days.extend(play.said_ms.iter().map(|at_ms| super::day_of(*at_ms, zone)));
        let times = std::iter::once(play.row.started_ms).chain(play.said_ms);
        let times: Vec<i64> = times.chain(play.row.ended.as_ref().map(|ended| ended.at_ms)).collect();
        let spent =
            times.windows(2).map(|pair| (pair[1] - pair[0]).max(0)).filter(|spent| *spent <= PAUSE_MS);
        done.talked_ms += spent.sum::<i64>();
        if play.row.ended.as_ref().is_some_and(|ended| ended.ending != crate::records::ABANDONED) {
            done.seats.insert((play.row.scenario_id.clone(), play.row.seat.clone()));
        }
        done.plays.push(play.row);
    }
    let mut from = None;
    for step in &steps {
        match step.kind.as_str() {
            STEP_TOOK_UP => from = from.or(Some(step.day)),
            STEP_LEFT => from = None,
            STEP_LESSON => _ = done.lessons.insert(step.subject.clone()),
            STEP_CASE => _ = done.cases.insert(step.subject.clone()),
            _ => {}
        }
        done.days.insert(step.day);
    }
    let left = steps.iter().rev().find(|step| [STEP_TOOK_UP, STEP_LEFT].contains(&step.kind.as_str()));
    done.takes_part = left.map_or(!done.plays.is_empty(), |last| last.kind == STEP_TOOK_UP);
    if let Some(first) = from.or(done.days.first().copied()) {
        done.plans = store.all_plans()?.into_iter().filter(|plan| plan.plan.day >= first).collect();
        done.days.extend(store.drill_answers()?.iter().map(|answer| answer.day).filter(|day| *day >= first));
    }
    done.steps = steps;
    Ok(done)
}

/// Everybody at a computer who takes part in a course, as its evaluation needs to know them: each with the id of
/// their records, by which the same person in two copies is found.
///
/// # Errors
///
/// What the store says when it can't be read.
pub fn participants(
    store: &mut Store,
    library: &Library,
    course: &Course,
    zone: &TimeZone,
) -> Result<Vec<(String, Participant)>, StoreError> {
    let mut found = Vec::new();
    for person in store.people()? {
        store.sit_for_now(&person.uid)?;
        let done = done(store, &course.id, zone)?;
        if done.takes_part {
            found.push((person.uid, participant(store, library, course, &done, zone)?));
        }
    }
    Ok(found)
}

fn participant(
    store: &Store,
    library: &Library,
    course: &Course,
    done: &Done,
    zone: &TimeZone,
) -> Result<Participant, StoreError> {
    let counted = PlaysSoFar::read(store, zone)?.evidence(library);
    let forms = (1..).zip(&course.forms).map(|(number, desks)| {
        let purpose = Purpose::of_form(number)?;
        let evidence: Option<Vec<PlayEvidence>> = desks
            .iter()
            .map(|desk| {
                counted.iter().find_map(|(play, evidence)| {
                    let row = &play.row;
                    let is_it = row.course == course.id
                        && row.purpose == purpose
                        && row.scenario_id == desk.scenario
                        && row.seat == desk.seat;
                    evidence.clone().filter(|_| is_it)
                })
            })
            .collect();
        evidence.map(|evidence| posterior(&evidence, None))
    });
    let first = |purpose: Purpose| done.plays.iter().position(|play| play.purpose == purpose);
    let (one, two) = (first(Purpose::FormOne), first(Purpose::FormTwo));
    let mut practised = [0; Cluster::ALL.len()];
    for row in done.plays.iter().filter(|row| row.ended.is_some()) {
        let Some(stored) = store.load_play(&row.uid)? else { continue };
        let Ok(play) = replay(library, &stored) else { continue };
        for decision in decisions(&play) {
            for (count, cluster) in practised.iter_mut().zip(Cluster::ALL) {
                *count += u32::from(decision.tells_of(Some(cluster)));
            }
        }
    }
    let said: Said = last_detail(done, STEP_REACTION).unwrap_or_default();
    Ok(Participant {
        forms: forms.collect(),
        second_first: two.is_some_and(|two| one.is_none_or(|one| two < one)),
        practised,
        uses: by_key(Use::ALL, &USES, &said.uses),
        able: by_key(Able::ALL, &ABLE, &said.able),
        obstacle: obstacle_of(&said.obstacle),
        clearer: by_key(Clearer::ALL, &CLEARER, &said.clearer),
        plans: done.plans.iter().map(became).collect(),
    })
}

/// What became of a plan by the last look at it, and what was in the way.
fn became(plan: &KeptPlan) -> (Option<Kept>, Option<Obstacle>) {
    let look = plan.looks.last();
    let kept = look.and_then(|look| Kept::ALL.iter().copied().find(|kept| fate(*kept) == look.fate));
    (kept, look.and_then(|look| obstacle_of(look.why.as_deref()?)))
}

/// The detail of the last step of a kind, if it can be read.
fn last_detail<'d, T: Deserialize<'d>>(done: &'d Done, kind: &str) -> Option<T> {
    let step = done.steps.iter().rev().find(|step| step.kind == kind)?;
    serde_json::from_str(&step.detail).ok()
}

/// Those of a course who have said that they may be asked for an interview, each with the id of their records.
///
/// # Errors
///
/// What the store says when it can't be read.
pub fn volunteers(
    store: &mut Store,
    course: &str,
    zone: &TimeZone,
) -> Result<Vec<(String, Volunteer)>, StoreError> {
    let mut found = Vec::new();
    for person in store.people()? {
        store.sit_for_now(&person.uid)?;
        let done = done(store, course, zone)?;
        let contact: Option<Contact> = last_detail(&done, STEP_VOLUNTEER);
        let contact = contact.map(|known| known.contact.trim().to_owned()).filter(|known| !known.is_empty());
        if let Some(contact) = contact.filter(|_| done.takes_part) {
            let plans = done.plans.iter().filter_map(|plan| became(plan).0).collect();
            found.push((person.uid, Volunteer { contact, plans }));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_by_their_words() {
        let said = Said::read(&["several", "-", "no-time"]).expect("words");
        let expected = Said { uses: "several".to_owned(), obstacle: "no-time".to_owned(), ..Said::default() };
        assert_eq!(said, expected);
        let (word, known) = Said::read(&["one", "sure"]).expect_err("no word");
        assert_eq!((word.as_str(), known), ("sure", ABLE.to_vec()));
        assert_eq!(
            [USES.len(), ABLE.len(), CLEARER.len()],
            [Use::ALL.len(), Able::ALL.len(), Clearer::ALL.len()]
        );
    }
}
