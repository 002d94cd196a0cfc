//! Proof: everything that is true of a scenario, exactly.
//!
//! Scenarios are finite and states are whole numbers, so nothing needs to be sampled: [`Space`]
//! holds every state that any play comes through, equal ones merged, and what is said of a seat is
//! read off it.
//!
//! **Invariants.** As in `counterpart-core`: no file, clock, thread or chance. What is forgotten of a
//! state can't matter to its future. What a budget leaves open is told as such.
//!
//! **Not here:** what a move does (`conversation` in `counterpart-core`); sharing seats out among
//! processors and printing what was proved (`counterpart`'s `cli`).

pub mod backward;
pub mod bots;
pub mod count;
pub mod coverage;
pub mod cues;
pub mod ends;
pub mod findings;
pub mod fold;
pub mod forward;
pub mod key;
pub mod learner;
pub mod lints;
pub mod map;
pub mod points;
pub mod policy;
pub mod reach;
pub mod relevance;
pub mod seat;
pub mod sensitivity;
pub mod settings;
pub mod situation;
pub mod space;
pub mod unreached;
pub mod words;

pub use seat::{BUDGET, SeatProof, THETAS, prove_seat};
pub use situation::Situation;
pub use space::{Space, Target};

use counterpart_core::conversation::Pick;

/// Picks as `play --choices` takes them: positions from 1, with commas. A guess is half sure.
pub fn choices_list(picks: &[Pick]) -> String {
    picks.iter().map(|pick| (pick.option + 1).to_string()).collect::<Vec<_>>().join(",")
}
