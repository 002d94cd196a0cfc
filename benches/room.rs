//! A room under load: `cargo bench --no-default-features --bench room [-- PHONES CROWD]`.
//!
//! Hosts a room with the real program, has PHONES phones (2,000 unless told) come in and vote the moment
//! the ballot opens, change their votes, drop and return, and compares every total. Then CROWD phones
//! (5,000) come to a room for 3,000. Every phone has an address of its own, as on a Wi-Fi.
//!
//! With `COUNTERPART_ROOM=127.0.0.1:4710/#TOKEN` the phones come to a room that is led elsewhere, by the
//! game (`tests/pace/room.py`): a line `press: KEY` says when its facilitator is to press a key.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement fails by panicking, and prints")]

#[path = "../tests/server/swarm.rs"]
mod swarm;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};
use swarm::Member;
use tokio::task::JoinSet;

/// How many phones come in at the same time.
const AT_THE_DOOR: usize = 64;

/// A room that phones come to.
struct Program {
    /// The host, if it was started here.
    own: Option<Own>,
    address: SocketAddr,
    token: String,
}

struct Own {
    child: Child,
    typed: ChildStdin,
    data: tempfile::TempDir,
}

impl Program {
    fn start(seats: usize) -> Program {
        let data = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterpart"))
            .args(["host", "late-shipment", "--lang", "en", "--address", "127.0.0.1", "--port", "0"])
            .args(["--seats", &seats.to_string(), "--data"])
            .arg(data.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let link =
            lines.find_map(|line| line.strip_prefix("Link in the QR code: ").map(str::to_owned)).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        let typed = child.stdin.take().unwrap();
        Program {
            own: Some(Own { child, typed, data }),
            ..Program::at(link.strip_prefix("http://").unwrap())
        }
    }

    /// The room behind a link.
    fn at(link: &str) -> Program {
        let (address, token) = link.split_once("/#").unwrap();
        Program { own: None, address: address.parse().unwrap(), token: token.to_owned() }
    }

    /// Has the facilitator do something: `n` for next, `v` for the vote.
    fn types(&mut self, line: &str) {
        match &mut self.own {
            Some(own) => writeln!(own.typed, "{line}").unwrap(),
            None => println!("press: {line}"),
        }
    }

    /// Processor time and memory of the host so far.
    fn cost(&self) -> (Duration, u64) {
        let id = self.own.as_ref().map_or(0, |own| own.child.id());
        let read = |file| std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default();
        let stat = read("stat");
        let ticks: u64 = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|ticks| ticks.parse::<u64>().ok())
            .sum();
        let memory = read("status")
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        (Duration::from_millis(ticks * 10), memory.unwrap_or(0) / 1024)
    }

    fn end(self) {
        if let Some(mut own) = self.own {
            own.child.kill().unwrap();
            own.child.wait().unwrap();
            own.data.close().unwrap();
        }
    }
}

fn loopback(number: usize) -> Ipv4Addr {
    let number = number as u32;
    Ipv4Addr::from(0x7f02_0001 + (number / 200) * 256 + number % 200)
}

fn key(number: usize) -> String {
    format!("{number:0>21}A")
}

/// Everybody comes in; those who got in, and what the others were told.
async fn come_in(program: &Program, count: usize, is_new: bool) -> (Vec<Member>, Vec<String>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    let mut coming = JoinSet::new();
    for number in 0..count {
        if coming.len() >= AT_THE_DOOR {
            note(coming.join_next().await.unwrap().unwrap(), &mut inside, &mut outside);
        }
        let (address, token) = (program.address, program.token.clone());
        coming.spawn(async move {
            let mut member = Member::connect(address, loopback(number), &token, &key(number)).await?;
            let you = if is_new { member.join().await? } else { Ok(member.next_of(r#"{"you""#).await?) };
            Ok::<_, std::io::Error>((you, member))
        });
    }
    while let Some(came) = coming.join_next().await {
        note(came.unwrap(), &mut inside, &mut outside);
    }
    (inside, outside)
}

fn note(
    came: std::io::Result<(Result<serde_json::Value, String>, Member)>,
    inside: &mut Vec<Member>,
    outside: &mut Vec<String>,
) {
    match came {
        Ok((Ok(_), member)) => inside.push(member),
        Ok((Err(why), _)) => outside.push(why),
        Err(error) => outside.push(format!("error: {error}")),
    }
}

/// Everybody votes as soon as the ballot is seen to be open; how long each waited for the answer, and what
/// they voted for.
async fn all_vote(members: Vec<Member>, nth: u64, waits: bool) -> (Vec<Member>, Vec<Duration>, Vec<u64>) {
    let mut voting = JoinSet::new();
    for (number, mut member) in members.into_iter().enumerate() {
        voting.spawn(async move {
            if waits {
                // Not parsed: the phones of a room are not one processor, and these are.
                let is_open =
                    |text: &str| text.starts_with(r#"{"room""#) && text.contains(r#""phase":"open""#);
                while !is_open(&member.next().await.unwrap()) {}
            }
            let option = (number as u64 + nth) % 4;
            let start = Instant::now();
            let answer = member.vote(1, option, nth).await.unwrap();
            assert_eq!(answer.get("refused"), None, "{answer}");
            (member, start.elapsed(), option)
        });
    }
    let (mut members, mut took, mut options) = (Vec::new(), Vec::new(), vec![0; 4]);
    while let Some(voted) = voting.join_next().await {
        let (member, time, option) = voted.unwrap();
        members.push(member);
        took.push(time);
        options[option as usize] += 1;
    }
    took.sort();
    (members, took, options)
}

fn told(what: &str, took: &[Duration], all: Duration) {
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_millis();
    println!(
        "{what}: median {} ms, 95th percentile {} ms, 99th {} ms, longest {} ms; all done after {} ms",
        at(50),
        at(95),
        at(99),
        took.last().unwrap().as_millis(),
        all.as_millis(),
    );
}

async fn vote(phones: usize, mut program: Program) {
    let start = Instant::now();
    let (members, outside) = come_in(&program, phones, true).await;
    assert_eq!(outside, Vec::<String>::new());
    println!("{phones} phones came in within {} ms", start.elapsed().as_millis());
    program.types("n");
    program.types("v");
    let start = Instant::now();
    let (members, took, _) = all_vote(members, 1, true).await;
    told("vote to acknowledgement, on the disk", &took, start.elapsed());
    let start = Instant::now();
    let (members, took, _) = all_vote(members, 2, false).await;
    told("everybody changes their vote", &took, start.elapsed());

    // All of them drop and return, as the same seats, and vote once more.
    drop(members);
    let (members, outside) = come_in(&program, phones, false).await;
    assert_eq!(outside, Vec::<String>::new());
    let (mut members, _, expected) = all_vote(members, 3, false).await;
    program.types("v");
    let closed = loop {
        let room = members[0].next_of(r#"{"room""#).await.unwrap();
        if room["room"]["phase"] == "closed" {
            break room;
        }
    };
    let options = closed["room"]["ballot"]["options"].as_array().unwrap();
    for option in options {
        let place = option["option"].as_u64().unwrap() as usize;
        assert_eq!(option["count"].as_u64(), Some(expected[place]), "the total is exact");
    }
    println!("every total is exact");
    if program.own.is_some() {
        let (processor, memory) = program.cost();
        println!("the host used {} ms of processor time and {memory} MB", processor.as_millis());
    }
    program.end();
}

async fn crowd(count: usize) {
    const SEATS: usize = 3_000;
    let program = Program::start(SEATS);
    let start = Instant::now();
    let (inside, outside) = come_in(&program, count, true).await;
    let full = outside.iter().filter(|why| *why == "full").count();
    println!(
        "{count} phones came to a room for {SEATS} within {} ms: {} are in, {full} were told that it is full, {} errors",
        start.elapsed().as_millis(),
        inside.len(),
        outside.len() - full,
    );
    assert_eq!((inside.len(), full), (count.min(SEATS), count.saturating_sub(SEATS)));
    program.end();
}

fn main() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let most = getrlimit(Resource::Nofile).maximum;
        setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most }).unwrap();
    }
    let mut numbers = std::env::args().filter_map(|arg| arg.parse::<usize>().ok());
    let (phones, many) = (numbers.next().unwrap_or(2_000), numbers.next().unwrap_or(5_000));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    match std::env::var("COUNTERPART_ROOM") {
        Ok(link) => runtime.block_on(vote(phones, Program::at(&link))),
        Err(_) => {
            runtime.block_on(vote(phones, Program::start(phones)));
            runtime.block_on(crowd(many));
        }
    }
}
