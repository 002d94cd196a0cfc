//! Under which addresses phones can reach this computer.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// One of this computer's network interfaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// What the system calls it, such as `wlan0`.
    pub name: String,
    /// Its address.
    pub address: IpAddr,
}

/// The interfaces that phones could use, the likeliest first; the loopback comes last, so that
/// there is always one.
pub fn interfaces() -> Vec<Interface> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "the system doesn't say which networks it is on");
        Vec::new()
    });
    let mut found: Vec<Interface> = interfaces
        .into_iter()
        .map(|interface| Interface { address: interface.ip(), name: interface.name })
        // Addresses of IPv6 are too long to type, and those of one link don't work in a browser.
        .filter(|interface| interface.address.is_ipv4())
        .collect();
    let main = main_address();
    found.sort_by_key(|interface| rank(interface, main));
    found.dedup_by_key(|interface| interface.address);
    if found.is_empty() {
        found.push(Interface { name: "lo".to_owned(), address: Ipv4Addr::LOCALHOST.into() });
    }
    found
}

/// The address from which this computer would reach the world. Nothing is sent: connecting a
/// datagram socket only looks the way up, which works without the internet, too.
fn main_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // A documentation address (RFC 5737): nobody has it.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

/// The smaller, the likelier that phones are on the same network.
fn rank(interface: &Interface, main: Option<IpAddr>) -> (u8, String) {
    let IpAddr::V4(address) = interface.address else { return (9, String::new()) };
    let virtual_names = ["docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "tap", "wg", "utun"];
    let is_virtual = virtual_names.iter().any(|start| interface.name.starts_with(start));
    let rank = match () {
        () if address.is_loopback() => 8,
        () if address.is_link_local() => 6,
        () if is_virtual => 5,
        () if Some(interface.address) == main => 0,
        () if address.is_private() => 1,
        () => 2,
    };
    (rank, interface.name.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn ranked(name: &str, address: &str, main: &str) -> u8 {
        let address = address.parse().unwrap();
        rank(&Interface { name: name.to_owned(), address }, main.parse().ok()).0
    }

    #[test]
    fn there_is_always_an_address() {
        assert!(!interfaces().is_empty());
    }

    #[test]
    fn the_way_to_the_world_comes_first_and_the_loopback_last() {
        let main = "192.168.1.7";
        let ranks = [
            ranked("wlan0", "192.168.1.7", main),
            ranked("eth0", "10.0.0.4", main),
            ranked("ppp0", "100.64.0.1", main),
            ranked("docker0", "172.17.0.1", main),
            ranked("eth1", "169.254.3.4", main),
            ranked("lo", "127.0.0.1", main),
        ];
        assert!(ranks.is_sorted(), "{ranks:?}");
    }
}
