//! The journal of a room: everything that happened, on the disk before anybody is told that it
//! counts.
//!
//! A journal is one file, written only at its end. Each record carries its length and a checksum that
//! covers the record before it as well, so a record that was torn by a power cut, and everything that
//! isn't the continuation of what stands before it, is found out. What was acknowledged was flushed to
//! the disk (`fsync`) before, and the file was still the one at its path; many votes share one flush. When
//! either fails, the journal ends there: what came with it is taken off the file again, and nothing is ever
//! written after it.
//!
//! - `record`: how it is written down
//! - `writer`, `disk`: writing it
//! - `recover`, `mend`: reading it, whole or damaged
//! - `folder`: where it lies, and what lies beside it

mod disk;
pub(super) mod folder;
mod mend;
mod record;
mod recover;
mod writer;

pub use disk::Flush;
pub(super) use folder::{Place, new_place};
pub(super) use record::{Entry, FIRST, FORMAT, Head, write};
pub(super) use recover::{Kept, Rest, Unreadable};
pub(super) use writer::{Journal, Then};
