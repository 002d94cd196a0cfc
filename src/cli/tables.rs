//! Tables that people hand over: opened, and what is wrong with them said line by line.

use super::check::{cannot_read, printable};
use super::print::Console;
use crate::exchange::entered::Wrong;
use crate::phrase;
use crate::text::Lang;
use std::fs;
use std::io;
use std::path::Path;

/// The largest table that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;
/// So much that is wrong is told at once; the rest is counted.
const MOST_TOLD: usize = 20;

/// The text of a table, or what to say if it can't be read.
pub fn table(path: &Path, lang: Lang) -> Result<String, String> {
    let metadata = fs::metadata(path).map_err(|error| cannot_read(path, &error, lang))?;
    // A pipe would wait for somebody to write.
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(phrase!(lang, "cli.table.no_table", path = printable(path)));
    }
    let bytes = fs::read(path).map_err(|error| cannot_read(path, &error, lang))?;
    String::from_utf8(bytes).map_err(|error| {
        tracing::info!(%error, "a table isn’t in UTF-8");
        phrase!(lang, "cli.table.not_utf8", path = printable(path))
    })
}

/// Says everything that is wrong with a table.
pub fn complain_of(console: Console, path: &Path, wrong: &[Wrong], lang: Lang) -> io::Result<()> {
    for of in wrong.iter().take(MOST_TOLD) {
        let what = of.what.get(lang);
        console.complain(&phrase!(
            lang,
            "cli.table.line",
            path = printable(path),
            line = of.line,
            what = what
        ))?;
    }
    if wrong.len() > MOST_TOLD {
        console.complain(&phrase!(lang, "cli.table.more", count = wrong.len() - MOST_TOLD))?;
    }
    console.complain(&phrase!(lang, "cli.table.nothing_taken", path = printable(path)))
}
