//! Sessions that are kept in the data folder: the list of them, what each of them comes to, and the room of one for a
//! report. Nothing is changed here; going on with one stands in `start`.

use super::clock;
use super::journal::{Kept, Rest, Unreadable, folder};
use super::trouble::Trouble;
use counterpart_core::room::{Event, Impossible, Room, Setup};
use counterpart_core::scenario::{self, Scenario};
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How old an unfinished session may be and still be gone on with unasked: a workshop's day.
const SAME_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How a kept session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptState {
    /// It was not ended, and can be gone on with.
    Unfinished,
    /// It was not ended, and another one was opened in its place.
    PutAside,
    /// It was ended.
    Ended,
    /// Another program has it open.
    InUse,
    /// A later version has written it.
    Newer,
    /// Its journal says nothing.
    Unreadable,
    /// Its journal can't be opened.
    Trouble(Trouble),
}

/// A session that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRoom {
    /// Its folder.
    pub folder: PathBuf,
    /// How it stands.
    pub state: KeptState,
    /// The scenario's id; where the journal says nothing, as the folder's name has it.
    pub scenario: String,
    /// The scenario's hash, if the journal says it.
    pub hash: Option<String>,
    /// What was settled before it opened, if the journal says it.
    pub setup: Option<Setup>,
    /// When it was opened.
    pub began: Timestamp,
    /// How many phones had joined.
    pub phones: usize,
    /// How many votes were held.
    pub ballots: usize,
    /// How many records can't be used, at the least; 0 for a journal that is whole.
    pub lost: usize,
    /// Its report, if one was written.
    pub report: Option<PathBuf>,
}

impl KeptRoom {
    /// Every session in a data folder, the latest first; none if there is no such folder yet.
    pub fn all(data: &Path) -> Result<Vec<KeptRoom>, Trouble> {
        let folders = folder::folders(data).map_err(|error| Trouble::at(&folder::rooms(data), &error))?;
        let mut rooms: Vec<KeptRoom> = folders.iter().filter_map(|folder| KeptRoom::at(folder)).collect();
        rooms.sort_by(|one, other| (other.began, &other.folder).cmp(&(one.began, &one.folder)));
        Ok(rooms)
    }

    /// The same for as many of the latest as these; what is older isn't read.
    pub fn latest(data: &Path, most: usize) -> Result<Vec<KeptRoom>, Trouble> {
        let folders = folder::folders(data).map_err(|error| Trouble::at(&folder::rooms(data), &error))?;
        Ok(folders.iter().filter_map(|folder| KeptRoom::at(folder)).take(most).collect())
    }

    /// The session in a folder; none if there is no journal in it, nor anything in its place.
    pub fn at(folder: &Path) -> Option<KeptRoom> {
        let journal = folder.join(folder::JOURNAL);
        journal.symlink_metadata().ok()?;
        let (began, scenario) = named(folder);
        let report = Some(folder.join("report.html")).filter(|path| path.exists());
        let mut room = KeptRoom {
            folder: folder.to_owned(),
            state: KeptState::Unreadable,
            scenario,
            hash: None,
            setup: None,
            began,
            phones: 0,
            ballots: 0,
            lost: 0,
            report,
        };
        match folder::look(folder) {
            Ok(Ok(kept)) => room.tell_of(kept),
            Ok(Err(Unreadable::Newer)) => room.state = KeptState::Newer,
            Ok(Err(why)) => tracing::warn!(folder = %folder.display(), ?why, "a journal says nothing"),
            Err(error) => room.state = KeptState::Trouble(Trouble::at(&journal, &error)),
        }
        Some(room)
    }

    fn tell_of(&mut self, kept: Kept) {
        let count = |wanted: fn(&&Event) -> bool| events(&kept).filter(wanted).count();
        self.phones = count(|event| matches!(event, Event::Joined { .. }));
        self.ballots = count(|event| matches!(event, Event::Opened { .. }));
        let is_ended = has_ended(&kept);
        self.lost = lost(kept.rest);
        self.state = match kept.rest {
            _ if folder::is_in_use(&self.folder) => KeptState::InUse,
            Rest::Newer { .. } => KeptState::Newer,
            _ if is_ended => KeptState::Ended,
            _ if folder::is_put_aside(&self.folder) => KeptState::PutAside,
            _ => KeptState::Unfinished,
        };
        self.began = clock::timestamp(kept.head.began);
        self.scenario = kept.head.scenario;
        self.hash = Some(kept.head.hash);
        self.setup = Some(kept.head.setup);
    }

    /// Whether it was opened so lately that whoever starts again most likely means it.
    pub fn is_of_today(&self) -> bool {
        let age = clock::timestamp(clock::now()).duration_since(self.began);
        // A clock that was set back makes no session too old to be found.
        age < jiff::SignedDuration::try_from(SAME_DAY).unwrap_or(jiff::SignedDuration::MAX)
    }

    /// Whether it is what is meant by whoever hosts this scenario from this seat on this day once more: not ended, of
    /// today, and not put aside for another.
    pub fn is_meant(&self, scenario: &str, seat: u8, day: Option<u8>) -> bool {
        let is_seat = self.setup.as_ref().is_some_and(|setup| setup.seat == seat && setup.day == day);
        self.state == KeptState::Unfinished && is_seat && self.scenario == scenario && self.is_of_today()
    }

    /// Whether it was never ended and can be gone on with, be it put aside or old.
    pub fn can_go_on(&self) -> bool {
        matches!(self.state, KeptState::Unfinished | KeptState::PutAside)
    }

    /// The very scenario that was played: the text that was kept with the session, or else one that is known by
    /// its id and hasn't changed since. None if there is neither.
    pub fn scenario(&self, known: impl Fn(&str) -> Option<Arc<Scenario>>) -> Option<Arc<Scenario>> {
        let hash = self.hash.as_ref()?;
        let is_it = |scenario: &Arc<Scenario>| scenario.hash == *hash;
        let text = folder::text(&self.folder);
        let own = text.and_then(|text| scenario::parse(&text).scenario).map(Arc::new);
        own.filter(is_it).or_else(|| known(&self.scenario).filter(is_it))
    }

    /// It in a line: when, what, how many, and how it stands.
    pub fn line(&self, title: &str, zone: &TimeZone, lang: Lang) -> String {
        let when = self.began.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
        let state = match self.state {
            KeptState::Unfinished => phrase!(lang, "kept.unfinished"),
            KeptState::PutAside => phrase!(lang, "kept.put_aside"),
            KeptState::Ended => phrase!(lang, "kept.ended"),
            KeptState::InUse => phrase!(lang, "kept.in_use"),
            KeptState::Newer => phrase!(lang, "kept.is_newer"),
            KeptState::Unreadable | KeptState::Trouble(_) => phrase!(lang, "kept.cannot"),
        };
        let state = match self.lost {
            0 => state,
            lost => phrase!(lang, "kept.damaged", state = state, lost = lost),
        };
        let (phones, votes) = (self.phones, self.ballots);
        phrase!(lang, "kept.line", when = when, title = title, phones = phones, votes = votes, state = state)
    }

    /// The scenario's text that was kept with it.
    pub fn text(&self) -> Option<String> {
        folder::text(&self.folder)
    }
}

/// The room of a kept session.
#[derive(Debug)]
pub struct ReadRoom {
    /// The room, as far as the journal can be used.
    pub room: Room,
    /// When it was opened.
    pub began: Timestamp,
    /// How many records can't be used, at the least.
    pub lost: usize,
    /// Whether the scenario's text is another one than what was played: its sentences may have been others.
    pub is_changed: bool,
}

/// Why there is no room to be had of a folder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// The journal can't be opened.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// The journal says nothing, or is of a later version.
    #[error("{}: a journal that can't be read", path.display())]
    Journal {
        /// The journal.
        path: PathBuf,
        /// Whether a later version has written it.
        is_newer: bool,
    },
    /// The scenario isn't there any more.
    #[error("the scenario {id} isn't there")]
    Scenario {
        /// Its id.
        id: String,
    },
    /// The scenario is there, and what happened can't have happened in it.
    #[error("the scenario {id} has changed too much")]
    Changed {
        /// Its id.
        id: String,
    },
}

impl CannotRead {
    /// What it means, and what to do.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            CannotRead::Trouble(trouble) => trouble.told_at_start(lang),
            CannotRead::Journal { path, is_newer: true } => {
                phrase!(lang, "kept.newer", path = path.display())
            }
            CannotRead::Journal { path, is_newer: false } => {
                phrase!(lang, "kept.unreadable", path = path.display())
            }
            CannotRead::Scenario { id } => phrase!(lang, "kept.no_scenario", id = id),
            CannotRead::Changed { id } => phrase!(lang, "kept.changed_too_much", id = id),
        }
    }
}

impl ReadRoom {
    /// The room of the session in a folder. `known` finds a scenario by its id, for sessions that were kept
    /// without its text.
    pub fn of(folder: &Path, known: impl Fn(&str) -> Option<Arc<Scenario>>) -> Result<ReadRoom, CannotRead> {
        let path = folder.join(folder::JOURNAL);
        let found = folder::look(folder).map_err(|error: io::Error| Trouble::at(&path, &error))?;
        let kept =
            found.map_err(|why| CannotRead::Journal { path, is_newer: matches!(why, Unreadable::Newer) })?;
        let id = kept.head.scenario.clone();
        let own = folder::text(folder).and_then(|text| scenario::parse(&text).scenario).map(Arc::new);
        let is_it = |scenario: &Arc<Scenario>| scenario.hash == kept.head.hash;
        let other = known(&id);
        let exact = own.filter(is_it).or_else(|| other.clone().filter(is_it));
        let is_changed = exact.is_none();
        let scenario = exact.or(other).ok_or_else(|| CannotRead::Scenario { id: id.clone() })?;
        let room = Room::replay(scenario, kept.head.setup.clone(), events(&kept));
        let room = room.map_err(|Impossible| CannotRead::Changed { id })?;
        let began = clock::timestamp(kept.head.began);
        Ok(ReadRoom { room, began, lost: lost(kept.rest), is_changed })
    }
}

pub(super) fn events(kept: &Kept) -> impl Iterator<Item = &Event> {
    kept.entries.iter().flat_map(|entry| &entry.events)
}

pub(super) fn has_ended(kept: &Kept) -> bool {
    events(kept).any(|event| *event == Event::Ended)
}

const fn lost(rest: Rest) -> usize {
    match rest {
        Rest::None | Rest::Torn => 0,
        Rest::Damaged { lost } => lost,
        Rest::Newer { records } => records,
    }
}

/// When a room was opened and what it played, as its folder's name has it: `20261123T142253Z-late-shipment`.
fn named(folder: &Path) -> (Timestamp, String) {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stamp, scenario) = name.split_once('-').unwrap_or((&name, ""));
    let began = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", stamp).ok();
    let began = began.and_then(|began| began.to_zoned(jiff::tz::TimeZone::UTC).ok());
    (began.map_or(Timestamp::UNIX_EPOCH, |began| began.timestamp()), scenario.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folders_name_says_when_and_what() {
        let (began, scenario) = named(Path::new("rooms/20261123T142253Z-late-shipment"));
        assert_eq!((began.as_millisecond(), scenario.as_str()), (1_795_443_773_000, "late-shipment"));
        assert_eq!(named(Path::new("rooms/holiday pictures")).0, Timestamp::UNIX_EPOCH);
    }
}
