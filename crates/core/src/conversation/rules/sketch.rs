//! A moment sketched in a line, for the tests of the rules.
//!
//! The sketched scenario has two people, one interest `x` and a second one `y` of the listener, and
//! three agreements: `fair` (good for both), `thin` (barely enough for the listener, little for the
//! player) and `bad` (less than walking away for the listener). `fair` rests on `x`, `bad` on `y`.

use super::{Judgement, Moment, Rule, judge};
use crate::conversation::state::State;
use crate::conversation::step::Engine;
use crate::scenario::{
    AgreementIx, InterestIx, Move, MoveKind, Next, Prediction, Scenario, Stake, Target, Turn, parse,
};
use std::sync::LazyLock;

/// The first interest.
pub const X: InterestIx = InterestIx(0);
/// The second interest.
pub const Y: InterestIx = InterestIx(1);
/// Good for both; rests on `X`.
pub const FAIR: AgreementIx = AgreementIx(0);
/// Barely enough for the listener; rests on nothing.
pub const THIN: AgreementIx = AgreementIx(1);
/// Less than walking away for the listener; rests on `Y`.
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
    truth: Option<InterestIx>,
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
        Sketch { act: Move { kind, target }, state, stakes: Vec::new(), truth: None }
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

    /// Where the player is asked what matters most to the listener, and it is this.
    pub fn predicting(mut self, truth: InterestIx) -> Sketch {
        self.truth = Some(truth);
        self
    }

    /// What comes of it in the moment.
    pub fn with<T>(&self, f: impl FnOnce(&Moment) -> T) -> T {
        let seat = &SCENARIO.seats[0];
        let mut beat = seat.beat(seat.opens).clone();
        beat.stakes.clone_from(&self.stakes);
        if let Some(truth) = self.truth {
            let next = Next { branches: vec![(None, seat.opens)] };
            beat.turn = Turn::Predict(Prediction { truth, among: vec![X, Y], next });
        }
        let engine = Engine::new(&SCENARIO, seat);
        f(&Moment::new(engine, &beat, &self.state, 0, self.act))
    }

    /// The kind of the move.
    pub fn kind(&self) -> MoveKind {
        self.act.kind
    }

    /// How the whole book judges the moment.
    pub fn judged(&self) -> Judgement {
        self.with(judge)
    }

    /// Asserts that the whole book judges the moment so, and by this rule.
    #[track_caller]
    pub fn is_judged(&self, rule: &Rule, quality: i8) {
        let judgement = self.judged();
        assert_eq!((judgement.rule.id, judgement.quality), (rule.id, quality));
    }

    /// Asserts that the whole book judges the moment by another rule.
    #[track_caller]
    pub fn is_not_judged_by(&self, rule: &Rule) {
        assert_ne!(self.judged().rule.id, rule.id, "{:?}", self.act);
    }

    /// Asserts that this rule has nothing to say.
    #[track_caller]
    pub fn passes(&self, rule: &Rule) {
        assert_eq!(self.with(|moment| rule.judge(moment)), None, "{} should pass", rule.id);
    }
}

/// Every move with every target that it can have here.
fn every_move() -> impl Iterator<Item = Sketch> {
    MoveKind::ALL.iter().flat_map(|&kind| match kind {
        MoveKind::Reflect | MoveKind::CheckInterest | MoveKind::GuessAsFact => {
            vec![Sketch::on(kind, X)]
        }
        MoveKind::AskOpen => vec![Sketch::of(kind), Sketch::on(kind, X)],
        MoveKind::Propose | MoveKind::Trade => {
            [FAIR, THIN, BAD].map(|agreement| Sketch::offering(kind, agreement)).to_vec()
        }
        MoveKind::Demand | MoveKind::GiveIn => vec![Sketch::of(kind), Sketch::offering(kind, FAIR)],
        MoveKind::Predict => [X, Y].map(|truth| Sketch::on(kind, X).predicting(truth)).to_vec(),
        _ => vec![Sketch::of(kind)],
    })
}

/// Every way in which a state can differ for a rule, each written as what it does to a sketch.
type Ways = &'static [fn(Sketch) -> Sketch];

/// What can be known of the listener's interests.
const KNOWN: Ways = &[
    |sketch| sketch,
    |sketch| sketch.hinted(X),
    |sketch| sketch.revealed(X),
    |sketch| sketch.understood(X),
    |sketch| sketch.understood(X).understood(Y),
];

/// What can be at stake.
const STAKES: Ways = &[
    |sketch| sketch,
    |sketch| sketch.stake(Stake::Safety),
    |sketch| sketch.stake(Stake::Law),
    |sketch| sketch.stake(Stake::Trifle),
    |sketch| sketch.stake(Stake::Criticism),
    |sketch| sketch.stake(Stake::Fault),
    |sketch| sketch.stake(Stake::Concession),
];

/// What can have gone before.
const BEFORE: Ways = &[
    |sketch| sketch,
    |sketch| {
        let kind = sketch.act.kind;
        sketch.after(kind)
    },
    |sketch| sketch.listening_run(2),
    |sketch| sketch.agreed(FAIR),
];

/// A moment for every move in every kind of state that some rule tells from another.
pub fn everywhere() -> impl Iterator<Item = Sketch> {
    every_move()
        .flat_map(|sketch| KNOWN.iter().map(move |way| way(sketch.clone())))
        .flat_map(|sketch| STAKES.iter().map(move |way| way(sketch.clone())))
        .flat_map(|sketch| BEFORE.iter().map(move |way| way(sketch.clone())))
        .flat_map(|sketch| [20, 40, 50, 65, 73, 80].map(|heat| sketch.clone().heat(heat)))
        .flat_map(|sketch| [10, 60].map(|trust| sketch.clone().trust(trust)))
        .flat_map(|sketch| [40, 50].map(|safety| sketch.clone().safety(safety)))
        .flat_map(|sketch| [40, 55, 65, 75].map(|clarity| sketch.clone().clarity(clarity)))
}
