//! A scenario seen from one of its seats.

use super::{CharacterIx, Scenario, Seat};
use crate::text::Text;

/// A scenario and one of its seats.
#[derive(Clone, Copy, Debug)]
pub struct SeatRef<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat.
    pub seat: &'a Seat,
}

impl<'a> SeatRef<'a> {
    /// The first person across the table; the player themselves where nobody sits there.
    pub fn counterpart(&self) -> CharacterIx {
        self.seat.facing.first().copied().unwrap_or(self.seat.plays)
    }

    /// The name of the department from which the player speaks.
    pub fn department(&self) -> &'a Text {
        self.scenario.department_name(self.seat.plays)
    }

    /// Another seat of the same scenario, if there is one.
    pub fn other_seat(&self) -> Option<&'a Seat> {
        self.scenario.seats.iter().find(|seat| seat.id != self.seat.id)
    }
}

impl Scenario {
    /// The name of a person's department.
    pub fn department_name(&self, person: CharacterIx) -> &Text {
        &self.departments[self.department_of(person).index()].name
    }
}
