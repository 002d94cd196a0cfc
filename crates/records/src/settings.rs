//! How a person wants the game: one document, read tolerantly, written whole.
//!
//! The document is JSON, an object with a field for each field of [`Settings`]. What another version wrote
//! besides stays in it. A new setting is a new field here, with what is usual in `Default` and its limits in
//! [`Settings::check`]; it needs no migration.

use counterpart_core::text::{Lang, Words};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::StoreError;
use super::rows::{MODE_ASSESSMENT, MODE_GUIDED};
use super::store::Store;

/// The longest name of a network, in characters. The names of Wi-Fi networks have up to 32 bytes.
pub const NETWORK_LENGTH: usize = 64;

/// Whether moves are explained as they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// After each move: what changed, and why.
    Guided,
    /// Nothing before the end.
    Assessment,
}

impl Mode {
    /// The name in a play's row.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
}

/// How a person wants the game.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The language; `None` until they have chosen.
    #[serde(rename = "language")]
    pub lang: Option<Lang>,
    /// The size of text, 100–200 percent.
    pub text_percent: u16,
    /// Whether moves are explained as they are made, unless a play says otherwise.
    pub mode: Mode,
    /// Whether movement is kept to what carries meaning.
    pub reduced_motion: bool,
    /// Whether trust, heat and the like are shown as figures after each sentence that is explained.
    pub meters: bool,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether lines and text are drawn with the strongest contrast.
    pub high_contrast: bool,
    /// How loud tones are, 0–100 percent; of no effect in builds that have none.
    pub volume_percent: u8,
    /// What the Wi-Fi of workshops is called, to be shown to the group: up to [`NETWORK_LENGTH`] characters;
    /// may be empty.
    pub network: String,
    /// For how many seconds a vote of a workshop is open, up to 3,600; 0 to close it by hand.
    pub vote_seconds: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            text_percent: 100,
            mode: Mode::Guided,
            reduced_motion: false,
            meters: false,
            theme: ThemeChoice::Auto,
            high_contrast: false,
            volume_percent: 60,
            network: String::new(),
            vote_seconds: 0,
        }
    }
}

impl Settings {
    /// The sizes of text that are offered, in per cent.
    pub const TEXT_SIZES: [u16; 5] = [100, 125, 150, 175, 200];

    /// The volumes that are offered, in per cent.
    pub const VOLUMES: [u8; 4] = [0, 30, 60, 100];

    /// The limits that the types don't keep.
    fn check(&self) -> Result<(), StoreError> {
        let number = |field, value: u16, least, most, expected| match value {
            value if (least..=most).contains(&value) => Ok(()),
            value => Err(StoreError::Invalid { field, value: value.to_string(), expected }),
        };
        number("text_percent", self.text_percent, 100, 200, Words::new("100 到 200", "100 to 200"))?;
        number("volume_percent", self.volume_percent.into(), 0, 100, Words::new("0 到 100", "0 to 100"))?;
        number("vote_seconds", self.vote_seconds, 0, 3_600, Words::new("0 到 3600", "0 to 3600"))?;
        if self.network.chars().count() > NETWORK_LENGTH {
            let expected = Words::new("最多 64 个字符", "up to 64 characters");
            return Err(StoreError::Invalid { field: "network", value: self.network.clone(), expected });
        }
        Ok(())
    }

    /// The settings of a document. A field that is missing is as usual, and so is one that can't be read:
    /// that one alone, and the log says which.
    fn of_document(document: &Map<String, Value>) -> Settings {
        let mut settings = Settings::default();
        for field in settings.fields().into_iter().map(|(field, _)| field) {
            let Some(value) = document.get(&field) else { continue };
            let mut fields = settings.fields();
            fields.insert(field.clone(), value.clone());
            match serde_json::from_value::<Settings>(Value::Object(fields)) {
                Ok(found) if found.check().is_ok() => settings = found,
                // Its value may be a name; it isn't logged.
                _ => tracing::warn!(field, "a setting can't be read; it is as usual"),
            }
        }
        settings
    }

    fn fields(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            // A struct of strings, numbers and words is always an object.
            _ => Map::new(),
        }
    }
}

/// The settings that a database of the present schema holds.
pub(super) fn read(conn: &Connection) -> Result<Settings, StoreError> {
    Ok(Settings::of_document(&document(conn)?))
}

/// The document as it lies there: empty if there is none, or none that can be read.
fn document(conn: &Connection) -> rusqlite::Result<Map<String, Value>> {
    let stored = conn
        .prepare_cached("SELECT document FROM settings WHERE id = 1")?
        .query_row([], |row| text(row, 0))
        .optional()?;
    let Some(stored) = stored else { return Ok(Map::new()) };
    Ok(serde_json::from_str(&stored).unwrap_or_else(|error| {
        let (line, column) = (error.line(), error.column());
        tracing::warn!(line, column, "the settings can't be read; all of them are as usual");
        Map::new()
    }))
}

impl Store {
    /// The settings. What is missing or broken is as usual; the rest counts.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        read(&self.conn)
    }

    /// Keeps the settings, all or none. Fields that another version wrote stay as they are.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for a value outside what [`Settings`] documents.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), StoreError> {
        settings.check()?;
        self.write(|conn| {
            let mut document = document(conn)?;
            document.extend(settings.fields());
            conn.execute(
                "INSERT INTO settings (id, document) VALUES (1, ?1) \
                 ON CONFLICT (id) DO UPDATE SET document = excluded.document",
                [Value::Object(document).to_string()],
            )?;
            Ok(())
        })
    }
}

// Whatever somebody put there.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Lang, Mode, Settings, ThemeChoice};
    use serde_json::{Value, json};

    fn of(document: &Value) -> Settings {
        Settings::of_document(document.as_object().expect("an object"))
    }

    #[test]
    fn one_broken_field_leaves_the_others_as_they_are() {
        let whole = Settings {
            lang: Some(Lang::Zh),
            text_percent: 150,
            mode: Mode::Assessment,
            reduced_motion: true,
            meters: true,
            theme: ThemeChoice::Dark,
            high_contrast: true,
            volume_percent: 30,
            network: "会议室".to_owned(),
            vote_seconds: 45,
        };
        let document = Value::Object(whole.fields());
        assert_eq!(of(&document), whole);
        let usual = Settings::default().fields();
        for (field, value) in &usual {
            for broken in [json!([]), json!(-1), json!(1e9), json!({"zh": "x"}), json!("x".repeat(65))] {
                let mut document = document.clone();
                document[field] = broken;
                let mut expected = whole.fields();
                expected.insert(field.clone(), value.clone());
                assert_eq!(of(&document).fields(), expected, "{field}: {document}");
            }
        }
    }

    #[test]
    fn the_words_of_the_document_are_those_of_the_rows() {
        for mode in [Mode::Guided, Mode::Assessment] {
            assert_eq!(json!(mode), json!(mode.key()));
            assert_eq!(Mode::of_key(mode.key()), mode);
        }
        assert_eq!(of(&json!({"mode": "trial", "language": "fr", "theme": "blue"})), Settings::default());
        assert_eq!(of(&json!({"language": null, "theme": "light"})).theme, ThemeChoice::Light);
    }
}
