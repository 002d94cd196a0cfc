//! Every figure of a proof against every single play of the same scenario.

use super::brute_bots::{learner, uneven_learner};
use super::brute_coverage::{stuck, unreached};
use super::brute_figures::{Figures, ahead, beats, figures, of_bot, of_learner, points};
use super::tree::{End, Tree};
use super::{explored, for_any, for_any_with, near, proved, random};
use counterpart_core::scenario::{BeatIx, Cluster, EndingKind, InterestIx};
use counterpart_proof::forward::flows;
use counterpart_proof::seat::Extremes;
use counterpart_proof::unreached::Unreached;
use counterpart_proof::why::Reason;
use counterpart_proof::{Answer, BUDGET, SeatProof, THETAS};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeSet;

/// Plays with more moments than this are left out: they would take too long to play one by one.
const MOST: usize = 20_000;
/// What adding up probabilities in another order may change.
const PROBABILITY: f64 = 1e-12;
/// Ends whose scores differ by less are one to the proof.
const SCORE: f64 = 1e-9;

type Held = Result<(), TestCaseError>;

/// Holds a property over small scenarios, all plays of which are known.
fn for_every_play(cases: u32, holds: impl Fn(&Tree, &SeatProof) -> Held) {
    for_any(cases, random::short_scenario(), |_, scenario| {
        let tree = Tree::of(scenario, MOST);
        prop_assume!(tree.is_some());
        holds(&tree.expect("not too many"), &proved(scenario))
    });
}

fn near_enough(what: &str, found: f64, expected: f64, within: f64) -> Held {
    prop_assert!(near(found, expected, within), "{}: {} and not {}", what, found, expected);
    Ok(())
}

#[test]
fn there_are_as_many_plays_and_no_more_states_than_moments() {
    for_every_play(300, |tree, proof| {
        let plays = tree.ends().count().to_string();
        prop_assert_eq!(proof.size.plays.as_ref().map(ToString::to_string), Some(plays));
        let choosing = tree.moments.iter().filter(|moment| moment.end.is_none()).count();
        prop_assert!(proof.size.states <= choosing && proof.size.futures <= proof.size.states);
        prop_assert_eq!(proof.size.open, 0.0);
        Ok(())
    });
}

#[test]
fn the_least_and_the_most_are_those_of_some_play_that_replays_to_them() {
    for_every_play(300, |tree, proof| {
        let score = |end: usize| tree.moments[end].end.as_ref().map_or(f64::NAN, |end| end.score);
        extremes(tree, "outcome", &proof.outcome, SCORE, score)?;
        for (cluster, found) in Cluster::ALL.into_iter().zip(&proof.clusters) {
            let points = |end: usize| points(tree, end, |known| known == cluster);
            // Judgements are whole numbers: nothing is lost in adding them up.
            extremes(tree, &format!("{cluster:?}"), found, 0.0, points)?;
        }
        Ok(())
    });
}

fn extremes(tree: &Tree, what: &str, found: &Extremes, within: f64, value: impl Fn(usize) -> f64) -> Held {
    let values: Vec<f64> = tree.ends().map(|(number, _)| value(number)).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for (found, expected) in [(&found.least, least), (&found.most, most)] {
        let found = found.as_ref().ok_or_else(|| TestCaseError::fail(format!("{what}: nothing")))?;
        near_enough(what, found.value, expected, within)?;
        let end = tree.follow(&found.picks).filter(|end| tree.moments[*end].end.is_some());
        let end = end.ok_or_else(|| TestCaseError::fail(format!("{what}: no whole play")))?;
        near_enough(what, value(end), found.value, within)?;
    }
    Ok(())
}

#[test]
fn learners_come_to_the_same_endings_scores_points_and_wins() {
    for_every_play(300, |tree, proof| {
        for (place, theta) in THETAS.into_iter().enumerate() {
            let Figures { endings, score, points, wins, .. } = of_learner(tree, theta);
            for ((beat, probability), ending) in endings.into_iter().zip(&proof.endings) {
                prop_assert_eq!(ending.beat, beat);
                near_enough("ending", ending.learners[place], probability, PROBABILITY)?;
            }
            let found = &proof.learners[place];
            prop_assert_eq!(found.theta, theta);
            near_enough("mean", found.mean, score[0], SCORE)?;
            // The spread of what hardly differs is lost in rounding; its square isn't.
            near_enough("spread", found.spread.powi(2), score[1], SCORE)?;
            near_enough("points", found.points, points[0], SCORE)?;
            near_enough("wins", found.wins, wins, PROBABILITY)?;
        }
        Ok(())
    });
}

#[test]
fn uneven_learners_come_to_the_same_endings_and_scores() {
    let strategy = (random::short_scenario(), prop::array::uniform5(-2.0..2.0f64));
    for_any_with(200, strategy, |scenario, thetas| {
        let tree = Tree::of(scenario, MOST);
        prop_assume!(tree.is_some());
        let tree = tree.expect("not too many");
        let expected = figures(&tree, &tree.probabilities(|moment| uneven_learner(&tree, moment, thetas)));
        let space = explored(scenario, BUDGET);
        let policy = counterpart_proof::learner::uneven_learner(tree.seat(), &space.info_sets, thetas);
        let found = &flows(&space, &[policy])[0];
        for (beat, probability) in expected.endings {
            let classes = space.ends.classes.iter().zip(&found.classes);
            let here = classes.filter(|(class, _)| class.beat == beat).map(|(_, chance)| chance);
            near_enough("ending", here.sum(), probability, PROBABILITY)?;
        }
        near_enough("mean", found.mean, expected.score[0], SCORE)?;
        near_enough("wins", found.wins[0], expected.wins, PROBABILITY)?;
        near_enough("wins unheard", found.wins[1], expected.wins_unheard, PROBABILITY)
    });
}

#[test]
fn learners_lie_as_far_apart() {
    for_every_play(200, |tree, proof| {
        let (low, high) = (of_learner(tree, -1.0), of_learner(tree, 1.0));
        let apart = |low: [f64; 2], high: [f64; 2]| (high[0] - low[0], ((low[1] + high[1]) / 2.0).sqrt());
        for (found, (apart, spread)) in [
            (proof.d_prime.outcome, apart(low.score, high.score)),
            (proof.d_prime.points, apart(low.points, high.points)),
        ] {
            near_enough("distance", found * spread, apart, 1e-6)?;
        }
        Ok(())
    });
}

#[test]
fn the_shortest_plays_to_the_endings_are_the_shortest() {
    for_every_play(300, |tree, proof| {
        for (beat, found) in tree.ending_beats().into_iter().zip(&proof.endings) {
            let expected = tree.shortest(|_, moment| moment.state.beat == beat);
            prop_assert_eq!(&found.shortest, &Answer::of(expected, true));
            let unsettled =
                |moment: &super::tree::Moment| moment.state.beat == beat && tree.is_unsettled(moment);
            let expected = tree.shortest(|_, moment| unsettled(moment));
            prop_assert_eq!(&found.unsettled.shortest, &Answer::of(expected, true));
        }
        let expected = tree.shortest(|_, moment| moment.end.as_ref().is_some_and(|end| end.won));
        prop_assert_eq!(proof.won.seen().map(|best| &best.picks), expected.as_ref());
        if let Some(won) = proof.won.seen() {
            let at = tree.follow(&won.picks).ok_or_else(|| TestCaseError::fail("no such play"))?;
            let beats = tree.way_to(at).into_iter().map(|(moment, _)| tree.moments[moment].state.beat);
            prop_assert_eq!(&won.beats, &beats.collect::<Vec<_>>());
        }
        let unheard = |end: &End| end.won && end.understood < 2;
        let expected = tree.shortest(|_, moment| moment.end.as_ref().is_some_and(unheard));
        prop_assert_eq!(&proof.won_unheard, &Answer::of(expected, true));
        Ok(())
    });
}

#[test]
fn what_no_play_comes_upon_is_named_and_nothing_else() {
    for_every_play(600, |tree, proof| {
        let impossible = proof.unseen.impossible();
        let found: BTreeSet<Unreached> = impossible.iter().copied().collect();
        prop_assert_eq!(found.len(), impossible.len(), "something is named twice");
        prop_assert_eq!(found, unreached(tree));
        prop_assert_eq!(proof.unseen.not_known(), &[]);
        for (part, reason) in &proof.reasons {
            prop_assert!(impossible.contains(part));
            reason_holds(tree, *part, reason)?;
        }
        Ok(())
    });
}

#[test]
fn a_play_is_stuck_if_one_is() {
    for_every_play(600, |tree, proof| {
        let stuck = stuck(tree);
        let Some(found) = proof.stuck.seen() else {
            prop_assert!(stuck.is_empty(), "{:?}", tree.picks_to(stuck[0]));
            return Ok(());
        };
        let at = tree.follow(&found.picks).ok_or_else(|| TestCaseError::fail("no such play"))?;
        prop_assert!(stuck.contains(&at), "this play gets out: {:?}", found.picks);
        prop_assert_eq!(tree.moments[at].state.beat, found.beat);
        Ok(())
    });
}

/// Whether what is said to be missing is missing, over all moments.
fn reason_holds(tree: &Tree, part: Unreached, reason: &Reason) -> Held {
    let hottest = || {
        let minds = tree.moments.iter().flat_map(|moment| moment.state.minds);
        minds.map(|mind| mind.heat).max().unwrap_or(0)
    };
    let at = |beat: BeatIx| tree.moments.iter().filter(move |moment| moment.state.beat == beat);
    match (part, reason) {
        (_, Reason::TooCool { hottest: found, leaves_at }) => {
            // What is said at the last turn may heat somebody for whom nothing can change any more.
            prop_assert!(*found <= hottest() && hottest() < *leaves_at, "{} and {}", found, hottest());
        }
        (_, Reason::TimeLeft { turns }) => {
            let left = tree.ends().map(|(number, _)| tree.moments[number].state.turns_left).min();
            prop_assert_eq!(left, Some(*turns));
        }
        (
            Unreached::Says(beat, _) | Unreached::Thinks(beat, _) | Unreached::Option(beat, _),
            Reason::Gauge { gauge, wanted, reached },
        ) => {
            // Whose it is isn't told; somebody's it must be.
            let people = 0..tree.seat().facing.len();
            let range = |person: usize| {
                let values = || at(beat).map(|moment| moment.state.minds[person].gauge(*gauge));
                (values().min().unwrap_or(0), values().max().unwrap_or(0))
            };
            prop_assert!(people.clone().any(|person| range(person) == *reached), "{:?}", reason);
            prop_assert!(reached.1 < wanted.0 || reached.0 > wanted.1 || reached.0 < reached.1);
        }
        (Unreached::Agreement(agreement), Reason::NeverPut) => {
            let put = (0..tree.moments.len()).flat_map(|number| {
                tree.moments[number].offers.iter().map(|offer| offer.act.agreement()).collect::<Vec<_>>()
            });
            prop_assert!(!put.into_iter().any(|of| of == Some(agreement)));
        }
        _ => {}
    }
    Ok(())
}

#[test]
fn what_stands_between_the_skilled_and_a_win_is_what_stands_there() {
    for_every_play(200, |tree, proof| {
        let skilled = tree.probabilities(|moment| learner(tree, moment, 2.0));
        let of = |wanted: &dyn Fn(usize, &End) -> bool| -> f64 {
            tree.ends().filter(|(number, end)| wanted(*number, end)).map(|(number, _)| skilled[number]).sum()
        };
        let late = |end: &End| end.ending == EndingKind::TimeUp;
        let last = proof.learners.last().ok_or_else(|| TestCaseError::fail("no learner"))?;
        near_enough("out of time", last.out_of_time.share, of(&|_, end| late(end)), PROBABILITY)?;
        let settled = last.out_of_time.settled * last.out_of_time.share;
        near_enough("settled late", settled, of(&|_, end| late(end) && end.settled), PROBABILITY)?;
        for (found, kind) in [
            (proof.blockers.out_of_time, EndingKind::TimeUp),
            (proof.blockers.walked_out, EndingKind::WalkOut),
            (proof.blockers.escalated, EndingKind::Escalation),
            (proof.blockers.settled, EndingKind::Agreement),
        ] {
            near_enough(kind.key(), found, of(&|_, end| !end.won && end.ending == kind), PROBABILITY)?;
        }
        let lost = of(&|_, end| !end.won);
        let theirs = || tree.seat().facing.iter().flat_map(|person| tree.scenario.interests_of(*person));
        let missing = |interest: InterestIx| {
            of(&|number, end| !end.won && !tree.moments[number].state.is_understood(interest)) / lost
        };
        match proof.blockers.not_understood {
            Some((interest, share)) => {
                near_enough("not understood", share, missing(interest), 1e-9)?;
                prop_assert!(theirs().all(|other| missing(other) <= share + 1e-9));
            }
            None => prop_assert!(
                last.wins >= 0.5 - PROBABILITY || theirs().all(|interest| missing(interest) <= 1e-9)
            ),
        }
        Ok(())
    });
}

#[test]
fn every_bot_comes_to_what_it_comes_to_play_by_play() {
    for_every_play(150, |tree, proof| {
        let most = tree.ends().map(|(_, end)| end.score).fold(0.0, f64::max);
        let random = of_learner(tree, 0.0).score[0];
        for found in &proof.bots {
            let Figures { score: [mean, _], wins, .. } = of_bot(tree, found.bot);
            near_enough(&found.bot.id(), found.mean, mean, SCORE)?;
            near_enough(&found.bot.id(), found.wins, wins, PROBABILITY)?;
            // Where there is nothing to be had above random play, every bot stands at 0.
            let scale = most - random;
            let normalised = if scale > 1e-6 { 100.0 * (mean - random) / scale } else { 0.0 };
            near_enough(
                &format!("{} normalised", found.bot.id()),
                found.normalised,
                normalised,
                1e-6 / scale.max(1e-3),
            )?;
            near_enough(&format!("{} ahead", found.bot.id()), found.ahead, ahead(tree, found.bot), SCORE)?;
        }
        Ok(())
    });
}

#[test]
fn beats_and_options_tell_as_much_as_their_plays() {
    for_every_play(200, |tree, proof| {
        for (found, expected) in proof.beats.iter().zip(beats(tree)) {
            let id = &tree.seat().beat(found.beat).id;
            near_enough(id, found.visits, expected.visits, PROBABILITY)?;
            near_enough(id, found.information, expected.information, PROBABILITY)?;
            for (found, expected) in found.options.iter().zip(expected.options) {
                near_enough(id, found.offered, expected.offered, PROBABILITY)?;
                // Means over plays that hardly ever happen carry their rounding with them.
                let share = |sum: f64, of: f64| if of > 0.0 { sum / of } else { 0.0 };
                near_enough(id, found.quality, share(expected.quality, expected.offered), SCORE)?;
                near_enough(id, found.best, share(expected.best, expected.offered), SCORE)?;
                for (found, [taken, offered]) in found.taken.iter().zip(expected.taken) {
                    near_enough(id, *found, share(taken, offered), SCORE)?;
                }
            }
        }
        Ok(())
    });
}

/// The scenarios must be worth it: the properties above would prove little if promises never came
/// out, nobody were ever stuck, nothing were unreached, or nothing were won.
#[test]
fn the_small_scenarios_hold_everything_that_is_asked_of_them() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..600 {
        let random = random::short_scenario().new_tree(&mut runner).expect("a scenario").current();
        let scenario = super::parsed(&random.to_ron());
        let Some(tree) = Tree::of(&scenario, MOST) else { continue };
        seen.extend(
            unreached(&tree).iter().map(|one| format!("{one:?}").split('(').next().map(str::to_owned)),
        );
        let mut saw = |what: &str, so: bool| {
            if so {
                seen.insert(Some(what.to_owned()));
            }
        };
        let minds = || tree.moments.iter().flat_map(|moment| moment.state.minds);
        saw("deceived", minds().any(|mind| mind.deceived));
        saw("stuck", !stuck(&tree).is_empty());
        saw("won", tree.ends().any(|(_, end)| end.won));
        saw("unsettled", tree.moments.iter().any(|moment| tree.is_unsettled(moment)));
        saw("won unheard", tree.ends().any(|(_, end)| end.won && end.understood < 2));
        saw("predicts", (0..tree.moments.len()).any(|moment| tree.predicts(moment)));
        saw("refused", tree.moments.iter().any(|moment| moment.state.refused != 0));
    }
    let seen: Vec<String> = seen.into_iter().flatten().collect();
    let expected = [
        "AfterGuess",
        "Agreement",
        "AlwaysOffered",
        "Beat",
        "Branch",
        "Option",
        "Says",
        "Thinks",
        "deceived",
        "predicts",
        "refused",
        "stuck",
        "unsettled",
        "won",
        "won unheard",
    ];
    assert_eq!(seen, expected);
}
