//! Who may ask how often, and how many connections may be open: a bucket of tokens for each network address.
//! The figures stand in `limits`; whether a request is one of an invited phone, `auth` says.

use super::limits::Limits;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// A bucket of tokens that fills up again with time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    /// What is in it, in thousandths of a token.
    level: u64,
    /// When that was, in milliseconds.
    at: u64,
}

impl Bucket {
    /// A full bucket.
    pub(super) fn full(burst: u32, now: u64) -> Bucket {
        Bucket { level: u64::from(burst) * 1000, at: now }
    }

    /// Takes a token; says whether there was one. `per_minute` tokens flow in.
    pub(super) fn take(&mut self, burst: u32, per_minute: u64, now: u64) -> bool {
        self.fill(burst, per_minute, now);
        let is_there = self.level >= 1000;
        if is_there {
            self.level -= 1000;
        }
        is_there
    }

    fn fill(&mut self, burst: u32, per_minute: u64, now: u64) {
        let flown = now.saturating_sub(self.at).saturating_mul(per_minute) / 60;
        self.level = (self.level + flown).min(u64::from(burst) * 1000);
        self.at = now.max(self.at);
    }

    fn is_full(&mut self, burst: u32, per_minute: u64, now: u64) -> bool {
        self.fill(burst, per_minute, now);
        self.level == u64::from(burst) * 1000
    }
}

/// The most addresses that are kept in mind.
const MOST_ADDRESSES: usize = 16_384;

/// Those who have asked lately.
#[derive(Debug, Default)]
struct Asked {
    requests: BTreeMap<IpAddr, Bucket>,
    guesses: BTreeMap<IpAddr, Bucket>,
    all_guesses: Option<Bucket>,
    open: BTreeMap<IpAddr, u32>,
    all_open: usize,
}

/// Keeps count of requests, guesses and open connections.
#[derive(Debug, Default)]
pub(super) struct RateLimit {
    asked: Mutex<Asked>,
}

impl RateLimit {
    fn with<T>(&self, act: impl FnOnce(&mut Asked) -> T) -> T {
        act(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether an address may make one more request.
    pub(super) fn request(&self, limits: &Limits, from: IpAddr, now: u64) -> bool {
        let per_minute = u64::from(limits.requests_per_second) * 60;
        self.with(|asked| take(&mut asked.requests, whose(from), limits.requests_at_once, per_minute, now))
    }

    /// Whether an address may guess at the room code once more. To be asked before the code is
    /// looked at, and answered the same way whether it is right or wrong.
    pub(super) fn guess(&self, limits: &Limits, from: IpAddr, now: u64) -> bool {
        let (own, all) = (limits.guesses_per_address, limits.guesses);
        self.with(|asked| {
            let together = asked.all_guesses.get_or_insert_with(|| Bucket::full(all, now));
            // Whoever is over their own limit doesn't use up everybody's.
            take(&mut asked.guesses, whose(from), own, own.into(), now) && together.take(all, all.into(), now)
        })
    }

    /// Gives a guess back: the code was right.
    pub(super) fn was_right(&self, from: IpAddr) {
        self.with(|asked| {
            let own = asked.guesses.get_mut(&whose(from));
            for bucket in own.into_iter().chain(asked.all_guesses.as_mut()) {
                bucket.level += 1000;
            }
        });
    }

    /// Whether an address may open one more connection. Each that was let in is to be [`left`](RateLimit::left).
    pub(super) fn enter(&self, limits: &Limits, from: IpAddr) -> bool {
        self.with(|asked| {
            let own = asked.open.get(&whose(from)).copied().unwrap_or(0);
            let fits = asked.all_open < limits.connections && own < limits.connections_per_address;
            if fits {
                asked.open.insert(whose(from), own + 1);
                asked.all_open += 1;
            }
            fits
        })
    }

    /// A connection was closed.
    pub(super) fn left(&self, from: IpAddr) {
        self.with(|asked| {
            asked.all_open = asked.all_open.saturating_sub(1);
            let address = whose(from);
            let open = asked.open.get(&address).copied().unwrap_or(0);
            if open > 1 {
                asked.open.insert(address, open - 1);
            } else {
                asked.open.remove(&address);
            }
        });
    }

    /// How many connections are open.
    pub(super) fn open(&self) -> usize {
        self.with(|asked| asked.all_open)
    }
}

fn take(buckets: &mut BTreeMap<IpAddr, Bucket>, from: IpAddr, burst: u32, per_minute: u64, now: u64) -> bool {
    if buckets.len() >= MOST_ADDRESSES && !buckets.contains_key(&from) {
        // Whoever has been quiet long enough is forgotten; if nobody has, there is no room.
        buckets.retain(|_, bucket| !bucket.is_full(burst, per_minute, now));
        if buckets.len() >= MOST_ADDRESSES {
            return false;
        }
    }
    buckets.entry(from).or_insert_with(|| Bucket::full(burst, now)).take(burst, per_minute, now)
}

/// Whose address it is: with IPv6 everybody has a network of 2⁶⁴ addresses to themselves.
pub(super) fn whose(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn address(last: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(192, 168, 1, last))
    }

    #[test]
    fn a_bucket_gives_its_burst_and_then_the_rate() {
        let mut bucket = Bucket::full(3, 0);
        let mut taken = |now| bucket.take(3, 60, now);
        assert_eq!([taken(0), taken(0), taken(0), taken(0)], [true, true, true, false]);
        assert!(!taken(999) && taken(1000) && !taken(1001));
        assert!(!taken(0), "a clock that goes back gives nothing");
        assert!(taken(3_600_000) && taken(3_600_000) && taken(3_600_000) && !taken(3_600_000));
    }

    #[test]
    fn one_who_guesses_is_stopped_and_the_others_are_not() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        let guesses = (0..100).filter(|_| rate_limit.guess(&limits, address(1), 0)).count();
        assert_eq!(guesses as u32, limits.guesses_per_address);
        assert!(rate_limit.guess(&limits, address(2), 0));
        assert!(rate_limit.guess(&limits, address(1), 60_000), "after a minute they may try again");
    }

    #[test]
    fn many_who_guess_together_are_stopped_too() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        let guesses =
            (0..=255).flat_map(|last| [last; 6]).filter(|last| rate_limit.guess(&limits, address(*last), 0));
        assert_eq!(guesses.count() as u32, limits.guesses);
    }

    #[test]
    fn a_right_code_costs_nothing() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        for _ in 0..1000 {
            assert!(rate_limit.guess(&limits, address(1), 0));
            rate_limit.was_right(address(1));
        }
    }

    #[test]
    fn connections_are_limited_and_given_back() {
        let rate_limit = RateLimit::default();
        let limits = Limits { connections: 3, connections_per_address: 2, ..Limits::default() };
        assert!(rate_limit.enter(&limits, address(1)) && rate_limit.enter(&limits, address(1)));
        assert!(!rate_limit.enter(&limits, address(1)));
        assert!(rate_limit.enter(&limits, address(2)) && !rate_limit.enter(&limits, address(3)));
        rate_limit.left(address(1));
        assert!(rate_limit.enter(&limits, address(3)));
        assert_eq!(rate_limit.open(), 3);
    }

    #[test]
    fn a_whole_ipv6_network_is_one_address() {
        let one: IpAddr = "2001:db8:1:2::3".parse().unwrap();
        let other: IpAddr = "2001:db8:1:2:ffff::9".parse().unwrap();
        assert_eq!(whose(one), whose(other));
        assert_eq!(whose("::ffff:192.168.1.7".parse().unwrap()), address(7));
    }

    #[test]
    fn no_number_of_addresses_takes_up_more_than_its_share() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        for number in 0..40_000u32 {
            rate_limit.request(&limits, IpAddr::V4(Ipv4Addr::from(number)), 0);
        }
        assert!(rate_limit.with(|asked| asked.requests.len()) <= MOST_ADDRESSES);
        assert!(rate_limit.request(&limits, address(1), 3_600_000), "the quiet ones are forgotten");
    }
}
