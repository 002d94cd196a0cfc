//! The moment in which something is said: all that a rule may look at.

use crate::conversation::parameters::Parameters;
use crate::conversation::state::{Mind, State};
use crate::scenario::{
    AgreementIx, Beat, CharacterIx, DepartmentIx, InterestIx, Move, MoveKind, Scenario, Seat, Stake, Turn,
};

/// A move about to be made, the state it is made in, and the scenario around it.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The numbers of the model.
    pub p: &'a Parameters,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The desk from which it is said.
    pub seat: &'a Seat,
    /// The beat at which it is said.
    pub beat: &'a Beat,
    /// The state before it is said.
    pub state: &'a State,
    /// To whom, as a position in the seat's `facing`.
    pub to: u8,
    /// What is said, as an act.
    pub act: Move,
}

impl<'a> Moment<'a> {
    /// Whether the move is of this kind.
    pub fn is(&self, kind: MoveKind) -> bool {
        self.act.kind == kind
    }

    /// The person who hears it.
    pub fn mind(&self) -> &'a Mind {
        &self.state.minds[usize::from(self.to)]
    }

    /// Their heat, 0–100.
    pub fn heat(&self) -> u8 {
        self.mind().heat
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
        self.mind().trust
    }

    /// Whether it feels safe enough to them to be told what they did.
    pub fn safe_for_feedback(&self) -> bool {
        self.mind().safety >= self.p.safe_for_feedback
    }

    /// How clear facts, needs and roles are to them, 0–100.
    pub fn clarity(&self) -> u8 {
        self.mind().clarity
    }

    /// Whether things are clear enough to them for a proposal to be weighed.
    pub fn clear_enough(&self) -> bool {
        self.clarity() >= self.p.clear_enough
    }

    /// The agreement that stands.
    pub fn agreed(&self) -> Option<AgreementIx> {
        self.state.agreed
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

    /// How many of the listener's interests were said.
    pub fn revealed_count(&self) -> u32 {
        (self.state.revealed & self.their_interests()).count_ones()
    }

    /// How many of the listener's interests were understood.
    pub fn understood_count(&self) -> u32 {
        (self.state.understood & self.their_interests()).count_ones()
    }

    /// Whether some line has let the interest show.
    pub const fn is_hinted(&self, interest: InterestIx) -> bool {
        self.state.hinted & interest.bit() != 0
    }

    /// Whether the interest has been said.
    pub const fn is_revealed(&self, interest: InterestIx) -> bool {
        self.state.is_revealed(interest)
    }

    /// Whether the interest has been understood.
    pub const fn is_understood(&self, interest: InterestIx) -> bool {
        self.state.is_understood(interest)
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
        self.state.was_used(self.act.kind)
    }

    /// Whether this would be the third move in a row that only listens.
    pub fn stalls(&self) -> bool {
        self.act.kind.only_listens() && self.state.listening_run + 1 >= self.p.stalls_at
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
        needed & !self.state.understood == 0
    }

    /// Whether an agreement is worth enough to the listener: walking away plus a margin that
    /// shrinks with trust.
    pub fn worth_enough(&self, agreement: AgreementIx) -> bool {
        let department = self.their_department();
        let worth = self.scenario.worth(Some(agreement), department);
        let least = self.scenario.worth(None, department).saturating_add(self.mind().margin(self.p));
        worth >= least
    }

    /// Whether the listener would accept an agreement now.
    pub fn acceptable(&self, agreement: AgreementIx) -> bool {
        self.worth_enough(agreement)
            && !self.hot()
            && self.clear_enough()
            && self.rests_on_understood(agreement)
    }

    /// Whether an agreement leaves both departments with at least two fifths of what they could
    /// gain: (worth − walk-away) / (best − walk-away) ≥ .4.
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
            best > walk_away && 5 * gain >= 2 * (best - walk_away)
        })
    }
}
