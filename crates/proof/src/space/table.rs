//! The table of packed states that were met, by which equal ones get one number.

use crate::packed_state::PackedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Packed states with their numbers.
pub(super) struct Table<K> {
    /// The states, by their numbers.
    pub keys: Vec<K>,
    index: HashTable<u32>,
}

impl<K: PackedState> Table<K> {
    /// Nothing yet.
    pub fn new() -> Table<K> {
        Table { keys: Vec::new(), index: HashTable::new() }
    }

    /// The number of a key.
    pub fn number(&mut self, key: K) -> usize {
        let Table { keys, index } = self;
        let hash = key.hash();
        let entry =
            index.entry(hash, |number| keys[*number as usize] == key, |number| keys[*number as usize].hash());
        match entry {
            Entry::Occupied(found) => *found.get() as usize,
            Entry::Vacant(place) => {
                let number = keys.len() as u32;
                keys.push(key);
                place.insert(number);
                number as usize
            }
        }
    }

    /// Forgets which numbers the keys have; they keep them.
    pub fn close(&mut self) {
        self.index.clear();
    }

    /// Makes room for so many keys.
    pub fn expect(&mut self, more: usize) {
        self.keys.reserve(more);
        let Table { keys, index } = self;
        index.reserve(more, |number| keys[*number as usize].hash());
    }
}
