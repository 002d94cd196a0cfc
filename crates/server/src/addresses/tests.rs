//! Lists of interfaces as they are found on computers, and which address is offered first on each.

use super::kind::Seen;
use super::*;
use proptest::prelude::*;

/// An interface as in `wlan0 192.168.1.7/24 wireless`; the words behind the address say what the system knows of it.
fn interface(line: &str) -> Seen {
    let mut words = line.rsplitn(2, '/');
    let (behind, front) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (name, address) = front.rsplit_once(' ').expect("a name and an address");
    let mut behind = behind.split(' ');
    let prefix = behind.next().and_then(|prefix| prefix.parse().ok()).expect("a prefix");
    let known: Vec<&str> = behind.collect();
    let is = |word: &str| known.contains(&word);
    Seen {
        name: name.to_owned(),
        address: address.parse().expect("an address"),
        prefix,
        is_down: is("down"),
        is_point_to_point: is("p2p"),
        is_wireless: is("wireless"),
        is_made_up: is("made-up"),
    }
}

fn first(lines: &[&str], main: &str) -> String {
    let seen = lines.iter().map(|line| interface(line));
    ranked(seen, main.parse().ok())[0].address.to_string()
}

/// On each of these computers phones are at the first of the addresses listed; the way to the world is another.
const COMPUTERS: &[(&str, &[&str], &str)] = &[
    ("only Wi-Fi", &["wlan0 192.168.1.7/24", "lo 127.0.0.1/8"], "192.168.1.7"),
    ("a proxy's tunnel is the way", &["wlan0 192.168.1.7/24", "Meta 198.18.0.1/30"], "198.18.0.1"),
    ("the same by another name", &["wlp3s0 192.168.1.7/24", "proxy0 198.18.0.1/16"], "198.18.0.1"),
    ("an exit node", &["wlan0 192.168.1.7/24", "tailscale0 100.101.102.103/32"], "100.101.102.103"),
    ("an overlay of another name", &["wlan0 192.168.1.7/24", "mesh7 100.64.3.4/10"], "100.64.3.4"),
    (
        "containers and no internet",
        &[
            "wlan0 192.168.1.7/24",
            "cni-podman0 10.88.0.1/16",
            "lxdbr0 10.5.5.1/24",
            "waydroid0 192.168.240.1/24",
            "ztabc12345 10.147.17.3/24",
            "docker0 172.17.0.1/16",
        ],
        "",
    ),
    (
        "containers of names that nobody knows",
        &["wlan0 192.168.1.7/24", "acme0 10.99.0.1/16 made-up"],
        "10.99.0.1",
    ),
    (
        "the own hotspot beside the office's cable",
        &["ap0 10.42.0.1/24", "eth0 10.20.30.40/24"],
        "10.20.30.40",
    ),
    (
        "the same under Windows",
        &["Local Area Connection* 2 192.168.137.1/24", "Ethernet 10.1.2.3/16"],
        "10.1.2.3",
    ),
    ("Wi-Fi beside a cable", &["wlan0 192.168.1.7/24", "eth0 10.20.30.40/24"], "10.20.30.40"),
    (
        "Wi-Fi that only the system knows",
        &["net5 192.168.1.7/24 wireless", "net1 10.20.30.40/24"],
        "10.20.30.40",
    ),
    ("only a cable", &["enp2s0 10.20.30.40/24", "docker0 172.17.0.1/16"], "172.17.0.1"),
    ("a cable that isn't plugged in", &["enp2s0 10.20.30.40/24", "wlan0 192.168.1.7/24 down"], "192.168.1.7"),
    ("two cables", &["enp3s0 192.168.9.9/24", "enp2s0 10.20.30.40/24"], "192.168.9.9"),
    ("a bridge by hand", &["br0 192.168.1.7/24 made-up", "virbr0 192.168.122.1/24 made-up"], ""),
    ("a line to one computer", &["eth0 192.168.1.7/24", "ppp0 10.64.64.64/32 p2p"], "10.64.64.64"),
    ("a network that gives no addresses", &["eth0 192.168.1.7/24", "eth1 169.254.3.4/16"], "169.254.3.4"),
    ("nothing but such a one", &["eth1 169.254.3.4/16", "docker0 172.17.0.1/16", "lo 127.0.0.1/8"], ""),
    (
        "Windows with virtual machines",
        &["Wi-Fi 192.168.1.7/24", "vEthernet (WSL) 172.29.0.1/20"],
        "172.29.0.1",
    ),
    (
        "Windows in Chinese",
        &["无线网络连接 192.168.1.7/24", "VMware Network Adapter VMnet8 192.168.88.1/24"],
        "",
    ),
    ("Windows with a VPN", &["WLAN 192.168.1.7/24", "Radmin VPN 26.1.2.3/8"], "26.1.2.3"),
    ("a Mac on Wi-Fi with a VPN", &["en0 192.168.1.7/24", "utun4 10.8.0.2/24 p2p"], "10.8.0.2"),
    ("a Mac that shares its network", &["bridge100 192.168.2.1/24", "en7 10.1.2.3/24"], "10.1.2.3"),
    ("a bridge without a port", &["enp3s0 192.168.1.7/24", "abc0 10.1.0.1/24"], "10.1.0.1"),
    (
        "names that nobody knows",
        &["Ethernet 2 192.168.1.7/24", "acme-gw0 10.9.0.1/16", "colima0 10.1.1.1/24"],
        "",
    ),
    ("a university's public addresses", &["eth0 141.30.1.2/24", "tun0 10.8.0.2/24"], "10.8.0.2"),
];

#[test]
fn the_address_that_is_offered_first_is_one_that_phones_reach() {
    for (name, lines, main) in COMPUTERS {
        let address = interface(lines[0]).address.to_string();
        let mut turned = lines.to_vec();
        for _ in 0..lines.len() {
            turned.rotate_left(1);
            assert_eq!(first(&turned, main), address, "{name}");
        }
    }
}

#[test]
fn what_leads_nowhere_is_offered_only_where_nothing_else_is() {
    let all = |lines: &[&str]| -> Vec<String> {
        let list = ranked(lines.iter().map(|line| interface(line)), None);
        list.iter().map(|interface| interface.name.clone()).collect()
    };
    assert_eq!(all(&["lo 127.0.0.1/8", "wlan0 192.168.1.7/24", "eth0 10.0.0.4/24 down"]), ["wlan0"]);
    assert_eq!(all(&["lo 127.0.0.1/8", "docker0 172.17.0.1/16"]), ["docker0"]);
    assert_eq!(all(&["lo 127.0.0.1/8", "wlan0 192.168.1.7/24 down"]), ["wlan0", "lo"]);
    assert_eq!(all(&["lo 127.0.0.1/8"]), ["lo"]);
    assert_eq!(all(&[]), ["lo"]);
    assert!(!interfaces().is_empty());
}

fn list(lines: &[&str]) -> Vec<Interface> {
    ranked(lines.iter().map(|line| interface(line)), None)
}

fn address(address: &str) -> IpAddr {
    address.parse().expect("an address")
}

#[test]
fn a_network_that_comes_or_goes_is_followed() {
    let mut ways = Ways::at(address("127.0.0.1"), 0);
    assert!(ways.leads_nowhere());
    assert!(!ways.follow(&list(&["lo 127.0.0.1/8"]), 1));
    let (wifi, cable) = ("wlan0 192.168.1.7/24", "eth0 10.0.0.4/24");
    assert!(ways.follow(&list(&["lo 127.0.0.1/8", wifi]), 2), "Wi-Fi was joined after the room was opened");
    assert_eq!(ways.address(), address("192.168.1.7"));
    ways.choose(address("10.0.0.4"), 3);
    assert!(!ways.follow(&list(&[wifi, cable]), 4), "what was chosen stays while it is there");
    assert!(ways.follow(&list(&[wifi]), 5));
    assert_eq!(ways.address(), address("192.168.1.7"));
    assert!(ways.follow(&list(&["lo 127.0.0.1/8"]), 6) && ways.leads_nowhere());
    // A new address of the same network.
    assert!(ways.follow(&list(&["wlan0 192.168.1.99/24"]), 7));
    assert_eq!(ways.address(), address("192.168.1.99"));
}

/// Where no phone is likely to be, no code leads there; a network that phones are on takes its place, and what somebody
/// chose stays.
#[test]
fn a_network_without_phones_is_said_to_be_one_until_there_is_another() {
    let wifi = "wlan0 192.168.1.7/24";
    for nowhere in [
        "wlan0 192.168.7.7/24 down",
        "docker0 172.17.0.1/16",
        "tailscale0 100.101.102.103/32",
        "tun0 10.8.0.2/24",
        "eth0 169.254.3.4/16",
        "acme0 10.99.0.1/16 made-up",
        "lo 127.0.0.1/8",
    ] {
        let alone = list(&[nowhere, "lo 127.0.0.1/8"]);
        let mut ways = Ways::at(alone[0].address, 0);
        assert!(!ways.follow(&alone, 1), "{nowhere}: there is no other");
        assert!(ways.leads_nowhere(), "{nowhere}");
        let joined = list(&[nowhere, wifi]);
        assert!(ways.clone().follow(&joined, 2), "{nowhere}: Wi-Fi was joined");
        if !alone[0].address.is_loopback() {
            ways.choose(alone[0].address, 3);
            assert!(!ways.leads_nowhere(), "{nowhere}: chosen");
            assert!(!ways.follow(&alone, 4) && !ways.leads_nowhere(), "{nowhere}: it stays chosen");
        }
    }
    // The cable is pulled, or the Wi-Fi switched off.
    let mut ways = Ways::at(address("192.168.1.7"), 0);
    assert!(!ways.follow(&list(&[wifi]), 1) && !ways.leads_nowhere());
    assert!(!ways.follow(&list(&["wlan0 192.168.1.7/24 down", "lo 127.0.0.1/8"]), 2) && ways.leads_nowhere());
}

#[test]
fn where_nobody_knocks_the_next_network_is_offered() {
    let list =
        list(&["wlan0 192.168.1.7/24", "eth0 10.0.0.4/24", "docker0 172.17.0.1/16", "tun0 10.8.0.2/24"]);
    let mut ways = Ways::at(address("192.168.1.7"), 1_000);
    let next = |ways: &Ways, knocked, now| ways.next(&list, knocked, now).map(|one| one.name.clone());
    assert_eq!(next(&ways, false, 30_999), None);
    assert_eq!(next(&ways, true, 99_000), None);
    assert_eq!(next(&ways, false, 31_000).as_deref(), Some("eth0"));
    ways.choose(address("10.0.0.4"), 31_000);
    assert_eq!(next(&ways, false, 60_999), None);
    assert_eq!(next(&ways, false, 61_000).as_deref(), Some("tun0"));
    ways.choose(address("10.8.0.2"), 61_000);
    assert_eq!(next(&ways, false, 91_000).as_deref(), Some("wlan0"), "after the last comes the first");
    let alone = &list[..1];
    assert_eq!(Ways::at(address("192.168.1.7"), 0).next(alone, false, 99_000), None);
}

proptest! {
    #[test]
    fn whatever_else_there_is_a_wifi_comes_first(
        others in prop::collection::vec(
            (prop::sample::select(&[
                "tun0", "Meta", "tailscale0", "docker0", "br-3f", "veth12", "virbr0", "zt77", "wg0", "ppp0", "utun3",
                "vmnet8", "nordlynx", "podman1", "lo", "eth0", "enp3s0", "proton0", "vEthernet (Default)", "mihomo",
            ][..]), any::<[u8; 2]>(), any::<bool>(), any::<bool>()),
            0..8,
        ),
        at in any::<prop::sample::Index>(),
    ) {
        let mut seen: Vec<Seen> = others.iter().map(|(name, [c, d], is_down, is_made_up)| Seen {
            name: (*name).to_owned(),
            address: if *name == "lo" { Ipv4Addr::LOCALHOST } else { Ipv4Addr::new(10, 7, *c, *d) },
            prefix: 24,
            is_down: *is_down,
            is_point_to_point: false,
            is_wireless: false,
            is_made_up: *is_made_up,
        }).collect();
        let main = seen.first().map(|seen| seen.address);
        seen.insert(at.index(seen.len() + 1), interface("wlan0 192.168.1.7/24"));
        let list = ranked(seen.into_iter(), main);
        prop_assert_eq!(list[0].name.as_str(), "wlan0");
        prop_assert!(list.iter().all(|one| one.kind.is_way()));
    }
}
