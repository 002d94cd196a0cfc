//! Those who mean harm: each is refused, and the room goes on as if nothing had been.

use super::Hosted;
use super::client::{connect, key};
use counterpart::scenario::OptionIx;
use counterpart::server::{Host, StartError};
use serde_json::json;

/// What makes a request one for a WebSocket.
const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// The room still works: somebody honest joins, votes, and is counted.
pub fn is_unharmed(hosted: &Hosted) {
    let phone = hosted.site.phone(999);
    let mut live = phone.live();
    live.asks(1, &json!({ "join": {} }));
    assert_eq!(live.next("ack"), json!({ "ack": 1 }));
    hosted.votes();
    let room = live.room(|room| room["phase"] == "open");
    let option = room["ballot"]["options"][0]["option"].clone();
    live.asks(2, &json!({ "vote": { "ballot": 1, "option": option, "nth": 1 } }));
    assert_eq!(live.next("ack"), json!({ "ack": 2 }));
    assert_eq!(hosted.counts().iter().sum::<u64>(), 1, "one vote, and nobody else's");
}

#[test]
fn without_the_token_nothing_can_be_done() {
    let hosted = Hosted::open();
    let honest = hosted.site.phone(1);
    honest.join();
    let wrong = "A".repeat(22);
    for header in [
        String::new(),
        "Authorization: Room\r\n".to_owned(),
        format!("Authorization: Room {wrong}.{}\r\n", key(1)),
        format!("Authorization: Room {}\r\n", hosted.site.token),
        format!("Authorization: Room {}.short\r\n", hosted.site.token),
        format!("Authorization: Bearer {}.{}\r\n", hosted.site.token, key(1)),
        "Authorization: Room \u{ff}.\u{0}\r\n".to_owned(),
    ] {
        for path in ["/api/act", "/api/state"] {
            let answer = hosted.site.post(path, &header, &json!({ "do": { "join": {} } }));
            assert!([400, 401].contains(&answer.status), "{header}: {answer:?}");
        }
    }
    for hello in [json!({ "token": wrong, "key": key(1) }), json!({}), json!("hello"), json!({ "token": 1 })]
    {
        let mut live = connect(&hosted.site);
        live.say(&hello);
        assert_eq!(live.closed(), 1008);
    }
    assert_eq!(hosted.host.look(|room| room.phones().len()), 1);
    is_unharmed(&hosted);
}

#[test]
fn a_vote_for_anothers_seat_is_a_vote_of_ones_own_or_none() {
    let hosted = Hosted::open();
    let [victim, thief] = [1, 2].map(|number| hosted.site.phone(number));
    for phone in [&victim, &thief] {
        phone.join();
    }
    hosted.votes();
    let shown = hosted.host.look(|room| room.ballot().unwrap().shown.options().to_vec());
    victim.vote(1, shown[0], 1);
    // Seats have numbers; nothing can be asked for by number.
    let made_up = json!({ "vote": { "ballot": 1, "option": shown[1], "nth": 9, "phone": 0 } });
    let answer = thief.site.post("/api/act", &thief.authorization(), &json!({ "do": made_up }));
    assert_eq!(answer.status, 400);
    for controls in ["start", "open", "close", "take", "rewind", "end"] {
        let answer = thief.site.post("/api/act", &thief.authorization(), &json!({ "do": { controls: {} } }));
        assert_eq!(answer.status, 400, "{controls}");
    }
    // The same vote, sent again and again.
    for _ in 0..10 {
        assert_eq!(thief.vote(1, shown[1], 1), json!({ "ack": 1 }));
    }
    assert_eq!(thief.vote(1, OptionIx(200), 2)["refused"], "no-such");
    assert_eq!(thief.vote(7, shown[1], 3)["refused"], "not-open");
    assert_eq!(hosted.counts()[..2], [1, 1]);
}

#[test]
fn nothing_is_served_but_the_page_and_its_requests() {
    let hosted = Hosted::open();
    for path in [
        "/etc/passwd",
        "/../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//",
        "/index.html",
        "/journal",
        "/report.html",
        "/api",
        "/api/",
        "/api/../journal",
        "/%2e%2e/",
        "/api/host",
        "/api/next",
        "/.git/config",
        "/\\..\\x",
    ] {
        let answer = hosted.site.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
    }
    for (method, path) in
        [("POST", "/"), ("PUT", "/"), ("DELETE", "/api/act"), ("GET", "/api/act"), ("TRACE", "/")]
    {
        assert_eq!(hosted.site.request(method, path, "", "").status, 405, "{method} {path}");
    }
    for path in ["/api/hello", "/api/live", "/api/act"] {
        assert_eq!(hosted.site.request("HEAD", path, "", "").status, 405, "{path}");
    }
    let page = hosted.site.get("/");
    assert_eq!(page.status, 200);
    let head = hosted.site.request("HEAD", "/", "", "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.has(&format!("content-length: {}", page.body.len())));
    assert!(page.body.starts_with("<!doctype html>"));
    assert_eq!(hosted.site.request("OPTIONS", "/api/act", "", "").status, 405, "no other page is let in");
}

#[test]
fn every_answer_is_guarded() {
    let hosted = Hosted::open();
    let host = hosted.site.address;
    // What comes after the request is no frame, so the WebSocket is closed at once.
    let upgraded = format!("GET /api/live HTTP/1.1\r\nHost: {host}\r\n{UPGRADE}\r\nnonsense");
    for (status, answer) in [
        (200, hosted.site.get("/")),
        (200, hosted.site.get("/api/hello")),
        (404, hosted.site.get("/nothing")),
        (403, hosted.site.guess("x")),
        (405, hosted.site.request("PUT", "/", "", "")),
        (421, hosted.site.raw(b"GET / HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n")),
        (426, hosted.site.get("/api/live")),
        (101, hosted.site.raw(upgraded.as_bytes())),
    ] {
        assert_eq!(answer.status, status, "{}", answer.head);
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "x-frame-options: DENY",
            "referrer-policy: no-referrer",
        ] {
            assert!(answer.has(header), "{header}: {}", answer.head);
        }
        assert!(!answer.has("access-control-allow") && !answer.has("server:"));
    }
}

#[test]
fn a_websocket_is_asked_for_plainly_or_refused() {
    let hosted = Hosted::open();
    let host = hosted.site.address;
    let asked = |headers: &str| {
        // Refused or not, it is over at once.
        let text = format!("GET /api/live HTTP/1.1\r\nHost: {host}\r\n{headers}\r\nnonsense\r\n\r\n");
        hosted.site.raw(text.as_bytes()).status
    };
    assert_eq!(asked(UPGRADE), 101);
    for (part, other) in [
        ("Connection: Upgrade", "Connection: close"),
        ("Upgrade: websocket", "Upgrade: h2c"),
        ("Version: 13", "Version: 8"),
        ("Sec-WebSocket-Key", "X-Key"),
        ("Sec-WebSocket-Key", "Sec-WebSocket-Protocol: room\r\nSec-WebSocket-Key"),
    ] {
        assert_eq!(asked(&UPGRADE.replace(part, other)), 426, "{other}");
    }
}

#[test]
fn another_site_cannot_reach_in_through_a_browser() {
    let hosted = Hosted::open();
    let host = hosted.site.address;
    let asked = |headers: &str| {
        let body = r#"{"code":"x"}"#;
        let text = format!(
            "POST /api/code HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        );
        hosted.site.raw(text.as_bytes()).status
    };
    assert_eq!(asked(&format!("Host: {host}\r\nOrigin: http://{host}\r\n")), 403, "asked, and wrong");
    assert_eq!(asked(&format!("Host: {host}\r\nOrigin: http://evil.com\r\n")), 403);
    assert_eq!(asked("Host: evil.com\r\nOrigin: http://evil.com\r\n"), 421);
    // A form on another page can't send JSON.
    let form = hosted.site.request("POST", "/api/code", "Content-Type: text/plain\r\n", r#"{"code":"x"}"#);
    assert_eq!(form.status, 415);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("a-file");
    std::fs::write(&blocked, "").unwrap();
    let refused = Host::start(&super::scenario(), super::options(&blocked), || {});
    assert!(matches!(refused, Err(StartError::Data(_))));
}
