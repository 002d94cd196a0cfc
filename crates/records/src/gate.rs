//! Who may touch the database file itself, among the running copies of the game.
//!
//! Every open store holds the gate shared. Making, migrating or moving a database takes it alone,
//! so no copy ever loses the file from under its feet. The lock belongs to the open handle: when
//! a process dies, however it dies, the system lets go of it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const LOCK_FILE: &str = "counterpart.lock";
const PATIENCE: Duration = Duration::from_secs(2);
/// What stands in the file of the lock once the database was made.
const MARK: &[u8] = b"made\n";
const PAUSE: Duration = Duration::from_millis(10);

/// An advisory lock on a data folder.
#[derive(Debug)]
pub(super) struct Gate {
    file: File,
}

/// Somebody else kept the gate for longer than [`PATIENCE`].
#[derive(Debug)]
pub(super) struct Held;

impl Gate {
    /// The gate of this folder, not held yet. Fails when the folder can't be written.
    pub(super) fn of(dir: &Path) -> io::Result<Self> {
        OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(dir.join(LOCK_FILE))
            .map(|file| Self { file })
    }

    /// Holds the gate together with others.
    pub(super) fn share(&self) -> Result<(), Held> {
        self.wait(File::try_lock_shared)
    }

    /// Holds the gate alone.
    pub(super) fn own(&self) -> Result<(), Held> {
        self.wait(File::try_lock)
    }

    /// Notes that there is a whole database behind it.
    pub(super) fn mark(&self) {
        if !self.is_marked()
            && let Err(error) = (&self.file).write_all(MARK)
        {
            // It only tells an emptied database from one whose making was cut off.
            tracing::info!(%error, "that the records are made can't be noted");
        }
    }

    /// Whether there was a whole database behind it once.
    pub(super) fn is_marked(&self) -> bool {
        self.file.metadata().is_ok_and(|found| found.len() > 0)
    }

    // What the gate was held for is let go first: two copies that both want it alone would
    // otherwise wait for each other.
    fn wait(&self, lock: fn(&File) -> Result<(), TryLockError>) -> Result<(), Held> {
        if self.file.unlock().is_err() {
            return Ok(());
        }
        let start = Instant::now();
        loop {
            match lock(&self.file) {
                Ok(()) => return Ok(()),
                // A file system without locks (some network drives): SQLite's own care is all
                // there is.
                Err(TryLockError::Error(_)) => return Ok(()),
                Err(TryLockError::WouldBlock) if start.elapsed() >= PATIENCE => return Err(Held),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
    }
}
