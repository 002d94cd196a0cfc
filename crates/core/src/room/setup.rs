//! What is settled before a room opens.

use serde::{Deserialize, Serialize};

/// The most teams that a room may have.
pub const MOST_TEAMS: u8 = 8;

/// What is settled before a room opens, and never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// The seat that the room plays from, as a position in the scenario's list of seats. (Journals of the
    /// first versions call it a desk.)
    #[serde(alias = "desk")]
    pub seat: u8,
    /// The day on which the conversation takes place, as a position in the seat's list of other days; none
    /// for the day as it is written, as in journals from before days were offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Decides the order in which options are shown: the same for everybody in the room.
    pub seed: u64,
    /// How many phones may take part.
    pub most_phones: u32,
    /// How many teams the phones are dealt into, up to [`MOST_TEAMS`]; 0 for none.
    pub teams: u8,
    /// Whether the facilitator asked for names. Otherwise nobody is named anywhere.
    pub names: bool,
}
