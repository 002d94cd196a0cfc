//! What the screens are made of: widgets, signs, keys and the keyboard's place, pictures of people, lines
//! of text, and what lies over every screen (messages, the list of keys) or over a conversation (the papers).
//!
//! **Not here:** anything that one screen alone draws, which stands in the screen's own folder.

pub mod board;
pub mod choice;
pub mod columns;
pub mod focus;
pub mod header_actions;
pub mod help;
pub mod icons;
pub mod keys;
mod line_breaks;
pub mod live_region;
pub mod mood;
pub mod notices;
pub mod offer;
pub mod papers;
mod portrait;
pub mod ring;
pub mod scene;
pub mod text_field;
pub mod widgets;
