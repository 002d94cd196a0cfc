//! What a person has played so far, as the screens show it.
//!
//! **Not here:** which plays count towards skill, and what they come to (`crate::history`).

use super::Session;
use crate::history::skill;
use crate::library::Library;
use crate::records::{PlaySummary, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The seats that were played to an end, by scenario.
    finished: BTreeMap<String, BTreeSet<String>>,
}

impl Progress {
    /// Reads it for the scenarios that can be played.
    pub(super) fn load(store: &Store, library: &Library) -> Result<Progress, StoreError> {
        let mut finished = BTreeMap::new();
        for scenario in library.playable() {
            let plays = store.plays_of(&scenario.id)?.into_iter();
            let ended = plays.filter(|play| play.row.ended.as_ref().is_some_and(|end| end.outcome.is_some()));
            finished.insert(scenario.id.clone(), ended.map(|play| play.row.seat).collect());
        }
        Ok(Progress { unfinished: store.unfinished()?, recent: store.recent(RECENT)?, finished })
    }

    /// Whether a seat of a scenario was played to an end.
    pub fn is_finished(&self, scenario: &str, seat: &str) -> bool {
        self.finished.get(scenario).is_some_and(|seats| seats.contains(seat))
    }

    /// The seats of a scenario that were played to an end, in the order of their ids.
    pub fn finished_seats(&self, scenario: &str) -> impl Iterator<Item = &str> {
        self.finished.get(scenario).into_iter().flatten().map(String::as_str)
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
        let read = skill(&self.store, &self.library, &self.outside.zone).map(Some);
        if let Some(skill) = self.read_or_tell(read) {
            self.skill = skill;
        }
    }
}
