//! A moment sketched in a line, for the tests of the rules.
//!
//! The sketched scenario has two people, one interest `x` and a second one `y` of the listener, and
//! three agreements: `fair` (good for both), `thin` (barely enough for the listener, little for the
//! player) and `bad` (less than walking away for the listener). `fair` rests on `x`.

use super::{Moment, Rule, judge};
use crate::conversation::state::State;
use crate::scenario::{AgreementIx, InterestIx, Move, MoveKind, Scenario, Stake, Target, parse};
use std::sync::LazyLock;

/// The first interest.
pub const X: InterestIx = InterestIx(0);
/// The second interest.
pub const Y: InterestIx = InterestIx(1);
/// Good for both; rests on `X`.
pub const FAIR: AgreementIx = AgreementIx(0);
/// Barely enough for the listener; rests on nothing.
pub const THIN: AgreementIx = AgreementIx(1);
/// Less than walking away for the listener; rests on nothing.
pub const BAD: AgreementIx = AgreementIx(2);

static SCENARIO: LazyLock<Scenario> = LazyLock::new(|| {
    let parsed = parse(include_str!("sketch.ron"));
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    parsed.scenario.expect("the sketch is a scenario")
});

/// A moment in the making. Unless told otherwise: trust 50, heat 40, safety 50, clarity 55, nothing
/// hinted at, said, understood, used or at stake.
#[derive(Clone)]
pub struct Sketch {
    act: Move,
    state: State,
    stakes: Vec<Stake>,
}

impl Sketch {
    /// Of a move that is about nothing in particular.
    pub fn of(kind: MoveKind) -> Sketch {
        Sketch::about(kind, Target::Nothing)
    }

    /// Of a move about an interest.
    pub fn on(kind: MoveKind, interest: InterestIx) -> Sketch {
        Sketch::about(kind, Target::Interest(interest))
    }

    /// Of a move about an agreement.
    pub fn offering(kind: MoveKind, agreement: AgreementIx) -> Sketch {
        Sketch::about(kind, Target::Agreement(agreement))
    }

    fn about(kind: MoveKind, target: Target) -> Sketch {
        let mut state = State::opening(&SCENARIO, &SCENARIO.seats[0]);
        let mind = &mut state.minds[0];
        (mind.trust, mind.heat, mind.safety, mind.clarity) = (50, 40, 50, 55);
        Sketch { act: Move { kind, target }, state, stakes: Vec::new() }
    }

    /// With this trust.
    pub fn trust(mut self, trust: u8) -> Sketch {
        self.state.minds[0].trust = trust;
        self
    }

    /// With this heat.
    pub fn heat(mut self, heat: u8) -> Sketch {
        self.state.minds[0].heat = heat;
        self
    }

    /// With this safety.
    pub fn safety(mut self, safety: u8) -> Sketch {
        self.state.minds[0].safety = safety;
        self
    }

    /// With this clarity.
    pub fn clarity(mut self, clarity: u8) -> Sketch {
        self.state.minds[0].clarity = clarity;
        self
    }

    /// After a line that lets this interest show.
    pub fn hinted(mut self, interest: InterestIx) -> Sketch {
        self.state.hinted |= interest.bit();
        self
    }

    /// After this interest was said (and so hinted at).
    pub fn revealed(mut self, interest: InterestIx) -> Sketch {
        self.state.revealed |= interest.bit();
        self.hinted(interest)
    }

    /// After this interest was understood (and so said).
    pub fn understood(mut self, interest: InterestIx) -> Sketch {
        self.state.understood |= interest.bit();
        self.revealed(interest)
    }

    /// After a move of this kind was made.
    pub fn after(mut self, kind: MoveKind) -> Sketch {
        self.state.use_up(kind);
        self
    }

    /// After so many moves in a row that only listened.
    pub fn listening_run(mut self, run: u8) -> Sketch {
        self.state.listening_run = run;
        self
    }

    /// After this agreement was accepted.
    pub fn agreed(mut self, agreement: AgreementIx) -> Sketch {
        self.state.agreed = Some(agreement);
        self
    }

    /// With this at stake.
    pub fn stake(mut self, stake: Stake) -> Sketch {
        self.stakes.push(stake);
        self
    }

    fn with<T>(&self, f: impl FnOnce(&Moment) -> T) -> T {
        let seat = &SCENARIO.seats[0];
        let mut beat = seat.beat(seat.opens).clone();
        beat.stakes = self.stakes.clone();
        f(&Moment { scenario: &SCENARIO, seat, beat: &beat, state: &self.state, to: 0, act: self.act })
    }

    /// Asserts that the whole book judges the moment so, and by this rule.
    #[track_caller]
    pub fn is_judged(&self, rule: &Rule, quality: i8) {
        let judgement = self.with(judge);
        assert_eq!((judgement.rule.id, judgement.quality), (rule.id, quality));
    }

    /// Asserts that this rule has nothing to say.
    #[track_caller]
    pub fn passes(&self, rule: &Rule) {
        assert_eq!(self.with(rule.judge), None, "{} should pass", rule.id);
    }
}
