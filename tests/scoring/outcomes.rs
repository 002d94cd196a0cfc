//! The outcome: gains, kind and score.

use super::{agreement, beat, near, two_seats};
use counterpart_core::conversation::State;
use counterpart_core::scenario::{EndingKind, InterestIx, Promise, SeatIx};
use counterpart_core::scoring::{Outcome, OutcomeKind, coolness, gains, outcome, rounded};

/// Who began at 20, below where heat rests, and ends here kept (85 − 67)/60 = .3 of the way to the mark at
/// which people leave.
const PARTING_HEAT: u8 = 67;

/// The outcome of parting in this state: trust 60, clarity 50, heat 67, one of the two interests
/// understood; at this ending, with this agreement.
fn parting(ending: &str, settled: Option<&str>) -> Outcome {
    let scenario = two_seats();
    let seat = &scenario.seats[0];
    let mut state = State::opening(&scenario, seat);
    (state.minds[0].trust, state.minds[0].clarity, state.minds[0].heat) = (60, 50, PARTING_HEAT);
    state.revealed = InterestIx(0).bit();
    state.understood = InterestIx(0).bit();
    state.beat = beat(&scenario, SeatIx(0), ending);
    state.agreed = settled.map(|id| agreement(&scenario, id));
    outcome(&scenario, seat, &state).expect("it is over")
}

/// Everything but the gains comes to 25·(.6 + 1/2)/2 + 15·.3 + 10·.5
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
/// 40, clarity (60 + 40)/2 = 50, one of three interests understood. Heat began at 20, which counts as the
/// 25 at which it rests, and 40, on the mean 32.5, and ends at (25 + 28)/2 = 26.5: it fell 6 of 7.5.
/// 25·(.4 + 1/3)/2 + 15·.8 + 10·.5 = 9.16667 + 12 + 5 = 26.16667; with `even` 37.5 more.
#[test]
fn of_several_people_the_mean_counts() {
    let scenario = two_seats();
    let seat = &scenario.seats[1];
    let mut state = State::opening(&scenario, seat);
    state.understood = InterestIx(2).bit();
    state.minds[1].heat = 28;
    state.beat = beat(&scenario, SeatIx(1), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let found = outcome(&scenario, seat, &state).expect("it is over");
    assert!(near(found.score, 63.66667), "{}", found.score);
}

#[test]
fn the_range_of_the_score_is_nothing_to_a_hundred() {
    let scenario = two_seats();
    let seat = &scenario.seats[0];
    let mut state = State::opening(&scenario, seat);
    state.beat = beat(&scenario, SeatIx(0), "leaves");
    (state.minds[0].trust, state.minds[0].clarity, state.minds[0].heat) = (0, 0, 100);
    let worst = outcome(&scenario, seat, &state).expect("it is over").score;
    assert!(near(worst, 0.0));
    // All but the gains at their best, and `even`: 37.5 + 25 + 15 + 10.
    (state.minds[0].trust, state.minds[0].clarity, state.minds[0].heat) = (100, 100, 0);
    state.understood = InterestIx(0).bit() | InterestIx(1).bit();
    state.beat = beat(&scenario, SeatIx(0), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let best = outcome(&scenario, seat, &state).expect("it is over").score;
    assert!(near(best, 87.5));
}

/// From 65 to 41 heat fell 24 of the 40 that it could have; boiling over on the way takes two fifths of
/// that.
#[test]
fn coolness_is_how_far_heat_fell() {
    assert!(near(coolness(65.0, 41.0, false), 0.6));
    assert!(near(coolness(65.0, 41.0, true), 0.36));
    assert!(near(coolness(65.0, 70.0, false), 0.0));
    assert!(near(coolness(65.0, 25.0, false), 1.0));
    assert!(near(coolness(25.0, 55.0, false), 0.5), "from where it rests, (85 − 55)/60");
}

/// What anybody can reach in a conversation that went as well as it could is all of it.
#[test]
fn a_perfect_conversation_scores_a_hundred() {
    let scenario = two_seats();
    let seat = &scenario.seats[0];
    let mut state = State::opening(&scenario, seat);
    (state.minds[0].trust, state.minds[0].clarity, state.minds[0].heat) = (100, 100, 25);
    state.understood = InterestIx(0).bit() | InterestIx(1).bit();
    state.beat = beat(&scenario, SeatIx(0), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let found = outcome(&scenario, seat, &state).expect("it is over");
    assert!(near(found.score, 100.0 - 50.0 * 0.25), "all but what `even` leaves of the gains");
}

/// With a line crossed nothing is a win-win, and the score stops at the cap, whatever was settled.
#[test]
fn a_crossed_line_caps_the_score_and_is_no_win() {
    let scenario = two_seats();
    let mut lined = (*scenario).clone();
    let opens = lined.seats[0].opens;
    lined.seats[0].lines = vec![opens];
    let seat = &lined.seats[0];
    let mut state = State::opening(&lined, seat);
    state.beat = beat(&scenario, SeatIx(0), "done");
    state.agreed = Some(agreement(&scenario, "even"));
    let kept = outcome(&lined, seat, &state).expect("it is over");
    assert_eq!((kept.kind, kept.crossed.len()), (OutcomeKind::WinWin, 0));
    assert!(kept.score > 30.0);
    state.crossed = 1;
    let crossed = outcome(&lined, seat, &state).expect("it is over");
    assert_eq!((crossed.kind, crossed.crossed), (OutcomeKind::LineCrossed, vec![opens]));
    assert!(near(crossed.score, 30.0), "{}", crossed.score);
}

/// A promise is worth what its author says beyond no agreement: 8 of the 80 that could be gained is a
/// tenth, 20 of 80 a quarter; 50·√(.1·.25) = 7.90569. It counts where time ran out, and not with an
/// agreement or after a walk-out.
#[test]
fn what_was_promised_on_the_way_counts_where_nothing_was_settled() {
    let scenario = two_seats();
    let mut promising = (*scenario).clone();
    let seat = &mut promising.seats[0];
    let at = seat.opens;
    let text = seat.brief.clone();
    seat.beats[at.index()].promises = Some(Promise { what: text, worth: vec![8, 20] });
    seat.watched = vec![at];
    let seat = &promising.seats[0];
    let parting = |ending: &str, settled: Option<&str>| {
        let mut state = State::opening(&promising, seat);
        (state.minds[0].trust, state.minds[0].clarity, state.minds[0].heat) = (60, 50, PARTING_HEAT);
        state.understood = InterestIx(0).bit();
        state.visited = 1;
        state.beat = beat(&scenario, SeatIx(0), ending);
        state.agreed = settled.map(|id| agreement(&scenario, id));
        outcome(&promising, seat, &state).expect("it is over")
    };
    let late = parting("late", None);
    assert_eq!(late.promised, [at]);
    assert!(near(late.score, BESIDES_GAINS + 7.90569), "{}", late.score);
    let settled = parting("late", Some("even"));
    assert!(near(settled.score, 60.75), "{}", settled.score);
    let left = parting("leaves", None);
    assert_eq!(left.promised, []);
    assert!(near(left.score, BESIDES_GAINS), "{}", left.score);
}

#[test]
fn a_department_that_could_gain_nothing_gains_nothing() {
    let scenario = two_seats();
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
