//! The store itself: opening it, and how it writes.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::error::{Notice, OpenError, StoreError};
use super::gate::Gate;
use super::migrations;
use super::opening::{self, OnDisk, Trouble};
use super::person::last_here;

/// The name of the database in the data folder.
pub const DATABASE_FILE: &str = "counterpart.sqlite3";

/// The schema version that this program writes, and the newest that it reads.
pub const SCHEMA_VERSION: u32 = migrations::KNOWN;

/// The records of the people at one computer, of whom one is here.
///
/// Several stores, in one process or in several, may be open on the same folder: each sees what
/// the others have committed. It can be sent to another thread, but not shared between threads.
#[derive(Debug)]
pub struct Store {
    // Closed before the gate is let go: fields are dropped in this order.
    pub(super) conn: Connection,
    on_disk: Option<(PathBuf, Gate)>,
    /// Which file the database was when it was opened, where the system says that.
    file: Option<FileId>,
    /// How long it was when it was last written to, in bytes: SQLite never shortens it.
    length: u64,
    /// The row of the person who is here.
    pub(super) here: i64,
}

/// What tells a file from another one that has its name.
type FileId = (u64, u64);

/// A store, and what the person should be told about it.
#[derive(Debug)]
pub struct Opened {
    /// Ready for use.
    pub store: Store,
    /// Set when earlier records were moved aside, or when nothing will be kept.
    pub notice: Option<Notice>,
}

impl Store {
    /// Opens the records in a folder, which is made when it isn't there.
    ///
    /// `now_unix_ms`, in milliseconds since 1970 (UTC), is used to name a database that has to be
    /// moved aside. A folder or disk that can't be written is not an error: the store is then in
    /// memory and the notice is [`Notice::NotKept`].
    ///
    /// # Errors
    ///
    /// [`OpenError::InUse`] after about two seconds when the database has to be made, migrated or
    /// moved aside while another copy uses it.
    pub fn open(dir: &Path, now_unix_ms: i64) -> Result<Opened, OpenError> {
        let path = dir.join(DATABASE_FILE);
        match opening::open(dir, &path, now_unix_ms) {
            Ok(OnDisk { conn, gate, notice }) => {
                let file = identity(&path);
                let here = last_here(&conn).map_err(engine)?;
                let length = length(&path);
                let store = Self { conn, on_disk: Some((path, gate)), file, length, here };
                Ok(Opened { store, notice })
            }
            Err(Trouble::InUse) => Err(OpenError::InUse { path }),
            Err(Trouble::Unwritable(reason)) => {
                Ok(Opened { store: Self::in_memory()?, notice: Some(Notice::NotKept { reason }) })
            }
        }
    }

    /// An empty store that is gone when it is dropped.
    ///
    /// # Errors
    ///
    /// [`OpenError::Engine`] when there is no memory for it.
    pub fn in_memory() -> Result<Self, OpenError> {
        let mut conn = Connection::open_in_memory().map_err(engine)?;
        migrations::migrate(&mut conn).map_err(engine)?;
        opening::set_up(&conn).map_err(engine)?;
        let here = last_here(&conn).map_err(engine)?;
        Ok(Self { conn, on_disk: None, file: None, length: 0, here })
    }

    /// Waits for others who are writing at most so long (two seconds until told otherwise) before it gives up with
    /// [`StoreError::Busy`]: whoever draws pictures has less time than that.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when SQLite refuses.
    pub fn wait_for_others(&self, at_most: Duration) -> Result<(), StoreError> {
        Ok(self.conn.busy_timeout(at_most)?)
    }

    /// Another store on the same file that only reads, for another thread: what is committed by now is what it
    /// sees, of the person who is here. None where it can't be opened, as for a store in memory.
    pub fn reader(&self) -> Option<Self> {
        let (path, _) = self.on_disk.as_ref()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).and_then(|conn| {
            conn.busy_timeout(opening::BUSY_TIMEOUT)?;
            Ok(conn)
        });
        match conn {
            Ok(conn) => Some(Self { conn, on_disk: None, file: None, length: 0, here: self.here }),
            Err(error) => {
                tracing::warn!(%error, "the records can't be opened once more for reading");
                None
            }
        }
    }

    /// The database file, or `None` for a store in memory.
    pub fn path(&self) -> Option<&Path> {
        self.on_disk.as_ref().map(|(path, _)| path.as_path())
    }

    /// Runs `work` in a transaction of its own: all of it is on the disk, or none of it happened. A file that was
    /// removed or replaced takes what is written to it and keeps it for nobody, so it is looked at before.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        let is_gone = |(path, _): &(PathBuf, Gate)| self.file.is_some() && identity(path) != self.file;
        let is_cut = |(path, _): &(PathBuf, Gate)| length(path) < self.length;
        if self.on_disk.as_ref().is_some_and(|on_disk| is_gone(on_disk) || is_cut(on_disk)) {
            return Err(StoreError::Gone);
        }
        transaction.commit()?;
        if let Some((path, _)) = &self.on_disk {
            self.length = length(path);
        }
        Ok(value)
    }
}

/// How long the file at a path is, in bytes; 0 if there is none.
fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// Which file lies at a path; none if there is none, or the system doesn't say.
fn identity(path: &Path) -> Option<FileId> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
    }
    // Elsewhere a file that is open can't be removed or replaced.
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

fn engine(error: impl Error + Send + Sync + 'static) -> OpenError {
    OpenError::Engine { source: Box::new(error) }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::Settings;
    use std::fs;

    #[test]
    fn a_store_waits_as_long_as_it_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), 0).unwrap().store;
        let waits = || store.conn.query_row("PRAGMA busy_timeout", [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(waits(), 2_000);
        store.wait_for_others(Duration::from_millis(100)).unwrap();
        assert_eq!(waits(), 100);
    }

    #[test]
    fn what_nobody_would_find_again_is_not_kept_and_that_is_said() {
        let cut = |folder: &Path, length| {
            let file = fs::OpenOptions::new().write(true).open(folder.join(DATABASE_FILE)).unwrap();
            file.set_len(length).unwrap();
        };
        let harms: [(&str, &dyn Fn(&Path)); 5] = [
            ("the file is emptied", &|folder| cut(folder, 0)),
            ("the file is cut in half", &|folder| {
                let length = fs::metadata(folder.join(DATABASE_FILE)).unwrap().len();
                cut(folder, length / 2);
            }),
            ("the folder is removed", &|folder| fs::remove_dir_all(folder).unwrap()),
            ("the folder is renamed", &|folder| fs::rename(folder, folder.with_extension("old")).unwrap()),
            ("the file is replaced by a copy", &|folder| {
                fs::copy(folder.join(DATABASE_FILE), folder.join("copy")).unwrap();
                fs::rename(folder.join("copy"), folder.join(DATABASE_FILE)).unwrap();
            }),
        ];
        for (name, harm) in harms {
            let parent = tempfile::tempdir().unwrap();
            let folder = parent.path().join("data");
            let mut store = Store::open(&folder, 0).unwrap().store;
            store.save_settings(&Settings::default()).unwrap();
            harm(&folder);
            let error = store.save_settings(&Settings::default()).unwrap_err();
            assert!(matches!(error, StoreError::Gone), "{name}: {error}");
            let told = error.told(store.path());
            let file = folder.join(DATABASE_FILE).display().to_string();
            assert!(told.zh.contains(&file) && told.en.contains(&file), "{name}: {told:?}");
        }
    }
}
