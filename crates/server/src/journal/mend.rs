//! Putting a record right of which one byte is wrong, or whose checksum or length is. Disks and cables damage
//! single bytes; with the checksum it can be found out which byte it was, since only the record as it was
//! written has it: the odds that another one fits are below one in 2⁴⁰.

use super::record::{Entry, FRAME, LONGEST, Sum, length, read, sum, sums};
use sha2::{Digest as _, Sha256};

/// The longest content in which a wrong byte is looked for: each byte costs 255 tries.
const LONGEST_SEARCHED: usize = 1_024;

/// What belongs where in the record at the beginning of `bytes`, which follows the one with the checksum `before` and
/// doesn't read: the place within the record, and the bytes. None if more than that is wrong with it.
pub fn mend(bytes: &[u8], before: Sum) -> Option<(usize, Vec<u8>)> {
    let kept: Sum = bytes.get(4..FRAME)?.try_into().ok()?;
    let content = length(bytes).and_then(|length| bytes.get(FRAME..FRAME + length));
    let of_content = content.and_then(|content| {
        checksum(content, kept, before, &bytes[FRAME + content.len()..])
            .or_else(|| wrong_byte(content, kept, before))
    });
    of_content.or_else(|| wrong_length(bytes, kept, before))
}

/// The checksum is wrong and the content isn't: they differ in one byte, or the next record follows what
/// the content comes to.
fn checksum(content: &[u8], kept: Sum, before: Sum, behind: &[u8]) -> Option<(usize, Vec<u8>)> {
    let right = sum(content, before);
    let differ = right.iter().zip(kept).filter(|(a, b)| **a != *b).count();
    let is_entry = serde_json::from_slice::<Entry>(content).is_ok();
    let is_right = differ == 1 || (is_entry && read(behind, right).is_some());
    is_right.then(|| (4, right.to_vec()))
}

/// One byte of the content is wrong.
fn wrong_byte(content: &[u8], kept: Sum, before: Sum) -> Option<(usize, Vec<u8>)> {
    if content.len() > LONGEST_SEARCHED {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(before);
    for (at, wrong) in content.iter().enumerate() {
        for byte in (0..=u8::MAX).filter(|byte| byte != wrong) {
            let mut other = hash.clone();
            other.update([byte]);
            other.update(&content[at + 1..]);
            if other.finalize()[..8] == kept {
                return Some((FRAME + at, vec![byte]));
            }
        }
        hash.update([*wrong]);
    }
    None
}

/// The length is wrong: the content goes as far as the checksum says.
fn wrong_length(bytes: &[u8], kept: Sum, before: Sum) -> Option<(usize, Vec<u8>)> {
    let most = (bytes.len() - FRAME).min(LONGEST);
    let right = sums(&bytes[FRAME..FRAME + most], before).position(|sum| sum == kept)?;
    Some((0, u32::try_from(right).ok()?.to_le_bytes().to_vec()))
}
