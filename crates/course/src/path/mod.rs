//! The path: what comes next for one person, and why. The same history and the same day give the same
//! advice.
//!
//! What is due comes first, oldest first; then the open step of the course; otherwise what is worth most
//! by [`explain`]. At most [`MOST`] things are offered, and there is always something else. What is known
//! of a person is few: an estimate of skill for each cluster, misfires by topic, the desks sat at, the
//! lessons done, the needs of the own lines. Reasons are about the task and in counts, never about the
//! person.
//!
//! - what comes in: [`Situation`], [`Seat`] (what it tells of: [`telling()`]), [`Lesson`], [`Form`]
//! - worth: [`Term`], [`worth`](Worth)
//! - what comes out: [`Advice`], [`Offer`], [`Why`]
//!
//! **Not here:** what is due when ([`crate::due`]), estimates of skill (`counterpart-core`), sentences.

mod advise;
mod situation;
mod telling;
mod unlocking;
mod why;
mod worth;

pub use advise::{Advice, MOST, Offer, Task, advise, explain};
pub use situation::{
    Form, Lesson, LessonDone, Misfires, OpenStep, PlayDone, Seat, Situation, Survey, misfires,
};
pub use telling::telling;
pub use unlocking::{is_locked, was_played};
pub use why::Why;
pub use worth::{DESK_REST, LESSON_REST, Term, TermKind, Worth, need};

#[cfg(test)]
mod tests;
