//! What of a state can still matter from a beat on.
//!
//! Two states whose difference no rule, no condition and no score will ever ask about have the same
//! future. Forgetting that difference merges them, and what is proved of the merged state is true of
//! both. What may be forgotten follows from the beats that can still follow and from what the rules and
//! the effects of their moves declare that they read (`counterpart_core::conversation::reads`);
//! `tests/proof.rs` holds it against plays that forget nothing.

use super::horizon::{Expected, Horizon};
use counterpart_core::conversation::parameters::HEAT_SET_POINT;
use counterpart_core::conversation::{Aspect, Engine, State, reads};
use counterpart_core::scenario::{
    Beat, BeatIx, Choice, Condition, EndingKind, Gauge, InterestIx, Move, Next, Reaction, Scenario, Seat,
    Turn,
};

/// What can still matter at a beat and after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Relevant {
    hinted: u32,
    revealed: u32,
    /// The interests that may still be probed for: until they are said, safety decides that.
    probed: u32,
    used: u32,
    refused: u16,
    visited: u32,
    heat: bool,
    safety: bool,
    deceived: bool,
    owed: bool,
    turns: bool,
    /// Scored at the end whether asked for or not: these say whether they are asked for before.
    trust: bool,
    clarity: bool,
}

impl Relevant {
    fn join(&mut self, other: Relevant) -> bool {
        let before = *self;
        self.hinted |= other.hinted;
        self.revealed |= other.revealed;
        self.probed |= other.probed;
        self.used |= other.used;
        self.refused |= other.refused;
        self.visited |= other.visited;
        self.heat |= other.heat;
        self.safety |= other.safety;
        self.deceived |= other.deceived;
        self.owed |= other.owed;
        self.turns |= other.turns;
        self.trust |= other.trust;
        self.clarity |= other.clarity;
        *self != before
    }

    fn ask(&mut self, condition: &Condition) {
        match condition {
            Condition::Between { gauge: Gauge::Heat, .. } => self.heat = true,
            Condition::Between { gauge: Gauge::Safety, .. } => self.safety = true,
            Condition::Between { gauge: Gauge::Trust, .. } => self.trust = true,
            Condition::Between { gauge: Gauge::Clarity, .. } => self.clarity = true,
            // Every end is told apart by what was agreed and understood.
            Condition::Understood(_) | Condition::Agreed(_) => {}
            Condition::TurnsLeft { .. } => self.turns = true,
            Condition::Revealed(interest) => self.revealed |= interest.bit(),
            Condition::Refused(agreement) => self.refused |= 1 << agreement.0,
            Condition::Deceived => self.deceived = true,
            // Every end is told apart by it.
            Condition::Crossed(_) => {}
            Condition::Visited(bit) => self.visited |= 1 << bit,
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.ask(part)),
            Condition::Not(part) => self.ask(part),
        }
    }

    fn ask_all<T>(&mut self, list: &[(Option<Condition>, T)]) {
        list.iter().filter_map(|(when, _)| when.as_ref()).for_each(|when| self.ask(when));
    }

    /// What the rules and the effects ask about when something is said: what they declare.
    fn say(&mut self, scenario: &Scenario, seat: &Seat, choice: &Choice) {
        choice.acts().for_each(|act| self.act(scenario, seat, choice, act));
    }

    fn act(&mut self, scenario: &Scenario, seat: &Seat, choice: &Choice, act: Move) {
        let kind = act.kind;
        let theirs = scenario.interests_mask(seat.facing[usize::from(choice.to)]);
        let about = act.interest().map_or(0, InterestIx::bit);
        for aspect in reads(kind).iter() {
            match aspect {
                Aspect::Heat => self.heat = true,
                Aspect::Safety => self.safety = true,
                Aspect::SafetyToSay => self.probed |= about,
                Aspect::Deceived => self.deceived = true,
                Aspect::Hinted => self.hinted |= about,
                Aspect::AllHinted => self.hinted |= theirs,
                Aspect::Owed => self.owed = true,
                Aspect::Revealed => self.revealed |= about,
                Aspect::AllRevealed => self.revealed |= theirs,
                Aspect::MadeBefore => self.used |= kind.remembered_as().unwrap_or(0),
                Aspect::Trust => self.trust = true,
                Aspect::Clarity => self.clarity = true,
                // Every end is told apart by them, and so they are never forgotten.
                Aspect::Understood | Aspect::Agreed | Aspect::Crossed => {}
                // Every state knows it until the end: layers of the search go by it.
                Aspect::TurnsLeft => {}
                // These hang on what is said next and on the end: see `Relevance`.
                Aspect::ListeningRun | Aspect::PromiseDue => {}
            }
        }
    }

    /// What a beat itself asks about, whatever follows.
    fn at(scenario: &Scenario, seat: &Seat, beat: &Beat) -> Relevant {
        let mut relevant = Relevant::default();
        relevant.ask_all(&beat.says.variants);
        relevant.ask_all(&beat.thinks.variants);
        match &beat.turn {
            Turn::Speak(choices) => {
                for choice in choices {
                    if let Reaction::ByState(line) = &choice.reaction {
                        relevant.ask_all(&line.variants);
                    }
                    relevant.say(scenario, seat, choice);
                    relevant.ask_all(&choice.next.branches);
                    choice.when.iter().for_each(|when| relevant.ask(when));
                }
            }
            Turn::Predict(prediction) => relevant.ask_all(&prediction.next.branches),
            // What was promised on the way counts at the end.
            Turn::End(EndingKind::Agreement | EndingKind::TimeUp) => {
                for (bit, watched) in seat.watched.iter().enumerate() {
                    relevant.visited |= u32::from(seat.beat(*watched).promises.is_some()) << bit;
                }
            }
            Turn::End(_) => {}
        }
        relevant
    }
}

/// What can still matter at each beat of a seat, by the number of turns left.
#[derive(Clone, Debug)]
pub struct Relevance {
    /// For each number of turns left, for each beat.
    by_turns: Vec<Vec<Relevant>>,
    /// For each beat, whether the run of listening moves matters: if the next move may be one.
    listens: Vec<bool>,
    ends: Vec<bool>,
    /// How many people sit across.
    people: usize,
    /// How far gauges can be told where only the course counts; none where the score does.
    horizon: Option<Horizon>,
}

impl Relevance {
    /// Of this seat.
    pub fn of(scenario: &Scenario, seat: &Seat) -> Relevance {
        let beats: Vec<Relevant> = seat.beats.iter().map(|beat| Relevant::at(scenario, seat, beat)).collect();
        let ends: Vec<bool> = seat.beats.iter().map(|beat| matches!(beat.turn, Turn::End(_))).collect();
        let mut by_turns: Vec<Vec<Relevant>> = Vec::new();
        for turns in 0..=usize::from(seat.turns) {
            let mut now = beats.clone();
            // What is said costs a turn; with none left, only endings follow.
            if let Some(later) = turns.checked_sub(1).map(|fewer| &by_turns[fewer]) {
                for (index, relevant) in now.iter_mut().enumerate() {
                    if matches!(seat.beats[index].turn, Turn::Speak(_)) {
                        let follow = successors(seat, index).filter(|next| turns > 1 || ends[next.index()]);
                        follow.for_each(|next| {
                            relevant.join(later[next.index()]);
                        });
                    }
                }
            }
            // Predictions cost none: until nothing changes any more.
            let predicting = |index: &usize| matches!(seat.beats[*index].turn, Turn::Predict(_));
            let mut changed = true;
            while changed {
                changed = false;
                for index in (0..now.len()).filter(predicting) {
                    for next in successors(seat, index) {
                        let after = now[next.index()];
                        changed |= now[index].join(after);
                    }
                }
            }
            by_turns.push(now);
        }
        let listens_at = |beat: &Beat| match &beat.turn {
            Turn::Speak(choices) => {
                let listens = |act: Move| reads(act.kind).contains(Aspect::ListeningRun);
                choices.iter().any(|choice| choice.acts().any(listens))
            }
            _ => false,
        };
        let mut listens: Vec<bool> = seat.beats.iter().map(listens_at).collect();
        // A prediction is no move: the run goes on behind it.
        for _ in 0..seat.beats.len() {
            for (index, beat) in seat.beats.iter().enumerate() {
                if matches!(beat.turn, Turn::Predict(_)) {
                    listens[index] = successors(seat, index).any(|next| listens[next.index()]);
                }
            }
        }
        Relevance { by_turns, listens, ends, people: seat.facing.len(), horizon: None }
    }

    /// Of this seat, if only the course of a conversation counts: what is said, offered and judged on the way,
    /// how it ends and with what, and not the score.
    /// Holds as long as every sentence is judged as expected.
    pub fn of_course(engine: &Engine, expected: &Expected) -> Relevance {
        let of_scores = Relevance::of(engine.scenario, engine.seat);
        Relevance { horizon: Some(Horizon::of(engine, expected)), ..of_scores }
    }

    /// The state without what can't matter any more.
    pub fn reduced(&self, state: &State) -> State {
        let mut state = *state;
        let index = state.beat.index();
        let relevant = &self.by_turns[usize::from(state.turns_left)][index];
        let safety = relevant.safety || relevant.probed & !state.revealed != 0;
        state.hinted &= relevant.hinted;
        state.revealed &= relevant.revealed;
        state.used &= relevant.used;
        state.refused &= relevant.refused;
        state.visited &= relevant.visited;
        if !relevant.owed {
            state.owed = false;
        }
        if !self.listens[index] {
            state.listening_run = 0;
        }
        for mind in &mut state.minds[..self.people] {
            // At the end it counts how far heat fell, down to where it rests.
            if self.ends[index] && !relevant.heat {
                mind.heat = mind.heat.max(u8::try_from(HEAT_SET_POINT).unwrap_or(0));
            }
            if !safety {
                mind.safety = 0;
            }
            // A promise that won't come out before the end was never a lie to anybody.
            if mind.promise_due > state.turns_left || self.ends[index] {
                mind.promise_due = 0;
            }
            if !relevant.deceived {
                mind.deceived = false;
            }
        }
        if let Some(horizon) = &self.horizon {
            state.boiled_over = false;
            for (person, mind) in state.minds[..self.people].iter_mut().enumerate() {
                let mut told = horizon.reduced(person, state.turns_left, state.beat, mind);
                told.trust = if relevant.trust { told.trust } else { 0 };
                told.heat = if relevant.heat { told.heat } else { 0 };
                told.clarity = if relevant.clarity { told.clarity } else { 0 };
                *mind = told;
            }
        }
        if self.ends[index] && !relevant.turns {
            state.turns_left = 0;
        }
        state
    }
}

/// The beats that may follow a beat: along its branches, and the two endings that may follow anything
/// that is said.
pub fn successors(seat: &Seat, beat: usize) -> impl Iterator<Item = BeatIx> {
    fn along(next: &Next) -> impl Iterator<Item = BeatIx> + '_ {
        next.branches.iter().map(|(_, beat)| *beat)
    }
    let (choices, prediction): (&[Choice], Option<&Next>) = match &seat.beats[beat].turn {
        Turn::Speak(choices) => (choices, None),
        Turn::Predict(prediction) => (&[], Some(&prediction.next)),
        Turn::End(_) => (&[], None),
    };
    let implied = [seat.walks_out, seat.time_up];
    let implied = implied.into_iter().filter(move |_| !choices.is_empty());
    choices
        .iter()
        .flat_map(|choice| along(&choice.next))
        .chain(prediction.into_iter().flat_map(along))
        .chain(implied)
}
