//! What the file of a rule needs: names only, nothing of its own.

pub use super::{Moment, Rule};
pub use crate::conversation::parameters as p;
pub use crate::scenario::Family;
pub use crate::scenario::MoveKind::{self, *};
pub use crate::scenario::Stake;
pub use crate::text::Words;

#[cfg(test)]
pub use super::sketch::{BAD, FAIR, Sketch, THIN, X, Y, everywhere};
