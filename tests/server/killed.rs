//! The host is killed while everybody votes, twenty times over, and nobody's vote is lost or counted
//! twice.

use super::client::{Site, key, loopback};
use super::swarm::Member;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

const PHONES: u16 = 300;
const KILLS: u64 = 20;

/// The real program, hosting.
struct Program {
    child: Child,
    typed: ChildStdin,
    site: Site,
}

impl Program {
    /// Starts it, and waits until it says where it is.
    fn start(data: &Path, extra: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterpart"))
            .args(["host", "late-shipment", "--lang", "en", "--address", "127.0.0.1", "--data"])
            .arg(data)
            .args(extra)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let link =
            lines.find_map(|line| line.unwrap().strip_prefix("Link in the QR code: ").map(str::to_owned));
        let link = link.expect("the program says where it is");
        // The rest is read, so that the program doesn't wait for somebody to read it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let (address, token) = link.strip_prefix("http://").unwrap().split_once("/#").unwrap();
        let site = Site { address: address.parse().unwrap(), token: token.to_owned(), code: String::new() };
        let typed = child.stdin.take().unwrap();
        Program { child, typed, site }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.typed, "{line}").unwrap();
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// What a phone knows of its own vote.
#[derive(Clone, Copy, Debug, Default)]
struct Voted {
    nth: u64,
    /// The last vote that was acknowledged: its number and option.
    acknowledged: Option<(u64, u64)>,
    /// The last that was sent.
    sent: Option<(u64, u64)>,
}

/// Connects a phone; what the room says of it.
async fn come_back(site: &Site, number: u16, is_new: bool) -> (Member, Value) {
    let (from, key) = (loopback(number), key(number));
    let mut member = Member::connect(site.address, from, &site.token, &key).await.unwrap();
    let you = member.next_of(r#"{"you""#).await.unwrap()["you"].take();
    if !is_new {
        return (member, you);
    }
    let you = member.join().await.unwrap().unwrap();
    (member, you)
}

async fn all_back(site: &Site, is_new: bool) -> Vec<(Member, Value)> {
    let mut back = Vec::new();
    for number in 0..PHONES {
        back.push(come_back(site, number, is_new).await);
    }
    back
}

/// The room, once it is as wanted.
async fn room(member: &mut Member, is_wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let room = member.next_of(r#"{"room""#).await.unwrap()["room"].take();
        if is_wanted(&room) {
            return room;
        }
    }
}

/// Votes and changes its vote until the host is gone.
async fn vote_until_killed(
    mut member: Member,
    mut voted: Voted,
    ballot: u64,
    options: Vec<u64>,
    mut dice: ChaCha8Rng,
    acknowledged: Arc<AtomicUsize>,
    enough: Arc<Notify>,
    kill_at: usize,
) -> Voted {
    loop {
        let option = options[dice.random_range(0..options.len())];
        voted.nth += 1;
        voted.sent = Some((voted.nth, option));
        match member.vote(ballot, option, voted.nth).await {
            Ok(answer) => {
                assert_eq!(answer.get("refused"), None, "{answer}");
                voted.acknowledged = voted.sent;
                if acknowledged.fetch_add(1, Ordering::SeqCst) + 1 == kill_at {
                    enough.notify_one();
                }
            }
            Err(_) => return voted,
        }
    }
}

/// What a phone finds is what was acknowledged, or what it had sent since and never heard of.
fn is_kept(voted: &Voted, you: &Value) -> Option<u64> {
    let found = &you["vote"];
    let found = Some((found["nth"].as_u64(), found["option"].as_u64())).filter(|_| !found.is_null());
    let found = found.map(|(nth, option)| (nth.unwrap(), option.unwrap()));
    let (acknowledged, sent) = (voted.acknowledged, voted.sent);
    assert!(found == acknowledged || found == sent, "found {found:?}, {voted:?}");
    found.map(|(_, option)| option)
}

#[test]
fn no_vote_is_lost_or_doubled_when_the_host_is_killed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(kills());
}

async fn kills() {
    let data = tempfile::tempdir().unwrap();
    let mut dice = ChaCha8Rng::seed_from_u64(6);
    let mut program = Program::start(data.path(), &["--port", "0"]);
    let site = program.site.clone();
    let mut members = all_back(&site, true).await;
    program.types("n");
    let mut votes = vec![Voted::default(); usize::from(PHONES)];
    for round in 0..KILLS {
        program.types("v");
        let open = room(&mut members[0].0, |room| room["phase"] == "open").await;
        let ballot = open["ballot"]["number"].as_u64().unwrap();
        assert_eq!(ballot, round + 1);
        let listed = open["ballot"]["options"].as_array().unwrap();
        let options: Vec<u64> = listed.iter().map(|option| option["option"].as_u64().unwrap()).collect();
        votes.iter_mut().for_each(|voted| (voted.acknowledged, voted.sent) = (None, None));

        // They vote, and at a moment that nobody knows the host is gone.
        let kill_at = dice.random_range(1..=3 * usize::from(PHONES));
        let (acknowledged, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let voting: Vec<_> = members
            .into_iter()
            .zip(&votes)
            .map(|((member, _), voted)| {
                let dice = ChaCha8Rng::seed_from_u64(dice.random());
                let (acknowledged, enough) = (Arc::clone(&acknowledged), Arc::clone(&enough));
                let voting = vote_until_killed(
                    member,
                    *voted,
                    ballot,
                    options.clone(),
                    dice,
                    acknowledged,
                    enough,
                    kill_at,
                );
                tokio::spawn(voting)
            })
            .collect();
        enough.notified().await;
        program.kill();
        for (voted, voting) in votes.iter_mut().zip(voting) {
            *voted = voting.await.unwrap();
        }

        // It is started again, and everybody comes back.
        program = Program::start(data.path(), &[]);
        assert_eq!(program.site.address, site.address);
        assert_eq!(program.site.token, site.token);
        members = all_back(&site, false).await;
        let mut expected: BTreeMap<u64, u64> = options.iter().map(|option| (*option, 0)).collect();
        for (number, (voted, (_, you))) in votes.iter().zip(&members).enumerate() {
            assert_eq!(you["number"], number + 1, "the same seat");
            if let Some(option) = is_kept(voted, you) {
                *expected.entry(option).or_default() += 1;
            }
        }
        program.types("v");
        let closed = room(&mut members[0].0, |room| room["phase"] == "closed").await;
        let counts = closed["ballot"]["options"].as_array().unwrap().iter();
        let counts: BTreeMap<u64, u64> = counts
            .map(|option| (option["option"].as_u64().unwrap(), option["count"].as_u64().unwrap()))
            .collect();
        assert_eq!(counts, expected, "round {round}: the total is exact");
        program.types("b");
        room(&mut members[0].0, |room| room["phase"] == "beat").await;
    }
    program.kill();
}
