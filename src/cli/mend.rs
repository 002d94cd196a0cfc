//! `counterpart check --mend`: what can be mended for certain, mended in the files themselves.
//!
//! A file is written whole or not at all, and what was in it before is kept beside it: `x.ron.bak`, or
//! `x.ron.bak2` and so on where that is taken. Nothing that a person has written is ever overwritten.
//!
//! **Not here:** what can be mended and how (`scenario::mend`).

use super::check::printable;
use super::print::Console;
use super::render;
use crate::library::{self, LoadedFile, courses};
use crate::phrase;
use crate::scenario::mend::{Mend, Mended, mend};
use crate::text::Lang;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Mends the files and lists what was done. Gives what to complain of: files that couldn't be written.
pub fn mend_all(console: Console, paths: &[PathBuf], lang: Lang) -> io::Result<Vec<String>> {
    let mut complaints = Vec::new();
    let mut mended = false;
    for path in paths {
        // One that can't be read is complained of where it is checked.
        let Ok(file) = library::check_file(path) else { continue };
        if courses::kind(&file).is_some() {
            continue;
        }
        let found = mend(&file.source);
        if found.mends.is_empty() {
            continue;
        }
        match replace(path, &file.source, &found.text) {
            Ok(backup) => {
                mended = true;
                tell(console, path, &backup, file, &found, lang)?;
            }
            Err(cause) => {
                tracing::warn!(%cause, "a scenario can't be mended");
                complaints.push(phrase!(lang, "cli.mend.cannot", path = printable(path), cause = cause));
            }
        }
    }
    if !mended && complaints.is_empty() {
        console.line(&phrase!(lang, "cli.mend.nothing"))?;
        console.line("")?;
    }
    Ok(complaints)
}

fn tell(
    console: Console,
    path: &Path,
    backup: &Path,
    file: LoadedFile,
    found: &Mended,
    lang: Lang,
) -> io::Result<()> {
    for mend in &found.mends {
        console.line(&one(path, mend, lang))?;
    }
    let backup = printable(&as_named(path, backup));
    console.line(&phrase!(lang, "cli.mend.kept", count = found.mends.len(), backup = backup))?;
    console.line("")?;
    if found.left.is_empty() {
        return Ok(());
    }
    console.line(&phrase!(lang, "cli.mend.left"))?;
    console.line("")?;
    let file = LoadedFile { source: found.text.clone(), ..file };
    for note in &found.left {
        console.line(&(render::diagnostic(&file, note, lang, console.colours_out) + "\n"))?;
    }
    Ok(())
}

/// Where the copy lies, as the file was named; of a link, where it really is.
fn as_named(path: &Path, backup: &Path) -> PathBuf {
    let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match backup.file_name().filter(|_| !link) {
        Some(name) => path.with_file_name(name),
        None => backup.to_owned(),
    }
}

/// One mend: where, and what was done.
fn one(path: &Path, mend: &Mend, lang: Lang) -> String {
    let place = format!("{}:{}:{}", printable(path), mend.at.line, mend.at.column);
    let (old, new) = (shortened(&mend.old), shortened(&mend.new));
    match (mend.old.is_empty(), mend.new.is_empty()) {
        (true, _) => phrase!(lang, "cli.mend.added", place = place, new = new),
        (_, true) => phrase!(lang, "cli.mend.deleted", place = place, old = old),
        _ => phrase!(lang, "cli.mend.changed", place = place, old = old, new = new),
    }
}

/// As much of it as fits into a line, in words that can't steer the terminal.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 30;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    render::plain(&shown)
}

/// Puts a text in place of what the file holds, and keeps that beside it. Gives where it is kept.
fn replace(path: &Path, before: &str, after: &str) -> io::Result<PathBuf> {
    // A link stays one: what it leads to is written.
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let backup = backup(&path, before)?;
    let beside = with_ending(&path, ".part");
    let written =
        written(&beside, after).and_then(|()| fs::set_permissions(&beside, permissions)).and_then(|()| {
            // Somebody may have saved it in an editor meanwhile.
            if fs::read(&path)? == before.as_bytes() {
                fs::rename(&beside, &path)
            } else {
                Err(io::Error::other("changed meanwhile"))
            }
        });
    if let Err(cause) = written {
        // Neither is needed: the file is as it was.
        for left_over in [&beside, &backup] {
            if let Err(error) = fs::remove_file(left_over) {
                tracing::warn!(%error, "a left-over of mending can't be removed");
            }
        }
        return Err(cause);
    }
    Ok(backup)
}

/// Keeps what a file holds beside it, under a name that isn't taken.
fn backup(path: &Path, text: &str) -> io::Result<PathBuf> {
    let mut number = 1u32;
    loop {
        let ending = if number == 1 { ".bak".to_owned() } else { format!(".bak{number}") };
        let backup = with_ending(path, &ending);
        match File::create_new(&backup) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                file.sync_all()?;
                return Ok(backup);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

fn written(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}
