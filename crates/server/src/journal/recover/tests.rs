//! A journal that is harmed in every way at every record: what is found is what was written, as far as it goes, and
//! whatever is missing is said to be.

use super::super::folder;
use super::super::record::write;
use super::*;
use crate::secrets::Secret;
use counterpart_core::room::{Event, Key, Ratings, Reaction, Setup, Use};
use counterpart_core::scenario::OptionIx;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn head() -> Head {
    Head {
        format: FORMAT,
        setup: Setup { seat: 0, day: None, seed: 1, most_phones: 9, teams: 0, names: true },
        scenario: "late-shipment".to_owned(),
        hash: "0".to_owned(),
        secret: Secret::new().unwrap(),
        code: "K7MPQ2".to_owned(),
        port: 4710,
        began: 1_795_443_773_000,
    }
}

/// A small session.
fn entries() -> Vec<Entry> {
    let joined =
        |phone: u8| Event::Joined { key: Key([phone; 16]), team: None, name: Some("王芳".to_owned()) };
    let voted = |phone| Event::Voted { phone, option: OptionIx(1), sure: None, nth: 1 };
    let feedback = Ratings { understand: 4, useful: 5, different: "less talk, more 停顿".to_owned() };
    let reaction =
        Reaction { uses: Some(Use::One), change: "更早一点".to_owned(), ..Reaction::default() };
    let all = [
        vec![joined(1)],
        vec![joined(2)],
        vec![Event::Started],
        vec![Event::Opened { closes_at: None }],
        vec![voted(0)],
        vec![voted(1)],
        vec![Event::Closed, Event::WrappedUp],
        // As journals of earlier versions have it.
        vec![Event::Answered { phone: 0, feedback }],
        vec![Event::Reacted { phone: 1, reaction }],
    ];
    all.into_iter().zip(1..).map(|(events, at)| Entry { at, events }).collect()
}

/// A journal, and where each of its records begins; the end is the last.
fn written(head: &Head, entries: &[Entry]) -> (Vec<u8>, Vec<usize>) {
    let mut bytes = Vec::new();
    let mut starts = vec![0];
    let mut sum = write(&serde_json::to_vec(head).unwrap(), FIRST, &mut bytes);
    for entry in entries {
        starts.push(bytes.len());
        sum = write(&serde_json::to_vec(entry).unwrap(), sum, &mut bytes);
    }
    starts.push(bytes.len());
    (bytes, starts)
}

fn read_alone(bytes: &[u8]) -> Result<Kept, Unreadable> {
    Kept::read(bytes.to_vec(), || None)
}

/// What is found is a beginning of what was written, and if it isn't all, it says so.
fn is_truthful(kept: &Kept, head: &Head, entries: &[Entry], name: &str) {
    assert_eq!(&kept.head, head, "{name}");
    assert_eq!(kept.entries, entries[..kept.entries.len()], "{name}");
    let missing = entries.len() - kept.entries.len();
    match kept.rest {
        Rest::None => assert_eq!(missing, 0, "{name}"),
        Rest::Torn => {
            assert!(missing <= 1, "{name}: {missing} are missing, and it is said to be one that was torn")
        }
        Rest::Damaged { lost } => assert!((1..=missing + 1).contains(&lost), "{name}: {lost} of {missing}"),
        Rest::Newer { .. } => panic!("{name}: nothing is newer"),
    }
}

#[test]
fn one_wrong_byte_anywhere_loses_nothing() {
    let (head, entries) = (head(), entries());
    let (bytes, _) = written(&head, &entries);
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut harmed = bytes.clone();
            harmed[at] ^= change;
            let kept = read_alone(&harmed).unwrap_or_else(|why| panic!("byte {at}: {why:?}"));
            assert_eq!((&kept.head, &kept.entries), (&head, &entries), "byte {at}");
            assert_eq!((kept.rest, kept.mended.len()), (Rest::None, 1), "byte {at}");
            for patch in kept.mended {
                let at = usize::try_from(patch.at).unwrap();
                harmed[at..at + patch.bytes.len()].copy_from_slice(&patch.bytes);
            }
            assert!(harmed == bytes, "byte {at}: what is put right is what was written");
        }
    }
}

/// What is done to one record.
type Harm = fn(&mut Vec<u8>, usize, usize);

const HARMS: [(&str, Harm); 7] = [
    ("zeros", |bytes, start, end| bytes[start..end].fill(0)),
    ("ones", |bytes, start, end| bytes[start..end].fill(0xff)),
    ("zeros in its content", |bytes, start, end| bytes[start + FRAME..end].fill(0)),
    ("half of it zeros", |bytes, start, end| bytes[(start + end) / 2..end].fill(0)),
    ("its checksum and length", |bytes, start, _| bytes[start..start + FRAME].fill(0x20)),
    ("cut out", |bytes, start, end| drop(bytes.drain(start..end))),
    ("some bytes put in", |bytes, start, _| drop(bytes.splice(start + 9..start + 9, *b"garbage"))),
];

#[test]
fn damage_at_every_record_is_told_from_a_torn_end() {
    let (head, entries) = (head(), entries());
    let (bytes, starts) = written(&head, &entries);
    for (name, harm) in HARMS {
        for record in 1..=entries.len() {
            let mut harmed = bytes.clone();
            harm(&mut harmed, starts[record], starts[record + 1]);
            let name = format!("{name}, record {record}");
            let kept = read_alone(&harmed).unwrap_or_else(|why| panic!("{name}: {why:?}"));
            // Bytes beyond a record's own end are not of it.
            assert_eq!(kept.entries, entries[..kept.entries.len()], "{name}");
            let is_last = record == entries.len();
            match (is_last, kept.rest) {
                // A record that is cut out of the end has left no trace.
                (true, Rest::None) => assert!(name.starts_with("cut out"), "{name}"),
                (_, Rest::Damaged { lost }) => {
                    let whole_behind = entries.len() - record;
                    assert!(lost >= whole_behind.max(1), "{name}: {lost}");
                    assert_eq!(kept.entries.len(), record - 1, "{name}");
                }
                // The last one's length may be what was hit.
                (true, Rest::Torn) => assert_eq!(kept.entries.len(), record - 1, "{name}"),
                (is_last, rest) => panic!("{name}: {rest:?}, last: {is_last}"),
            }
        }
    }
}

#[test]
fn a_checksum_that_is_lost_is_found_again_from_the_next() {
    let (head, entries) = (head(), entries());
    let (bytes, starts) = written(&head, &entries);
    for record in 1..entries.len() {
        let mut harmed = bytes.clone();
        harmed[starts[record] + 4..starts[record] + FRAME].fill(0x55);
        let kept = read_alone(&harmed).unwrap();
        assert_eq!((kept.entries.len(), kept.rest, kept.mended.len()), (entries.len(), Rest::None, 1));
    }
}

#[test]
fn an_end_that_is_torn_anywhere_is_torn_and_nothing_else() {
    let (head, entries) = (head(), entries());
    let (bytes, starts) = written(&head, &entries);
    for end in starts[1]..bytes.len() {
        let kept = read_alone(&bytes[..end]).unwrap();
        let expected = if starts.contains(&end) { Rest::None } else { Rest::Torn };
        assert_eq!((kept.rest, kept.mended.len()), (expected, 0), "{end} bytes");
        assert_eq!(kept.entries, entries[..kept.entries.len()]);
        assert_eq!(kept.whole as usize, starts.iter().copied().filter(|start| *start <= end).max().unwrap());
    }
}

#[test]
fn without_its_first_record_a_journal_is_read_with_the_copy_beside_it() {
    let (head, entries) = (head(), entries());
    let (bytes, starts) = written(&head, &entries);
    let copy = bytes[..starts[1]].to_vec();
    let mut harmed = bytes.clone();
    harmed[..starts[1]].fill(0);
    assert_eq!(read_alone(&harmed).unwrap_err(), Unreadable::Head);
    let kept = Kept::read(harmed.clone(), || Some(copy.clone())).unwrap();
    assert_eq!((kept.entries, kept.rest, kept.mended.len()), (entries.clone(), Rest::None, 1));
    // The first record of another room is none of this one's.
    let (other, starts) = written(&Head { code: "OTHER2".to_owned(), ..self::head() }, &entries);
    let other = other[..starts[1]].to_vec();
    assert_eq!(Kept::read(harmed, || Some(other)).unwrap_err(), Unreadable::Head);
    assert_eq!(Kept::read(Vec::new(), || Some(copy)).unwrap_err(), Unreadable::Empty);
    assert_eq!(read_alone(&[0; 4096]).unwrap_err(), Unreadable::Head);
}

#[test]
fn what_a_later_version_has_written_is_not_damage() {
    let (head, entries) = (head(), entries());
    let mut bytes = Vec::new();
    let mut sum = write(&serde_json::to_vec(&head).unwrap(), FIRST, &mut bytes);
    sum = write(&serde_json::to_vec(&entries[0]).unwrap(), sum, &mut bytes);
    let whole = bytes.len() as u64;
    sum = write(br#"{"at":2,"events":[{"future":{}}]}"#, sum, &mut bytes);
    write(&serde_json::to_vec(&entries[1]).unwrap(), sum, &mut bytes);
    let kept = read_alone(&bytes).unwrap();
    assert_eq!((kept.entries.len(), kept.rest, kept.whole), (1, Rest::Newer { records: 2 }, whole));
    let mut newer = Vec::new();
    write(&serde_json::to_vec(&Head { format: 2, ..head }).unwrap(), FIRST, &mut newer);
    assert_eq!(read_alone(&newer).unwrap_err(), Unreadable::Newer);
}

/// A room's folder with this journal.
fn lying(folder: &Path, bytes: &[u8]) -> folder::Place {
    fs::write(folder.join("journal"), bytes).unwrap();
    folder::taken(folder).unwrap()
}

/// What was cut off or put right can be had again from the copy; gives the copy's name.
fn made_ready(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut place = lying(folder.path(), bytes);
    let kept = folder::read(&mut place.file, folder.path()).unwrap().unwrap();
    let copy = folder::make_ready(&mut place, &kept).unwrap();
    let now = fs::read(folder.path().join("journal")).unwrap();
    let again = read_alone(&now).unwrap();
    assert_eq!((again.entries, again.rest, again.mended.len()), (kept.entries, Rest::None, 0));
    let copy = copy?;
    let kept_aside = fs::read(&copy).unwrap();
    let name = copy.file_name().unwrap().to_str().unwrap().to_owned();
    match name.starts_with("journal.torn") {
        true => assert_eq!([now, kept_aside].concat(), bytes),
        false => assert_eq!(kept_aside, bytes),
    }
    Some(name)
}

#[test]
fn nothing_is_taken_off_a_journal_before_a_copy_is_on_the_disk() {
    let (head, entries) = (head(), entries());
    let (bytes, starts) = written(&head, &entries);
    assert_eq!(made_ready(&bytes), None);
    assert_eq!(made_ready(&bytes[..bytes.len() - 1]).as_deref(), Some("journal.torn"));
    let mut harmed = bytes.clone();
    harmed[starts[3] + FRAME] ^= 1;
    assert_eq!(made_ready(&harmed).as_deref(), Some("journal.damaged"));
    harmed[starts[3]..starts[4]].fill(0);
    assert_eq!(made_ready(&harmed).as_deref(), Some("journal.damaged"));

    // A second accident leaves the first copy as it is.
    let folder = tempfile::tempdir().unwrap();
    for number in 0..3 {
        drop(lying(folder.path(), &bytes[..bytes.len() - 1 - number]));
        let mut place = folder::taken(folder.path()).unwrap();
        let kept = folder::read(&mut place.file, folder.path()).unwrap().unwrap();
        folder::make_ready(&mut place, &kept).unwrap();
    }
    let length = |name: &str| fs::read(folder.path().join(name)).unwrap().len();
    let lengths = ["journal.torn", "journal.torn-2", "journal.torn-3"].map(length);
    assert_eq!([lengths[0] - 1, lengths[0] - 2], [lengths[1], lengths[2]]);
}

#[test]
fn where_no_copy_can_be_kept_nothing_is_taken_off() {
    let (head, entries) = (head(), entries());
    let (bytes, _) = written(&head, &entries);
    let torn = &bytes[..bytes.len() - 1];
    let folder = tempfile::tempdir().unwrap();
    let room = folder.path().join("room");
    fs::create_dir(&room).unwrap();
    let mut place = lying(&room, torn);
    let kept = folder::read(&mut place.file, &room).unwrap().unwrap();
    // The folder is gone, the open file isn't.
    fs::rename(&room, folder.path().join("elsewhere")).unwrap();
    folder::make_ready(&mut place, &kept).unwrap_err();
    assert_eq!(fs::read(folder.path().join("elsewhere/journal")).unwrap(), torn);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn whatever_is_done_to_a_journal_what_is_found_is_what_was_written(
        harms in prop::collection::vec((any::<u16>(), any::<u8>(), 0..4u8), 1..4),
    ) {
        let (head, entries) = (head(), entries());
        let (mut bytes, starts) = written(&head, &entries);
        for (at, byte, kind) in &harms {
            let at = starts[1] + usize::from(*at) % (bytes.len() - starts[1]).max(1);
            match kind {
                0 => if let Some(place) = bytes.get_mut(at) { *place = *byte },
                1 => bytes.iter_mut().skip(at).take(usize::from(*byte)).for_each(|place| *place = 0),
                2 => drop(bytes.drain(at.min(bytes.len())..(at + usize::from(*byte)).min(bytes.len()))),
                _ => bytes.insert(at.min(bytes.len()), *byte),
            }
        }
        let kept = read_alone(&bytes).unwrap();
        // What is cut off the end is gone without a trace; all else is told truly.
        prop_assert_eq!(&kept.head, &head);
        prop_assert_eq!(&kept.entries, &entries[..kept.entries.len()]);
        let is_cut = harms.iter().any(|(_, _, kind)| *kind == 2);
        if !is_cut {
            is_truthful(&kept, &head, &entries, &format!("{harms:?}"));
        }
    }
}
