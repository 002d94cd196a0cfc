//! What a person has played so far, as the screens show it.
//!
//! **Not here:** which plays count towards skill, and what they come to (`crate::history`).

use super::Session;
use super::background::{Outcome, Pending, arrived};
use crate::history::{PersonSkill, PlaysSoFar};
use crate::library::Library;
use crate::records::{PlaySummary, SatAt, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// As long as skill takes; it is never given up for the time it takes, only when nobody looks at it.
const SKILL_MS: u64 = u64::MAX;
/// How many of the last plays are shown.
const RECENT: u32 = 12;

/// What a person has played so far. Read as a whole, when a screen opens that shows some of it or a
/// play has come to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Plays that were begun and not finished, the newest first.
    pub unfinished: Vec<PlaySummary>,
    /// The last plays, the newest first.
    pub recent: Vec<PlaySummary>,
    /// The seats that were played to an end, by scenario, and on which days.
    finished: BTreeMap<String, BTreeMap<String, Days>>,
    /// The day of the play that was begun last, by scenario and seat.
    last: BTreeMap<String, BTreeMap<String, Option<String>>>,
}

/// Days by their ids; none is the day as it is written.
type Days = BTreeSet<Option<String>>;

impl Progress {
    /// Reads it for the scenarios that can be played.
    pub(super) fn load(store: &Store, library: &Library) -> Result<Progress, StoreError> {
        let mut finished: BTreeMap<String, BTreeMap<String, Days>> = BTreeMap::new();
        let mut last: BTreeMap<String, BTreeMap<String, Option<String>>> = BTreeMap::new();
        let is_there = |sat: &SatAt| library.find(&sat.scenario_id).is_some();
        for sat in store.seats_sat_at()?.into_iter().filter(is_there) {
            let newest = last.entry(sat.scenario_id.clone()).or_default();
            newest.entry(sat.seat.clone()).or_insert_with(|| sat.day.clone());
            if sat.was_finished {
                let seats = finished.entry(sat.scenario_id).or_default();
                seats.entry(sat.seat).or_default().insert(sat.day);
            }
        }
        Ok(Progress { unfinished: store.unfinished()?, recent: store.recent(RECENT)?, finished, last })
    }

    /// Whether a seat of a scenario was played to an end.
    pub fn is_finished(&self, scenario: &str, seat: &str) -> bool {
        self.finished.get(scenario).is_some_and(|seats| seats.contains_key(seat))
    }

    /// Whether it was on this day, by its id; none for the day as it is written.
    pub fn is_finished_on(&self, scenario: &str, seat: &str, day: Option<&str>) -> bool {
        let days = self.finished.get(scenario).and_then(|seats| seats.get(seat));
        days.is_some_and(|days| days.iter().any(|known| known.as_deref() == day))
    }

    /// The day, by its id, of the play of a seat that was begun last; none for the day as it is written, and
    /// if it was never played.
    pub fn last_day(&self, scenario: &str, seat: &str) -> Option<&str> {
        self.last.get(scenario)?.get(seat)?.as_deref()
    }

    /// The seats of a scenario that were played to an end, in the order of their ids.
    pub fn finished_seats(&self, scenario: &str) -> impl Iterator<Item = &str> {
        self.finished.get(scenario).into_iter().flatten().map(|(seat, _)| seat.as_str())
    }
}

impl Session {
    /// Reads it again. What can't be read now stays as it was last known.
    pub(super) fn load_progress(&mut self) {
        let read = Progress::load(&self.store, &self.library).map(Some);
        if let Some(progress) = self.read_or_tell(read) {
            self.progress = progress;
        }
    }

    /// Works the person's skill out again. What can't be read now stays as it was last known.
    pub(super) fn load_skill(&mut self) {
        let read = PlaysSoFar::read(&self.store, &self.outside.zone).map(Some);
        let Some(plays) = self.read_or_tell(read) else { return };
        let library = std::sync::Arc::clone(&self.library);
        self.at_work.skill = Some(Pending::begin(&self.outside, SKILL_MS, move |_| plays.skill(&library)));
        self.take_in_skill();
    }

    pub(super) fn take_in_skill(&mut self) {
        match arrived(&mut self.at_work.skill) {
            Some(Outcome::Done(skill)) => self.skill = skill,
            // Nothing is said rather than what may not be so any more.
            Some(Outcome::Lost) => self.skill = PersonSkill::default(),
            Some(Outcome::NotYet) | None => {}
        }
    }
}
