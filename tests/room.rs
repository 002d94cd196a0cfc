//! The room: random sessions against a simple model, and the moments that matter one by one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "room/case.rs"]
mod case;
#[path = "room/model.rs"]
mod model;
#[path = "room/moments.rs"]
mod moments;
#[path = "room/steps.rs"]
mod steps;

use counterpart_core::room::{Key, Room, Setup};
use counterpart_core::scenario::{Scenario, parse};
use std::sync::Arc;

/// A shipped scenario with predictions in it.
fn scenario() -> Arc<Scenario> {
    Arc::new(parse(include_str!("../scenarios/late-shipment.ron")).scenario.unwrap())
}

fn setup(most_phones: u32, teams: u8, names: bool) -> Setup {
    Setup { seat: 0, day: None, seed: 11, most_phones, teams, names }
}

fn room(setup: Setup) -> Room {
    Room::open(scenario(), setup).unwrap()
}

/// The key of a phone with this number.
fn key(number: u8) -> Key {
    Key([number; 16])
}
