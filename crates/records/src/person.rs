//! Whose records they are.
//!
//! Plays and plans belong to a person, what is written about a play to the play's person. A store has one
//! from the start, and nobody asks yet who is here: everything is the first one's.

use super::error::StoreError;
use super::store::Store;

/// The row of the person that every store has.
pub(super) const FIRST: i64 = 1;

/// A person, as far as the records know them: nothing but that it is the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 128 random bits as 32 lower-case hexadecimal digits, made with the store.
    pub uid: String,
    /// Since when there are records of them, in milliseconds since 1970 (UTC).
    pub made_ms: i64,
}

impl Store {
    /// The person at this computer.
    ///
    /// # Errors
    ///
    /// Only those of the database itself.
    pub fn person(&self) -> Result<Person, StoreError> {
        let person = self
            .conn
            .prepare_cached("SELECT uid, made_ms FROM person WHERE id = ?1")?
            .query_row([FIRST], |row| Ok(Person { uid: row.get(0)?, made_ms: row.get(1)? }))?;
        Ok(person)
    }
}
