//! The report of a session: one HTML file that prints well, and two tables beside it.
//!
//! Nobody is named in it unless the facilitator asked for names.

mod feedback;
mod page;
mod road;
mod table;
mod turn;

use counterpart_core::room::Room;
use counterpart_core::text::Lang;
use jiff::Zoned;
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
    /// Every answer to the three questions, and every plan that was shared.
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

impl Report {
    /// The report of a room that was opened at a time, in the zone of whoever reads it.
    pub fn of(room: &Room, began: &Zoned, lang: Lang) -> Report {
        Report::told(room, began, true, lang)
    }

    /// The same for a room whose disk took nothing more at some point: it says that what came after isn't
    /// counted.
    pub fn of_stopped(room: &Room, began: &Zoned, lang: Lang) -> Report {
        Report::told(room, began, false, lang)
    }

    fn told(room: &Room, began: &Zoned, is_whole: bool, lang: Lang) -> Report {
        Report {
            html: page::page(room, began, is_whole, lang),
            votes: table::votes(room, lang),
            feedback: table::feedback(room, lang),
        }
    }

    /// Writes it into a folder, in place of an earlier one.
    pub fn keep(&self, folder: &Path) -> io::Result<WhereKept> {
        let kept = WhereKept {
            html: folder.join("report.html"),
            votes: folder.join("votes.csv"),
            feedback: folder.join("feedback.csv"),
        };
        write(&kept.html, &self.html)?;
        write(&kept.votes, &self.votes)?;
        write(&kept.feedback, &self.feedback)?;
        Ok(kept)
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("part");
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, path)
}
