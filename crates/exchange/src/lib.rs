//! What leaves Counterpart: the report of a session.
//!
//! **Invariants.** Nothing that was typed can be anything but text in what is written here. Nobody is
//! named unless the facilitator asked for names. Times come in with their zone.
//!
//! **Not here:** when and where a report is asked for (`counterpart`'s `session` and `cli`).

mod report;

pub use report::{NotKept, Report, WhereKept};
