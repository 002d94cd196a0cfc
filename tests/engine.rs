//! The engine, whatever is chosen: over random scenarios and over those that are shipped.

#![allow(clippy::disallowed_methods, reason = "the shipped scenarios are read from the disk")]

#[path = "engine/hash.rs"]
mod hash;
#[path = "engine/random.rs"]
mod random;

use counterpart_core::conversation::order::ShownOrder;
use counterpart_core::conversation::{IllegalPick, Pick, Play, WhyIllegal, parameters};
use counterpart_core::scenario::{OptionIx, Scenario, SeatIx, Turn, parse};
use proptest::prelude::*;
use random::RandomScenario;
use std::path::Path;
use std::sync::Arc;

/// Picks by which any list of numbers chooses among what is offered.
fn picked(play: &Play, number: u16) -> Pick {
    let offers = play.offers();
    let offer = offers[usize::from(number) % offers.len()];
    let confidence = matches!(play.seat().beat(play.beat()).turn, Turn::Predict(_))
        .then_some((number % 101) as u8)
        .filter(|sure| sure % 5 != 0);
    Pick { option: offer.option, confidence }
}

/// Plays to the end, taking the numbers in turn and beginning anew when they are used up, and holds
/// every step to what must be true of it.
fn play_out(scenario: &Arc<Scenario>, seat: SeatIx, numbers: &[u16]) -> Result<Play, TestCaseError> {
    let mut play = Play::start(Arc::clone(scenario), seat);
    let predictions = play.seat().beats.iter().filter(|beat| matches!(beat.turn, Turn::Predict(_))).count();
    let turns = usize::from(play.seat().turns);
    let mut numbers = numbers.iter().cycle();
    let (mut said, mut predicted_in_a_row) = (0, 0);
    in_range(&play)?;
    while play.ending().is_none() {
        prop_assert!(!play.offers().is_empty(), "nothing to say at {:?}", play.state());
        illegal_picks_change_nothing(&play)?;
        let pick = picked(&play, *numbers.next().unwrap_or(&0));
        let record = play.pick(pick).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(record.chosen().option, pick.option);
        if record.is_prediction() {
            predicted_in_a_row += 1;
            prop_assert_eq!(record.after.minds, record.before.minds, "a guess moves nobody");
            prop_assert_eq!(record.after.turns_left, record.before.turns_left);
        } else {
            said += 1;
            predicted_in_a_row = 0;
            prop_assert_eq!(record.after.turns_left + 1, record.before.turns_left);
        }
        prop_assert!(said <= turns, "more was said than there are turns");
        prop_assert!(predicted_in_a_row <= predictions, "predictions go round in a ring");
        in_range(&play)?;
    }
    prop_assert!(play.offers().is_empty(), "nothing can be said after the end");
    illegal_picks_change_nothing(&play)?;
    Ok(play)
}

fn in_range(play: &Play) -> Result<(), TestCaseError> {
    let state = play.state();
    for mind in &state.minds[..play.seat().facing.len()] {
        for gauge in [mind.trust, mind.heat, mind.safety, mind.clarity] {
            prop_assert!(gauge <= 100, "{:?}", mind);
        }
        prop_assert!(i32::from(mind.trust) <= mind.trust_cap(&parameters::Parameters::DEFAULT), "{:?}", mind);
        let opened = play.states().next().expect("an opening").minds.map(|mind| mind.heat);
        let boils = mind.heat >= parameters::BOILING && !opened.contains(&mind.heat);
        prop_assert!(
            state.boiled_over || !boils || opened.iter().any(|heat| *heat > mind.heat),
            "{:?}",
            state
        );
    }
    prop_assert_eq!(state.understood & !state.revealed, 0, "understood but not said");
    prop_assert_eq!(state.revealed & !state.hinted, 0, "said, and yet not shown");
    Ok(())
}

fn illegal_picks_change_nothing(play: &Play) -> Result<(), TestCaseError> {
    let offers = play.offers();
    let offered: Vec<OptionIx> = offers.iter().map(|offer| offer.option).collect();
    let predicting = matches!(play.seat().beat(play.beat()).turn, Turn::Predict(_));
    let mut illegal: Vec<Pick> = (0..=u8::MAX)
        .map(OptionIx)
        .filter(|option| !offered.contains(option))
        .take(3)
        .map(Pick::option)
        .collect();
    illegal.push(Pick::option(OptionIx(u8::MAX)));
    illegal.extend(offered.iter().map(|option| Pick { option: *option, confidence: Some(101) }));
    if !predicting {
        illegal.extend(offered.iter().map(|option| Pick { option: *option, confidence: Some(50) }));
    }
    for pick in illegal {
        let mut tried = play.clone();
        let IllegalPick { turn, why } = match tried.pick(pick) {
            Err(error) => error,
            Ok(_) => return Err(TestCaseError::fail(format!("{pick:?} was taken"))),
        };
        prop_assert_eq!(turn, play.turns().len() + 1);
        prop_assert_eq!(why == WhyIllegal::Over, offers.is_empty());
        prop_assert_eq!(tried.state(), play.state());
        prop_assert_eq!(tried.turns(), play.turns());
    }
    Ok(())
}

fn replays(played: &Play) -> Result<(), TestCaseError> {
    let again = Play::replay(Arc::clone(played.scenario()), played.seat_ix(), &played.picks())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    // Records hold states, offers, judgements and events.
    prop_assert_eq!(again.turns(), played.turns());
    prop_assert_eq!(again.state(), played.state());
    let mut too_long = played.picks();
    too_long.push(Pick::option(OptionIx(0)));
    let error = Play::replay(Arc::clone(played.scenario()), played.seat_ix(), &too_long).map(|_| ());
    prop_assert_eq!(error, Err(IllegalPick { turn: too_long.len(), why: WhyIllegal::Over }));
    Ok(())
}

proptest! {
    // What fails is printed with its numbers, and belongs into a test of its own.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_choices_in_any_scenario_keep_the_rules_of_the_engine(
        random in random::scenario(),
        numbers in prop::collection::vec(any::<u16>(), 1..60),
    ) {
        let source = RandomScenario::to_ron(&random);
        let parsed = parse(&source);
        prop_assert!(parsed.problems.is_empty(), "{:?}\n{}", parsed.problems, source);
        let scenario = Arc::new(parsed.scenario.expect("no problem, so a scenario"));
        let played = play_out(&scenario, SeatIx(0), &numbers)?;
        replays(&played)?;
    }

    #[test]
    fn options_are_shown_in_some_order_each_once(seed: u64, turn in 0usize..50, count in 0u8..9) {
        let options: Vec<OptionIx> = (0..count).map(OptionIx).collect();
        let shown = || ShownOrder::shuffled(seed, turn, options.iter().copied()).options().to_vec();
        let mut order = shown();
        prop_assert_eq!(&order, &shown());
        order.sort_unstable();
        prop_assert_eq!(order, options);
    }
}

/// The random scenarios must be worth playing: they reach every kind of ending that they have, walk
/// out, settle, reveal and predict. Otherwise the property above would prove little.
#[test]
fn random_scenarios_go_everywhere() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..300 {
        let random = random::scenario().new_tree(&mut runner).expect("a scenario").current();
        let numbers =
            prop::collection::vec(any::<u16>(), 40).new_tree(&mut runner).expect("numbers").current();
        let scenario = Arc::new(parse(&random.to_ron()).scenario.expect("a scenario"));
        let played = play_out(&scenario, SeatIx(0), &numbers).expect("a play");
        seen.insert(format!("{:?}", played.ending().expect("it is over")));
        for record in played.turns() {
            if record.is_prediction() {
                seen.insert("predicted".to_owned());
            }
            for event in &record.events {
                let name = format!("{event:?}");
                seen.insert(name.split('(').next().unwrap_or(&name).to_owned());
            }
        }
    }
    for expected in [
        "Agreement",
        "WalkOut",
        "TimeUp",
        "predicted",
        "Revealed",
        "Understood",
        "Accepted",
        "Refused",
        "PromiseBroken",
    ] {
        assert!(seen.contains(expected), "no play came to {expected}: {seen:?}");
    }
}

/// Those that come with the program, each from every seat.
#[test]
fn any_choices_in_a_shipped_scenario_keep_the_rules_of_the_engine() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    for entry in std::fs::read_dir(folder).expect("the shipped scenarios") {
        let path = entry.expect("an entry").path();
        if path.ends_with("library.ron") {
            continue;
        }
        let name = path.display();
        let parsed = parse(&std::fs::read_to_string(&path).expect("a file"));
        let scenario = parsed.scenario.unwrap_or_else(|| panic!("{name}: {:?}", parsed.problems));
        let scenario = Arc::new(scenario);
        for seat in 0..scenario.seats.len() {
            let seat = SeatIx(seat as u8);
            let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
                cases: 200,
                failure_persistence: None,
                ..ProptestConfig::default()
            });
            let numbers = prop::collection::vec(any::<u16>(), 1..60);
            runner
                .run(&numbers, |numbers| {
                    let played = play_out(&scenario, seat, &numbers)?;
                    replays(&played)
                })
                .unwrap_or_else(|error| panic!("{name}, {seat:?}: {error}"));
        }
    }
}

/// The loader stands below the engine and can't ask it; here the two are held together.
#[test]
fn nobody_may_start_where_people_leave() {
    let base = include_str!("broken/base.ron");
    let with = |heat: u8| parse(&base.replacen("heat: 50", &format!("heat: {heat}"), 1));
    assert_eq!(with(parameters::HEAT_WALK_OUT - 1).problems, []);
    let refused = with(parameters::HEAT_WALK_OUT).problems;
    assert_eq!(refused.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["contradictory-start"]);
}
