//! Figures worked out by hand. The working stands next to each number.

use super::{near, parsed, proved};
use counterpart_core::conversation::rules;
use counterpart_core::conversation::{Judgement, Pick};
use counterpart_core::scenario::{BeatIx, OptionIx, Scenario};
use counterpart_proof::bots::Bot;
use counterpart_proof::{Answer, InfoSet, SeatProof, THETAS};
use std::sync::Arc;

const TINY: &str = include_str!("tiny.ron");

fn tiny() -> (Arc<Scenario>, SeatProof) {
    let scenario = parsed(TINY);
    let proof = proved(&scenario);
    (scenario, proof)
}

fn picks(options: &[u8]) -> Vec<Pick> {
    options.iter().map(|option| Pick::option(OptionIx(*option))).collect()
}

fn at(theta: f64) -> usize {
    THETAS.iter().position(|known| *known == theta).expect("a proved skill")
}

/// Three things to say at the opening, then a guess between two, then two things to say:
///
/// - CheckInterest of what was hinted at (+2, PERSP-01) → guess → `close`
/// - Lecture (−1, TRAP-06) → guess → `close`
/// - Blame (−2, TRAP-01) → `walks`, an ending
///
/// At `close`, GiveIn("deal") (a trifle: +2, TRAP-09) is always accepted and ends in `done`; Dismiss
/// (−2, TRAP-02) ends in `walks`.
///
/// Plays: (2 openings · 2 guesses · 2 closings) + 1 = 9. Where something is chosen: the opening, two
/// guesses and two closings, since the two ways of opening leave different states; a guess changes
/// nothing, so its two answers lead to the same: 5.
///
/// Random play: blame 1/3; the other two thirds are divided evenly at `close`. So `walks` has
/// 1/3 + 1/3 = 2/3 and `done` 1/3.
#[test]
fn a_tiny_seat_under_random_play() {
    let (scenario, proof) = tiny();
    assert_eq!(proof.size.plays, Some(9u8.into()));
    assert_eq!(proof.size.states, 5);
    assert_eq!(proof.unseen.impossible(), []);
    assert_eq!(proof.unseen.not_known(), []);
    let ending = |id: &str| {
        let beat = scenario.seats[0].find(id).expect("a beat");
        proof.endings.iter().find(|ending| ending.beat == beat).expect("an ending")
    };
    for (id, probability, shortest) in [("done", 1.0 / 3.0, &[0, 0, 0][..]), ("walks", 2.0 / 3.0, &[2])] {
        let found = ending(id);
        assert!(near(found.learners[at(0.0)], probability, 1e-15), "{id}: {found:?}");
        assert_eq!(found.shortest, Answer::Seen(picks(shortest)), "{id}");
    }
}

/// The judgements of the opening are 2, −1, −2: mean −1/3, mean square 9/3 = 3, variance 3 − 1/9 = 26/9.
/// Information: .49 · 26/9 = 1.415556, and random play comes there once. The judgements of `close` are
/// 2 and −2: variance 4, information .49 · 4 = 1.96, and random play comes there 2/3 times: 1.306667.
#[test]
fn what_the_beats_of_a_tiny_seat_tell() {
    let (scenario, proof) = tiny();
    let beat = |id: &str| &proof.beats[scenario.seats[0].find(id).expect("a beat").index()];
    let opens = beat("opens");
    assert!(near(opens.visits, 1.0, 1e-15) && near(opens.information, 0.49 * 26.0 / 9.0, 1e-12));
    let close = beat("close");
    assert!(near(close.visits, 2.0 / 3.0, 1e-15) && near(close.information, 0.49 * 8.0 / 3.0, 1e-12));
    let guess = beat("guess");
    assert!(near(guess.visits, 2.0 / 3.0, 1e-15) && guess.information == 0.0 && guess.options.is_empty());
    let shares: Vec<(f64, f64)> = opens.options.iter().map(|option| (option.quality, option.best)).collect();
    assert_eq!(shares, [(2.0, 1.0), (-1.0, 0.0), (-2.0, 0.0)]);
    assert!(opens.options.iter().all(|option| near(option.taken[at(0.0)], 1.0 / 3.0, 1e-15)));
}

/// A learner of θ = 1 weighs a judgement of q with e^(.7·q): e^1.4 = 4.0552, e^−.7 = .496585,
/// e^−1.4 = .246597; at the opening they add up to 4.798382, at `close` to 4.301797.
///
/// Opening: check .845118, lecture .103490, blame .051392. Close: give in .942676, dismiss .057324.
/// So `done` has (.845118 + .103490) · .942676 = .894230, and at θ = −1, where check and blame have
/// weights .246597 and 4.0552, lecture e^.7 = 2.013753, sum 6.315550: check .039046, lecture .318856,
/// blame .642098; give in .057324; `done` has .357902 · .057324 = .020516.
#[test]
fn learners_of_a_tiny_seat() {
    let (_, proof) = tiny();
    let done = &proof.endings[0];
    assert!(near(done.learners[at(1.0)], 0.894_230, 1e-5), "{done:?}");
    assert!(near(done.learners[at(-1.0)], 0.020_516, 1e-5), "{done:?}");
}

/// Points of a play: check and give in 4, check and dismiss 0, lecture and give in 1, lecture and
/// dismiss −3, blame −2. With the chances above:
///
/// θ = 1: .796675·4 + .048444·0 + .097558·1 + .005932·(−3) + .051392·(−2) = 3.163679; of squares
/// .796675·16 + .097558 + .005932·9 + .051392·4 = 13.103314; variance 13.103314 − 10.008865 = 3.094449.
///
/// θ = −1: .002238·4 + .036808·0 + .018278·1 + .300578·(−3) + .642098·(−2) = −2.158700; of squares
/// .002238·16 + .018278 + .300578·9 + .642098·4 = 5.327680; variance 5.327680 − 4.659986 = .667694.
///
/// d′ = (3.163679 + 2.158700) / √((3.094449 + .667694) / 2) = 5.322379 / 1.371522 = 3.880637.
#[test]
fn how_far_the_learners_of_a_tiny_seat_lie_apart() {
    let (_, proof) = tiny();
    assert!(near(proof.learners[at(1.0)].points, 3.163_679, 1e-4), "{}", proof.learners[at(1.0)].points);
    assert!(near(proof.learners[at(-1.0)].points, -2.158_700, 1e-4), "{}", proof.learners[at(-1.0)].points);
    assert!(near(proof.d_prime.points, 3.880_637, 1e-4), "{}", proof.d_prime.points);
}

/// The one agreement is worth 80 to both, walking away 30: both gain everything there is, so settling
/// it is a win-win. One interest of one is understood after CheckInterest, safety 60 + 25 ≥ 55.
///
/// Ann starts with trust 50, heat 40, clarity 40. Check (+2): trust 50 + .12·50 = 56; heat
/// 40 − .14·40 = 34.4 → 34, cooling by a tenth of 9 up to 1 → 33; clarity 40 + .10·60 = 46. Give in
/// (+2): trust 56 + .12·44 = 61.28 → 61; heat 33 − 4.62 → 28, cooled to 27: it fell 13 of the 15 down to
/// where it rests. Score: 50·1 + 12.5·(.61 + 1) + 15·13/15 + 10·.46 = 50 + 20.125 + 13 + 4.6 = 87.725.
///
/// Blame (−2) at once: trust 50 − 17 = 33; heat 40 + 22·(1 − .16) = 58.48 → 58, so that it didn't fall;
/// clarity 40 − 4 = 36. Nothing settled: 0. Score: 12.5·.33 + 10·.36 = 4.125 + 3.6 = 7.725.
/// Lecture (−1): trust 50 − 8.5 = 41.5, the loss rounded to 9 → 41; heat 40 + 9.24 → 49, cooled by a
/// tenth of 24 up to 3 → 46. Dismiss (−2): trust 41 − 17 = 24; heat 46 + 22·(1 − .2116) = 63.34 → 63;
/// clarity 40. Score: 12.5·.24 + 10·.40 = 3 + 4 = 7, the least.
#[test]
fn the_least_and_the_most_of_a_tiny_seat() {
    let (_, proof) = tiny();
    let most = proof.outcome.most.expect("a play");
    assert!(near(most.value, 87.725, 1e-12) && most.picks == picks(&[0, 0, 0]), "{most:?}");
    let least = proof.outcome.least.expect("a play");
    assert!(near(least.value, 7.0, 1e-12) && least.picks == picks(&[1, 0, 1]), "{least:?}");
    // Won with the one interest understood, or with none after a lecture: fewer than two either way.
    assert_eq!(proof.won_unheard, Answer::Seen(picks(&[0, 0, 0])));
    assert!(near(proof.learners[at(0.0)].wins, 1.0 / 3.0, 1e-15));
}

/// Random play comes to three information sets with weights .1, .2 and .3. One kind of move is judged 1, 1
/// and 0 there, another 0, 0 and 1: their means are both .3/.6 = 1/2, though .1 + .2 is not .3 in
/// binary fractions. The bot that knows nothing but means can't tell them apart, so it tosses a coin.
#[test]
fn a_tie_of_means_is_a_tie_however_they_were_added_up() {
    let scenario = parsed(TINY);
    let seat = &scenario.seats[0];
    let rule = rules::find("PLAIN-01").expect("a rule");
    let info_set = |qualities: [i8; 2]| InfoSet {
        beat: BeatIx(0),
        options: [0, 1].map(OptionIx).to_vec(),
        judgements: qualities.map(|quality| Judgement { quality, rule }).to_vec(),
    };
    let info_sets = [info_set([1, 0]), info_set([1, 0]), info_set([0, 1])];
    for chances in Bot::ContextBlind.policy(seat, &info_sets, &[0.1, 0.2, 0.3]) {
        assert_eq!(chances[..2], [0.5, 0.5]);
    }
}

/// Three things to say that are all the same act: whoever chooses comes to the same score, so nothing
/// is to be had above random play, and every bot stands at 0.
#[test]
fn where_nothing_is_to_be_had_every_bot_stands_at_nothing() {
    let mut source = TINY.to_owned();
    for act in ["CheckInterest(\"worry\")", "Lecture", "GiveIn(\"deal\")", "Dismiss"] {
        source = source.replace(act, "Blame");
    }
    for next in ["\"guess\"", "\"close\"", "\"done\""] {
        source = source.replace(&format!("next: {next}"), "next: \"walks\"");
    }
    // What nothing leads to any more is taken out; `done` stays, as what comes when time is up.
    let source = source
        .split("/*cut*/")
        .step_by(2)
        .collect::<String>()
        .replace("time_up: \"walks\"", "time_up: \"done\"");
    let proof = proved(&parsed(&source));
    for bot in &proof.bots {
        assert_eq!(bot.normalised, 0.0, "{}", bot.bot.id());
    }
    // A spread of nothing may come out as a ten-millionth, and no further apart are the learners.
    assert!(proof.d_prime.outcome.abs() < 1e-6 && proof.d_prime.points.abs() < 1e-6, "{:?}", proof.d_prime);
}
