//! What is typed: choices on the command line, lines while a room is led, and what people write into fields.

use counterpart::cli::{choices, order};
use counterpart::conversation::Play;
use counterpart::room::{Command, Key, LONGEST_TEXT, Room, Setup, typed};
use counterpart::scenario::{Scenario, SeatIx, parse};
use std::sync::{Arc, OnceLock};

fn scenario() -> Arc<Scenario> {
    static BASE: OnceLock<Arc<Scenario>> = OnceLock::new();
    let base = || parse(include_str!("../../tests/broken/base.ron")).scenario.map(Arc::new);
    Arc::clone(BASE.get_or_init(|| base().expect("the base is sound")))
}

/// Reads these bytes as what somebody typed.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut play = Play::start_on(scenario(), SeatIx(0), None);
    if let Ok(written) = choices::read(&text)
        && choices::make(&mut play, &written).is_ok()
    {
        // What was made is written as it can be made again.
        let mut again = Play::start_on(scenario(), SeatIx(0), None);
        let written = choices::read(&choices::list(&play)).expect("choices");
        choices::make(&mut again, &written).expect("the same choices");
        assert_eq!(play.picks(), again.picks());
    }
    let shown = typed(&text, LONGEST_TEXT);
    assert!(shown.chars().count() <= LONGEST_TEXT);
    assert_eq!(typed(&shown, LONGEST_TEXT), shown, "what is fit to be shown stays as it is");
    lead(&text);
}

/// Leads a room by these lines.
fn lead(text: &str) {
    let setup = Setup { seat: 0, day: None, seed: 7, most_phones: 9, teams: 2, names: true };
    let mut room = Room::open(scenario(), setup).expect("a room");
    let join = Command::Join { key: Key([1; 16]), name: typed(text, 24) };
    let orders = text.lines().take(200).map(|line| order::read(line, &room.clone(), |limit| limit.as_secs()));
    let orders: Vec<order::Order> = orders.collect();
    apply(&mut room, join);
    for line in text.lines().take(200) {
        if let order::Order::Do(command) = order::read(line, &room, |limit| limit.as_secs()) {
            apply(&mut room, command);
        }
    }
    for order in orders {
        if let order::Order::Do(command) = order {
            apply(&mut room, command);
        }
    }
}

fn apply(room: &mut Room, command: Command) {
    let Ok(events) = room.decide(command) else { return };
    for event in &events {
        room.apply(event).expect("what was decided on is possible");
    }
}
