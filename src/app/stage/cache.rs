//! What is kept so that it needn't be made again, within a bound.

/// Things by their keys, of which at most so many bytes are kept; the longest unused go first.
#[derive(Debug)]
pub struct Cache<K, V> {
    kept: Vec<Kept<K, V>>,
    bytes: usize,
    most_bytes: usize,
    uses: u64,
}

#[derive(Debug)]
struct Kept<K, V> {
    key: K,
    value: V,
    bytes: usize,
    last_use: u64,
}

impl<K: PartialEq, V: Clone> Cache<K, V> {
    /// Nothing yet, and room for so many bytes.
    pub const fn with_room_for(most_bytes: usize) -> Cache<K, V> {
        Cache { kept: Vec::new(), bytes: 0, most_bytes, uses: 0 }
    }

    /// What belongs to the key; made, with its size in bytes, if it isn't kept. What is larger than
    /// all the room there is, is made and not kept.
    pub fn get(&mut self, key: K, make: impl FnOnce(&K) -> (V, usize)) -> V {
        self.uses += 1;
        let uses = self.uses;
        if let Some(found) = self.kept.iter_mut().find(|kept| kept.key == key) {
            found.last_use = uses;
            return found.value.clone();
        }
        let (value, bytes) = make(&key);
        if bytes > self.most_bytes {
            return value;
        }
        while self.bytes + bytes > self.most_bytes {
            let Some(oldest) = (0..self.kept.len()).min_by_key(|&at| self.kept[at].last_use) else { break };
            self.bytes -= self.kept.swap_remove(oldest).bytes;
        }
        self.bytes += bytes;
        self.kept.push(Kept { key, value: value.clone(), bytes, last_use: uses });
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(key: &u32) -> (u32, usize) {
        (key * 10, *key as usize)
    }

    fn keys(cache: &Cache<u32, u32>) -> Vec<u32> {
        let mut keys: Vec<u32> = cache.kept.iter().map(|kept| kept.key).collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn what_is_kept_is_not_made_again() {
        let mut cache = Cache::with_room_for(100);
        assert_eq!(cache.get(7, made), 70);
        assert_eq!(cache.get(7, |_| panic!("made again")), 70);
    }

    #[test]
    fn the_longest_unused_goes_first() {
        let mut cache = Cache::with_room_for(60);
        for key in [10, 20, 30] {
            cache.get(key, made);
        }
        cache.get(10, made);
        cache.get(15, made);
        assert_eq!(keys(&cache), [10, 15, 30]);
    }

    #[test]
    fn however_often_a_window_changes_its_size_no_more_is_kept_than_there_is_room_for() {
        let mut cache = Cache::with_room_for(1000);
        for size in (1..=400).chain((1..=400).rev()) {
            assert_eq!(cache.get(size, made), size * 10);
            let sum: usize = cache.kept.iter().map(|kept| kept.bytes).sum();
            assert_eq!(sum, cache.bytes);
            assert!(sum <= 1000, "{sum} bytes");
        }
        assert!(!cache.kept.is_empty());
    }

    #[test]
    fn what_is_larger_than_the_room_pushes_nothing_out() {
        let mut cache = Cache::with_room_for(50);
        cache.get(20, made);
        assert_eq!(cache.get(51, made), 510);
        assert_eq!(keys(&cache), [20]);
    }
}
