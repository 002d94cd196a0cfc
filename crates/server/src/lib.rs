//! The phones' side of a room: HTTP and WebSocket on the local network, and the journal.
//!
//! - `host`, `start`, `resume`: hosting a room, opening one, going on with an unfinished one
//! - `kept`: the sessions that are kept in the data folder, whole or damaged, and the room of each
//! - `hub`: where everybody meets: commands are decided on, journalled, and told once they are on the disk
//! - `journal`: what happened, on the disk
//! - `listen`, `connection`, `http`, `websocket`, `page`, `answer`: how phones are spoken with
//! - `auth`, `rate_limit`, `limits`, `secrets`: who is listened to, and how much
//! - `wire`: what is said, as JSON
//! - `trial`: what fuzzers throw bytes at
//! - `addresses`: under which addresses phones can reach this computer, the likeliest first
//!
//! A host has two threads of its own: one for the network, one for the journal. What a phone does is
//! acknowledged to that phone alone; what everybody is to know is sent out when the room changes, and counts
//! on a tick. So the work grows with the number of phones and not with its square.
//!
//! **Invariants.**
//! - Whatever leaves the hub (to phones, to the facilitator, into a report) is drawn from the room as it is
//!   on the disk. A command that is refused has changed nothing.
//! - After the first flush that fails nothing is decided on any more; the room stands where the disk stands. A
//!   journal that nobody would find again (removed, replaced, on a drive that is gone) counts as failed.
//! - Of what is on the disk nothing is cut off or overwritten before a copy of it is on the disk, too.
//! - The facilitator's commands are calls within the process; no message from the network leads to one.
//! - A phone's vote counts once, whatever is sent twice, late or after a restart: its own count decides.
//! - What people say or type, secrets, codes and keys of phones never go into the log.
//!
//! **Not here:** what a command comes to (`counterpart_core::room`), what the report says
//! (`counterpart-exchange`), what the facilitator sees and which key does what (`counterpart`'s `session`,
//! `app` and `cli`).

mod addresses;
mod answer;
mod auth;
mod clock;
mod connection;
mod host;
mod http;
mod hub;
mod journal;
mod kept;
mod limits;
mod listen;
mod page;
mod presence;
mod qr;
mod rate_limit;
mod resume;
mod secrets;
mod start;
#[doc(hidden)]
pub mod trial;
mod trouble;
mod websocket;
mod wire;

pub use addresses::{Interface, Kind, Ways, interfaces};
pub use host::{Health, Host, Joining};
pub use hub::Refused;
pub use journal::Flush;
pub use kept::{CannotRead, KeptRoom, KeptState, ReadRoom};
pub use limits::Limits;
pub use qr::Qr;
pub use resume::Resumed;
pub use secrets::{Secret, spaced_code};
pub use start::{Options, PORT, StartError};
pub use trouble::{Trouble, TroubleKind};
