//! What the room stands on: a disk that can be full, a clock that can be set, and a network that can change.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// The network namespace that the host is in; the phones are in this process's own.
const HOSTS: &str = "/run/netns/host";

/// Runs a line of the shell, which has to work.
fn sh(line: &str) {
    let output = Command::new("sh").args(["-ec", line]).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The disk, the clock and the network.
pub struct Ground {
    folder: tempfile::TempDir,
    disk: PathBuf,
    clock: PathBuf,
    shim: PathBuf,
    /// Which network the host is on: the phones' addresses go with it.
    pub network: u8,
    /// The last part of the host's address.
    host: u8,
}

impl Ground {
    /// A disk of so many MiB, a clock that goes right, and a Wi-Fi that both sides are on.
    pub fn new(disk_mib: u64) -> Ground {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (disk, clock, shim) = (at("disk"), at("clock"), at("clock.so"));
        fs::create_dir(&disk).unwrap();
        sh(&format!("mount -t tmpfs -o size={disk_mib}m tmpfs {}", disk.display()));
        fs::write(&clock, [0; 8]).unwrap();
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/soak/clock.c");
        sh(&format!("cc -O1 -shared -fPIC -o {} {source}", shim.display()));
        // What `ip` notes of namespaces stays in this one.
        sh("mount -t tmpfs tmpfs /run; ip link set lo up; ip netns add host; ip -n host link set lo up");
        let mut ground = Ground { folder, disk, clock, shim, network: 0, host: 7 };
        ground.join_network(1);
        ground
    }

    /// The folder on the disk that can be full.
    pub fn data(&self) -> &Path {
        &self.disk
    }

    /// A folder with room in it.
    pub fn elsewhere(&self) -> &Path {
        self.folder.path()
    }

    /// A program that is on the host's side: its network, its clock.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("nsenter");
        command.arg(format!("--net={HOSTS}")).arg(program);
        command.env("LD_PRELOAD", &self.shim).env("COUNTERPART_CLOCK", &self.clock);
        command
    }

    /// The address of a phone on the network of now. Half of the network is the phones', whatever their number.
    pub fn phone(network: u8, number: u16) -> Ipv4Addr {
        let [high, low] = number.to_be_bytes();
        Ipv4Addr::new(10, 70 + network, high + 1, low)
    }

    /// The host's address.
    pub fn host(&self) -> Ipv4Addr {
        Ipv4Addr::new(10, 70 + self.network, 200, self.host)
    }

    /// Writes until nothing more fits. (The end of a file's last block does: it is the file's already.)
    pub fn fill_disk(&self) {
        let mut filler = File::create(self.disk.join("filler")).unwrap();
        let block = vec![1; 64 * 1024];
        for size in [block.len(), 4096] {
            loop {
                match filler.write_all(&block[..size]) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }

    pub fn free_disk(&self) {
        fs::remove_file(self.disk.join("filler")).unwrap();
    }

    /// The host's clock is so many seconds off from now on; it is looked whether a program there sees that.
    pub fn set_clock(&self, seconds: i64) {
        // In place: a program has it before its eyes.
        let mut file = File::options().write(true).open(&self.clock).unwrap();
        file.write_all(&seconds.to_ne_bytes()).unwrap();
        let output = self.command(Path::new("date")).arg("+%s").output().unwrap();
        let shown: i64 = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        assert!((shown - i64::try_from(now).unwrap() - seconds).abs() <= 5, "the host's clock doesn't move");
    }

    /// The host gets another address on the same network.
    pub fn renumber(&mut self) {
        let (network, old) = (self.network, self.host());
        self.host = if self.host == 7 { 99 } else { 7 };
        let new = self.host();
        sh(&format!(
            "ip -n host addr del {old}/16 dev wlan{network}; ip -n host addr add {new}/16 dev wlan{network}"
        ));
    }

    /// Nothing gets through, or all does again.
    pub fn set_carrier(&self, is_there: bool) {
        sh(&format!("ip link set phones{} {}", self.network, if is_there { "up" } else { "down" }));
    }

    /// The host leaves its network for another one, and so do the phones.
    pub fn move_on(&mut self) {
        let old = self.network;
        self.join_network(old + 1);
        sh(&format!("ip link del phones{old}; ip route del local 10.{}.0.0/17 dev lo", 70 + old));
    }

    fn join_network(&mut self, network: u8) {
        self.network = network;
        let (net, host) = (70 + network, self.host());
        sh(&format!(
            "ip link add phones{network} type veth peer name wlan{network} netns host
             ip addr add 10.{net}.0.1/16 dev phones{network}
             ip link set phones{network} up
             ip route add local 10.{net}.0.0/17 dev lo
             ip -n host addr add {host}/16 dev wlan{network}
             ip -n host link set wlan{network} up"
        ));
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // Without it the folder couldn't be removed.
        Command::new("umount").args(["-l".as_ref(), self.disk.as_os_str()]).status().unwrap();
    }
}
