//! Those who send too much, too little, or nothing at all.

use super::Hosted;
use super::client::LONG;
use super::hostile::is_unharmed;
use counterpart::room::{Command, Question};
use counterpart::server::Limits;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::Message;

const SHORT: Duration = Duration::from_millis(200);

fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LONG, "{what}");
        std::thread::yield_now();
    }
}

#[test]
fn ten_megabytes_are_not_waited_for() {
    let hosted = Hosted::open();
    hosted.site.phone(1).join();
    let long = "x".repeat(10_000_000);
    let answer = hosted.site.post(
        "/api/act",
        &hosted.site.phone(1).authorization(),
        &json!({ "do": { "join": { "name": long } } }),
    );
    assert!([0, 413].contains(&answer.status), "{}", answer.status);
    let mut live = hosted.site.phone(1).live();
    // It may be closed before all of it is sent.
    live.socket.send(Message::text(long.clone())).unwrap_or_default();
    assert!([1009, 0].contains(&live.closed()));
    // A long head is refused as well.
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: {long}\r\n\r\n", hosted.site.address);
    assert!([0, 400, 431].contains(&hosted.site.raw(head.as_bytes()).status));
    // A frame that only says that it is long.
    let mut live = hosted.site.phone(1).live();
    let head = [0x81, 0xff, 0, 0, 0, 0, 0, 0x98, 0x96, 0x80, 1, 2, 3, 4];
    live.socket.get_mut().write_all(&head).unwrap();
    assert_eq!(live.closed(), 1009);
    is_unharmed(&hosted);
}

#[test]
fn what_is_no_websocket_is_closed() {
    let hosted = Hosted::open();
    for bytes in [
        &[0x81, 0x01, b'a'][..],
        &[0x82, 0x80, 0, 0, 0, 0],
        &[0x01, 0x80, 0, 0, 0, 0],
        &[0x80, 0x80, 0, 0, 0, 0],
        &[0x8b, 0x80, 0, 0, 0, 0],
        &[0x81, 0x81, 0, 0, 0, 0, 0xff],
        &[&[0x89, 0xfe, 0, 126, 0, 0, 0, 0][..], &[0; 126]].concat()[..],
        &[0xf1, 0x80, 0, 0, 0, 0],
        b"GET / HTTP/1.1\r\n\r\n",
    ] {
        let mut live = hosted.site.phone(1).live();
        live.next("room");
        live.socket.get_mut().write_all(bytes).unwrap();
        assert!([1002, 1003].contains(&live.closed()), "{bytes:?}");
    }
    for text in ["", "{", "[]", "{\"do\":{\"join\":{}},\"x\":1}", "\u{0}"] {
        let mut live = hosted.site.phone(1).live();
        live.next("room");
        live.socket.send(Message::text(text)).unwrap();
        assert_eq!(live.closed(), 1003, "{text}");
    }
    is_unharmed(&hosted);
}

#[test]
fn a_message_comes_in_pieces_but_not_for_ever() {
    let hosted = Hosted::limited(|limits| limits.silence = Duration::from_millis(500));
    let piece = |kind: u8, content: &str| {
        [&[kind, 0x80 | content.len() as u8, 0, 0, 0, 0][..], content.as_bytes()].concat()
    };
    let mut live = hosted.site.phone(1).live();
    let (one, other) = (r#"{"id":7,"#, r#""do":{"join":{}}}"#);
    live.socket.get_mut().write_all(&[piece(0x01, one), piece(0x80, other)].concat()).unwrap();
    assert_eq!(live.next("ack"), json!({ "ack": 7 }));
    // One that has begun is to come to its end, be it in its pieces or in its bytes.
    live.socket.get_mut().write_all(&piece(0x01, one)).unwrap();
    assert_eq!(live.closed(), 1003);
    let mut live = hosted.site.phone(1).live();
    live.next("room");
    live.socket.get_mut().write_all(&piece(0x81, one)[..6]).unwrap();
    assert_eq!(live.closed(), 1003);
    // No number of empty pieces makes a message.
    let mut live = hosted.site.phone(1).live();
    live.next("room");
    let pieces = [piece(0x01, one), piece(0x00, "").repeat(10_000)].concat();
    live.socket.get_mut().write_all(&pieces).unwrap_or_default();
    assert!([1008, 0].contains(&live.closed()));
    is_unharmed(&hosted);
}

#[test]
fn half_open_connections_are_closed() {
    let hosted = Hosted::limited(|limits| limits.patience = SHORT);
    let beginnings: [&[u8]; 5] = [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: a\r\nX",
        b"POST /api/code HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
        b"GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
          Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    ];
    let mut open: Vec<TcpStream> = Vec::new();
    for beginning in beginnings.iter().cycle().take(100) {
        let mut stream = hosted.site.stream();
        stream.write_all(beginning).unwrap();
        open.push(stream);
    }
    for stream in &mut open {
        // Whatever it says before, it ends.
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    eventually("all are closed", || hosted.host.health().connections == 0);
    is_unharmed(&hosted);
}

#[test]
fn a_reader_that_is_too_slow_is_given_up_and_holds_nobody_up() {
    let hosted = Hosted::limited(|limits| limits.slow_reader = SHORT);
    hosted.does(&[Command::Start]);
    let mut slow = hosted.site.phone(1).live();
    slow.next("room");
    let mut quick = hosted.site.phone(2).live();
    quick.next("room");
    // News that nobody reads pile up in the connection until it takes no more.
    let question = Question::Own("why?".repeat(60));
    eventually("the slow one is gone", || {
        hosted.does(&[Command::Discuss { question: question.clone() }]);
        quick.room(|room| room["phase"] == "discussion");
        hosted.does(&[Command::Resume]);
        quick.room(|room| room["phase"] == "beat");
        hosted.host.health().connections == 1
    });
    drop(slow);
}

#[test]
fn floods_are_held_to_their_rate() {
    let hosted = Hosted::limited(|limits| {
        (limits.requests_per_second, limits.requests_at_once) = (1, 60);
        limits.slowest = SHORT;
    });
    let mut live = hosted.site.phone(1).live();
    for id in 0..1000 {
        let message = json!({ "id": id, "do": { "join": {} } }).to_string();
        if live.socket.send(Message::text(message)).is_err() {
            break;
        }
    }
    assert!([1008, 0].contains(&live.closed()));
    // Behind the same router there may be somebody honest: what is too much waits, and is answered.
    let begun = Instant::now();
    let answers: Vec<u16> = (0..70).map(|_| hosted.site.get("/api/hello").status).collect();
    assert_eq!(answers, [200; 70]);
    assert!(begun.elapsed() >= 5 * SHORT, "{:?}", begun.elapsed());
    assert_eq!(hosted.host.look(|room| room.phones().len()), 1);
}

/// However many connections one phone opens, and whatever it does on them: what it brings onto the disk is held to the
/// rate of one phone.
#[test]
fn one_phone_with_250_connections_brings_no_more_onto_the_disk_than_with_one() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    hosted.does(&[Command::Start, Command::WrapUp]);
    let journal = hosted.host.folder().join("journal");
    let before = std::fs::metadata(&journal).unwrap().len();
    let begun = Instant::now();
    let mut lives: Vec<_> = (0..250).map(|_| phone.live()).collect();
    let long = "字".repeat(280);
    for round in 0..9 {
        for live in &mut lives {
            let plan = json!({ "when": format!("{long}{round}"), "then": long });
            let message = json!({ "id": round, "do": { "plan": { "plan": plan } } }).to_string();
            // All but the newest are closed by and by.
            live.socket.send(Message::text(message)).unwrap_or_default();
        }
    }
    lives.last_mut().unwrap().next("ack");
    let answer = phone.act(&json!({ "plan": { "plan": null } }));
    assert!(answer["refused"].is_null() || answer["refused"] == "trouble", "{answer}");
    let grown = std::fs::metadata(&journal).unwrap().len() - before;
    let limits = Limits::default();
    let changes = u64::from(limits.changes_at_once)
        + u64::from(limits.changes_per_minute) * (begun.elapsed().as_secs() + 1) / 60;
    // A record of the longest plan.
    assert!(grown <= changes * 2_048, "{grown} bytes, {changes} changes");
}

#[test]
fn phones_make_no_journal_longer_than_can_be_read_again() {
    let hosted = Hosted::limited(|limits| limits.journal = 2_000);
    let mut live = hosted.site.phone(1).live();
    live.asks(1, &json!({ "join": {} }));
    live.next("ack");
    hosted.votes();
    let room = live.room(|room| room["phase"] == "open");
    let options: Vec<_> = (0..2).map(|at| room["ballot"]["options"][at]["option"].clone()).collect();
    let mut counted = 0;
    let refused = (1..50_u32).find(|nth| {
        let vote = json!({ "ballot": 1, "option": options[*nth as usize % 2], "nth": nth });
        live.asks(*nth, &json!({ "vote": vote }));
        let answer = live.next("ack");
        counted += u32::from(answer["refused"].is_null());
        !answer["refused"].is_null()
    });
    assert!(refused.is_some() && counted > 3, "{refused:?}");
    assert!(hosted.host.health().is_full && !hosted.host.health().is_broken);
    assert_eq!(hosted.site.phone(2).join()["refused"], "trouble");
    // Whoever leads the room goes on, and what was acknowledged is kept.
    assert_eq!(hosted.counts().iter().sum::<u64>(), 1);
    hosted.does(&[Command::WrapUp, Command::End]);
    let journal = std::fs::metadata(hosted.host.folder().join("journal")).unwrap().len();
    assert!(journal < 4_000, "{journal}");
}

#[test]
fn one_address_does_not_fill_the_room() {
    let hosted = Hosted::limited(|limits| limits.phones_per_address = 3);
    let answers = (1..=5).map(|number| hosted.site.phone(number).join()["refused"].clone());
    let crowded = json!("crowded");
    assert_eq!(
        answers.collect::<Vec<_>>(),
        [&Value::Null, &Value::Null, &Value::Null, &crowded, &crowded].map(Clone::clone)
    );
    assert_eq!(hosted.site.phone(1).join(), json!({ "ack": 1 }), "who is in comes back");
}

#[test]
fn one_address_does_not_take_all_connections() {
    let hosted = Hosted::limited(|limits| limits.connections_per_address = 4);
    let held: Vec<TcpStream> = (0..4).map(|_| hosted.site.stream()).collect();
    eventually("four are taken in", || hosted.host.health().connections == 4);
    // Whoever only holds connections keeps nobody out: the oldest gives way.
    for _ in 0..8 {
        assert_eq!(hosted.site.get("/api/hello").status, 200);
    }
    let lives: Vec<_> = (1..=4).map(|number| hosted.site.phone(number).live()).collect();
    let lives: Vec<_> = lives
        .into_iter()
        .map(|mut live| {
            live.next("room");
            live
        })
        .collect();
    eventually("four phones", || hosted.host.health().connections == 4);
    let mut fifth = hosted.site.stream();
    assert_eq!(fifth.read_to_end(&mut Vec::new()).unwrap_or(0), 0, "phones give way to nobody");
    drop((held, lives));
    eventually("they are given back", || hosted.host.health().connections == 0);
    is_unharmed(&hosted);
}
