//! Who may ask how often, and how many connections may be open: a bucket of tokens for each network address, and for each
//! phone. What goes beyond waits, since behind one address there may be a router and many phones. The figures stand in
//! `limits`; whether a request is one of an invited phone, `auth` says. Times are those of the room's clock.

use super::limits::Limits;
use counterpart_core::room::Key;
use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// A bucket of tokens that fills up again with time, and may be owed some.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    /// What is in it, in thousandths of a token; less than none if some are owed.
    level: i64,
    /// When that was, in milliseconds.
    at: u64,
}

impl Bucket {
    /// A full bucket.
    pub(super) fn full(burst: u32, now: u64) -> Bucket {
        Bucket { level: thousandths(burst), at: now }
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

    /// Takes a token, or owes it; gives how long to wait until it is there, at most `longest`, in milliseconds. No more
    /// is ever owed than flows in within that.
    fn owe(&mut self, burst: u32, per_minute: u64, longest: u64, now: u64) -> u64 {
        let wait = self.wait(burst, per_minute, longest, now);
        let most = i64::try_from(longest.saturating_mul(per_minute) / 60).unwrap_or(i64::MAX);
        self.level = (self.level - 1000).max(-most);
        wait
    }

    /// How long to wait until there is a token, at most `longest`, in milliseconds.
    fn wait(&mut self, burst: u32, per_minute: u64, longest: u64, now: u64) -> u64 {
        self.fill(burst, per_minute, now);
        let missing = u64::try_from(1000 - self.level).unwrap_or(0);
        (missing.saturating_mul(60) / per_minute.max(1)).min(longest)
    }

    fn fill(&mut self, burst: u32, per_minute: u64, now: u64) {
        let flown = now.saturating_sub(self.at).saturating_mul(per_minute) / 60;
        let level = self.level.saturating_add(i64::try_from(flown).unwrap_or(i64::MAX));
        self.level = level.min(thousandths(burst));
        self.at = now.max(self.at);
    }
}

fn thousandths(tokens: u32) -> i64 {
    i64::from(tokens) * 1000
}

/// The most addresses, or phones, that are kept in mind.
const MOST: usize = 16_384;

/// How many seconds wrong codes are counted over.
const LATELY: usize = 60;

/// Those who have asked lately.
#[derive(Debug, Default)]
struct Asked {
    requests: BTreeMap<IpAddr, Bucket>,
    changes: BTreeMap<Key, Bucket>,
    guesses: BTreeMap<IpAddr, Bucket>,
    all_guesses: Option<Bucket>,
    /// Wrong codes that wait for their answer, for each address.
    waiting: BTreeMap<IpAddr, u32>,
    /// Wrong codes in each of the last seconds, and the second that was the last.
    wrong: Vec<(u64, u32)>,
    open: BTreeMap<IpAddr, u32>,
    all_open: usize,
    /// Of these, those on which no phone has said who it is, for each address, the oldest first.
    strangers: BTreeMap<IpAddr, VecDeque<(u64, Arc<Notify>)>>,
    /// How many connections there were.
    connections: u64,
}

/// Keeps count of requests, guesses, changes and open connections.
#[derive(Debug, Default)]
pub(super) struct RateLimit {
    asked: Mutex<Asked>,
}

impl RateLimit {
    fn with<T>(&self, act: impl FnOnce(&mut Asked) -> T) -> T {
        act(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How long a request from an address waits before it is answered.
    pub(super) fn request(&self, limits: &Limits, from: IpAddr, now: u64) -> Duration {
        let per_minute = u64::from(limits.requests_per_second) * 60;
        let longest = milliseconds(limits.slowest);
        let burst = limits.requests_at_once;
        self.with(|asked| match of(&mut asked.requests, whose(from), burst, now) {
            Some(bucket) => Duration::from_millis(bucket.owe(burst, per_minute, longest, now)),
            None => limits.slowest,
        })
    }

    /// Whether a phone may make one more change.
    pub(super) fn change(&self, limits: &Limits, key: Key, now: u64) -> bool {
        let (burst, per_minute) = (limits.changes_at_once, u64::from(limits.changes_per_minute));
        self.with(|asked| {
            of(&mut asked.changes, key, burst, now).is_some_and(|bucket| bucket.take(burst, per_minute, now))
        })
    }

    /// How long a room code from an address waits for its answer, be it right or wrong: nothing, unless too many wrong
    /// ones came lately.
    pub(super) fn code(&self, limits: &Limits, from: IpAddr, now: u64) -> Duration {
        let (own, all, longest) = (limits.guesses_per_address, limits.guesses, milliseconds(limits.slowest));
        self.with(|asked| {
            let own_wait = of(&mut asked.guesses, whose(from), own, now)
                .map_or(longest, |bucket| bucket.wait(own, own.into(), longest, now));
            let together = asked.all_guesses.get_or_insert_with(|| Bucket::full(all, now));
            // Who hasn't guessed waits less for those who have.
            Duration::from_millis(own_wait.max(together.wait(all, all.into(), longest / 2, now)))
        })
    }

    /// Notes a wrong code; says whether it may wait for its answer, or too many from there wait already. Each that may is
    /// to be [`answered`](RateLimit::answered).
    pub(super) fn wrong(&self, limits: &Limits, from: IpAddr, now: u64) -> bool {
        let (own, all, longest) = (limits.guesses_per_address, limits.guesses, milliseconds(limits.slowest));
        self.with(|asked| {
            if let Some(bucket) = of(&mut asked.guesses, whose(from), own, now) {
                // A token in ten seconds: what is owed is forgiven within a minute.
                bucket.owe(own, own.into(), 30 * longest, now);
            }
            asked.all_guesses.get_or_insert_with(|| Bucket::full(all, now)).owe(
                all,
                all.into(),
                longest,
                now,
            );
            let second = now / 1000;
            match asked.wrong.last_mut().filter(|(last, _)| *last == second) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => asked.wrong.push((second, 1)),
            }
            if asked.wrong.len() > LATELY {
                asked.wrong.remove(0);
            }
            let waiting = asked.waiting.entry(whose(from)).or_default();
            let may_wait = *waiting < limits.guesses_waiting;
            *waiting += u32::from(may_wait);
            may_wait
        })
    }

    /// A wrong code that waited was answered.
    pub(super) fn answered(&self, from: IpAddr) {
        self.with(|asked| give_back(&mut asked.waiting, whose(from)));
    }

    /// How many wrong codes came within the last minute.
    pub(super) fn wrong_lately(&self, now: u64) -> u32 {
        let is_late = |at: u64| (now / 1000).saturating_sub(at) < LATELY as u64;
        self.with(|asked| asked.wrong.iter().filter(|(at, _)| is_late(*at)).map(|(_, count)| count).sum())
    }

    /// Lets an address open one more connection; gives its number, and what is notified when it has to go. Where there
    /// are too many, the oldest goes on which no phone has said who it is: whoever only holds connections keeps nobody
    /// out. None if all of them are phones. Each that was let in is to be [`left`](RateLimit::left).
    pub(super) fn enter(&self, limits: &Limits, from: IpAddr) -> Option<(u64, Arc<Notify>)> {
        let from = whose(from);
        self.with(|asked| {
            let own = asked.open.get(&from).copied().unwrap_or(0);
            let fills_own = own >= limits.connections_per_address;
            if fills_own || asked.all_open >= limits.connections {
                // Those that were told to go are gone in a moment; until then there are no more than twice as many.
                if own >= limits.connections_per_address.saturating_mul(2) {
                    return None;
                }
                let fullest =
                    || asked.strangers.iter().max_by_key(|(_, those)| those.len()).map(|(who, _)| *who);
                let of = if fills_own { Some(from) } else { fullest() };
                let (_, gone) = asked.strangers.get_mut(&of?).and_then(VecDeque::pop_front)?;
                gone.notify_one();
            }
            asked.open.insert(from, own + 1);
            asked.all_open += 1;
            asked.connections += 1;
            let (number, gone) = (asked.connections, Arc::new(Notify::new()));
            asked.strangers.entry(from).or_default().push_back((number, Arc::clone(&gone)));
            Some((number, gone))
        })
    }

    /// A phone has said who it is on a connection.
    pub(super) fn is_phone(&self, from: IpAddr, number: u64) {
        self.with(|asked| no_stranger(asked, whose(from), number));
    }

    /// A connection was closed.
    pub(super) fn left(&self, from: IpAddr, number: u64) {
        self.with(|asked| {
            asked.all_open = asked.all_open.saturating_sub(1);
            give_back(&mut asked.open, whose(from));
            no_stranger(asked, whose(from), number);
        });
    }

    /// How many connections are open.
    pub(super) fn open(&self) -> usize {
        self.with(|asked| asked.all_open)
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn give_back<K: Ord>(counts: &mut BTreeMap<K, u32>, of: K) {
    match counts.get_mut(&of) {
        Some(count) if *count > 1 => *count -= 1,
        _ => drop(counts.remove(&of)),
    }
}

fn no_stranger(asked: &mut Asked, from: IpAddr, number: u64) {
    let Some(those) = asked.strangers.get_mut(&from) else { return };
    those.retain(|(stranger, _)| *stranger != number);
    if those.is_empty() {
        asked.strangers.remove(&from);
    }
}

/// The bucket of somebody; none if there is no room for one more and nobody has been quiet.
fn of<K: Ord + Copy>(buckets: &mut BTreeMap<K, Bucket>, who: K, burst: u32, now: u64) -> Option<&mut Bucket> {
    if buckets.len() >= MOST && !buckets.contains_key(&who) {
        // Whoever has been quiet for a minute is forgotten: their bucket is full again, or nearly.
        buckets.retain(|_, bucket| now < bucket.at + 60_000);
        if buckets.len() >= MOST {
            return None;
        }
    }
    Some(buckets.entry(who).or_insert_with(|| Bucket::full(burst, now)))
}

/// Whose address it is. With IPv6 a whole Wi-Fi shares a network of 2⁶⁴ addresses, so the address itself is what stands
/// for a phone; one that takes many is somebody with many phones.
pub(super) fn whose(address: IpAddr) -> IpAddr {
    address.to_canonical()
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
    fn what_is_owed_waits_for_its_turn_and_no_longer_than_the_longest() {
        let mut bucket = Bucket::full(2, 0);
        let waits: Vec<u64> = (0..6).map(|_| bucket.owe(2, 60, 2_000, 0)).collect();
        assert_eq!(waits, [0, 0, 1_000, 2_000, 2_000, 2_000]);
        // Two are owed at the most, and flow in within two seconds; a third is there after that.
        assert_eq!(bucket.wait(2, 60, 9_000, 2_000), 1_000);
        assert_eq!(bucket.wait(2, 60, 9_000, 3_000), 0);
    }

    #[test]
    fn requests_beyond_the_rate_wait_and_are_not_refused() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        let waits: Vec<Duration> = (0..10_000).map(|_| rate_limit.request(&limits, address(1), 0)).collect();
        assert!(waits[..limits.requests_at_once as usize].iter().all(Duration::is_zero));
        assert_eq!(waits.last(), Some(&limits.slowest));
        assert_eq!(rate_limit.request(&limits, address(2), 0), Duration::ZERO);
        // Two seconds after the flood, the honest phone behind the same router waits for nothing.
        let after = 2_000 + 1_000 / u64::from(limits.requests_per_second);
        assert_eq!(rate_limit.request(&limits, address(1), after), Duration::ZERO);
    }

    #[test]
    fn one_who_guesses_waits_and_the_others_hardly() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        for guess in 0..20 {
            let wait = rate_limit.code(&limits, address(1), 0);
            assert_eq!(wait.is_zero(), guess < limits.guesses_per_address, "{guess}");
            assert!(wait <= limits.slowest);
            rate_limit.wrong(&limits, address(1), 0);
        }
        assert_eq!(rate_limit.code(&limits, address(2), 0), Duration::ZERO);
        assert_eq!(rate_limit.code(&limits, address(1), 120_000), Duration::ZERO, "it is forgiven");
    }

    #[test]
    fn many_who_guess_together_slow_each_other_and_lock_nobody_out() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        for last in 0..200 {
            for _ in 0..6 {
                rate_limit.wrong(&limits, address(last), 0);
            }
        }
        let wait = rate_limit.code(&limits, address(250), 0);
        assert!(!wait.is_zero() && wait <= limits.slowest / 2, "{wait:?}");
        assert_eq!(rate_limit.wrong_lately(0), 1_200);
        assert_eq!((rate_limit.wrong_lately(59_999), rate_limit.wrong_lately(61_000)), (1_200, 0));
    }

    #[test]
    fn wrong_codes_from_one_address_wait_in_a_short_queue() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        let waiting = (0..100).filter(|_| rate_limit.wrong(&limits, address(1), 0)).count();
        assert_eq!(waiting as u32, limits.guesses_waiting);
        assert!(rate_limit.wrong(&limits, address(2), 0), "others have a queue of their own");
        for _ in 0..limits.guesses_waiting {
            rate_limit.answered(address(1));
        }
        assert!(rate_limit.wrong(&limits, address(1), 0));
    }

    #[test]
    fn a_phone_makes_so_many_changes_from_whatever_address() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        let many =
            |key: u8, now| (0..1_000).filter(|_| rate_limit.change(&limits, Key([key; 16]), now)).count();
        assert_eq!((many(1, 0), many(2, 0)), (60, 60));
        assert_eq!(many(1, 10_000), 20, "and so many a minute after that");
    }

    #[test]
    fn connections_are_limited_and_given_back() {
        let rate_limit = RateLimit::default();
        let limits = Limits { connections: 3, connections_per_address: 2, ..Limits::default() };
        let enter = |last: u8| rate_limit.enter(&limits, address(last)).map(|(number, _)| number);
        let phone = |last: u8| {
            let number = enter(last).unwrap();
            rate_limit.is_phone(address(last), number);
            number
        };
        let first = phone(1);
        phone(1);
        assert_eq!(enter(1), None);
        phone(2);
        assert_eq!(enter(3), None);
        rate_limit.left(address(1), first);
        assert!(enter(3).is_some());
        assert_eq!(rate_limit.open(), 3);
    }

    #[tokio::test]
    async fn whoever_only_holds_connections_keeps_nobody_out() {
        let rate_limit = RateLimit::default();
        let limits = Limits { connections: 4, connections_per_address: 3, ..Limits::default() };
        let enter = |last: u8| rate_limit.enter(&limits, address(last)).unwrap();
        let (phone, _) = enter(1);
        rate_limit.is_phone(address(1), phone);
        let (second, second_gone) = enter(1);
        let (_, third_gone) = enter(1);
        // The oldest stranger goes for the next, and the phone stays.
        let (fourth, _) = enter(1);
        second_gone.notified().await;
        rate_limit.left(address(1), second);
        // From another address, too: the address with the most strangers gives way.
        enter(2);
        enter(3);
        third_gone.notified().await;
        rate_limit.left(address(1), fourth);
    }

    #[test]
    fn on_a_wifi_with_ipv6_every_phone_is_one() {
        let one: IpAddr = "fd00::70".parse().unwrap();
        let other: IpAddr = "fd00::71".parse().unwrap();
        assert_ne!(whose(one), whose(other));
        assert_eq!(whose("::ffff:192.168.1.7".parse().unwrap()), address(7));
    }

    #[test]
    fn no_number_of_addresses_takes_up_more_than_its_share_or_shuts_the_door() {
        let (rate_limit, limits) = (RateLimit::default(), Limits::default());
        for number in 0..40_000u32 {
            rate_limit.request(&limits, IpAddr::V4(Ipv4Addr::from(number)), 0);
        }
        assert!(rate_limit.with(|asked| asked.requests.len()) <= MOST);
        assert_eq!(rate_limit.request(&limits, address(1), 0), limits.slowest, "it waits and gets in");
        assert!(rate_limit.request(&limits, address(1), 3_600_000).is_zero(), "the quiet ones are forgotten");
    }
}
