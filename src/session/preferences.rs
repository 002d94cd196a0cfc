//! How a person wants the game: the settings as the store keeps them.

pub use crate::records::{Mode, Settings as Preferences, ThemeChoice};
