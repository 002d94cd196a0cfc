//! How a journal is written down.
//!
//! A record is the length of its content (four bytes, little-endian), a checksum of eight bytes, and
//! the content: JSON. The first record is the head, all others are entries.

use crate::secrets::Secret;
use counterpart_core::room::{Event, Setup};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The format that this version writes, and the only one that it reads.
pub const FORMAT: u32 = 1;

/// What a room is, and how phones find it: the first record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// [`FORMAT`].
    pub format: u32,
    /// What was settled before the room opened.
    pub setup: Setup,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's hash: another text is another scenario.
    pub hash: String,
    /// What those who were invited know.
    pub secret: Secret,
    /// The short code that leads to it.
    pub code: String,
    /// The port at which phones look for the room.
    pub port: u16,
    /// When it was opened, in milliseconds since 1970.
    pub began: u64,
}

/// What one command came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// What happened.
    pub events: Vec<Event>,
}

/// The checksum of a record, which the next one's covers.
pub type Sum = [u8; 8];

/// What the first record's checksum covers in place of a record before it.
pub const FIRST: Sum = *b"room 1\r\n";

/// The longest content of a record, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// How long a record is beside its content, in bytes.
pub const FRAME: usize = 4 + 8;

/// Writes a record after the one with the checksum `before`; returns its own checksum.
pub fn write(content: &[u8], before: Sum, to: &mut Vec<u8>) -> Sum {
    let sum = sum(content, before);
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    to.extend_from_slice(&length.to_le_bytes());
    to.extend_from_slice(&sum);
    to.extend_from_slice(content);
    sum
}

/// The content of the record at the beginning of `bytes`, and its checksum; none if it isn't whole or
/// isn't the one that follows.
pub fn read(bytes: &[u8], before: Sum) -> Option<(&[u8], Sum)> {
    let kept = bytes.get(4..FRAME)?;
    let content = bytes.get(FRAME..FRAME + length(bytes)?)?;
    let sum = sum(content, before);
    (sum == *kept).then_some((content, sum))
}

/// How long the content of the record at the beginning of `bytes` says that it is; none if no content is as
/// long as that.
pub fn length(bytes: &[u8]) -> Option<usize> {
    let length = bytes.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= LONGEST)
}

/// The checksum of a content after the record with the checksum `before`.
pub fn sum(content: &[u8], before: Sum) -> Sum {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(content);
    cut(hash)
}

/// The same for every beginning of a content, from the empty one on.
pub fn sums(content: &[u8], before: Sum) -> impl Iterator<Item = Sum> {
    let mut hash = Sha256::new();
    hash.update(before);
    let longer = content.iter().map(move |byte| {
        hash.update([*byte]);
        cut(hash.clone())
    });
    std::iter::once(sum(&[], before)).chain(longer)
}

fn cut(hash: Sha256) -> Sum {
    let mut sum = [0; 8];
    sum.copy_from_slice(&hash.finalize()[..8]);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(contents: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        contents.iter().fold(FIRST, |before, content| write(content, before, &mut bytes));
        bytes
    }

    fn all(mut bytes: &[u8]) -> Vec<Vec<u8>> {
        let (mut found, mut before) = (Vec::new(), FIRST);
        while let Some((content, sum)) = read(bytes, before) {
            found.push(content.to_vec());
            bytes = &bytes[FRAME + content.len()..];
            before = sum;
        }
        found
    }

    fn contents() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..8)
    }

    proptest! {
        #[test]
        fn what_was_cut_off_anywhere_reads_as_whole_records_only(contents in contents(), cut in any::<u16>()) {
            let bytes = written(&contents);
            prop_assert_eq!(&all(&bytes), &contents);
            let cut = usize::from(cut) % bytes.len();
            let found = all(&bytes[..cut]);
            prop_assert!(found.len() < contents.len());
            prop_assert_eq!(&found[..], &contents[..found.len()]);
        }

        #[test]
        fn a_changed_byte_is_found_out(contents in contents(), at in any::<u16>(), change in 1u8..) {
            let mut bytes = written(&contents);
            let at = usize::from(at) % bytes.len();
            bytes[at] ^= change;
            let found = all(&bytes);
            prop_assert!(found.len() < contents.len());
            prop_assert_eq!(&found[..], &contents[..found.len()]);
        }
    }

    #[test]
    fn a_record_of_another_journal_does_not_follow() {
        let (one, other) =
            (written(&[b"a".to_vec(), b"b".to_vec()]), written(&[b"c".to_vec(), b"b".to_vec()]));
        let mixed: Vec<u8> = one[..FRAME + 1].iter().chain(&other[FRAME + 1..]).copied().collect();
        assert_eq!(all(&mixed), [b"a".to_vec()]);
    }
}
