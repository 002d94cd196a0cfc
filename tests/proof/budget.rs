//! A budget that doesn't suffice: what is said then is still true of what was explored.

use super::{BUDGET, SHIPPED, explored, for_any, random};
use counterpart_core::scenario::{Scenario, SeatIx};
use counterpart_proof::findings::in_seat;
use counterpart_proof::forward::flows;
use counterpart_proof::learner::learner;
use counterpart_proof::lints::Scope;
use counterpart_proof::minimise::minimise;
use counterpart_proof::settings::Settings;
use counterpart_proof::unreached::Unreached;
use counterpart_proof::{Answer, Bounds, SeatProof, THETAS, prove_seat};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeSet;

/// What adding up probabilities may lose.
const ROUNDING: f64 = 1e-12;
/// Ends whose scores differ by less are one to the proof.
const SCORE: f64 = 1e-9;

/// Holds a proof that was cut short to the whole one.
fn still_true(part: &SeatProof, whole: &SeatProof) -> Result<(), TestCaseError> {
    prop_assert_eq!(&part.size.plays, &None);
    prop_assert_eq!(&part.stuck, &Answer::NotKnown, "whoever seems stuck may get out beyond");
    prop_assert_eq!(part.unseen.impossible(), &[], "nothing is called impossible that may lie beyond");
    // What was found is really there, if perhaps not all of it.
    for (part, whole) in part.endings.iter().zip(&whole.endings) {
        for (part, whole) in part.learners.iter().zip(&whole.learners) {
            prop_assert!(*part <= whole + ROUNDING, "{} of {}", part, whole);
        }
        prop_assert_eq!(part.beat, whole.beat);
        prop_assert!(part.shortest != Answer::Impossible && whole.shortest != Answer::NotKnown);
        if let Answer::Seen(shortest) = &part.shortest {
            let really = whole.shortest.seen().map(Vec::len);
            prop_assert!(really.is_some_and(|really| really <= shortest.len()));
        }
        prop_assert!(part.unsettled.shortest != Answer::Impossible);
        if let Answer::Seen(_) = part.unsettled.shortest {
            prop_assert!(matches!(whole.unsettled.shortest, Answer::Seen(_)));
        }
    }
    for (part, whole) in part.learners.iter().zip(&whole.learners) {
        let wins = Bounds::of(part.wins, part.open);
        prop_assert!(wins.least <= whole.wins + ROUNDING && whole.wins <= wins.most + ROUNDING);
        let late = Bounds::of(part.out_of_time.share, part.open);
        let really = whole.out_of_time.share;
        prop_assert!(late.least <= really + ROUNDING && really <= late.most + ROUNDING);
    }
    let extremes = |proof: &SeatProof| {
        let all = std::iter::once(proof.outcome.clone()).chain(proof.clusters.clone());
        all.collect::<Vec<_>>()
    };
    for (part, whole) in extremes(part).into_iter().zip(extremes(whole)) {
        let value = |best: Option<counterpart_proof::backward::Best>| best.map(|best| best.value);
        let (least, most) = (value(whole.least), value(whole.most));
        prop_assert!(value(part.least).is_none_or(|part| least.is_some_and(|least| part >= least - SCORE)));
        prop_assert!(value(part.most).is_none_or(|part| most.is_some_and(|most| part <= most + SCORE)));
    }
    prop_assert!(part.won_unheard != Answer::Impossible && part.won != Answer::Impossible);
    if part.won_unheard.seen().is_some() {
        prop_assert!(whole.won_unheard.seen().is_some());
    }
    let set = |parts: &[Unreached]| parts.iter().copied().collect::<BTreeSet<Unreached>>();
    let (found, missing) = (set(part.unseen.not_known()), set(whole.unseen.impossible()));
    let guard = |one: &&Unreached| matches!(one, Unreached::AlwaysOffered(..));
    prop_assert_eq!(found.iter().find(guard), None, "it may be withheld beyond");
    for one in missing.iter().filter(|one| !guard(one)) {
        prop_assert!(named(&found, one), "{:?} seems to be reached", one);
    }
    Ok(())
}

/// Whether something is named as unreached, or stands in something that is.
fn named(unreached: &BTreeSet<Unreached>, one: &Unreached) -> bool {
    let beat = |beat| unreached.contains(&Unreached::Beat(beat));
    unreached.contains(one)
        || match *one {
            Unreached::Beat(_) | Unreached::Agreement(_) => false,
            Unreached::Says(at, _)
            | Unreached::Thinks(at, _)
            | Unreached::Option(at, _)
            | Unreached::AfterGuess(at, _) => beat(at),
            Unreached::Branch(at, option, _) | Unreached::AlwaysOffered(at, option) => {
                beat(at) || unreached.contains(&Unreached::Option(at, option))
            }
        }
}

/// What ends and what goes where nothing was explored is everything there is, for every learner, and
/// no ending is more likely than what was found of it and all that is open.
fn nothing_is_lost(scenario: &Scenario, budget: usize, whole: &SeatProof) -> Result<(), TestCaseError> {
    let seat = &scenario.seats[whole.seat.index()];
    let space = counterpart_proof::Space::explore(scenario, seat, budget);
    prop_assert!(space.cut_short);
    // Where nothing but guesses was left, these were followed all the same.
    let open = (0..space.node_count()).any(|node| space.is_open(node));
    let space = minimise(space);
    let learners = THETAS.map(|theta| learner(seat, &space.info_sets, theta));
    for (place, flow) in flows(&space, &learners).into_iter().enumerate() {
        let ended: f64 = flow.classes.iter().sum();
        prop_assert_eq!(flow.open > 0.0, open);
        prop_assert!((ended + flow.open - 1.0).abs() <= ROUNDING, "{} and {}", ended, flow.open);
        for ending in &whole.endings {
            let classes = space.ends.classes.iter().zip(&flow.classes);
            let found: f64 =
                classes.filter(|(class, _)| class.beat == ending.beat).map(|(_, chance)| chance).sum();
            prop_assert!(ending.learners[place] <= found + flow.open + ROUNDING);
        }
    }
    Ok(())
}

#[test]
fn what_is_proved_within_a_small_budget_stays_true() {
    for_any(300, random::scenario_of(1..=6), |_, scenario| {
        let states = explored(scenario, BUDGET).node_count();
        let whole = super::proved(scenario);
        prop_assume!(whole.size.plays.is_some());
        // Cut short as soon as there are more states than this.
        for budget in [1, states / 3, states / 2, states.saturating_sub(5)] {
            let part = prove_seat(scenario, SeatIx(0), budget);
            if !explored(scenario, budget).cut_short {
                prop_assert_eq!(&part.size, &whole.size);
                continue;
            }
            still_true(&part, &whole)?;
            nothing_is_lost(scenario, budget, &whole)?;
        }
        Ok(())
    });
}

/// The exploration stops soon after the budget, not at the end of a layer.
#[test]
fn a_budget_is_kept_but_for_one_moment() {
    for (scenario, _) in SHIPPED.iter() {
        for budget in [10, 1_000, 20_000] {
            let found = explored(scenario, budget);
            assert!(found.cut_short, "{budget}");
            // States that wait to be looked up are taken in as a batch.
            assert!(found.node_count() <= budget + 2_048, "{budget}: {}", found.node_count());
        }
    }
}

#[test]
fn what_is_proved_of_a_shipped_seat_within_a_small_budget_stays_true() {
    for (scenario, proofs) in SHIPPED.iter() {
        for whole in proofs {
            for budget in [100, whole.size.states / 10] {
                let part = prove_seat(scenario, whole.seat, budget);
                still_true(&part, whole)
                    .and_then(|()| nothing_is_lost(scenario, budget, whole))
                    .unwrap_or_else(|error| panic!("{:?} within {budget}: {error}", whole.seat));
            }
        }
    }
}

/// What the budget leaves open is nobody's fault: of all lints only those speak whose finding is certain.
#[test]
fn nothing_is_held_against_what_was_not_explored() {
    let settings = Settings::default();
    for (scenario, proofs) in SHIPPED.iter() {
        for whole in proofs {
            let part = prove_seat(scenario, whole.seat, whole.size.states / 10);
            let found = in_seat(scenario, &part, Scope::One, &settings);
            let ids: Vec<&str> = found.iter().map(|found| found.lint.id).collect();
            assert_eq!(ids, ["BUDGET-01"], "{} {:?}", scenario.id, whole.seat);
        }
    }
}
