//! By what kinds of move are told apart: the columns of the table in [`super::moves`].

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
