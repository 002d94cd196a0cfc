//! Where journals and reports lie: one folder a room, in the folder `rooms` of the data folder.
//!
//! Beside the journal lie its first record once more (`journal.head`), the scenario as it was when the room was
//! opened (`scenario.ron`), and, where something was set aside, `journal.torn` or `journal.damaged`.

use super::record::{FIRST, Head, write};
use super::recover::{Kept, Rest, Unreadable};
use crate::clock;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// The name of the journal within a room's folder.
pub const JOURNAL: &str = "journal";
/// Its first record once more: without it nothing else can be understood.
const HEAD: &str = "journal.head";
/// The scenario's text, so that a session can be told of after its file was changed.
const TEXT: &str = "scenario.ron";
/// Says that another room was opened in place of this one.
const PUT_ASIDE: &str = "put-aside";
/// The room code, once it was renewed.
const CODE: &str = "code";
/// What was torn off the end of a journal.
const TORN: &str = "journal.torn";
/// A journal as it was before anything damaged was taken off it.
const DAMAGED: &str = "journal.damaged";

/// The longest journal that is read, in bytes: an hour of the busiest room has a tenth of it.
pub const LONGEST_JOURNAL: u64 = 512 * 1024 * 1024;

/// The most entries of the folder of rooms that are looked at: a folder whose listing never ends is no reason to wait.
const MOST_FOLDERS: usize = 100_000;

/// The folder of a room, with its journal open and locked: no second host writes to it.
#[derive(Debug)]
pub struct Place {
    /// The folder.
    pub folder: PathBuf,
    /// The journal.
    pub file: File,
}

impl Place {
    /// Where the journal lies.
    pub fn journal(&self) -> PathBuf {
        self.folder.join(JOURNAL)
    }
}

/// The folder of all rooms.
pub fn rooms(data: &Path) -> PathBuf {
    data.join("rooms")
}

/// The folders of rooms, the latest first; none if there are no rooms yet.
pub fn folders(data: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(rooms(data)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    // One that can't be looked at is no reason to find none.
    let found = entries.take(MOST_FOLDERS).filter_map(|entry| match entry {
        Ok(entry) => Some(entry.path()),
        Err(error) => {
            tracing::warn!(%error, "a folder of rooms can't be read to its end");
            None
        }
    });
    let mut folders: Vec<PathBuf> = found.collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders.reverse();
    Ok(folders)
}

/// Makes the folder of a new room, with what stands beside its journal.
pub fn new_place(data: &Path, head: &Head, text: Option<&str>) -> io::Result<Place> {
    let rooms = rooms(data);
    fs::create_dir_all(&rooms)?;
    let (stamp, scenario) = (clock::stamp(head.began), &head.scenario);
    for number in 1..=99 {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let folder = rooms.join(format!("{stamp}-{scenario}{suffix}"));
        match create(&folder) {
            Ok(()) => {
                let made = furnish(&folder, head, text).and_then(|file| {
                    // The names are on the disk before the first vote is.
                    flush_folder(&folder)?;
                    flush_folder(&rooms)?;
                    Ok(file)
                });
                return match made {
                    Ok(file) => Ok(Place { folder, file }),
                    Err(error) => {
                        clear(&folder);
                        Err(error)
                    }
                };
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Takes away the folder of a room that could not be begun: nothing is in it.
pub fn clear(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        tracing::warn!(folder = %folder.display(), %error, "the folder of a room that was never begun stays");
    }
}

fn furnish(folder: &Path, head: &Head, text: Option<&str>) -> io::Result<File> {
    let mut record = Vec::new();
    write(&serde_json::to_vec(head)?, FIRST, &mut record);
    let beside = [(HEAD, Some(record.as_slice())), (TEXT, text.map(str::as_bytes))];
    for (name, bytes) in beside {
        let Some(bytes) = bytes else { continue };
        let path = folder.join(name);
        if let Err(error) = put(&path, bytes) {
            // They help in trouble that may never come. Where there is little room, the journal has it.
            tracing::warn!(path = %path.display(), %error, "what helps a session in trouble can't be kept");
            fs::remove_file(path).unwrap_or_default();
        }
    }
    open(&folder.join(JOURNAL), true)
}

/// Writes a new file, onto the disk.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The journal in a room's folder, open and locked.
///
/// # Errors
///
/// [`ResourceBusy`](io::ErrorKind::ResourceBusy) if another host has it.
pub fn taken(folder: &Path) -> io::Result<Place> {
    is_plain(&folder.join(JOURNAL))?;
    let file = open(&folder.join(JOURNAL), false)?;
    Ok(Place { folder: folder.to_owned(), file })
}

/// What the journal in a room's folder holds, without changing anything.
///
/// # Errors
///
/// When it can't be opened. Whatever is wrong within it is [`Unreadable`].
pub fn look(folder: &Path) -> io::Result<Result<Kept, Unreadable>> {
    let path = folder.join(JOURNAL);
    is_plain(&path)?;
    read(&mut File::open(path)?, folder)
}

/// The same for a journal that is open.
pub fn read(file: &mut File, folder: &Path) -> io::Result<Result<Kept, Unreadable>> {
    // It says how long it is; one that grows meanwhile is cut off all the same.
    if file.metadata()?.len() > LONGEST_JOURNAL {
        return Ok(Err(Unreadable::TooLong));
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LONGEST_JOURNAL + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST_JOURNAL {
        return Ok(Err(Unreadable::TooLong));
    }
    Ok(Kept::read(bytes, || small(&folder.join(HEAD))))
}

/// Nothing but a file is opened: a pipe would wait for ever, a device may never end.
fn is_plain(path: &Path) -> io::Result<()> {
    match fs::metadata(path)?.is_file() {
        true => Ok(()),
        false => Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file")),
    }
}

/// A small file that may not be there.
fn small(path: &Path) -> Option<Vec<u8>> {
    let read = || {
        is_plain(path)?;
        let mut bytes = Vec::new();
        File::open(path)?.take(4 * 1024 * 1024).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let error: io::Error = error;
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(path = %path.display(), %error, "what lies beside a journal can't be read");
            }
            None
        }
    }
}

/// The scenario's text as it was when the room was opened, if it was kept.
pub fn text(folder: &Path) -> Option<String> {
    String::from_utf8(small(&folder.join(TEXT))?).ok()
}

/// The room code, if it was renewed since the room was opened.
pub fn code(folder: &Path) -> Option<String> {
    String::from_utf8(small(&folder.join(CODE))?).ok()
}

/// Keeps a renewed room code, on the disk.
pub fn set_code(folder: &Path, code: &str) -> io::Result<()> {
    let beside = folder.join("code.part");
    fs::remove_file(&beside).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    put(&beside, code.as_bytes())?;
    fs::rename(&beside, folder.join(CODE))?;
    flush_folder(folder)
}

/// Whether another room was opened in place of this one.
pub fn is_put_aside(folder: &Path) -> bool {
    folder.join(PUT_ASIDE).exists()
}

/// Notes that another room is opened in place of this one, or that it is gone on with after all.
pub fn put_aside(folder: &Path, is_aside: bool) -> io::Result<()> {
    let path = folder.join(PUT_ASIDE);
    match is_aside {
        true if path.exists() => Ok(()),
        true => put(&path, b""),
        false => match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    }
}

/// Makes a journal ready to be written on: what was mended is written into it, and what can't be used is
/// taken off its end. Nothing is changed before a copy of what was there is on the disk; gives where that is.
pub fn make_ready(place: &mut Place, kept: &Kept) -> io::Result<Option<PathBuf>> {
    let copy = match &kept.rest {
        Rest::None if kept.mended.is_empty() => return Ok(None),
        Rest::Newer { .. } => return Err(io::ErrorKind::Unsupported.into()),
        Rest::Torn if kept.mended.is_empty() => {
            let mut torn = Vec::new();
            place.file.seek(SeekFrom::Start(kept.whole))?;
            (&place.file).take(LONGEST_JOURNAL).read_to_end(&mut torn)?;
            set_aside(&place.folder, TORN, &torn)?
        }
        _ => {
            let mut all = Vec::new();
            place.file.seek(SeekFrom::Start(0))?;
            (&place.file).take(LONGEST_JOURNAL).read_to_end(&mut all)?;
            set_aside(&place.folder, DAMAGED, &all)?
        }
    };
    for patch in &kept.mended {
        place.file.seek(SeekFrom::Start(patch.at))?;
        place.file.write_all(&patch.bytes)?;
    }
    place.file.set_len(kept.whole)?;
    place.file.sync_all()?;
    Ok(Some(copy))
}

/// Keeps a copy under a name of its own, on the disk.
fn set_aside(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for number in 1..=999 {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{name}{suffix}"));
        match put(&path, bytes) {
            Ok(()) => {
                flush_folder(folder)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                // Half a copy is none.
                fs::remove_file(&path).unwrap_or_default();
                return Err(error);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
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
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(io::ErrorKind::ResourceBusy.into()),
        Err(fs::TryLockError::Error(error)) if !is_not_supported(&error) => Err(error),
        // Network drives without locks: nothing says whether another host has it.
        _ => Ok(file),
    }
}

/// Whether another program has a room's journal open to write.
pub fn is_in_use(folder: &Path) -> bool {
    let path = folder.join(JOURNAL);
    if is_plain(&path).is_err() {
        return false;
    }
    File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
}

fn flush_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere folders can't be opened as files, and names are flushed with the file.
    #[cfg(unix)]
    match File::open(folder)?.sync_all() {
        Err(error) if !is_not_supported(&error) => return Err(error),
        _ => {}
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Whether a file system says that it has no such thing: network drives and shared folders of virtual machines
/// know no locks, or can't flush a folder. What they can do is done all the same.
fn is_not_supported(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        let none = [Errno::INVAL, Errno::NOLCK, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
        if error.raw_os_error().is_some_and(|code| none.iter().any(|errno| errno.raw_os_error() == code)) {
            return true;
        }
    }
    error.kind() == io::ErrorKind::Unsupported
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_a_file_system_cannot_do_is_not_asked_for_again() {
        for code in [22, 37, 38, 95] {
            #[cfg(target_os = "linux")]
            assert!(is_not_supported(&io::Error::from_raw_os_error(code)), "{code}");
            #[cfg(not(target_os = "linux"))]
            let _ = code;
        }
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::NotFound] {
            assert!(!is_not_supported(&kind.into()), "{kind:?}");
        }
    }
}
