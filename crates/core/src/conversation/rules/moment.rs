//! The moment in which something is said: all that a rule may look at.

use crate::conversation::aspects::Aspect;
#[cfg(test)]
use crate::conversation::aspects::Aspects;
use crate::conversation::parameters::Parameters;
use crate::conversation::state::{Mind, State};
use crate::conversation::step::Engine;
use crate::scenario::{
    AgreementIx, Beat, CharacterIx, Choice, DepartmentIx, Feeling, InterestIx, Move, MoveKind, Scenario,
    Seat, Stake, Turn,
};
#[cfg(test)]
use std::cell::Cell;

/// A move about to be made, the state it is made in, and the scenario around it.
///
/// The state itself is out of sight: what a judge looks at, it asks for, and each question belongs to
/// an [`Aspect`] that its rule must declare.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The numbers of the model.
    pub p: &'a Parameters,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat from which it is said.
    pub seat: &'a Seat,
    /// The beat at which it is said.
    pub beat: &'a Beat,
    /// To whom, as a position in the seat's `facing`.
    pub to: u8,
    /// What is said, as an act.
    pub act: Move,
    /// Whether it crosses the line of this beat.
    pub crosses: bool,
    /// Whether the same sentence owns what one's side did or is criticised for.
    pub owns_up: bool,
    /// Whether the same sentence answers what was asked.
    pub answers: bool,
    /// How it sounds, −2 (cold) to 2 (warm).
    pub tone: i8,
    /// The line that it takes back, by its bit.
    takes_back: Option<u8>,
    /// The state before it is said.
    state: &'a State,
    /// Where tests note what was looked at.
    #[cfg(test)]
    noted: Option<&'a Cell<Aspects>>,
}

impl<'a> Moment<'a> {
    /// The moment in which something is said to somebody at a beat.
    pub const fn new(engine: Engine<'a>, beat: &'a Beat, state: &'a State, to: u8, act: Move) -> Moment<'a> {
        let Engine { scenario, seat, p } = engine;
        Moment {
            p,
            scenario,
            seat,
            beat,
            to,
            act,
            crosses: false,
            owns_up: false,
            answers: false,
            tone: act.kind.warmth(),
            takes_back: None,
            state,
            #[cfg(test)]
            noted: None,
        }
    }

    /// The same moment, with what the whole sentence does beside this act.
    pub fn in_words_of(self, choice: &Choice) -> Moment<'a> {
        Moment {
            crosses: choice.crosses,
            owns_up: choice.acts().any(|act| act.kind.owns_up()),
            answers: choice.acts().any(|act| act.kind == MoveKind::Answer),
            tone: choice.tone,
            takes_back: choice.takes_back,
            ..self
        }
    }

    /// The same moment, noting what is looked at.
    #[cfg(test)]
    pub const fn noting(self, noted: &'a Cell<Aspects>) -> Moment<'a> {
        Moment { noted: Some(noted), ..self }
    }

    /// Notes that something is looked at. Only tests do.
    fn note(&self, _aspect: Aspect) {
        #[cfg(test)]
        if let Some(noted) = self.noted {
            noted.set(noted.get().and(&[_aspect]));
        }
    }

    /// The person who hears it, looked at in this respect.
    fn mind(&self, aspect: Aspect) -> &'a Mind {
        self.note(aspect);
        &self.state.minds[usize::from(self.to)]
    }

    /// Whether the move is of this kind.
    pub fn is(&self, kind: MoveKind) -> bool {
        self.act.kind == kind
    }

    /// Their heat, 0–100.
    pub fn heat(&self) -> u8 {
        self.mind(Aspect::Heat).heat
    }

    /// Whether they are too heated for reasons.
    pub fn hot(&self) -> bool {
        self.heat() >= self.p.hot
    }

    /// Whether they are so heated that only a break helps.
    pub fn boiling(&self) -> bool {
        self.heat() >= self.p.boiling
    }

    /// Whether they have settled so far that a break would only interrupt.
    pub fn settled(&self) -> bool {
        self.heat() < self.p.settled
    }

    /// Whether they are calm and ready to work.
    pub fn cool(&self) -> bool {
        self.heat() < self.p.cool
    }

    /// How far they trust the player, 0–100.
    pub fn trust(&self) -> u8 {
        self.mind(Aspect::Trust).trust
    }

    /// Whether it feels safe enough to them to be told what they did.
    pub fn safe_for_feedback(&self) -> bool {
        self.mind(Aspect::Safety).safety >= self.p.safe_for_feedback
    }

    /// How clear facts, needs and roles are to them, 0–100.
    pub fn clarity(&self) -> u8 {
        self.mind(Aspect::Clarity).clarity
    }

    /// Whether things are clear enough to them for a proposal to be weighed.
    pub fn clear_enough(&self) -> bool {
        self.clarity() >= self.p.clear_enough
    }

    /// How safe it feels to them, 0–100, as far as it decides whether they say now what the move is
    /// about. Not to be asked once they have said it.
    pub fn safety_to_say(&self) -> u8 {
        self.mind(Aspect::SafetyToSay).safety
    }

    /// Whether they feel safe enough to say what it is about on a sentence judged so:
    /// safety + 12.5 · judgement ≥ depth. Not to be asked once they have said it.
    pub fn would_say(&self, interest: InterestIx, judgement: i8) -> bool {
        let depth = i32::from(self.scenario.interest(interest).depth);
        2 * i32::from(self.safety_to_say()) + self.p.disclosure_halves * i32::from(judgement) >= 2 * depth
    }

    /// Whether some line was crossed and not taken back.
    pub fn stands_crossed(&self) -> bool {
        self.note(Aspect::Crossed);
        self.state.crossed != 0
    }

    /// The agreement that stands.
    pub fn agreed(&self) -> Option<AgreementIx> {
        self.note(Aspect::Agreed);
        self.state.agreed
    }

    /// Whether what is said takes back a line that was crossed.
    pub fn takes_back_now(&self) -> bool {
        self.takes_back.is_some_and(|line| {
            self.note(Aspect::Crossed);
            self.state.crossed & (1 << line) != 0
        })
    }

    /// Whether a fault of the player's side was raised and hasn't been owned.
    pub fn owed(&self) -> bool {
        self.note(Aspect::Owed);
        self.state.owed
    }

    /// How many things the player may still say, this one included.
    pub fn turns_left(&self) -> u8 {
        self.note(Aspect::TurnsLeft);
        self.state.turns_left
    }

    /// What the speaker feels beside anger.
    pub const fn feels(&self) -> Option<Feeling> {
        self.beat.feels
    }

    /// Whether they have just asked something that wants an answer.
    pub const fn asks(&self) -> bool {
        self.beat.asks
    }

    /// Whether they have just asked something, and the same sentence answers it.
    pub const fn answers_now(&self) -> bool {
        self.asks() && self.answers
    }

    /// Whether something is at stake at this beat.
    pub fn at_stake(&self, stake: Stake) -> bool {
        self.beat.at_stake(stake)
    }

    /// Who hears it.
    pub fn listener(&self) -> CharacterIx {
        self.seat.facing[usize::from(self.to)]
    }

    /// The listener's interests, as a set of bits.
    pub fn their_interests(&self) -> u32 {
        self.scenario.interests_mask(self.listener())
    }

    /// Which of the listener's interests were said, as a set of bits.
    pub fn revealed(&self) -> u32 {
        self.note(Aspect::AllRevealed);
        self.state.revealed & self.their_interests()
    }

    /// Which of the listener's interests were understood, as a set of bits.
    pub fn understood(&self) -> u32 {
        self.note(Aspect::Understood);
        self.state.understood & self.their_interests()
    }

    /// How many of the listener's interests have shown.
    pub fn hinted_count(&self) -> u32 {
        self.note(Aspect::AllHinted);
        (self.state.hinted & self.their_interests()).count_ones()
    }

    /// Whether the line just heard lets something show that they haven't said yet.
    pub fn half_said(&self) -> bool {
        self.beat.hints & !self.revealed() & self.their_interests() != 0
    }

    /// How many of the listener's interests were said.
    pub fn revealed_count(&self) -> u32 {
        self.revealed().count_ones()
    }

    /// How many of the listener's interests were understood.
    pub fn understood_count(&self) -> u32 {
        self.understood().count_ones()
    }

    /// Whether the interest that the move is about has shown; none if it is about none.
    pub fn is_hinted(&self) -> Option<bool> {
        self.note(Aspect::Hinted);
        self.interest().map(|interest| self.state.hinted & interest.bit() != 0)
    }

    /// Whether the interest that the move is about was said; none if it is about none.
    pub fn is_revealed(&self) -> Option<bool> {
        self.note(Aspect::Revealed);
        self.interest().map(|interest| self.state.revealed & interest.bit() != 0)
    }

    /// Whether the interest that the move is about was understood; none if it is about none.
    pub fn is_understood(&self) -> Option<bool> {
        self.note(Aspect::Understood);
        self.interest().map(|interest| self.state.understood & interest.bit() != 0)
    }

    /// The interest the move is about, if it is about one.
    pub fn interest(&self) -> Option<InterestIx> {
        self.act.interest()
    }

    /// What matters most to the other side, where the beat asks the player just that.
    pub fn truth(&self) -> Option<InterestIx> {
        match &self.beat.turn {
            Turn::Predict(prediction) => Some(prediction.truth),
            Turn::Speak(_) | Turn::End(_) => None,
        }
    }

    /// Whether a move of this kind was made before (only for moves that are remembered).
    pub fn made_before(&self) -> bool {
        self.note(Aspect::MadeBefore);
        self.state.was_used(self.act.kind)
    }

    /// Whether one more move that only listens would be the third in a row.
    pub fn stalls(&self) -> bool {
        self.note(Aspect::ListeningRun);
        self.state.listening_run + 1 >= self.p.stalls_at
    }

    /// The agreement the move is about, if it is about one.
    pub fn agreement(&self) -> Option<AgreementIx> {
        self.act.agreement()
    }

    /// The listener's department.
    pub fn their_department(&self) -> DepartmentIx {
        self.scenario.department_of(self.listener())
    }

    /// The player's department.
    pub fn own_department(&self) -> DepartmentIx {
        self.scenario.department_of(self.seat.plays)
    }

    /// Whether the listener's interests that an agreement rests on are understood.
    pub fn rests_on_understood(&self, agreement: AgreementIx) -> bool {
        let needed = self.scenario.agreement(agreement).rests_on & self.their_interests();
        needed & !self.understood() == 0
    }

    /// Whether the listener's interests that an agreement rests on were at least said.
    pub fn rests_on_revealed(&self, agreement: AgreementIx) -> bool {
        let needed = self.scenario.agreement(agreement).rests_on & self.their_interests();
        needed & !self.revealed() == 0
    }

    /// Whether the listener's interests that an agreement rests on have at least shown.
    pub fn rests_on_hinted(&self, agreement: AgreementIx) -> bool {
        let needed = self.scenario.agreement(agreement).rests_on & self.their_interests();
        self.note(Aspect::AllHinted);
        needed & !self.state.hinted == 0
    }

    /// Whether an agreement is worth enough to the listener: walking away plus a margin that
    /// shrinks with trust.
    pub fn worth_enough(&self, agreement: AgreementIx) -> bool {
        let department = self.their_department();
        let worth = self.scenario.worth(Some(agreement), department);
        let least =
            self.scenario.worth(None, department).saturating_add(self.mind(Aspect::Trust).margin(self.p));
        worth >= least
    }

    /// Whether the listener would accept an agreement now: it is worth enough, they are not too heated to
    /// weigh it, things are clear, and it takes up what they have said. To have it said back to them first
    /// makes for a better plan and is no condition: whoever meets what was said has heard it.
    pub fn acceptable(&self, agreement: AgreementIx) -> bool {
        self.worth_enough(agreement)
            && !self.hot()
            && self.clear_enough()
            && self.rests_on_revealed(agreement)
    }

    /// Whether an agreement leaves both departments with a gain that counts: (worth − walk-away) /
    /// (best − walk-away) is at least [`WIN_PERCENT`](crate::conversation::parameters::WIN_PERCENT).
    pub fn good_for_both(&self, agreement: AgreementIx) -> bool {
        [self.their_department(), self.own_department()].into_iter().all(|department| {
            let walk_away = i32::from(self.scenario.worth(None, department));
            let best = self
                .scenario
                .agreements
                .iter()
                .map(|agreement| i32::from(agreement.worth[department.index()]))
                .max()
                .unwrap_or(walk_away);
            let gain = i32::from(self.scenario.worth(Some(agreement), department)) - walk_away;
            best > walk_away && 100 * gain >= self.p.win_percent * (best - walk_away)
        })
    }
}
