//! What leaves the host is on the disk: with a disk that is held back by hand, that fails once, and that
//! fails for good.

use super::client::Live;
use super::held::{Does, Held, until};
use counterpart::exchange::Report;
use counterpart::room::{Command, Phase, Refusal, Room};
use counterpart::scenario::OptionIx;
use counterpart::server::{Host, Refused};
use counterpart::text::Lang;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::time::Duration;

fn vote(live: &mut Live, id: u32, option: OptionIx, nth: u32) {
    live.asks(id, &json!({ "vote": { "ballot": 1, "option": option, "nth": nth } }));
}

#[test]
fn a_vote_that_is_not_on_the_disk_yet_is_shown_to_nobody() {
    let held = Held::open();
    let shown = held.shown();
    let (_, you) = held.live(1);
    assert_eq!((&you["vote"], &you["ballot"]), (&Value::Null, &json!(1)));
    held.hand.set(Does::Waits);
    // Over HTTP, since a phone that comes back takes its live connection with it; the answers wait.
    let votes = |number: u16, option: OptionIx, nth: u32| {
        let phone = held.phone(number);
        std::thread::spawn(move || phone.vote(1, option, nth))
    };
    let first = votes(1, shown[0], 1);
    held.hand.is_waited_for();
    assert_eq!(held.votes_told(1), [Value::Null, Value::Null]);
    assert_eq!(held.counted(), 0);
    let second = votes(2, shown[1], 1);
    assert_eq!(held.votes_told(2), [Value::Null, Value::Null]);
    held.hand.set(Does::Works);
    for voting in [first, second] {
        assert_eq!(voting.join().unwrap(), json!({ "ack": 1 }));
    }
    let counted = json!({ "ballot": 1, "option": shown[0], "sure": null, "nth": 1 });
    assert_eq!(held.votes_told(1), [counted.clone(), counted]);
    // A newer vote that waits leaves the older one standing.
    held.hand.set(Does::Waits);
    let newer = votes(1, shown[2], 2);
    held.hand.is_waited_for();
    for told in held.votes_told(1) {
        assert_eq!((&told["nth"], &told["option"]), (&json!(1), &json!(shown[0])));
    }
    held.hand.set(Does::Works);
    assert_eq!(newer.join().unwrap(), json!({ "ack": 1 }));
    assert_eq!(held.hosted().counts()[..3], [0, 1, 1]);
}

#[test]
fn what_the_facilitator_does_is_seen_once_it_is_on_the_disk() {
    let held = Held::open();
    let host = &held.hosted().host;
    let (mut live, _) = held.live(1);
    live.room(|room| room["phase"] == "open");
    held.hand.set(Does::Waits);
    assert_eq!(host.act(Command::Close), Err(Refused::Slow));
    assert_eq!(host.look(Room::phase), Phase::Open);
    assert_eq!(held.phone(1).state()["room"]["phase"], "open");
    let mut other = held.phone(2).live();
    assert_eq!(other.next("room")["room"]["phase"], "open", "a connection that is opened now");
    // Nothing is asked of a room that nobody sees yet: this would say something in another moment.
    assert_eq!(host.act(Command::Take { option: None }), Err(Refused::Slow));
    // A vote that comes now is too late for the room as it will be.
    vote(&mut live, 11, held.shown()[0], 1);
    assert_eq!(live.next("ack"), json!({ "ack": 11, "refused": "not-open" }));
    held.hand.set(Does::Works);
    for live in [&mut live, &mut other] {
        live.room(|room| room["phase"] == "closed");
    }
    assert_eq!(host.look(Room::phase), Phase::Closed);
}

#[test]
fn what_goes_out_after_a_flush_holds_nothing_that_is_not_flushed() {
    let held = Held::open();
    let host = &held.hosted().host;
    let (mut live, _) = held.live(1);
    held.hand.set(Does::Waits);
    assert_eq!(host.act(Command::CountHands { counts: vec![1, 0, 0, 0] }), Err(Refused::Slow));
    held.hand.is_waited_for();
    // Decided on while the hands are being flushed, so flushed after them.
    vote(&mut live, 11, held.shown()[0], 1);
    let waits = json!({ "ack": 12, "refused": "not-open" });
    live.asks(12, &json!({ "vote": { "ballot": 2, "option": 0, "nth": 1 } }));
    assert_eq!(live.next("ack"), waits, "so the vote before it was taken in");
    assert_eq!(held.counted(), 0);
    held.hand.set(Does::FailsOnce);
    // The hands' flush fails, and the vote goes with it.
    assert_eq!(live.next("ack"), json!({ "ack": 11, "refused": "trouble" }));
    assert_eq!(held.counted(), 0);
}

/// A vote meets a disk that does this; what is told afterwards, and after a restart.
fn fails(does: Does) {
    let held = Held::open();
    let shown = held.shown();
    assert_eq!(held.phone(2).vote(1, shown[1], 1), json!({ "ack": 1 }));
    let (mut live, _) = held.live(1);
    held.hand.set(Does::Waits);
    vote(&mut live, 11, shown[0], 1);
    held.hand.is_waited_for();
    held.hand.set(does);
    assert_eq!(live.next("ack"), json!({ "ack": 11, "refused": "trouble" }));
    // Whatever is asked for now, nothing is counted any more, even if the disk would take it again.
    vote(&mut live, 12, shown[0], 2);
    assert_eq!(live.next("ack"), json!({ "ack": 12, "refused": "trouble" }));
    let phone = held.phone(1);
    let answer = phone.site.post(
        "/api/act",
        &phone.authorization(),
        &json!({ "id": 13, "do": { "vote": { "ballot": 1, "option": shown[0], "nth": 3 } } }),
    );
    assert_eq!((answer.status, answer.json()), (503, json!([{ "ack": 13, "refused": "trouble" }])));
    assert_eq!(held.votes_told(1), [Value::Null, Value::Null]);
    assert_eq!(held.votes_told(2)[0]["option"], json!(shown[1]));
    assert_eq!(held.counted(), 1);
    let host = &held.hosted().host;
    assert!(host.health().is_broken);
    assert_eq!(host.act(Command::Close), Err(Refused::Disk));
    assert_eq!(host.look(Room::phase), Phase::Open);
    let began = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
    for (lang, says) in [(Lang::En, "was not counted"), (Lang::Zh, "没有计入")] {
        let report = host.look(|room| Report::of_stopped(room, &began, lang));
        assert!(
            report.html.contains(says)
                && !host.look(|room| Report::of(room, &began, lang)).html.contains(says)
        );
    }
    let stood = host.look(Room::clone);
    let again = held.again();
    assert!(again.host.look(|room| *room == stood), "the room is what was acknowledged");
    // The phone sends its vote again, and it counts once.
    assert_eq!(again.site.phone(1).state()["you"]["vote"], Value::Null);
    for _ in 0..2 {
        assert_eq!(again.site.phone(1).vote(1, shown[0], 1), json!({ "ack": 1 }));
    }
    assert_eq!(again.counts()[..2], [1, 1]);
}

#[test]
fn a_disk_that_fails_once_stops_the_room_where_the_disk_stands() {
    fails(Does::FailsOnce);
}

#[test]
fn a_disk_that_fails_for_good_stops_the_room_where_the_disk_stands() {
    fails(Does::Fails);
}

/// What the facilitator hears later.
fn late(host: &Host) -> Refused {
    let late = std::cell::RefCell::new(None);
    until(|| {
        *late.borrow_mut() = host.late_refusal();
        late.borrow().is_some()
    });
    assert_eq!(host.late_refusal(), None, "it is told once");
    late.into_inner().unwrap()
}

#[test]
fn the_facilitator_hears_when_what_was_to_come_does_not_happen() {
    let held = Held::open();
    let host = &held.hosted().host;
    // Both could be done now; once the first is, the second can't.
    for _ in 0..2 {
        host.act_after(Duration::from_millis(100), Command::Close).unwrap();
    }
    let late_one = late(host);
    assert!(matches!(late_one, Refused::Slow | Refused::Room(Refusal::NotNow)), "{late_one:?}");
    until(|| host.look(Room::phase) == Phase::Closed);
    held.hand.set(Does::Fails);
    host.act_after(Duration::ZERO, Command::Reveal).unwrap();
    assert_eq!(late(host), Refused::Disk);
    assert_eq!(host.look(Room::phase), Phase::Closed);
}

#[test]
fn a_phone_that_is_not_on_the_disk_has_not_joined() {
    let held = Held::open();
    held.hand.set(Does::Waits);
    let mut live = held.phone(3).live();
    live.asks(1, &json!({ "join": { "name": "" } }));
    held.hand.is_waited_for();
    assert_eq!(held.phone(3).state()["you"], Value::Null);
    until(|| {
        let told = held.phone(3).state()["tally"]["phones"].as_u64().unwrap();
        assert!(told <= 2, "{told}");
        told == 2
    });
    held.hand.set(Does::Fails);
    assert_eq!(live.next("ack"), json!({ "ack": 1, "refused": "trouble" }));
    assert_eq!(held.phone(3).state()["you"], Value::Null);
    assert_eq!(held.again().host.look(|room| room.phones().len()), 2);
}
