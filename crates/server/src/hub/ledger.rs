//! A room twice: as it is on the disk, and as it was decided on. Nobody outside of this file ever sees the
//! decided one, so nothing can be shown that isn't on the disk.
//!
//! Not here: the journal that brings events onto the disk, and who is told of them.

use super::{Refused, Who};
use counterpart_core::room::{Command, Event, Room};

/// A room, and what is ahead of the disk.
#[derive(Debug)]
pub(super) struct Ledger {
    /// What is on the disk.
    durable: Room,
    /// How often the durable room has changed for everybody.
    version: u64,
    /// What was decided on, which may be ahead of the disk; none once the journal has failed.
    decided: Option<Room>,
    /// How many changes for everybody are decided on and not on the disk yet.
    unflushed: u32,
}

impl Ledger {
    /// A room of which everything is on the disk.
    pub(super) fn new(room: Room) -> Ledger {
        Ledger { decided: Some(room.clone()), durable: room, version: 1, unflushed: 0 }
    }

    /// The room as it is on the disk.
    pub(super) fn durable(&self) -> &Room {
        &self.durable
    }

    /// How often it has changed for everybody.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Whether a change for everybody is on its way to the disk.
    pub(super) fn is_ahead(&self) -> bool {
        self.unflushed > 0
    }

    /// Whether it stands for good, since the journal has failed.
    pub(super) fn is_stopped(&self) -> bool {
        self.decided.is_none()
    }

    /// What a command comes to, or why it comes to nothing. Nothing changes. The facilitator asks of the room
    /// that they see, so they have to see all that was done before.
    pub(super) fn decide(&self, command: Command, who: Who) -> Result<Vec<Event>, Refused> {
        let decided = self.decided.as_ref().ok_or(Refused::Disk)?;
        if who == Who::Facilitator && self.is_ahead() {
            return Err(Refused::Slow);
        }
        Ok(decided.decide(command)?)
    }

    /// Takes in what was decided just now, to be flushed. Says whether it could be applied; what was decided
    /// on the same room can.
    pub(super) fn take_in(&mut self, events: &[Event]) -> bool {
        self.unflushed += u32::from(events.iter().any(is_for_all));
        self.decided.as_mut().is_some_and(|room| events.iter().all(|event| room.apply(event).is_ok()))
    }

    /// What was taken in, in the same order, is on the disk now. Says whether it could be applied.
    pub(super) fn flushed(&mut self, events: &[Event]) -> bool {
        let is_for_all = events.iter().any(is_for_all);
        self.version += u64::from(is_for_all);
        self.unflushed = self.unflushed.saturating_sub(u32::from(is_for_all));
        events.iter().all(|event| self.durable.apply(event).is_ok())
    }

    /// The room stands where the disk stands, for good.
    pub(super) fn stop(&mut self) {
        self.decided = None;
        self.unflushed = 0;
    }
}

/// Whether an event changes what everybody sees.
pub(super) const fn is_for_all(event: &Event) -> bool {
    !matches!(
        event,
        Event::Joined { .. }
            | Event::Voted { .. }
            | Event::Answered { .. }
            | Event::Reacted { .. }
            | Event::Planned { .. }
    )
}
