//! Why nothing can be written any more, in the words of whoever leads the room.

use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a place on the disk can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {said}", path.display())]
pub struct Trouble {
    /// What kind of trouble it is.
    pub kind: TroubleKind,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub said: String,
}

/// Kinds of trouble, by what can be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// There is no space left.
    Full,
    /// It is gone: removed, renamed, replaced, or its drive was taken out.
    Gone,
    /// It may not be written any more.
    Denied,
    /// Another program has written to it: one that brings copies from elsewhere, mostly.
    Changed,
    /// It isn't a file: a pipe, a device, a folder.
    NoFile,
    /// Anything else.
    Other,
}

impl Trouble {
    /// What the system's error comes to at a path.
    pub fn at(path: &Path, error: &io::Error) -> Trouble {
        let kind = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => TroubleKind::Full,
            ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::AlreadyExists
            | ErrorKind::StaleNetworkFileHandle => TroubleKind::Gone,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => TroubleKind::Denied,
            ErrorKind::InvalidData => TroubleKind::Changed,
            ErrorKind::InvalidInput | ErrorKind::IsADirectory => TroubleKind::NoFile,
            _ => TroubleKind::Other,
        };
        Trouble { kind, path: path.to_owned(), said: error.to_string() }
    }

    /// What it means for a room that is going on, and what to do.
    pub fn told(&self, lang: Lang) -> String {
        let path = self.path.display();
        match self.kind {
            TroubleKind::Full => phrase!(lang, "host.broken_full", path = path),
            TroubleKind::Gone => phrase!(lang, "host.broken_gone", path = path),
            TroubleKind::Denied => phrase!(lang, "host.broken_denied", path = path),
            TroubleKind::Changed => phrase!(lang, "host.broken_changed", path = path),
            TroubleKind::NoFile | TroubleKind::Other => {
                phrase!(lang, "host.broken_other", path = path, cause = self.said)
            }
        }
    }

    /// What it means for somebody who wants to open or read something, and what to do.
    pub fn told_at_start(&self, lang: Lang) -> String {
        self.told_with(lang, "--data")
    }

    /// The same; the option by which another folder is named is this one.
    pub fn told_with(&self, lang: Lang, option: &str) -> String {
        let path = self.path.display();
        match self.kind {
            // Something lies there, be it a link that leads nowhere, and no folder can be made in its place.
            TroubleKind::Gone if self.path.symlink_metadata().is_ok_and(|there| !there.is_dir()) => {
                phrase!(lang, "host.cannot_folder", path = path, option = option)
            }
            TroubleKind::Full => phrase!(lang, "host.cannot_full", path = path, option = option),
            TroubleKind::Gone => phrase!(lang, "host.cannot_find", path = path),
            TroubleKind::Denied => phrase!(lang, "host.cannot_write", path = path, option = option),
            TroubleKind::NoFile => phrase!(lang, "host.cannot_folder", path = path, option = option),
            TroubleKind::Changed | TroubleKind::Other => {
                phrase!(lang, "host.cannot_data", path = path, cause = self.said, option = option)
            }
        }
    }
}
