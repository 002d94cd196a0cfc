//! Which address is offered to phones, while networks come and go and nobody knocks.

use super::{Interface, Kind};
use std::net::IpAddr;

/// How long an address is shown before the next is offered if nobody has knocked there, in milliseconds.
const PATIENCE: u64 = 30_000;

/// Which address is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The address.
    at: IpAddr,
    /// Since when, in milliseconds of the room's clock.
    since: u64,
}

impl Ways {
    /// An address that is offered from now on.
    pub fn at(at: IpAddr, now: u64) -> Ways {
        Ways { at, since: now }
    }

    /// The address.
    pub fn address(&self) -> IpAddr {
        self.at
    }

    /// Offers another one from now on.
    pub fn choose(&mut self, at: IpAddr, now: u64) {
        *self = Ways::at(at, now);
    }

    /// Looks at the interfaces there are now. If the one whose address is offered is gone, or it is the loopback and
    /// there is a network by now, the likeliest takes its place. Says whether it did.
    pub fn follow(&mut self, list: &[Interface], now: u64) -> bool {
        let is_there = list.iter().any(|interface| interface.address == self.at);
        let leads_nowhere = self.at.is_loopback() && list.iter().any(|interface| interface.kind.is_way());
        match list.first().filter(|_| !is_there || leads_nowhere) {
            Some(first) if first.address != self.at => {
                self.choose(first.address, now);
                true
            }
            _ => false,
        }
    }

    /// The next network to try: nobody has knocked at this one for half a minute, and there is another. After the last
    /// comes the first.
    pub fn next<'l>(&self, list: &'l [Interface], has_knocked: bool, now: u64) -> Option<&'l Interface> {
        if has_knocked || now < self.since + PATIENCE {
            return None;
        }
        let ways: Vec<&Interface> =
            list.iter().filter(|one| one.kind.is_way() && one.kind != Kind::Within).collect();
        let at = ways.iter().position(|one| one.address == self.at);
        let next = ways.get(at.map_or(0, |at| at + 1)).or_else(|| ways.first())?;
        (next.address != self.at).then_some(*next)
    }

    /// Whether no phone can reach the address.
    pub fn leads_nowhere(&self) -> bool {
        self.at.is_loopback()
    }
}
