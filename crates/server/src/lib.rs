//! The phones' side of a room: HTTP and WebSocket on the local network, and the journal.
//!
//! [`Host`] is what the game and the command line use: it opens a room, or goes on with one whose host
//! was killed, and answers to the facilitator's commands. Those never come from the network. A host
//! has two threads of its own: one for the network, one for the journal; whoever calls it is never
//! kept waiting for either.
//!
//! What a phone does is acknowledged once it is on the disk, to that phone alone; what everybody is to
//! know is sent out when the room changes, and counts on a tick. So the work grows with the number of
//! phones and not with its square.

mod addresses;
mod clock;
mod gate;
mod guest;
mod hall;
mod host;
mod http;
mod journal;
mod limits;
mod listen;
mod live;
mod options;
mod page;
mod presence;
mod qr;
mod respond;
mod secrets;
mod trust;
mod unfinished;
mod wire;

pub use addresses::{Interface, interfaces};
pub use hall::Refused;
pub use host::Host;
pub use journal::Flush;
pub use limits::Limits;
pub use options::{Health, Joining, Options, PORT, StartError};
pub use qr::Qr;
pub use secrets::{Secret, spaced_code};
pub use unfinished::Unfinished;
