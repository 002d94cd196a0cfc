//! What fuzzers throw bytes at: a journal as it may lie on a disk, and what phones may say. Whatever comes, nothing
//! panics, and what is said of it is true. `fuzz/fuzz_targets` and `tests/server/fuzzed.rs` call this, and nothing else.

use crate::journal::{Entry, FIRST, Kept, Rest, write};
use crate::secrets::{Secret, is_code};
use crate::wire::{Asked, Guess, Hello, you};
use counterpart_core::room::{Command, Key, Room, Setup};
use counterpart_core::scenario::Scenario;
use std::sync::Arc;

/// Reads a journal, and the room of it. Gives how many of its entries could be used.
///
/// Bytes that begin with an `=` are not a journal but the contents of its records, one on a line: no fuzzer finds
/// checksums. Behind an `=!` the last record is torn in its middle.
///
/// # Panics
///
/// If what was found of it isn't so.
#[must_use]
pub fn journal(bytes: &[u8], scenario: &Arc<Scenario>) -> usize {
    let (bytes, is_made) = match bytes.strip_prefix(b"=") {
        Some(contents) => (made(contents), true),
        None => (bytes.to_vec(), false),
    };
    let Ok(kept) = Kept::read(bytes.clone(), || None) else { return 0 };
    assert!(kept.whole <= bytes.len() as u64, "no more is whole than there is");
    assert!(!is_made || kept.mended.is_empty(), "what is whole isn't mended");
    // What is whole, once it is mended, reads the same, and nothing is wrong with it any more.
    let mut whole = bytes;
    for patch in &kept.mended {
        let at = usize::try_from(patch.at).unwrap_or(usize::MAX);
        whole[at..at + patch.bytes.len()].copy_from_slice(&patch.bytes);
    }
    whole.truncate(usize::try_from(kept.whole).unwrap_or(usize::MAX));
    let again = Kept::read(whole, || None);
    assert!(
        again.is_ok_and(|again| {
            again.entries == kept.entries && again.last == kept.last && again.rest == Rest::None
        }),
        "what is whole reads the same again"
    );
    let events = kept.entries.iter().flat_map(|entry: &Entry| &entry.events);
    if let Ok(room) = Room::replay(Arc::clone(scenario), kept.head.setup.clone(), events) {
        shows(&room);
    }
    kept.entries.len()
}

/// A journal of these contents, one on a line; behind a `!` the last one is torn.
#[must_use]
pub fn made(contents: &[u8]) -> Vec<u8> {
    let (contents, is_torn) = match contents.strip_prefix(b"!") {
        Some(contents) => (contents, true),
        None => (contents, false),
    };
    let mut bytes = Vec::new();
    let mut before = FIRST;
    let mut last = 0;
    for content in contents.split(|byte| *byte == b'\n').filter(|content| !content.is_empty()) {
        last = bytes.len();
        before = write(content, before, &mut bytes);
    }
    if is_torn {
        bytes.truncate(last + (bytes.len() - last) / 2);
    }
    bytes
}

/// Everything that can be said of a room.
fn shows(room: &Room) {
    let said =
        [crate::wire::room(room, 1, 0), crate::wire::tally(room, 0), you(room, Key([0; 16]), false, 0)];
    assert!(said.iter().all(|text| text.starts_with('{')), "{said:?}");
}

/// What two phones say to a room, a message on a line, by turns; in between the facilitator does what comes next. Gives how
/// many of the messages came to something.
///
/// # Panics
///
/// If a room refuses what it has decided on itself.
#[must_use]
pub fn wire(bytes: &[u8], scenario: &Arc<Scenario>) -> usize {
    let setup = Setup { seat: 0, day: None, seed: 1, most_phones: 2, teams: 2, names: true };
    let Some(mut room) = Room::open(Arc::clone(scenario), setup) else { return 0 };
    let mut came_about = 0;
    for (line, phone) in bytes.split(|byte| *byte == b'\n').zip((0..2_u8).cycle()) {
        let key = Key([phone; 16]);
        if let Ok(hello) = serde_json::from_slice::<Hello>(line) {
            // A secret is one way of writing 128 bits, and no other.
            let secret = Secret::read(&hello.key);
            assert!(secret.is_none_or(|secret| secret.to_string() == hello.key), "{hello:?}");
        }
        if let Ok(guess) = serde_json::from_slice::<Guess>(line) {
            assert!(!is_code(&guess.code, "K7MPQ2XR") || !guess.code.is_empty(), "{guess:?}");
        }
        let command = match serde_json::from_slice::<Asked>(line) {
            Ok(asked) => asked.what.command(key),
            Err(_) => match room.next(None) {
                Some(Command::End) | None => continue,
                Some(next) if line.is_empty() => next,
                Some(_) => continue,
            },
        };
        let Ok(events) = room.decide(command) else { continue };
        for event in &events {
            assert!(room.apply(event).is_ok(), "what was decided on can be applied: {event:?}");
        }
        came_about += usize::from(!events.is_empty());
        // What is written to a journal is read from it again.
        let entry = Entry { at: 0, events };
        let written = serde_json::to_vec(&entry).unwrap_or_default();
        assert!(serde_json::from_slice::<Entry>(&written).is_ok_and(|again| again == entry), "{entry:?}");
    }
    shows(&room);
    came_about
}
