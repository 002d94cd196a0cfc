//! The conversation: a pure engine of moves, rules and state.
//!
//! A [`Play`] is a seat and a list of picks; the same picks always give the same states, judgements
//! and events. Nothing here knows a clock, a file or a screen.

mod aspects;
pub mod borders;
mod digest;
pub mod effects;
pub mod glasl;
pub mod order;
pub mod parameters;
mod play;
pub mod rules;
mod state;
mod step;
pub mod thresholds;

pub use aspects::{Aspect, Aspects, reads};
pub use digest::{MODEL, digest};
pub use play::{IllegalPick, Offer, Play, TurnRecord, WhyIllegal};
pub use rules::{Judgement, Moment, Rule};
pub use state::{Mind, State};
pub use step::{Engine, Event, Pick, Step, ending, judge_option, offered, predict, say};
pub use thresholds::{Reliance, Thresholds};
