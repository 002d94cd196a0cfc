//! Two files of a fixed size: rows in random slots, and keys in their order. Bytes in, bytes out.

use std::fmt;

/// What a slot file begins with.
const MAGIC: &[u8; 8] = b"CPSLOTS1";
/// With that, the length of a slot's content and the number of slots.
const HEADER: usize = 16;
/// What stands before the content of a slot: whether it is taken, and the token of what was sent.
const BEFORE: usize = 9;
/// The length of a key, in bytes.
pub const KEY: usize = 16;
/// A place for a key that is free. It sorts last.
const FREE: [u8; KEY] = [u8::MAX; KEY];

/// What can't be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotError {
    /// No slot is free.
    Full,
    /// The content isn't as long as a slot.
    Length,
    /// These bytes aren't such a file, or are cut off.
    NotOne,
}

impl fmt::Display for SlotError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            SlotError::Full => "no more answers fit into this survey: open another one",
            SlotError::Length => "the answer is not as long as this survey's are",
            SlotError::NotOne => "this is not a file of a survey, or it is cut off",
        })
    }
}

impl std::error::Error for SlotError {}

/// Bytes to be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotWrite {
    /// Where they go.
    pub at: u64,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The layout of a file of slots: a header of 16 bytes (`CPSLOTS1`, the length of a slot's content and the
/// number of slots, as 32 bits each, low byte first), then the slots: 1 byte that is 1 if it is taken, 8 of
/// a random token, and the content. What is free is all zeros.
///
/// The token comes with what was sent and is the same if it is sent again, so that an answer whose receipt
/// was lost is written once. It is random, says nothing of whoever sent it, and is gone with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotFile {
    /// How long the content of a slot is, in bytes.
    pub content: u32,
    /// How many slots there are.
    pub slots: u32,
}

impl SlotFile {
    /// One for so many people: twice as many slots, at least 64, so that its size doesn't say how many
    /// there are to come.
    pub fn for_people(people: u32, content: u32) -> SlotFile {
        SlotFile { content, slots: people.saturating_mul(2).max(64) }
    }

    fn slot(self) -> usize {
        BEFORE + self.content as usize
    }

    /// How long it is, in bytes.
    pub fn size(self) -> usize {
        HEADER + self.slot() * self.slots as usize
    }

    /// An empty file.
    pub fn empty(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.content.to_le_bytes());
        bytes.extend(self.slots.to_le_bytes());
        bytes.resize(self.size(), 0);
        bytes
    }

    /// Reads the layout off a file.
    pub fn read(bytes: &[u8]) -> Result<SlotFile, SlotError> {
        let header = bytes.get(..HEADER).ok_or(SlotError::NotOne)?;
        let number =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let file = SlotFile { content: number(8), slots: number(12) };
        if header[..8] == *MAGIC && bytes.len() == file.size() { Ok(file) } else { Err(SlotError::NotOne) }
    }

    /// What to write for an answer. `random` picks the slot among the free ones (evenly, to one part in
    /// 2³²): 64 bits that nobody can foresee. An answer with a token that is there already goes where it is.
    pub fn put(bytes: &[u8], token: u64, content: &[u8], random: u64) -> Result<SlotWrite, SlotError> {
        let file = SlotFile::read(bytes)?;
        if content.len() != file.content as usize {
            return Err(SlotError::Length);
        }
        let slots: Vec<&[u8]> = bytes[HEADER..].chunks_exact(file.slot()).collect();
        let known = slots.iter().position(|slot| slot[0] == 1 && slot[1..BEFORE] == token.to_le_bytes());
        let free: Vec<usize> = (0..slots.len()).filter(|place| slots[*place][0] == 0).collect();
        let place = match known {
            Some(place) => place,
            None if free.is_empty() => return Err(SlotError::Full),
            None => free[(random % free.len() as u64) as usize],
        };
        let mut written = vec![1];
        written.extend(token.to_le_bytes());
        written.extend(content);
        Ok(SlotWrite { at: (HEADER + place * file.slot()) as u64, bytes: written })
    }

    /// The contents of the slots that are taken, in the order of the slots, which is no order of time.
    pub fn contents(bytes: &[u8]) -> Result<Vec<&[u8]>, SlotError> {
        let file = SlotFile::read(bytes)?;
        let slots = bytes[HEADER..].chunks_exact(file.slot());
        Ok(slots.filter(|slot| slot[0] == 1).map(|slot| &slot[BEFORE..]).collect())
    }
}

/// Who has answered: keys of 16 bytes in their order, then free places of 16 bytes 255. It is written as a
/// whole each time, so that it holds no order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyFile;

impl KeyFile {
    /// An empty one with so many places.
    pub fn empty(places: u32) -> Vec<u8> {
        FREE.repeat(places as usize)
    }

    /// Whether a key is in it.
    pub fn has(bytes: &[u8], key: [u8; KEY]) -> bool {
        key != FREE && bytes.chunks_exact(KEY).any(|known| known == key)
    }

    /// The file with a key more; the same if it is in it already.
    pub fn with(bytes: &[u8], key: [u8; KEY]) -> Result<Vec<u8>, SlotError> {
        if !bytes.len().is_multiple_of(KEY) || key == FREE {
            return Err(SlotError::NotOne);
        }
        if KeyFile::has(bytes, key) {
            return Ok(bytes.to_vec());
        }
        let mut keys: Vec<[u8; KEY]> =
            bytes.chunks_exact(KEY).filter_map(|known| <[u8; KEY]>::try_from(known).ok()).collect();
        let last = keys.last_mut().filter(|last| **last == FREE).ok_or(SlotError::Full)?;
        *last = key;
        keys.sort_unstable();
        Ok(keys.concat())
    }
}
