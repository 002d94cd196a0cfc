//! The ends of plays: how each scores, and which of them are alike.
//!
//! **Not here:** the rules of scoring (`counterpart_core::scoring`).

use counterpart_core::conversation::{State, ending};
use counterpart_core::scenario::{AgreementIx, BeatIx, EndingKind, Scenario, Seat, Turn};
use counterpart_core::scoring::{OutcomeKind, Scorer};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

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
    /// The outcome score of each end, 0–100.
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

/// Numbers the ends as they are come upon.
pub(super) struct Counter<'s> {
    scorer: Scorer<'s>,
    seat: &'s Seat,
    theirs: u32,
    ends: Ends,
    index: HashTable<u32>,
}

/// Scores that differ by less than this are the same score, added up in another order.
const SAME: f64 = 1e-9;

impl<'s> Counter<'s> {
    /// Of this seat.
    pub fn new(scenario: &'s Scenario, seat: &'s Seat) -> Counter<'s> {
        let theirs = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
        let scorer = Scorer::new(scenario, seat);
        Counter { scorer, seat, theirs, ends: Ends::default(), index: HashTable::new() }
    }

    /// The number of the end that a state is at; none if it isn't at one.
    pub fn number(&mut self, state: &State) -> Option<u32> {
        let outcome = self.scorer.outcome(state)?;
        let class = Class {
            beat: state.beat,
            ending: ending(self.seat, state)?,
            agreement: outcome.agreement,
            understood: (state.understood & self.theirs).count_ones() as u8,
            won: outcome.kind == OutcomeKind::WinWin,
        };
        let Ends { scores, class_of, classes } = &mut self.ends;
        let known = classes.iter().position(|known| *known == class);
        let class = known.unwrap_or_else(|| {
            classes.push(class);
            classes.len() - 1
        }) as u16;
        let key = |class: u16, score: f64| u64::from(class) << 48 | libm::round(score / SAME) as u64;
        let hash = |key: u64| key.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        let of = |number: u32| key(class_of[number as usize], scores[number as usize]);
        let wanted = key(class, outcome.score);
        let found =
            self.index.entry(hash(wanted), |number| of(*number) == wanted, |number| hash(of(*number)));
        Some(match found {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(place) => {
                let number = scores.len() as u32;
                place.insert(number);
                scores.push(outcome.score);
                class_of.push(class);
                number
            }
        })
    }

    /// The ends that were come upon.
    pub fn into_ends(self) -> Ends {
        self.ends
    }
}
