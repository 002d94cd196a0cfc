//! Where journals and reports lie: one folder a room, in the folder `rooms` of the data folder.

use super::recover::{Recovered, recover};
use counterpart_core::room::Event;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The name of the journal within a room's folder.
const JOURNAL: &str = "journal";

/// The folder of a room, with its journal open and locked: no second host writes to it.
#[derive(Debug)]
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
    /// The journal.
    pub file: File,
}

/// Makes the folder of a new room. `stamp` is a time that sorts, and may be in a file name.
pub fn new_place(data: &Path, stamp: &str, scenario: &str) -> io::Result<Place> {
    let rooms = data.join("rooms");
    fs::create_dir_all(&rooms)?;
    for number in 1..=99 {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let folder = rooms.join(format!("{stamp}-{scenario}{suffix}"));
        match create(&folder) {
            Ok(()) => {
                let file = open(&folder.join(JOURNAL), true)?;
                // The names are on the disk before the first vote is.
                flush_folder(&folder)?;
                flush_folder(&rooms)?;
                return Ok(Place { folder, file });
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The latest room since a time that fits and was not ended, and that no other host has open; ready to be
/// gone on with.
pub fn unfinished(
    data: &Path,
    since: &str,
    fits: impl Fn(&Recovered) -> bool,
) -> io::Result<Option<(Place, Recovered)>> {
    let found = find(data, since, fits)?;
    if let Some((place, found)) = &found {
        set_aside(&place.folder, &place.file, found)?;
    }
    Ok(found)
}

/// The same, without changing anything.
pub fn find(
    data: &Path,
    since: &str,
    fits: impl Fn(&Recovered) -> bool,
) -> io::Result<Option<(Place, Recovered)>> {
    let mut folders: Vec<PathBuf> = match fs::read_dir(data.join("rooms")) {
        Ok(entries) => entries.collect::<io::Result<Vec<_>>>()?.iter().map(fs::DirEntry::path).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    // Their names begin with the time; of those from before that, none need be read.
    folders.retain(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().as_ref() >= since));
    folders.sort();
    for folder in folders.into_iter().rev() {
        let mut file = match open(&folder.join(JOURNAL), false) {
            Ok(file) => file,
            // Another host has it open.
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => continue,
            Err(error) => {
                tracing::warn!(folder = %folder.display(), %error, "a room's journal can't be opened");
                continue;
            }
        };
        let Some(found) = recover(&mut file)? else { continue };
        if fits(&found) && !found.entries.iter().any(|entry| entry.events.contains(&Event::Ended)) {
            return Ok(Some((Place { folder, file }, found)));
        }
    }
    Ok(None)
}

/// Takes the torn end off a journal. It was never acknowledged; it is kept in a file of its own, in
/// case somebody wants to know.
fn set_aside(folder: &Path, file: &File, found: &Recovered) -> io::Result<()> {
    if !found.torn.is_empty() {
        fs::write(folder.join("journal.torn"), &found.torn)?;
        file.set_len(found.whole)?;
        file.sync_all()?;
    }
    Ok(())
}

/// Makes a folder that only its owner looks into: people may be named in what lies there.
fn create(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn open(path: &Path, new: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(new);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => io::Error::from(io::ErrorKind::ResourceBusy),
        fs::TryLockError::Error(error) => error,
    })?;
    Ok(file)
}

fn flush_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere folders can't be opened as files, and names are flushed with the file.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
