//! Changing how a person wants the game.
//!
//! **Not here:** what the settings are and which are usual (`records::settings`), how they are kept (`records`).

use super::Session;
use super::preferences::{Mode, ThemeChoice};
use super::screen::{Screen, ScreenId};
use crate::records::StoreError;
use crate::text::Lang;

/// What changes a setting, which is kept at once, or has to do with all of them. A room's Wi-Fi and the
/// time of a vote are settled where a room is led (`workshop`).
#[derive(Clone, Debug, PartialEq)]
pub enum SettingsCommand {
    /// Use this language from now on. At the first start it leads home.
    Language(Lang),
    /// Text of this size, 100–200 per cent.
    TextPercent(u16),
    /// Explain moves as they are made, or not.
    Mode(Mode),
    /// Keep movement to what carries meaning.
    ReducedMotion(bool),
    /// Show trust, heat and the like as figures after each sentence that is explained.
    Meters(bool),
    /// Light, dark, or as the system.
    Theme(ThemeChoice),
    /// The strongest contrast.
    HighContrast(bool),
    /// Tones so loud, 0–100 per cent.
    Volume(u8),
    /// Write the file to send in when something is wrong.
    SaveDiagnostics,
}

impl Session {
    pub(super) fn change_setting(&mut self, command: SettingsCommand) -> Result<(), StoreError> {
        if matches!(command, SettingsCommand::Language(_)) && self.screen().id() == ScreenId::Language {
            self.open_screen(Screen::Home);
        }
        let wanted = &mut self.preferences;
        match command {
            SettingsCommand::Language(lang) => wanted.lang = Some(lang),
            SettingsCommand::TextPercent(percent) => wanted.text_percent = percent.clamp(100, 200),
            SettingsCommand::Mode(mode) => wanted.mode = mode,
            SettingsCommand::ReducedMotion(reduced) => wanted.reduced_motion = reduced,
            SettingsCommand::Meters(shown) => wanted.meters = shown,
            SettingsCommand::Theme(theme) => wanted.theme = theme,
            SettingsCommand::HighContrast(high) => wanted.high_contrast = high,
            SettingsCommand::Volume(percent) => wanted.volume_percent = percent.min(100),
            SettingsCommand::SaveDiagnostics => {
                self.save_diagnostics();
                return Ok(());
            }
        }
        self.keep_preferences()
    }

    pub(super) fn keep_preferences(&mut self) -> Result<(), StoreError> {
        self.store.save_settings(&self.preferences)
    }
}
