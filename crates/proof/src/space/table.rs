//! The table of packed states and of ends that were met, by which equal ones get one number.
//!
//! Open addressing, and looked up many at a time: nearly all the time goes into waiting for memory, and
//! reads that don't hang on each other are waited for together.

use crate::packed_state::Key;

/// How many keys are looked up at once at the most.
pub(super) const BATCH: usize = 1 << 10;

/// A place where nothing is kept.
const FREE: u64 = u64::MAX;

/// The fewest places, a power of two.
const FEWEST: usize = 1 << 6;

/// Keys with their numbers.
pub(super) struct Table<K> {
    /// The keys, by their numbers.
    pub keys: Vec<K>,
    /// The upper half of a hash above the number of the key: a power of two of places, at most half of them
    /// taken.
    places: Vec<u64>,
    taken: usize,
}

impl<K: Key> Table<K> {
    /// Nothing yet.
    pub fn new() -> Table<K> {
        Table { keys: Vec::new(), places: vec![FREE; FEWEST], taken: 0 }
    }

    /// Tells each of at most [`BATCH`] things the number of its key, in their order; new keys are numbered as
    /// they come.
    pub fn numbers<T: Copy>(&mut self, things: &[T], key: impl Fn(&T) -> K, mut tell: impl FnMut(T, usize)) {
        let mut hashes = [0; BATCH];
        let mut found = [FREE; BATCH];
        for ((hash, found), thing) in hashes.iter_mut().zip(&mut found).zip(things) {
            *hash = key(thing).hash();
            *found = self.places[self.place(*hash)];
        }
        let mut known = [false; BATCH];
        for (((known, found), hash), thing) in known.iter_mut().zip(&found).zip(&hashes).zip(things) {
            let likely = *found != FREE && *found >> 32 == *hash >> 32;
            *known = likely && self.keys[*found as u32 as usize] == key(thing);
        }
        for (((known, found), hash), thing) in known.iter().zip(&found).zip(&hashes).zip(things) {
            let number = if *known { *found as u32 as usize } else { self.look_up(key(thing), *hash) };
            tell(*thing, number);
        }
    }

    /// Where to look first.
    fn place(&self, hash: u64) -> usize {
        hash as usize & (self.places.len() - 1)
    }

    fn look_up(&mut self, key: K, hash: u64) -> usize {
        let mut place = self.place(hash);
        loop {
            let found = self.places[place];
            if found == FREE {
                break;
            }
            if found >> 32 == hash >> 32 && self.keys[found as u32 as usize] == key {
                return found as u32 as usize;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        let number = self.keys.len();
        self.places[place] = hash >> 32 << 32 | number as u64;
        self.keys.push(key);
        self.taken += 1;
        if 2 * self.taken > self.places.len() {
            self.spread(2 * self.places.len());
        }
        number
    }

    /// Spreads what is kept over so many places.
    fn spread(&mut self, places: usize) {
        let kept = std::mem::replace(&mut self.places, vec![FREE; places]);
        for kept in kept.into_iter().filter(|kept| *kept != FREE) {
            let mut place = self.place(self.keys[kept as u32 as usize].hash());
            while self.places[place] != FREE {
                place = (place + 1) & (places - 1);
            }
            self.places[place] = kept;
        }
    }

    /// Forgets which numbers the keys have; they keep them. Makes room for so many more.
    pub fn close(&mut self, more: usize) {
        self.keys.reserve(more);
        self.taken = 0;
        self.places.clear();
        self.places.resize((2 * more).next_power_of_two().max(FEWEST), FREE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Many keys, most of them more than once, also within one batch: each is numbered when it comes first,
    /// and after closing the table only new ones are numbered, beyond the old.
    #[test]
    fn a_key_has_the_number_with_which_it_came_first() {
        let mut table: Table<u64> = Table::new();
        let mut told = Vec::new();
        for layer in 0..3_u64 {
            table.close(10);
            let begin = table.keys.len();
            let mut known: BTreeMap<u64, usize> = BTreeMap::new();
            let keys: Vec<u64> = (0..20_000).map(|at| (at * at + layer) % 7_919).collect();
            for batch in keys.chunks(BATCH) {
                told.clear();
                table.numbers(batch, |key| *key, |key, number| told.push((key, number)));
                assert_eq!(told.len(), batch.len());
                for (key, number) in &told {
                    let next = begin + known.len();
                    assert_eq!(*known.entry(*key).or_insert(next), *number, "{key} of layer {layer}");
                    assert_eq!(table.keys[*number], *key);
                }
            }
            assert_eq!(table.keys.len(), begin + known.len());
        }
    }
}
