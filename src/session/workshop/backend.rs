//! Who keeps the room: a host with its network and journal, or, for a rehearsal, nobody but the game.

use crate::room::{Command, Impossible, Room};
use crate::server::{Health, Host, Joining, Refused, Trouble};
use std::net::IpAddr;
use std::time::Duration;

/// How long a picture takes to be drawn, on a computer without a graphics card.
const FIRST_DRAWN: Duration = Duration::from_millis(120);

/// Who keeps the room.
pub enum RoomBackend {
    /// A host: phones come in, and everything is journalled.
    Hosted(Host),
    /// The game itself: no phones, and nothing is kept.
    Rehearsed {
        /// The room.
        room: Box<Room>,
        /// What is shown where phones would come in; none if nobody is to try.
        joining: Option<Joining>,
    },
}

impl RoomBackend {
    /// Looks at the room; with a host, at what is on the disk, and phones wait while this looks.
    pub fn look<T>(&self, look: impl FnOnce(&Room) -> T) -> T {
        match self {
            RoomBackend::Hosted(host) => host.look(look),
            RoomBackend::Rehearsed { room, .. } => look(room),
        }
    }

    /// Carries out a command; with a host, waits until it is on the disk.
    pub fn act(&mut self, command: Command) -> Result<(), Refused> {
        match self {
            RoomBackend::Hosted(host) => host.act(command),
            RoomBackend::Rehearsed { room, .. } => {
                for event in room.decide(command)? {
                    // What was decided on the same room can be applied to it.
                    room.apply(&event).map_err(|Impossible| {
                        tracing::error!("what a rehearsed room decided doesn't fit it");
                        Refused::Disk
                    })?;
                }
                Ok(())
            }
        }
    }

    /// Waits, with a host, until what was asked for before is on the disk, so that it can be seen.
    pub fn settle(&self) {
        if let RoomBackend::Hosted(host) = self {
            host.settle();
        }
    }

    /// Opens a vote. The picture that answers the key is drawn first: phones vote as soon as they can, all of
    /// them at once, and with a host they are told a moment from now. Gives whether that is still to come.
    pub fn open(&mut self, command: Command) -> Result<bool, Refused> {
        match self {
            RoomBackend::Hosted(host) => host.act_after(FIRST_DRAWN, command).map(|()| true),
            RoomBackend::Rehearsed { .. } => self.act(command).map(|()| false),
        }
    }

    /// Why what was to come a moment later didn't; told once.
    pub fn late_refusal(&self) -> Option<Refused> {
        self.host().and_then(Host::late_refusal)
    }

    /// How phones come in, through the interface with this address; none if they can't.
    pub fn joining(&self, at: IpAddr) -> Option<Joining> {
        match self {
            RoomBackend::Hosted(host) => Some(host.joining(at)),
            RoomBackend::Rehearsed { joining, .. } => joining.clone(),
        }
    }

    /// How it is doing.
    pub fn health(&self) -> Health {
        match self {
            RoomBackend::Hosted(host) => host.health(),
            RoomBackend::Rehearsed { room, .. } => {
                let here = room.phones().len();
                Health {
                    here,
                    connections: here,
                    is_broken: false,
                    guesses: None,
                    crowded: 0,
                    is_full: false,
                }
            }
        }
    }

    /// Why nothing more is counted, if that is so.
    pub fn trouble(&self) -> Option<Trouble> {
        self.host().and_then(Host::trouble)
    }

    /// From now on another room code leads in.
    pub fn renew_code(&self) -> Result<(), Trouble> {
        self.host().map_or(Ok(()), Host::renew_code)
    }

    /// Lets as many phones again come from each network address.
    pub fn let_in_more(&self) {
        if let Some(host) = self.host() {
            host.let_in_more();
        }
    }

    /// The host, if there is one.
    pub fn host(&self) -> Option<&Host> {
        match self {
            RoomBackend::Hosted(host) => Some(host),
            RoomBackend::Rehearsed { .. } => None,
        }
    }
}
