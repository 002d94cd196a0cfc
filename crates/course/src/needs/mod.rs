//! Needs: what a two-way survey of a line comes to, from counters alone.
//!
//! A *line* is one hand-over, from a supplier to its internal customer. Both rate the same acts of the
//! supplier: the customer what arrives, the supplier (the *provider*, as who answers) what it believes to
//! give. What arrives is the level; nothing is computed from differences of scores, which are unreliable.
//!
//! - counters: [`Tally`], [`Item`]
//! - figures of an item: [`Rating`]; whether the two sides see it apart: [`Compared`]
//! - how an item has changed: [`Change`]
//! - weights: [`Needs`]
//! - what follows for the course: [`plan()`]
//!
//! **Not here:** what of it may be shown ([`crate::anonymity`]), the wording of items (the survey's file),
//! sentences (phrases).

mod change;
mod compare;
mod plan;
mod tally;
mod weights;

pub use change::{CHANGE_CONFIDENCE, Change, change};
pub use compare::{Compared, compare};
pub use plan::{Desk, EVEN_BELOW, LineNeeds, Planned, Reason, What, fit, plan};
pub use tally::{CONFIDENCE, Item, Rating, Side, Tally, rating};
pub use weights::{Needs, needs};
