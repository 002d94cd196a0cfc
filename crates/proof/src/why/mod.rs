//! Why something is so: what stands between skilled learners and a win-win, and what is missing where no
//! play comes to a part of the file. Looked into only where a lint will ask: it takes as long as the
//! exploration itself.
//!
//! **Not here:** that it is so ([`super::seat`], [`super::unreached`]), what to do about it
//! ([`super::lints`]).

mod blockers;
mod reasons;
mod watch;

pub use blockers::{Blockers, blockers, not_understood};
pub use reasons::{Reason, reasons};
