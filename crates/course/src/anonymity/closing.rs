//! What is done with the files of a survey when it closes.

/// A file of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// The rows, in slots.
    Rows,
    /// The incidents, in slots of their own.
    Incidents,
    /// Who has answered.
    Keys,
    /// What is kept: counters, and incidents without what may not be told.
    Kept,
}

/// A thing to do with a file. Whatever comes after [`Step::Flush`] is begun when the disk has everything
/// before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The file is made with these bytes, or has them from its beginning on in the same place on the disk:
    /// not a new file under its name.
    Write(Area, Vec<u8>),
    /// What was written is on the disk.
    Flush(Area),
    /// The file goes.
    Delete(Area),
}

/// What closing does, in this order: what is kept is written and flushed; then each of the other files (by
/// its length in bytes) is overwritten with zeros where it lies, flushed, and deleted. A survey whose kept
/// file is whole is closed: whoever finds one beside others does the rest again, which does no harm.
///
/// A disk that writes elsewhere what is overwritten (as those without moving parts may) can keep old blocks
/// until it needs them; no program can reach these through a file.
pub fn closing(kept: Vec<u8>, lengths: [(Area, usize); 3]) -> Vec<Step> {
    let mut steps = vec![Step::Write(Area::Kept, kept), Step::Flush(Area::Kept)];
    for (area, length) in lengths {
        steps.extend([Step::Write(area, vec![0; length]), Step::Flush(area), Step::Delete(area)]);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::super::{KeyFile, Open, Part, Row, SlotError, SlotFile};
    use super::*;
    use crate::needs::Side;
    use rand::{RngExt as _, SeedableRng as _};
    use rand_chacha::ChaCha8Rng;
    use std::collections::BTreeMap;

    const ITEMS: usize = 17;
    const LINES: usize = 3;
    const SEED: u64 = 14;

    /// A disk on which a deleted file's bytes stay where they were.
    #[derive(Default)]
    struct Disk {
        files: BTreeMap<Area, Vec<u8>>,
        left_over: Vec<Vec<u8>>,
    }

    impl Disk {
        fn put(&mut self, area: Area, at: usize, bytes: &[u8]) {
            let file = self.files.entry(area).or_default();
            file.resize(file.len().max(at + bytes.len()), 0);
            file[at..at + bytes.len()].copy_from_slice(bytes);
        }

        fn carry_out(&mut self, steps: &[Step]) {
            for step in steps {
                match step {
                    Step::Write(area, bytes) => self.put(*area, 0, bytes),
                    Step::Flush(_) => {}
                    Step::Delete(area) => self.left_over.extend(self.files.remove(area)),
                }
            }
        }

        fn holds(&self, needle: &[u8]) -> bool {
            let all = self.files.values().chain(&self.left_over);
            all.into_iter().any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
        }

        fn lengths(&self) -> [(Area, usize); 3] {
            [Area::Rows, Area::Incidents, Area::Keys].map(|area| (area, self.files[&area].len()))
        }
    }

    fn row(random: &mut ChaCha8Rng) -> Row {
        let parts = (0..random.random_range(1..=LINES)).map(|line| Part {
            line: line as u16,
            side: if random.random() { Side::Customer } else { Side::Provider },
            values: (0..ITEMS)
                .map(|_| Some(random.random_range(0..6u8)).filter(|value| *value < 5))
                .collect(),
            picks: (0..random.random_range(0..=3u8)).collect(),
        });
        Row { parts: parts.collect() }
    }

    /// Forty people answer; some receipts are lost, and they send again. While it is open their rows are on
    /// the disk; once it is closed no row, no incident and no key is, not even where deleted files lay.
    #[test]
    fn after_closing_no_row_is_left_on_the_disk() {
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        let mut disk = Disk::default();
        let size = Row::size(ITEMS, LINES) as u32;
        disk.put(Area::Rows, 0, &SlotFile::for_people(41, size).empty());
        disk.put(Area::Incidents, 0, &SlotFile::for_people(41, 64).empty());
        disk.put(Area::Keys, 0, &KeyFile::empty(82));
        let (mut rows, mut needles) = (Vec::new(), Vec::new());
        for person in 0..40u8 {
            let row = row(&mut random);
            let (token, key): (u64, [u8; 16]) = (random.random(), random.random());
            let bytes = row.bytes(ITEMS, LINES).expect("a row");
            let mut incident = format!("incident of {person}: they changed the order").into_bytes();
            needles.extend([bytes.clone(), incident.clone(), key.to_vec(), token.to_le_bytes().to_vec()]);
            incident.resize(64, b' ');
            for _ in 0..random.random_range(1..3) {
                for (area, content) in [(Area::Rows, &bytes), (Area::Incidents, &incident)] {
                    let write = SlotFile::put(&disk.files[&area], token, content, random.random());
                    let write = write.expect("a free slot");
                    disk.put(area, write.at as usize, &write.bytes);
                }
                let keys = KeyFile::with(&disk.files[&Area::Keys], key).expect("a free place");
                disk.put(Area::Keys, 0, &keys);
            }
            rows.push(row);
        }
        assert!(
            needles.iter().all(|needle| disk.holds(needle)),
            "seed {SEED}: they are there while it is open"
        );
        let contents = SlotFile::contents(&disk.files[&Area::Rows]).expect("slots");
        assert_eq!(contents.len(), 40, "seed {SEED}: sent twice is written once");
        let read: Vec<Row> =
            contents.iter().map(|bytes| Row::read(bytes, ITEMS, LINES).expect("a row")).collect();
        let order: Vec<usize> =
            read.iter().map(|of| rows.iter().position(|row| row == of).expect("known")).collect();
        assert!(order.windows(2).any(|pair| pair[0] > pair[1]), "seed {SEED}: slots are in no order of time");
        let open = || Open::new(&["a", "b", "c"].map(|id| (id.to_owned(), 20, 20)), ITEMS);
        let closed = open().close(&read);
        assert_eq!(closed, open().close(&rows), "seed {SEED}");
        let steps = closing(format!("{closed:?}").into_bytes(), disk.lengths());
        // Cut off anywhere after what is kept is whole, and done again, it comes to the same.
        for cut in 2..=steps.len() {
            let mut cut_off = Disk { files: disk.files.clone(), left_over: Vec::new() };
            cut_off.carry_out(&steps[..cut]);
            let there: Vec<Step> = steps
                .iter()
                .filter(|step| match step {
                    Step::Write(area, _) | Step::Flush(area) | Step::Delete(area) => {
                        cut_off.files.contains_key(area)
                    }
                })
                .cloned()
                .collect();
            cut_off.carry_out(&there);
            assert_eq!(cut_off.files.keys().collect::<Vec<_>>(), [&Area::Kept], "seed {SEED}, cut {cut}");
            let found = needles.iter().filter(|needle| cut_off.holds(needle)).count();
            assert_eq!(found, 0, "seed {SEED}, cut {cut}: rows are left on the disk");
        }
    }

    #[test]
    fn a_row_comes_back_as_it_was_and_has_the_length_of_every_other() {
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        for _ in 0..200 {
            let row = row(&mut random);
            let bytes = row.bytes(ITEMS, LINES).expect("a row");
            assert_eq!(bytes.len(), Row::size(ITEMS, LINES));
            assert_eq!(Row::read(&bytes, ITEMS, LINES), Ok(row), "seed {SEED}");
            assert!(Row::read(&bytes[1..], ITEMS, LINES).is_err());
        }
    }

    #[test]
    fn what_is_no_file_or_has_no_place_is_said() {
        let file = SlotFile { content: 2, slots: 2 };
        let mut bytes = file.empty();
        for token in 0..2u64 {
            let write = SlotFile::put(&bytes, token, &[7, 7], token + 5).expect("free");
            bytes[write.at as usize..write.at as usize + write.bytes.len()].copy_from_slice(&write.bytes);
        }
        assert_eq!(SlotFile::put(&bytes, 9, &[7, 7], 0), Err(SlotError::Full));
        assert_eq!(SlotFile::put(&bytes, 1, &[7], 0), Err(SlotError::Length));
        assert!(SlotFile::put(&bytes, 1, &[8, 8], 0).is_ok(), "sent again");
        assert_eq!(SlotFile::contents(&bytes[..30]), Err(SlotError::NotOne));
        let keys = KeyFile::with(&KeyFile::empty(1), [3; 16]).expect("free");
        assert_eq!(KeyFile::with(&keys, [2; 16]), Err(SlotError::Full));
        assert_eq!(KeyFile::with(&keys, [3; 16]), Ok(keys.clone()));
        assert_eq!(KeyFile::with(&keys, [255; 16]), Err(SlotError::NotOne));
    }

    #[test]
    fn keys_lie_in_their_order_whatever_the_order_of_time() {
        let with = |order: [u8; 3]| {
            order
                .iter()
                .fold(KeyFile::empty(4), |bytes, key| KeyFile::with(&bytes, [*key; 16]).expect("free"))
        };
        assert_eq!(with([3, 1, 2]), with([1, 2, 3]));
        assert!(KeyFile::has(&with([3, 1, 2]), [2; 16]) && !KeyFile::has(&with([3, 1, 2]), [4; 16]));
    }
}
