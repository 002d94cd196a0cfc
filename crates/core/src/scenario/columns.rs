//! By what kinds of move are told apart: the columns of the table in [`super::moves`].

use super::moves::MoveKind;
use crate::text::Words;
use serde::Serialize;

/// A family of moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Taking in what the other side says.
    Listen,
    /// Seeing it from the other desk.
    Perspective,
    /// Saying what one sees and needs.
    Express,
    /// Working towards an agreement.
    Solve,
    /// Looking after the other side and the relation.
    Service,
    /// What costs more than it brings, nearly always.
    Trap,
    /// Saying what matters most to the other side, before it shows.
    Predict,
}

impl Family {
    /// The families that what is said can belong to: all but that of predictions.
    pub const SPOKEN: [Family; 6] =
        [Family::Listen, Family::Perspective, Family::Express, Family::Solve, Family::Service, Family::Trap];
}

/// One of the five ways of handling a conflict on the dual-concern model (own concern × concern
/// for the other; Blake & Mouton, Thomas & Kilmann, Rahim).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictMode {
    /// High concern for oneself, low for the other.
    Competing,
    /// High concern for both.
    Collaborating,
    /// Middling concern for both.
    Compromising,
    /// Low concern for both, for now.
    Avoiding,
    /// Low concern for oneself, high for the other.
    Accommodating,
}

impl ConflictMode {
    /// Every way, in the order in which they are counted.
    pub const ALL: [ConflictMode; 5] = [
        ConflictMode::Competing,
        ConflictMode::Collaborating,
        ConflictMode::Compromising,
        ConflictMode::Avoiding,
        ConflictMode::Accommodating,
    ];

    /// The name on screens and in reports.
    pub const fn name(self) -> Words {
        match self {
            ConflictMode::Competing => Words::new("竞争", "Competing"),
            ConflictMode::Collaborating => Words::new("合作", "Collaborating"),
            ConflictMode::Compromising => Words::new("折中", "Compromising"),
            ConflictMode::Avoiding => Words::new("回避", "Avoiding"),
            ConflictMode::Accommodating => Words::new("迁就", "Accommodating"),
        }
    }
}

/// What a move is written with, in the brackets after its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// An interest of the other side.
    Interest,
    /// An agreement.
    Agreement,
    /// An interest of the other side, or `None`.
    MaybeInterest,
    /// An agreement, or `None`.
    MaybeAgreement,
}

/// What a kind of move is beside its family: how it is played with, and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Asks after the interest it is about: they say it if they feel safe enough.
    Probes,
    /// Says the interest it is about in the player's own words: they can confirm it.
    Restates,
    /// Says all that they have said so far: they can confirm all of it.
    SumsUp,
    /// Takes in, asks nothing and offers nothing: a run of such moves stalls.
    ListensOnly,
    /// Is a question.
    Asks,
    /// Puts forward what one thinks should be done.
    Advises,
    /// Isn't the same a second time: it is remembered that it was made.
    Once,
    /// Owns what one's side did or is criticised for.
    OwnsUp,
    /// Says something kind where something else may be due: comfort, praise, a nod, a saying-back.
    Soothes,
    /// Goes on with the work: facts, needs, roles, plans.
    Works,
}

/// What a kind of move does to clarity. How much that is stands in
/// [`Parameters`](crate::conversation::parameters::Parameters).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clarity {
    /// Settles who does what by when.
    Commitment,
    /// Says who does which part.
    Roles,
    /// Collects what was said.
    Summary,
    /// Says a need, or a common goal.
    Need,
    /// Puts a fact on the table.
    Fact,
    /// Puts something forward to be weighed: terms, a firm line, a reading.
    Proposal,
    /// Says back what was said or done.
    Reflection,
    /// Asks.
    Question,
    /// Leaves it as it is.
    Untouched,
    /// Muddles what was clear.
    Muddles,
    /// Takes a motive as known.
    Presumes,
    /// Accuses.
    Accuses,
}

impl MoveKind {
    /// The moves that only listen.
    pub const LISTENING_ONLY: &[MoveKind] =
        &MoveKind::those_that::<{ MoveKind::how_many(Trait::ListensOnly) }>(Trait::ListensOnly);

    /// Every kind of move that can be said: all but predictions.
    pub const SAID: &[MoveKind] = &MoveKind::said::<{ MoveKind::ALL.len() - 1 }>();

    /// The moves that say something kind.
    pub const SOOTHING: &[MoveKind] =
        &MoveKind::those_that::<{ MoveKind::how_many(Trait::Soothes) }>(Trait::Soothes);

    /// The moves that go on with the work.
    pub const WORKING: &[MoveKind] =
        &MoveKind::those_that::<{ MoveKind::how_many(Trait::Works) }>(Trait::Works);

    /// The questions.
    pub const ASKING: &[MoveKind] = &MoveKind::those_that::<{ MoveKind::how_many(Trait::Asks) }>(Trait::Asks);

    /// The moves for which it matters whether they were made before, in the order of their bits.
    pub const REMEMBERED: &[MoveKind] =
        &MoveKind::those_that::<{ MoveKind::how_many(Trait::Once) }>(Trait::Once);

    /// Whether it has this trait.
    pub const fn has(self, what: Trait) -> bool {
        self.traits() & (1 << what as u16) != 0
    }

    /// Whether it asks after the interest it is about.
    pub const fn probes(self) -> bool {
        self.has(Trait::Probes)
    }

    /// Whether it says the interest it is about in the player's own words.
    pub const fn restates(self) -> bool {
        self.has(Trait::Restates)
    }

    /// Whether it says all that they have said so far.
    pub const fn sums_up(self) -> bool {
        self.has(Trait::SumsUp)
    }

    /// Whether it takes in, asks nothing and offers nothing.
    pub const fn only_listens(self) -> bool {
        self.has(Trait::ListensOnly)
    }

    /// Whether it is a question.
    pub const fn asks(self) -> bool {
        self.has(Trait::Asks)
    }

    /// Whether it puts forward what one thinks should be done.
    pub const fn advises(self) -> bool {
        self.has(Trait::Advises)
    }

    /// Whether it owns what one's side did or is criticised for.
    pub const fn owns_up(self) -> bool {
        self.has(Trait::OwnsUp)
    }

    /// Whether it says something kind where something else may be due.
    pub const fn soothes(self) -> bool {
        self.has(Trait::Soothes)
    }

    /// Whether it goes on with the work.
    pub const fn works(self) -> bool {
        self.has(Trait::Works)
    }

    /// The bit by which it is remembered that it was made; none if that doesn't matter.
    pub fn remembered_as(self) -> Option<u32> {
        MoveKind::REMEMBERED.iter().position(|known| *known == self).map(|place| 1 << place)
    }

    const fn said<const COUNT: usize>() -> [MoveKind; COUNT] {
        let mut said = [MoveKind::ALL[0]; COUNT];
        let (mut count, mut place) = (0, 0);
        while place < MoveKind::ALL.len() {
            if MoveKind::ALL[place].argument().is_some() {
                said[count] = MoveKind::ALL[place];
                count += 1;
            }
            place += 1;
        }
        said
    }

    const fn how_many(what: Trait) -> usize {
        let (mut count, mut place) = (0, 0);
        while place < MoveKind::ALL.len() {
            count += MoveKind::ALL[place].has(what) as usize;
            place += 1;
        }
        count
    }

    const fn those_that<const COUNT: usize>(what: Trait) -> [MoveKind; COUNT] {
        let mut those = [MoveKind::ALL[0]; COUNT];
        let (mut count, mut place) = (0, 0);
        while place < MoveKind::ALL.len() {
            if MoveKind::ALL[place].has(what) {
                those[count] = MoveKind::ALL[place];
                count += 1;
            }
            place += 1;
        }
        those
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_a_trait_is_every_move_that_has_it() {
        for (list, what) in
            [(MoveKind::LISTENING_ONLY, Trait::ListensOnly), (MoveKind::REMEMBERED, Trait::Once)]
        {
            let having: Vec<MoveKind> = MoveKind::ALL.iter().copied().filter(|kind| kind.has(what)).collect();
            assert_eq!(list, having);
            assert!(!having.is_empty());
        }
    }

    #[test]
    fn what_acts_on_an_interest_is_written_with_one() {
        for kind in MoveKind::ALL.iter().filter(|kind| kind.probes() || kind.restates()) {
            let argument = kind.argument();
            assert!(
                matches!(argument, Some(Argument::Interest | Argument::MaybeInterest)),
                "{kind:?}: {argument:?}"
            );
            assert!(!kind.restates() || kind.probes(), "{kind:?}: what is said back can be said");
        }
    }

    #[test]
    fn what_only_listens_neither_asks_nor_advises() {
        for kind in MoveKind::LISTENING_ONLY {
            assert!(!kind.asks() && !kind.advises(), "{kind:?}");
        }
    }

    #[test]
    fn each_remembered_move_has_a_bit_of_its_own() {
        let bits: u32 = MoveKind::REMEMBERED.iter().filter_map(|kind| kind.remembered_as()).sum();
        assert_eq!(bits, (1 << MoveKind::REMEMBERED.len()) - 1);
        assert_eq!(MoveKind::Blame.remembered_as(), None);
    }
}
