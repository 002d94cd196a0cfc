//! What is said in a moment: lines that depend on the state, what the player may say and what comes of it,
//! and guesses.
//!
//! **Not here:** the moments themselves (`super::model`), how they are judged (`conversation::rules`).

use super::condition::Condition;
use super::id::{BeatIx, InterestIx};
use super::moves::Move;
use crate::text::Text;
use serde::Serialize;

/// A text that may depend on the state: the first variant whose condition holds.
#[derive(Clone, Debug)]
pub struct Line {
    /// The variants; the last has no condition.
    pub variants: Vec<(Option<Condition>, Text)>,
}

/// Where a choice leads: the first branch whose condition holds, after the move has taken effect.
#[derive(Clone, Debug)]
pub struct Next {
    /// The branches; the last has no condition.
    pub branches: Vec<(Option<Condition>, BeatIx)>,
}

/// One thing the player may say.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The sentence.
    pub say: Text,
    /// The act.
    pub act: Move,
    /// A second act in the same sentence, if it does two things.
    pub also: Option<Move>,
    /// Whether it crosses the line of this beat, helps to, or asks how to.
    pub crosses: bool,
    /// The line that it takes back, by its bit, if it was crossed before.
    pub takes_back: Option<u8>,
    /// What the other person thinks on hearing it.
    pub reaction: Reaction,
    /// What this sentence did to this person, in one line from whoever coaches the player.
    pub coach: Coaching,
    /// Where it leads.
    pub next: Next,
    /// When it can be said at all.
    pub when: Option<Condition>,
    /// To whom it is said, as a position in the seat's `facing`.
    pub to: u8,
    /// How it sounds, −2 (cold) to 2 (warm).
    pub tone: i8,
}

impl Choice {
    /// The one or two acts of it, in the order in which they count: taking in what was said comes before
    /// what is built on it, whichever the author named first.
    #[inline]
    pub fn acts(&self) -> impl Iterator<Item = Move> + Clone + use<> {
        let takes_in = |act: &Move| act.kind.probes() || act.kind.restates() || act.kind.sums_up();
        let (first, second) = match self.also {
            Some(also) if takes_in(&also) && !takes_in(&self.act) => (also, Some(self.act)),
            also => (self.act, also),
        };
        std::iter::once(first).chain(second)
    }
}

/// How a sentence fitted its moment, as far as those who hear it can tell: the sign of its judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Judged below 0.
    Hurts,
    /// Judged 0.
    Neutral,
    /// Judged above 0.
    Fits,
}

impl Fit {
    /// Every fit, the worst first.
    pub const ALL: [Fit; 3] = [Fit::Hurts, Fit::Neutral, Fit::Fits];

    /// That of a judgement of −2…2.
    pub const fn of(quality: i8) -> Fit {
        match quality {
            1.. => Fit::Fits,
            0 => Fit::Neutral,
            _ => Fit::Hurts,
        }
    }

    /// The name in scenario files.
    pub const fn key(self) -> &'static str {
        match self {
            Fit::Fits => "fits",
            Fit::Neutral => "neutral",
            Fit::Hurts => "hurts",
        }
    }
}

/// What is thought on hearing something.
#[derive(Clone, Debug)]
pub enum Reaction {
    /// One text, or one by the state afterwards.
    ByState(Line),
    /// By how it fitted, in the order of [`Fit::ALL`].
    ByFit([Text; 3]),
}

impl Reaction {
    /// Every text of it, in the order of the file.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let (by_state, by_fit): (&[(Option<Condition>, Text)], &[Text]) = match self {
            Reaction::ByState(line) => (&line.variants, &[]),
            Reaction::ByFit(texts) => (&[], texts),
        };
        by_state.iter().map(|(_, text)| text).chain(by_fit)
    }
}

/// What a coach says of a sentence: nothing, the same always, or by how it fitted.
#[derive(Clone, Debug, Default)]
pub struct Coaching {
    /// For each fit, in the order of [`Fit::ALL`], what is said, if anything.
    pub by_fit: [Option<Text>; 3],
}

impl Coaching {
    /// What is said of a sentence judged so.
    pub fn of(&self, quality: i8) -> Option<&Text> {
        self.by_fit[Fit::of(quality) as usize].as_ref()
    }
}

/// A question to the player about the other side.
#[derive(Clone, Debug)]
pub struct Prediction {
    /// The one that matters most.
    pub truth: InterestIx,
    /// Those to choose from, the truth among them.
    pub among: Vec<InterestIx>,
    /// Where it leads.
    pub next: Next,
}
