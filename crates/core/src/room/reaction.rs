//! What people say at the end of a session: four closed questions, weighted towards use at work, and two lines of their own.
//!
//! Utility predicts transfer to work better than liking does (Alliger et al. 1997); obstacles are the families of the Learning
//! Transfer System Inventory (Holton, Bates & Ruona 2000). **Not here:** the questions' wording (phrases), and how many must
//! have answered before a count is shown (the course's `counts`).

use serde::{Deserialize, Serialize};

/// How much of it somebody can use next week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Nothing.
    Nothing,
    /// Perhaps something.
    Perhaps,
    /// One thing, and they know where.
    One,
    /// Several things.
    Several,
}

/// How sure somebody is of doing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Able {
    /// Unsure.
    Unsure,
    /// With help.
    WithHelp,
    /// Alone.
    Alone,
    /// So that they could show others.
    ShowOthers,
}

/// What is most likely to be in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// No occasion.
    NoOccasion,
    /// No time.
    NoTime,
    /// The superior doesn't care.
    Superior,
    /// The other department doesn't go along.
    OtherSide,
    /// It is forgotten.
    Forgotten,
    /// Nothing.
    Nothing,
}

impl Obstacle {
    /// The word for it in records and data.
    pub const fn key(self) -> &'static str {
        match self {
            Obstacle::NoOccasion => "no-occasion",
            Obstacle::NoTime => "no-time",
            Obstacle::Superior => "superior",
            Obstacle::OtherSide => "other-side",
            Obstacle::Forgotten => "forgotten",
            Obstacle::Nothing => "nothing",
        }
    }
}

/// What the other department is up against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clearer {
    /// No clearer than before.
    No,
    /// A little.
    Little,
    /// They can name one thing that they didn't know.
    OneThing,
}

macro_rules! listed {
    ($($name:ident: $($variant:ident),*;)*) => {$(
        impl $name {
            /// Every answer, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
        }
    )*};
}

listed! {
    Use: Nothing, Perhaps, One, Several;
    Able: Unsure, WithHelp, Alone, ShowOthers;
    Obstacle: NoOccasion, NoTime, Superior, OtherSide, Forgotten, Nothing;
    Clearer: No, Little, OneThing;
}

/// What one phone said at the end; what was left open is none, or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reaction {
    /// How much of it they can use.
    pub uses: Option<Use>,
    /// How sure they are of doing it.
    pub able: Option<Able>,
    /// What is most likely to be in the way.
    pub obstacle: Option<Obstacle>,
    /// What the other department is up against.
    pub clearer: Option<Clearer>,
    /// The one thing that they didn't know before.
    pub learnt: String,
    /// One thing to change next time.
    pub change: String,
}

impl Reaction {
    /// Whether nothing is answered.
    ///
    /// ```
    /// use counterpart_core::room::Reaction;
    /// assert!(Reaction::default().is_empty());
    /// assert!(!Reaction { change: "less haste".to_owned(), ..Reaction::default() }.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Reaction::default()
    }
}
