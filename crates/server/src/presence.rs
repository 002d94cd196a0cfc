//! Which phones are there right now. It is shown to the facilitator and decides nothing: a ballot
//! never waits for a phone that is gone.

use std::net::IpAddr;

/// A phone without a live connection counts as there this long after its last request, in
/// milliseconds.
const LINGERS: u64 = 12_000;

/// One phone.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    live: u32,
    last: u64,
    /// The address of this computer that it came to last; none since the host was started.
    at: Option<IpAddr>,
}

impl Seen {
    fn is_there(&self, now: u64) -> bool {
        self.live > 0 || (self.last > 0 && now < self.last + LINGERS)
    }
}

/// Which phones are there, in the order in which they joined.
#[derive(Debug, Default)]
pub(super) struct Presence {
    phones: Vec<Seen>,
}

impl Presence {
    fn of(&mut self, phone: u32) -> &mut Seen {
        let at = phone as usize;
        if self.phones.len() <= at {
            self.phones.resize(at + 1, Seen::default());
        }
        &mut self.phones[at]
    }

    /// A live connection of the phone was opened, at an address of this computer.
    pub(super) fn came(&mut self, phone: u32, at: IpAddr) {
        let seen = self.of(phone);
        seen.live += 1;
        seen.at = Some(at);
    }

    /// A live connection of the phone was closed.
    pub(super) fn went(&mut self, phone: u32) {
        let seen = self.of(phone);
        seen.live = seen.live.saturating_sub(1);
        seen.last = 0;
    }

    /// The phone asked for something, at an address of this computer.
    pub(super) fn asked(&mut self, phone: u32, at: IpAddr, now: u64) {
        let seen = self.of(phone);
        (seen.last, seen.at) = (now, Some(at));
    }

    /// Whether one of so many phones is missing that wasn't last here by this address of this computer: whoever comes to
    /// it as new may be that one, and its browser keeps its seat for another address. A connection to an address that
    /// isn't this computer's any more (`is_own`) is dead, and only doesn't know it yet.
    pub(super) fn misses(
        &self,
        phones: usize,
        at: IpAddr,
        now: u64,
        is_own: impl Fn(IpAddr) -> bool,
    ) -> bool {
        (0..phones).any(|phone| {
            let seen = self.phones.get(phone).copied().unwrap_or_default();
            seen.at != Some(at) && !(seen.is_there(now) && seen.at.is_some_and(&is_own))
        })
    }

    /// How many are there.
    pub(super) fn count(&self, now: u64) -> usize {
        self.phones.iter().filter(|seen| seen.is_there(now)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));

    #[test]
    fn a_phone_is_there_while_it_is_connected_or_asks() {
        let mut presence = Presence::default();
        presence.came(0, HERE);
        presence.came(0, HERE);
        presence.asked(2, HERE, 1000);
        assert_eq!(presence.count(1001), 2);
        assert_eq!(presence.count(1000 + LINGERS), 1);
        presence.went(0);
        assert_eq!(presence.count(99_999), 1, "a second page of the same phone is still open");
        presence.went(0);
        assert_eq!(presence.count(99_999), 0);
    }

    #[test]
    fn one_that_came_by_another_address_may_be_missing() {
        let there = IpAddr::from([10, 0, 0, 9]);
        let misses = |presence: &Presence, at, gone: Option<IpAddr>| {
            presence.misses(1, at, 5, |address| Some(address) != gone)
        };
        let mut presence = Presence::default();
        assert!(!presence.misses(0, there, 5, |_| true), "nobody is in");
        assert!(misses(&presence, there, None), "it hasn't come since the host was started");
        presence.came(0, HERE);
        assert!(!misses(&presence, there, None), "it is here");
        assert!(misses(&presence, there, Some(HERE)), "by an address that is gone");
        assert!(!misses(&presence, HERE, Some(HERE)));
        presence.went(0);
        assert!(misses(&presence, there, None) && !misses(&presence, HERE, None), "it sleeps");
    }
}
