//! What a person means to do: if–then plans, each as its two halves and with its day.

use counterpart_core::text::Lang;
use rusqlite::params;

use super::checks::check_filled;
use super::error::StoreError;
use super::plays::known;
use super::rows::lang_from;
use super::store::Store;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it says.
    pub text: PlanText,
    /// The language in which it was written; none from before schema version 4.
    pub lang: Option<Lang>,
    /// The day on which it was made, in days since 1970-01-01 by the person's own clock.
    pub day: i32,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

/// What a plan says, in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanText {
    /// In two halves, neither of them empty.
    Halves {
        /// If this happens…
        when: String,
        /// …then I will do this.
        then: String,
    },
    /// A whole sentence, as plans were kept before schema version 4.
    Sentence(String),
}

impl Store {
    /// Adds a plan to a play, ended or not. Earlier ones stay; the last one counts.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::Invalid`] for a half that is empty.
    pub fn add_plan(&mut self, uid: &str, new: &Plan) -> Result<(), StoreError> {
        let (when, then, sentence) = match &new.text {
            PlanText::Halves { when, then } => {
                check_filled("when", when)?;
                check_filled("then", then)?;
                (Some(when), Some(then), None)
            }
            PlanText::Sentence(sentence) => (None, None, Some(sentence)),
        };
        self.write(|conn| {
            let id = known(conn, uid)?;
            conn.execute(
                "INSERT INTO plan (person, play_id, when_half, then_half, sentence, lang, day, at_ms) \
                 VALUES ((SELECT person FROM play WHERE id = ?1), ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![id, when, then, sentence, new.lang.map(Lang::code), new.day, new.at_ms],
            )?;
            Ok(())
        })
    }

    /// The plans that were made after a play, in the order in which they were; none for a play that there
    /// isn't.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn plans(&self, uid: &str) -> Result<Vec<Plan>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT when_half, then_half, sentence, lang, day, at_ms FROM plan \
                 WHERE play_id = (SELECT id FROM play WHERE uid = ?1) ORDER BY id",
            )?
            .query_map([uid], |row| {
                let halves: (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
                let text = match halves {
                    (Some(when), Some(then)) => PlanText::Halves { when, then },
                    _ => PlanText::Sentence(row.get(2)?),
                };
                Ok(Plan { text, lang: lang_from(row, 3)?, day: row.get(4)?, at_ms: row.get(5)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
