//! The course around the rehearsals: what is needed, what comes next, and what it brought.
//!
//! - dates: [`day`]
//! - its files, read and checked: [`mod@file`]
//! - before: [`needs`] of a line from a survey's counters, and its [`anonymity`]
//! - between: the [`path`] of one person, and what is [`due`] when
//! - after: parallel [`forms`], what a group has gained ([`gain`]), [`counts`] of answers and plans, a line's own figure
//!   ([`run_chart`]), who is asked for an interview ([`success_case`])
//! - all of it together, for the manager: [`evaluation`]
//! - figures: [`statistics`]; topics and clusters: [`topics`]
//!
//! **Invariants.** No file, clock, thread, environment, network, printing or global randomness: days
//! come in as values ([`day::Day`]), chance as a seed. Floats use `libm`, and sums are added up in the
//! order of what comes in, so every machine finds the same figures. Nothing here knows a person: plays
//! and answers come in as values, and what is said of a group is said only where enough have answered.
//!
//! **Not here:** where files lie (`counterpart-library`), what is kept of whom (`counterpart-records`),
//! screens and printing.

pub mod anonymity;
pub mod counts;
pub mod day;
pub mod due;
pub mod evaluation;
pub mod file;
pub mod forms;
pub mod gain;
pub mod needs;
pub mod path;
pub mod run_chart;
pub mod statistics;
pub mod success_case;
pub mod topics;
