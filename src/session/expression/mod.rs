//! What a person's state looks like in their face and in how they hold themselves.
//!
//! Everything that shows follows from the state and its change, by the rules in the table; only a
//! line that names a face overrides the face. The first rule that holds decides, from above. Numbers
//! are points of the gauges; "+8" is a change within the turn that was just made.
//!
//! | what just happened | rule |
//! |---|---|
//! | betrayed | a promise that couldn't be kept has come out |
//! | furious | heat is 72 or more now |
//! | startled | heat +8, and it was below 45 before: it came out of the blue |
//! | stung | heat +8, or trust −8 while heat is 60 or more |
//! | hurt | trust −8 |
//! | moved | something of theirs was understood, and heat is below 60 |
//! | relieved | heat −8, and it is still 45 or more: a breath is let out |
//! | warmed | trust and safety together +8, and heat is below 45 |
//!
//! | how it stands | rule |
//! |---|---|
//! | reconciled | it ended with an agreement |
//! | walked out | it ended with a walk-out |
//! | shut off | it ended at the boss's desk |
//! | weary | it ended because time was up |
//! | furious | heat 72 or more: only a break helps |
//! | angry | heat 60 or more: proposals misfire |
//! | suspicious | heat 45 or more, trust below 40 |
//! | tense | heat 45 or more |
//! | at ease | heat below 35, trust 65 or more |
//! | worried | safety below 25 |
//! | distant | trust below 25 |
//! | weary | two turns or fewer left, and heat 35 or more |
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
