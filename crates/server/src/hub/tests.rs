//! Whatever the disk does and whenever somebody looks: what is shown is a beginning of what is flushed.

use super::*;
use crate::journal::{FORMAT, Flush, Head, Kept, new_place};
use counterpart_core::room::Setup;
use counterpart_core::scenario::{OptionIx, Scenario, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    Votes {
        phone: u8,
        option: OptionIx,
        nth: u32,
    },
    Counts {
        hands: u32,
    },
    Closes,
    /// The next flush works, or fails.
    Flushes(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..4u8, 0..4u8, 1..9u32).prop_map(|(phone, option, nth)| Step::Votes { phone, option: OptionIx(option), nth }),
        1 => (0..9u32).prop_map(|hands| Step::Counts { hands }),
        1 => Just(Step::Closes),
        4 => prop::bool::weighted(0.9).prop_map(Step::Flushes),
    ]
}

fn key(phone: u8) -> Key {
    Key([phone; 16])
}

/// A room whose flushes are let through one by one.
struct Held {
    hub: Arc<RoomHub>,
    scenario: Arc<Scenario>,
    setup: Setup,
    file: PathBuf,
    /// How much of the file is flushed.
    flushed: Arc<AtomicU64>,
    next: Sender<bool>,
    folder: tempfile::TempDir,
}

impl Held {
    fn open(scenario: &Arc<Scenario>) -> Held {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { seat: 0, day: None, seed: 1, most_phones: 9, teams: 0, names: false };
        let room = Room::open(Arc::clone(scenario), setup.clone()).unwrap();
        let head = Head {
            format: FORMAT,
            setup: setup.clone(),
            scenario: scenario.id.clone(),
            hash: scenario.hash.clone(),
            secret: Secret::new().unwrap(),
            code: "K7MPQ2".to_owned(),
            port: 1,
            began: 2,
        };
        let place = new_place(folder.path(), &head, None).unwrap();
        let file = place.journal();
        let (next, results) = channel();
        let results = Mutex::new(results);
        let flushed = Arc::new(AtomicU64::new(0));
        let known = Arc::clone(&flushed);
        let flush = Flush::by(move |file| match results.lock().unwrap().recv() {
            Ok(true) => {
                known.store(file.metadata()?.len(), Ordering::SeqCst);
                Ok(())
            }
            _ => Err(io::ErrorKind::StorageFull.into()),
        });
        let journal = Journal::begin(place, &head, flush).unwrap();
        flushed.store(fs::metadata(&file).unwrap().len(), Ordering::SeqCst);
        let hub = RoomHub::new(
            room,
            journal,
            head.secret,
            head.code,
            Limits::default(),
            RoomClock::beginning_at(2),
        );
        Held { hub, scenario: Arc::clone(scenario), setup, file, flushed, next, folder }
    }

    fn replay(&self, entries: &[Entry]) -> Room {
        let events = entries.iter().flat_map(|entry| &entry.events);
        Room::replay(Arc::clone(&self.scenario), self.setup.clone(), events).unwrap()
    }

    /// What a host would find that is started now, after a power cut.
    fn on_disk(&self) -> Vec<Entry> {
        let mut bytes = fs::read(&self.file).unwrap();
        bytes.truncate(usize::try_from(self.flushed.load(Ordering::SeqCst)).unwrap());
        let beside = self.folder.path().join("after-a-power-cut");
        fs::write(&beside, bytes).unwrap();
        found(&beside).entries
    }

    /// The room that is shown is one that a power cut would leave.
    fn is_durable(&self) {
        let shown = self.hub.look(Room::clone);
        let entries = self.on_disk();
        let is_one = (0..=entries.len()).rev().any(|many| self.replay(&entries[..many]) == shown);
        assert!(is_one, "what is shown isn't on the disk");
    }

    fn acts(&self, command: Command, who: Who) {
        let before = self.hub.look(Room::clone);
        if self.hub.act(command, who, Box::new(|_| {})).is_err() && self.hub.is_broken() {
            assert!(self.hub.look(|room| *room == before), "nothing changes any more");
        }
    }
}

fn found(path: &Path) -> Kept {
    Kept::read(fs::read(path).unwrap(), || None).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_is_shown_is_flushed(steps in vec(step(), 1..60)) {
        let text = include_str!("../../../../scenarios/late-shipment.ron");
        let held = Held::open(&Arc::new(parse(text).scenario.unwrap()));
        for command in [Command::Start, Command::Open { closes_at: None }] {
            held.next.send(true).unwrap();
            held.acts(command, Who::Clock);
        }
        for phone in 0..4 {
            held.next.send(true).unwrap();
            held.acts(Command::Join { key: key(phone), name: String::new() }, Who::Clock);
        }
        for step in steps {
            match step {
                Step::Votes { phone, option, nth } => {
                    let vote = Command::Vote { key: key(phone), ballot: 1, option, sure: None, nth };
                    held.acts(vote, Who::Clock);
                }
                Step::Counts { hands } => {
                    held.acts(Command::CountHands { counts: vec![hands; 4] }, Who::Facilitator);
                }
                Step::Closes => held.acts(Command::Close, Who::Facilitator),
                Step::Flushes(works) => held.next.send(works).unwrap(),
            }
            held.is_durable();
        }
        // The disk does what it still has to do; the next host finds the room that was shown last.
        for _ in 0..100 {
            held.next.send(true).unwrap();
        }
        held.hub.close();
        let last = held.hub.look(Room::clone);
        prop_assert!(held.replay(&found(&held.file).entries) == last);
    }
}
