//! Other days of a seat: which one a person has chosen, and which they haven't played yet.
//!
//! **Not here:** what begins differently on a day (`scenario`), the day of a play (`conversation`).

use crate::scenario::{Day, DayIx, SeatRef};
use crate::session::{Screen, Session};
use std::collections::BTreeMap;

/// The days that were chosen since the game was started, by scenario and seat: the id of a day, or none for
/// the day as it is written.
#[derive(Clone, Debug, Default)]
pub struct ChosenDays(BTreeMap<(String, String), Option<String>>);

impl Session {
    /// The day on which a seat will be played: the one that was chosen for it, or else the one on which it
    /// was played last. None for the day as it is written.
    pub fn day_of(&self, at: SeatRef) -> Option<DayIx> {
        let key = (at.scenario.id.clone(), at.seat.id.clone());
        let last = || self.progress.last_day(&at.scenario.id, &at.seat.id);
        let id = self.chosen_days.0.get(&key).map_or_else(last, |chosen| chosen.as_deref())?;
        // A scenario may have lost a day since.
        at.seat.day(id).map(|(day, _)| day)
    }

    /// The days on which a seat wasn't played to an end yet, in the order of the file, the day as it is
    /// written first, as none.
    pub fn unplayed_days(&self, at: SeatRef) -> impl Iterator<Item = Option<DayIx>> {
        let played =
            |day: Option<&Day>| self.progress.is_finished_on(&at.scenario.id, &at.seat.id, id_of(day));
        let all = std::iter::once((None, None));
        let all = all.chain(at.seat.each_day().map(|(index, day)| (Some(index), Some(day))));
        let unplayed: Vec<_> = all.filter(|(_, day)| !played(*day)).map(|(index, _)| index).collect();
        unplayed.into_iter()
    }

    /// Chooses the day for the seat of the briefing.
    pub(super) fn choose_briefed_day(&mut self, day: Option<DayIx>) {
        let Screen::Briefing { scenario, seat } = self.screen().clone() else { return };
        self.choose_day(&scenario, &seat, day);
    }

    /// Chooses the day for a seat; one that it hasn't got changes nothing.
    pub(in crate::session) fn choose_day(&mut self, scenario: &str, seat: &str, day: Option<DayIx>) {
        let Some(at) = self.seat_ref(scenario, seat) else { return };
        let chosen = day.map(|day| at.seat.days.get(day.index()));
        if let Some(None) = chosen {
            return;
        }
        let id = id_of(chosen.flatten()).map(str::to_owned);
        self.chosen_days.0.insert((scenario.to_owned(), seat.to_owned()), id);
    }
}

fn id_of(day: Option<&Day>) -> Option<&str> {
    day.map(|day| day.id.as_str())
}
