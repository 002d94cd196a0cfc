//! Rooms that can be gone on with: their host was killed, or closed before the session was over. Reading a
//! journal stands in `journal`.

use super::clock;
use super::journal;
use counterpart_core::room::{Event, Setup};
use std::io;
use std::path::Path;

/// How old an unfinished room may be and still be gone on with: a workshop's day.
const SAME_DAY: u64 = 24 * 60 * 60 * 1000;

/// A room that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's hash: only the very same text can be gone on with.
    pub hash: String,
    /// What was settled before it opened.
    pub setup: Setup,
    /// When it was opened, in milliseconds since 1970.
    pub began: u64,
    /// How many phones had joined.
    pub phones: usize,
}

impl Unfinished {
    /// The latest room of today in this data folder that was not ended and that no other program has
    /// open; none if there is no such room, or no folder yet. Nothing is changed.
    pub fn latest(data: &Path) -> io::Result<Option<Unfinished>> {
        let found = journal::find(data, &since(), |_| true)?;
        Ok(found.map(|(_, found)| {
            let events = found.entries.iter().flat_map(|entry| &entry.events);
            let phones = events.filter(|event| matches!(event, Event::Joined { .. })).count();
            let head = found.head;
            Unfinished {
                scenario: head.scenario,
                hash: head.hash,
                setup: head.setup,
                began: head.began,
                phones,
            }
        }))
    }
}

/// The time since which a room must have been opened to be gone on with, as it stands in names.
pub(super) fn since() -> String {
    clock::stamp(clock::now().saturating_sub(SAME_DAY))
}
