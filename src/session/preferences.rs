//! How a person wants the game.

use crate::records::{MODE_ASSESSMENT, MODE_GUIDED, Settings};
use crate::text::Lang;

/// Whether moves are explained as they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// After each move: what changed, and why.
    Guided,
    /// Nothing before the end.
    Assessment,
}

impl Mode {
    /// The name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Mode::Guided => MODE_GUIDED,
            Mode::Assessment => MODE_ASSESSMENT,
        }
    }

    /// The mode of this name; guided for an unknown one.
    pub fn of_key(key: &str) -> Mode {
        if key == MODE_ASSESSMENT { Mode::Assessment } else { Mode::Guided }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// Warm paper.
    Light,
    /// The same at night.
    Dark,
    /// As the system says.
    Auto,
}

impl ThemeChoice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [ThemeChoice; 3] = [ThemeChoice::Auto, ThemeChoice::Light, ThemeChoice::Dark];

    /// The name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Auto => "auto",
        }
    }
}

/// How a person wants the game, typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language; none until one was chosen.
    pub lang: Option<Lang>,
    /// The size of text, 100–200 per cent.
    pub text_percent: u16,
    /// Whether moves are explained as they are made.
    pub mode: Mode,
    /// Whether movement is kept to what carries meaning.
    pub reduced_motion: bool,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether to use the strongest contrast.
    pub high_contrast: bool,
    /// How loud tones are, 0–100 per cent; of no effect in builds without the feature `sound`.
    pub volume_percent: u8,
    /// What the Wi-Fi of workshops is called, to be shown to the group; may be empty.
    pub network: String,
    /// For how many seconds a vote is open; 0 to close it by hand.
    pub vote_seconds: u16,
}

impl Preferences {
    /// The sizes of text that are offered, in per cent.
    pub const TEXT_SIZES: [u16; 5] = [100, 125, 150, 175, 200];

    /// The volumes that are offered, in per cent.
    pub const VOLUMES: [u8; 4] = [0, 30, 60, 100];

    /// From what is stored.
    pub fn from_settings(settings: &Settings) -> Preferences {
        Preferences {
            lang: settings.language.as_deref().and_then(|code| code.parse().ok()),
            text_percent: settings.text_percent,
            mode: Mode::of_key(&settings.mode),
            reduced_motion: settings.reduced_motion,
            theme: ThemeChoice::ALL
                .into_iter()
                .find(|choice| choice.key() == settings.theme)
                .unwrap_or(ThemeChoice::Auto),
            high_contrast: settings.high_contrast,
            volume_percent: settings.volume_percent,
            network: settings.network.clone(),
            vote_seconds: settings.vote_seconds,
        }
    }

    /// As it is stored.
    pub fn to_settings(&self) -> Settings {
        Settings {
            language: self.lang.map(|lang| lang.code().to_owned()),
            text_percent: self.text_percent,
            mode: self.mode.key().to_owned(),
            reduced_motion: self.reduced_motion,
            theme: self.theme.key().to_owned(),
            high_contrast: self.high_contrast,
            volume_percent: self.volume_percent,
            network: self.network.clone(),
            vote_seconds: self.vote_seconds,
        }
    }
}
