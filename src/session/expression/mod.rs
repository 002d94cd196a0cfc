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
//! | as they feel | what they felt with their last line was not met |
//! | moved | something of theirs was understood, or what they felt was met, and they aren't angry |
//! | relieved | heat drops as far, and they are still tense: a breath is let out |
//! | warmed | trust and safety together jump, and they aren't tense |
//!
//! | how it stands | rule |
//! |---|---|
//! | walked out | it ended with a walk-out |
//! | shut off | it ended at the boss's desk |
//! | as they feel | it ended otherwise, and their last line says that they feel something beside anger |
//! | reconciled | it ended with an agreement |
//! | weary | it ended because time was up |
//! | furious | from this heat on: only a break helps |
//! | as they feel | hurt, ashamed, afraid, worn or moved, as the line says that they speak now |
//! | angry | from this heat on: proposals misfire |
//! | suspicious | tense, and wary by their trust |
//! | tense | from this heat on |
//! | at ease | at ease by their heat, friendly by their trust |
//! | worried | below this safety |
//! | distant | below this trust |
//! | weary | the last turns, and not at ease by their heat |
//! | attentive | otherwise |
//!
//! A feeling that a line declares outranks every gauge but fury, because the rules go by it at every heat
//! (`conversation::rules::book::feelings`): a face that showed anger there would hide what is to be met.
//! Only where they are about to leave does anger win: that is what anybody would see, and a break what
//! helps. The words for a mood name both from where proposals misfire (`phrases::words::mood`). What was
//! felt shows while the answer is taken in, unless the answer met it; the next line says what is felt then.
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
use crate::scenario::{Face, Feeling};
use crate::text::Words;
use face_parts::Features;

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

/// What a picture that can't act shows of somebody, and the word for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Their face.
    pub features: Features,
    /// What it shows, for those who don't see it.
    pub name: Words,
}

impl Seen {
    /// Somebody of this mind who feels this beside anger, with the face that their line asks for, if it does.
    pub fn of(mind: &Mind, feels: Option<Feeling>, face: Option<Face>) -> Seen {
        let glimpse = Glimpse { feels, ..Glimpse::of(*mind) };
        let (features, name) = match Situation::standing(&glimpse) {
            Situation::Feels(feeling) => (Situation::Feels(feeling).features(), feeling.name()),
            situation => (situation.face().into(), situation.face().name()),
        };
        match face {
            Some(face) if feels.is_none() => Seen { features: face.into(), name: face.name() },
            Some(face) => Seen { features: face.into(), name },
            None => Seen { features, name },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_shows_the_feeling_and_its_word_and_the_line_has_the_last_say_about_the_face() {
        let calm = Mind { trust: 80, heat: 10, safety: 60, clarity: 60, ..Mind::default() };
        let seen = Seen::of(&calm, Some(Feeling::Ashamed), None);
        assert_eq!(seen.features, Situation::Feels(Feeling::Ashamed).features());
        assert_eq!(seen.name, Feeling::Ashamed.name());
        let asked = Seen::of(&calm, Some(Feeling::Ashamed), Some(Face::Solemn));
        assert_eq!((asked.features, asked.name), (Face::Solemn.into(), Feeling::Ashamed.name()));
        let plain = Seen::of(&calm, None, Some(Face::Solemn));
        assert_eq!((plain.features, plain.name), (Face::Solemn.into(), Face::Solemn.name()));
        let furious = Seen::of(&Mind { heat: 90, ..calm }, Some(Feeling::Hurt), None);
        assert_eq!(furious.name, Face::Rage.name());
        assert_eq!(Seen::of(&calm, None, None).features, face_of(&calm).into());
    }

    #[test]
    fn pictures_that_cannot_act_show_where_it_stands() {
        let mind = |trust, heat| Mind { trust, heat, safety: 50, clarity: 50, ..Mind::default() };
        let faces = [(50, 72), (50, 60), (30, 50), (50, 50), (80, 20), (50, 30)]
            .map(|(trust, heat)| face_of(&mind(trust, heat)));
        let expected = [Face::Rage, Face::Angry, Face::Suspicious, Face::Serious, Face::Smile, Face::Calm];
        assert_eq!(faces, expected);
    }
}
