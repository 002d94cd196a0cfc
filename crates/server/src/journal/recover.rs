//! Reading a journal after its host is gone.

use super::record::{Entry, FIRST, FORMAT, FRAME, Head, Sum, read};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// What a journal holds.
#[derive(Debug)]
pub struct Recovered {
    /// What the room is.
    pub head: Head,
    /// What happened.
    pub entries: Vec<Entry>,
    /// The checksum of the last whole record: what the next one is to follow.
    pub last: Sum,
    /// How many bytes the whole records take up.
    pub whole: u64,
    /// What stands behind them: the beginning of a record that was never acknowledged.
    pub torn: Vec<u8>,
}

/// Reads a journal from its beginning; none if not even its head is whole, or if it is of another
/// format.
pub fn recover(file: &mut File) -> io::Result<Option<Recovered>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let Some((content, mut last)) = read(&bytes, FIRST) else { return Ok(None) };
    let head = match serde_json::from_slice::<Head>(content) {
        Ok(head) if head.format == FORMAT => head,
        Ok(head) => {
            tracing::warn!(format = head.format, "a journal is of another format");
            return Ok(None);
        }
        Err(error) => {
            // The error's words may quote what stands there.
            tracing::warn!(kind = ?error.classify(), "a journal's head can't be read");
            return Ok(None);
        }
    };
    let mut at = FRAME + content.len();
    let mut entries = Vec::new();
    while let Some((content, sum)) = read(&bytes[at..], last) {
        // A record that is whole and still says nothing is of a version that doesn't exist yet.
        let Ok(entry) = serde_json::from_slice::<Entry>(content) else { break };
        entries.push(entry);
        at += FRAME + content.len();
        last = sum;
    }
    let torn = bytes.split_off(at);
    Ok(Some(Recovered { head, entries, last, whole: at as u64, torn }))
}
