//! How long it takes to read a scenario, to take a step, to replay a play and to score it.
//!
//! `cargo bench --no-default-features --bench engine` prints the table of `docs/performance.md`.

use counterpart::conversation::{Pick, Play};
use counterpart::library::{check_file, scenario_files};
use counterpart::scenario::{OptionIx, Scenario, SeatIx, parse};
use counterpart::scoring::{PlayEvidence, attainable, outcome, skills};
use divan::{Bencher, black_box};
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// The largest scenario there is, as its text.
static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let sources = scenario_files(&folder).expect("the shipped scenarios").into_iter().filter_map(|path| {
        let checked = check_file(&path).ok()?;
        checked.scenario.is_some().then_some(checked.source)
    });
    sources.max_by_key(String::len).unwrap_or_else(|| include_str!("../tests/broken/base.ron").to_owned())
});

static SCENARIO: LazyLock<Arc<Scenario>> =
    LazyLock::new(|| Arc::new(parse(&SOURCE).scenario.expect("a playable scenario")));

/// The longest of some plays: what is best in the moment, and the n-th of what is offered.
static LONGEST: LazyLock<Play> = LazyLock::new(|| {
    let best = play_by(|play| {
        play.offers().iter().max_by_key(|offer| offer.judgement.quality).map(|offer| offer.option)
    });
    let others = (0..4usize).map(|n| {
        play_by(move |play| {
            let offers = play.offers();
            offers.get(n % offers.len().max(1)).map(|offer| offer.option)
        })
    });
    others.chain([best]).max_by_key(|play| play.turns().len()).expect("some plays")
});

fn play_by(choose: impl Fn(&Play) -> Option<OptionIx>) -> Play {
    let mut play = Play::start(Arc::clone(&SCENARIO), SeatIx(0));
    while let Some(option) = choose(&play) {
        play.pick(Pick::option(option)).expect("it was offered");
    }
    play
}

#[allow(clippy::print_stdout, reason = "says what the figures below are of")]
fn main() {
    println!("{}: {} KiB, {} turns", SCENARIO.id, SOURCE.len() / 1024, LONGEST.turns().len());
    divan::main();
}

#[divan::bench]
fn load() -> bool {
    parse(black_box(&SOURCE)).scenario.is_some()
}

#[divan::bench]
fn step(bencher: Bencher) {
    let start = Play::start(Arc::clone(&SCENARIO), SeatIx(0));
    bencher.with_inputs(|| start.clone()).bench_values(|mut play| {
        let taken = play.pick(black_box(LONGEST.picks()[0])).is_ok();
        (play, taken)
    });
}

#[divan::bench]
fn replay(bencher: Bencher) {
    let picks = LONGEST.picks();
    bencher.bench(|| Play::replay(Arc::clone(&SCENARIO), SeatIx(0), black_box(&picks)).is_ok());
}

#[divan::bench]
fn score() -> (bool, usize) {
    let play = black_box(&*LONGEST);
    let outcome = outcome(play.scenario(), play.seat(), play.state());
    (outcome.is_some(), PlayEvidence::of(play).decisions.len())
}

/// A person's skill over the first plays of both desks of six scenarios.
#[divan::bench]
fn skill() -> bool {
    let one = PlayEvidence::of(&LONGEST);
    let plays: Vec<PlayEvidence> =
        (0..12).map(|place| PlayEvidence { scenario: (place / 2).to_string(), ..one.clone() }).collect();
    skills(black_box(&plays)).composite.estimate.is_some()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn attainable_outcomes() -> i32 {
    attainable(black_box(&LONGEST)).points.best
}
