"""Which address is offered first, on computers with networks of all kinds; each in a network namespace of its own. Needs
`unshare -n` and `ip`, as root or where users may have namespaces."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/phones"))

from hosting import binary  # noqa: E402

# The network that phones are on stands first; the one marked * is the way to the world.
COMPUTERS = [
    ("Wi-Fi", ["wlan0 192.168.1.7/24 *"]),
    ("a proxy's tunnel", ["wlan0 192.168.1.7/24", "Meta 198.18.0.1/30 *"]),
    ("an exit node", ["wlan0 192.168.1.7/24", "tailscale0 100.101.102.103/32 *"]),
    ("containers, and no way to the world", [
        "wlan0 192.168.1.7/24", "cni-podman0 10.88.0.1/16", "lxdbr0 10.5.5.1/24", "waydroid0 192.168.240.1/24", "ztabc12345 10.147.17.3/24",
    ]),
    ("the own hotspot beside a cable", ["ap0 10.42.0.1/24", "eth0 10.20.30.40/24 *"]),
    ("Wi-Fi beside a cable", ["wlp2s0 192.168.1.7/24", "enp0s31f6 10.20.30.40/24 *"]),
    ("a cable beside a Wi-Fi that is off", ["eth0 10.20.30.40/24 *", "wlan0 192.168.1.7/24 down"]),
    ("a cable and a VPN", ["eth0 192.168.1.7/24", "wg0 10.8.0.2/24 *"]),
    ("a network of unknown name that is a tunnel's", ["eth0 192.168.1.7/24", "corp7 198.19.3.4/16 *"]),
    ("a line to one computer", ["eth0 192.168.1.7/24", "link5 172.16.5.1/31 *"]),
]


def can():
    """Whether namespaces can be had here."""
    tools = all(shutil.which(tool) for tool in ("unshare", "nsenter", "ip"))
    return tools and subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode == 0


def commands(network):
    """The commands that make a network: a cable whose other end lies beside it."""
    name, address, *more = network.split()
    end = "end" + address.split("/")[0].replace(".", "")[-8:]
    lines = [f"ip link add {name} type veth peer name {end}", f"ip link set {end} up", f"ip addr add {address} dev {name}"]
    lines += [] if "down" in more else [f"ip link set {name} up"]
    lines += [f"ip route add default dev {name}"] if "*" in more else []
    return lines


class Hosting:
    """`counterpart host` in a network namespace of its own."""

    def __init__(self, networks):
        self.data = tempfile.mkdtemp(prefix="counterpart-networks-")
        made = ["ip link set lo up"] + [line for network in networks for line in commands(network)]
        host = f"exec {binary()} host late-shipment --lang en --data {self.data}"
        script = "\n".join(["set -e", *made, host])
        self.process = subprocess.Popen(
            ["unshare", "-n", "sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.lines = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def line(self, part, after=0):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = next((line for line in self.lines[after:] if part in line), None)
            if found is not None:
                return found
            if self.process.poll() is not None:
                self.reader.join()
                raise AssertionError(f"it ended: {self.lines}")
            threading.Event().wait(0.05)
        raise AssertionError(f"no “{part}” in {self.lines}")

    def within(self, command):
        subprocess.run(["nsenter", "-t", str(self.process.pid), "-n", "sh", "-c", command], check=True)

    def end(self):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()
        shutil.rmtree(self.data, ignore_errors=True)


@unittest.skipUnless(can(), "network namespaces can't be had here")
class Networks(unittest.TestCase):
    def hosting(self, networks):
        hosting = Hosting(networks)
        self.addCleanup(hosting.end)
        return hosting

    def test_the_address_that_is_offered_first_is_one_that_phones_reach(self):
        for name, networks in COMPUTERS:
            with self.subTest(name):
                address = networks[0].split()[1].split("/")[0]
                host = self.hosting(networks)
                self.assertEqual(host.line("Open on the phones: "), f"Open on the phones: http://{address}:4710")

    def test_without_a_network_that_is_said_and_one_that_comes_or_goes_is_noticed(self):
        host = self.hosting([])
        host.line("isn’t on a network yet that phones can join")
        self.assertFalse([line for line in host.lines if "127.0.0.1" in line or "█" in line])
        host.within("\n".join(commands("wlan0 192.168.1.7/24 *")))
        host.line("The network has changed")
        host.line("http://192.168.1.7:4710")
        # Another address of the same network, as when it is joined again.
        seen = len(host.lines)
        host.within("ip addr del 192.168.1.7/24 dev wlan0; ip addr add 192.168.1.99/24 dev wlan0")
        host.line("http://192.168.1.99:4710", seen)
        seen = len(host.lines)
        host.within("ip link set wlan0 down")
        host.line("isn’t on a network yet that phones can join", seen)
        seen = len(host.lines)
        host.within("ip link set wlan0 up")
        host.line("http://192.168.1.99:4710", seen)
        seen = len(host.lines)
        host.within("ip link del wlan0")
        host.line("isn’t on a network yet that phones can join", seen)

    def test_where_no_phone_is_there_is_no_code_and_a_network_that_comes_takes_its_place(self):
        for network in ("docker0 172.17.0.1/16", "tailscale0 100.101.102.103/32 *", "eth0 169.254.3.4/16", "wlan1 192.168.7.7/24 down"):
            with self.subTest(network):
                host = self.hosting([network])
                host.line("isn’t on a network yet that phones can join")
                self.assertFalse([line for line in host.lines if "█" in line])
                host.within("\n".join(commands("wlan0 192.168.1.7/24")))
                host.line("http://192.168.1.7:4710")

    def test_where_nobody_knocks_the_next_network_is_offered(self):
        host = self.hosting(["wlan0 192.168.1.7/24", "eth0 10.20.30.40/24 *"])
        self.assertIn("type a 2 to use 10.20.30.40 (eth0)", host.line("No phone has knocked at 192.168.1.7"))

    def test_a_phone_whose_first_address_is_gone_is_the_same_seat(self):
        host = self.hosting(["wlan0 192.168.1.7/24 *"])
        token = host.line("Link in the QR code: ").split("#")[1]
        mine, other = "A" * 22, "B" * 21 + "A"
        self.assertEqual(asked(host, "192.168.1.7", token, mine, "act", {"id": 1, "do": {"join": {}}})[0], {"ack": 1})
        seen = len(host.lines)
        host.within("ip addr del 192.168.1.7/24 dev wlan0; ip addr add 192.168.1.99/24 dev wlan0")
        host.line("http://192.168.1.99:4710", seen)
        # By its key it is the same; whoever has none may be the one that is missing, and is told so before it joins.
        self.assertEqual(asked(host, "192.168.1.99", token, mine, "state", {})[2]["you"]["number"], 1)
        self.assertEqual(asked(host, "192.168.1.99", token, other, "state", {})[2], {"you": None})
        host.within("ip addr add 192.168.2.8/24 dev wlan0")
        seen = len(host.lines)
        host.within("ip addr del 192.168.1.99/24 dev wlan0")
        host.line("http://192.168.2.8:4710", seen)
        self.assertEqual(asked(host, "192.168.2.8", token, other, "state", {})[2], {"you": None, "missing": True})


def asked(host, address, token, key, path, body):
    """What the room answers to a phone that has come by an address of its computer."""
    script = (
        "import json, sys, urllib.request\n"
        "to, phone, body = sys.argv[1:]\n"
        "head = {'Content-Type': 'application/json', 'Authorization': 'Room ' + phone}\n"
        "print(urllib.request.urlopen(urllib.request.Request(to, body.encode(), head), timeout=30).read().decode())"
    )
    command = ["nsenter", "-t", str(host.process.pid), "-n", sys.executable, "-c", script]
    command += [f"http://{address}:4710/api/{path}", f"{token}.{key}", json.dumps(body)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    unittest.main()
