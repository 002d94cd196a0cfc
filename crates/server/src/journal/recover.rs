//! Reading a journal after its host is gone, however it looks by then.
//!
//! A checksum stands for its record and for all before it. So three things can be told apart: an end that is torn (a
//! record that was being written, and of which nobody was told), damage (something that was whole once), and
//! records that a later version has written. What the checksum proves is put right in `mend`; of the rest, what
//! stands before the damage is used and nothing behind it, since phones are numbered in the order in which they came
//! and a gap would give one phone's vote to another.

use super::mend::mend;
use super::record::{Entry, FIRST, FORMAT, FRAME, Head, Sum, length, read};

/// What a journal holds.
#[derive(Debug)]
pub struct Kept {
    /// What the room is.
    pub head: Head,
    /// What happened, as far as it can be used.
    pub entries: Vec<Entry>,
    /// The checksum of the last whole record: what the next one is to follow.
    pub last: Sum,
    /// How many bytes the whole records take up.
    pub whole: u64,
    /// What stands behind them.
    pub rest: Rest,
    /// What was wrong and could be put right: it isn't in the file yet.
    pub mended: Vec<Patch>,
}

/// Bytes that belong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// From which byte on.
    pub at: u64,
    /// What belongs there.
    pub bytes: Vec<u8>,
}

/// What stands behind the records that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    None,
    /// The beginning of a record that was never acknowledged.
    Torn,
    /// A record that can't be read, and what follows it.
    Damaged {
        /// How many records are lost, at the least.
        lost: usize,
    },
    /// Whole records that this version doesn't know.
    Newer {
        /// How many.
        records: usize,
    },
}

/// Why a journal says nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is empty.
    Empty,
    /// Its first record, without which nothing else can be understood, is damaged.
    Head,
    /// A later version has written it.
    Newer,
    /// It is longer than any journal.
    TooLong,
}

/// The most records that are put right in a journal; one with more damage than that is not to be trusted.
const MOST_MENDED: usize = 64;

impl Kept {
    /// Reads a journal from its beginning. `copy` gives its first record as it was written, if that lies beside it.
    pub fn read(mut bytes: Vec<u8>, copy: impl FnOnce() -> Option<Vec<u8>>) -> Result<Kept, Unreadable> {
        if bytes.is_empty() {
            return Err(Unreadable::Empty);
        }
        let mut mended = Vec::new();
        if read(&bytes, FIRST).is_none() {
            let patch = mend(&bytes, FIRST).or_else(|| {
                let copy = copy().filter(|copy| read(copy, FIRST).is_some())?;
                // What follows says whether it is the first record of this journal.
                let (_, sum) = read(&copy, FIRST)?;
                let follows = bytes.get(copy.len()..).is_some_and(|rest| read(rest, sum).is_some());
                (follows || bytes.len() == copy.len()).then_some((0, copy))
            });
            put_right(&mut bytes, &mut mended, 0, patch.ok_or(Unreadable::Head)?);
        }
        let (content, mut last) = read(&bytes, FIRST).ok_or(Unreadable::Head)?;
        let head = known(content)?;
        let mut at = FRAME + content.len();
        let mut entries = Vec::new();
        let rest = loop {
            let behind = &bytes[at..];
            if behind.is_empty() {
                break Rest::None;
            }
            if let Some((content, sum)) = read(behind, last) {
                let Ok(entry) = serde_json::from_slice::<Entry>(content) else {
                    break Rest::Newer { records: follow(behind, last) };
                };
                entries.push(entry);
                at += FRAME + content.len();
                last = sum;
                continue;
            }
            match Some(()).filter(|()| mended.len() < MOST_MENDED).and_then(|()| mend(behind, last)) {
                Some(patch) => put_right(&mut bytes, &mut mended, at, patch),
                None => break unusable(behind),
            }
        };
        Ok(Kept { head, entries, last, whole: at as u64, rest, mended })
    }
}

/// The head in a record.
fn known(content: &[u8]) -> Result<Head, Unreadable> {
    match serde_json::from_slice::<Head>(content) {
        Ok(head) if head.format == FORMAT => Ok(head),
        // A record is as it was written, so whatever can't be understood in it is of a version that doesn't exist yet.
        Ok(head) => {
            tracing::warn!(format = head.format, "a journal is of another format");
            Err(Unreadable::Newer)
        }
        Err(error) => {
            // The error's words may quote what stands there.
            tracing::warn!(kind = ?error.classify(), "a journal's head can't be read");
            Err(Unreadable::Newer)
        }
    }
}

fn put_right(bytes: &mut [u8], mended: &mut Vec<Patch>, record: usize, (at, right): (usize, Vec<u8>)) {
    let at = record + at;
    if let Some(place) = bytes.get_mut(at..at + right.len()) {
        place.copy_from_slice(&right);
    }
    mended.push(Patch { at: at as u64, bytes: right });
}

/// How many records follow one on the other from here.
fn follow(mut bytes: &[u8], mut before: Sum) -> usize {
    let mut records = 0;
    while let Some((content, sum)) = read(bytes, before) {
        records += 1;
        before = sum;
        bytes = &bytes[FRAME + content.len()..];
    }
    records
}

/// What it is that stands behind the last record that can be used.
fn unusable(rest: &[u8]) -> Rest {
    let behind = records_in(&rest[1..]);
    match behind {
        // Whoever writes a record writes nothing behind it before it is flushed.
        0 if is_beginning(rest) => Rest::Torn,
        _ => Rest::Damaged { lost: behind + 1 },
    }
}

/// Whether this is the beginning of one record and nothing else: it ends before its length says, its content is text (in
/// which JSON has no control characters, and the head of another record has), and it isn't all there.
fn is_beginning(rest: &[u8]) -> bool {
    let Some(content) = rest.get(FRAME..) else { return true };
    let is_short = length(rest).is_some_and(|length| content.len() < length);
    let is_text = content.iter().all(|byte| *byte >= b' ');
    is_short && is_text && serde_json::from_slice::<Entry>(content).is_err()
}

/// How many records there are in what has no beginning that can be read.
fn records_in(bytes: &[u8]) -> usize {
    let (mut at, mut records) = (0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > FRAME) {
        let content = length(rest).and_then(|length| rest.get(FRAME..FRAME + length));
        // An entry is an object; nothing else is worth reading, of which there may be half a gigabyte.
        let content = content.filter(|content| content.first() == Some(&b'{'));
        // Letters make lengths that no record has, so hardly any place is looked at twice.
        match content.filter(|content| serde_json::from_slice::<Entry>(content).is_ok()) {
            Some(content) => {
                records += 1;
                at += FRAME + content.len();
            }
            None => at += 1,
        }
    }
    records
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
