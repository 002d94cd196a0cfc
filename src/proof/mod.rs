//! Proof: everything that is true of a scenario, exactly.
//!
//! Scenarios are finite and states are whole numbers, so nothing needs to be sampled: [`Space`]
//! holds every state that any play comes through, equal ones merged, and what is said of a seat is
//! read off it.

pub mod backward;
pub mod bots;
pub mod count;
pub mod coverage;
pub mod ends;
pub mod fold;
pub mod forward;
pub mod key;
pub mod learner;
pub mod points;
pub mod policy;
pub mod reach;
pub mod relevance;
pub mod seat;
pub mod situation;
pub mod space;
pub mod unreached;

pub use seat::{BUDGET, SeatProof, THETAS, prove_seat};
pub use situation::Situation;
pub use space::{Space, Target};
