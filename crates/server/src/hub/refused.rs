//! Who asks for something, and why it doesn't happen.

use counterpart_core::room::Refusal;
use std::net::IpAddr;

/// Why something that was asked for doesn't happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The room's own reason.
    #[error(transparent)]
    Room(#[from] Refusal),
    /// Too many phones have the same network address.
    #[error("too many phones have this network address")]
    Crowded,
    /// The disk is slow: what the facilitator asked for last isn't on it yet. It is shown as soon as it
    /// is; until then nothing more can be asked for, since it would be asked of what isn't seen yet.
    #[error("the disk is slow")]
    Slow,
    /// The journal is as long as phones may make it: nothing of theirs is counted any more.
    #[error("the journal is too long")]
    Long,
    /// The journal can't be written: nothing is counted any more until the host is started again.
    #[error("the journal can't be written")]
    Disk,
}

/// Who asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The one who leads the room: asks of the room that they see.
    Facilitator,
    /// The host's own clock.
    Clock,
    /// A phone at a network address.
    Phone(IpAddr),
}
