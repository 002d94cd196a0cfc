//! Where a room is.

use serde::{Deserialize, Serialize};

/// Where a room is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Phones come in; nothing has been said yet.
    Lobby,
    /// A case is taken up, before the conversation.
    Case,
    /// The counterpart has spoken, or the conversation is over; nothing is being voted on.
    Beat,
    /// A ballot is open.
    Open,
    /// The ballot is closed: the counts are shown, what stands behind the options isn't.
    Closed,
    /// What stands behind every option is shown.
    Revealed,
    /// A question is being talked over. Afterwards the room is where it was.
    Discussion,
    /// The service agreement is shown. Afterwards the room is where it was.
    Agreement,
    /// The conversation is over: questions, and a plan for oneself.
    Feedback,
    /// The session is over. Nothing changes any more.
    Ended,
}
