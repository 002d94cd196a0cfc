//! The course around the rehearsals: what is needed, what comes next, and what it brought.
//!
//! - dates: [`day`]
//! - its files, read and checked: [`file`]
//!
//! **Invariants.** No file, clock, thread, environment, network, printing or global randomness: days
//! come in as values ([`day::Day`]), chance as a seed. Floats use `libm`, and sums are added up in the
//! order of what comes in, so every machine finds the same figures. Nothing here knows a person: plays
//! and answers come in as values, and what is said of a group is said only where enough have answered.
//!
//! **Not here:** where files lie (`counterpart-library`), what is kept of whom (`counterpart-records`),
//! screens and printing.

pub mod day;
pub mod file;
