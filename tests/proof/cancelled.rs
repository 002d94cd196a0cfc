//! A proof that somebody stops: nothing half-true comes out of it, whenever it is stopped.

use super::{BUDGET, SEAT, parsed, proved};
use counterpart_core::scenario::{Scenario, SeatIx};
use counterpart_library::Library;
use counterpart_proof::{SeatProof, prove_seat_while};
use std::ops::ControlFlow;

const TINY: &str = include_str!("tiny.ron");

/// Proves the first seat until `progress` was heard so often, and how often it was heard in the end.
fn stopped_after(scenario: &Scenario, times: usize) -> (ControlFlow<&'static str, SeatProof>, usize) {
    let mut heard = 0;
    let result = prove_seat_while(scenario, SEAT, BUDGET, &mut |_, _| {
        heard += 1;
        if heard > times { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) }
    });
    (result, heard)
}

#[test]
fn a_proof_that_is_never_stopped_is_the_proof() {
    let scenario = parsed(TINY);
    let (ControlFlow::Continue(proof), heard) = stopped_after(&scenario, usize::MAX) else {
        panic!("nobody stopped it")
    };
    assert_eq!(format!("{proof:?}"), format!("{:?}", proved(&scenario)));
    assert!(heard > usize::from(scenario.seats[0].turns), "after every layer and before the walks: {heard}");
}

#[test]
fn whenever_it_is_stopped_it_says_so_and_asks_no_more() {
    let scenario = parsed(TINY);
    let (_, all) = stopped_after(&scenario, usize::MAX);
    for times in 0..all {
        let (result, heard) = stopped_after(&scenario, times);
        let ControlFlow::Break(why) = result else { panic!("stopped at {times}, but there are figures") };
        assert_eq!(why, "enough");
        assert_eq!(heard, times + 1);
    }
}

#[test]
fn it_tells_how_far_it_is_and_can_be_stopped_within_a_large_layer() {
    let library = Library::load(None);
    let scenario = library.find("late-shipment").expect("a shipped scenario");
    let mut told: Vec<(u8, usize)> = Vec::new();
    let result = prove_seat_while(scenario, SeatIx(0), BUDGET, &mut |turns_left, states| {
        told.push((turns_left, states));
        // Twice at the same number of turns left: once within the layer.
        let within = told.iter().rev().nth(1).is_some_and(|(before, _)| *before == turns_left);
        if within { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(result.is_break());
    let (last, states) = *told.last().expect("it was asked");
    assert!(last > 0, "it was still exploring: {told:?}");
    assert!(states > 1 << 16, "{told:?}");
    assert!(told.is_sorted_by(|one, next| one.0 >= next.0 && one.1 <= next.1), "{told:?}");
}
