//! A play on the screen: the engine's play, and how far the person has got in looking at it.

use super::Board;
use crate::conversation::order::ShownOrder;
use crate::conversation::{Mind, Offer, Play, TurnRecord};
use crate::scenario::{AgreementIx, CharacterIx, Face, Feeling, OptionIx};
use crate::session::{Mode, Seen};
use crate::text::Text;

/// What the person is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Choosing what to say, or looking at the last line of all.
    Choosing,
    /// Looking at what the last thing they said has done.
    Heard,
}

/// A play on the screen.
#[derive(Clone, Debug)]
pub struct Playing {
    /// The play.
    pub play: Play,
    /// Its id in the store.
    pub uid: String,
    /// The seed of the order in which options are shown.
    pub seed: u64,
    /// Whether moves are explained as they are made.
    pub mode: Mode,
    /// What the person is doing.
    pub phase: Phase,
    /// In a prediction, the answer that waits for its confidence.
    pub guess: Option<OptionIx>,
    /// What is being said, where one stops before it is taken in: while choosing only.
    pub held: Option<OptionIx>,
}

impl Playing {
    /// The options in the order in which they are shown.
    pub fn shown(&self) -> Vec<Offer> {
        let offers = self.play.offers();
        let options = offers.iter().map(|offer| offer.option);
        ShownOrder::shuffled(self.seed, self.play.turns().len(), options).arrange(&offers)
    }

    /// The person across the table who speaks now.
    pub fn speaker(&self) -> CharacterIx {
        let seat = self.play.seat();
        seat.facing[usize::from(seat.beat(self.on_stage().beat).by)]
    }

    /// The state that the stage shows: the present one.
    pub fn on_stage(&self) -> &crate::conversation::State {
        self.play.state()
    }

    /// What the speaker thinks and feels now, in figures.
    pub fn mind(&self) -> &Mind {
        let state = self.on_stage();
        &state.minds[usize::from(self.play.seat().beat(state.beat).by)]
    }

    /// What the speaker feels now beside anger: what their line says, and, while they take in what was said,
    /// what it left of that.
    pub fn feels(&self) -> Option<Feeling> {
        let state = self.on_stage();
        let speaker = usize::from(self.play.seat().beat(state.beat).by);
        match self.heard() {
            Some(turn) => self.play.still_feels(turn, speaker),
            None => self.play.feels(state, speaker),
        }
    }

    /// What a picture that can't act shows of the speaker now.
    pub fn seen(&self) -> Seen {
        Seen::of(self.mind(), self.feels(), None)
    }

    /// The turn that was last made, while the person looks at what it did.
    pub fn heard(&self) -> Option<&TurnRecord> {
        match self.phase {
            Phase::Heard => self.play.turns().last(),
            Phase::Choosing => None,
        }
    }

    /// What is being said, before it is taken in.
    pub fn held(&self) -> Option<Offer> {
        let held = self.held?;
        self.play.offers().into_iter().find(|offer| offer.option == held)
    }

    /// The expression that the line asks for, if it overrides what follows from the state.
    pub fn face(&self) -> Option<Face> {
        match self.phase {
            Phase::Choosing => self.play.seat().beat(self.on_stage().beat).face,
            Phase::Heard => None,
        }
    }

    /// What the other side says in the line now.
    pub fn line(&self) -> &Text {
        self.play.says(self.on_stage())
    }

    /// What the other side cares about, as far as the person knows it now.
    pub fn board(&self) -> Board {
        Board::of(&self.play, self.on_stage())
    }

    /// What the proposal of an offer rests on now; none if it proposes nothing. It is a hint: where there are to be
    /// none, as in conversations that are compared, it isn't given.
    pub fn rests_on(&self, offer: &Offer) -> Option<Board> {
        self.gives_hints().then(|| Board::under(&self.play, self.on_stage(), offer)).flatten()
    }

    /// The most that [`Playing::rests_on`] ever names of an agreement.
    pub fn rests_on_at_most(&self, agreement: AgreementIx) -> Option<Board> {
        self.gives_hints().then(|| Board::once_understood(&self.play, agreement))
    }

    fn gives_hints(&self) -> bool {
        self.mode == Mode::Guided
    }

    /// Whether the last line of the conversation is on the screen.
    pub fn is_over(&self) -> bool {
        self.play.ending().is_some() && self.phase == Phase::Choosing
    }
}
