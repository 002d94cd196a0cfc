//! What a facilitator settles before a room opens.

use crate::course::file::case::Case;
use crate::library::Library;
use crate::scenario::{DayIx, Scenario, SeatIx};
use crate::session::Preferences;
use std::sync::Arc;

/// What a facilitator settles before a room opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// The scenario's id.
    pub scenario: String,
    /// The seat that the room plays from, as a position in the scenario's list of seats.
    pub seat: SeatIx,
    /// The day on which the conversation takes place; none for the day as it is written.
    pub day: Option<DayIx>,
    /// The id of the case that the room takes up before the conversation; none for none.
    pub case: Option<String>,
    /// How many teams the phones are dealt into; 0 for none.
    pub teams: u8,
    /// Whether to ask for names.
    pub names: bool,
    /// For how many seconds a vote is open; 0 to close it by hand.
    pub seconds: u16,
    /// What the room's Wi-Fi is called, to be shown on the projector; may be empty.
    pub network: String,
    /// Whether there is a screen of its own for the room.
    pub projector: bool,
}

impl Preparation {
    /// The times that a vote may be given, in seconds.
    pub const SECONDS: [u16; 4] = [0, 30, 60, 90];
    /// The numbers of teams that are offered.
    pub const TEAMS: [u8; 5] = [0, 2, 3, 4, 6];

    /// What most want: the first scenario, from its first seat.
    pub fn usual(library: &Library, begin_with: &str, preferences: &Preferences) -> Preparation {
        let first = library.find(begin_with).or_else(|| library.playable().next());
        Preparation {
            scenario: first.map(|scenario| scenario.id.clone()).unwrap_or_default(),
            seat: SeatIx(0),
            day: None,
            case: None,
            teams: 0,
            names: false,
            seconds: preferences.vote_seconds,
            network: preferences.network.clone(),
            projector: true,
        }
    }

    /// The same with this case, and with a conversation that has its structure.
    #[must_use]
    pub fn with_case(&self, case: &Case, library: &Library) -> Preparation {
        let alike = |id: &&String| library.find(id.as_str()).is_some();
        let is_alike = case.bones.contains(&self.scenario);
        let next = Preparation { case: Some(case.id.clone()), ..self.clone() };
        match case.bones.iter().find(alike).filter(|_| !is_alike) {
            Some(scenario) => Preparation { scenario: scenario.clone(), seat: SeatIx(0), day: None, ..next },
            None => next,
        }
    }

    /// The scenario, if it can be played like this.
    pub fn chosen<'l>(&self, library: &'l Library) -> Option<&'l Arc<Scenario>> {
        let scenario = library.find(&self.scenario)?;
        let seat = scenario.seats.get(usize::from(self.seat.0))?;
        self.day.is_none_or(|day| day.index() < seat.days.len()).then_some(scenario)
    }
}
