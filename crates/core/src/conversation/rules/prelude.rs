//! What a file of rules needs: names only, nothing of its own.

pub use crate::conversation::Aspect::*;
pub use crate::conversation::rules::Rule;
pub use crate::scenario::Family;
pub use crate::scenario::MoveKind::{self, *};
pub use crate::scenario::{Feeling, Stake};
pub use crate::text::Words;

#[cfg(test)]
pub use crate::conversation::rules::sketch::{BAD, FAIR, Sketch, THIN, X, Y, everywhere};
