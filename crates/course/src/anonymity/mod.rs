//! Anonymity of a survey: what is kept of an answer, and what may be shown of many.
//!
//! 1. No figure is about fewer than [`Least`] people, 5 or more. A side of a line with fewer answers shows
//!    that and nothing else ([`release()`]). Departments of fewer than [`SMALLEST`] people are pooled before
//!    a survey opens ([`pools`]).
//! 2. Nothing is shown before the survey is closed, and it closes once ([`Open::close`] takes it away): no
//!    two snapshots, no difference. A total from which the one part that isn't shown, or parts of too few
//!    people, would follow isn't shown either.
//! 3. Answers lie in random slots of a file of a fixed size, without time or order; who has answered lies
//!    in another one, sorted. On closing, rows are added up to counters, and both are overwritten and
//!    deleted ([`SlotFile`], [`KeyFile`], [`closing()`]).
//! 4. Incidents are kept apart; where a side has too few answers, they don't say the side, nor do those of
//!    enough other sides for the gap to say it ([`labels`]).
//!
//! What this can't do: a mean of five tells four people who put their answers together what the fifth said.
//! The least number is what decides how many would have to.
//!
//! **Not here:** reading and writing files, which goes by what is described here; the network.

mod closing;
mod incidents;
mod pooling;
mod release;
mod rows;
mod slots;

pub use closing::{Area, Step, closing};
pub use incidents::{Label, labels};
pub use pooling::{Department, SMALLEST, pools};
pub use release::{Answers, Closed, ItemShown, Least, LineShown, Open, Release, SideShown, Total, release};
pub use rows::{PICKS, Part, Row, RowError};
pub use slots::{KEY, KeyFile, SlotError, SlotFile, SlotWrite};
