//! Finding out what lies at the database's place before anything is written there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use counterpart_core::text::{Text, Words, system_says};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::{Notice, WhyAside};
use super::files;
use super::gate::{Gate, Held};
use super::migrations;

pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

const NOT_MADE: Words = Words::new("这个文件夹建不了", "the folder can’t be made");
const NOT_WRITTEN: Words = Words::new("这个文件夹不能写入", "the folder can’t be written");
const NOT_USED: Words = Words::new("记录文件用不了", "the file of the records can’t be used");
const NOT_MOVED: Words =
    Words::new("原来的记录文件用不了，也挪不开", "the file of the records can’t be used, nor moved aside");
const NOT_EVEN_NEW: Words =
    Words::new("新建的记录文件也用不了", "not even a new file for the records can be used");

/// A database on disk, ready for use.
pub(super) struct OnDisk {
    pub(super) conn: Connection,
    pub(super) gate: Gate,
    pub(super) notice: Option<Notice>,
}

/// Why there is no database on disk.
pub(super) enum Trouble {
    /// Another copy of the game prevents it.
    InUse,
    /// The folder or the disk prevents it.
    Unwritable(Text),
}

impl From<Held> for Trouble {
    fn from(Held: Held) -> Self {
        Self::InUse
    }
}

/// What lies at the database's place.
enum Found {
    Current(Connection),
    /// Empty, or of an older schema.
    Behind(Connection),
    Unusable(WhyAside),
}

/// Opens the database at `path`, which is in `dir`; makes, migrates or replaces it when needed.
pub(super) fn open(dir: &Path, path: &Path, now_unix_ms: i64) -> Result<OnDisk, Trouble> {
    std::fs::create_dir_all(dir).map_err(|error| unwritable(NOT_MADE, dir, &error))?;
    let gate = Gate::of(dir).map_err(|error| unwritable(NOT_WRITTEN, dir, &error))?;
    gate.share()?;
    // SQLite makes an empty file of none when it looks: one that lay there before was emptied by somebody.
    let was_emptied = gate.is_marked() && files::is_empty(path);
    if let Found::Current(conn) = inspect(path)? {
        set_up(&conn).map_err(|error| trouble(path, &error))?;
        gate.mark();
        return Ok(OnDisk { conn, gate, notice: None });
    }
    // Another copy may have seen to it by the time the gate is ours: `make_current` looks again.
    gate.own()?;
    let (conn, notice) = make_current(path, now_unix_ms, was_emptied && files::is_empty(path))?;
    gate.share()?;
    gate.mark();
    Ok(OnDisk { conn, gate, notice })
}

fn make_current(
    path: &Path,
    now_unix_ms: i64,
    was_emptied: bool,
) -> Result<(Connection, Option<Notice>), Trouble> {
    let mut kept: Option<(PathBuf, WhyAside)> = None;
    let opened = loop {
        let opened = if was_emptied && kept.is_none() { Ok(Err(WhyAside::Damaged)) } else { attempt(path) };
        let why = match opened {
            Ok(Ok(conn)) => break Ok(conn),
            Ok(Err(why)) => why,
            Err(trouble) => break Err(trouble),
        };
        if kept.is_some() {
            break Err(Trouble::Unwritable(named(NOT_EVEN_NEW, path)));
        }
        let kept_as =
            files::set_aside(path, why, now_unix_ms).map_err(|error| unwritable(NOT_MOVED, path, &error))?;
        kept = Some((kept_as, why));
    };
    match (opened, kept) {
        (Ok(conn), kept) => Ok((conn, kept.map(|(kept_as, why)| Notice::SetAside { kept_as, why }))),
        (Err(Trouble::Unwritable(reason)), Some((kept_as, _))) => {
            let kept_as = kept_as.display();
            Err(Trouble::Unwritable(Text::new(
                format!("{}；原来的记录用不了，原样留在 {kept_as}", reason.zh),
                format!("{}; the earlier records could not be used and are kept as {kept_as}", reason.en),
            )))
        }
        (Err(trouble), _) => Err(trouble),
    }
}

fn attempt(path: &Path) -> Result<Result<Connection, WhyAside>, Trouble> {
    let conn = match inspect(path)? {
        Found::Current(conn) => conn,
        Found::Unusable(why) => return Ok(Err(why)),
        Found::Behind(mut conn) => {
            if let Err(error) = migrations::migrate(&mut conn) {
                // Where the file system has no locks, another copy may have been quicker.
                let overtaken = matches!(version(&conn), Ok(found) if found == i64::from(migrations::KNOWN));
                if !overtaken {
                    return migration_failed(path, &error);
                }
            }
            conn
        }
    };
    set_up(&conn).map_err(|error| trouble(path, &error))?;
    Ok(Ok(conn))
}

fn migration_failed(
    path: &Path,
    error: &rusqlite_migration::Error,
) -> Result<Result<Connection, WhyAside>, Trouble> {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } if !is_fault_of_content(err) => {
            Err(trouble(path, err))
        }
        _ => Ok(Err(WhyAside::Damaged)),
    }
}

/// Reads, and writes nothing: what is found unusable stays as it is, byte for byte.
fn inspect(path: &Path) -> Result<Found, Trouble> {
    if path.is_dir() || files::is_leftover(path) {
        return Ok(Found::Unusable(WhyAside::Damaged));
    }
    match look_inside(path) {
        Ok(found) => Ok(found),
        Err(error) if is_damage(&error) => Ok(Found::Unusable(WhyAside::Damaged)),
        Err(error) => Err(trouble(path, &error)),
    }
}

fn look_inside(path: &Path) -> rusqlite::Result<Found> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    // Closing would otherwise write the log back into a database that is to be left alone.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    let found = version(&conn)?;
    let Ok(found) = u32::try_from(found) else {
        return Ok(Found::Unusable(WhyAside::Damaged));
    };
    if found > migrations::KNOWN {
        return Ok(Found::Unusable(WhyAside::Newer { found, known: migrations::KNOWN }));
    }
    let page_size = conn.query_row("PRAGMA page_size", [], |row| row.get(0))?;
    if files::is_cut_short(path, page_size) {
        return Ok(Found::Unusable(WhyAside::Damaged));
    }
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(Found::Unusable(WhyAside::Damaged));
    }
    if found < migrations::KNOWN {
        return Ok(Found::Behind(conn));
    }
    if !migrations::has_our_tables(&conn)? {
        return Ok(Found::Unusable(WhyAside::Damaged));
    }
    Ok(Found::Current(conn))
}

fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Every commit is on the disk before it returns, and readers don't wait for writers.
pub(super) fn set_up(conn: &Connection) -> rusqlite::Result<()> {
    if conn.is_readonly("main")? {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY),
            Some("the database is write-protected".to_owned()),
        ));
    }
    conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What a person has deleted is overwritten, not only given free.
    conn.query_row("PRAGMA secure_delete = ON", [], |row| row.get::<_, i64>(0))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}

/// Whether a migration failed for what is in the database, not for the disk or the moment.
fn is_fault_of_content(error: &rusqlite::Error) -> bool {
    !matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory
        )
    )
}

fn trouble(path: &Path, error: &rusqlite::Error) -> Trouble {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            Trouble::InUse
        }
        _ => unwritable(NOT_USED, path, error),
    }
}

fn unwritable(what: Words, path: &Path, error: &dyn std::error::Error) -> Trouble {
    let (named, said) = (named(what, path), system_says(error));
    Trouble::Unwritable(Text::new(named.zh + &said.zh, named.en + &said.en))
}

/// What is the matter with a path, and the path.
fn named(what: Words, path: &Path) -> Text {
    let path = path.display();
    Text::new(format!("{}：{path}", what.zh), format!("{}: {path}", what.en))
}
