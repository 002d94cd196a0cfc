//! What Counterpart is about, without a window, a file or a clock: what an author writes, how a
//! conversation goes, what a play comes to, and a room that plays one.
//!
//! - [`text`], [`characters`], [`diagnostic`]: a text in two languages; what in a text can't be seen or is
//!   taken for something else; a problem of a file
//! - [`scenario`]: what an author writes: outline → read → check → model
//! - [`conversation`]: the engine: moves, rules, state, a play that replays exactly
//! - [`scoring`]: outcome, skill, what was attainable
//! - [`room`]: a facilitated session: commands → events → state
//!
//! **Invariants.** No file, clock, thread, environment, network, printing or global randomness: time
//! and chance come in as values. State is whole numbers; the few floats of scoring use `libm`, so that
//! the same choices give the same result on every machine. `crates/clippy.toml` holds the code to it.
//!
//! **Not here:** what is true of *all* plays of a scenario (`counterpart-proof`), where scenarios lie
//! (`counterpart-library`), what screens say (`counterpart-phrases`).

pub mod characters;
pub mod diagnostic;
pub mod text;

pub mod scenario;

pub mod conversation;
pub mod room;

pub mod scoring;
