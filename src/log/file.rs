//! A file that doesn't grow beyond a bound: what is newest is kept, and about as much again from before.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tracing_subscriber::fmt::MakeWriter;

/// The name of the log.
pub const FILE: &str = "counterpart.log";

/// The name of the log before this one.
pub const EARLIER: &str = "counterpart.earlier.log";

/// How large each of the two files becomes at most, in bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// How much of one entry is kept, in bytes: a panic with its whole trace.
const LONGEST_ENTRY: usize = 256 * 1024;

/// The log in a folder. It is opened for each entry and closed again: entries are rare, nothing stays in a
/// buffer when the program dies, and on Windows a file that is open can't be renamed. Several programs may
/// write to the same log; entries don't mingle, but two that find it full in the same moment may lose the
/// earlier half.
#[derive(Clone, Debug)]
pub struct LogFile {
    path: PathBuf,
    largest: u64,
    // Of the threads of this program one at a time looks at the length, renames and writes.
    turn: Arc<Mutex<()>>,
}

impl LogFile {
    /// The log of this folder. Nothing is made yet.
    pub fn in_folder(folder: &Path) -> LogFile {
        LogFile { path: folder.join(FILE), largest: LARGEST, turn: Arc::default() }
    }

    /// Where it lies, or will.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes an entry; if that can't be done, nothing happens.
    pub fn write_down(&self, entry: &str) {
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        // There is nobody to tell: this is where everything else is told.
        self.append(cut(entry)).unwrap_or_default();
        drop(turn);
    }

    fn append(&self, entry: &str) -> io::Result<()> {
        let length = fs::metadata(&self.path).map_or(0, |found| found.len());
        if length > 0 && length + entry.len() as u64 > self.largest {
            fs::rename(&self.path, self.path.with_file_name(EARLIER))?;
        }
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        OpenOptions::new().create(true).append(true).open(&self.path)?.write_all(entry.as_bytes())
    }
}

/// As much of an entry as is kept.
fn cut(entry: &str) -> &str {
    &entry[..entry.floor_char_boundary(LONGEST_ENTRY)]
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = Entry<'a>;

    fn make_writer(&'a self) -> Entry<'a> {
        Entry(self)
    }
}

/// One entry on its way into the log. An event comes in one piece.
#[derive(Debug)]
pub struct Entry<'a>(&'a LogFile);

impl Write for Entry<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_down(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn log(folder: &Path, largest: u64) -> LogFile {
        LogFile { largest, ..LogFile::in_folder(folder) }
    }

    fn both(folder: &Path) -> (String, String) {
        let read = |name| fs::read_to_string(folder.join(name)).unwrap_or_default();
        (read(EARLIER), read(FILE))
    }

    #[test]
    fn the_newest_entries_are_kept_in_two_files_of_bounded_size() {
        let folder = tempfile::tempdir().unwrap();
        let log = log(folder.path(), 100);
        for number in 0..1000 {
            log.write_down(&format!("entry {number:04}\n"));
            let (earlier, now) = both(folder.path());
            assert!(earlier.len() <= 100 && now.len() <= 100);
            let kept = earlier + &now;
            // Eleven bytes each: nine fit into a file, and a full file stays as the earlier one.
            let entries: Vec<&str> = kept.lines().collect();
            assert_eq!(entries.last().copied(), Some(format!("entry {number:04}").as_str()));
            assert!(entries.len() > 9.min(number), "{entries:?}");
            assert!(entries.windows(2).all(|pair| pair[0] < pair[1]), "{entries:?}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn nothing_is_made_before_the_first_entry_and_the_folder_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("not").join("there");
        let log = log(&deep, LARGEST);
        assert!(!deep.exists());
        log.write_down("一句\n");
        assert_eq!(both(&deep).1, "一句\n");
    }

    #[test]
    fn a_log_that_cannot_be_written_disturbs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::write(&taken, "").unwrap();
        let log = log(&taken, LARGEST);
        log.write_down("lost\n");
        assert!(log.make_writer().write_all(b"lost, too\n").is_ok());
        // A folder where the file should be.
        fs::create_dir(folder.path().join(FILE)).unwrap();
        LogFile::in_folder(folder.path()).write_down("lost\n");
    }

    #[test]
    fn an_entry_without_end_is_cut_between_two_letters() {
        let folder = tempfile::tempdir().unwrap();
        let log = log(folder.path(), LARGEST);
        log.write_down(&"句".repeat(LONGEST_ENTRY));
        let (_, now) = both(folder.path());
        assert!(now.len() <= LONGEST_ENTRY && now.len() > LONGEST_ENTRY - 3);
        assert!(now.chars().all(|c| c == '句'));
    }

    #[test]
    fn threads_take_turns() {
        let folder = tempfile::tempdir().unwrap();
        let log = log(folder.path(), LARGEST);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..50).for_each(|_| log.write_down("a whole line\n")));
            }
        });
        assert_eq!(both(folder.path()).1, "a whole line\n".repeat(200));
    }
}
