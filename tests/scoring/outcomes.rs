//! The outcome: gains, kind and score.

use super::{agreement, beat, near, two_desks};
use counterpart_core::conversation::State;
use counterpart_core::scenario::{EndingKind, InterestIx, SeatIx};
use counterpart_core::scoring::{Outcome, OutcomeKind, gains, outcome, rounded};

/// The outcome of parting in this state: trust 60, clarity 50, peak heat 70, one of the two interests
/// understood; at this ending, with this agreement.
fn parting(ending: &str, settled: Option<&str>) -> Outcome {
    let scenario = two_desks();
    let seat = &scenario.seats[0];
    let mut state = State::opening(&scenario, seat);
    (state.minds[0].trust, state.minds[0].clarity, state.peak_heat) = (60, 50, 70);
    state.revealed = InterestIx(0).bit();
    state.understood = InterestIx(0).bit();
    state.beat = beat(&scenario, SeatIx(0), ending);
    state.agreed = settled.map(|id| agreement(&scenario, id));
    outcome(&scenario, seat, &state).expect("it is over")
}

/// Everything but the gains comes to 25·(.6 + 1/2)/2 + 15·(100 − 70)/100 + 10·.5
/// = 13.75 + 4.5 + 5 = 23.25; the gains add 50·√(ours·theirs).
const BESIDES_GAINS: f64 = 23.25;

#[test]
fn the_gains_kind_and_score_of_every_agreement() {
    use OutcomeKind::*;
    for (id, ours, theirs, kind, score) in [
        // 60/80 each; 50·.75 = 37.5.
        ("even", 0.75, 0.75, WinWin, 60.75),
        // 32/80 and 64/80: both exactly on the threshold, .4 for a win and 1.2 = .8·1.5 together,
        // the best together being 1.5. Nothing is better for both: only `for-them` gives them more,
        // and it gives us less. 50·√.32 = 28.28427.
        ("edge", 0.4, 0.8, WinWin, 51.53427),
        // 32/80 and 63/80: a win for both, but together 1.1875 < 1.2. `edge` gives us no more, so it
        // is not better for both. 50·√.315 = 28.06243.
        ("under", 0.4, 0.7875, Settled, 51.31243),
        // 31/80 = .3875 < .4 is no win. 50·√.3875 = 31.12475.
        ("for-them", 0.3875, 1.0, LoseWin, 54.37475),
        ("for-us", 1.0, 0.3875, WinLose, 54.37475),
        // 30/80 each: `even` is better for both. 50·.375 = 18.75.
        ("meagre", 0.375, 0.375, LoseLose, 42.0),
        // −10/80: worse than walking away, which counts as nothing. Nothing gives them more than
        // all, so nothing is better for both.
        ("gift", -0.125, 1.0, LoseWin, BESIDES_GAINS),
    ] {
        let found = parting("done", Some(id));
        assert_eq!(found.gains.map(|gain| gain.share), [ours, theirs], "{id}");
        assert_eq!(found.kind, kind, "{id}");
        assert!(near(found.score, score), "{id}: {} is not {score}", found.score);
        assert_eq!(found.ending, EndingKind::Agreement);
    }
}

#[test]
fn without_an_agreement_both_stay_where_they_could_have_walked_away() {
    for ending in ["leaves", "late"] {
        let found = parting(ending, None);
        assert_eq!(found.gains.map(|gain| gain.share), [0.0, 0.0]);
        assert_eq!(found.kind, OutcomeKind::LoseLose, "`even` was better for both");
        assert!(near(found.score, BESIDES_GAINS));
    }
}

#[test]
fn what_was_settled_does_not_outlive_a_walk_out() {
    let left = parting("leaves", Some("even"));
    assert_eq!((left.ending, left.agreement), (EndingKind::WalkOut, None));
    assert_eq!(left.kind, OutcomeKind::LoseLose);
    assert!(near(left.score, BESIDES_GAINS));
    // Out of time it stands: it was settled before.
    let late = parting("late", Some("even"));
    assert_eq!(late.ending, EndingKind::TimeUp);
    assert!(late.agreement.is_some());
    assert!(near(late.score, 60.75));
}

#[test]
fn an_ending_in_agreement_with_nothing_agreed_is_no_agreement() {
    let found = parting("done", None);
    assert_eq!((found.ending, found.agreement), (EndingKind::TimeUp, None));
    assert!(near(found.score, BESIDES_GAINS));
}

/// Of several people across the table the mean counts, and the interests of all. Trust (60 + 20)/2 =
/// 40, clarity (60 + 40)/2 = 50, one of three interests understood, peak heat 40:
/// 25·(.4 + 1/3)/2 + 15·.6 + 10·.5 = 9.16667 + 9 + 5 = 23.16667; with `even` 37.5 more.
#[test]
fn of_several_people_the_mean_counts() {
    let scenario = two_desks();
    let seat = &scenario.seats[1];
    let mut state = State::opening(&scenario, seat);
    state.understood = InterestIx(2).bit();
    state.beat = beat(&scenario, SeatIx(1), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let found = outcome(&scenario, seat, &state).expect("it is over");
    assert!(near(found.score, 60.66667), "{}", found.score);
}

#[test]
fn the_range_of_the_score_is_nothing_to_a_hundred() {
    let scenario = two_desks();
    let seat = &scenario.seats[0];
    let mut state = State::opening(&scenario, seat);
    state.beat = beat(&scenario, SeatIx(0), "leaves");
    (state.minds[0].trust, state.minds[0].clarity, state.peak_heat) = (0, 0, 100);
    let worst = outcome(&scenario, seat, &state).expect("it is over").score;
    assert!(near(worst, 0.0));
    // All but the gains at their best, and `even`: 37.5 + 25 + 15 + 10.
    (state.minds[0].trust, state.minds[0].clarity, state.peak_heat) = (100, 100, 0);
    state.understood = InterestIx(0).bit() | InterestIx(1).bit();
    state.beat = beat(&scenario, SeatIx(0), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let best = outcome(&scenario, seat, &state).expect("it is over").score;
    assert!(near(best, 87.5));
}

#[test]
fn a_department_that_could_gain_nothing_gains_nothing() {
    let scenario = two_desks();
    let mut poor = (*scenario).clone();
    poor.walk_away[0] = 100;
    let shares = gains(&poor, &poor.seats[0], Some(agreement(&poor, "for-us"))).map(|gain| gain.share);
    assert_eq!(shares, [0.0, 0.3875]);
}

#[test]
fn figures_are_rounded_half_away_from_zero_and_never_to_minus_zero() {
    assert_eq!(rounded(0.25, 1), 0.3);
    assert_eq!(rounded(-0.25, 1), -0.3);
    assert_eq!(rounded(51.53427, 1), 51.5);
    assert!(rounded(-0.0004, 3).is_sign_positive());
}
