//! What stands in a file and wasn't come upon, read off the [`super::coverage`].
//!
//! **Not here:** what is said about it ([`super::lints`]), plays that can't get out of a ring
//! ([`super::cycles`]).

use super::space::Space;
use counterpart_core::scenario::{AgreementIx, BeatIx, OptionIx, Scenario, Seat, Turn};

/// Something that no play comes upon. Variants and branches are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreached {
    /// A beat that no play comes to.
    Beat(BeatIx),
    /// A variant of what is said that is never heard.
    Says(BeatIx, u8),
    /// A variant of what is thought that is never shown.
    Thinks(BeatIx, u8),
    /// An option that is never offered.
    Option(BeatIx, OptionIx),
    /// A branch of an option that no play goes along.
    Branch(BeatIx, OptionIx, u8),
    /// A branch after a prediction that no play goes along.
    AfterGuess(BeatIx, u8),
    /// A condition of an option that always holds, so that it may as well be left out.
    AlwaysOffered(BeatIx, OptionIx),
    /// An agreement that is never accepted.
    Agreement(AgreementIx),
}

/// What stands in the file and wasn't come upon: nobody can ask for it without saying whether it is
/// proved impossible or only not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    parts: Vec<Unreached>,
    complete: bool,
}

impl Unseen {
    /// Parts that weren't come upon, by a search that explored everything or was stopped.
    pub const fn of(parts: Vec<Unreached>, complete: bool) -> Unseen {
        Unseen { parts, complete }
    }

    /// What no play comes upon: everything was explored.
    pub fn impossible(&self) -> &[Unreached] {
        if self.complete { &self.parts } else { &[] }
    }

    /// What wasn't come upon before the search was stopped. Some play may.
    pub fn not_known(&self) -> &[Unreached] {
        if self.complete { &[] } else { &self.parts }
    }
}

/// What wasn't come upon. What lies in a beat that isn't reached isn't named again.
pub fn unseen(scenario: &Scenario, seat: &Seat, space: &Space) -> Unseen {
    let mut unreached = Vec::new();
    let numbers = |list: &[bool]| (0u8..).zip(list.to_vec()).filter(|(_, seen)| !seen).map(|(at, _)| at);
    for ((index, beat), seen) in (0u16..).zip(&seat.beats).zip(&space.coverage.beats) {
        let at = BeatIx(index);
        if !seen.reached {
            unreached.push(Unreached::Beat(at));
            continue;
        }
        unreached.extend(numbers(&seen.says).map(|variant| Unreached::Says(at, variant)));
        unreached.extend(numbers(&seen.thinks).map(|variant| Unreached::Thinks(at, variant)));
        unreached.extend(numbers(&seen.guessed).map(|branch| Unreached::AfterGuess(at, branch)));
        let Turn::Speak(choices) = &beat.turn else { continue };
        for ((option, choice), seen) in OptionIx::each().zip(choices).zip(&seen.options) {
            if !seen.offered {
                unreached.push(Unreached::Option(at, option));
                continue;
            }
            unreached.extend(numbers(&seen.branches).map(|branch| Unreached::Branch(at, option, branch)));
            if choice.when.is_some() && !seen.withheld && !space.cut_short {
                unreached.push(Unreached::AlwaysOffered(at, option));
            }
        }
    }
    let agreements = (0u8..).zip(&scenario.agreements).map(|(index, _)| AgreementIx(index));
    let settled = &space.coverage.agreements;
    unreached.extend(agreements.filter(|agreement| !settled.contains(agreement)).map(Unreached::Agreement));
    Unseen::of(unreached, !space.cut_short)
}
