//! Conditions on the state, by which lines vary, options show and transitions choose.

use super::id::{AgreementIx, InterestIx};
use serde::Serialize;

/// A value of a person's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Gauge {
    /// Trust.
    Trust,
    /// Heat.
    Heat,
    /// Safety.
    Safety,
    /// Clarity.
    Clarity,
}

/// A condition, with every id resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Condition {
    /// A value lies in a closed interval.
    Between {
        /// Which value.
        gauge: Gauge,
        /// Whose, as a position in the seat's `facing`.
        of: u8,
        /// The lowest value that holds.
        min: u8,
        /// The highest value that holds.
        max: u8,
    },
    /// The interest has been said.
    Revealed(InterestIx),
    /// The interest has been said, restated correctly and confirmed.
    Understood(InterestIx),
    /// This agreement stands.
    Agreed(AgreementIx),
    /// This agreement was turned down.
    Refused(AgreementIx),
    /// A promise that couldn't be kept has come out.
    Deceived,
    /// The line with this bit was crossed, and not taken back.
    Crossed(u8),
    /// The play has been through the watched beat with this bit.
    Visited(u8),
    /// So many turns are left.
    TurnsLeft {
        /// The lowest number that holds.
        min: u8,
        /// The highest number that holds.
        max: u8,
    },
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It doesn't hold.
    Not(Box<Condition>),
}
