//! What is fuzzed: each target takes any bytes, must come back in good time, and panics where a promise is
//! broken. To add one: a file here with `run`, a line in [`TARGETS`], a folder of inputs in `fuzz/corpus`,
//! and three lines in `fuzz/fuzz_targets` and `fuzz/Cargo.toml`.

pub mod commands;
pub mod scenario;

/// A target by its name, which is also that of its folder in the corpus.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[("scenario", scenario::run), ("commands", commands::run)];
