//! What is missing where no play comes to a part of the file.

use super::watch::{Part, Watch};
use crate::space::Space;
use crate::unreached::Unreached;
use counterpart_core::conversation::parameters::{HEAT_WALK_OUT, Parameters};
use counterpart_core::conversation::{Engine, State};
use counterpart_core::scenario::{
    AgreementIx, BeatIx, Choice, Condition, Gauge, InterestIx, Next, OptionIx, Scenario, Seat, Turn,
};

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody gets so hot that they leave.
    TooCool {
        /// The hottest state that anybody gets to, 0–100.
        hottest: u8,
        /// At what heat they leave.
        leaves_at: u8,
    },
    /// Every play is over before the time is up.
    TimeLeft {
        /// So many sentences are left at least.
        turns: u8,
    },
    /// A gauge doesn't get there.
    Gauge {
        /// Which.
        gauge: Gauge,
        /// What is asked for, lowest and highest.
        wanted: (u8, u8),
        /// What plays come to here, lowest and highest.
        reached: (u8, u8),
    },
    /// There are never so many, or so few, sentences left.
    Turns {
        /// What is asked for.
        wanted: (u8, u8),
        /// What plays come to here.
        reached: (u8, u8),
    },
    /// An interest is never said, or never understood, by then.
    Interest(InterestIx),
    /// An agreement never stands, or never was turned down, by then.
    Agreement(AgreementIx),
    /// Another part of the condition never holds here.
    NeverHolds,
    /// Each part of the condition holds in some play, but never all of them at once.
    NeverTogether,
    /// Its condition holds in some plays, but something that stands before it always holds, too.
    TooLate,
    /// An agreement isn't put forward by any option that is ever on offer.
    NeverPut,
    /// An agreement is put forward, but never with everything said that it rests on.
    NotSaid {
        /// The interests that are said in none of these plays.
        never: Vec<InterestIx>,
        /// How many of those that it rests on have been said at once, at most.
        most: u8,
        /// How many there are.
        all: u8,
    },
    /// An agreement is put forward with everything said that it rests on, and refused.
    Unacceptable {
        /// What it is worth to them, 0–100.
        worth: u8,
        /// What it must be worth at the highest trust that there is then.
        wanted: u8,
        /// The lowest heat that there is then, 0–100.
        heat: u8,
        /// The highest clarity that there is then, 0–100.
        clarity: u8,
    },
}

/// What is missing for each of these parts, as far as it can be said, from one more look at every
/// choice in every state. Asks for a space of which everything was explored and whose states weren't
/// merged.
pub fn reasons(
    scenario: &Scenario,
    seat: &Seat,
    space: &Space,
    parts: &[Unreached],
) -> Vec<(Unreached, Reason)> {
    let mut watched: Vec<(Unreached, Watch)> =
        parts.iter().map(|part| (*part, Watch::of(condition(seat, *part)))).collect();
    let mut seen = Seen::default();
    let mut put: Vec<(AgreementIx, Put)> = parts
        .iter()
        .filter_map(|part| match part {
            Unreached::Agreement(agreement) => Some((*agreement, Put::default())),
            _ => None,
        })
        .collect();
    let engine = Engine::new(scenario, seat);
    for node in 0..space.node_count() {
        let state = space.state(node);
        seen.look(&state);
        arrivals(&mut watched, &state);
        match &seat.beat(state.beat).turn {
            Turn::Speak(choices) => {
                for (option, choice) in OptionIx::each().zip(choices) {
                    if choice.when.as_ref().is_some_and(|when| !state.holds(when)) {
                        continue;
                    }
                    for (agreement, put) in &mut put {
                        put.look((scenario, seat), &state, choice, *agreement);
                    }
                    let step = engine.step(&state, choice);
                    if step.branch.is_some() {
                        // Branches are chosen before the next beat counts as visited.
                        let before = State { visited: state.visited, ..step.after };
                        branches(&mut watched, state.beat, option, &before);
                    }
                    seen.arrived(seat, &step.after, &mut watched);
                }
            }
            Turn::Predict(prediction) => {
                let step = engine.guess(&state, prediction, prediction.truth);
                seen.arrived(seat, &step.after, &mut watched);
            }
            Turn::End(_) => {}
        }
    }
    watched
        .iter()
        .filter_map(|(part, watch)| {
            let reason = match *part {
                Unreached::Beat(beat) => seen.beat(seat, beat)?,
                Unreached::Agreement(agreement) => {
                    let (_, put) = put.iter().find(|(of, _)| *of == agreement)?;
                    put.reason(scenario, seat, agreement)
                }
                Unreached::AlwaysOffered(..) => return always(watch).map(|reason| (*part, reason)),
                _ => missing(watch)?,
            };
            Some((*part, reason))
        })
        .collect()
}

/// The condition of a part.
fn condition(seat: &Seat, part: Unreached) -> Option<&Condition> {
    let choices = |at: BeatIx| match &seat.beat(at).turn {
        Turn::Speak(choices) => choices.as_slice(),
        _ => &[],
    };
    fn branch(next: &Next, number: u8) -> Option<&Condition> {
        next.branches.get(usize::from(number))?.0.as_ref()
    }
    match part {
        Unreached::Beat(_) | Unreached::Agreement(_) => None,
        Unreached::Says(at, variant) => seat.beat(at).says.variants.get(usize::from(variant))?.0.as_ref(),
        Unreached::Thinks(at, variant) => seat.beat(at).thinks.variants.get(usize::from(variant))?.0.as_ref(),
        Unreached::Option(at, option) | Unreached::AlwaysOffered(at, option) => {
            choices(at).get(option.index())?.when.as_ref()
        }
        Unreached::Branch(at, option, number) => branch(&choices(at).get(option.index())?.next, number),
        Unreached::AfterGuess(at, number) => match &seat.beat(at).turn {
            Turn::Predict(prediction) => branch(&prediction.next, number),
            _ => None,
        },
    }
}

/// Shows a state at a beat to whatever waits for that beat.
fn arrivals(watched: &mut [(Unreached, Watch)], state: &State) {
    for (part, watch) in watched {
        let waits = match part {
            Unreached::Says(at, _)
            | Unreached::Thinks(at, _)
            | Unreached::Option(at, _)
            | Unreached::AlwaysOffered(at, _)
            | Unreached::AfterGuess(at, _) => *at == state.beat,
            Unreached::Beat(_) | Unreached::Branch(..) | Unreached::Agreement(_) => false,
        };
        if waits {
            watch.look(state);
        }
    }
}

/// Shows what is to be branched on to whatever waits for a branch of this option.
fn branches(watched: &mut [(Unreached, Watch)], beat: BeatIx, option: OptionIx, before: &State) {
    for (part, watch) in watched {
        if matches!(part, Unreached::Branch(at, of, _) if *at == beat && *of == option) {
            watch.look(before);
        }
    }
}

/// What is missing of a condition.
fn missing(watch: &Watch) -> Option<Reason> {
    if !watch.seen {
        return None;
    }
    let never = watch.parts.iter().find(|part| !part.held);
    Some(match never {
        Some(part) => of_part(part),
        None if watch.held || watch.parts.is_empty() => Reason::TooLate,
        None => Reason::NeverTogether,
    })
}

fn of_part(part: &Part) -> Reason {
    match (part.of, part.reached) {
        (Condition::Between { gauge, min, max, .. }, Some(reached)) => {
            Reason::Gauge { gauge: *gauge, wanted: (*min, *max), reached }
        }
        (Condition::TurnsLeft { min, max }, Some(reached)) => Reason::Turns { wanted: (*min, *max), reached },
        (Condition::Revealed(interest) | Condition::Understood(interest), _) => Reason::Interest(*interest),
        (Condition::Agreed(agreement) | Condition::Refused(agreement), _) => Reason::Agreement(*agreement),
        _ => Reason::NeverHolds,
    }
}

/// Why a condition always holds, where it asks for a number.
fn always(watch: &Watch) -> Option<Reason> {
    watch.parts.iter().find(|part| part.reached.is_some()).map(of_part)
}

/// What was seen anywhere.
#[derive(Default)]
struct Seen {
    hottest: u8,
    fewest_left: Option<u8>,
}

impl Seen {
    fn look(&mut self, state: &State) {
        self.hottest = state.minds.iter().map(|mind| mind.heat).fold(self.hottest, u8::max);
    }

    /// A choice has led here. Ends aren't among the states of a space, so they are looked at now.
    fn arrived(&mut self, seat: &Seat, state: &State, watched: &mut [(Unreached, Watch)]) {
        self.look(state);
        if !matches!(seat.beat(state.beat).turn, Turn::End(_)) {
            return;
        }
        arrivals(watched, state);
        let left = self.fewest_left.unwrap_or(u8::MAX).min(state.turns_left);
        self.fewest_left = Some(left);
    }

    fn beat(&self, seat: &Seat, beat: BeatIx) -> Option<Reason> {
        if beat == seat.walks_out {
            return Some(Reason::TooCool { hottest: self.hottest, leaves_at: HEAT_WALK_OUT });
        }
        let turns = self.fewest_left.filter(|_| beat == seat.time_up)?;
        Some(Reason::TimeLeft { turns })
    }
}

/// What was seen where an agreement was put forward.
#[derive(Default)]
struct Put {
    times: u64,
    said: u32,
    most: u32,
    /// The best of each where everything was said: the margin that they ask for, heat, clarity.
    best: Option<(u8, u8, u8)>,
}

impl Put {
    fn look(
        &mut self,
        (scenario, seat): (&Scenario, &Seat),
        state: &State,
        choice: &Choice,
        agreement: AgreementIx,
    ) {
        if choice.acts().all(|act| act.agreement() != Some(agreement)) {
            return;
        }
        let mind = &state.minds[usize::from(choice.to)];
        let rests_on = rests_on(scenario, seat, agreement);
        let said = state.revealed & rests_on;
        self.times += 1;
        self.said |= said;
        self.most = self.most.max(said.count_ones());
        if said == rests_on {
            let margin = mind.margin(&Parameters::DEFAULT);
            let (least, coolest, clearest) = self.best.unwrap_or((u8::MAX, u8::MAX, 0));
            self.best = Some((least.min(margin), coolest.min(mind.heat), clearest.max(mind.clarity)));
        }
    }

    fn reason(&self, scenario: &Scenario, seat: &Seat, agreement: AgreementIx) -> Reason {
        if self.times == 0 {
            return Reason::NeverPut;
        }
        let rests_on = rests_on(scenario, seat, agreement);
        let Some((margin, heat, clarity)) = self.best else {
            let missing = rests_on & !self.said;
            let never = (0..32u8).map(InterestIx).filter(|interest| missing & interest.bit() != 0).collect();
            return Reason::NotSaid { never, most: self.most as u8, all: rests_on.count_ones() as u8 };
        };
        let department = scenario.department_of(seat.facing[0]);
        let wanted = scenario.worth(None, department).saturating_add(margin);
        Reason::Unacceptable { worth: scenario.worth(Some(agreement), department), wanted, heat, clarity }
    }
}

/// The other side's interests that an agreement rests on; one's own are no secret to oneself.
fn rests_on(scenario: &Scenario, seat: &Seat, agreement: AgreementIx) -> u32 {
    let theirs = seat.facing.iter().fold(0, |set, person| set | scenario.interests_mask(*person));
    scenario.agreement(agreement).rests_on & theirs
}
