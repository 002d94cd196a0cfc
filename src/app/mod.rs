//! The game: Bevy for the window, the stage and the clock, egui for everything that is read.
//!
//! `session` knows the whole game and no window; `views` draw it; `stage` acts it out; the rest is
//! what a window needs.
//!
//! **Not here:** which screen is open and what a command does (`session`), what a move does (`conversation`),
//! words (`assets/text`). Each screen's name, keys, view and pictures stand in `screens`.

mod accessibility;
pub mod art;
mod cannot_start;
mod crash;
mod frame_pacing;
mod game;
pub mod geometry;
mod interface;
mod keyboard;
mod platform;
mod projector;
pub mod screens;
mod shots;
#[cfg(feature = "sound")]
mod sound;
mod stage;
pub mod theme;
pub mod tones;
pub mod views;
mod window_size;
#[cfg(all(unix, not(target_os = "macos")))]
mod x11_monitors;

pub use game::run;
pub use shots::{pictures_of, shots};
