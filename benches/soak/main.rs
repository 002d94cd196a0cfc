//! A soak: a room of the real program, with phones that join, vote, change their votes, sleep, reload and return, while
//! its host is killed, its disk filled, its clock moved and its network changed. What was acknowledged, what is
//! counted and what is reported are compared, to the vote.
//!
//! `cargo bench --no-default-features --bench soak [-- --minutes 120 --phones 300 --seed 7]`. Two minutes, unless told, in
//! which the host is killed three times and everything else happens once; in two hours twenty kills, two full disks,
//! four moves of the clock and three changes of the network. `COUNTERPART` may name another build of the program.
//!
//! Needs Linux, `unshare`, `nsenter` and `ip`, the right to namespaces (root, or a system that lets users have them), and a
//! C compiler for the clock: it begins itself anew in a network and a mount namespace of its own, and nothing of it is
//! seen outside. Without these it says what it lacks and ends with 3.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement fails by panicking, and prints"
)]

mod ground;
mod lead;
mod phone;
mod program;
mod reported;
#[path = "../../tests/server/swarm.rs"]
#[allow(dead_code, reason = "tests use what isn't needed here")]
mod swarm;

use std::process::{Command, ExitCode};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Set in the process that is in its namespaces.
const WITHIN: &str = "COUNTERPART_SOAK_WITHIN";
/// What it ends with where it can't be run.
const NOT_RUN: u8 = 3;

/// How long, how many, and what happens to the host.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub length: Duration,
    pub phones: u16,
    pub seed: u64,
    pub kills: u64,
    pub full_disks: u64,
    pub clocks: u64,
    pub networks: u64,
}

impl Plan {
    /// As it is asked for in `--NAME NUMBER`; everything that isn't follows from the length.
    fn told() -> Plan {
        let arguments: Vec<String> =
            std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
        let known = ["--minutes", "--phones", "--seed", "--kills", "--full-disks", "--clocks", "--networks"];
        let (pairs, odd) = arguments.as_chunks::<2>();
        assert!(
            odd.is_empty() && pairs.iter().all(|[name, _]| known.contains(&name.as_str())),
            "one of {known:?} and a number"
        );
        let told = |wanted: &str| {
            let value = pairs.iter().find(|[name, _]| name == wanted).map(|[_, value]| value);
            value.map(|value| value.parse::<u64>().expect("a number"))
        };
        let minutes = told("--minutes").unwrap_or(2);
        Plan {
            length: Duration::from_secs(60 * minutes),
            phones: u16::try_from(told("--phones").unwrap_or(300)).expect("phones by the hundred"),
            seed: told("--seed").unwrap_or_else(any_seed),
            kills: told("--kills").unwrap_or((minutes / 6).max(3)),
            full_disks: told("--full-disks").unwrap_or((minutes / 60).max(1)),
            clocks: told("--clocks").unwrap_or((minutes / 30).max(1)),
            networks: told("--networks").unwrap_or((minutes / 40).max(1)),
        }
    }
}

fn any_seed() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos().into()
}

fn main() -> ExitCode {
    let plan = Plan::told();
    if std::env::var_os(WITHIN).is_none() {
        return begin_within();
    }
    println!("{plan:?}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(lead::soak(plan));
    ExitCode::SUCCESS
}

/// Begins this program anew in namespaces of its own, and waits for it.
fn begin_within() -> ExitCode {
    let works = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    let tools = [("ip", "-V"), ("nsenter", "-V"), ("cc", "--version")];
    if let Some((lacks, _)) = tools.iter().find(|(tool, asked)| !works(tool, &[asked])) {
        println!("not run: {lacks} is missing");
        return ExitCode::from(NOT_RUN);
    }
    // Root has the right to them; elsewhere a user may have it within a namespace of users.
    let Some(kinds) = ["-nm", "-rnm"].into_iter().find(|kinds| works("unshare", &[kinds, "true"])) else {
        println!("not run: network and mount namespaces can't be had here (unshare -rnm)");
        return ExitCode::from(NOT_RUN);
    };
    let mut again = Command::new("unshare");
    again.arg(kinds).arg(std::env::current_exe().unwrap()).args(std::env::args().skip(1)).env(WITHIN, "1");
    match again.status().unwrap().success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
