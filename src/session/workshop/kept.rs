//! Sessions that are kept: which there are, going on with one, and the report of one that is over, old or damaged.

use super::{Preparation, Session};
use crate::exchange::{NotKept, Report, WhereKept};
use crate::library::Library;
use crate::records::StoreError;
use crate::scenario::{DayIx, Scenario, SeatIx};
use crate::server::{CannotRead, KeptRoom, KeptState, ReadRoom, Trouble};
use crate::session::background::{Outcome, Pending, arrived};
use crate::text::{Lang, Text};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sessions that were found, and the folders of those that can be gone on with.
pub type KeptFound = Result<(Vec<KeptRoom>, BTreeSet<PathBuf>), Trouble>;

/// Where the report of a kept session lies, and how many of its records are lost; or why there is none.
pub type KeptReport = Result<(WhereKept, usize), NoReport>;

/// Why there is no report of a kept session.
pub enum NoReport {
    /// The session can't be read.
    NotRead(CannotRead),
    /// The report can't be written.
    NotWritten(NotKept),
}

/// As long as it takes: on a disk that doesn't answer nobody else waits for it.
const AS_LONG_AS_IT_TAKES: u64 = u64::MAX;

/// The most kept sessions that are looked at: a screen is no archive, and each is read from its beginning.
const MOST: usize = 40;

/// The folders of those that can be gone on with: not ended, and their scenario is there as it was.
fn resumable(rooms: &[KeptRoom], library: &Library) -> BTreeSet<PathBuf> {
    let is_there =
        |room: &&KeptRoom| room.can_go_on() && room.scenario(|id| library.find(id).cloned()).is_some();
    rooms.iter().filter(is_there).map(|room| room.folder.clone()).collect()
}

impl Session {
    /// Looks which sessions are kept, unless one is led now.
    pub(in crate::session) fn look_for_kept_rooms(&mut self) {
        let Some(data) = self.outside.data.clone().filter(|_| self.workshop.is_none()) else { return };
        let library = Arc::clone(&self.library);
        self.at_work.kept_rooms = Some(Pending::begin(&self.outside, AS_LONG_AS_IT_TAKES, move |_| {
            let rooms = KeptRoom::latest(&data, MOST)?;
            let resumable = resumable(&rooms, &library);
            Ok((rooms, resumable))
        }));
        self.take_in_kept_rooms();
    }

    /// Takes in which sessions are kept. Until then, what was last known of them stands there.
    pub(in crate::session) fn take_in_kept_rooms(&mut self) {
        match arrived(&mut self.at_work.kept_rooms) {
            Some(Outcome::Done(Ok((rooms, resumable)))) => {
                (self.kept_rooms, self.resumable) = (rooms, resumable);
            }
            Some(Outcome::Done(Err(trouble))) => {
                tracing::warn!(%trouble, "the kept sessions can't be listed");
                (self.kept_rooms, self.resumable) = (Vec::new(), BTreeSet::new());
                self.tell(told(&trouble));
            }
            Some(Outcome::Lost | Outcome::NotYet) | None => {}
        }
    }

    /// Lists these sessions, as if they had been found.
    pub fn show_kept_rooms(&mut self, rooms: Vec<KeptRoom>) {
        self.resumable = resumable(&rooms, &self.library);
        self.kept_rooms = rooms;
    }

    /// The sessions of today that were not ended and can be gone on with.
    pub fn unfinished_rooms(&self) -> impl Iterator<Item = &KeptRoom> {
        let is_open = |room: &&KeptRoom| room.state == KeptState::Unfinished && room.is_of_today();
        self.kept_rooms.iter().filter(is_open)
    }

    /// Whether a kept session can be gone on with: it was not ended, and its scenario is there as it was.
    pub fn can_go_on(&self, room: &KeptRoom) -> bool {
        self.resumable.contains(&room.folder)
    }

    /// A kept session in a line, by the person's clock.
    pub fn line_of(&self, room: &KeptRoom, lang: Lang) -> String {
        let scenario = self.library.find(&room.scenario);
        let title = scenario.map_or(room.scenario.as_str(), |scenario| scenario.title.get(lang));
        room.line(title, &self.outside.zone, lang)
    }

    fn played_in(&self, room: &KeptRoom) -> Option<Arc<Scenario>> {
        room.scenario(|id| self.library.find(id).cloned())
    }

    /// Goes on with the session in a folder.
    pub(super) fn resume_room(&mut self, folder: &Path) -> Result<(), StoreError> {
        let Some(room) = KeptRoom::at(folder) else {
            self.look_for_kept_rooms();
            return Ok(());
        };
        let (Some(scenario), Some(setup)) = (self.played_in(&room), room.setup.clone()) else {
            return Ok(());
        };
        self.preparation = Preparation {
            scenario: room.scenario.clone(),
            seat: SeatIx(setup.seat),
            day: setup.day.map(DayIx),
            teams: setup.teams,
            names: setup.names,
            ..self.preparation.clone()
        };
        self.host_room(&scenario, false, Some(folder.to_owned()), room.text())
    }

    /// Writes the report of the session in a folder, and opens it.
    pub(super) fn report_kept(&mut self, folder: &Path) {
        let (folder, library) = (folder.to_owned(), Arc::clone(&self.library));
        let (zone, lang) = (self.outside.zone.clone(), self.lang());
        self.at_work.kept_report = Some(Pending::begin(&self.outside, AS_LONG_AS_IT_TAKES, move |_| {
            let read = ReadRoom::of(&folder, |id| library.find(id).cloned()).map_err(NoReport::NotRead)?;
            let report =
                Report::of_kept(&read.room, &read.began.to_zoned(zone), read.lost, read.is_changed, lang);
            let kept = report.keep(&folder).map_err(NoReport::NotWritten)?;
            Ok((kept, read.lost))
        }));
        self.take_in_kept_report();
    }

    /// Opens the report of a kept session once it is written, or says why it isn't.
    pub(in crate::session) fn take_in_kept_report(&mut self) {
        let report = match arrived(&mut self.at_work.kept_report) {
            Some(Outcome::Done(report)) => report,
            Some(Outcome::Lost) => {
                let broken =
                    NotKept { path: PathBuf::from("report.html"), cause: io::Error::other("it broke") };
                Err(NoReport::NotWritten(broken))
            }
            Some(Outcome::NotYet) | None => return,
        };
        match report {
            Ok((kept, lost)) => {
                if lost > 0 {
                    let words = |lang| crate::phrase!(lang, "kept.report_damaged", lost = lost);
                    self.tell(Text::new(words(Lang::Zh), words(Lang::En)));
                }
                if !(self.outside.open)(&kept.html) {
                    let words = |lang| crate::phrase!(lang, "host.report", path = kept.html.display());
                    self.tell(Text::new(words(Lang::Zh), words(Lang::En)));
                }
                self.look_for_kept_rooms();
            }
            Err(NoReport::NotRead(error)) => {
                tracing::warn!(%error, "there is no report of a session to be had");
                self.tell(Text::new(error.told(Lang::Zh), error.told(Lang::En)));
            }
            Err(NoReport::NotWritten(error)) => {
                tracing::error!(%error, "the report can't be written");
                self.tell(told(&Trouble::at(&error.path, &error.cause)));
            }
        }
    }
}

/// What a trouble comes to for somebody who wanted to open or read something.
fn told(trouble: &Trouble) -> Text {
    Text::new(trouble.told_at_start(Lang::Zh), trouble.told_at_start(Lang::En))
}
