//! A person's settings: read tolerantly, written whole.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use counterpart_core::text::Words;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::checks::check_one_of;
use super::error::StoreError;
use super::rows::{MODE_ASSESSMENT, MODE_GUIDED};
use super::store::Store;

const LANGUAGES: [&str; 2] = ["zh", "en"];
const TEXT_PERCENT: RangeInclusive<u16> = 100..=200;
const VOLUME_PERCENT: RangeInclusive<u8> = 0..=100;
/// The longest name of a network, in characters. The names of Wi-Fi networks have up to 32 bytes.
pub const NETWORK_LENGTH: usize = 64;
const LONGEST_VOTE: u16 = 3_600;
const MODES: [&str; 2] = [MODE_GUIDED, MODE_ASSESSMENT];
const THEMES: [&str; 3] = ["light", "dark", "auto"];

/// How a person wants the game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `zh` or `en`; `None` until they have chosen.
    pub language: Option<String>,
    /// The size of text, 100–200 percent.
    pub text_percent: u16,
    /// [`MODE_GUIDED`] or [`MODE_ASSESSMENT`]: the one that is offered first.
    pub mode: String,
    /// Whether movement is kept to what carries meaning.
    pub reduced_motion: bool,
    /// `light`, `dark`, or `auto` to follow the system.
    pub theme: String,
    /// Whether lines and text are drawn with the strongest contrast.
    pub high_contrast: bool,
    /// How loud tones are, 0–100 percent, in builds that have any.
    pub volume_percent: u8,
    /// What the Wi-Fi of workshops is called, up to [`NETWORK_LENGTH`] characters; may be empty.
    pub network: String,
    /// For how many seconds a vote of a workshop is open, up to 3,600; 0 to close it by hand.
    pub vote_seconds: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            text_percent: 100,
            mode: MODE_GUIDED.to_owned(),
            reduced_motion: false,
            theme: "auto".to_owned(),
            high_contrast: false,
            volume_percent: 60,
            network: String::new(),
            vote_seconds: 0,
        }
    }
}

impl Settings {
    fn check(&self) -> Result<(), StoreError> {
        if let Some(language) = &self.language {
            check_one_of("language", language, &LANGUAGES, Words::new("zh 或 en", "zh or en"))?;
        }
        if !TEXT_PERCENT.contains(&self.text_percent) {
            return Err(StoreError::Invalid {
                field: "text_percent",
                value: self.text_percent.to_string(),
                expected: Words::new("100 到 200", "100 to 200"),
            });
        }
        if !VOLUME_PERCENT.contains(&self.volume_percent) {
            return Err(StoreError::Invalid {
                field: "volume_percent",
                value: self.volume_percent.to_string(),
                expected: Words::new("0 到 100", "0 to 100"),
            });
        }
        if self.network.chars().count() > NETWORK_LENGTH {
            return Err(StoreError::Invalid {
                field: "network",
                value: self.network.clone(),
                expected: Words::new("最多 64 个字", "up to 64 characters"),
            });
        }
        if self.vote_seconds > LONGEST_VOTE {
            return Err(StoreError::Invalid {
                field: "vote_seconds",
                value: self.vote_seconds.to_string(),
                expected: Words::new("0 到 3600", "0 to 3600"),
            });
        }
        check_one_of("mode", &self.mode, &MODES, Words::new("guided 或 assessment", "guided or assessment"))?;
        check_one_of("theme", &self.theme, &THEMES, Words::new("light、dark 或 auto", "light, dark or auto"))
    }
}

impl Store {
    /// The settings. What is missing, unknown or broken has its default; the rest counts.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        let stored = self
            .conn
            .prepare_cached("SELECT key, value FROM setting")?
            .query_map([], |row| Ok((text(row, 0)?, text(row, 1)?)))?
            .collect::<rusqlite::Result<BTreeMap<String, String>>>()?;
        let one_of = |key: &str, allowed: &[&str]| {
            stored.get(key).filter(|value| allowed.contains(&value.as_str())).cloned()
        };
        let flag = |key: &str| stored.get(key).and_then(|value| value.parse::<bool>().ok());
        let percent = stored.get("text_percent").and_then(|value| value.parse::<u16>().ok());
        let volume = stored.get("volume_percent").and_then(|value| value.parse::<u8>().ok());
        let seconds = stored.get("vote_seconds").and_then(|value| value.parse::<u16>().ok());
        let network = stored.get("network").filter(|name| name.chars().count() <= NETWORK_LENGTH);
        let default = Settings::default();
        Ok(Settings {
            language: one_of("language", &LANGUAGES),
            text_percent: percent
                .filter(|percent| TEXT_PERCENT.contains(percent))
                .unwrap_or(default.text_percent),
            mode: one_of("mode", &MODES).unwrap_or(default.mode),
            reduced_motion: flag("reduced_motion").unwrap_or(default.reduced_motion),
            theme: one_of("theme", &THEMES).unwrap_or(default.theme),
            high_contrast: flag("high_contrast").unwrap_or(default.high_contrast),
            volume_percent: volume
                .filter(|percent| VOLUME_PERCENT.contains(percent))
                .unwrap_or(default.volume_percent),
            network: network.cloned().unwrap_or(default.network),
            vote_seconds: seconds.filter(|seconds| *seconds <= LONGEST_VOTE).unwrap_or(default.vote_seconds),
        })
    }

    /// Keeps the settings, all or none. Keys that another version wrote stay as they are.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for a value outside what [`Settings`] documents.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), StoreError> {
        settings.check()?;
        let values = [
            ("language", settings.language.clone()),
            ("text_percent", Some(settings.text_percent.to_string())),
            ("mode", Some(settings.mode.clone())),
            ("reduced_motion", Some(settings.reduced_motion.to_string())),
            ("theme", Some(settings.theme.clone())),
            ("high_contrast", Some(settings.high_contrast.to_string())),
            ("volume_percent", Some(settings.volume_percent.to_string())),
            ("network", Some(settings.network.clone())),
            ("vote_seconds", Some(settings.vote_seconds.to_string())),
        ];
        self.write(|conn| {
            for (key, value) in values {
                match value {
                    Some(value) => conn.execute(
                        "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        [key, &value],
                    )?,
                    None => conn.execute("DELETE FROM setting WHERE key = ?1", [key])?,
                };
            }
            Ok(())
        })
    }
}

// Whatever somebody put there; what isn't text matches no setting.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}
