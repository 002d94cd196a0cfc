//! Simulated groups: what the estimator of skill itself makes of people whose gain is known.

#![allow(
    clippy::print_stdout,
    reason = "the figures that a failure is understood by, and that the docs give"
)]

use super::*;
use counterpart_core::scoring::{Decision, PlayEvidence, SLOPE, TESTLET_SD, posterior};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

const SEED: u64 = 20_270_301;
const GAIN: f64 = 0.5;
const DECISIONS: usize = 9;
/// The judgements of what is on offer, as they lie in scenarios: four sentences, the best often +2.
const OFFERS: [[i8; 4]; 9] = [
    [2, 1, -1, -2],
    [2, 0, -1, -1],
    [2, 1, 0, -1],
    [1, 0, -1, -2],
    [2, -1, -1, -2],
    [1, 1, -1, -1],
    [2, 1, -1, -1],
    [1, 0, 0, -1],
    [2, 0, -1, -2],
];

/// A standard normal (Box & Muller 1958).
fn normal(random: &mut impl Rng) -> f64 {
    let (one, two): (f64, f64) = (random.random(), random.random());
    libm::sqrt(-2.0 * libm::log(1.0 - one)) * libm::cos(2.0 * std::f64::consts::PI * two)
}

/// A play of a scenario by somebody who has this skill there.
fn play(scenario: usize, ability: f64, random: &mut impl Rng) -> PlayEvidence {
    let decisions = (0..DECISIONS).map(|turn| {
        let offers = OFFERS[(turn + scenario) % OFFERS.len()];
        let weights = offers.map(|quality| libm::exp(SLOPE * ability * f64::from(quality)));
        let mut at = random.random::<f64>() * weights.iter().sum::<f64>();
        let mut chosen = offers[offers.len() - 1];
        for (quality, weight) in offers.into_iter().zip(weights) {
            if at < weight {
                chosen = quality;
                break;
            }
            at -= weight;
        }
        Decision { qualities: offers.to_vec(), chosen, clusters: Vec::new() }
    });
    PlayEvidence { scenario: scenario.to_string(), decisions: decisions.collect() }
}

/// The estimates of somebody on two forms of so many conversations, all in different scenarios, where
/// people differ from scenario to scenario by `testlet`. Form 2 is `harder`.
fn taken(
    conversations: usize,
    testlet: f64,
    harder: f64,
    second_first: bool,
    random: &mut impl Rng,
) -> Taken {
    let theta = normal(random);
    let mut form = |number: usize, skill: f64| {
        let skill = skill - if number == 1 { harder } else { 0.0 };
        let plays: Vec<PlayEvidence> = (0..conversations)
            .map(|place| {
                let gamma = testlet * normal(random);
                play(number * conversations + place, skill + gamma, random)
            })
            .collect();
        posterior(&plays, None)
    };
    let order = if second_first { [1, 0] } else { [0, 1] };
    let before = form(order[0], theta);
    Taken { before, after: form(order[1], theta + GAIN) }
}

/// Four hundred courses of forty people, each gaining .5; form 2 harder by .3. The interval of 95 % holds
/// the truth in 93–97 % of them, and the mean of all effects is that truth.
#[test]
fn the_interval_of_four_hundred_courses_covers_the_truth() {
    let mut random = ChaCha12Rng::seed_from_u64(SEED);
    let (mut covered, mut effects, mut halves) = (0, Vec::new(), Vec::new());
    const COURSES: usize = 400;
    for _ in 0..COURSES {
        let [one, other] = [false, true].map(|second_first| {
            (0..20).map(|_| taken(2, TESTLET_SD, 0.3, second_first, &mut random)).collect::<Vec<_>>()
        });
        let effect = effect_of(&one, &other).expect("an effect");
        covered += usize::from(effect.interval().contains(GAIN));
        effects.push(effect.mean);
        halves.push(effect.interval().half());
    }
    let (effects, halves) = (Sample::of(&effects), Sample::of(&halves));
    let share = covered as f64 / COURSES as f64;
    println!("covered {share}, effect {} ± {}, half {}", effects.mean, effects.sd(), halves.mean);
    assert!((0.93..=0.97).contains(&share), "seed {SEED}: {share} of intervals hold {GAIN}");
    let error = effects.sd() / libm::sqrt(COURSES as f64);
    assert!((effects.mean - GAIN).abs() < 3.0 * error + 0.02, "seed {SEED}: {} ± {error}", effects.mean);
}

/// What groups can show: the standard deviation of a person's difference on the scale of θ, by how much
/// people differ from scenario to scenario and how many conversations a form has. 1,000 people each; its
/// own error is a forty-fifth of it.
#[test]
fn what_groups_can_show() {
    const PEOPLE: usize = 1_000;
    let mut random = ChaCha12Rng::seed_from_u64(SEED);
    let mut sds = Vec::new();
    for (testlet, conversations, by_simulation) in
        [(0.0, 1, 0.0), (0.7, 2, 0.0), (TESTLET_SD, 2, SD_OF_A_DIFFERENCE), (TESTLET_SD, 1, 0.0)]
    {
        let people: Vec<Taken> =
            (0..PEOPLE).map(|at| taken(conversations, testlet, 0.0, at % 2 == 1, &mut random)).collect();
        let scale = Scale::of(&people).expect("a scale");
        let scaled = Sample::of(&people.iter().map(|of| scale.difference(of)).collect::<Vec<_>>());
        let drawn: Vec<f64> = people.iter().map(|of| of.after.mean - of.before.mean).collect();
        let drawn = Sample::of(&drawn);
        println!(
            "scenario {testlet}, {conversations} a form: slope {:.3}, of θ {:.3} ± {:.3}, as estimated {:.3} ± {:.3}",
            scale.slope,
            scaled.mean,
            scaled.sd(),
            drawn.mean,
            drawn.sd()
        );
        assert!((drawn.mean / scale.slope - scaled.mean).abs() < 1e-9);
        let error = scaled.sd() / libm::sqrt(2.0 * PEOPLE as f64);
        if by_simulation > 0.0 {
            assert!((scaled.sd() - by_simulation).abs() < 3.0 * error, "seed {SEED}: {}", scaled.sd());
        }
        sds.push(scaled.sd());
    }
    // Two conversations a form show more than one does, and the more the less people differ by scenario.
    assert!(sds[1] < sds[2] && sds[2] < sds[3], "{sds:?}");
}
