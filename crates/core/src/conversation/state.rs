//! The state of a conversation: whole numbers and sets of bits, small enough to copy.

use super::parameters::{FULL, Parameters};
use crate::scenario::{
    AgreementIx, BeatIx, Condition, Day, Gauge, InterestIx, MAX_FACING, MoveKind, Scenario, Seat, Stake,
};
use serde::Serialize;

/// What one person across the table thinks and feels, each 0–100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Mind {
    /// How far they trust the player.
    pub trust: u8,
    /// How heated they are.
    pub heat: u8,
    /// How safe it feels to say what is really the matter.
    pub safety: u8,
    /// How clear facts, needs and roles are.
    pub clarity: u8,
    /// Whether a promise that couldn't be kept has come out.
    pub deceived: bool,
    /// In how many turns a promise comes out; 0 if none is outstanding.
    pub promise_due: u8,
}

impl Mind {
    /// The highest that trust can still get.
    pub const fn trust_cap(&self, p: &Parameters) -> i32 {
        if self.deceived { p.trust_cap_deceived } else { FULL }
    }

    /// What an agreement must be worth to them above walking away before they accept it, 0–20.
    ///
    /// ```
    /// use counterpart_core::conversation::{Mind, parameters::Parameters};
    /// let wary = Mind { trust: 25, ..Mind::default() };
    /// assert_eq!(wary.margin(&Parameters::DEFAULT), 15);
    /// ```
    pub fn margin(&self, p: &Parameters) -> u8 {
        let margin = (FULL - i32::from(self.trust)) * p.margin;
        u8::try_from((margin + FULL / 2) / FULL).unwrap_or(u8::MAX)
    }

    /// The value of one gauge.
    pub const fn gauge(&self, gauge: Gauge) -> u8 {
        match gauge {
            Gauge::Trust => self.trust,
            Gauge::Heat => self.heat,
            Gauge::Safety => self.safety,
            Gauge::Clarity => self.clarity,
        }
    }
}

/// The whole state of a play. Equal states have equal futures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct State {
    /// Where the conversation is.
    pub beat: BeatIx,
    /// How many things the player may still say.
    pub turns_left: u8,
    /// The people across the table, in the order of the seat's `facing`.
    pub minds: [Mind; MAX_FACING],
    /// Whether anybody's heat rose to the mark from which only a break helps.
    pub boiled_over: bool,
    /// Whether a fault of the player's side was raised and hasn't been owned.
    pub owed: bool,
    /// Lines that were crossed and not taken back, as a set of bits in the order of the seat's `lines`.
    pub crossed: u8,
    /// Interests that some line has let show.
    pub hinted: u32,
    /// Interests that have been said.
    pub revealed: u32,
    /// Interests that have been said, restated correctly and confirmed.
    pub understood: u32,
    /// The kinds of move that a rule remembers: those for which the second time is not the first.
    pub used: u32,
    /// How many moves in a row only listened.
    pub listening_run: u8,
    /// The agreement that stands.
    pub agreed: Option<AgreementIx>,
    /// Agreements that were turned down.
    pub refused: u16,
    /// Watched beats that the play has been through.
    pub visited: u32,
}

impl State {
    /// The state in which a seat opens, on the day as it is written.
    pub fn opening(scenario: &Scenario, seat: &Seat) -> State {
        State::opening_on(scenario, seat, None)
    }

    /// The state in which a seat opens on a day.
    pub fn opening_on(scenario: &Scenario, seat: &Seat, day: Option<&Day>) -> State {
        let mut minds = [Mind::default(); MAX_FACING];
        for (place, (mind, person)) in minds.iter_mut().zip(&seat.facing).enumerate() {
            let usual = scenario.character(*person).start;
            if let Some(start) = day.and_then(|day| day.start.get(place).copied()).or(usual) {
                mind.trust = start.trust;
                mind.heat = start.heat;
                mind.safety = start.safety;
                mind.clarity = start.clarity;
            }
        }
        let opens = day.map_or(seat.opens, |day| day.opens);
        let mut state = State {
            beat: opens,
            turns_left: seat.turns,
            minds,
            boiled_over: false,
            owed: false,
            crossed: 0,
            hinted: 0,
            revealed: 0,
            understood: 0,
            used: 0,
            listening_run: 0,
            agreed: None,
            refused: 0,
            visited: 0,
        };
        state.arrive(seat, opens);
        state
    }

    /// Moves to a beat and takes in what its line lets show.
    pub(super) fn arrive(&mut self, seat: &Seat, beat: BeatIx) {
        self.beat = beat;
        self.hinted |= seat.beat(beat).hints;
        self.owed |= seat.beat(beat).at_stake(Stake::Fault);
        if let Some(bit) = seat.watched.iter().position(|watched| *watched == beat) {
            self.visited |= 1 << bit;
        }
    }

    /// Whether an interest has been said.
    pub const fn is_revealed(&self, interest: InterestIx) -> bool {
        self.revealed & interest.bit() != 0
    }

    /// Whether an interest has been understood.
    pub const fn is_understood(&self, interest: InterestIx) -> bool {
        self.understood & interest.bit() != 0
    }

    /// Whether a remembered move was made before.
    pub fn was_used(&self, kind: MoveKind) -> bool {
        kind.remembered_as().is_some_and(|bit| self.used & bit != 0)
    }

    /// Remembers a move, if it is one of those that are remembered.
    pub(super) fn use_up(&mut self, kind: MoveKind) {
        self.used |= kind.remembered_as().unwrap_or(0);
    }

    /// Whether a condition holds.
    #[inline]
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Between { gauge, of, min, max } => {
                (*min..=*max).contains(&self.minds[usize::from(*of)].gauge(*gauge))
            }
            Condition::Revealed(interest) => self.is_revealed(*interest),
            Condition::Understood(interest) => self.is_understood(*interest),
            Condition::Agreed(agreement) => self.agreed == Some(*agreement),
            Condition::Refused(agreement) => self.refused & (1 << agreement.0) != 0,
            Condition::Crossed(line) => self.crossed & (1 << line) != 0,
            Condition::Deceived => self.minds.iter().any(|mind| mind.deceived),
            Condition::Visited(bit) => self.visited & (1 << bit) != 0,
            Condition::TurnsLeft { min, max } => (*min..=*max).contains(&self.turns_left),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
        }
    }

    /// Of a list with conditions, the first whose condition holds.
    #[inline]
    pub fn first_that_holds<'a, T>(&self, list: &'a [(Option<Condition>, T)]) -> Option<&'a T> {
        list.iter()
            .find(|(when, _)| when.as_ref().is_none_or(|when| self.holds(when)))
            .map(|(_, value)| value)
    }
}

/// Divides and rounds half away from zero.
#[inline]
pub(super) const fn rounded_div(numerator: i32, denominator: i32) -> i32 {
    let half = denominator / 2;
    if numerator >= 0 { (numerator + half) / denominator } else { (numerator - half) / denominator }
}

/// A gauge's value kept within 0–`most`.
#[inline]
pub(super) fn clamped(value: i32, most: i32) -> u8 {
    u8::try_from(value.clamp(0, most)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(rounded_div(5, 10), 1);
        assert_eq!(rounded_div(4, 10), 0);
        assert_eq!(rounded_div(-5, 10), -1);
        assert_eq!(rounded_div(-4, 10), 0);
    }

    #[test]
    fn the_margin_shrinks_as_trust_grows() {
        let margins =
            [0, 25, 50, 75, 100].map(|trust| Mind { trust, ..Mind::default() }.margin(&Parameters::DEFAULT));
        assert_eq!(margins, [20, 15, 10, 5, 0]);
    }
}
