//! Looking at the records without touching them, for the file that somebody sends in when something is
//! wrong: what is there, and how much of it, but nothing of what a person said or wrote.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::migrations;
use super::settings::{self, Settings};
use super::store::DATABASE_FILE;

/// What the database in a data folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The schema version of the file; [`SCHEMA_VERSION`](super::SCHEMA_VERSION) is the one that this program writes.
    pub schema: i64,
    /// `ok`, or the first thing that SQLite finds wrong with the pages of the file.
    pub check: String,
    /// How many rows each of our tables has, by its name; those that aren't there are left out.
    pub rows: Vec<(&'static str, u32)>,
    /// How many plays have not ended.
    pub unfinished: Option<u32>,
    /// The settings, if the file has the present schema. The name of the network is a name: whoever passes
    /// them on leaves it out.
    pub settings: Option<Settings>,
}

/// Looks at the database in a data folder. Nothing is made, migrated or moved; another copy of the game may
/// be at work. `None` when there is no database.
///
/// # Errors
///
/// What the database says when it can't be read.
pub fn survey(dir: &Path) -> Result<Option<Survey>, StoreError> {
    let path = dir.join(DATABASE_FILE);
    if !path.exists() {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, u32>(0));
    let schema = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let check = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let mut rows = Vec::new();
    for table in migrations::tables() {
        let is_there = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        if conn.query_row(is_there, [table], |row| row.get::<_, u32>(0))? > 0 {
            rows.push((table, count(&format!("SELECT count(*) FROM {table}"))?));
        }
    }
    let has_plays = rows.iter().any(|(table, _)| *table == "play");
    let unfinished =
        has_plays.then(|| count("SELECT count(*) FROM play WHERE ended_ms IS NULL")).transpose()?;
    let is_present = schema == i64::from(migrations::KNOWN);
    let settings = is_present.then(|| settings::read(&conn)).transpose()?;
    Ok(Some(Survey { schema, check, rows, unfinished, settings }))
}
