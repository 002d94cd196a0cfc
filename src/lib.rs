//! Counterpart (换位): rehearse cross-department conflict.
//!
//! The floors, from the ground up. A module uses only floors below its own; siblings on a floor
//! don't know each other. `tests/floors.rs` reads the imports and holds the code to it.
//!
//! - F0 [`text`], [`diagnostic`], [`phrases`]
//! - F1 [`scenario`]: what an author writes
//! - F2 [`conversation`]: the pure engine; [`room`]: a facilitated session
//! - F3 [`scoring`]: what a play comes to
//! - F4 [`proof`]: everything that is true of a scenario
//! - F5 [`library`]: scenarios on disk; [`records`]: the store;
//!   [`server`]: the phones' side of a room
//! - F6 [`cli`] and, with the feature `app`, the game

rust_i18n::i18n!("assets/text", fallback = "en");

pub mod diagnostic;
pub mod phrases;
pub mod text;

pub mod scenario;

pub mod conversation;
pub mod room;

pub mod proof;
pub mod scoring;

pub mod library;
pub mod records;
pub mod server;

#[cfg(feature = "app")]
pub mod app;
pub mod cli;
