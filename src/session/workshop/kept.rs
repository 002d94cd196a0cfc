//! Sessions that are kept: which there are, going on with one, and the report of one that is over, old or damaged.

use super::{Preparation, Session};
use crate::exchange::Report;
use crate::records::StoreError;
use crate::scenario::{DayIx, Scenario, SeatIx};
use crate::server::{KeptRoom, KeptState, ReadRoom, Trouble};
use crate::text::{Lang, Text};
use std::path::Path;
use std::sync::Arc;

/// The most kept sessions that are looked at: a screen is no archive, and each is read from its beginning.
const MOST: usize = 40;

impl Session {
    /// Looks which sessions are kept, unless one is led now.
    pub(in crate::session) fn look_for_kept_rooms(&mut self) {
        let Some(data) = self.outside.data.as_deref().filter(|_| self.workshop.is_none()) else { return };
        self.kept_rooms.clear();
        match KeptRoom::latest(data, MOST) {
            Ok(rooms) => self.kept_rooms = rooms,
            Err(trouble) => {
                tracing::warn!(%trouble, "the kept sessions can't be listed");
                self.tell(told(&trouble));
            }
        }
    }

    /// The sessions of today that were not ended and can be gone on with.
    pub fn unfinished_rooms(&self) -> impl Iterator<Item = &KeptRoom> {
        let is_open = |room: &&KeptRoom| room.state == KeptState::Unfinished && room.is_of_today();
        self.kept_rooms.iter().filter(is_open)
    }

    /// Whether a kept session can be gone on with: it was not ended, and its scenario is there as it was.
    pub fn can_go_on(&self, room: &KeptRoom) -> bool {
        room.can_go_on() && self.played_in(room).is_some()
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
        let read = match ReadRoom::of(folder, |id| self.library.find(id).cloned()) {
            Ok(read) => read,
            Err(error) => {
                tracing::warn!(%error, "there is no report of a session to be had");
                return self.tell(Text::new(error.told(Lang::Zh), error.told(Lang::En)));
            }
        };
        let began = read.began.to_zoned(self.outside.zone.clone());
        let report = Report::of_kept(&read.room, &began, read.lost, read.is_changed, self.lang());
        match report.keep(folder) {
            Ok(kept) => {
                if read.lost > 0 {
                    let words = |lang| crate::phrase!(lang, "kept.report_damaged", lost = read.lost);
                    self.tell(Text::new(words(Lang::Zh), words(Lang::En)));
                }
                if !(self.outside.open)(&kept.html) {
                    let words = |lang| crate::phrase!(lang, "host.report", path = kept.html.display());
                    self.tell(Text::new(words(Lang::Zh), words(Lang::En)));
                }
                self.look_for_kept_rooms();
            }
            Err(error) => {
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
