//! What a play that has ended came to, as it is listed: a headline, and the share of what was there.
//!
//! Working the share out takes a look at everything that could have been said, so it is noted when a play
//! is first looked back at, and not with its end.

use rusqlite::params;

use super::checks::{check_filled, check_percent};
use super::error::StoreError;
use super::plays::known;
use super::store::Store;

/// What a play came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attained {
    /// What stands over it, by the caller's name for it; not empty.
    pub headline: String,
    /// The share of what it could have come to, 0–100 per cent; none where that isn't known.
    pub share: Option<u8>,
}

impl Store {
    /// Notes what a play that has ended came to. What was noted before stays.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::Invalid`] for an empty headline or a share above 100,
    /// [`StoreError::Database`] for a play that goes on.
    pub fn note_attained(&mut self, uid: &str, new: &Attained) -> Result<(), StoreError> {
        check_filled("headline", &new.headline)?;
        check_percent("share", new.share)?;
        self.write(|conn| {
            let id = known(conn, uid)?;
            conn.execute(
                "INSERT INTO attained (play_id, headline, share) SELECT ?1, ?2, ?3 \
                 WHERE NOT EXISTS (SELECT 1 FROM attained WHERE play_id = ?1)",
                params![id, new.headline, new.share],
            )?;
            Ok(())
        })
    }
}
