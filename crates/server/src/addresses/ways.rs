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
    /// Whether somebody chose it, who knows why.
    is_chosen: bool,
    /// Whether phones are on its network, as far as its interface tells.
    has_phones: bool,
}

impl Ways {
    /// An address that is offered from now on, the likeliest there is.
    pub fn at(at: IpAddr, now: u64) -> Ways {
        Ways { at, since: now, is_chosen: false, has_phones: !at.is_loopback() }
    }

    /// The address.
    pub fn address(&self) -> IpAddr {
        self.at
    }

    /// Offers another one from now on, whatever it is.
    pub fn choose(&mut self, at: IpAddr, now: u64) {
        *self = Ways { is_chosen: true, ..Ways::at(at, now) };
    }

    /// Looks at the interfaces there are now. If the one whose address is offered is gone, or no phones are on it
    /// and there is a network by now on which they may be, the likeliest takes its place. Says whether it did.
    pub fn follow(&mut self, list: &[Interface], now: u64) -> bool {
        let kind_of = |at: IpAddr| list.iter().find(|interface| interface.address == at).map(|one| one.kind);
        self.has_phones =
            self.is_chosen && !self.at.is_loopback() || kind_of(self.at).is_some_and(Kind::has_phones);
        let better = list.first().filter(|first| {
            let is_gone = kind_of(self.at).is_none_or(|kind| kind == Kind::Down && first.kind.is_way());
            first.address != self.at && (is_gone || !self.has_phones && first.kind.has_phones())
        });
        if let Some(better) = better {
            *self = Ways { has_phones: better.kind.has_phones(), ..Ways::at(better.address, now) };
        }
        better.is_some()
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

    /// Whether no phone in the room is likely to reach the address: it is the computer's own, of containers within
    /// it, of a tunnel, of a network without a carrier or without addresses, and nobody chose it.
    pub fn leads_nowhere(&self) -> bool {
        !self.has_phones
    }
}
