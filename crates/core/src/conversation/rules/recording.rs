//! Whether rules and effects look at nothing that they haven't declared, and need what they have.

use super::sketch::everywhere;
use super::{Moment, Rule, all};
use crate::conversation::aspects::{Aspect, Aspects, reads};
use crate::conversation::state::{Mind, State};
use crate::conversation::step::Engine;
use crate::conversation::{effects, rules};
use crate::scenario::{AgreementIx, Choice, MAX_FACING, Move, MoveKind, Scenario, Seat, Target, Turn, parse};
use crate::text::Words;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::cell::Cell;
use std::collections::BTreeMap;

/// What was looked at in a moment while something was asked of it.
fn noted<T>(moment: &Moment, ask: impl FnOnce(&Moment) -> T) -> (Aspects, T) {
    let noted = Cell::new(Aspects::NONE);
    let answer = ask(&moment.noting(&noted));
    (noted.get(), answer)
}

/// What a rule looks at in a moment although it hasn't declared it.
fn undeclared(rule: &Rule, moment: &Moment) -> Aspects {
    noted(moment, |moment| rule.judge(moment)).0.without(Aspects::of(rule.reads))
}

/// What the effects look at, whatever the judgement, although it isn't declared.
fn undeclared_by_effects(moment: &Moment) -> Aspects {
    let look = |moment: &Moment| {
        for judgement in -2..=2 {
            effects::brings_up(moment, judgement);
        }
        effects::settles(moment);
    };
    noted(moment, look).0.without(effects::reads(moment.act.kind))
}

fn assert_all_declared(moment: &Moment) {
    for rule in all().filter(|rule| rule.moves.contains(&moment.act.kind)) {
        let undeclared = undeclared(rule, moment);
        assert_eq!(undeclared, Aspects::NONE, "{}: {:?}", rule.id, undeclared.iter().collect::<Vec<_>>());
    }
    let undeclared = undeclared_by_effects(moment);
    let found: Vec<Aspect> = undeclared.iter().collect();
    assert_eq!(undeclared, Aspects::NONE, "effects of {:?}: {found:?}", moment.act.kind);
}

/// The scenarios that are shipped.
fn shipped() -> Vec<Scenario> {
    [
        include_str!("../../../../../scenarios/bounced-claim.ron"),
        include_str!("../../../../../scenarios/changed-spec.ron"),
        include_str!("../../../../../scenarios/frozen-release.ron"),
        include_str!("../../../../../scenarios/late-shipment.ron"),
        include_str!("../../../../../scenarios/urgent-hire.ron"),
        include_str!("../../../../../scenarios/whose-ticket.ron"),
    ]
    .into_iter()
    .map(|source| parse(source).scenario.expect("a scenario"))
    .collect()
}

/// A state of a seat like no other: nothing in it need go with anything else.
fn random_state(chance: &mut ChaCha8Rng, scenario: &Scenario, seat: &Seat) -> State {
    let mut state = State::opening(scenario, seat);
    state.turns_left = chance.random_range(1..=seat.turns);
    state.minds = [(); MAX_FACING].map(|()| Mind {
        trust: chance.random_range(0..=100),
        heat: chance.random_range(0..85),
        safety: chance.random_range(0..=100),
        clarity: chance.random_range(0..=100),
        deceived: chance.random_bool(0.3),
        promise_due: chance.random_range(0..=4),
    });
    (state.hinted, state.revealed, state.understood) = (chance.random(), chance.random(), chance.random());
    state.used = chance.random_range(0..1 << MoveKind::REMEMBERED.len());
    state.listening_run = chance.random_range(0..=3);
    state.owed = chance.random_bool(0.4);
    state.crossed = if seat.lines.is_empty() { 0 } else { chance.random_range(0..1 << seat.lines.len()) };
    state.agreed = (!scenario.agreements.is_empty() && chance.random_bool(0.5))
        .then(|| AgreementIx(chance.random_range(0..scenario.agreements.len() as u8)));
    state.refused = chance.random_range(0..1 << scenario.agreements.len());
    state
}

#[test]
fn no_rule_looks_at_what_it_does_not_declare_and_each_needs_what_it_declares() {
    let mut needed: BTreeMap<&str, Aspects> = BTreeMap::new();
    for sketch in everywhere() {
        sketch.with(|moment| {
            assert_all_declared(moment);
            for rule in all().filter(|rule| rule.moves.contains(&moment.act.kind)) {
                let seen = needed.entry(rule.id).or_default();
                *seen = seen.union(noted(moment, |moment| rule.judge(moment)).0);
            }
        });
    }
    for rule in all() {
        assert_eq!(needed[rule.id], Aspects::of(rule.reads), "{} declares more than it looks at", rule.id);
    }
}

#[test]
fn nothing_undeclared_is_looked_at_in_any_state_of_any_shipped_scenario() {
    let mut chance = ChaCha8Rng::seed_from_u64(11);
    for scenario in shipped() {
        for seat in &scenario.seats {
            let engine = Engine::new(&scenario, seat);
            for beat in &seat.beats {
                for _ in 0..200 {
                    let state = random_state(&mut chance, &scenario, seat);
                    match &beat.turn {
                        Turn::Speak(choices) => {
                            for choice in choices {
                                for act in choice.acts() {
                                    let moment = Moment::new(engine, beat, &state, choice.to, act);
                                    assert_all_declared(&moment.in_words_of(choice));
                                }
                            }
                        }
                        Turn::Predict(prediction) => {
                            for guess in &prediction.among {
                                let target = Target::Interest(*guess);
                                let act = Move { kind: MoveKind::Predict, target };
                                assert_all_declared(&Moment::new(engine, beat, &state, beat.by, act));
                            }
                        }
                        Turn::End(_) => {}
                    }
                }
            }
        }
    }
}

/// A rule that says that it looks at heat, and looks at trust where heat is high.
static PLANTED: Rule = Rule {
    id: "PLANTED-01",
    moves: MoveKind::ALL,
    reads: &[Aspect::Heat],
    family: crate::scenario::Family::Express,
    name: Words::new("", ""),
    says: Words::new("", ""),
    figures: Words::new("", ""),
    source: "",
    example: Words::new("", ""),
    judge: |moment| (moment.hot() && moment.trust() > 50).then_some(1),
};

#[test]
fn a_planted_look_that_is_not_declared_is_found() {
    let found: Vec<Aspects> =
        everywhere().step_by(101).map(|sketch| sketch.with(|moment| undeclared(&PLANTED, moment))).collect();
    assert!(found.contains(&Aspects::NONE), "below, it keeps its word");
    assert!(found.contains(&Aspects::of(&[Aspect::Trust])), "in the heat it doesn't");
    assert!(found.iter().all(|found| found.without(Aspects::of(&[Aspect::Trust])) == Aspects::NONE));
}

/// The same state with this aspect of it otherwise, seen from a choice.
fn otherwise(chance: &mut ChaCha8Rng, engine: Engine, state: &State, choice: &Choice, of: Aspect) -> State {
    let other = random_state(chance, engine.scenario, engine.seat);
    let theirs = engine.scenario.interests_mask(engine.seat.facing[usize::from(choice.to)]);
    let about = choice.acts().filter_map(|act| act.interest()).fold(0, |set, interest| set | interest.bit());
    let mixed = |old: u32, new: u32, where_: u32| old & !where_ | new & where_;
    let asks_to_say = choice.acts().any(|act| reads(act.kind).contains(Aspect::SafetyToSay));
    let mut changed = *state;
    for (mind, other) in changed.minds.iter_mut().zip(&other.minds) {
        match of {
            Aspect::Trust => mind.trust = other.trust,
            Aspect::Heat => mind.heat = other.heat,
            // What probes asks for it, but only until it is said.
            Aspect::Safety if !asks_to_say || state.revealed & about == about => mind.safety = other.safety,
            Aspect::Clarity => mind.clarity = other.clarity,
            Aspect::Deceived => mind.deceived = other.deceived,
            Aspect::PromiseDue => mind.promise_due = other.promise_due,
            _ => {}
        }
    }
    match of {
        Aspect::Hinted => changed.hinted = mixed(changed.hinted, other.hinted, about),
        Aspect::Revealed => changed.revealed = mixed(changed.revealed, other.revealed, about),
        Aspect::AllRevealed => changed.revealed = mixed(changed.revealed, other.revealed, theirs & !about),
        Aspect::Understood => changed.understood = other.understood,
        Aspect::MadeBefore => {
            let made = choice.acts().filter_map(|act| act.kind.remembered_as()).fold(0, |set, bit| set | bit);
            changed.used = mixed(changed.used, other.used, made);
        }
        Aspect::ListeningRun => changed.listening_run = other.listening_run,
        Aspect::Agreed => changed.agreed = other.agreed,
        Aspect::AllHinted => changed.hinted = mixed(changed.hinted, other.hinted, theirs & !about),
        Aspect::Owed => changed.owed = other.owed,
        Aspect::Crossed => changed.crossed = other.crossed,
        Aspect::TurnsLeft => changed.turns_left = other.turns_left,
        _ => {}
    }
    changed
}

/// What an aspect decides beside itself: the state without it.
fn without(mut state: State, of: Aspect) -> State {
    for mind in &mut state.minds {
        match of {
            Aspect::Trust => mind.trust = 0,
            Aspect::Heat => (mind.heat, state.boiled_over) = (0, false),
            Aspect::Safety => mind.safety = 0,
            Aspect::Clarity => mind.clarity = 0,
            Aspect::Deceived => mind.deceived = false,
            Aspect::PromiseDue => mind.promise_due = 0,
            _ => {}
        }
    }
    match of {
        // What was said has also shown.
        Aspect::Hinted | Aspect::AllHinted | Aspect::Revealed | Aspect::AllRevealed => {
            (state.hinted, state.revealed) = (0, 0)
        }
        Aspect::Understood => state.understood = 0,
        Aspect::MadeBefore => state.used = 0,
        Aspect::ListeningRun => state.listening_run = 0,
        Aspect::Agreed => state.agreed = None,
        Aspect::Owed => state.owed = false,
        Aspect::Crossed => state.crossed = 0,
        // With none left the meeting ends, whatever is said.
        Aspect::TurnsLeft => {
            (state.turns_left, state.beat) = (0, crate::scenario::BeatIx(0));
            (state.hinted, state.owed, state.visited) = (0, false, 0);
        }
        _ => {}
    }
    state
}

/// The engine as a whole, from outside: what a kind of move doesn't read decides nothing but itself.
#[test]
fn what_is_not_declared_changes_nothing_else() {
    let mut chance = ChaCha8Rng::seed_from_u64(5);
    let mut tried = 0;
    for scenario in shipped() {
        for seat in &scenario.seats {
            let engine = Engine::new(&scenario, seat);
            for (beat, place) in seat.beats.iter().zip(0u16..) {
                let Turn::Speak(choices) = &beat.turn else { continue };
                for choice in choices {
                    // Conditions look at states by themselves; here the way on is the same for all.
                    let mut choice = choice.clone();
                    choice.next.branches.truncate(1);
                    choice.next.branches[0].0 = None;
                    for aspect in Aspect::ALL {
                        let unread = !choice.acts().any(|act| reads(act.kind).contains(aspect));
                        for _ in 0..if unread { 40 } else { 0 } {
                            let mut state = random_state(&mut chance, &scenario, seat);
                            state.beat = crate::scenario::BeatIx(place);
                            let twin = otherwise(&mut chance, engine, &state, &choice, aspect);
                            let (one, other) = (engine.step(&state, &choice), engine.step(&twin, &choice));
                            assert_eq!(
                                one.judgement, other.judgement,
                                "{:?} looks at {aspect:?}",
                                choice.act.kind
                            );
                            assert_eq!(
                                without(one.after, aspect),
                                without(other.after, aspect),
                                "{:?} looks at {aspect:?}",
                                choice.act.kind
                            );
                            tried += u32::from(state != twin);
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn a_kind_of_move_reads_what_its_rules_and_its_effects_read() {
    assert_eq!(
        reads(MoveKind::GiveFeedback),
        rules::reads(MoveKind::GiveFeedback).union(effects::reads(MoveKind::GiveFeedback))
    );
    assert!(reads(MoveKind::GiveFeedback).contains(Aspect::Safety), "EXPRESS-04 asks for it");
    assert!(reads(MoveKind::Reflect).contains(Aspect::SafetyToSay), "it probes");
    assert!(!reads(MoveKind::Acknowledge).contains(Aspect::Safety));
}
