//! What a person writes about a play: their own recall of it.
//!
//! **Not here:** plans (`plans`), which outlive their play.

use counterpart_core::text::Words;
use rusqlite::params;

use super::checks::check_one_of;
use super::error::StoreError;
use super::plays::known;
use super::store::Store;

/// Something a person wrote about a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// `recall`: what they remember, written before the debrief.
    pub kind: String,
    /// The person's own words.
    pub body: String,
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
}

impl Store {
    /// Adds a reflection to a play, ended or not. An earlier one of the same kind stays; the last
    /// one counts.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::Invalid`] for a kind other than `recall`.
    pub fn add_reflection(&mut self, uid: &str, new: &Reflection) -> Result<(), StoreError> {
        check_one_of("kind", &new.kind, &["recall"], Words::new("recall", "recall"))?;
        self.write(|conn| {
            let id = known(conn, uid)?;
            conn.execute(
                "INSERT INTO reflection (play_id, kind, body, at_ms) VALUES (?1, ?2, ?3, ?4)",
                params![id, new.kind, new.body, new.at_ms],
            )?;
            Ok(())
        })
    }

    /// The reflections on a play in the order they were written; none for a play that there isn't.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn reflections(&self, uid: &str) -> Result<Vec<Reflection>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT kind, body, at_ms FROM reflection \
                 WHERE play_id = (SELECT id FROM play WHERE uid = ?1) ORDER BY id",
            )?
            .query_map([uid], |row| {
                Ok(Reflection { kind: row.get(0)?, body: row.get(1)?, at_ms: row.get(2)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
