//! What of a state a rule or an effect may look at.
//!
//! Rules declare it (`reads`, in the book), effects declare it beside themselves
//! ([`effects::reads`]). What nothing that can still be said reads may be forgotten: so a proof merges
//! states. An aspect that is looked at and not declared would make exact figures wrong, which is why a
//! judge sees a state through [`Moment`](super::Moment) alone, and tests note what it looks at.

use super::{effects, rules};
use crate::scenario::MoveKind;
use std::sync::LazyLock;

/// Something of a state that what is said may depend on. A gauge is that of the person who hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// How far they trust.
    Trust,
    /// How heated they are.
    Heat,
    /// How safe it feels to them.
    Safety,
    /// How safe it feels, as long as they haven't said the interest that the move is about.
    SafetyToSay,
    /// How clear things are to them.
    Clarity,
    /// Whether a promise has come out as one that can't be kept.
    Deceived,
    /// When a promise comes out.
    PromiseDue,
    /// Whether the interest that the move is about has shown.
    Hinted,
    /// Which of their interests have shown.
    AllHinted,
    /// Whether the interest that the move is about was said.
    Revealed,
    /// Which of their interests were said.
    AllRevealed,
    /// Which of their interests were understood.
    Understood,
    /// Whether a move of this kind was made before.
    MadeBefore,
    /// How many moves in a row only listened.
    ListeningRun,
    /// Which agreement stands.
    Agreed,
    /// Whether a fault was raised and not owned.
    Owed,
    /// Which lines were crossed and not taken back.
    Crossed,
    /// How many things the player may still say.
    TurnsLeft,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: [Aspect; 18] = [
        Aspect::Trust,
        Aspect::Heat,
        Aspect::Safety,
        Aspect::SafetyToSay,
        Aspect::Clarity,
        Aspect::Deceived,
        Aspect::PromiseDue,
        Aspect::Hinted,
        Aspect::AllHinted,
        Aspect::Revealed,
        Aspect::AllRevealed,
        Aspect::Understood,
        Aspect::MadeBefore,
        Aspect::ListeningRun,
        Aspect::Agreed,
        Aspect::Owed,
        Aspect::Crossed,
        Aspect::TurnsLeft,
    ];
}

/// A set of aspects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aspects(u32);

impl Aspects {
    /// None.
    pub const NONE: Aspects = Aspects(0);

    /// Just these.
    pub const fn of(aspects: &[Aspect]) -> Aspects {
        Aspects::NONE.and(aspects)
    }

    /// These, too.
    pub const fn and(self, aspects: &[Aspect]) -> Aspects {
        let (mut bits, mut place) = (self.0, 0);
        while place < aspects.len() {
            bits |= 1 << aspects[place] as u32;
            place += 1;
        }
        Aspects(bits)
    }

    /// What is in one or the other.
    pub const fn union(self, other: Aspects) -> Aspects {
        Aspects(self.0 | other.0)
    }

    /// What is in this one and not in the other.
    pub const fn without(self, other: Aspects) -> Aspects {
        Aspects(self.0 & !other.0)
    }

    /// Whether it is among them.
    pub const fn contains(self, aspect: Aspect) -> bool {
        self.0 & (1 << aspect as u32) != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Aspect> {
        Aspect::ALL.into_iter().filter(move |aspect| self.contains(*aspect))
    }
}

/// What is read when something of each kind is said.
static BY_MOVE: LazyLock<Vec<Aspects>> = LazyLock::new(|| {
    MoveKind::ALL.iter().map(|kind| rules::reads(*kind).union(effects::reads(*kind))).collect()
});

/// What is read when something of this kind is said: by the rules that may judge it, and by its
/// effects.
pub fn reads(kind: MoveKind) -> Aspects {
    BY_MOVE[kind as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_aspect_is_itself_and_no_other() {
        for one in Aspect::ALL {
            let found: Vec<Aspect> = Aspects::of(&[one]).iter().collect();
            assert_eq!(found, [one]);
        }
        let all = Aspects::of(&Aspect::ALL);
        assert_eq!(all.iter().count(), Aspect::ALL.len());
        assert_eq!(all.without(all), Aspects::NONE);
    }

    /// The bit that remembers a move is there for the rules that ask for it, and for nothing else.
    #[test]
    fn a_move_is_remembered_just_where_a_rule_asks_whether_it_was_made_before() {
        for kind in MoveKind::ALL {
            let asked = rules::reads(*kind).contains(Aspect::MadeBefore);
            assert_eq!(kind.remembered_as().is_some(), asked, "{kind:?}");
        }
    }

    #[test]
    fn a_run_of_listening_is_asked_after_just_where_a_move_adds_to_it() {
        for kind in MoveKind::ALL {
            let asked = rules::reads(*kind).contains(Aspect::ListeningRun);
            assert_eq!(kind.only_listens(), asked, "{kind:?}");
        }
    }
}
