//! The screens: one state, one file, one plugin each.

mod briefing;
mod conversation;
mod debrief;
mod home;
mod language;
mod library;
mod outcome;
mod room;
mod settings;
mod workshop;

use crate::session::Screen;
use bevy::prelude::*;

pub use super::interface::draw as draw_view;

/// Which screen is open, as Bevy keeps it. What it shows is the session's affair.
#[derive(States, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenState {
    /// The choice of language at the first start.
    Language,
    /// Where one comes in.
    Home,
    /// All scenarios.
    Library,
    /// Before a conversation.
    Briefing,
    /// The conversation itself.
    Conversation,
    /// What it came to.
    Outcome,
    /// Looking back.
    Debrief,
    /// How the person wants the game.
    Settings,
    /// Before a workshop.
    Workshop,
    /// A room that is led from here.
    Room,
}

impl ScreenState {
    /// The state of a screen of the session.
    pub fn of(screen: &Screen) -> ScreenState {
        match screen {
            Screen::Language => ScreenState::Language,
            Screen::Home => ScreenState::Home,
            Screen::Library => ScreenState::Library,
            Screen::Briefing { .. } => ScreenState::Briefing,
            Screen::Conversation => ScreenState::Conversation,
            Screen::Outcome => ScreenState::Outcome,
            Screen::Debrief => ScreenState::Debrief,
            Screen::Settings => ScreenState::Settings,
            Screen::Workshop => ScreenState::Workshop,
            Screen::Room => ScreenState::Room,
        }
    }
}

/// Adds every screen.
pub fn plugin(app: &mut App) {
    app.add_plugins((
        language::plugin,
        home::plugin,
        library::plugin,
        briefing::plugin,
        conversation::plugin,
        outcome::plugin,
        debrief::plugin,
        settings::plugin,
        workshop::plugin,
        room::plugin,
    ));
}
