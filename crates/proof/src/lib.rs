//! Proof: everything that is true of a scenario, exactly.
//!
//! Scenarios are finite and states are whole numbers, so nothing needs to be sampled: [`Space`]
//! holds every state that any play comes through, equal ones merged, and what is said of a seat is
//! read off it.
//!
//! - the graph: [`space`] (explored from [`packed_state`]s, less what [`relevance`] says can't matter, with
//!   gauges as far as the [`horizon`] tells them),
//!   [`ends`], [`info_set`], [`minimise`]
//! - players: [`policy`], [`bots`], [`learner`]
//! - walks along it: [`forward`], [`backward`], [`points`], [`count`], [`cycles`], [`breach`],
//!   [`stranded`]
//! - what they come to: [`seat`], in [`answer`]s that say what isn't known; [`coverage`] and
//!   [`unreached`], [`cues`] and [`certainty`], [`variety`], [`words`], [`why`],
//!   [`sensitivity`], [`map`]
//! - what to think of it: [`lints`], which heed the [`interval`] of what they saw and the
//!   [`languages`] of a file, a library's [`settings`] for them, [`findings`]
//!
//! **Invariants.** No file, clock, thread, environment, network, printing or global randomness: who
//! wants several seats at a time brings the threads, and a closure that is told the progress and may
//! stop it. Nothing is sampled; the seeded combinations of [`sensitivity`] are the one use of chance,
//! and follow from the seed. Floats use `libm`, sums are added up in the order of the graph, and no
//! result depends on the order of a hash table, so every machine proves the same to the last bit.
//! What the budget leaves open is told as such, and a proof that was cancelled is none.
//!
//! **Not here:** the rules and the scores themselves (`counterpart-core`), where scenarios lie
//! (`counterpart-library`), printing and sharing out among processors (the command line).

pub mod answer;
pub mod backward;
pub mod bots;
pub mod breach;
pub mod certainty;
pub mod count;
pub mod coverage;
pub mod cues;
pub mod cycles;
pub mod ends;
pub mod findings;
pub mod forward;
pub mod horizon;
pub mod info_set;
pub mod interval;
pub mod languages;
pub mod learner;
pub mod lints;
pub mod map;
pub mod minimise;
pub mod packed_state;
pub mod points;
pub mod policy;
pub mod relevance;
pub mod seat;
pub mod sensitivity;
pub mod settings;
pub mod space;
pub mod stranded;
pub mod unreached;
pub mod variety;
pub mod why;
pub mod words;

pub use answer::{Answer, Bounds};
pub use info_set::InfoSet;
pub use seat::{BUDGET, SeatProof, THETAS, prove_seat, prove_seat_while};
pub use space::{Space, Target};

use counterpart_core::conversation::Pick;

/// Picks as `play --choices` takes them: numbers in the file from 1, with commas. A guess is half sure.
pub fn choices_list(picks: &[Pick]) -> String {
    picks.iter().map(|pick| pick.option.number().to_string()).collect::<Vec<_>>().join(",")
}
