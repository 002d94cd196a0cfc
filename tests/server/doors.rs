//! Nobody keeps others out: whoever guesses, floods or comes in many times is slowed down, and the honest phone behind
//! the same router gets in. Whoever leads the room hears of it.

use super::client::Site;
use super::held::until;
use super::{Hosted, hosted, options, scenario};
use counterpart::room::Command;
use counterpart::server::{Host, Options};
use serde_json::{Value, json};
use std::fs;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

#[test]
fn a_right_code_is_never_refused_whoever_guesses_beside_it() {
    let hosted = Hosted::limited(|limits| {
        limits.slowest = Duration::from_millis(300);
        limits.tick = Duration::from_millis(20);
    });
    let enough = Arc::new(AtomicBool::new(false));
    let wrong = Arc::new(AtomicUsize::new(0));
    // Eight who guess as fast as they are answered, from the same address as everybody else.
    let guessing: Vec<_> = (0..8)
        .map(|number| {
            let (site, enough, wrong) = (hosted.site.clone(), Arc::clone(&enough), Arc::clone(&wrong));
            std::thread::spawn(move || {
                while !enough.load(Ordering::Relaxed) {
                    let status = site.guess(&format!("WRONG{number}22")).status;
                    assert!([403, 429].contains(&status), "{status}");
                    wrong.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    until(|| wrong.load(Ordering::Relaxed) > 30);
    let begun = Instant::now();
    for spelling in [hosted.site.code.clone(), hosted.site.code.to_lowercase()] {
        for _ in 0..5 {
            let answer = hosted.site.guess(&spelling);
            assert_eq!(
                (answer.status, answer.json()["token"].as_str()),
                (200, Some(hosted.site.token.as_str()))
            );
        }
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    until(|| hosted.host.health().guesses.is_some_and(|wrong| wrong > 20));
    enough.store(true, Ordering::Relaxed);
    guessing.into_iter().for_each(|guessing| guessing.join().unwrap());
    super::hostile::is_unharmed(&hosted);
}

#[test]
fn guesses_are_slowed_down() {
    let hosted = Hosted::limited(|limits| limits.slowest = Duration::from_millis(400));
    let begun = Instant::now();
    for _ in 0..6 {
        assert_eq!(hosted.site.guess("WRONG222").status, 403);
    }
    let at_first = begun.elapsed();
    let begun = Instant::now();
    for _ in 0..4 {
        assert_eq!(hosted.site.guess("WRONG222").status, 403);
    }
    assert!(begun.elapsed() >= Duration::from_millis(1_600), "{at_first:?}, then {:?}", begun.elapsed());
}

#[test]
fn a_code_is_understood_however_it_is_typed() {
    let hosted = Hosted::open();
    let code = &hosted.site.code;
    let wide: String = code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    let (front, back) = wide.split_at(wide.len() / 2);
    for typed in
        [wide.clone(), format!("{front}　{back}"), format!("{}-{}", &code[..4], &code[4..].to_lowercase())]
    {
        assert_eq!(hosted.site.guess(&typed).status, 200, "{typed}");
    }
    for typed in ["", " ", "ＷＲＯＮＧ", &code[1..]] {
        assert_eq!(hosted.site.guess(typed).status, 403, "{typed}");
    }
}

#[test]
fn a_renewed_code_leads_in_and_the_old_one_does_not_even_after_a_restart() {
    let Hosted { host, site, data } = Hosted::open();
    let phone = site.phone(1);
    phone.join();
    let old = site.code.clone();
    host.renew_code().unwrap();
    let new = host.joining(Ipv4Addr::LOCALHOST.into()).code;
    let leads = |site: &Site| [&old, &new].map(|code| site.guess(code).status);
    assert_ne!(old, new);
    assert_eq!(leads(&site), [403, 200]);
    assert_eq!(phone.state()["you"]["number"], 1, "who is in stays in");
    drop(host);
    let host = Host::start(&scenario(), Options { port: None, ..options(data.path()) }, || {}).unwrap();
    assert_eq!(host.joining(Ipv4Addr::LOCALHOST.into()).code, new);
    assert_eq!(leads(&site), [403, 200]);
    // What can't be kept isn't in force.
    fs::remove_dir_all(data.path()).unwrap();
    host.renew_code().unwrap_err();
    assert_eq!(host.joining(Ipv4Addr::LOCALHOST.into()).code, new);
}

#[test]
fn a_phone_has_one_live_connection_the_newest() {
    let hosted = Hosted::open();
    let phone = hosted.site.phone(1);
    phone.join();
    let mut first = phone.live();
    first.next("room");
    let mut second = phone.live();
    second.next("room");
    assert_eq!(first.closed(), 4000);
    for _ in 0..40 {
        phone.live().next("room");
    }
    assert_eq!(second.closed(), 4000);
    let mut last = phone.live();
    last.next("room");
    until(|| hosted.host.health().connections == 1);
    assert_eq!(hosted.host.health().here, 1);
    last.asks(7, &json!({ "join": {} }));
    assert_eq!(last.next("ack"), json!({ "ack": 7 }));
}

#[test]
fn one_phone_does_not_fill_the_disk() {
    let hosted = Hosted::limited(|limits| (limits.changes_at_once, limits.changes_per_minute) = (20, 1));
    let [one, other] = [1, 2].map(|number| hosted.site.phone(number));
    one.join();
    other.join();
    hosted.votes();
    let shown = hosted.host.look(|room| room.ballot().unwrap().shown.options().to_vec());
    let journal = hosted.host.folder().join("journal");
    let before = fs::metadata(&journal).unwrap().len();
    let answers: Vec<Value> = (1..=120).map(|nth| one.vote(1, shown[nth as usize % 2], nth)).collect();
    assert!(answers[..20].iter().all(|answer| answer.get("refused").is_none()), "{answers:?}");
    assert!(answers[30..].iter().all(|answer| answer["refused"] == "trouble"), "{answers:?}");
    assert!(fs::metadata(&journal).unwrap().len() - before < 22 * 200);
    // The same again is there already, and what others do counts.
    assert_eq!(one.vote(1, shown[0], 20), json!({ "ack": 1 }));
    assert_eq!(other.vote(1, shown[1], 1), json!({ "ack": 1 }));
}

#[test]
fn more_phones_behind_one_router_are_told_of_and_let_in() {
    let hosted = hosted(|options| {
        options.limits.phones_per_address = 2;
        options.limits.tick = Duration::from_millis(20);
    });
    let phones: Vec<_> = (1..=5).map(|number| hosted.site.phone(number)).collect();
    let refused = |number: usize| phones[number].join()["refused"].clone();
    assert_eq!([refused(0), refused(1), refused(2)], [Value::Null, Value::Null, json!("crowded")]);
    until(|| hosted.host.health().crowded == 1);
    hosted.host.let_in_more();
    assert_eq!(hosted.host.health().crowded, 0);
    assert_eq!([refused(2), refused(3), refused(4)], [Value::Null, Value::Null, json!("crowded")]);
}

/// A browser asks for a page.
fn browses(site: &Site, host: &str, path: &str) -> super::client::Answer {
    let accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
    let text = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{accept}\r\n\r\n");
    site.raw(text.as_bytes())
}

#[test]
fn a_browser_gets_the_page_whatever_was_typed_behind_the_address() {
    let hosted = Hosted::open();
    let host = hosted.site.address.to_string();
    for path in ["/", "/SXXUNR23", "/join", "/index.html", "/%EF%BC%B3%EF%BC%B8", "/a/b?c=d", "/.git/config"]
    {
        let answer = browses(&hosted.site, &host, path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.body.starts_with("<!doctype html>")
                && answer.has("content-security-policy: default-src 'none'")
        );
        if path != "/" {
            assert_eq!(hosted.site.get(path).status, 404, "{path}: and whoever is no browser gets none");
        }
    }
    for path in ["/api/none", "/api/act"] {
        assert!([404, 405].contains(&browses(&hosted.site, &host, path).status), "{path}");
    }
}

#[test]
fn a_browser_that_came_by_any_name_is_led_to_the_address() {
    let hosted = Hosted::open();
    let port = hosted.site.address.port();
    for name in ["pc.corp.example", "MY_PC.example.com", "xn--fiq228c.example", "evil.com", "a..b"] {
        let answer = browses(&hosted.site, &format!("{name}:{port}"), "/SXXUNR23");
        assert_eq!(answer.status, 302, "{name}");
        assert!(answer.has(&format!("location: http://127.0.0.1:{port}/SXXUNR23")), "{}", answer.head);
        // Nothing else is to be had by that name.
        let asks = format!("GET /api/hello HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n");
        assert_eq!(hosted.site.raw(asks.as_bytes()).status, 421, "{name}");
    }
    for name in ["localhost.", "my-pc.lan", "MY-PC.fritz.box", "my-pc.local.", "my-pc"] {
        assert_eq!(browses(&hosted.site, &format!("{name}:{port}"), "/").status, 200, "{name}");
    }
}

#[test]
fn a_vote_that_is_open_while_the_host_is_gone_keeps_its_time() {
    let Hosted { host, site, data } = Hosted::open();
    let closes_at = host.closes_after(Duration::from_secs(60));
    host.act(Command::Start).unwrap();
    host.act(Command::Open { closes_at: Some(closes_at) }).unwrap();
    let left = |host: &Host| closes_at.saturating_sub(host.now_ms());
    let before = left(&host);
    drop(host);
    let host = Host::start(&scenario(), Options { port: None, ..options(data.path()) }, || {}).unwrap();
    assert!((before.saturating_sub(1_000)..=60_000).contains(&left(&host)), "{before} and {}", left(&host));
    drop(site);
}
