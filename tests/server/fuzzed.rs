//! Journals and messages as nobody writes them: what `fuzz/fuzz_targets` does with libFuzzer, here without it and with
//! what was found so far. `COUNTERPART_FUZZ` says how many inputs each of the two gets, `COUNTERPART_FUZZ_SEED` which.

use super::scenario;
use counterpart::scenario::Scenario;
use counterpart::server::trial;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many inputs, unless it is told.
const USUAL: u64 = 3_000;
/// How long one may take.
const LONG: Duration = Duration::from_secs(5);
/// The longest that is tried, in bytes.
const LONGEST: usize = 8_192;

fn told(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |told| told.parse().expect("a number"))
}

/// The inputs that are kept.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 2);
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Words that what is read is made of.
const WORDS: [&str; 24] = [
    "\"at\":",
    "\"events\":[",
    "null",
    "[]",
    "{}",
    "\n",
    "=",
    "!",
    "0",
    "-1",
    "255",
    "4294967295",
    "18446744073709551616",
    "\"\\u0000\"",
    "\"joined\"",
    "\"voted\"",
    "\"opened\"",
    "\"closed\"",
    "\"ended\"",
    "\"wrapped-up\"",
    "\"vote\"",
    "\"join\"",
    "\"plan\"",
    "\u{202e}",
];

/// Another input, not far from one.
fn changed(one: &[u8], all: &[Vec<u8>], dice: &mut ChaCha8Rng) -> Vec<u8> {
    let mut input = one.to_vec();
    for _ in 0..dice.random_range(1..6) {
        let at = dice.random_range(0..=input.len());
        let until = (at + dice.random_range(0..64)).min(input.len());
        let insert = |input: &mut Vec<u8>, more: &[u8]| drop(input.splice(at..at, more.iter().copied()));
        match dice.random_range(0..8) {
            0 | 1 if at < input.len() => input[at] ^= 1 << dice.random_range(0..8),
            2 if at < input.len() => input[at] = dice.random(),
            3 => drop(input.drain(at..until)),
            4 => {
                let again = input[at..until].to_vec();
                insert(&mut input, &again);
            }
            5 => {
                // A line from somewhere else.
                let other = &all[dice.random_range(0..all.len())];
                let lines: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
                insert(&mut input, lines[dice.random_range(0..lines.len())]);
            }
            _ => insert(&mut input, WORDS[dice.random_range(0..WORDS.len())].as_bytes()),
        }
        input.truncate(LONGEST);
    }
    input
}

/// Throws inputs at something; gives how many came to something.
fn thrown(name: &str, mut all: Vec<Vec<u8>>, trial: fn(&[u8], &Arc<Scenario>) -> usize) -> u64 {
    let scenario = scenario();
    let seed = told("COUNTERPART_FUZZ_SEED", 8);
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut came_about = 0;
    let mut best = 0;
    let whole = all.len();
    for number in 0..told("COUNTERPART_FUZZ", USUAL) {
        let input = match all.get(usize::try_from(number).unwrap()).filter(|_| number < whole as u64) {
            Some(kept) => kept.clone(),
            None => changed(&all[dice.random_range(0..all.len())], &all, &mut dice),
        };
        let begun = Instant::now();
        let Ok(done) = catch_unwind(AssertUnwindSafe(|| trial(&input, &scenario))) else {
            panic!("{name}, seed {seed}, input {number}: {:?}", String::from_utf8_lossy(&input));
        };
        assert!(begun.elapsed() < LONG, "{name}, seed {seed}, input {number}: {:?}", begun.elapsed());
        came_about += u64::from(done > 0);
        // What went further than anything before is where to look on.
        if done > best && number >= whole as u64 {
            best = done;
            all.push(input);
        }
    }
    came_about
}

#[test]
fn no_journal_is_too_odd_to_be_read() {
    let mut all = corpus("journal");
    let made = all.iter().filter_map(|kept| kept.strip_prefix(b"=")).map(trial::made).collect::<Vec<_>>();
    all.extend(made);
    assert!(thrown("journal", all, trial::journal) > 500);
}

#[test]
fn no_message_is_too_odd_to_be_answered() {
    assert!(thrown("wire", corpus("wire"), trial::wire) > 500);
}
