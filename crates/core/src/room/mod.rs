//! The room: the pure state machine of a conversation that a whole group plays together.
//!
//! A [`Command`] is what somebody wants; [`Room::decide`] answers with the [`Event`]s that it comes
//! to, or with the [`Refusal`]; [`Room::apply`] makes an event true. Nothing else changes a room, so
//! the list of events rebuilds it exactly ([`Room::replay`]). Time and random bytes come in as
//! values; nothing here knows a clock, a file or a network.
//!
//! The room's road is a [`Play`](crate::conversation::Play): what the room takes is a pick of it.
//! A rewind leaves the old road as it is and begins another, so that both stand side by side.

mod agreement;
mod apply;
mod ballot;
mod case;
mod command;
mod decide;
mod event;
mod facilitation;
mod phase;
mod phone;
mod question;
mod reaction;
mod road;
mod setup;
mod state;
mod typed;

pub use agreement::ServiceAgreement;
pub use apply::Impossible;
pub use ballot::{Ballot, Tally, Vote};
pub use case::{
    CASE_BALLOTS, Case, CaseAsk, CaseBallot, CaseFact, CasePoint, CaseRun, CaseStage, CaseVotes,
    LONGEST_CASE, TALK_SECONDS,
};
pub use command::{Command, Refusal};
pub use event::Event;
pub use facilitation::{TooMany, typed_counts};
pub use phase::Phase;
pub use phone::{Key, Phone, Plan, RATINGS, Ratings};
pub use question::Question;
pub use reaction::{Able, Clearer, Obstacle, Reaction, Use};
pub use road::{Road, Talk};
pub use setup::{MOST_TEAMS, Setup};
pub use state::Room;
pub use typed::{LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, typed, typed_line};
