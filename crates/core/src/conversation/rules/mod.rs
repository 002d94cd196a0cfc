//! The rules by which a move is judged: the heart of the model.
//!
//! A rule looks at a [`Moment`] and either has nothing to say or gives a judgement from −2 (makes
//! it much worse) to +2 (just what the moment asked for). [`RULES`] is tried from the top; the first
//! rule with something to say decides, and the player is told which one it was.

mod book;
mod moment;
mod prelude;
mod prose;
#[cfg(test)]
mod recording;
#[cfg(test)]
pub(super) mod sketch;

pub use moment::Moment;

use super::aspects::{Aspect, Aspects};
use crate::scenario::{Family, MoveKind};
use crate::text::Words;
use std::sync::LazyLock;

/// One rule of the conversation model.
#[derive(Debug)]
pub struct Rule {
    /// The id, such as `LISTEN-03`. Stable: reports and records name it.
    pub id: &'static str,
    /// The family of moves it is mostly about.
    pub family: Family,
    /// The moves that it may have something to say about.
    pub moves: &'static [MoveKind],
    /// What of the state it looks at: nothing but this. Proofs forget what nobody reads.
    pub reads: &'static [Aspect],
    /// A name of a few words.
    pub name: Words,
    /// What it says, with places for the figures of the model; see [`Rule::says`].
    says: Words,
    /// Where it comes from.
    pub source: &'static str,
    /// A sentence to which it applies, and what comes of it.
    pub example: Words,
    /// The judgement of one of its moves, if the rule applies.
    judge: fn(&Moment) -> Option<i8>,
}

impl Rule {
    /// The judgement of a move, if the rule applies. Of moves that it doesn't name it has nothing to
    /// say.
    pub fn judge(&self, moment: &Moment) -> Option<i8> {
        if self.moves.contains(&moment.act.kind) { (self.judge)(moment) } else { None }
    }
}

/// A judgement: how a move fitted its moment, and by which rule.
#[derive(Clone, Copy, Debug)]
pub struct Judgement {
    /// From −2 to +2.
    pub quality: i8,
    /// The rule that says so.
    pub rule: &'static Rule,
}

impl PartialEq for Judgement {
    fn eq(&self, other: &Judgement) -> bool {
        self.quality == other.quality && self.rule.id == other.rule.id
    }
}

impl Eq for Judgement {}

pub(super) use book::AS_WRITTEN;
pub use book::RULES;

/// The rules that may have something to say about each kind of move, in the order of the book.
static BY_MOVE: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| {
    let about = |kind| RULES.iter().copied().filter(|rule| rule.moves.contains(kind)).collect();
    MoveKind::ALL.iter().map(about).collect()
});

/// What the rules that may judge a kind of move read of the state.
pub fn reads(kind: MoveKind) -> Aspects {
    BY_MOVE[kind as usize].iter().fold(Aspects::NONE, |reads, rule| reads.and(rule.reads))
}

/// The rule with this id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// Judges a move: the first rule that applies decides.
pub fn judge(moment: &Moment) -> Judgement {
    BY_MOVE[moment.act.kind as usize]
        .iter()
        .copied()
        .find_map(|rule| (rule.judge)(moment).map(|quality| Judgement { quality, rule }))
        .unwrap_or(Judgement { quality: 0, rule: &book::prediction::NEITHER_HERE_NOR_THERE })
}
