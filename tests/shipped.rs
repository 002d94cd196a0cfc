//! What every shipped scenario must hold: complete, reachable in every part, and won by nobody
//! who hasn't listened.

use counterpart::conversation::{Pick, Play};
use counterpart::library::Library;
use counterpart::scenario::{InterestKind, Scenario, Seat, SeatIx, Turn};
use counterpart::scoring::{OutcomeKind, outcome};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Plays of each kind of player.
const PLAYS: u64 = 4_000;
/// The seed of everything random here; printed with every failure.
const SEED: u64 = 20_261_123;

fn shipped() -> Vec<Arc<Scenario>> {
    let library = Library::load(None);
    let broken: Vec<&str> = library.broken().map(|file| file.name.as_str()).collect();
    assert!(broken.is_empty(), "broken: {broken:?}");
    let scenarios: Vec<Arc<Scenario>> = library.playable().cloned().collect();
    assert!(!scenarios.is_empty());
    scenarios
}

fn seats(scenario: &Scenario) -> impl Iterator<Item = (SeatIx, &Seat)> {
    (0u8..).map(SeatIx).zip(&scenario.seats)
}

#[test]
fn each_has_two_desks_with_enough_to_say_at_both() {
    for scenario in shipped() {
        assert!(scenario.seats.len() >= 2, "{}", scenario.id);
        assert!(scenario.agreements.len() >= 4, "{}", scenario.id);
        assert!(scenario.facilitator.pauses.len() >= 3 && scenario.facilitator.after.len() >= 3);
        for (_, seat) in seats(&scenario) {
            let name = format!("{}/{}", scenario.id, seat.id);
            assert!(seat.beats.len() >= 24, "{name}: {} beats", seat.beats.len());
            let mut endings = 0;
            let mut predictions = 0;
            for beat in &seat.beats {
                match &beat.turn {
                    Turn::Speak(choices) => {
                        assert!(
                            (3..=4).contains(&choices.len()),
                            "{name}/{}: {} options",
                            beat.id,
                            choices.len()
                        );
                    }
                    Turn::Predict(_) => predictions += 1,
                    Turn::End(_) => endings += 1,
                }
            }
            assert!(endings >= 4 && predictions >= 1, "{name}: {endings} endings, {predictions} predictions");
            let theirs: Vec<InterestKind> =
                scenario.interests_of(seat.facing[0]).map(|ix| scenario.interest(ix).kind).collect();
            assert!(theirs.len() >= 3, "{name}");
            assert!(
                theirs.contains(&InterestKind::Shared) && theirs.contains(&InterestKind::Tradable),
                "{name}"
            );
        }
    }
}

/// What many plays of many kinds of players have come upon.
#[derive(Default)]
struct Seen {
    beats: BTreeSet<String>,
    options: BTreeSet<(String, u8)>,
    agreements: BTreeSet<u8>,
    endings: BTreeSet<String>,
    won_unheard: Option<Vec<Pick>>,
    won: BTreeMap<i8, u64>,
}

/// A player who takes an option of judgement q with weight exp(slope · q): the more slope, the better;
/// a negative slope seeks what hurts.
fn one_play(scenario: &Arc<Scenario>, seat: SeatIx, slope: f64, rng: &mut ChaCha8Rng) -> Play {
    let mut play = Play::start(scenario.clone(), seat);
    while play.ending().is_none() {
        let offers = play.offers();
        let weights: Vec<f64> =
            offers.iter().map(|offer| (slope * f64::from(offer.judgement.quality)).exp()).collect();
        let mut left = rng.random_range(0.0..weights.iter().sum::<f64>());
        let chosen = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        let option = offers[chosen.unwrap_or(offers.len() - 1)].option;
        play.pick(Pick::option(option)).expect("an offered option");
    }
    play
}

fn explore(scenario: &Arc<Scenario>, seat: SeatIx) -> Seen {
    let mut seen = Seen::default();
    for (kind, slope) in [(-1i8, -0.7), (0, 0.0), (1, 0.7), (2, 1.6)] {
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        rng.set_stream(kind.unsigned_abs().into());
        for _ in 0..PLAYS {
            let play = one_play(scenario, seat, slope, &mut rng);
            for turn in play.turns() {
                let beat = play.seat().beat(turn.before.beat).id.clone();
                for offer in &turn.offers {
                    seen.options.insert((beat.clone(), offer.option));
                }
                seen.beats.insert(beat);
                seen.agreements.extend(turn.after.agreed.map(|agreement| agreement.0));
            }
            let last = play.seat().beat(play.beat()).id.clone();
            seen.beats.insert(last.clone());
            seen.endings.insert(last);
            let result = outcome(scenario, play.seat(), play.state()).expect("an outcome");
            if result.kind == OutcomeKind::WinWin {
                *seen.won.entry(kind).or_default() += 1;
                if play.state().understood.count_ones() < 2 {
                    seen.won_unheard = Some(play.picks());
                }
            }
        }
    }
    seen
}

#[test]
fn every_beat_option_agreement_and_ending_turns_up_in_play() {
    for scenario in shipped() {
        for (index, seat) in seats(&scenario) {
            let name = format!("{}/{} (seed {SEED})", scenario.id, seat.id);
            let seen = explore(&scenario, index);
            for beat in &seat.beats {
                assert!(seen.beats.contains(&beat.id), "{name}: nobody came to {}", beat.id);
                let count = match &beat.turn {
                    Turn::Speak(choices) => choices.len(),
                    Turn::Predict(prediction) => prediction.among.len(),
                    Turn::End(_) => 0,
                };
                for option in 0..count {
                    let option = u8::try_from(option).expect("few options");
                    assert!(
                        seen.options.contains(&(beat.id.clone(), option)),
                        "{name}: {} was never offered its option {}",
                        beat.id,
                        option + 1
                    );
                }
            }
            for (agreement, known) in (0u8..).zip(&scenario.agreements) {
                assert!(seen.agreements.contains(&agreement), "{name}: nobody settled on {}", known.id);
            }
            assert!(seen.endings.len() >= 4, "{name}: only {:?}", seen.endings);
            assert_eq!(seen.won_unheard, None, "{name}: a win-win without two interests understood");
            // Random play rarely wins, and the better a player chooses, the more often they do.
            let won = |kind: i8| seen.won.get(&kind).copied().unwrap_or(0);
            assert!(won(0) * 20 <= PLAYS, "{name}: random play wins {} of {PLAYS}", won(0));
            assert!(won(0) < won(1) && won(1) < won(2), "{name}: {:?}", seen.won);
        }
    }
}
