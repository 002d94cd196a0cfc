//! What a proof forgets of a state must not matter, and merging alike states must not change a
//! figure.

use super::tree::Tree;
use super::{explored, for_any, for_any_with, near, random};
use counterpart_core::conversation::{Engine, Pick, Play, State, ending, offered};
use counterpart_core::scenario::{Scenario, Seat, Start, Turn};
use counterpart_core::scoring::outcome;
use counterpart_proof::bots::Bot;
use counterpart_proof::forward::flows;
use counterpart_proof::horizon::Expected;
use counterpart_proof::learner::{learner, uneven_learner};
use counterpart_proof::minimise::minimise;
use counterpart_proof::points::points;
use counterpart_proof::relevance::Relevance;
use counterpart_proof::{InfoSet, Space, count};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Scenarios with more moments than this are cut down to that many.
const MOST: usize = 20_000;

/// Whatever is said, the state and its reduced twin are offered the same, judged alike, hear the
/// same lines, and come to states that are the same again once reduced; ends score alike.
pub fn twins_stay_twins(scenario: &Scenario, seat: &Seat, state: &State) -> Result<(), TestCaseError> {
    let engine = Engine::new(scenario, seat);
    let relevance = Relevance::of(scenario, seat);
    let twin = relevance.reduced(state);
    prop_assert_eq!(relevance.reduced(&twin), twin, "what is reduced has nothing left to forget");
    prop_assert_eq!(offered(seat, state), offered(seat, &twin));
    prop_assert_eq!(ending(seat, state), ending(seat, &twin));
    let beat = seat.beat(state.beat);
    for line in [&beat.says, &beat.thinks] {
        let heard = |state: &State| state.first_that_holds(&line.variants).map(std::ptr::from_ref);
        prop_assert_eq!(heard(state), heard(&twin));
    }
    match &beat.turn {
        Turn::Speak(choices) => {
            for option in offered(seat, state) {
                let choice = &choices[option.index()];
                let (one, other) = (engine.step(state, choice), engine.step(&twin, choice));
                prop_assert_eq!(one.judgement, other.judgement);
                prop_assert_eq!(one.branch, other.branch);
                alike(scenario, seat, &relevance, &one.after, &other.after)?;
            }
        }
        Turn::Predict(prediction) => {
            for guess in &prediction.among {
                let (one, judged) = engine.predict(state, prediction, *guess);
                let (other, judged_too) = engine.predict(&twin, prediction, *guess);
                prop_assert_eq!(judged, judged_too);
                alike(scenario, seat, &relevance, &one, &other)?;
            }
        }
        Turn::End(_) => {}
    }
    Ok(())
}

fn alike(
    scenario: &Scenario,
    seat: &Seat,
    relevance: &Relevance,
    one: &State,
    other: &State,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(relevance.reduced(one), relevance.reduced(other));
    let result = |state: &State| outcome(scenario, seat, state);
    prop_assert_eq!(result(one), result(other));
    Ok(())
}

#[test]
fn what_is_forgotten_never_matters_in_any_play() {
    for_any(300, random::short_scenario(), |_, scenario| {
        let tree = Tree::of(scenario, MOST);
        prop_assume!(tree.is_some());
        let tree = tree.expect("not too many");
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for moment in &tree.moments {
            // Many moments share a state.
            if seen.insert(format!("{:?}", moment.state)) {
                twins_stay_twins(scenario, tree.seat(), &moment.state)?;
            }
        }
        Ok(())
    });
}

/// Long plays, in which promises come out and run out of time, taken at random.
#[test]
fn what_is_forgotten_never_matters_in_long_plays() {
    let long_plays = (random::scenario(), prop::collection::vec(any::<u16>(), 1..40));
    for_any_with(400, long_plays, |scenario, numbers| {
        let mut play = Play::start(Arc::clone(scenario), super::SEAT);
        for number in numbers {
            twins_stay_twins(scenario, play.seat(), play.state())?;
            let offers = play.offers();
            if offers.is_empty() {
                break;
            }
            let option = offers[usize::from(*number) % offers.len()].option;
            play.pick(Pick::option(option)).expect("it is offered");
        }
        Ok(())
    });
}

/// Explores how the conversation at the only seat can go, with nothing expected beforehand.
fn course(scenario: &Scenario, expected: &mut Expected) -> Space {
    let engine = Engine::new(scenario, &scenario.seats[0]);
    let always = &mut |_, _| ControlFlow::<Infallible>::Continue(());
    let opening = [State::opening(scenario, engine.seat)];
    let ControlFlow::Continue(space) = Space::explore_course(&engine, &opening, expected, 100_000, always);
    space
}

/// Who only asks how a conversation goes forgets far more of a state. All that isn't a score stays: what is
/// come upon, how many plays there are, what they come by, how and with what they end.
#[test]
fn the_course_goes_the_same_whatever_it_is_worth() {
    for_any(300, random::scenario_of(3..=7), |_, scenario| {
        let seat = &scenario.seats[0];
        let whole = explored(scenario, 100_000);
        prop_assume!(!whole.cut_short);
        // Nothing is known beforehand; everything; and so little that most of it comes as a surprise.
        let little = Expected::of(&whole.info_sets[..whole.info_sets.len().min(2)]);
        for mut expected in [Expected::default(), Expected::of(&whole.info_sets), little] {
            let alone = course(scenario, &mut expected);
            prop_assert!(expected.holds(&whole.info_sets));
            prop_assert!(alone.node_count() <= whole.node_count());
            prop_assert_eq!(&alone.coverage, &whole.coverage);
            prop_assert_eq!(count::plays(&alone), count::plays(&whole));
            for theta in [-1.3, 0.0, 1.0] {
                let [one, other] = [&alone, &whole].map(|space| {
                    let flow = flows(space, &[learner(seat, &space.info_sets, theta)]).remove(0);
                    let moments = space.info_sets.iter().map(|info_set| format!("{info_set:?}"));
                    let classes = space.ends.classes.iter().map(|class| format!("{class:?}"));
                    let shares = moments.zip(flow.info_sets).chain(classes.zip(flow.classes));
                    shares.collect::<BTreeMap<String, f64>>()
                });
                prop_assert!(one.keys().eq(other.keys()), "{:?} and {:?}", one, other);
                for (what, share) in &one {
                    prop_assert!(near(*share, other[what], 1e-12), "{}: {} and {}", what, share, other[what]);
                }
            }
        }
        Ok(())
    });
}

/// What several openings bring up together is what each brings up alone.
#[test]
fn what_is_come_upon_on_several_days_is_what_is_come_upon_on_each() {
    let starts = prop::array::uniform4(0..=100u8);
    for_any_with(100, (random::scenario_of(2..=6), starts), |scenario, [trust, heat, safety, clarity]| {
        let seat = &scenario.seats[0];
        let mut other = (**scenario).clone();
        let person = &mut other.cast[seat.facing[0].index()];
        person.start = Some(Start { trust: *trust, heat: *heat, safety: *safety, clarity: *clarity });
        let [one, another] = [&**scenario, &other].map(|scenario| explored(scenario, 100_000));
        prop_assume!(!one.cut_short && !another.cut_short);
        let openings = [&**scenario, &other].map(|scenario| State::opening(scenario, seat));
        let always = &mut |_, _| ControlFlow::<Infallible>::Continue(());
        let mut expected = Expected::of(&one.info_sets);
        let engine = Engine::new(scenario, seat);
        let ControlFlow::Continue(both) =
            Space::explore_course(&engine, &openings, &mut expected, 100_000, always);
        let all = |spaces: &[&Space]| -> BTreeSet<String> {
            let moments = spaces.iter().flat_map(|space| &space.info_sets);
            moments.map(|info_set| format!("{info_set:?}")).collect()
        };
        prop_assert_eq!(all(&[&both]), all(&[&one, &another]));
        for ((beat, one), other) in
            both.coverage.beats.iter().zip(&one.coverage.beats).zip(&another.coverage.beats)
        {
            prop_assert_eq!(beat.reached, one.reached || other.reached);
            let either = |one: &[bool], other: &[bool]| -> Vec<bool> {
                one.iter().zip(other).map(|(one, other)| *one || *other).collect()
            };
            prop_assert_eq!(&beat.says, &either(&one.says, &other.says));
            prop_assert_eq!(&beat.thinks, &either(&one.thinks, &other.thinks));
            for ((option, one), other) in beat.options.iter().zip(&one.options).zip(&other.options) {
                prop_assert_eq!(&option.branches, &either(&one.branches, &other.branches));
                prop_assert_eq!(option.withheld, one.withheld || other.withheld);
            }
        }
        Ok(())
    });
}

/// Folding merges states that look alike and lead to the same places. All that is asked of plays
/// stays: how many there are, where each player's plays go, and what they come by.
#[test]
fn folding_changes_no_figure() {
    for_any(200, random::scenario_of(3..=7), |_, scenario| {
        let seat = &scenario.seats[0];
        let whole = explored(scenario, 100_000);
        let folded = minimise(explored(scenario, 100_000));
        prop_assert!(folded.node_count() <= whole.node_count());
        prop_assert_eq!(count::plays(&whole), count::plays(&folded));
        prop_assert_eq!(&whole.info_sets, &folded.info_sets);
        let info_sets: &[InfoSet] = &whole.info_sets;
        let mut policies = vec![
            learner(seat, info_sets, -1.3),
            learner(seat, info_sets, 0.0),
            uneven_learner(seat, info_sets, &[1.0, -1.0, 0.5, 2.0, 0.0]),
        ];
        policies.extend([Bot::First, Bot::Last, Bot::BestFit].map(|bot| bot.policy(seat, info_sets, &[])));
        for (policy, (one, other)) in
            policies.iter().zip(flows(&whole, &policies).iter().zip(flows(&folded, &policies)))
        {
            let pairs =
                (one.info_sets.iter().zip(&other.info_sets)).chain(one.classes.iter().zip(&other.classes));
            for (one, other) in pairs.chain(one.wins.iter().zip(&other.wins)) {
                prop_assert!(near(*one, *other, 1e-12), "{} and {}", one, other);
            }
            prop_assert!(near(one.mean, other.mean, 1e-9) && near(one.open, other.open, 1e-12));
            let (mean, spread) = points(&whole, seat, policy);
            let (folded_mean, folded_spread) = points(&folded, seat, policy);
            prop_assert!(near(mean, folded_mean, 1e-9));
            prop_assert!(near(spread.powi(2), folded_spread.powi(2), 1e-9));
        }
        Ok(())
    });
}
