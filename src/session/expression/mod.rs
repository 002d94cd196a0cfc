//! What a person's state looks like in their face and in how they hold themselves.
//!
//! Everything that shows follows from the state and its change, by the rules in the table; only a
//! line that names a face overrides the face. The first rule that holds decides, from above. Where a
//! gauge turns from one to the other stands in [`crate::conversation::Thresholds`], whose names the
//! table uses; "a jump" is a change by [`change`](crate::conversation::Thresholds::change) points within
//! the turn that was just made.
//!
//! | what just happened | rule |
//! |---|---|
//! | betrayed | a promise that couldn't be kept has come out |
//! | furious | furious from this heat on |
//! | startled | heat jumps, and they weren't tense before: it came out of the blue |
//! | stung | heat jumps, or trust drops as far while they are angry |
//! | hurt | trust drops as far |
//! | moved | something of theirs was understood, and they aren't angry |
//! | relieved | heat drops as far, and they are still tense: a breath is let out |
//! | warmed | trust and safety together jump, and they aren't tense |
//!
//! | how it stands | rule |
//! |---|---|
//! | reconciled | it ended with an agreement |
//! | walked out | it ended with a walk-out |
//! | shut off | it ended at the boss's desk |
//! | weary | it ended because time was up |
//! | furious | from this heat on: only a break helps |
//! | angry | from this heat on: proposals misfire |
//! | suspicious | tense, and wary by their trust |
//! | tense | from this heat on |
//! | at ease | at ease by their heat, friendly by their trust |
//! | worried | below this safety |
//! | distant | below this trust |
//! | weary | the last turns, and not at ease by their heat |
//! | attentive | otherwise |
//!
//! **Not here:** how a face or a posture is drawn and how one turns into the next (`app::stage`), heat's
//! stages (`conversation::glasl`).

pub mod face_parts;
mod own;
mod posture;
mod situation;

pub use own::Own;
pub use posture::{Posture, Reaction};
pub use situation::{Glimpse, Situation};

use crate::conversation::Mind;
use crate::scenario::Face;

/// The drawn expression that comes nearest to what a mind looks like, for pictures that can't act.
///
/// ```
/// use counterpart::session::face_of;
/// use counterpart::conversation::Mind;
/// use counterpart::scenario::Face;
/// let content = Mind { trust: 80, heat: 20, safety: 70, clarity: 60, ..Mind::default() };
/// assert_eq!(face_of(&content), Face::Smile);
/// assert_eq!(face_of(&Mind { heat: 75, ..content }), Face::Rage);
/// ```
pub fn face_of(mind: &Mind) -> Face {
    Situation::standing(&Glimpse::of(*mind)).face()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_cannot_act_show_where_it_stands() {
        let mind = |trust, heat| Mind { trust, heat, safety: 50, clarity: 50, ..Mind::default() };
        let faces = [(50, 72), (50, 60), (30, 50), (50, 50), (80, 20), (50, 30)]
            .map(|(trust, heat)| face_of(&mind(trust, heat)));
        let expected = [Face::Rage, Face::Angry, Face::Suspicious, Face::Serious, Face::Smile, Face::Calm];
        assert_eq!(faces, expected);
    }
}
