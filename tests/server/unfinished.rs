//! Rooms that were not ended.

use counterpart::room::Command;
use counterpart::scenario::SeatIx;
use counterpart::server::{Host, Options, Unfinished};

#[test]
fn the_latest_room_that_was_not_ended_is_found_and_nothing_older_is_read() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Unfinished::latest(folder.path()).unwrap(), None);
    // A room of last year, which nobody could read.
    let old = folder.path().join("rooms/20251127T100000Z-late-shipment");
    std::fs::create_dir_all(old.join("journal")).unwrap();
    let scenario = super::scenario();
    let options = Options { seat: SeatIx(1), teams: 2, ..super::options(folder.path()) };
    let host = Host::start(&scenario, options, || {}).unwrap();
    assert_eq!(Unfinished::latest(folder.path()).unwrap(), None, "somebody has it open");
    host.act(Command::Start).unwrap();
    drop(host);
    let found = Unfinished::latest(folder.path()).unwrap().unwrap();
    assert_eq!((found.scenario.as_str(), &found.hash), ("late-shipment", &scenario.hash));
    assert_eq!((found.setup.seat, found.setup.teams, found.phones), (1, 2, 0));
}
