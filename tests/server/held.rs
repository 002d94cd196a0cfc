//! A room whose disk is in the test's hand.

use super::client::{LONG, Live, Phone, Site};
use super::{Hosted, hosted, options, scenario};
use counterpart::room::{Command, Room};
use counterpart::scenario::OptionIx;
use counterpart::server::{Flush, Host, Refused};
use serde_json::{Value, json};
use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// What a disk does with the next flushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    Works,
    /// Each flush waits until this changes.
    Waits,
    /// The next flush fails; those after it would work.
    FailsOnce,
    Fails,
}

/// A disk in a test's hand.
#[derive(Clone, Debug)]
pub struct Hand(Arc<(Mutex<(Does, usize)>, Condvar)>);

impl Hand {
    fn new() -> Hand {
        Hand(Arc::new((Mutex::new((Does::Works, 0)), Condvar::new())))
    }

    pub fn set(&self, does: Does) {
        self.0.0.lock().unwrap().0 = does;
        self.0.1.notify_all();
    }

    /// Waits until a flush waits.
    pub fn is_waited_for(&self) {
        let state = self.0.0.lock().unwrap();
        let (state, timeout) = self.0.1.wait_timeout_while(state, LONG, |state| state.1 == 0).unwrap();
        assert!(!timeout.timed_out(), "nothing was flushed: {state:?}");
    }

    fn flush(&self) -> Flush {
        let hand = self.clone();
        Flush::by(move |file| {
            let mut state = hand.0.0.lock().unwrap();
            state.1 += 1;
            hand.0.1.notify_all();
            let mut state = hand.0.1.wait_while(state, |state| state.0 == Does::Waits).unwrap();
            state.1 -= 1;
            match state.0 {
                Does::Works | Does::Waits => file.sync_data(),
                Does::FailsOnce => {
                    state.0 = Does::Works;
                    Err(io::ErrorKind::StorageFull.into())
                }
                Does::Fails => Err(io::ErrorKind::StorageFull.into()),
            }
        })
    }
}

/// A room in its first vote, with two phones in it, and its disk.
pub struct Held {
    hosted: Option<Hosted>,
    pub hand: Hand,
}

impl Drop for Held {
    fn drop(&mut self) {
        // A test that fails is not to wait for its own disk.
        self.hand.set(Does::Fails);
    }
}

impl Held {
    pub fn open() -> Held {
        let hand = Hand::new();
        let hosted = hosted(|options| {
            options.flush = hand.flush();
            options.limits.slow_disk = Duration::from_millis(1);
            options.limits.tick = Duration::from_millis(20);
        });
        let held = Held { hosted: Some(hosted), hand };
        for number in [1, 2] {
            assert_eq!(held.phone(number).join(), json!({ "ack": 1 }));
        }
        for command in [Command::Start, Command::Open { closes_at: None }] {
            held.acts(command);
        }
        held
    }

    pub fn hosted(&self) -> &Hosted {
        self.hosted.as_ref().unwrap()
    }

    pub fn phone(&self, number: u16) -> Phone {
        self.hosted().site.phone(number)
    }

    /// Does what the facilitator wants, and waits for the disk, however slow this machine is.
    pub fn acts(&self, command: Command) {
        let before = self.hosted().host.look(Room::clone);
        match self.hosted().host.act(command) {
            Ok(()) => {}
            Err(refused) => assert_eq!(refused, Refused::Slow),
        }
        until(|| self.hosted().host.look(|room| *room != before));
    }

    pub fn shown(&self) -> Vec<OptionIx> {
        self.hosted().host.look(|room| room.ballot().unwrap().shown.options().to_vec())
    }

    /// A live connection that has heard who it is.
    pub fn live(&self, number: u16) -> (Live, Value) {
        let mut live = self.phone(number).live();
        let you = live.next("you")["you"].take();
        (live, you)
    }

    /// What every way into the room says of a phone's vote: polling, and coming back.
    pub fn votes_told(&self, number: u16) -> [Value; 2] {
        [self.phone(number).state()["you"]["vote"].clone(), self.live(number).1["vote"].clone()]
    }

    /// What the room counts, for those who look at it: votes, and what is told to all.
    pub fn counted(&self) -> u64 {
        let all = self.hosted().counts().iter().sum();
        // What is told to all comes with the next tick, and is never more.
        until(|| {
            let told = self.phone(9).state()["tally"]["voted"].as_u64().unwrap();
            assert!(told <= all, "{told} of {all}");
            told == all
        });
        all
    }

    /// Starts the host again, on a disk that works.
    pub fn again(mut self) -> Hosted {
        let Hosted { host, data, .. } = self.hosted.take().unwrap();
        drop(host);
        let host = Host::start(&scenario(), options(data.path()), || {}).unwrap();
        assert!(host.is_resumed());
        let site = Site::of(&host.joining(Ipv4Addr::LOCALHOST.into()));
        Hosted { host, site, data }
    }
}

/// Waits until something is so.
pub fn until(is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < LONG, "it doesn't come about");
        std::thread::yield_now();
    }
}
