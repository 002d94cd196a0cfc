//! Counterpart (换位): rehearse cross-department conflict.
//!
//! What stands beneath are crates of their own, shown here under their short names, so that the
//! compiler keeps the floors: a crate can't use what it doesn't name. See ARCHITECTURE.md.
//!
//! - [`history`]: what stored plays come to: replayed, and skill over all of them
//! - [`session`]: the whole game without a window; knows neither Bevy nor egui, and builds without them
//! - [`notices`]: what others made and the game has in it, and under which licences
//! - [`fonts`]: the fonts inside the program
//! - [`log`]: what went wrong, in a file of bounded size, and the file that is sent in
//! - [`cli`]: the command line; the only place that prints
//! - `app`: the game itself, with the feature `app`

pub use counterpart_core::{conversation, diagnostic, room, scenario, scoring, text};
pub use counterpart_course as course;
pub use counterpart_exchange as exchange;
pub use counterpart_library as library;
pub use counterpart_phrases::{phrase, reaction, words};
pub use counterpart_proof as proof;
pub use counterpart_records as records;
pub use counterpart_server as server;

pub mod fonts;
pub mod history;
pub mod log;
pub mod notices;
pub mod session;

#[cfg(feature = "app")]
pub mod app;
pub mod cli;
