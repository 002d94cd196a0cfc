//! The part of the WebSocket protocol (RFC 6455) that the page uses: whole text messages of limited
//! length, pings, and closing.
//!
//! Not a crate, because those there are would change what Bevy's tree is built with, and because a
//! server that takes nothing but short text needs little: no fragments, no extensions, no binary data.

mod frame;
mod handshake;

pub(super) use frame::{Frame, Wrong, close, ping, pong, read, text};
pub(super) use handshake::accept;

/// Codes with which a connection is closed (RFC 6455, section 7.4.1).
pub(super) mod code {
    /// All is well.
    pub const DONE: u16 = 1000;
    /// What was sent is not the protocol.
    pub const PROTOCOL: u16 = 1002;
    /// What was sent is not understood.
    pub const DATA: u16 = 1003;
    /// Not allowed, or too often.
    pub const POLICY: u16 = 1008;
    /// Too long.
    pub const TOO_LONG: u16 = 1009;
}
