//! The room as the server has it: decided on here, journalled, and told to the phones.
//!
//! It is kept twice, in `ledger`. The *decided* room holds everything that was decided on, and may be ahead
//! of the disk; commands are decided on it, and nothing else looks at it. The *durable* room holds the
//! events that are flushed, and is all that anybody is ever shown: phones, counts, the facilitator, the
//! report. When the journal fails, the decided room is let go of, and the durable one stands for good.
//!
//! What a command comes to is decided in `counterpart_core::room`, not here; how events come onto the disk
//! stands in `journal`, who may ask in `auth` and `rate_limit`.

mod ledger;
mod refused;

pub use refused::Refused;
pub(super) use refused::Who;

use super::addresses::{Interface, interfaces};
use super::clock::RoomClock;
use super::journal::{Entry, Journal, Then};
use super::limits::Limits;
use super::presence::Presence;
use super::secrets::Secret;
use super::trouble::Trouble;
use super::{rate_limit, wire};
use axum::extract::ws::Utf8Bytes;
use counterpart_core::room::{Command, Event, Key, Phase, Room};
use ledger::Ledger;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;
use tokio::sync::{oneshot, watch};

/// After so many looks at the networks with nobody in, whoever hosts hears that nobody has come: half a minute
/// and a little more, so that the next address can be offered.
const NEXT_NETWORK: u32 = 11;

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
    room: Ledger,
    /// Kept after a failure, so that no other host goes on with the room while this one still shows it.
    journal: Option<Journal>,
    presence: Presence,
    /// Phones that came from each address since the host was started.
    addresses: BTreeMap<IpAddr, u32>,
    /// Why something that the facilitator had asked for didn't happen later.
    late: Option<Refused>,
    /// When the journal was looked at last.
    looked_at: Instant,
    /// How many phones may come from one address.
    let_in: u32,
    /// How many came from an address from which so many had come already.
    crowded: u32,
    /// The live connection of each phone: the newest.
    live: BTreeMap<Key, (u64, oneshot::Sender<()>)>,
    /// How many live connections there were.
    connections: u64,
    /// The addresses of this computer at which somebody has knocked.
    knocked: BTreeSet<SocketAddr>,
    /// The networks there were when it was looked last, and when that was.
    networks: (Vec<Interface>, Instant),
    /// When whoever hosts was last told of networks, or that still nobody has come in.
    networks_told: Instant,
    /// Whether whoever hosts has heard that somebody guesses at the code, of how many who weren't let in, and that the
    /// journal is as long as phones may make it.
    told: (bool, u32, bool),
}

/// The room, shared by the connections and whoever hosts it.
#[derive(Debug)]
pub(super) struct RoomHub {
    /// What those who were invited know.
    pub secret: Secret,
    /// The room's clock.
    pub clock: RoomClock,
    /// How much of anything the network may take up.
    pub limits: Limits,
    /// What the phones are told.
    pub news: News,
    /// Who asks how often.
    pub rate_limit: rate_limit::RateLimit,
    /// The short code that leads to it; it can be renewed.
    code: Mutex<String>,
    inside: Mutex<Inside>,
    /// Itself, for what is done once something is on the disk.
    own: Weak<RoomHub>,
}

impl RoomHub {
    /// A hub for a room of which everything is on the disk.
    pub(super) fn new(
        room: Room,
        journal: Journal,
        secret: Secret,
        code: String,
        limits: Limits,
        clock: RoomClock,
    ) -> Arc<RoomHub> {
        let shown: Utf8Bytes = wire::room(&room, 1, clock.now()).into();
        let counts: Utf8Bytes = wire::tally(&room, 0).into();
        let inside = Inside {
            room: Ledger::new(room),
            journal: Some(journal),
            presence: Presence::default(),
            addresses: BTreeMap::new(),
            late: None,
            looked_at: Instant::now(),
            let_in: limits.phones_per_address,
            crowded: 0,
            live: BTreeMap::new(),
            connections: 0,
            knocked: BTreeSet::new(),
            networks: (interfaces(), Instant::now()),
            networks_told: Instant::now(),
            told: (false, 0, false),
        };
        Arc::new_cyclic(|own| RoomHub {
            secret,
            code: Mutex::new(code),
            clock,
            limits,
            news: News { room: watch::Sender::new(shown), tally: watch::Sender::new(counts) },
            rate_limit: rate_limit::RateLimit::default(),
            inside: Mutex::new(inside),
            own: Weak::clone(own),
        })
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // Whoever panicked, the rooms change only by whole events.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the room as it is on the disk.
    pub(super) fn look<T>(&self, look: impl FnOnce(&Room) -> T) -> T {
        look(self.inside().room.durable())
    }

    /// Whether the journal has failed.
    pub(super) fn is_broken(&self) -> bool {
        self.inside().room.is_stopped()
    }

    /// Why nothing more is counted, once the journal has failed.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        let inside = self.inside();
        inside.journal.as_ref().filter(|_| inside.room.is_stopped())?.trouble()
    }

    /// Whether a command would be carried out now, and if not, why.
    pub(super) fn would(&self, command: Command, who: Who) -> Result<(), Refused> {
        self.inside().room.decide(command, who).map(drop)
    }

    /// Carries out a command. `then` is called on the journal's thread once everything that it came to is
    /// on the disk, or can't be. If it is refused, `then` isn't called, and nothing has changed.
    pub(super) fn act(&self, command: Command, who: Who, then: Then) -> Result<(), Refused> {
        let changes = key_of_change(&command);
        let mut inside = self.inside();
        let inside = &mut *inside;
        let events = inside.room.decide(command, who)?;
        if let Some(key) = changes.filter(|_| !events.is_empty()) {
            // One phone is not to fill the disk. What is asked for again is there already, and costs nothing.
            if !self.rate_limit.change(&self.limits, key, self.clock.now()) {
                return Err(Refused::Slow);
            }
        }
        let joins = events.iter().any(|event| matches!(event, Event::Joined { .. }));
        let comes_from = match who {
            Who::Phone(from) if joins => Some(rate_limit::whose(from)),
            _ => None,
        };
        let already = comes_from.and_then(|from| inside.addresses.get(&from)).copied().unwrap_or(0);
        if comes_from.is_some() && already >= inside.let_in {
            inside.crowded = inside.crowded.saturating_add(1);
            return Err(Refused::Crowded);
        }
        let Some(journal) = &mut inside.journal else { return Err(Refused::Disk) };
        if matches!(who, Who::Phone(_)) && !events.is_empty() && journal.length() >= self.limits.journal {
            // What couldn't be read again would be lost.
            return Err(Refused::Long);
        }
        let is_for_all = events.iter().any(ledger::is_for_all);
        let entry = Entry { at: self.clock.now(), events: events.clone() };
        let own = Weak::clone(&self.own);
        let told: Then = Box::new(move |is_written| {
            let counts = own.upgrade().is_some_and(|hub| hub.flushed(is_written, &events, is_for_all));
            then(counts);
        });
        // What was decided on the same room can be applied to it, and the journal's thread lives as long as
        // the journal; if either were untrue, nothing that follows could be relied on.
        let goes_on = inside.room.take_in(&entry.events)
            && journal.put(Some(&entry).filter(|entry| !entry.events.is_empty()), told);
        if !goes_on {
            tracing::error!("what was decided can't be applied or journalled; nothing more is counted");
            inside.room.stop();
            return Err(Refused::Disk);
        }
        if let Some(from) = comes_from {
            inside.addresses.insert(from, already + 1);
        }
        Ok(())
    }

    /// Calls `then` on the journal's thread once every change for everybody that was decided on is on the disk,
    /// or can't be. Says whether there is one; if there is none, `then` isn't called.
    pub(super) fn settle(&self, then: Then) -> bool {
        let mut inside = self.inside();
        let inside = &mut *inside;
        inside.room.is_ahead() && inside.journal.as_mut().is_some_and(|journal| journal.put(None, then))
    }

    /// Events are on the disk, or can't be. The journal calls this in the order in which they were decided
    /// on, and after one that can't be, all others can't be either. Says whether they count now.
    fn flushed(&self, is_written: bool, events: &[Event], is_for_all: bool) -> bool {
        let shown = {
            let room = &mut self.inside().room;
            if is_written && !room.is_stopped() && !room.flushed(events) {
                tracing::error!("what is in the journal can't be applied; nothing more is counted");
                room.stop();
            }
            if !is_written {
                room.stop();
            }
            let now = self.clock.now();
            match room.is_stopped() {
                true => None,
                false => Some(is_for_all.then(|| wire::room(room.durable(), room.version(), now))),
            }
        };
        match shown {
            Some(Some(shown)) => drop(self.news.room.send_replace(shown.into())),
            Some(None) => {}
            // Whoever hosts is to hear of it, too.
            None => self.tell_host(),
        }
        !self.is_broken()
    }

    /// Has whoever hosts look again, and no phone told anything new.
    fn tell_host(&self) {
        self.news.tally.send_modify(|_| {});
    }

    /// What the facilitator had asked for didn't happen in the end.
    pub(super) fn refuse_late(&self, why: Refused) {
        tracing::info!(%why, "what the facilitator asked for a moment ago doesn't happen");
        self.inside().late = Some(why);
        self.tell_host();
    }

    /// Why something that the facilitator had asked for didn't happen later; once.
    pub(super) fn late_refusal(&self) -> Option<Refused> {
        self.inside().late.take()
    }

    /// What is to be done from time to time: the countdown, and the counts.
    pub(super) fn tick(&self) {
        let now = self.clock.now();
        if self.look(|room| room.phase() == Phase::Open) {
            // If it is refused, the ballot was closed in the meantime, or the disk is gone.
            self.act(Command::Tick { now }, Who::Clock, Box::new(|_| {})).unwrap_or_default();
        }
        self.look_after_journal();
        self.look_after_doors(now);
        self.look_after_networks();
        let counts = {
            let inside = self.inside();
            wire::tally(inside.room.durable(), inside.presence.count(now))
        };
        self.news.tally.send_if_modified(|known| {
            let changes = known.as_str() != counts;
            if changes {
                *known = counts.into();
            }
            changes
        });
    }

    /// Whoever hosts hears when somebody begins to guess at the code, or wasn't let in, and when phones have made the
    /// journal as long as they may.
    fn look_after_doors(&self, now: u64) {
        let guesses = self.rate_limit.wrong_lately(now) >= self.limits.guesses_told;
        let is_news = {
            let mut inside = self.inside();
            let told = (guesses, inside.crowded, self.is_long(&inside));
            std::mem::replace(&mut inside.told, told) != told
        };
        if is_news {
            self.tell_host();
        }
    }

    /// Somebody has knocked at an address of this computer; from itself counts for nothing, unless that is all there is.
    pub(super) fn knocks(&self, from: IpAddr, at: SocketAddr) {
        let at = SocketAddr::new(at.ip().to_canonical(), at.port());
        if from.to_canonical() != at.ip() || at.ip().is_loopback() {
            let is_first = self.inside().knocked.insert(at);
            if is_first {
                self.tell_host();
            }
        }
    }

    /// Whether somebody has knocked at an address of this computer.
    pub(super) fn has_knocked(&self, at: IpAddr) -> bool {
        self.inside().knocked.iter().any(|knocked| knocked.ip() == at)
    }

    /// The addresses of this computer at which somebody has knocked, as they stand in a browser.
    pub(super) fn own_addresses(&self) -> Vec<String> {
        self.inside().knocked.iter().map(ToString::to_string).collect()
    }

    /// Whoever hosts looks again when a network has come or gone, and while nobody has come in.
    fn look_after_networks(&self) {
        if self.inside().networks.1.elapsed() < self.limits.look_at_networks {
            return;
        }
        // The system is asked while nobody waits for the room.
        let now = interfaces();
        let is_news = {
            let mut inside = self.inside();
            // Nobody may be waiting at an address that leads nowhere; a look for its own sake would keep the
            // windows of a resting room awake.
            let waited = inside.networks_told.elapsed() >= NEXT_NETWORK * self.limits.look_at_networks;
            let nobody_is_in = inside.room.durable().phones().is_empty();
            let is_other = inside.networks.0 != now;
            inside.networks = (now, Instant::now());
            let is_news = is_other || (nobody_is_in && waited);
            if is_news {
                inside.networks_told = Instant::now();
            }
            is_news
        };
        if is_news {
            self.tell_host();
        }
    }

    /// The room code.
    pub(super) fn code(&self) -> String {
        self.code.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on the room code is another one.
    pub(super) fn set_code(&self, code: String) {
        *self.code.lock().unwrap_or_else(PoisonError::into_inner) = code;
    }

    /// How many wrong codes came within the last minute, if they are so many that somebody must be guessing.
    pub(super) fn guesses(&self) -> Option<u32> {
        Some(self.rate_limit.wrong_lately(self.clock.now()))
            .filter(|wrong| *wrong >= self.limits.guesses_told)
    }

    /// How many weren't let in since too many phones had come from their address.
    pub(super) fn crowded(&self) -> u32 {
        self.inside().crowded
    }

    /// Whether the journal is as long as phones may make it.
    pub(super) fn is_full(&self) -> bool {
        self.is_long(&self.inside())
    }

    fn is_long(&self, inside: &Inside) -> bool {
        inside.journal.as_ref().is_some_and(|journal| journal.length() >= self.limits.journal)
    }

    /// As many phones again may come from each address.
    pub(super) fn let_in_more(&self) {
        let mut inside = self.inside();
        inside.let_in = inside.let_in.saturating_add(self.limits.phones_per_address.max(1));
        inside.crowded = 0;
    }

    /// A phone opens a live connection: it is the one, and an older one hears that it isn't any more. Gives the
    /// connection's number.
    pub(super) fn opens(&self, key: Key) -> (u64, oneshot::Receiver<()>) {
        let (newer, is_older) = oneshot::channel();
        let mut inside = self.inside();
        inside.connections += 1;
        let number = inside.connections;
        // The older one's sender goes, and so it hears.
        drop(inside.live.insert(key, (number, newer)));
        (number, is_older)
    }

    /// A phone's live connection is over.
    pub(super) fn closes(&self, key: Key, number: u64) {
        let mut inside = self.inside();
        if inside.live.get(&key).is_some_and(|(live, _)| *live == number) {
            inside.live.remove(&key);
        }
    }

    /// Every now and then has a look taken at the journal, so that a folder that is gone is noticed before
    /// somebody votes into it.
    fn look_after_journal(&self) {
        let mut inside = self.inside();
        let inside = &mut *inside;
        if inside.room.is_stopped() || inside.looked_at.elapsed() < self.limits.look_at_journal {
            return;
        }
        inside.looked_at = Instant::now();
        if !self.look_within(inside, Box::new(|_| {})) {
            tracing::error!("the journal's thread is gone");
        }
    }

    /// Has a look taken now; `then` is called on the journal's thread. Says whether it will be.
    pub(super) fn look_now(&self, then: Then) -> bool {
        self.look_within(&mut self.inside(), then)
    }

    fn look_within(&self, inside: &mut Inside, then: Then) -> bool {
        let hub = Weak::clone(&self.own);
        let then: Then = Box::new(move |is_there| {
            if let Some(hub) = hub.upgrade().filter(|_| !is_there) {
                hub.flushed(false, &[], false);
            }
            then(is_there);
        });
        inside.journal.as_mut().is_some_and(|journal| journal.put(None, then))
    }

    /// How many phones are there right now.
    pub(super) fn present(&self) -> usize {
        self.inside().presence.count(self.clock.now())
    }

    /// What a phone is told about itself.
    ///
    /// One that has no seat hears whether somebody is missing who may be it, having come by another address.
    pub(super) fn about(&self, key: Key, at: IpAddr) -> String {
        let (inside, now) = (self.inside(), self.clock.now());
        let room = inside.room.durable();
        let is_own = |address: IpAddr| {
            address.is_loopback() || inside.networks.0.iter().any(|one| one.address == address)
        };
        let is_new = room.phone(key).is_none();
        let misses = is_new && inside.presence.misses(room.phones().len(), at.to_canonical(), now, is_own);
        wire::you(room, key, misses, now)
    }

    /// The phone that is known by a key.
    pub(super) fn phone(&self, key: Key) -> Option<u32> {
        self.inside().room.durable().phone(key)
    }

    /// A live connection of a phone was opened, at an address of this computer.
    pub(super) fn live(&self, phone: u32, at: IpAddr) {
        self.inside().presence.came(phone, at.to_canonical());
    }

    /// A live connection of a phone was closed.
    pub(super) fn not_live(&self, phone: u32) {
        self.inside().presence.went(phone);
    }

    /// A phone asked for something without a live connection.
    pub(super) fn asked(&self, phone: u32, at: IpAddr) {
        self.inside().presence.asked(phone, at.to_canonical(), self.clock.now());
    }

    /// Closes the journal, once everything is written.
    pub(super) fn close(&self) {
        let journal = self.inside().journal.take();
        drop(journal);
    }
}

/// The phone that wants to change something, if it is one.
const fn key_of_change(command: &Command) -> Option<Key> {
    match command {
        Command::Vote { key, .. } | Command::React { key, .. } | Command::SharePlan { key, .. } => Some(*key),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
