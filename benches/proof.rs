//! How much proving costs: for the shipped seats, for a library of a hundred, and how it grows with
//! turns, options and counterparts. `docs/performance.md` holds the figures.
//!
//! `cargo bench --no-default-features --bench proof`

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints and may panic")]

use counterpart::library::Library;
use counterpart::proof::words::audit;
use counterpart::proof::{BUDGET, SeatProof, Space, prove_seat};
use counterpart::scenario::{Scenario, SeatIx, Turn};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Each figure is the best of so many runs: what other programs do only makes it worse.
const RUNS: usize = 3;

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut fastest = None;
    for _ in 0..RUNS {
        let started = Instant::now();
        let result = work();
        let took = started.elapsed();
        if fastest.as_ref().is_none_or(|(least, _)| took < *least) {
            fastest = Some((took, result));
        }
    }
    fastest.unwrap()
}

fn heading() {
    println!(
        "{:<34} {:>10} {:>11} {:>9} {:>9} {:>12} {:>8}",
        "", "states", "choices", "explored", "proved", "choices/s", "B/state"
    );
}

fn row(name: &str, scenario: &Scenario, seat: SeatIx) {
    let at = &scenario.seats[seat.index()];
    let (explored, space) = best(|| Space::explore(scenario, at, BUDGET));
    let (states, choices, bytes) = (space.node_count(), space.edge_count(), space.bytes_per_state());
    drop(space);
    let (proved, _) = best(|| prove_seat(scenario, seat, BUDGET));
    println!(
        "{name:<34} {states:>10} {choices:>11} {:>7.2} s {:>7.2} s {:>9.2} M {bytes:>8.1}",
        explored.as_secs_f64(),
        proved.as_secs_f64(),
        choices as f64 / explored.as_secs_f64() / 1e6,
    );
}

/// The same seat with other turns.
fn with_turns(scenario: &Scenario, turns: u8) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.seats[0].turns = turns;
    scenario
}

/// The same seat with at most so many options a beat.
fn with_options(scenario: &Scenario, most: usize) -> Scenario {
    let mut scenario = scenario.clone();
    for beat in &mut scenario.seats[0].beats {
        if let Turn::Speak(choices) = &mut beat.turn {
            choices.truncate(most);
        }
    }
    scenario
}

/// The same seat with so many people across the table, who are spoken to in turn.
fn with_people(scenario: &Scenario, people: usize) -> Scenario {
    let mut scenario = scenario.clone();
    let first = scenario.seats[0].facing[0];
    scenario.seats[0].facing = vec![first; people];
    for (index, beat) in scenario.seats[0].beats.iter_mut().enumerate() {
        if let Turn::Speak(choices) = &mut beat.turn {
            for (option, choice) in choices.iter_mut().enumerate() {
                choice.to = ((index + option) % people) as u8;
            }
        }
    }
    scenario
}

fn main() {
    let library = Library::load(None);
    let shipped: Vec<Arc<Scenario>> = library.playable().cloned().collect();
    let seats: Vec<(Arc<Scenario>, SeatIx)> = shipped
        .iter()
        .flat_map(|scenario| {
            (0..scenario.seats.len()).map(|seat| (Arc::clone(scenario), SeatIx(u8::try_from(seat).unwrap())))
        })
        .collect();

    println!("Shipped seats, one core");
    heading();
    for (scenario, seat) in &seats {
        row(&format!("{} · {}", scenario.id, scenario.seats[seat.index()].id), scenario, *seat);
    }

    let cores = std::thread::available_parallelism().unwrap().get();
    let hundred: Vec<&(Arc<Scenario>, SeatIx)> = seats.iter().cycle().take(100).collect();
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((scenario, seat)) = hundred.get(next.fetch_add(1, Ordering::Relaxed)) {
                    divan::black_box(prove_seat(scenario, *seat, BUDGET));
                }
            });
        }
    });
    println!("\nA library of 100 seats on {cores} cores: {:.1} s", started.elapsed().as_secs_f64());

    let base = &shipped.iter().find(|scenario| scenario.id == "late-shipment").unwrap();
    let twelve: Vec<(Arc<Scenario>, SeatProof)> = seats
        .iter()
        .map(|(scenario, seat)| (Arc::clone(scenario), prove_seat(scenario, *seat, BUDGET)))
        .collect();
    let all: Vec<(&Scenario, &SeatProof)> =
        twelve.iter().map(|(scenario, proof)| (scenario.as_ref(), proof)).collect();
    let (took, audits) = best(|| audit(&all));
    let found: Vec<String> =
        audits.iter().map(|of| format!("{} {:.1}%", of.lang, 100.0 * of.found)).collect();
    println!(
        "A reader of words alone, {} seats, both languages, one core: {:.3} s ({})",
        all.len(),
        took.as_secs_f64(),
        found.join(", ")
    );

    println!("\nGrowth, from late-shipment · {}", base.seats[0].id);
    heading();
    for turns in [6, 8, 10, 11, 12, 13] {
        row(&format!("{turns} turns"), &with_turns(base, turns), SeatIx(0));
    }
    for options in [2, 3, 4] {
        row(
            &format!("{options} options, 10 turns"),
            &with_options(&with_turns(base, 10), options),
            SeatIx(0),
        );
    }
    for people in [1, 2, 3] {
        row(
            &format!("{people} across the table, 8 turns"),
            &with_people(&with_turns(base, 8), people),
            SeatIx(0),
        );
    }
}
