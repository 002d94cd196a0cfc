//! The report of a session: one HTML file that prints well, and two tables beside it.
//!
//! Nobody is named in it unless the facilitator asked for names.

mod agreement;
mod case;
mod feedback;
mod page;
mod road;
mod table;
mod turn;

use counterpart_core::room::{Phase, Room};
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use jiff::Zoned;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A report, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The whole of it, as a page.
    pub html: String,
    /// Every option of every ballot, as comma-separated values.
    pub votes: String,
    /// How many gave each answer at the end, what was written, and every plan that was shared.
    pub feedback: String,
}

/// Where a report was written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhereKept {
    /// The page.
    pub html: PathBuf,
    /// The votes.
    pub votes: PathBuf,
    /// The feedback.
    pub feedback: PathBuf,
}

/// A report that could not be written.
#[derive(Debug)]
pub struct NotKept {
    /// The file, or the folder.
    pub path: PathBuf,
    /// What the system says.
    pub cause: io::Error,
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for NotKept {}

impl Report {
    /// The report of a room that was opened at a time, in the zone of whoever reads it.
    pub fn of(room: &Room, began: &Zoned, lang: Lang) -> Report {
        Report::told(room, began, &[], lang)
    }

    /// The same for a room whose disk took nothing more at some point: it says that what came after isn't
    /// counted.
    pub fn of_stopped(room: &Room, began: &Zoned, lang: Lang) -> Report {
        Report::told(room, began, &[phrase!(lang, "report.stopped")], lang)
    }

    /// The same for a session read off its journal, of which so many records are lost, at the least, and whose
    /// scenario may have another text by now: it says so.
    pub fn of_kept(room: &Room, began: &Zoned, lost: usize, is_changed: bool, lang: Lang) -> Report {
        let damaged = (lost > 0).then(|| phrase!(lang, "report.damaged", lost = lost));
        let unfinished = (room.phase() != Phase::Ended).then(|| phrase!(lang, "report.not_ended"));
        let changed = is_changed.then(|| phrase!(lang, "report.changed"));
        let lacks: Vec<String> = [damaged, unfinished, changed].into_iter().flatten().collect();
        Report::told(room, began, &lacks, lang)
    }

    fn told(room: &Room, began: &Zoned, lacks: &[String], lang: Lang) -> Report {
        Report {
            html: page::page(room, began, lacks, lang),
            votes: table::votes(room, lang),
            feedback: table::feedback(room, lang),
        }
    }

    /// Writes it into a folder, in place of an earlier one. All of it is on the disk before anything takes the place
    /// of what was there. A file that can't be replaced (a table that is open in another program) is left as it is,
    /// and the new one stands beside it, as `votes (2).csv`.
    pub fn keep(&self, folder: &Path) -> Result<WhereKept, NotKept> {
        let files = [
            ("report", "html", self.html.as_bytes()),
            ("votes", "csv", self.votes.as_bytes()),
            ("feedback", "csv", self.feedback.as_bytes()),
        ];
        let mut paths = keep_files(folder, &files)?.into_iter();
        let mut next = || paths.next().unwrap_or_default();
        Ok(WhereKept { html: next(), votes: next(), feedback: next() })
    }
}

/// Writes files into a folder, each with its name, its ending and its text: all of them or none. What [`Report::keep`]
/// says holds for them.
pub(crate) fn keep_files(folder: &Path, files: &[(&str, &str, &[u8])]) -> Result<Vec<PathBuf>, NotKept> {
    let not_kept = |path: &Path| {
        let path = path.to_owned();
        move |cause| NotKept { path, cause }
    };
    // What was removed is made again: what there is to tell is still here.
    fs::create_dir_all(folder).map_err(not_kept(folder))?;
    let part = |name: &str, ending: &str| folder.join(format!("{name}.{ending}.part"));
    let written = files.iter().try_for_each(|(name, ending, bytes)| {
        let path = part(name, ending);
        write(&path, bytes).map_err(not_kept(&path))
    });
    let placed = written.and_then(|()| {
        let mut paths = Vec::new();
        for (name, ending, _) in files {
            paths.push(place(&part(name, ending), folder, name, ending)?);
        }
        Ok(paths)
    });
    if placed.is_err() {
        // Half a report is none.
        files.iter().for_each(|(name, ending, _)| fs::remove_file(part(name, ending)).unwrap_or_default());
    }
    placed
}

/// The most copies that stand beside a file that can't be replaced.
const MOST_BESIDE: u8 = 99;

/// Puts a file that is written in the place of an earlier one, or beside it.
fn place(part: &Path, folder: &Path, name: &str, ending: &str) -> Result<PathBuf, NotKept> {
    let first = folder.join(format!("{name}.{ending}"));
    let cause = match fs::rename(part, &first) {
        Ok(()) => return Ok(first),
        Err(cause) => cause,
    };
    for number in 2..=MOST_BESIDE {
        let path = folder.join(format!("{name} ({number}).{ending}"));
        // One that stands there already is an earlier report, too.
        if fs::rename(part, &path).is_ok() {
            return Ok(path);
        }
    }
    Err(NotKept { path: first, cause })
}

/// Writes a file onto the disk.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Whatever is left of an earlier try goes. It is never opened: a pipe in its place would wait for ever.
    fs::remove_file(path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn report(text: &str) -> Report {
        Report { html: text.to_owned(), votes: text.to_owned(), feedback: text.to_owned() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_cannot_be_replaced_stays_and_the_new_one_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        // A folder with something in it can't be replaced by a file.
        fs::create_dir_all(folder.path().join("votes.csv/held")).unwrap();
        for text in ["one", "two"] {
            let kept = report(text).keep(folder.path()).unwrap();
            assert_eq!(kept.votes, folder.path().join("votes (2).csv"));
            for path in [kept.html, kept.votes, kept.feedback] {
                assert_eq!(fs::read_to_string(path).unwrap(), text);
            }
        }
        assert_eq!(names(folder.path()), ["feedback.csv", "report.html", "votes (2).csv", "votes.csv"]);
    }

    #[test]
    fn a_report_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        report("old").keep(folder.path()).unwrap();
        let in_the_way = folder.path().join("feedback.csv.part");
        fs::create_dir(&in_the_way).unwrap();
        let error = report("new").keep(folder.path()).unwrap_err();
        assert_eq!(error.path, in_the_way);
        fs::remove_dir(&in_the_way).unwrap();
        assert_eq!(names(folder.path()), ["feedback.csv", "report.html", "votes.csv"]);
        for name in names(folder.path()) {
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "old");
        }
    }

    #[test]
    fn a_folder_that_was_removed_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("rooms/of/today");
        assert!(report("one").keep(&deep).unwrap().html.starts_with(&deep));
        fs::write(folder.path().join("file"), "").unwrap();
        let error = report("one").keep(&folder.path().join("file/room")).unwrap_err();
        assert_eq!(error.path, folder.path().join("file/room"));
    }
}
