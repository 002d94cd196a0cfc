//! The files of a database: what their lengths tell, and moving them out of the way, whole and
//! without overwriting anything.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::WhyAside;

/// The files that SQLite keeps beside a database; they belong to it.
const SIBLINGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The smallest page that SQLite has, in bytes; no database is shorter.
const SMALLEST_DATABASE: u64 = 512;

/// Renames the database at `path`, with its siblings, to a name that says why and when
/// (`now_unix_ms`, milliseconds since 1970). Returns the new path.
pub(super) fn set_aside(path: &Path, why: WhyAside, now_unix_ms: i64) -> io::Result<PathBuf> {
    let kept_as = free_name(path, why, now_unix_ms)?;
    // The database goes first: if this is cut short, its write-ahead log is left alone in the
    // folder, and the next start moves it aside too (`is_leftover`).
    for suffix in std::iter::once("").chain(SIBLINGS) {
        let from = with_suffix(path, suffix);
        if is_taken(&from)? {
            fs::rename(from, with_suffix(&kept_as, suffix))?;
        }
    }
    Ok(kept_as)
}

/// Whether something lies there that SQLite would take for an empty database and write over: a
/// file too short to be one, or a write-ahead log without its database.
pub(super) fn is_leftover(path: &Path) -> bool {
    match len(path) {
        0 => len(&with_suffix(path, "-wal")) > 0,
        len => len < SMALLEST_DATABASE,
    }
}

/// Whether a file lies there with nothing in it, nor in a log beside it.
pub(super) fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == 0)
        && len(&with_suffix(path, "-wal")) == 0
}

/// Whether the last page is incomplete, which SQLite fills up with zeros, and there is no log
/// that has it whole.
pub(super) fn is_cut_short(path: &Path, page_size: u32) -> bool {
    let is_logged = ["-wal", "-journal"].iter().any(|log| len(&with_suffix(path, log)) > 0);
    !is_logged && !len(path).is_multiple_of(page_size.into())
}

fn len(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

fn free_name(path: &Path, why: WhyAside, now_unix_ms: i64) -> io::Result<PathBuf> {
    let word = match why {
        WhyAside::Damaged => "damaged",
        WhyAside::Newer { .. } => "newer",
    };
    let stamp = utc_stamp(now_unix_ms);
    let mut count = 1_u32;
    loop {
        let number = if count == 1 { String::new() } else { format!("-{count}") };
        let name = path.with_file_name(format!("counterpart.{word}-{stamp}{number}.sqlite3"));
        let mut taken = is_taken(&name)?;
        for suffix in SIBLINGS {
            taken |= is_taken(&with_suffix(&name, suffix))?;
        }
        if !taken {
            return Ok(name);
        }
        count += 1;
    }
}

// Unlike `Path::exists`, sees a dangling link, and doesn't take an error for a no.
fn is_taken(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `20261123T142253Z`: sorts by time and is a file name everywhere.
fn utc_stamp(unix_ms: i64) -> String {
    // Years beyond 9999 don't occur; the last one there is sorts after all others.
    let at = jiff::Timestamp::from_millisecond(unix_ms).unwrap_or(jiff::Timestamp::MAX);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::utc_stamp;

    #[test]
    fn stamps_are_utc() {
        for (unix_ms, expected) in [
            (0, "19700101T000000Z"),
            (-1, "19691231T235959Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_709_251_199_999, "20240229T235959Z"),
            (1_795_443_773_000, "20261123T142253Z"),
            (4_107_542_400_000, "21000301T000000Z"),
        ] {
            assert_eq!(utc_stamp(unix_ms), expected);
        }
    }
}
