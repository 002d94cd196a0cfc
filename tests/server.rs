//! The server of a room, as phones and those who mean harm meet it: over real connections.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "server/case.rs"]
mod case;
#[path = "server/client.rs"]
mod client;
#[cfg(target_os = "linux")]
#[path = "server/clock.rs"]
mod clock;
#[path = "server/doors.rs"]
mod doors;
#[cfg(target_os = "linux")]
#[path = "server/drives.rs"]
mod drives;
#[path = "server/durable.rs"]
mod durable;
#[path = "server/flooding.rs"]
mod flooding;
#[path = "server/fuzzed.rs"]
mod fuzzed;
#[path = "server/held.rs"]
mod held;
#[path = "server/hostile.rs"]
mod hostile;
#[path = "server/kept.rs"]
mod kept;
#[path = "server/killed.rs"]
mod killed;
#[path = "server/phones.rs"]
mod phones;
#[path = "server/report.rs"]
mod report;
#[path = "server/swarm.rs"]
mod swarm;

use client::Site;
use counterpart::exchange::{Report, WhereKept};
use counterpart::library::Library;
use counterpart::room::Command;
use counterpart::scenario::Scenario;
use counterpart::server::{Host, Limits, Options};
use counterpart::text::Lang;
use jiff::tz::TimeZone;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

fn scenario() -> Arc<Scenario> {
    Arc::clone(Library::load(None).find("late-shipment").unwrap())
}

/// A room on this machine alone, at any free port.
fn options(data: &Path) -> Options {
    Options { address: Some(Ipv4Addr::LOCALHOST.into()), port: Some(0), ..Options::new(data) }
}

/// A hosted room that is gone with the test.
struct Hosted {
    host: Host,
    site: Site,
    data: TempDir,
}

fn hosted(change: impl FnOnce(&mut Options)) -> Hosted {
    let data = tempfile::tempdir().unwrap();
    let mut options = options(data.path());
    change(&mut options);
    let host = Host::start(&scenario(), options, || {}).unwrap();
    let site = Site::of(&host.joining(Ipv4Addr::LOCALHOST.into()));
    Hosted { host, site, data }
}

impl Hosted {
    fn open() -> Hosted {
        hosted(|_| {})
    }

    fn limited(change: impl FnOnce(&mut Limits)) -> Hosted {
        hosted(|options| change(&mut options.limits))
    }

    /// Writes the report as it stands, beside the journal.
    fn report(&self, lang: Lang) -> WhereKept {
        let began = self.host.began().to_zoned(TimeZone::UTC);
        let report = self.host.look(|room| Report::of(room, &began, lang));
        report.keep(self.host.folder()).unwrap()
    }

    fn does(&self, commands: &[Command]) {
        for command in commands {
            self.host.act(command.clone()).unwrap();
        }
    }

    /// Begins, and opens the first ballot.
    fn votes(&self) {
        self.does(&[Command::Start, Command::Open { closes_at: None }]);
    }

    /// The counts of the present ballot, in the order in which the options are shown.
    fn counts(&self) -> Vec<u64> {
        self.host.look(|room| room.ballot().unwrap().tally().totals())
    }
}
