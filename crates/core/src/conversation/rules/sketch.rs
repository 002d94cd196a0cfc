//! A moment sketched in a line, for the tests of the rules.
//!
//! The sketched scenario has two people, one interest `x` and a second one `y` of the listener, and
//! three agreements: `fair` (good for both), `thin` (barely enough for the listener, little for the
//! player) and `bad` (less than walking away for the listener). `fair` rests on `x`, `bad` on `y`.

use super::{Judgement, Moment, Rule, judge};
use crate::conversation::state::State;
use crate::conversation::step::Engine;
use crate::scenario::{
    AgreementIx, Choice, Feeling, InterestIx, Move, MoveKind, Next, Prediction, Scenario, Stake, Target,
    Turn, parse,
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

/// A sentence like any other.
static ANY: LazyLock<Choice> = LazyLock::new(|| {
    let seat = &SCENARIO.seats[0];
    match &seat.beat(seat.opens).turn {
        Turn::Speak(choices) => choices[0].clone(),
        Turn::Predict(_) | Turn::End(_) => panic!("the sketch opens with something to say"),
    }
});

/// A moment in the making. Unless told otherwise: trust 50, heat 40, safety 50, clarity 55, nothing
/// hinted at, said, understood, used, felt, asked or at stake.
#[derive(Clone)]
pub struct Sketch {
    act: Move,
    state: State,
    stakes: Vec<Stake>,
    truth: Option<InterestIx>,
    feels: Option<Feeling>,
    asks: bool,
    /// What the sentence does beside its act; its reaction and its way on are those of any sentence.
    crosses: bool,
    takes_back: bool,
    also: Option<MoveKind>,
    tone: Option<i8>,
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
        state.turns_left = 9;
        let act = Move { kind, target };
        Sketch {
            act,
            state,
            stakes: Vec::new(),
            truth: None,
            feels: None,
            asks: false,
            crosses: false,
            takes_back: false,
            also: None,
            tone: None,
        }
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

    /// With this at stake. A fault that is raised is owed an answer.
    pub fn stake(mut self, stake: Stake) -> Sketch {
        self.stakes.push(stake);
        if stake == Stake::Fault { self.owed() } else { self }
    }

    /// After a fault was raised that hasn't been owned.
    pub fn owed(mut self) -> Sketch {
        self.state.owed = true;
        self
    }

    /// After a line was crossed.
    pub fn crossed(mut self) -> Sketch {
        self.state.crossed = 1;
        self
    }

    /// With so many things left to say, this one included.
    pub fn turns_left(mut self, turns: u8) -> Sketch {
        self.state.turns_left = turns;
        self
    }

    /// With this felt by the listener.
    pub fn feeling(mut self, feeling: Feeling) -> Sketch {
        self.feels = Some(feeling);
        self
    }

    /// After a question that wants an answer.
    pub fn asked(mut self) -> Sketch {
        self.asks = true;
        self
    }

    /// In a sentence that crosses the line.
    pub fn crossing(mut self) -> Sketch {
        self.crosses = true;
        self
    }

    /// In a sentence that takes back the line that was crossed.
    pub fn taking_back(mut self) -> Sketch {
        self.takes_back = true;
        self
    }

    /// In a sentence that owns up as well.
    pub fn owning_up(mut self) -> Sketch {
        self.also = Some(MoveKind::Apologise);
        self
    }

    /// In a sentence that answers as well.
    pub fn answering(mut self) -> Sketch {
        self.also = Some(MoveKind::Answer);
        self
    }

    /// In this tone.
    pub fn tone(mut self, tone: i8) -> Sketch {
        self.tone = Some(tone);
        self
    }

    /// Whether safety or the law is at stake.
    pub fn has_line(&self) -> bool {
        self.stakes.iter().any(|stake| matches!(stake, Stake::Safety | Stake::Law))
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
        (beat.feels, beat.asks) = (self.feels, self.asks);
        if let Some(truth) = self.truth {
            let next = Next { branches: vec![(None, seat.opens)] };
            beat.turn = Turn::Predict(Prediction { truth, among: vec![X, Y], next });
        }
        let engine = Engine::new(&SCENARIO, seat);
        let choice = Choice {
            act: self.act,
            also: self.also.map(|kind| Move { kind, target: Target::Nothing }),
            crosses: self.crosses,
            takes_back: self.takes_back.then_some(0),
            tone: self.tone.unwrap_or(self.act.kind.warmth()),
            ..ANY.clone()
        };
        f(&Moment::new(engine, &beat, &self.state, 0, self.act).in_words_of(&choice))
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
    |sketch| sketch.stake(Stake::Law).crossing(),
    |sketch| sketch.crossed().taking_back(),
    |sketch| sketch.owed(),
    |sketch| sketch.stake(Stake::Fault).owning_up(),
    |sketch| sketch.asked(),
    |sketch| sketch.asked().answering(),
    |sketch| sketch.feeling(Feeling::Hurt),
    |sketch| sketch.feeling(Feeling::Worn),
    |sketch| sketch.tone(-1),
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
    |sketch| sketch.turns_left(3),
    |sketch| sketch.turns_left(1),
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
