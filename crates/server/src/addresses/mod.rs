//! Under which addresses phones can reach this computer: what the system tells of its interfaces is turned into a list,
//! the likeliest first. What an interface is counts for more than what it is called, and its name for more than the
//! way to the internet: a room needs none.

mod kind;
mod ways;

pub use kind::Kind;
pub use ways::Ways;

use if_addrs::IfAddr;
use kind::{Seen, is_called_as_cables_are, kind};
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// One of this computer's network interfaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// What the system calls it, such as `wlan0`.
    pub name: String,
    /// Its address.
    pub address: IpAddr,
    /// What it is to phones.
    pub kind: Kind,
}

/// The interfaces that phones could use, the likeliest first. The loopback is there only if nothing else is: then no phone
/// can reach this computer.
pub fn interfaces() -> Vec<Interface> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "the system doesn't say which networks it is on");
        Vec::new()
    });
    ranked(interfaces.iter().filter_map(seen), main_address())
}

/// What is seen of an interface; none if it has no address that can be typed. Addresses of IPv6 are too long to
/// type, and those of one link don't work in a browser.
fn seen(interface: &if_addrs::Interface) -> Option<Seen> {
    let IfAddr::V4(address) = &interface.addr else { return None };
    // Without a carrier, on Unix, the system says nothing instead.
    let is_down = !interface.is_oper_up();
    let name = interface.name.clone();
    let (is_wireless, is_made_up) = hardware(&name);
    Some(Seen {
        address: address.ip,
        prefix: address.prefixlen,
        is_down,
        is_point_to_point: interface.is_p2p(),
        is_wireless,
        is_made_up,
        name,
    })
}

/// What Linux knows of the hardware behind an interface: whether it is wireless, and whether there is none.
#[cfg(target_os = "linux")]
fn hardware(name: &str) -> (bool, bool) {
    let about = std::path::Path::new("/sys/class/net").join(name);
    let has = |part: &str| about.join(part).exists();
    // Within a namespace, what is shown there may be of another.
    let is_known = about.exists();
    (has("wireless") || has("phy80211"), is_known && !has("device"))
}

/// Elsewhere names say it.
#[cfg(not(target_os = "linux"))]
fn hardware(_name: &str) -> (bool, bool) {
    (false, false)
}

/// The address from which this computer would reach the world. Nothing is sent: connecting a
/// datagram socket only looks the way up, which works without the internet, too.
fn main_address() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // A documentation address (RFC 5737): nobody has it.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

/// The list. Among those that are alike, one with a name that is known comes first, and then the way to the world.
fn ranked(seen: impl Iterator<Item = Seen>, main: Option<Ipv4Addr>) -> Vec<Interface> {
    let mut found: Vec<(bool, bool, Interface)> = seen
        .map(|seen| {
            let kind = kind(&seen);
            let is_odd = kind == Kind::Cable && !is_called_as_cables_are(&seen.name);
            let interface = Interface { address: seen.address.into(), name: seen.name, kind };
            (is_odd, Some(seen.address) != main, interface)
        })
        .collect();
    found.sort_by(|(odd, way, one), (other_odd, other_way, other)| {
        (one.kind, odd, way, &one.name).cmp(&(other.kind, other_odd, other_way, &other.name))
    });
    let mut list: Vec<Interface> = Vec::new();
    for (_, _, interface) in found {
        if list.iter().all(|one| one.address != interface.address) {
            list.push(interface);
        }
    }
    // What leads nowhere is offered only where nothing leads anywhere.
    if list.iter().any(|interface| interface.kind.is_way()) {
        list.retain(|interface| interface.kind.is_way());
    }
    if list.is_empty() {
        let (name, address) = ("lo".to_owned(), Ipv4Addr::LOCALHOST.into());
        list.push(Interface { name, address, kind: Kind::Loopback });
    }
    list
}

#[cfg(test)]
mod tests;
