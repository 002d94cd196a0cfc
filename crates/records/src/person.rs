//! Whose records they are.
//!
//! Plays and plans belong to a person, what is written about a play to the play's person. A store has one
//! person from the start; several may share a computer. Nothing is locked: whoever sits at it can open all
//! that is kept, and the screens say so. What is kept of somebody is deleted as a whole or not at all.
//!
//! **Not here:** what a person is called where they have given no name (`session`).

use super::checks::check_filled;
use super::error::StoreError;
use super::store::Store;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A person, as far as the records know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 128 random bits as 32 lower-case hexadecimal digits.
    pub uid: String,
    /// What they call themselves at this computer: a name or a code of their own choice. Empty for the first
    /// person until they give one.
    pub name: String,
    /// Their department in their own words; may be empty.
    pub department: String,
    /// Since when there are records of them, in milliseconds since 1970 (UTC).
    pub made_ms: i64,
}

/// How much is kept of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Conversations, finished or not.
    pub plays: u32,
    /// Sentences chosen in them and in drills, and guesses.
    pub choices: u32,
    /// Texts in their own words: what they remembered, and what they would have said.
    pub own_words: u32,
    /// If–then plans.
    pub plans: u32,
    /// Steps of a course: taken up or left, lessons and cases taken to their end.
    pub steps: u32,
}

const COLUMNS: &str = "uid, name, department, made_ms";

fn person_from(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person { uid: row.get(0)?, name: row.get(1)?, department: row.get(2)?, made_ms: row.get(3)? })
}

/// The row of the person who was here last.
pub(super) fn last_here(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT person FROM here", [], |row| row.get(0))
}

/// The row of a person.
fn row_of(conn: &Connection, uid: &str) -> Result<i64, StoreError> {
    conn.prepare_cached("SELECT id FROM person WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?
        .ok_or_else(|| StoreError::UnknownPerson { uid: uid.to_owned() })
}

impl Store {
    /// The person at this computer: whoever was here last, until somebody says that they are.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`] when another copy of the game has deleted what was kept of them.
    pub fn person(&self) -> Result<Person, StoreError> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?
            .query_row([self.here], person_from)
            .optional()?
            .ok_or_else(|| StoreError::UnknownPerson { uid: String::new() })
    }

    /// Everybody of whom something is kept here, in the order in which they came.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let rows = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM person ORDER BY id"))?
            .query_map([], person_from)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Adds a person, who is here from now on.
    ///
    /// # Errors
    ///
    /// [`StoreError::Invalid`] for an empty name; a uid that there is already is an error of the database.
    pub fn add_person(&mut self, new: &Person) -> Result<(), StoreError> {
        check_filled("name", &new.name)?;
        let here = self.write(|conn| {
            conn.execute(
                "INSERT INTO person (uid, name, department, made_ms) VALUES (?1, ?2, ?3, ?4)",
                params![new.uid, new.name, new.department, new.made_ms],
            )?;
            let row = conn.last_insert_rowid();
            conn.execute("UPDATE here SET person = ?1", [row])?;
            Ok(row)
        })?;
        self.here = here;
        Ok(())
    }

    /// Gives a person another name or department.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`], [`StoreError::Invalid`] for an empty name.
    pub fn call_person(&mut self, uid: &str, name: &str, department: &str) -> Result<(), StoreError> {
        check_filled("name", name)?;
        self.write(|conn| {
            let row = row_of(conn, uid)?;
            conn.execute(
                "UPDATE person SET name = ?2, department = ?3 WHERE id = ?1",
                params![row, name, department],
            )?;
            Ok(())
        })
    }

    /// From now on this person is here: what is begun is theirs, and what is listed.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`].
    pub fn sit_down(&mut self, uid: &str) -> Result<(), StoreError> {
        let here = self.write(|conn| {
            let row = row_of(conn, uid)?;
            conn.execute("UPDATE here SET person = ?1", [row])?;
            Ok(row)
        })?;
        self.here = here;
        Ok(())
    }

    /// From now on what is listed is this person's, for this store alone: nothing is written, and whoever was
    /// here last still is at the next start.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`].
    pub fn sit_for_now(&mut self, uid: &str) -> Result<(), StoreError> {
        self.here = row_of(&self.conn, uid)?;
        Ok(())
    }

    /// How much is kept of a person.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`].
    pub fn kept_of(&self, uid: &str) -> Result<Kept, StoreError> {
        let row = row_of(&self.conn, uid)?;
        let kept = self
            .conn
            .prepare_cached(
                "WITH own AS (SELECT id FROM play WHERE person = ?1) SELECT \
                 (SELECT count(*) FROM own), \
                 (SELECT count(*) FROM choice WHERE play_id IN own) \
                 + (SELECT count(*) FROM drill WHERE person = ?1), \
                 (SELECT count(*) FROM reflection WHERE play_id IN own) \
                 + (SELECT count(own_words) FROM choice WHERE play_id IN own) \
                 + (SELECT count(words) FROM plan_kept WHERE plan_id IN (SELECT id FROM plan WHERE person = ?1)), \
                 (SELECT count(*) FROM plan WHERE person = ?1), \
                 (SELECT count(*) FROM step WHERE person = ?1)",
            )?
            .query_row([row], |row| {
                Ok(Kept {
                    plays: row.get(0)?,
                    choices: row.get(1)?,
                    own_words: row.get(2)?,
                    plans: row.get(3)?,
                    steps: row.get(4)?,
                })
            })?;
        Ok(kept)
    }

    /// Deletes all that is kept of a person, and the person. What was written is overwritten in the file
    /// (`secure_delete`), not only given free. Where it was the last person, a new one without a name is
    /// there instead, whose uid is `next`; where it was the one who is here, whoever came first is.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownPerson`].
    pub fn forget_person(&mut self, uid: &str, next: &str, now_ms: i64) -> Result<(), StoreError> {
        let here = self.here;
        let here = self.write(|conn| {
            let row = row_of(conn, uid)?;
            // Nothing is deleted of anybody else: the triggers ask who leaves.
            conn.execute("UPDATE person SET leaves = 1 WHERE id = ?1", [row])?;
            conn.execute(
                "DELETE FROM plan_kept WHERE plan_id IN (SELECT id FROM plan WHERE person = ?1)",
                [row],
            )?;
            for table in ["step", "drill", "plan"] {
                conn.execute(&format!("DELETE FROM {table} WHERE person = ?1"), [row])?;
            }
            for table in ["choice", "attained", "reflection"] {
                conn.execute(
                    &format!("DELETE FROM {table} WHERE play_id IN (SELECT id FROM play WHERE person = ?1)"),
                    [row],
                )?;
            }
            conn.execute("DELETE FROM play WHERE person = ?1", [row])?;
            let left: Option<i64> =
                conn.query_row("SELECT min(id) FROM person WHERE id != ?1", [row], |row| row.get(0))?;
            let first = match left {
                Some(first) => first,
                None => {
                    conn.execute("INSERT INTO person (uid, made_ms) VALUES (?1, ?2)", params![next, now_ms])?;
                    conn.last_insert_rowid()
                }
            };
            conn.execute("UPDATE here SET person = ?2 WHERE person = ?1", [row, first])?;
            conn.execute("DELETE FROM person WHERE id = ?1", [row])?;
            Ok(if here == row { first } else { here })
        })?;
        self.here = here;
        self.fold_log();
        Ok(())
    }

    /// Writes what the write-ahead log holds into the file and empties the log, where pages with what was
    /// deleted would be found otherwise. Another copy of the game may be reading; then it happens when the
    /// last one closes.
    fn fold_log(&self) {
        let folded: rusqlite::Result<i64> =
            self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        match folded {
            Ok(0) => {}
            Ok(_) => tracing::info!("the log of the records is in use; it is emptied later"),
            Err(error) => tracing::warn!(%error, "the log of the records can't be emptied now"),
        }
    }
}
