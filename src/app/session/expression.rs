//! What a person's state looks like in their face.

use crate::conversation::Mind;
use crate::scenario::Face;

/// From this heat on a face shows fury: only a break helps (see [`crate::conversation::glasl`]).
const FURIOUS: u8 = 72;
/// From this heat on it shows anger: proposals misfire.
const ANGRY: u8 = 60;
/// From this heat on there is tension in it.
const TENSE: u8 = 45;
/// Below this heat somebody may smile.
const AT_EASE: u8 = 35;
/// From this trust on somebody at ease smiles.
const FRIENDLY: u8 = 65;
/// Below this trust tension looks like suspicion.
const WARY: u8 = 40;
/// Below this safety somebody who isn't angry looks worried.
const UNSAFE: u8 = 25;
/// A change of this many points in one turn shows in the face.
const SHOWS: i16 = 8;

/// The expression that follows from a state.
///
/// Heat comes first: 72 and more is fury, 60 anger, 45 tension, which looks suspicious where trust is
/// low and serious where it isn't. Below that, high trust smiles, and low safety or trust looks worried
/// or suspicious. The same state always has the same face.
///
/// ```
/// use counterpart::app::session::face_of;
/// use counterpart::conversation::Mind;
/// use counterpart::scenario::Face;
/// let content = Mind { trust: 80, heat: 20, safety: 70, clarity: 60, ..Mind::default() };
/// assert_eq!(face_of(&content), Face::Smile);
/// assert_eq!(face_of(&Mind { heat: 75, ..content }), Face::Rage);
/// ```
pub fn face_of(mind: &Mind) -> Face {
    match mind.heat {
        FURIOUS.. => Face::Rage,
        ANGRY.. => Face::Angry,
        TENSE.. if mind.trust < WARY => Face::Suspicious,
        TENSE.. => Face::Serious,
        ..AT_EASE if mind.trust >= FRIENDLY => Face::Smile,
        _ if mind.safety < UNSAFE => Face::Concerned,
        _ if mind.trust < UNSAFE => Face::Suspicious,
        _ => Face::Calm,
    }
}

/// The expression right after something was said: what it has just done to the person, where that
/// shows, and otherwise what follows from the state they are in now.
///
/// A promise that came out looks like contempt; a blow like anger, or suspicion where the heat stays
/// low; being heard lets out a breath (closed eyes) while it is still warm, and a smile once it isn't.
pub fn face_after(before: &Mind, now: &Mind) -> Face {
    let change = |new: u8, old: u8| i16::from(new) - i16::from(old);
    let (heat, trust) = (change(now.heat, before.heat), change(now.trust, before.trust));
    let settled = face_of(now);
    match () {
        () if now.deceived && !before.deceived => Face::Contempt,
        () if settled == Face::Rage => Face::Rage,
        () if heat >= SHOWS && now.heat >= TENSE => Face::Angry,
        () if trust <= -SHOWS => Face::Suspicious,
        () if heat <= -SHOWS && now.heat >= TENSE => Face::EyesClosed,
        () if trust + change(now.safety, before.safety) >= SHOWS && now.heat < TENSE => Face::Smile,
        () => settled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mind(trust: u8, heat: u8) -> Mind {
        Mind { trust, heat, safety: 50, clarity: 50, ..Mind::default() }
    }

    #[test]
    fn heat_comes_first_and_trust_decides_what_tension_looks_like() {
        assert_eq!(face_of(&mind(100, FURIOUS)), Face::Rage);
        assert_eq!(face_of(&mind(100, FURIOUS - 1)), Face::Angry);
        assert_eq!(face_of(&mind(100, ANGRY - 1)), Face::Serious);
        assert_eq!(face_of(&mind(WARY - 1, TENSE)), Face::Suspicious);
        assert_eq!(face_of(&mind(WARY, TENSE)), Face::Serious);
        assert_eq!(face_of(&mind(50, TENSE - 1)), Face::Calm);
    }

    #[test]
    fn a_smile_needs_trust_and_ease_and_fear_shows_when_nothing_is_safe() {
        assert_eq!(face_of(&mind(FRIENDLY, AT_EASE - 1)), Face::Smile);
        assert_eq!(face_of(&mind(FRIENDLY - 1, AT_EASE - 1)), Face::Calm);
        assert_eq!(face_of(&mind(FRIENDLY, AT_EASE)), Face::Calm);
        assert_eq!(face_of(&Mind { safety: UNSAFE - 1, ..mind(50, 30) }), Face::Concerned);
        assert_eq!(face_of(&mind(UNSAFE - 1, 30)), Face::Suspicious);
    }

    #[test]
    fn more_heat_never_looks_kinder() {
        let sternness = |face| match face {
            Face::Smile => 0,
            Face::Calm | Face::Concerned => 1,
            Face::Suspicious | Face::Serious => 2,
            Face::Angry => 3,
            Face::Rage => 4,
            other => panic!("{other:?} follows from no state"),
        };
        for trust in UNSAFE..=100 {
            let faces: Vec<i32> = (0..=100).map(|heat| sternness(face_of(&mind(trust, heat)))).collect();
            assert!(faces.is_sorted(), "trust {trust}");
        }
    }

    #[test]
    fn what_was_just_said_shows() {
        let before = mind(50, 50);
        assert_eq!(face_after(&before, &mind(35, 64)), Face::Angry);
        assert_eq!(face_after(&before, &mind(35, 80)), Face::Rage);
        assert_eq!(face_after(&mind(50, 20), &mind(40, 25)), Face::Suspicious);
        assert_eq!(face_after(&mind(50, 66), &mind(53, 56)), Face::EyesClosed);
        assert_eq!(face_after(&mind(50, 40), &Mind { safety: 56, ..mind(54, 38) }), Face::Smile);
        assert_eq!(face_after(&before, &Mind { deceived: true, ..mind(35, 60) }), Face::Contempt);
        assert_eq!(face_after(&before, &before), face_of(&before));
    }
}
