//! What the network may ask of a room, and how much of it. Every figure has its reason beside it.

use std::time::Duration;

/// How much of anything the network may take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Phones from one network address. A phone on the room's Wi-Fi has an address of its own; more
    /// than one behind the same address is a router or somebody filling the room up. Whoever leads the room hears of
    /// it when there are more, and can let them in.
    pub phones_per_address: u32,
    /// Open connections, all in all. More than phones, so that those who don't fit in are told.
    pub connections: usize,
    /// Open connections from one network address.
    pub connections_per_address: u32,
    /// The longest message or body of a request, in bytes. The longest honest one is a plan: twice
    /// 280 characters of at most 4 bytes, and its frame. A message may come in pieces, but four times
    /// this without a whole one is too much.
    pub message: usize,
    /// Messages that a connection may send at once before they are held to the rate.
    pub burst: u32,
    /// Requests that an address may make at once before they are slowed down. A phone makes three when it comes
    /// in.
    pub requests_at_once: u32,
    /// Messages of a connection in a second.
    pub messages_per_second: u32,
    /// Requests from one address in a second. Behind one address there may be a router and many phones, so what goes
    /// beyond waits and isn't refused.
    pub requests_per_second: u32,
    /// How long a request waits at the most: long enough to slow down whoever floods from one address, whose
    /// connections are limited, and short enough for the honest phone behind the same router.
    pub slowest: Duration,
    /// Changes (votes, answers, plans) that a phone may make at once before they are held to the rate.
    pub changes_at_once: u32,
    /// Changes of a phone in a minute. Each is written to the disk; at this rate a phone that does nothing else writes
    /// less than 20 MB in an hour.
    pub changes_per_minute: u32,
    /// How long phones may make the journal, in bytes; whoever leads the room goes on all the same. The busiest honest
    /// room (3,000 phones, each changing each of a hundred votes) comes to a third of it, and it is half of the longest
    /// journal that is read: what was acknowledged can be gone on with.
    pub journal: u64,
    /// Wrong room codes from one address in a minute before codes from there wait. A right one waits, too, so that
    /// waiting tells nothing, and gets in all the same.
    pub guesses_per_address: u32,
    /// The same for wrong room codes all in all.
    pub guesses: u32,
    /// Wrong room codes from one address that may wait at the same time; of those beyond, wrong ones are refused at
    /// once. The code has 31⁸ forms: at 5,000 guesses a second for three hours the odds of finding it are 1 in
    /// 15,000.
    pub guesses_waiting: u32,
    /// From how many wrong codes in a minute on whoever leads the room is told. People mistype, too.
    pub guesses_told: u32,
    /// How long a connection may take over the head of a request, its body, or its first message.
    pub patience: Duration,
    /// How long a phone may take to read what it is sent before it is given up.
    pub slow_reader: Duration,
    /// How long a connection may be silent before it is asked for a sign of life; after three times
    /// this it is given up. A message that has begun is to be whole within this.
    pub silence: Duration,
    /// How often counts are sent out.
    pub tick: Duration,
    /// How long whoever leads the room waits for the disk before they are told that it is slow. A flush
    /// takes a few milliseconds, on worn-out flash memory a few hundred.
    pub slow_disk: Duration,
    /// How often it is looked whether the journal is still where it was while nothing is written.
    pub look_at_journal: Duration,
    /// How often it is looked which networks this computer is on.
    pub look_at_networks: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            phones_per_address: 100,
            connections: 8_192,
            connections_per_address: 256,
            message: 4_096,
            burst: 60,
            requests_at_once: 300,
            messages_per_second: 10,
            requests_per_second: 100,
            slowest: Duration::from_secs(2),
            changes_at_once: 60,
            changes_per_minute: 120,
            journal: 256 * 1024 * 1024,
            guesses_per_address: 6,
            guesses: 60,
            guesses_waiting: 16,
            guesses_told: 20,
            patience: Duration::from_secs(10),
            slow_reader: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            tick: Duration::from_millis(400),
            slow_disk: Duration::from_millis(800),
            look_at_journal: Duration::from_secs(2),
            look_at_networks: Duration::from_secs(3),
        }
    }
}

impl Limits {
    /// The usual limits for so many phones behind one network address, as behind a router or a hotspot:
    /// what an address may do grows with them.
    pub fn sharing(phones_per_address: u32) -> Limits {
        let usual = Limits::default();
        let times = phones_per_address.div_ceil(usual.phones_per_address).max(1);
        let more = |limit: u32| limit.saturating_mul(times);
        Limits {
            phones_per_address,
            connections_per_address: more(usual.connections_per_address),
            requests_at_once: more(usual.requests_at_once),
            requests_per_second: more(usual.requests_per_second),
            guesses_per_address: more(usual.guesses_per_address),
            guesses_waiting: more(usual.guesses_waiting),
            ..usual
        }
    }

    /// Lets as many open files be as the limits need, as far as the system allows; on many systems
    /// only 1,024 are allowed until one asks.
    pub(super) fn raise_open_files(&self) {
        #[cfg(unix)]
        {
            use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
            let now = getrlimit(Resource::Nofile);
            let wanted = self.connections as u64 + FILES_BESIDES;
            let allowed = now.maximum.map_or(wanted, |most| most.min(wanted));
            if now.current.is_some_and(|current| current < allowed) {
                // Where it is refused, connections beyond the old limit wait until others close.
                let most = Rlimit { current: Some(allowed), maximum: now.maximum };
                if let Err(error) = setrlimit(Resource::Nofile, most) {
                    tracing::warn!(%error, "the system allows no more open files");
                }
            }
        }
    }
}

/// Open files that have nothing to do with connections.
#[cfg(unix)]
const FILES_BESIDES: u64 = 256;
