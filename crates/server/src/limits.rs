//! What the network may ask of a room, and how much of it. Every figure has its reason beside it.

use std::time::Duration;

/// How much of anything the network may take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Phones from one network address. A phone on the room's Wi-Fi has an address of its own; more
    /// than one behind the same address is a shared connection or somebody filling the room up.
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
    /// Requests that an address may make at once before they are held to the rate. A phone makes three
    /// when it comes in.
    pub requests_at_once: u32,
    /// Messages of a connection in a second.
    pub messages_per_second: u32,
    /// Requests from one address in a second.
    pub requests_per_second: u32,
    /// Wrong room codes from one address in a minute.
    pub guesses_per_address: u32,
    /// Wrong room codes in a minute, all in all. At 60, guessing one of 31⁶ codes takes 14 years on
    /// average; the QR code works all the same.
    pub guesses: u32,
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
            guesses_per_address: 6,
            guesses: 60,
            patience: Duration::from_secs(10),
            slow_reader: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            tick: Duration::from_millis(400),
            slow_disk: Duration::from_millis(800),
            look_at_journal: Duration::from_secs(2),
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
