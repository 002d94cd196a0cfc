//! Plays and their choices: written once, never changed.

use rusqlite::{Connection, OptionalExtension as _, Params, named_params, params};

use super::checks::{check_filled, check_new_play, check_percent};
use super::error::StoreError;
use super::rows::{
    ABANDONED, Choice, NewPlay, PLAY_COLUMNS, Parent, PlayRow, PlaySummary, StoredPlay, choice_from,
    play_from,
};
use super::store::Store;

impl Store {
    /// Begins a play. A branch gets its copy of the parent's choices in the same transaction.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for a value outside what [`NewPlay`] documents,
    /// [`StoreError::DuplicateUid`], and for a branch [`StoreError::UnknownPlay`] or
    /// [`StoreError::NoSuchMoment`].
    pub fn begin_play(&mut self, new: &NewPlay) -> Result<PlayRow, StoreError> {
        check_new_play(new)?;
        self.write(|conn| {
            if find(conn, &new.uid)?.is_some() {
                return Err(StoreError::DuplicateUid { uid: new.uid.clone() });
            }
            let parent = new.parent.as_ref();
            let origin = parent.map(|parent| moment(conn, parent)).transpose()?;
            conn.prepare_cached(
                "INSERT INTO play (uid, scenario_id, scenario_hash, seat, seed, mode, parent_uid, \
                 parent_turn, started_ms) VALUES (:uid, :scenario_id, :scenario_hash, :seat, \
                 :seed, :mode, :parent_uid, :parent_turn, :started_ms)",
            )?
            .execute(named_params! {
                ":uid": new.uid,
                ":scenario_id": new.scenario_id,
                ":scenario_hash": new.scenario_hash,
                ":seat": new.seat,
                ":seed": new.seed.cast_signed(),
                ":mode": new.mode,
                ":parent_uid": parent.map(|parent| &parent.uid),
                ":parent_turn": parent.map(|parent| parent.turn),
                ":started_ms": new.started_ms,
            })?;
            if let Some((parent_id, turn)) = origin {
                let id = conn.last_insert_rowid();
                conn.execute(
                    "INSERT INTO choice (play_id, turn, option, confidence, at_ms) \
                     SELECT ?1, turn, option, confidence, at_ms FROM choice \
                     WHERE play_id = ?2 AND turn < ?3 ORDER BY turn",
                    params![id, parent_id, turn],
                )?;
            }
            Ok(conn.query_row(
                &format!("SELECT {PLAY_COLUMNS} FROM play WHERE uid = ?1"),
                [&new.uid],
                play_from,
            )?)
        })
    }

    /// Writes the next choice of a play. When this returns `Ok`, the choice is on the disk: show
    /// its effect only then.
    ///
    /// `turn` must be the number of choices so far, `option` counts from 0 in file order,
    /// `confidence` is 0–100 percent (predictions only), `at_ms` in milliseconds since 1970.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`], [`StoreError::OutOfOrder`],
    /// [`StoreError::Invalid`] for a confidence above 100.
    pub fn append_choice(
        &mut self,
        uid: &str,
        turn: u32,
        option: u32,
        confidence: Option<u8>,
        at_ms: i64,
    ) -> Result<(), StoreError> {
        check_percent("confidence", confidence)?;
        self.write(|conn| {
            let id = going_on(conn, uid)?;
            let expected = count_choices(conn, id)?;
            if turn != expected {
                return Err(StoreError::OutOfOrder { uid: uid.to_owned(), turn, expected });
            }
            conn.prepare_cached(
                "INSERT INTO choice (play_id, turn, option, confidence, at_ms) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![id, turn, option, confidence, at_ms])?;
            Ok(())
        })
    }

    /// Ends a play: `ending` is the kind of ending in the caller's words (not empty), `outcome`
    /// 0–100 when there is one, `at_ms` in milliseconds since 1970.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`], [`StoreError::Invalid`] for an
    /// empty ending or an outcome above 100.
    pub fn finish_play(
        &mut self,
        uid: &str,
        ending: &str,
        outcome: Option<u8>,
        at_ms: i64,
    ) -> Result<(), StoreError> {
        check_filled("ending", ending)?;
        check_percent("outcome", outcome)?;
        self.write(|conn| {
            let id = going_on(conn, uid)?;
            conn.execute(
                "UPDATE play SET ended_ms = ?2, ending = ?3, outcome = ?4 WHERE id = ?1",
                params![id, at_ms, ending, outcome],
            )?;
            Ok(())
        })
    }

    /// Ends a play that the person gives up, with the ending [`ABANDONED`] and no outcome.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`].
    pub fn abandon_play(&mut self, uid: &str, at_ms: i64) -> Result<(), StoreError> {
        self.finish_play(uid, ABANDONED, None, at_ms)
    }

    /// The plays that have not ended, the one begun last first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn unfinished(&self) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("WHERE ended_ms IS NULL ORDER BY id DESC", [])
    }

    /// All plays of a scenario, from any seat, the one begun last first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn plays_of(&self, scenario_id: &str) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("WHERE scenario_id = ?1 ORDER BY id DESC", [scenario_id])
    }

    /// The plays begun last, ended or not, at most `limit`, the newest first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn recent(&self, limit: u32) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("ORDER BY id DESC LIMIT ?1", [limit])
    }

    /// A play with all its choices, or `None` when there is none of that uid.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn load_play(&self, uid: &str) -> Result<Option<StoredPlay>, StoreError> {
        let snapshot = self.conn.unchecked_transaction()?;
        let found = snapshot
            .prepare_cached(&format!("SELECT {PLAY_COLUMNS}, id FROM play WHERE uid = ?1"))?
            .query_row([uid], |row| Ok((play_from(row)?, row.get::<_, i64>(12)?)))
            .optional()?;
        let Some((row, id)) = found else {
            return Ok(None);
        };
        let choices = snapshot
            .prepare_cached(
                "SELECT turn, option, confidence, at_ms FROM choice WHERE play_id = ?1 ORDER BY turn",
            )?
            .query_map([id], choice_from)?
            .collect::<rusqlite::Result<Vec<Choice>>>()?;
        Ok(Some(StoredPlay { row, choices }))
    }

    fn summaries(&self, which: &str, values: impl Params) -> Result<Vec<PlaySummary>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(&format!(
                "SELECT {PLAY_COLUMNS}, (SELECT count(*) FROM choice WHERE play_id = play.id) \
                 FROM play {which}"
            ))?
            .query_map(values, |row| Ok(PlaySummary { row: play_from(row)?, choices: row.get(12)? }))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

/// The row id of a play, and whether it has ended.
fn find(conn: &Connection, uid: &str) -> rusqlite::Result<Option<(i64, bool)>> {
    conn.prepare_cached("SELECT id, ended_ms IS NOT NULL FROM play WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The row id of a play that there is.
pub(super) fn known(conn: &Connection, uid: &str) -> Result<i64, StoreError> {
    match find(conn, uid)? {
        Some((id, _)) => Ok(id),
        None => Err(StoreError::UnknownPlay { uid: uid.to_owned() }),
    }
}

fn going_on(conn: &Connection, uid: &str) -> Result<i64, StoreError> {
    match find(conn, uid)? {
        Some((id, false)) => Ok(id),
        Some((_, true)) => Err(StoreError::AlreadyEnded { uid: uid.to_owned() }),
        None => Err(StoreError::UnknownPlay { uid: uid.to_owned() }),
    }
}

fn count_choices(conn: &Connection, id: i64) -> rusqlite::Result<u32> {
    conn.prepare_cached("SELECT count(*) FROM choice WHERE play_id = ?1")?.query_row([id], |row| row.get(0))
}

/// The row id of the parent and the turn, when the parent got that far.
fn moment(conn: &Connection, parent: &Parent) -> Result<(i64, u32), StoreError> {
    let id = known(conn, &parent.uid)?;
    let choices = count_choices(conn, id)?;
    if parent.turn > choices {
        return Err(StoreError::NoSuchMoment { uid: parent.uid.clone(), turn: parent.turn, choices });
    }
    Ok((id, parent.turn))
}
