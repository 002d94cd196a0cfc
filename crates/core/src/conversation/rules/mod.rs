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

pub(super) use book::feelings::meets;
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
    /// What it says, and why, in a sentence or two to the player: what it means to a person, without
    /// figures.
    pub says: Words,
    /// From which values on it holds, with places for the figures of the model; empty where it doesn't
    /// hang on any. See [`Rule::figures`].
    figures: Words,
    /// Where it comes from.
    pub source: &'static str,
    /// A sentence to which it applies, and what comes of it.
    pub example: Words,
    /// The judgement of one of its moves, if the rule applies.
    judge: fn(&Moment) -> Option<i8>,
}

impl Rule {
    /// A rule that has nothing to say, of which others are made by what they say.
    const BLANK: Rule = Rule {
        id: "",
        family: Family::Express,
        moves: &[],
        reads: &[],
        name: Words::new("", ""),
        says: Words::new("", ""),
        figures: Words::new("", ""),
        source: "",
        example: Words::new("", ""),
        judge: |_| None,
    };

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

impl Judgement {
    /// That of a sentence of which no rule has anything to say.
    pub fn plain() -> Judgement {
        Judgement { quality: 0, rule: &book::prediction::NEITHER_HERE_NOR_THERE }
    }
}

pub(super) use book::{AS_WRITTEN, CAPS_AS_WRITTEN};

pub use book::{CAPS, RULES};

/// Those of some rules that may have something to say about each kind of move, in their order.
fn by_move(rules: &[&'static Rule]) -> Vec<Vec<&'static Rule>> {
    let about = |kind| rules.iter().copied().filter(|rule| rule.moves.contains(kind)).collect();
    MoveKind::ALL.iter().map(about).collect()
}

/// The rules about each kind of move.
static BY_MOVE: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| by_move(RULES));

/// The caps on each kind of move.
static CAPS_BY_MOVE: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| by_move(CAPS));

/// What the rules that may judge a kind of move read of the state.
pub fn reads(kind: MoveKind) -> Aspects {
    let (rules, caps) = (&BY_MOVE[kind as usize], &CAPS_BY_MOVE[kind as usize]);
    rules.iter().chain(caps).fold(Aspects::NONE, |reads, rule| reads.and(rule.reads))
}

/// Every rule: those that judge, in the order in which they are tried, and then the caps.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(CAPS).copied()
}

/// The rule with this id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// Judges a move: the first rule that applies decides, and a cap says at most how much it can be worth.
pub fn judge(moment: &Moment) -> Judgement {
    let kind = moment.act.kind as usize;
    let judged = |rule: &'static Rule| (rule.judge)(moment).map(|quality| Judgement { quality, rule });
    let judgement = BY_MOVE[kind].iter().copied().find_map(judged).unwrap_or_else(Judgement::plain);
    let cap = CAPS_BY_MOVE[kind].iter().copied().filter_map(judged).min_by_key(|cap| cap.quality);
    cap.filter(|cap| cap.quality < judgement.quality).unwrap_or(judgement)
}

/// The judgement of a sentence that does two things.
///
/// What it does well counts, unless the other half spoils it: a trap or a −2 in the same breath is what
/// is heard, and a half that misfires takes one off the better one.
pub fn of_both(one: (MoveKind, Judgement), other: (MoveKind, Judgement)) -> Judgement {
    let ((_, better), (kind, worse)) =
        if one.1.quality >= other.1.quality { (one, other) } else { (other, one) };
    match worse.quality {
        0.. => better,
        -2 => worse,
        _ if better.quality < 0 => better,
        _ if kind.family() == Family::Trap => worse,
        _ if better.quality >= 2 => Judgement { quality: better.quality - 1, rule: better.rule },
        _ => Judgement { quality: better.quality - 1, rule: worse.rule },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: Reflect +2 with StateNeed −1 is +1; with a thing that neither helps nor hurts it stays
    /// +2; with Blame it is what Blame is; two halves that both misfire are no worse than one.
    #[test]
    fn a_sentence_that_does_two_things_is_judged_by_both() {
        let of = |quality, id| Judgement { quality, rule: find(id).expect("a rule") };
        let good = (MoveKind::Reflect, of(2, "LISTEN-01"));
        let fair = (MoveKind::Acknowledge, of(1, "LISTEN-15"));
        let plain = (MoveKind::StateFact, of(0, "EXPRESS-12"));
        let early = (MoveKind::StateNeed, of(-1, "EXPRESS-01"));
        let trap = (MoveKind::Lecture, of(-1, "TRAP-06"));
        let worst = (MoveKind::Blame, of(-2, "TRAP-01"));
        for (one, other, quality, rule) in [
            (good, plain, 2, "LISTEN-01"),
            (good, early, 1, "LISTEN-01"),
            (fair, early, 0, "EXPRESS-01"),
            (plain, early, -1, "EXPRESS-01"),
            (early, early, -1, "EXPRESS-01"),
            (good, trap, -1, "TRAP-06"),
            (good, worst, -2, "TRAP-01"),
            (good, fair, 2, "LISTEN-01"),
        ] {
            for judged in [of_both(one, other), of_both(other, one)] {
                assert_eq!((judged.quality, judged.rule.id), (quality, rule));
            }
        }
    }
}
