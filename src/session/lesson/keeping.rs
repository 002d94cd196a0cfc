//! What of a lesson is on the disk: the part that was reached, each answer of the drill, the plan, and that it
//! was finished.
//!
//! The place is a step of the kind [`STEP_LESSON_PART`] for each part that was reached, and the last one counts; a finished
//! lesson is a step of the kind [`STEP_LESSON`]. What is typed to the first question is kept nowhere.

use super::drilling::{Answered, answer_of, taken};
use super::shelved::Standing;
use super::taking::{Part, Taking};
use crate::history::day_of;
use crate::records::{DrillAnswer, Plan, PlanText, STEP_LESSON, STEP_LESSON_PART, Step, StoreError};
use crate::scenario::OptionIx;
use crate::session::Session;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// After so many days a plan is looked back at.
const PLAN_DUE: i32 = crate::course::due::Schedule::SIXTY.last;

/// What belongs to a [`STEP_LESSON_PART`].
#[derive(Serialize, Deserialize)]
struct Place {
    /// The part that was reached.
    part: String,
    /// How many items of the drill had been answered before the lesson was begun.
    answered_before: usize,
    /// The seed of what is shuffled in it.
    seed: u64,
}

/// What belongs to a [`STEP_LESSON`].
#[derive(Serialize)]
struct Finished<'l> {
    /// What it is about.
    topic: &'l str,
    /// How many moments of the drill were answered.
    answered: usize,
    /// And how many of them with the best there was.
    best: usize,
    /// The day on which its plan is looked back at, in days since 1970-01-01; none without a plan.
    plan_due: Option<i32>,
}

impl Session {
    /// Reads how far the person has come in every lesson. What can't be read stays as it was last known.
    pub(super) fn load_standings(&mut self) {
        let steps = self.store.steps().map(Some);
        let Some(steps) = self.read_or_tell(steps) else { return };
        let mut standings = BTreeMap::new();
        for step in steps {
            let standing = match step.kind.as_str() {
                STEP_LESSON => Some(Standing::Done(step.day)),
                STEP_LESSON_PART => place_of(&step).map(|(part, _)| Standing::Begun(part)),
                _ => None,
            };
            if let Some(standing) = standing {
                standings.insert(step.subject, standing);
            }
        }
        self.lessons.standings = standings;
    }

    /// A lesson where it was left, or at its beginning; none if it can't be taken.
    pub(super) fn lesson_where_left(&mut self, id: &str) -> Option<Taking> {
        let place = match self.lessons.standing(id) {
            Standing::Begun(_) => {
                let steps = self.store.steps();
                let steps = self.read_or_tell(steps);
                steps
                    .iter()
                    .rev()
                    .filter(|step| step.subject == id && step.kind == STEP_LESSON_PART)
                    .find_map(place_of)
            }
            Standing::New | Standing::Done(_) => None,
        };
        let shelved = self.lessons.find(id)?.clone();
        let acted = self.lessons.acted(&shelved.lesson)?;
        let shelf = self.lessons.shelf();
        let answers = self.store.drill_answers();
        let mut answers: Vec<DrillAnswer> = self.read_or_tell(answers);
        answers.retain(|answer| answer.lesson == id);
        let seen: BTreeSet<_> = answers
            .iter()
            .map(|answer| (answer.scenario_id.clone(), answer.seat.clone(), answer.lead.clone()))
            .collect();
        let (answered_before, seed) = match &place {
            Some((_, place)) => (place.answered_before, place.seed),
            None => {
                let drawn = (self.outside.random)() as u64;
                (answers.len(), self.seed.unwrap_or(drawn))
            }
        };
        let since = answers.iter().skip(answered_before);
        let since: Vec<Answered> =
            since.map(|answer| Answered { quality: answer.quality, best: answer.best }).collect();
        let count = usize::from(shelved.lesson.drill.take).saturating_sub(since.len());
        let open = |scenario: &str| shelf.scenario(scenario).is_some();
        let items = taken(shelved.items(), count, &seen, open, seed);
        let taking = Taking::begin(shelved.lesson, acted, &items, &shelf, answered_before, seed);
        Some(match place {
            Some((part, _)) => taking.left_at(part, &items, &shelf, since),
            None => taking,
        })
    }

    /// The open lesson once more, from its beginning.
    pub(super) fn lesson_again(&mut self) {
        let Some(id) = self.lessons.taking.as_ref().map(|taking| taking.lesson.id.clone()) else { return };
        self.lessons.standings.remove(&id);
        self.lessons.taking = self.lesson_where_left(&id);
    }

    /// Keeps how far the open lesson has got.
    pub(super) fn keep_place(&mut self) -> Result<(), StoreError> {
        let Some(taking) = &self.lessons.taking else { return Ok(()) };
        let part = taking.reached();
        let place =
            Place { part: part.key().to_owned(), answered_before: taking.answered_before, seed: taking.seed };
        let id = taking.lesson.id.clone();
        let step = self.step(STEP_LESSON_PART, &id, &place);
        self.lessons.standings.insert(id, Standing::Begun(part));
        self.store.add_step(&step)
    }

    /// Says something at the moment of the drill: first on the disk, then on the screen.
    pub(super) fn answer_item(&mut self, option: OptionIx) -> Result<(), StoreError> {
        let lang = self.lang();
        let at_ms = (self.outside.now_ms)();
        let Some(taking) = &self.lessons.taking else { return Ok(()) };
        if taking.part() != Part::Drill {
            return Ok(());
        }
        let drilling = &taking.drilling;
        let Some((item, said)) = drilling.item().zip(drilling.tried(option)) else { return Ok(()) };
        let day = day_of(at_ms, &self.outside.zone);
        let id = taking.lesson.id.clone();
        let Some(answer) = answer_of(id, item, &said, lang, day, at_ms) else { return Ok(()) };
        self.store.add_drill_answer(&answer)?;
        self.was_kept();
        if let Some(taking) = &mut self.lessons.taking {
            taking.say(said);
        }
        Ok(())
    }

    /// Ends the open lesson: with its plan, said back from memory or not, or with none. Nothing happens while
    /// there is no plan to be kept.
    pub(super) fn end_lesson(&mut self, rehearsed: Option<bool>) -> Result<(), StoreError> {
        let lang = self.lang();
        let at_ms = (self.outside.now_ms)();
        let day = day_of(at_ms, &self.outside.zone);
        let Some(taking) = &self.lessons.taking else { return Ok(()) };
        if taking.part() != Part::Plan || taking.ended().is_some() {
            return Ok(());
        }
        let id = taking.lesson.id.clone();
        let plan = match rehearsed {
            Some(_) => match taking.planning.words(&taking.lesson, lang) {
                Some(plan) => Some(plan),
                None => return Ok(()),
            },
            None => None,
        };
        let finished = Finished {
            topic: taking.lesson.topic.key(),
            answered: taking.drilling.answered().len(),
            best: taking.drilling.best(),
            plan_due: plan.is_some().then_some(day + PLAN_DUE),
        };
        let step = self.step(STEP_LESSON, &id, &finished);
        if let Some([when, then]) = &plan {
            let text = PlanText::Halves { when: when.clone(), then: then.clone() };
            let kept = Plan { text, lang: Some(lang), day, at_ms };
            self.store.add_lesson_plan(&id, &kept, rehearsed == Some(true))?;
        }
        self.store.add_step(&step)?;
        self.was_kept();
        self.lessons.standings.insert(id, Standing::Done(day));
        if let Some(taking) = &mut self.lessons.taking {
            taking.end(plan);
        }
        Ok(())
    }

    pub(super) fn step(&self, kind: &str, subject: &str, detail: &impl Serialize) -> Step {
        let at_ms = (self.outside.now_ms)();
        let at = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        Step {
            course: String::new(),
            kind: kind.to_owned(),
            subject: subject.to_owned(),
            day: day_of(at_ms, &self.outside.zone),
            zone_min: self.outside.zone.to_offset(at).seconds() / 60,
            // Strings and numbers: there is nothing in it that JSON can't say.
            detail: serde_json::to_string(detail).unwrap_or_else(|_| "{}".to_owned()),
            at_ms,
        }
    }
}

/// The part that a step says was reached; none for one that another version wrote otherwise.
fn place_of(step: &Step) -> Option<(Part, Place)> {
    let place: Place = serde_json::from_str(&step.detail).ok()?;
    Some((Part::of_key(&place.part)?, place))
}
