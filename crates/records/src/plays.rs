//! Plays and their choices: written once, never changed.

use counterpart_core::text::Lang;
use rusqlite::{Connection, OptionalExtension as _, Params, named_params, params};

use super::attained::Attained;
use super::checks::{check_choice, check_filled, check_new_play, check_percent};
use super::error::StoreError;
use super::rows::{
    ABANDONED, BESIDE_PLAY, CHOICE_COLUMNS, Choice, NewPlay, PLAY_COLUMNS, Parent, PlayRow, PlaySummary,
    PlayTimes, SatAt, StoredPlay, choice_from, play_from, written,
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
        let here = self.here;
        self.write(|conn| {
            if find(conn, &new.uid)?.is_some() {
                return Err(StoreError::DuplicateUid { uid: new.uid.clone() });
            }
            let parent = new.parent.as_ref();
            let origin = parent.map(|parent| moment(conn, parent)).transpose()?;
            conn.prepare_cached(
                "INSERT INTO play (uid, person, scenario_id, scenario_hash, rules, seat, day, seed, mode, \
                 purpose, course, parent_uid, parent_turn, started_ms) VALUES (:uid, :person, :scenario_id, \
                 :scenario_hash, :rules, :seat, :day, :seed, :mode, \
                 :purpose, :course, :parent_uid, :parent_turn, :started_ms)",
            )?
            .execute(named_params! {
                ":uid": new.uid,
                ":person": here,
                ":rules": new.rules,
                ":scenario_id": new.scenario_id,
                ":scenario_hash": new.scenario_hash,
                ":seat": new.seat,
                ":day": new.day,
                ":seed": new.seed.cast_signed(),
                ":mode": new.mode,
                ":purpose": new.purpose.key(),
                ":course": new.course,
                ":parent_uid": parent.map(|parent| &parent.uid),
                ":parent_turn": parent.map(|parent| parent.turn),
                ":started_ms": new.started_ms,
            })?;
            if let Some((parent_id, turn)) = origin {
                let id = conn.last_insert_rowid();
                conn.execute(
                    &format!(
                        "INSERT INTO choice (play_id, {CHOICE_COLUMNS}) SELECT ?1, {CHOICE_COLUMNS} \
                         FROM choice WHERE play_id = ?2 AND turn < ?3 ORDER BY turn"
                    ),
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
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`], [`StoreError::OutOfOrder`] unless its turn
    /// is the number of choices so far, [`StoreError::Invalid`] for a value outside what [`Choice`]
    /// documents.
    pub fn append_choice(&mut self, uid: &str, choice: &Choice) -> Result<(), StoreError> {
        check_choice(choice)?;
        self.write(|conn| {
            let id = going_on(conn, uid)?;
            let expected = count_choices(conn, id)?;
            if choice.turn != expected {
                return Err(StoreError::OutOfOrder { uid: uid.to_owned(), turn: choice.turn, expected });
            }
            let judged = choice.judged.as_ref();
            conn.prepare_cached(&format!(
                "INSERT INTO choice (play_id, {CHOICE_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            ))?
            .execute(params![
                id,
                choice.turn,
                choice.option,
                choice.confidence,
                choice.at_ms,
                choice.lang.map(Lang::code),
                judged.map(|judged| judged.quality),
                judged.map(|judged| &judged.rule),
                judged.map(|judged| written(&judged.offered)),
                choice.own_words,
            ])?;
            Ok(())
        })
    }

    /// Ends a play: `ending` is the kind of ending in the caller's words (not empty), `outcome`
    /// 0–100 when there is one, `rules` the digest of the rules and numbers that say so (not empty), `at_ms`
    /// in milliseconds since 1970.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`], [`StoreError::Invalid`] for an
    /// empty ending, empty rules or an outcome above 100.
    pub fn finish_play(
        &mut self,
        uid: &str,
        ending: &str,
        outcome: Option<u8>,
        rules: &str,
        at_ms: i64,
    ) -> Result<(), StoreError> {
        check_filled("ending", ending)?;
        check_filled("rules", rules)?;
        check_percent("outcome", outcome)?;
        self.write(|conn| {
            let id = going_on(conn, uid)?;
            conn.execute(
                "UPDATE play SET ended_ms = ?2, ending = ?3, outcome = ?4, rules = ?5 WHERE id = ?1",
                params![id, at_ms, ending, outcome, rules],
            )?;
            Ok(())
        })
    }

    /// Ends a play that the person gives up, with the ending [`ABANDONED`] and no outcome: nothing is judged
    /// by that, so its rules stay.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPlay`], [`StoreError::AlreadyEnded`].
    pub fn abandon_play(&mut self, uid: &str, at_ms: i64) -> Result<(), StoreError> {
        self.write(|conn| {
            let id = going_on(conn, uid)?;
            conn.execute(
                "UPDATE play SET ended_ms = ?2, ending = ?3 WHERE id = ?1",
                params![id, at_ms, ABANDONED],
            )?;
            Ok(())
        })
    }

    /// The plays that have not ended, the one begun last first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn unfinished(&self) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("AND ended_ms IS NULL ORDER BY id DESC", [self.here])
    }

    /// All plays of a scenario, from any seat, the one begun last first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn plays_of(&self, scenario_id: &str) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("AND scenario_id = ?2 ORDER BY id DESC", params![self.here, scenario_id])
    }

    /// The seats that the person has sat at, on each day of them, the one of the play begun last first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn seats_sat_at(&self) -> Result<Vec<SatAt>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(
                "SELECT scenario_id, seat, day, max(outcome IS NOT NULL) FROM play WHERE person = ?1 \
                 GROUP BY scenario_id, seat, day ORDER BY max(id) DESC",
            )?
            .query_map([self.here], |row| {
                let (scenario_id, seat, day) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(SatAt { scenario_id, seat, day, was_finished: row.get(3)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The plays begun last, ended or not, at most `limit`, the newest first.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn recent(&self, limit: u32) -> Result<Vec<PlaySummary>, StoreError> {
        self.summaries("ORDER BY id DESC LIMIT ?2", params![self.here, limit])
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
            .query_row([uid], |row| Ok((play_from(row)?, row.get::<_, i64>(BESIDE_PLAY)?)))
            .optional()?;
        let Some((row, id)) = found else {
            return Ok(None);
        };
        let choices = snapshot
            .prepare_cached(&format!("SELECT {CHOICE_COLUMNS} FROM choice WHERE play_id = ?1 ORDER BY turn"))?
            .query_map([id], choice_from)?
            .collect::<rusqlite::Result<Vec<Choice>>>()?;
        Ok(Some(StoredPlay { row, choices }))
    }

    /// All plays of the person, the one begun first first, and when something was said in each.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn history(&self) -> Result<Vec<PlayTimes>, StoreError> {
        let snapshot = self.conn.unchecked_transaction()?;
        let mut plays = snapshot
            .prepare_cached(&format!("SELECT {PLAY_COLUMNS}, id FROM play WHERE person = ?1 ORDER BY id"))?
            .query_map([self.here], |row| {
                let play = PlayTimes { row: play_from(row)?, said_ms: Vec::new() };
                Ok((row.get::<_, i64>(BESIDE_PLAY)?, play))
            })?
            .collect::<rusqlite::Result<Vec<(i64, PlayTimes)>>>()?;
        let mut times =
            snapshot.prepare_cached("SELECT play_id, at_ms FROM choice ORDER BY play_id, turn")?;
        let mut rows = times.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if let Ok(place) = plays.binary_search_by_key(&id, |(known, _)| *known) {
                plays[place].1.said_ms.push(row.get(1)?);
            }
        }
        Ok(plays.into_iter().map(|(_, play)| play).collect())
    }

    /// The plays of the person, who is `?1`, as far as `which` goes on.
    pub(super) fn summaries(&self, which: &str, values: impl Params) -> Result<Vec<PlaySummary>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(&format!(
                "SELECT {PLAY_COLUMNS}, (SELECT count(*) FROM choice WHERE play_id = play.id), \
                 headline, share FROM play LEFT JOIN attained ON play_id = play.id \
                 WHERE person = ?1 {which}"
            ))?
            .query_map(values, |row| {
                let headline: Option<String> = row.get(BESIDE_PLAY + 1)?;
                let share = row.get(BESIDE_PLAY + 2)?;
                let attained = headline.map(|headline| Attained { headline, share });
                Ok(PlaySummary { row: play_from(row)?, choices: row.get(BESIDE_PLAY)?, attained })
            })?
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
