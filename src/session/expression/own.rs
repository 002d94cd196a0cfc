//! The player's own person: the tone of what they have just said, and how they listen.
//!
//! | what they do | rule |
//! |---|---|
//! | pressing | they said something cold: a move of warmth below 0 |
//! | caring | they said something of warmth 2 |
//! | explaining | they said anything else |
//! | glad | it ended with an agreement |
//! | bracing | they listen to somebody angry, or it ended otherwise |
//! | at ease | they listen to somebody whose heat is that of ease |
//! | listening | otherwise |

use super::face_parts::{Features, Upper};
use crate::conversation::Thresholds;
use crate::scenario::{EndingKind, Face, MoveKind};

/// What the player's own person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Says something cold.
    Pressing,
    /// Says something warm.
    Caring,
    /// Says something.
    Explaining,
    /// Glad at the end.
    Glad,
    /// Expects the worst.
    Bracing,
    /// Listens, at ease.
    AtEase,
    /// Listens.
    Listening,
}

impl Own {
    /// While they say something of this kind.
    pub const fn saying(kind: MoveKind) -> Own {
        match kind.warmth() {
            ..0 => Own::Pressing,
            2.. => Own::Caring,
            _ => Own::Explaining,
        }
    }

    /// While they listen to somebody of this heat, or it has ended.
    pub const fn hearing(heat: u8, ending: Option<EndingKind>) -> Own {
        Own::hearing_by(&Thresholds::DEFAULT, heat, ending)
    }

    /// The same, by these thresholds.
    pub const fn hearing_by(at: &Thresholds, heat: u8, ending: Option<EndingKind>) -> Own {
        match ending {
            Some(EndingKind::Agreement) => Own::Glad,
            Some(_) => Own::Bracing,
            None if heat >= at.angry => Own::Bracing,
            None if heat < at.at_ease_below => Own::AtEase,
            None => Own::Listening,
        }
    }

    /// The face of it.
    pub const fn features(self) -> Features {
        match self {
            Own::Pressing => Features::of(Upper::Driven, Face::Serious),
            Own::Caring => Features::of(Upper::Of(Face::Concerned), Face::Smile),
            Own::Explaining => Features::of(Upper::Of(Face::Explaining), Face::Smile),
            Own::Glad => Features::of(Upper::Of(Face::Calm), Face::Calm),
            Own::Bracing => Features::of(Upper::Of(Face::Concerned), Face::Tired),
            Own::AtEase => Features::of(Upper::Of(Face::Smile), Face::Smile),
            Own::Listening => Features::of(Upper::Of(Face::Smile), Face::Suspicious),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::parameters::Parameters;

    const HOT: u8 = Thresholds::DEFAULT.angry;
    const AT_EASE: u8 = Thresholds::DEFAULT.at_ease_below;

    #[test]
    fn the_tone_is_that_of_the_move() {
        assert_eq!(Own::saying(MoveKind::Threaten), Own::Pressing);
        assert_eq!(Own::saying(MoveKind::Apologise), Own::Caring);
        assert_eq!(Own::saying(MoveKind::StateFact), Own::Explaining);
    }

    #[test]
    fn listening_answers_the_other_side() {
        assert_eq!(Own::hearing(HOT, None), Own::Bracing);
        assert_eq!(Own::hearing(HOT - 1, None), Own::Listening);
        assert_eq!(Own::hearing(AT_EASE - 1, None), Own::AtEase);
        let later = Thresholds::of(&Parameters { hot: HOT + 5, ..Parameters::DEFAULT });
        assert_eq!(Own::hearing_by(&later, HOT, None), Own::Listening);
        assert_eq!(Own::hearing(20, Some(EndingKind::Agreement)), Own::Glad);
        assert_eq!(Own::hearing(20, Some(EndingKind::Escalation)), Own::Bracing);
    }
}
