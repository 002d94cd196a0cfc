//! What an interface is to phones.

use std::net::Ipv4Addr;

/// What is seen of an interface.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What the system calls it.
    pub name: String,
    /// Its address.
    pub address: Ipv4Addr,
    /// How many bits of it name the network.
    pub prefix: u8,
    /// Whether it has no carrier.
    pub is_down: bool,
    /// Whether only one other computer is at its far end.
    pub is_point_to_point: bool,
    /// Whether the system says that it is wireless.
    pub is_wireless: bool,
    /// Whether the system says that there is no hardware behind it.
    pub is_made_up: bool,
}

/// What an interface is to phones, the likeliest way in first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The computer's own hotspot: whoever has joined it is there for the room.
    Hotspot,
    /// A wireless network.
    Wireless,
    /// A network in the house, by cable.
    Cable,
    /// A network whose addresses are the world's.
    Public,
    /// A network that nobody gave this computer an address in.
    LinkLocal,
    /// A tunnel: a VPN, a proxy, a line to one other computer. Phones aren't at its far end.
    Tunnel,
    /// A network within this computer: of containers or virtual machines.
    Within,
    /// No cable in it, or not connected.
    Down,
    /// This computer itself.
    Loopback,
}

impl Kind {
    /// Whether a phone could be on it at all.
    pub const fn is_way(self) -> bool {
        !matches!(self, Kind::Down | Kind::Loopback)
    }

    /// Whether the phones in a room are usually on such a one.
    pub const fn has_phones(self) -> bool {
        matches!(self, Kind::Hotspot | Kind::Wireless | Kind::Cable | Kind::Public)
    }
}

/// Beginnings of names, in small letters, of tunnels.
const TUNNELS: &[&str] = &[
    "tun",
    "tap",
    "utun",
    "wg",
    "ppp",
    "ipsec",
    "gre",
    "sit",
    "meta",
    "clash",
    "mihomo",
    "sing",
    "tailscale",
    "zt",
    "zerotier",
    "nordlynx",
    "proton",
    "mullvad",
    "warp",
    "cloudflare",
    "cscotun",
    "gpd",
    "vpn",
    "radmin",
    "hamachi",
    "wireguard",
    "openvpn",
    "nebula",
    "netbird",
    "easytier",
    "et_",
    "wt0",
    "l2tp",
    "pptp",
    "feth",
    "awg",
    "amnezia",
    "shadow",
    "clat",
    "netch",
    "aliyun",
    "edge",
];
/// The same of networks within this computer.
const WITHIN: &[&str] = &[
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "cni",
    "podman",
    "lxc",
    "lxd",
    "lxdbr",
    "incus",
    "waydroid",
    "vethernet",
    "wsl",
    "vmware",
    "virtualbox",
    "hyper-v",
    "flannel",
    "cali",
    "kube",
    "vnet",
    "anbox",
    "dummy",
    "ifb",
    "awdl",
    "llw",
    "crc",
    "cbr",
    "cilium",
    "antrea",
    "azure",
    "colima",
    "lima",
];
/// Parts of names, in small letters, wherever they stand: Windows puts such words into longer names.
const TUNNEL_WORDS: &[&str] = &[
    "tunnel",
    "wintun",
    "tailscale",
    "zerotier",
    "radmin",
    "hamachi",
    "wireguard",
    "openvpn",
    "vpn",
    "clash",
    "mihomo",
];
const WITHIN_WORDS: &[&str] = &["vethernet", "virtualbox", "vmware", "hyper-v", "wsl", "docker", "host-only"];
/// Beginnings of names of what is wireless.
const WIRELESS: &[&str] = &["wl", "wifi", "wi-fi", "ath", "ra0", "无线", "wlan"];
/// Beginnings of names of a computer's own hotspot.
const HOTSPOTS: &[&str] = &["ap0", "ap1", "uap", "wlan0_ap", "softap", "hotspot"];

/// Networks that systems make for a hotspot of their own, where this computer has the address in the list: those of
/// NetworkManager, Windows, Android and macOS.
const OWN_HOTSPOTS: [Ipv4Addr; 4] = [
    Ipv4Addr::new(10, 42, 0, 1),
    Ipv4Addr::new(192, 168, 137, 1),
    Ipv4Addr::new(192, 168, 43, 1),
    Ipv4Addr::new(192, 168, 2, 1),
];

/// What an interface is.
pub fn kind(seen: &Seen) -> Kind {
    let name = seen.name.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| name.starts_with(start));
    let has = |list: &[&str]| list.iter().any(|word| name.contains(word));
    let is_wireless = seen.is_wireless || begins(WIRELESS);
    let is_hotspot = OWN_HOTSPOTS.contains(&seen.address) || begins(HOTSPOTS);
    match () {
        () if seen.address.is_loopback() => Kind::Loopback,
        () if seen.is_down => Kind::Down,
        () if begins(WITHIN) || has(WITHIN_WORDS) => Kind::Within,
        () if begins(TUNNELS) || has(TUNNEL_WORDS) => Kind::Tunnel,
        () if seen.is_point_to_point || seen.prefix >= 30 || is_of_tunnels(seen.address) => Kind::Tunnel,
        () if is_hotspot && seen.address.is_private() => Kind::Hotspot,
        () if seen.address.is_link_local() => Kind::LinkLocal,
        () if is_wireless => Kind::Wireless,
        // A bridge that somebody set up by hand leads out through a cable; anything else that is made up doesn't.
        () if seen.is_made_up && !is_bridge(&name) => Kind::Within,
        () if seen.address.is_private() => Kind::Cable,
        () => Kind::Public,
    }
}

/// Whether systems call a network by cable so: a name that nobody knows may be of something that was made up.
pub fn is_called_as_cables_are(name: &str) -> bool {
    let name = name.to_lowercase();
    let starts = [
        "eth",
        "en",
        "em",
        "lan",
        "usb",
        "以太网",
        "本地连接",
        "local area",
        "bond",
        "br0",
        "team",
        "p1p",
        "p2p",
        "p3p",
    ];
    starts.iter().any(|start| name.starts_with(start))
}

/// Made by hand, over one or more cables: bridges, bonds, VLANs.
fn is_bridge(name: &str) -> bool {
    let starts = ["br", "bond", "vlan", "team", "eth", "en"];
    starts.iter().any(|start| name.starts_with(start))
}

/// Whether addresses like this are given by tunnels: those of carriers and overlay networks (100.64.0.0/10, RFC 6598), and
/// of tests (198.18.0.0/15, RFC 2544), which proxies take for theirs.
fn is_of_tunnels(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    (a == 100 && (64..128).contains(&b)) || (a == 198 && (18..20).contains(&b))
}
