//! Skill, predictions, points and what was attainable, over whole plays.

use super::{near, played, random, two_seats};
use counterpart_core::conversation::{Pick, Play};
use counterpart_core::scenario::{Cluster, MoveKind, OptionIx, SeatIx, parse};
use counterpart_core::scoring::{
    Decision, Evidence, PlayEvidence, attainable, decisions, improvements, outcome, predictions, skills,
    turning_points,
};
use proptest::prelude::*;
use std::sync::Arc;

/// Ours is a transcript of three decisions. `cold`: +2 CheckInterest of what was hinted at
/// (PERSP-01), −2 Blame and Dismiss, 0 Acknowledge of somebody calm. It is evidence for Perspective
/// (the best), Service and Listening (the worst: Blame, Dismiss). Then a prediction, which is no
/// decision. `table`: the best is the fair proposal, understood and good for both (+2, SOLVE-04).
#[test]
fn the_decisions_of_a_transcript() {
    let play = played(&[3, 1, 0]);
    let found = decisions(&play);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].qualities, [-2, -2, 0, 2]);
    assert_eq!(found[0].chosen, 2);
    assert_eq!(found[0].clusters, [Cluster::Listening, Cluster::Perspective, Cluster::Service]);
    assert_eq!(found[1].chosen, 2);
    assert!(found[1].clusters.contains(&Cluster::Solving));
    assert!(found.iter().all(Decision::is_best));
}

/// The same transcript as evidence: one telling decision about Perspective and none about Expression,
/// and far too little of either for an estimate.
#[test]
fn a_play_adds_what_it_tells_and_one_is_never_enough() {
    let play = |options| PlayEvidence::of(&played(options));
    let one = skills(&[play(&[3, 1, 0])]);
    assert_eq!(one.composite.evidence, Evidence { scenarios: 1, telling: 2, best: 2 });
    // In the order of `Cluster::ALL`: listening, perspective, expression, solving, service.
    assert_eq!(one.clusters[1].evidence, Evidence { scenarios: 1, telling: 1, best: 1 });
    assert_eq!(one.clusters[2].evidence, Evidence::default());
    assert!(
        one.composite.estimate.is_none() && one.clusters.iter().all(|cluster| cluster.estimate.is_none())
    );
    // Blame, where the best was to check what was hinted at.
    let worse = play(&[0]);
    assert!(worse.decisions[0].is_worst() && !worse.decisions[0].is_best());
    assert_eq!(Evidence::of(&[worse], None), Evidence { scenarios: 1, telling: 1, best: 0 });
}

/// A guess after these options.
fn guessing(before: &[u8], guess: u8, confidence: Option<u8>) -> Play {
    let mut picks: Vec<Pick> = before.iter().map(|option| Pick::option(OptionIx(*option))).collect();
    picks.push(Pick { option: OptionIx(guess), confidence });
    Play::replay(two_seats(), SeatIx(0), &picks).expect("legal picks")
}

/// Brier: (confidence − 1)² if right, confidence² if wrong; unstated counts as .5.
#[test]
fn predictions_are_scored_by_brier() {
    for (guess, confidence, right, brier) in [
        (1, Some(80), true, 0.04),
        (1, Some(100), true, 0.0),
        (1, Some(0), true, 1.0),
        (0, Some(80), false, 0.64),
        (0, Some(100), false, 1.0),
        (1, None, true, 0.25),
        (0, None, false, 0.25),
    ] {
        let found = predictions(&guessing(&[3], guess, confidence));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].turn, found[0].is_right(), found[0].had_asked), (2, right, true));
        assert!(near(found[0].brier, brier), "{} is not {brier}", found[0].brier);
    }
    assert!(predictions(&played(&[0])).is_empty());
}

/// By `CheckInterest` one has asked, by acknowledging twice one hasn't.
#[test]
fn a_prediction_knows_whether_it_was_asked_for() {
    let asked = |before: &[u8]| predictions(&guessing(before, 1, None))[0].had_asked;
    assert!(asked(&[3]));
    assert!(!asked(&[2, 2]));
}

/// `cold`, calm (heat 20): Blame −2, Dismiss −2, Acknowledge 0, CheckInterest +2; Blame is said.
/// `colder`, tense (heat 39: 20 + 22·.96 = 41, then a tenth of 16 back, rounded up to 2): AdviseEarly −1
/// with nothing understood, Lecture −1, Acknowledge +1, Deflect −1; Acknowledge is said.
#[test]
fn points_count_what_was_there_to_earn_at_the_same_decisions() {
    let play = played(&[0, 2]);
    assert_eq!(play.turns()[1].before.minds[0].heat, 39);
    let qualities: Vec<Vec<i8>> = play
        .turns()
        .iter()
        .map(|turn| turn.offers.iter().map(|offer| offer.judgement.quality).collect())
        .collect();
    assert_eq!(qualities, [[-2, -2, 0, 2], [-1, -1, 1, -1]]);
    let points = attainable(&play).points;
    assert_eq!((points.earned, points.best, points.worst), (-2 + 1, 2 + 1, -2 - 1));
}

/// The best that can come of a play, by trying every continuation to its end.
fn best_of_all(play: &Play) -> f64 {
    if play.ending().is_some() {
        return outcome(play.scenario(), play.seat(), play.state()).expect("it is over").score;
    }
    // Guesses change nothing about what follows (a property of the engine): one is enough.
    let ways = if play.offers()[0].act.kind == MoveKind::Predict { 1 } else { usize::MAX };
    let options: Vec<OptionIx> = play.offers().iter().map(|offer| offer.option).collect();
    options
        .into_iter()
        .take(ways)
        .map(|option| {
            let mut next = play.clone();
            next.pick(Pick::option(option)).expect("it was offered");
            best_of_all(&next)
        })
        .fold(0.0, f64::max)
}

/// What is found to be attainable, which in a small scenario is found for every turn.
fn explored(play: &Play) -> Vec<f64> {
    let found: Option<Vec<f64>> = attainable(play).outcomes.into_iter().collect();
    found.expect("a small scenario is explored to its end")
}

#[test]
fn what_was_attainable_is_the_best_of_every_play_there_is() {
    for options in [&[3, 1, 0][..], &[0, 0, 1, 1, 0, 3], &[0, 2, 1, 2], &[2, 2, 0, 3, 1]] {
        let play = played(options);
        let found = explored(&play);
        assert_eq!(found.len(), play.turns().len() + 1);
        for (turn, found) in found.iter().enumerate() {
            let picks: Vec<Pick> = play.picks()[..turn].to_vec();
            let so_far = Play::replay(two_seats(), SeatIx(0), &picks).expect("legal picks");
            let best = best_of_all(&so_far);
            assert!((found - best).abs() < 1e-9, "{options:?} after {turn}: {found} is not {best}");
        }
        assert!(found.is_sorted_by(|a, b| a >= b), "what is given away doesn't come back: {found:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_attainable_is_so_in_any_scenario(
        random in random::short_scenario(),
        numbers in prop::collection::vec(any::<u8>(), 5),
    ) {
        let source = random.to_ron();
        let scenario = Arc::new(parse(&source).scenario.expect("a scenario"));
        let mut play = Play::start(scenario, SeatIx(0));
        let mut best = vec![best_of_all(&play)];
        for number in numbers {
            let offers = play.offers();
            if offers.is_empty() {
                break;
            }
            play.pick(Pick::option(offers[usize::from(number) % offers.len()].option)).expect("it was offered");
            best.push(best_of_all(&play));
        }
        for (turn, (found, best)) in explored(&play).into_iter().zip(best).enumerate() {
            prop_assert!((found - best).abs() < 1e-6, "after {}: {} is not {}\n{}", turn, found, best, source);
        }
    }
}

#[test]
fn at_most_three_things_to_improve_the_costliest_first_and_each_by_another_rule() {
    // Blame, Lecture, Dismiss, Deflect, Blame: five turns that fall short, four rules.
    let play = played(&[0, 1, 1, 3, 0]);
    let short: Vec<i8> = play
        .turns()
        .iter()
        .map(|turn| {
            let best = turn.offers.iter().map(|offer| offer.judgement.quality).max().expect("offers");
            best - turn.chosen().judgement.quality
        })
        .collect();
    assert!(short.iter().all(|short| *short >= 2), "{short:?}");
    let found = improvements(&play, &attainable(&play));
    assert_eq!(found.len(), 3);
    let rules: Vec<&str> =
        found.iter().map(|one| play.turns()[one.turn].chosen().judgement.rule.id).collect();
    let mut different = rules.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 3, "{rules:?}");
    for one in &found {
        let turn = &play.turns()[one.turn];
        let best = turn.offers.iter().map(|offer| offer.judgement.quality).max();
        let better = turn.offers.iter().find(|offer| offer.option == one.better).expect("an offer");
        assert!(Some(better.judgement.quality) == best || one.lost >= 0.5, "{one:?}");
    }
    let turns = turning_points(&play);
    assert!(turns.len() <= 3 && turns.is_sorted());
}

#[test]
fn a_play_without_a_wrong_word_has_nothing_to_improve() {
    let play = played(&[3, 1, 0]);
    assert!(play.ending().is_some());
    assert!(improvements(&play, &attainable(&play)).is_empty());
}
