//! The room as the server has it: decided on here, journalled, and told to the phones.

use super::clock;
use super::journal::{Entry, Journal, Then};
use super::limits::Limits;
use super::presence::Presence;
use super::secrets::Secret;
use super::{gate, wire};
use axum::extract::ws::Utf8Bytes;
use counterpart_core::room::{Command, Event, Key, Phase, Refusal, Room};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::sync::watch;

/// Why something that was asked for doesn't happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The room's own reason.
    #[error(transparent)]
    Room(#[from] Refusal),
    /// Too many phones have the same network address.
    #[error("too many phones have this network address")]
    Crowded,
    /// The journal can't be written: nothing is counted any more until the host is started again.
    #[error("the journal can't be written")]
    Disk,
}

/// What the phones are told without asking: texts ready to be sent, the latest only. All connections
/// share them.
#[derive(Debug)]
pub(super) struct News {
    /// The room, whenever it changed.
    pub room: watch::Sender<Utf8Bytes>,
    /// The counts.
    pub tally: watch::Sender<Utf8Bytes>,
}

#[derive(Debug)]
struct Inside {
    room: Room,
    /// How often the room has changed for everybody.
    version: u64,
    journal: Option<Journal>,
    presence: Presence,
    /// Phones that came from each address since the host was started.
    addresses: BTreeMap<IpAddr, u32>,
    is_broken: bool,
}

/// The room, shared by the connections and whoever hosts it.
#[derive(Debug)]
pub(super) struct Hall {
    /// What those who were invited know.
    pub secret: Secret,
    /// The short code that leads to it.
    pub code: String,
    /// How much of anything the network may take up.
    pub limits: Limits,
    /// What the phones are told.
    pub news: News,
    /// Who asks how often.
    pub gate: gate::Gate,
    inside: Mutex<Inside>,
    /// Itself, for what is done once something is on the disk.
    own: Weak<Hall>,
}

impl Hall {
    /// A hall for a room.
    pub(super) fn new(
        room: Room,
        journal: Journal,
        secret: Secret,
        code: String,
        limits: Limits,
    ) -> Arc<Hall> {
        let shown: Utf8Bytes = wire::room(&room, 1, clock::now()).into();
        let counts: Utf8Bytes = wire::tally(&room, 0).into();
        let inside = Inside {
            room,
            version: 1,
            journal: Some(journal),
            presence: Presence::default(),
            addresses: BTreeMap::new(),
            is_broken: false,
        };
        Arc::new_cyclic(|own| Hall {
            secret,
            code,
            limits,
            news: News { room: watch::Sender::new(shown), tally: watch::Sender::new(counts) },
            gate: gate::Gate::default(),
            inside: Mutex::new(inside),
            own: Weak::clone(own),
        })
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // Whoever panicked, the room changes only by whole events.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the room.
    pub(super) fn look<T>(&self, look: impl FnOnce(&Room) -> T) -> T {
        look(&self.inside().room)
    }

    /// Whether the journal has failed.
    pub(super) fn is_broken(&self) -> bool {
        self.inside().is_broken
    }

    /// Carries out a command. `then` is called on another thread once everything that it came to is
    /// on the disk, or can't be; not at all if it is refused.
    pub(super) fn act(&self, command: Command, then: Then) -> Result<(), Refused> {
        self.act_from(command, None, then)
    }

    /// The same, for a phone at a network address.
    pub(super) fn act_from(&self, command: Command, from: Option<IpAddr>, then: Then) -> Result<(), Refused> {
        let mut inside = self.inside();
        let inside = &mut *inside;
        if inside.is_broken {
            return Err(Refused::Disk);
        }
        let events = inside.room.decide(command)?;
        let comes_in = events.iter().any(|event| matches!(event, Event::Joined { .. }));
        if let Some(from) = from.filter(|_| comes_in) {
            let phones = inside.addresses.entry(gate::whose(from)).or_default();
            if *phones >= self.limits.phones_per_address {
                return Err(Refused::Crowded);
            }
            *phones += 1;
        }
        for event in &events {
            // What was decided on the same room can be applied to it.
            inside.room.apply(event).ok().ok_or(Refused::Disk)?;
        }
        let is_for_all = events.iter().any(is_for_all);
        inside.version += u64::from(is_for_all);
        let own = Weak::clone(&self.own);
        let told: Then = Box::new(move |is_written| {
            if let Some(hall) = own.upgrade() {
                hall.written(is_written, is_for_all);
            }
            then(is_written);
        });
        let entry = Entry { at: clock::now(), events };
        match &mut inside.journal {
            Some(journal) => journal.put(Some(&entry).filter(|entry| !entry.events.is_empty()), told),
            None => return Err(Refused::Disk),
        }
        Ok(())
    }

    /// Something is on the disk, or can't be.
    fn written(&self, is_written: bool, is_for_all: bool) {
        if !is_written {
            self.inside().is_broken = true;
            // Whoever hosts is to hear of it, too.
            self.news.tally.send_modify(|_| {});
        } else if is_for_all {
            let shown = {
                let inside = self.inside();
                wire::room(&inside.room, inside.version, clock::now())
            };
            self.news.room.send_replace(shown.into());
        }
    }

    /// What is to be done from time to time: the countdown, and the counts.
    pub(super) fn tick(&self) {
        let now = clock::now();
        if self.look(|room| room.phase() == Phase::Open) {
            // If it is refused, the ballot was closed in the meantime, or the disk is gone.
            self.act(Command::Tick { now }, Box::new(|_| {})).unwrap_or_default();
        }
        let counts = {
            let inside = self.inside();
            wire::tally(&inside.room, inside.presence.count(now))
        };
        self.news.tally.send_if_modified(|known| {
            let changes = known.as_str() != counts;
            if changes {
                *known = counts.into();
            }
            changes
        });
    }

    /// How many phones are there right now.
    pub(super) fn present(&self) -> usize {
        self.inside().presence.count(clock::now())
    }

    /// What a phone is told about itself.
    pub(super) fn about(&self, key: Key) -> String {
        wire::you(&self.inside().room, key, clock::now())
    }

    /// The phone that is known by a key.
    pub(super) fn phone(&self, key: Key) -> Option<u32> {
        self.inside().room.phone(key)
    }

    /// A live connection of a phone was opened or closed.
    pub(super) fn live(&self, phone: u32, is_there: bool) {
        let mut inside = self.inside();
        if is_there { inside.presence.came(phone) } else { inside.presence.went(phone) }
    }

    /// A phone asked for something without a live connection.
    pub(super) fn asked(&self, phone: u32) {
        self.inside().presence.asked(phone, clock::now());
    }

    /// Closes the journal, once everything is written.
    pub(super) fn close(&self) {
        let journal = self.inside().journal.take();
        drop(journal);
    }
}

/// Whether an event changes what everybody sees.
const fn is_for_all(event: &Event) -> bool {
    !matches!(
        event,
        Event::Joined { .. } | Event::Voted { .. } | Event::Answered { .. } | Event::Planned { .. }
    )
}
