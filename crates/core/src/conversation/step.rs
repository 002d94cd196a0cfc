//! One step of a conversation.

use super::effects;
use super::parameters::Parameters;
use super::rules::{self, Judgement, Moment};
use super::state::State;
use crate::scenario::{
    AgreementIx, BeatIx, Choice, EndingKind, InterestIx, Move, MoveKind, OptionIx, Prediction, Scenario,
    Seat, Target, Turn,
};
use serde::{Deserialize, Serialize};

/// What the player picked: an option; for a prediction, the guess and how sure they are, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pick {
    /// Which option, or which answer.
    pub option: OptionIx,
    /// For predictions only: 0–100.
    pub confidence: Option<u8>,
}

impl Pick {
    /// An option, or a guess of which one is half sure.
    pub const fn option(option: OptionIx) -> Pick {
        Pick { option, confidence: None }
    }
}

/// Something that a step brought about, for those who look on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An interest was said.
    Revealed(InterestIx),
    /// An interest was understood.
    Understood(InterestIx),
    /// An agreement was accepted.
    Accepted(AgreementIx),
    /// An agreement was turned down.
    Refused(AgreementIx),
    /// The line at this beat was crossed.
    Crossed(BeatIx),
    /// The line at this beat, crossed before, was taken back.
    TakenBack(BeatIx),
    /// A fault of the player's side was owned.
    Owned,
    /// A promise came out as one that can't be kept; to whom, as a position in `facing`.
    PromiseBroken(u8),
    /// Somebody left; who, as a position in `facing`.
    WalkedOut(u8),
    /// The turns are used up.
    TimeUp,
    /// The conversation is at this beat now.
    Arrived(BeatIx),
    /// The conversation is over.
    Ended(EndingKind),
}

/// The options that may be chosen at the present beat, in the order of the file; for a prediction, its
/// answers; none at an ending.
pub fn offered(seat: &Seat, state: &State) -> Vec<OptionIx> {
    match &seat.beat(state.beat).turn {
        Turn::Speak(choices) => OptionIx::each()
            .zip(choices)
            .filter(|(_, choice)| choice.when.as_ref().is_none_or(|when| state.holds(when)))
            .map(|(index, _)| index)
            .collect(),
        Turn::Predict(prediction) => {
            OptionIx::each().zip(&prediction.among).map(|(index, _)| index).collect()
        }
        Turn::End(_) => Vec::new(),
    }
}

/// How the conversation ended, if it has. An agreement beat without an agreement is nothing settled.
pub fn ending(seat: &Seat, state: &State) -> Option<EndingKind> {
    match seat.beat(state.beat).turn {
        Turn::End(EndingKind::Agreement) if state.agreed.is_none() => Some(EndingKind::TimeUp),
        Turn::End(kind) => Some(kind),
        _ => None,
    }
}

/// The rules of the game at one seat: a scenario, a seat, and the numbers of the model.
#[derive(Clone, Copy, Debug)]
pub struct Engine<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat.
    pub seat: &'a Seat,
    /// The numbers of the model.
    pub p: &'a Parameters,
}

impl<'a> Engine<'a> {
    /// With the numbers as they are.
    pub const fn new(scenario: &'a Scenario, seat: &'a Seat) -> Engine<'a> {
        Engine { scenario, seat, p: &Parameters::DEFAULT }
    }

    /// The judgement that a choice would get in a state.
    pub fn judge(&self, state: &State, choice: &Choice) -> Judgement {
        self.take_in(state, choice).judgement
    }

    /// Takes in the acts of a sentence, one after the other: what is said first counts for what is said
    /// next in the same breath.
    fn take_in(&self, state: &State, choice: &Choice) -> TakenIn {
        let engine: Engine<'_> = *self;
        let mut heard = *state;
        let mut acts: [Option<(Move, Judgement)>; 2] = [None, None];
        for (slot, act) in acts.iter_mut().zip(choice.acts()) {
            let before = heard;
            let beat = self.seat.beat(before.beat);
            let moment = Moment::new(engine, beat, &before, choice.to, act).in_words_of(choice);
            let judgement = rules::judge(&moment);
            let (revealed, understood) = effects::brings_up(&moment, judgement.quality);
            heard.revealed |= revealed;
            heard.understood |= understood;
            // What was said has also shown.
            heard.hinted |= revealed;
            if let Some(agreement) = act.agreement() {
                if effects::settles(&moment) {
                    heard.agreed = Some(agreement);
                    heard.understood |= effects::taken_up(&moment, agreement);
                    heard.refused &= !(1 << agreement.0);
                } else {
                    heard.refused |= 1 << agreement.0;
                }
            }
            // A fault is owned by an apology; a criticism of it taken in without reserve does, too.
            let enough = if act.kind == MoveKind::Apologise { 1 } else { 2 };
            if act.kind.owns_up() && judgement.quality >= enough {
                heard.owed = false;
            }
            *slot = Some((act, judgement));
        }
        let judgement = match acts {
            [Some((first, one)), Some((second, other))] => {
                rules::of_both((first.kind, one), (second.kind, other))
            }
            [Some((_, one)), _] | [None, Some((_, one))] => one,
            // A choice has an act.
            [None, None] => Judgement::plain(),
        };
        TakenIn { heard, acts, judgement }
    }

    /// Says something: the state after it, and how it was judged.
    pub fn say(&self, state: &State, choice: &Choice) -> (State, Judgement) {
        let Step { after, judgement, .. } = self.step(state, choice);
        (after, judgement)
    }

    /// Says something, and tells by which branch the conversation went on.
    pub fn step(&self, state: &State, choice: &Choice) -> Step {
        let Engine { seat, p, .. } = *self;
        let TakenIn { heard: mut after, acts, judgement } = self.take_in(state, choice);
        after.turns_left = state.turns_left.saturating_sub(1);
        let only_listens = choice.acts().all(|act| act.kind.only_listens());
        after.listening_run = if only_listens { (state.listening_run + 1).min(p.stalls_at) } else { 0 };
        let line = seat.lines.iter().position(|line| *line == state.beat).filter(|_| choice.crosses);
        after.crossed |= line.map_or(0, |line| 1 << line);
        after.crossed &= !choice.takes_back.map_or(0, |line| 1 << line);
        let hearer = usize::from(choice.to);
        let mind = &mut after.minds[hearer];
        let said = acts.into_iter().flatten().map(|(act, judgement)| (act.kind, judgement.quality));
        effects::heard(p, mind, judgement.quality, said);
        choice.acts().for_each(|act| after.use_up(act.kind));
        let people = seat.facing.len();
        for (mind, before) in after.minds[..people].iter_mut().zip(&state.minds) {
            after.boiled_over |= effects::turn_passes(p, mind, before);
        }
        let walked_out = after.minds[..people].iter().any(|mind| mind.heat >= p.heat_walk_out);
        let branches = &choice.next.branches;
        let (next, branch) =
            if walked_out { (seat.walks_out, None) } else { following(seat, &after, branches) };
        after.arrive(seat, next);
        Step { after, judgement, branch }
    }

    /// Says what matters most to the other side. Costs no turn and changes nobody's mind.
    pub fn predict(&self, state: &State, prediction: &Prediction, guess: InterestIx) -> (State, Judgement) {
        let Step { after, judgement, .. } = self.guess(state, prediction, guess);
        (after, judgement)
    }

    /// Says what matters most to the other side, and tells by which branch the conversation went on.
    pub fn guess(&self, state: &State, prediction: &Prediction, guess: InterestIx) -> Step {
        let act = Move { kind: MoveKind::Predict, target: Target::Interest(guess) };
        let engine: Engine<'_> = *self;
        let beat = self.seat.beat(state.beat);
        let judgement = rules::judge(&Moment::new(engine, beat, state, beat.by, act));
        let mut after = *state;
        let (next, branch) = following(self.seat, &after, &prediction.next.branches);
        after.arrive(self.seat, next);
        Step { after, judgement, branch }
    }
}

/// The judgement that a choice would get in a state.
pub fn judge_option(scenario: &Scenario, seat: &Seat, state: &State, choice: &Choice) -> Judgement {
    Engine::new(scenario, seat).judge(state, choice)
}

/// Says something: the state after it, and how it was judged.
pub fn say(scenario: &Scenario, seat: &Seat, state: &State, choice: &Choice) -> (State, Judgement) {
    Engine::new(scenario, seat).say(state, choice)
}

/// Says what matters most to the other side. Costs no turn and changes nobody's mind.
pub fn predict(
    scenario: &Scenario,
    seat: &Seat,
    state: &State,
    prediction: &Prediction,
    guess: InterestIx,
) -> (State, Judgement) {
    Engine::new(scenario, seat).predict(state, prediction, guess)
}

/// A sentence taken in: what it brought up and settled, and how each of its acts was judged.
struct TakenIn {
    /// The state with what was brought up, settled and owned; nothing else of it has moved yet.
    heard: State,
    acts: [Option<(Move, Judgement)>; 2],
    judgement: Judgement,
}

/// What saying something came to.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The state after it.
    pub after: State,
    /// How it was judged.
    pub judgement: Judgement,
    /// The branch by which the conversation went on, from 0; none if somebody left or the turns
    /// were used up.
    pub branch: Option<u8>,
}

/// Where the conversation goes, and by which branch: the first that holds, or the end of the meeting
/// if no turn is left and the branch doesn't end it anyway.
fn following(
    seat: &Seat,
    after: &State,
    branches: &[(Option<crate::scenario::Condition>, BeatIx)],
) -> (BeatIx, Option<u8>) {
    let holds = |when: &Option<_>| when.as_ref().is_none_or(|when| after.holds(when));
    let found = (0u8..).zip(branches).find(|(_, (when, _))| holds(when));
    let Some((branch, (_, next))) = found else { return (seat.time_up, None) };
    let over = matches!(seat.beat(*next).turn, Turn::End(_));
    if after.turns_left == 0 && !over { (seat.time_up, None) } else { (*next, Some(branch)) }
}

/// What a step brought about, read off the states before and after it.
pub(super) fn events(p: &Parameters, seat: &Seat, before: &State, after: &State) -> Vec<Event> {
    let mut events = Vec::new();
    let interests = |set: u32| (0..32u8).map(InterestIx).filter(move |interest| set & interest.bit() != 0);
    events.extend(interests(after.revealed & !before.revealed).map(Event::Revealed));
    events.extend(interests(after.understood & !before.understood).map(Event::Understood));
    if let Some(agreement) = after.agreed.filter(|_| after.agreed != before.agreed) {
        events.push(Event::Accepted(agreement));
    }
    let refused = after.refused & !before.refused;
    events.extend(
        (0..16u8).filter(|bit| refused & (1 << bit) != 0).map(|bit| Event::Refused(AgreementIx(bit))),
    );
    let lines = |set: u8| {
        seat.lines.iter().enumerate().filter(move |(bit, _)| set & (1 << bit) != 0).map(|(_, beat)| *beat)
    };
    events.extend(lines(after.crossed & !before.crossed).map(Event::Crossed));
    events.extend(lines(before.crossed & !after.crossed).map(Event::TakenBack));
    // A new fault may be raised by the very answer.
    if before.owed && !after.owed {
        events.push(Event::Owned);
    }
    for (person, (old, new)) in (0u8..).zip(before.minds.iter().zip(&after.minds)) {
        if new.deceived && !old.deceived {
            events.push(Event::PromiseBroken(person));
        }
        if new.heat >= p.heat_walk_out {
            events.push(Event::WalkedOut(person));
        }
    }
    let spoken = after.turns_left < before.turns_left;
    if spoken && after.turns_left == 0 && after.beat == seat.time_up {
        events.push(Event::TimeUp);
    }
    events.push(Event::Arrived(after.beat));
    events.extend(ending(seat, after).map(Event::Ended));
    events
}
