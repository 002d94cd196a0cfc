//! The system's clock is set while a room is open: by an hour back, an hour forward, a day. No vote, no limit and no
//! countdown notices.

use super::client::{Live, Site};
use super::held::until;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// Stands in for the system's clock of the day: it is so many seconds off as a file says. The steady clock is left alone.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t id, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(id, at);
    if (id == CLOCK_REALTIME) {
        FILE *file = fopen(getenv("CLOCK_OFF_BY"), "r");
        long off = 0;
        if (file) { if (fscanf(file, "%ld", &off) != 1) off = 0; fclose(file); }
        at->tv_sec += off;
    }
    return done;
}
"#;

/// The real program, with a clock that can be set.
struct Hosting {
    child: Child,
    typed: ChildStdin,
    site: Site,
}

impl Hosting {
    /// Starts it; the first time at any free port, so that tests don't take it from each other.
    fn start(folder: &Path, is_first: bool) -> Hosting {
        let shim = folder.join("clock.so");
        if !shim.exists() {
            let source = folder.join("clock.c");
            fs::write(&source, SHIM).unwrap();
            let mut cc = Command::new("cc");
            cc.args(["-shared", "-fPIC", "-o"]).arg(&shim).arg(&source).arg("-ldl");
            assert!(cc.status().unwrap().success(), "a C compiler is needed to build, too");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterpart"))
            .args(["host", "late-shipment", "--lang", "en", "--address", "127.0.0.1", "--data"])
            .arg(folder.join("data"))
            .args(if is_first { &["--port", "0"][..] } else { &[] })
            .env("LD_PRELOAD", &shim)
            .env("CLOCK_OFF_BY", folder.join("off"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut line =
            |start: &str| lines.find_map(|line| line.strip_prefix(start).map(str::to_owned)).unwrap();
        let code = line("Room code: ").replace(' ', "");
        let link = line("Link in the QR code: ");
        std::thread::spawn(move || lines.for_each(drop));
        let (address, token) = link.strip_prefix("http://").unwrap().split_once("/#").unwrap();
        let site = Site { address: address.parse().unwrap(), token: token.to_owned(), code };
        let typed = child.stdin.take().unwrap();
        Hosting { child, typed, site }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.typed, "{line}").unwrap();
    }
}

impl Drop for Hosting {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}

/// What is left of the countdown, as a phone works it out that comes in now.
fn left(live: &Value) -> i64 {
    live["ballot"]["closes_at"].as_i64().unwrap() - live["now"].as_i64().unwrap()
}

fn open_room(hosting: &Hosting, number: u16) -> (Live, Value) {
    let mut live = hosting.site.phone(number).live();
    let room = live.room(|room| room["phase"] == "open");
    (live, room)
}

#[test]
fn a_clock_that_is_set_changes_no_vote_no_limit_and_no_countdown() {
    let folder = tempfile::tempdir().unwrap();
    let set = |seconds: i64| fs::write(folder.path().join("off"), seconds.to_string()).unwrap();
    set(0);
    let mut hosting = Hosting::start(folder.path(), true);
    let phone = hosting.site.phone(1);
    assert_eq!(phone.join(), json!({ "ack": 1 }));
    let mut live = phone.live();
    live.next("room");
    hosting.types("n");
    hosting.types("v 100");
    let begun = Instant::now();
    let (_, room) = open_room(&hosting, 2);
    let option = room["ballot"]["options"][0]["option"].as_u64().unwrap();
    let mut nth = 0;
    for off in [-3_600, 3_600, 86_400, -86_400, 0] {
        set(off);
        // Votes count.
        nth += 1;
        let vote = json!({ "vote": { "ballot": 1, "option": option, "nth": nth } });
        assert_eq!(phone.act(&vote), json!({ "ack": 1 }), "{off} seconds");
        // The countdown goes on as it was.
        let state = phone.state();
        assert_eq!(state["room"]["phase"], "open", "{off} seconds");
        let (_, room) = open_room(&hosting, 3);
        let left = left(&room);
        let expected = 100_000 - i64::try_from(begun.elapsed().as_millis()).unwrap();
        let now = phone.state()["you"]["now"].as_i64().unwrap();
        let closes_at = room["ballot"]["closes_at"].as_i64().unwrap();
        assert!((closes_at - now - expected).abs() < 5_000, "{off} seconds: {left}, {expected}");
        // Nobody is shut out: messages and requests at an honest rate.
        for id in 0..10 {
            live.asks(id, &json!({ "join": {} }));
            assert_eq!(live.next("ack"), json!({ "ack": id }), "{off} seconds");
            assert_eq!(hosting.site.get("/api/hello").status, 200, "{off} seconds");
        }
        assert_eq!(hosting.site.guess("WRONG222").status, 403, "{off} seconds");
        assert_eq!(hosting.site.guess(&hosting.site.code).status, 200, "{off} seconds");
    }
    // An hour back and closed by its own time.
    hosting.types("v");
    live.room(|room| room["phase"] == "closed");
    hosting.types("b");
    set(-3_600);
    let begun = Instant::now();
    hosting.types("v 2");
    live.room(|room| room["phase"] == "open");
    live.room(|room| room["phase"] == "closed");
    assert!(begun.elapsed() >= Duration::from_millis(1_900) && begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_clock_that_is_set_while_the_host_is_gone_changes_no_countdown() {
    for off in [-3_600, 3_600] {
        let folder = tempfile::tempdir().unwrap();
        let set = |seconds: i64| fs::write(folder.path().join("off"), seconds.to_string()).unwrap();
        set(0);
        let mut hosting = Hosting::start(folder.path(), true);
        hosting.site.phone(1).join();
        hosting.types("n");
        hosting.types("v 100");
        let (_, _) = open_room(&hosting, 2);
        drop(hosting);
        set(off);
        let hosting = Hosting::start(folder.path(), false);
        let (_, room) = open_room(&hosting, 1);
        let now = hosting.site.phone(1).state()["you"]["now"].as_i64().unwrap();
        let left = room["ballot"]["closes_at"].as_i64().unwrap() - now;
        assert!((60_000..=100_000).contains(&left), "{off} seconds: {left}");
        until(|| hosting.site.phone(1).state()["you"]["number"] == 1);
    }
}
