//! What can go wrong with the records, and what a person is told about it.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use counterpart_core::text::{Text, Words};
use rusqlite::ErrorCode;

/// Something about the records that the person should be told when the game starts.
///
/// `Display` gives an English sentence for logs; [`Notice::told`] is what a person reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The database that was found can't be used. It was moved aside whole, and an empty one
    /// takes its place.
    SetAside {
        /// Where the old database is now.
        kept_as: PathBuf,
        /// Why it can't be used.
        why: WhyAside,
    },
    /// The store is in memory only: nothing from this session will be there the next time.
    NotKept {
        /// What prevented a store on disk, without a full stop.
        reason: Text,
    },
}

/// Why a database was moved aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyAside {
    /// It is not a database, its pages don't fit together, or its tables are not ours.
    Damaged,
    /// A newer version of the game wrote it.
    Newer {
        /// The schema version of the file.
        found: u32,
        /// The newest schema version that this program knows.
        known: u32,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SetAside { kept_as, why: WhyAside::Damaged } => write!(
                f,
                "The records were damaged and could not be read. \
                 They are kept as {}; new records start from empty.",
                kept_as.display()
            ),
            Self::SetAside { kept_as, why: WhyAside::Newer { found, known } } => write!(
                f,
                "The records were written by a newer version of Counterpart (schema {found}, this \
                 one knows {known}). They are kept as {}; new records start from empty.",
                kept_as.display()
            ),
            Self::NotKept { reason } => write!(
                f,
                "Nothing from this session will be kept: {}. \
                 Choose a folder that can be written with --data DIR.",
                reason.en
            ),
        }
    }
}

/// Why there is no store at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database has to be made, migrated or moved aside, and another running copy of the game
    /// is using it. Two copies of the same version normally share it without this error.
    #[error(
        "the records at {} are in use by another copy of Counterpart; \
         close the other copy and try again, or choose another folder with --data DIR",
        path.display()
    )]
    InUse {
        /// The database in question.
        path: PathBuf,
    },
    /// Not even a database in memory can be opened.
    #[error("the database engine did not start ({source}); free some memory or install Counterpart again")]
    Engine {
        /// What the engine said.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
}

/// Why something was not read or not written. Nothing is half written: after an error the store
/// is as it was before the call.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no play of that uid.
    #[error("there is no play {uid} in the records; begin it first")]
    UnknownPlay {
        /// The uid that was asked for.
        uid: String,
    },
    /// There is no such plan of the person who is here.
    #[error("there is no plan {id} of this person in the records")]
    UnknownPlan {
        /// The number that was asked for.
        id: i64,
    },
    /// There is nobody of that uid.
    #[error("there is no person {uid} in the records any more; say again who is here")]
    UnknownPerson {
        /// The uid that was asked for.
        uid: String,
    },
    /// There is a play of that uid already.
    #[error("there is already a play {uid} in the records; make a new random uid")]
    DuplicateUid {
        /// The uid that was to be new.
        uid: String,
    },
    /// A choice is not the next one of its play.
    #[error(
        "turn {turn} is not the next one of play {uid}: the records expect turn {expected}; \
         load the play again and continue from there"
    )]
    OutOfOrder {
        /// The play.
        uid: String,
        /// The turn that was offered.
        turn: u32,
        /// The only turn that can be written now: the number of choices so far.
        expected: u32,
    },
    /// A branch starts after more choices than its parent has.
    #[error(
        "play {uid} has {choices} choices, so no branch can start at its turn {turn}; \
         branch at turn {choices} or earlier"
    )]
    NoSuchMoment {
        /// The play to branch from.
        uid: String,
        /// The turn that was asked for.
        turn: u32,
        /// How many choices the parent has.
        choices: u32,
    },
    /// The play has ended; it takes no more choices and can't end again.
    #[error("play {uid} has already ended; begin a new play or a branch of it")]
    AlreadyEnded {
        /// The play.
        uid: String,
    },
    /// A value that the records don't take.
    #[error("{field} can't be {value:?}; it must be {}", expected.en)]
    Invalid {
        /// Which value.
        field: &'static str,
        /// What it was.
        value: String,
        /// What it may be.
        expected: Words,
    },
    /// Another copy of the game kept the database locked for longer than the wait allows.
    #[error("another copy of Counterpart is writing to the records; try again in a moment")]
    Busy,
    /// The database file was removed or replaced while it was open.
    #[error(
        "the records are no longer where they were, so nothing was written; bring them back and start again"
    )]
    Gone,
    /// There is no room left on the disk.
    #[error("the disk is full, so nothing was written; free some space and try again")]
    DiskFull,
    /// Anything else that the database says.
    #[error(
        "the records could not be read or written ({source}); \
         check the disk and start Counterpart again"
    )]
    Database {
        /// What the engine said.
        #[source]
        source: rusqlite::Error,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Database { source },
        }
    }
}
