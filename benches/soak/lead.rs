//! Whoever leads the room, and whatever happens to it.

use super::Plan;
use super::ground::Ground;
use super::phone::{Phone, Shared, Sums};
use super::program::Program;
use super::reported;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

/// How long anything that must come about may take.
const LONG: Duration = Duration::from_secs(120);

/// What happens to the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Kill,
    FullDisk,
    /// By so many seconds.
    Clock(i64),
    Network(u64),
}

/// The votes for each option that was shown, in the order in which they were.
pub type Counts = Vec<u64>;

struct Lead {
    ground: Ground,
    /// None while it is down.
    program: Option<Program>,
    shared: Arc<Shared>,
    dice: ChaCha8Rng,
    phones: usize,
    /// What was counted in every ballot.
    counted: Vec<Counts>,
    /// How long it took until everybody was back.
    back: Vec<(Fault, Duration)>,
}

/// Leads a room for as long as is planned, and compares.
pub async fn soak(plan: Plan) {
    let began = Instant::now();
    let mut dice = ChaCha8Rng::seed_from_u64(plan.seed);
    let ground = Ground::new(16 + plan.length.as_secs() / 60);
    let mut program = Program::start(&ground);
    let site = program.site(ground.network, 0).await;
    let phones = usize::from(plan.phones);
    let shared = Arc::new(Shared {
        site: watch::Sender::new(site),
        seen: watch::Sender::new(Value::Null),
        call: watch::Sender::new(0),
        settled: Mutex::new(vec![(0, None); phones]),
        came: Mutex::new(vec![None; phones]),
        age: watch::Sender::new(0),
        answered: Mutex::new(vec![false; phones]),
        sums: Mutex::default(),
        is_wrong: AtomicBool::new(false),
    });
    let people: Vec<_> = (0..plan.phones)
        .map(|number| tokio::spawn(Phone::new(number, &shared, dice.random()).takes_part()))
        .collect();
    let mut faults = schedule(&plan, &mut dice);
    let mut lead =
        Lead { ground, program: Some(program), shared, dice, phones, counted: Vec::new(), back: Vec::new() };
    lead.are_in(100).await;
    println!("{} phones are in after {:.1} s", phones, began.elapsed().as_secs_f64());
    lead.program().types("n");
    while began.elapsed() < plan.length || !faults.is_empty() {
        let is_due = faults.first().is_some_and(|(at, _)| *at <= began.elapsed());
        let fault = is_due.then(|| faults.remove(0).1);
        lead.round(fault).await;
    }
    lead.ends().await;
    people.iter().for_each(tokio::task::JoinHandle::abort);
    lead.tells(began.elapsed());
}

/// What happens when, in an order that follows from the seed.
fn schedule(plan: &Plan, dice: &mut ChaCha8Rng) -> Vec<(Duration, Fault)> {
    // An hour on, two hours back, the rest of the day, three days back: joining networks, summer time, empty batteries.
    let clocks = [3_600, -3_600, 72_000, -3 * 86_400].into_iter().cycle();
    let mut faults: Vec<Fault> = clocks.take(plan.clocks as usize).map(Fault::Clock).collect();
    faults.extend((0..plan.kills).map(|_| Fault::Kill));
    faults.extend((0..plan.full_disks).map(|_| Fault::FullDisk));
    let first = dice.random_range(0..3);
    faults.extend((0..plan.networks).map(|number| Fault::Network((first + number) % 3)));
    faults.shuffle(dice);
    let share = plan.length / (faults.len() as u32 + 1);
    let early = |dice: &mut ChaCha8Rng| share.mul_f64(dice.random_range(0.0..0.5));
    (1..).zip(faults).map(|(number, fault)| (share * number - early(dice), fault)).collect()
}

impl Lead {
    fn program(&mut self) -> &mut Program {
        self.program.as_mut().unwrap()
    }

    /// A little later, if all is well until then.
    async fn soon(&self) {
        sleep(Duration::from_millis(20)).await;
        assert!(
            !self.shared.is_wrong.load(Ordering::Relaxed),
            "a phone has found what can’t be; it says what above"
        );
    }

    async fn waits(&mut self, shortest: u64, longest: u64) {
        let wait = self.dice.random_range(shortest..longest);
        sleep(Duration::from_millis(wait)).await;
    }

    /// The room, once some phone has heard that it is as wanted.
    async fn room(&self, phase: &str, ballot: u64) -> Value {
        let mut seen = self.shared.seen.subscribe();
        let is_wanted =
            |room: &Value| room["phase"] == phase && (ballot == 0 || room["ballot"]["number"] == ballot);
        match timeout(LONG, seen.wait_for(is_wanted)).await {
            Ok(room) => room.unwrap().clone(),
            Err(_) => panic!("the room isn’t {phase}, ballot {ballot}: {}", *self.shared.seen.borrow()),
        }
    }

    /// Waits until so many in a hundred have come in since the age began. Those who sleep come when they wake up.
    async fn are_in(&self, in_a_hundred: usize) {
        let (end, age) = (Instant::now() + LONG, *self.shared.age.borrow());
        loop {
            let came = self.shared.came.lock().unwrap().iter().filter(|came| **came >= Some(age)).count();
            if came * 100 >= self.phones * in_a_hundred {
                return;
            }
            assert!(Instant::now() < end, "only {came} phones have come in");
            self.soon().await;
        }
    }

    /// One ballot, and what happens to the host while it is open.
    async fn round(&mut self, fault: Option<Fault>) {
        let number = self.counted.len() as u64 + 1;
        let is_timed = matches!(fault, Some(Fault::Clock(_)));
        self.program().types(if is_timed { "v 12" } else { "v" });
        self.room("open", number).await;
        let opened = Instant::now();
        self.waits(500, 4_000).await;
        if let Some(fault) = fault {
            println!("ballot {number}: {fault:?}");
            self.happens(fault).await;
        }
        self.waits(500, 4_000).await;
        if !is_timed {
            self.program().types("v");
        }
        let closed = self.room("closed", number).await;
        if is_timed {
            let took = opened.elapsed().as_secs_f64();
            assert!((10.0..18.0).contains(&took), "a vote of 12 s was open for {took} s");
        }
        let expected = self.called(number).await;
        let mut counts = Counts::new();
        for option in closed["ballot"]["options"].as_array().unwrap() {
            let (count, option) = (option["count"].as_u64().unwrap(), option["option"].as_u64().unwrap());
            let known = expected.get(&option).copied().unwrap_or(0);
            assert_eq!(
                count, known,
                "ballot {number}, option {option}: counted is not what was acknowledged"
            );
            counts.push(count);
        }
        self.counted.push(counts);
        self.program().types("b");
    }

    /// What became of everybody's vote, as the phones know it.
    async fn called(&self, ballot: u64) -> BTreeMap<u64, u64> {
        self.shared.call.send_replace(ballot);
        let end = Instant::now() + LONG;
        loop {
            let settled = self.shared.settled.lock().unwrap().clone();
            let missing = settled.iter().filter(|(call, _)| *call != ballot).count();
            if missing == 0 {
                let mut counts = BTreeMap::new();
                for option in settled.iter().filter_map(|(_, option)| *option) {
                    *counts.entry(option).or_default() += 1;
                }
                return counts;
            }
            assert!(Instant::now() < end, "{missing} phones don’t come when they are called");
            self.soon().await;
        }
    }

    async fn happens(&mut self, fault: Fault) {
        match fault {
            Fault::Kill => {
                self.program.take().unwrap().kill();
                self.starts_again(fault).await;
            }
            Fault::FullDisk => {
                let printed = self.program().printed();
                self.ground.fill_disk();
                self.program().line("nothing is counted from now on", printed).await;
                self.waits(500, 3_000).await;
                self.ground.free_disk();
                // As whoever leads it is told to do.
                self.program.take().unwrap().ends().await;
                self.starts_again(fault).await;
            }
            Fault::Clock(seconds) => self.ground.set_clock(seconds),
            Fault::Network(1) => {
                self.ground.set_carrier(false);
                self.waits(1_000, 8_000).await;
                self.ground.set_carrier(true);
            }
            Fault::Network(kind) => {
                let printed = self.program().printed();
                if kind == 0 {
                    self.ground.renumber()
                } else {
                    self.ground.move_on()
                }
                let host = self.ground.host();
                self.program().line(&format!("Open on the phones: http://{host}:"), printed).await;
                self.all_go_to(printed, fault).await;
            }
        }
    }

    async fn starts_again(&mut self, why: Fault) {
        self.waits(0, 2_000).await;
        self.program = Some(Program::start(&self.ground));
        self.all_go_to(0, why).await;
    }

    /// Everybody goes where the program says that the room is, in a line behind so many others.
    async fn all_go_to(&mut self, behind: usize, why: Fault) {
        let (network, host) = (self.ground.network, self.ground.host());
        let began = Instant::now();
        self.shared.age.send_modify(|age| *age += 1);
        let site = self.program().site(network, behind).await;
        assert_eq!(site.address.ip(), host, "another address is offered");
        let token = self.shared.site.borrow().token.clone();
        assert_eq!(site.token, token, "another room");
        self.shared.site.send_replace(site);
        self.are_in(90).await;
        self.back.push((why, began.elapsed()));
    }

    /// Everybody answers the questions at the end, the session ends, and its report is compared with what was counted.
    async fn ends(&mut self) {
        self.program().types("f");
        self.room("feedback", 0).await;
        let end = Instant::now() + LONG;
        while self.shared.answered.lock().unwrap().contains(&false) {
            assert!(Instant::now() < end, "not everybody has answered");
            self.soon().await;
        }
        self.program().types("q");
        self.program().types("q");
        let mut program = self.program.take().unwrap();
        program.line("The session is over", 0).await;
        assert_eq!(program.ends().await, Some(0), "its report is written");
        reported::compare(&self.ground, &self.counted, self.phones);
    }

    fn tells(&self, took: Duration) {
        let sums: Sums = self.shared.sums.lock().unwrap().clone();
        println!(
            "{:.1} minutes, {} phones, {} ballots: {} votes acknowledged, every count as acknowledged and as reported",
            took.as_secs_f64() / 60.0,
            self.phones,
            self.counted.len(),
            sums.acknowledged,
        );
        println!(
            "{} connections; refused: {} too late, {} by a full disk; {} never heard of; longest wait for an answer {} ms",
            sums.connections,
            sums.late,
            sums.no_disk,
            sums.unheard,
            sums.longest.as_millis(),
        );
        for (fault, took) in &self.back {
            println!("{fault:?}: nine in ten back after {:.1} s", took.as_secs_f64());
        }
    }
}
