//! The ends of plays: how each scores, and which of them are alike.
//!
//! **Not here:** the rules of scoring (`counterpart_core::scoring`).

use super::horizon::Expected;
use counterpart_core::conversation::{State, ending};
use counterpart_core::scenario::{AgreementIx, BeatIx, EndingKind, Scenario, Seat, Turn};
use counterpart_core::scoring::{OutcomeKind, Scorer};

/// Ends that are alike but for their score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The beat at which it ends.
    pub beat: BeatIx,
    /// How it counts as an ending.
    pub ending: EndingKind,
    /// What was settled.
    pub agreement: Option<AgreementIx>,
    /// How many of the other side's interests were understood.
    pub understood: u8,
    /// Whether it is a win-win.
    pub won: bool,
}

impl Class {
    /// Whether its beat is called an agreement and nothing was agreed.
    pub fn is_unsettled(&self, seat: &Seat) -> bool {
        let called = matches!(seat.beat(self.beat).turn, Turn::End(EndingKind::Agreement));
        called && self.agreement.is_none()
    }
}

/// The ends of a space. Ends of one class with the same score are one.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// The outcome score of each end, 0–100; 0 where only the course counts.
    pub scores: Vec<f64>,
    /// The class of each end.
    pub class_of: Vec<u16>,
    /// The classes.
    pub classes: Vec<Class>,
}

impl Ends {
    /// The class of an end.
    pub fn class(&self, end: usize) -> &Class {
        &self.classes[usize::from(self.class_of[end])]
    }
}

/// What tells states apart.
#[derive(Clone, Copy, Debug)]
pub enum Counts<'a> {
    /// How the conversation goes and what it is worth.
    Scores,
    /// Only how it goes: what is said, offered and judged on the way, how it ends and with what. What is found
    /// is only true if nothing was judged otherwise than expected; see [`Expected::holds`].
    Course(&'a Expected),
}

/// Tells the ends of plays apart as they are come upon.
pub(super) struct Counter<'s> {
    scorer: Scorer<'s>,
    seat: &'s Seat,
    theirs: u32,
    scored: bool,
    classes: Vec<Class>,
    /// For each beat, the classes that end at it.
    at_beat: Vec<Vec<u16>>,
}

/// An end that a play has come to: its class, and its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    class: u16,
    score: f64,
}

/// Scores that differ by less than this are the same score, added up in another order.
const SAME: f64 = 1e-9;

impl End {
    /// The same for ends that are one.
    pub fn key(self) -> u64 {
        u64::from(self.class) << 48 | libm::round(self.score / SAME) as u64
    }
}

impl Ends {
    /// The same with one end for each class, of the same number, and no scores.
    pub(super) fn without_scores(&self) -> Ends {
        let class_of = (0u16..).zip(&self.classes).map(|(class, _)| class).collect();
        Ends { scores: vec![0.0; self.classes.len()], class_of, classes: self.classes.clone() }
    }

    /// One more end.
    pub(super) fn push(&mut self, end: End) {
        self.scores.push(end.score);
        self.class_of.push(end.class);
    }
}

impl<'s> Counter<'s> {
    /// Of this seat; `scored`, whether ends of one class are told apart by their score.
    pub fn new(scenario: &'s Scenario, seat: &'s Seat, scored: bool) -> Counter<'s> {
        let theirs = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
        let scorer = Scorer::new(scenario, seat);
        let at_beat = vec![Vec::new(); seat.beats.len()];
        Counter { scorer, seat, theirs, scored, classes: Vec::new(), at_beat }
    }

    /// The end that a state is at; none if it isn't at one.
    pub fn end(&mut self, state: &State) -> Option<End> {
        if !matches!(self.seat.beat(state.beat).turn, Turn::End(_)) {
            return None;
        }
        let outcome = self.scorer.outcome(state)?;
        let class = Class {
            beat: state.beat,
            ending: ending(self.seat, state)?,
            agreement: outcome.agreement,
            understood: (state.understood & self.theirs).count_ones() as u8,
            won: outcome.kind == OutcomeKind::WinWin,
        };
        let score = if self.scored { outcome.score } else { 0.0 };
        let at_beat = &mut self.at_beat[state.beat.index()];
        let known = at_beat.iter().copied().find(|known| self.classes[usize::from(*known)] == class);
        let class = known.unwrap_or_else(|| {
            let number = self.classes.len() as u16;
            at_beat.push(number);
            self.classes.push(class);
            number
        });
        Some(End { class, score })
    }

    /// The classes that were come upon, and the ends.
    pub fn into_ends(self, ends: Ends) -> Ends {
        Ends { classes: self.classes, ..ends }
    }
}
