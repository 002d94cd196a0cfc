//! The fuzzers on a stable compiler: the targets of `fuzz`, each with inputs made from its corpus.
//!
//! `COUNTERPART_FUZZ_INPUTS` says how many for each target (usually few, so that it ends at once),
//! `COUNTERPART_FUZZ_SEED` with which seed, `COUNTERPART_FUZZ_TARGET` which target alone. What fails is named
//! with its seed and number and written to a file; its bytes go into a test of their own, and into the corpus.

#![allow(clippy::print_stdout, reason = "run by hand it says how far it went")]

use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../fuzz/targets/mod.rs"]
mod targets;

/// No input may take longer, on the slowest machine that runs this.
const GOOD_TIME: Duration = Duration::from_secs(20);

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 60] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "\\",
    "\n",
    "#!",
    "r#\"",
    "“",
    "”",
    "，",
    "：",
    "（",
    "；",
    "=",
    "'",
    "−",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\u{fffd}",
    "\u{200d}",
    "😀",
    "None",
    "Some((",
    "true",
    "-1",
    "99999999999999999999",
    "0.5",
    "next: ",
    "when: ",
    "All([",
    "Not(",
    "Heat(min: 60)",
    "options: [",
    "\"counter\"",
    "\"old-he\"",
    "id: ",
    "format: 1,",
    "<<<<<<< HEAD\n",
    "v",
    "v 30",
    "t 1",
    "b",
    "h 1,2",
    "q!",
    "1,2@80",
    "@",
    "3",
    " ",
    "？",
    "换位",
];

fn number(name: &str, usual: u64) -> u64 {
    let Some(value) = std::env::var_os(name) else { return usual };
    let value = value.to_string_lossy();
    value.parse().unwrap_or_else(|_| panic!("{name} is a number, not {value}"))
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root.join("fuzz/corpus").join(target)];
    if target == "scenario" {
        folders.push(root.join("tests/broken"));
        folders.push(root.join("scenarios"));
    }
    for folder in folders {
        let entries =
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        paths.extend(entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()));
    }
    paths.sort();
    assert!(!paths.is_empty(), "{target} has a corpus");
    paths.iter().map(|path| std::fs::read(path).expect("an input")).collect()
}

/// An input: one of the corpus, changed in a few places.
fn changed(corpus: &[Vec<u8>], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut input = corpus.choose(random).cloned().unwrap_or_default();
    for _ in 0..random.random_range(1..=5) {
        let at = random.random_range(0..=input.len());
        let length = random.random_range(0..=40usize).min(input.len() - at);
        match random.random_range(0..8) {
            0 => drop(input.drain(at..at + length)),
            1 => {
                let piece = input[at..at + length].to_vec();
                let times = random.random_range(1..=30);
                let to = random.random_range(0..=input.len());
                input.splice(to..to, piece.repeat(times));
            }
            2 => {
                let byte = random.random::<u8>();
                if let Some(there) = input.get_mut(at) {
                    *there = byte;
                }
            }
            3 => {
                // A line from elsewhere.
                let other = corpus.choose(random).cloned().unwrap_or_default();
                let lines: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
                if let Some(line) = lines.choose(random) {
                    input.splice(at..at, line.iter().copied());
                }
            }
            4 => input.truncate(at),
            _ => {
                let piece = PIECES.choose(random).copied().unwrap_or_default();
                let times = if random.random_ratio(1, 20) { random.random_range(1..=300) } else { 1 };
                let replaced = if random.random() { 0 } else { length.min(piece.len()) };
                input.splice(at..at + replaced, piece.repeat(times).bytes());
            }
        }
    }
    input
}

#[test]
fn whatever_comes_in_is_answered() {
    let inputs = number("COUNTERPART_FUZZ_INPUTS", 300);
    let seed = number("COUNTERPART_FUZZ_SEED", 1);
    let only = std::env::var("COUNTERPART_FUZZ_TARGET").ok();
    let mut ran = 0;
    for (name, run) in
        targets::TARGETS.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name))
    {
        let corpus = corpus(name);
        corpus.iter().for_each(|input| run(input));
        let mut slowest = Duration::ZERO;
        for number in 0..inputs {
            // Each input follows from its own number, so that one can be made again by itself.
            let mut random = ChaCha8Rng::seed_from_u64(seed.wrapping_mul(1 << 32).wrapping_add(number));
            let input = changed(&corpus, &mut random);
            let started = Instant::now();
            let failed = catch_unwind(|| run(&input)).is_err();
            let took = started.elapsed();
            slowest = slowest.max(took);
            if failed || took > GOOD_TIME {
                let file = std::env::temp_dir().join(format!("counterpart-fuzz-{name}-{seed}-{number}"));
                std::fs::write(&file, &input).expect("the input is written");
                panic!("{name}: input {number} of seed {seed} took {took:?}; it lies at {}", file.display());
            }
            ran += 1;
        }
        println!("{name}: {inputs} inputs of seed {seed}, the slowest {slowest:?}");
    }
    assert_eq!(ran > 0, inputs > 0, "there is a target to run");
}
