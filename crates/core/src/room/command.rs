//! What somebody wants of a room, and why they don't get it.

use super::agreement::ServiceAgreement;
use super::case::Case;
use super::phone::{Key, Plan};
use super::question::Question;
use super::reaction::Reaction;
use crate::scenario::OptionIx;

/// What somebody wants. Those of the phones come first; all others are the facilitator's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A phone comes in, or comes back: whoever is known by the key gets the same place.
    Join {
        /// What it is known by.
        key: Key,
        /// What was typed as a name; left aside in a room that asks for none.
        name: String,
    },
    /// A phone votes, or changes its vote.
    Vote {
        /// What it is known by.
        key: Key,
        /// The ballot, counted from 1.
        ballot: u32,
        /// The option.
        option: OptionIx,
        /// In a prediction, how sure: 0–100.
        sure: Option<u8>,
        /// The phone's own count of what it sends. A vote that isn't newer than the one that stands
        /// changes nothing: what comes twice, or late, counts once.
        nth: u32,
    },
    /// A phone answers the questions at the end.
    React {
        /// What it is known by.
        key: Key,
        /// The answers.
        reaction: Reaction,
    },
    /// A phone shares its plan, or takes it back.
    SharePlan {
        /// What it is known by.
        key: Key,
        /// The plan.
        plan: Option<Plan>,
    },
    /// Begins the conversation.
    Start,
    /// Opens a ballot on the present moment.
    Open {
        /// When it closes by itself, in milliseconds of the caller's clock.
        closes_at: Option<u64>,
    },
    /// Says what time it is, so that a ballot whose time is up closes.
    Tick {
        /// Milliseconds of the clock that opened the ballot.
        now: u64,
    },
    /// Counts raised hands, in the order in which the options are shown.
    CountHands {
        /// For each option.
        counts: Vec<u32>,
    },
    /// Closes the ballot.
    Close,
    /// Shows what stands behind the options.
    Reveal,
    /// Says something, and the counterpart answers.
    Take {
        /// An option; the room's choice if none is named.
        option: Option<OptionIx>,
    },
    /// Puts a question to the group.
    Discuss {
        /// The question.
        question: Question,
    },
    /// Goes on where the room was before the question, or before the agreement was shown.
    Resume,
    /// Goes back to an earlier moment.
    Rewind {
        /// To after this many picks.
        turn: u16,
    },
    /// Ends the conversation and puts the questions at the end.
    WrapUp,
    /// Gives the room a case to take up before the conversation.
    TakeCase {
        /// The case.
        case: Box<Case>,
    },
    /// Goes on in the case; begins it in the lobby.
    CaseOn {
        /// If pairs talk then: until when, in milliseconds of the caller's clock.
        talk_until: Option<u64>,
    },
    /// Goes back in the case to what was shown before.
    CaseBack,
    /// Writes down what of the case holds between the room's own two departments.
    WriteOurLine {
        /// The words.
        words: String,
    },
    /// Fills in the service agreement, or changes it, and shows it.
    Agree {
        /// The agreement.
        agreement: Box<ServiceAgreement>,
    },
    /// Ends the session.
    End,
}

impl Command {
    /// The same, where pairs that begin to talk talk until then.
    #[must_use]
    pub fn talking_until(self, until: u64) -> Command {
        match self {
            Command::CaseOn { .. } => Command::CaseOn { talk_until: Some(until) },
            other => other,
        }
    }
}

/// Why a command comes to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not where the room is now.
    #[error("that can't be done at this point")]
    NotNow,
    /// No phone is known by this key.
    #[error("nobody has joined with this key")]
    Unknown,
    /// As many phones as may take part are in.
    #[error("the room is full")]
    Full,
    /// The ballot is closed, or another one.
    #[error("that ballot is closed")]
    NotOpen,
    /// There is no such option, question, rating or moment.
    #[error("there is no such thing to choose")]
    NoSuch,
    /// A text is empty where it may not be.
    #[error("something is left empty")]
    Empty,
    /// Several options have the most votes: the facilitator decides.
    #[error("a tie: the facilitator decides")]
    Tie(Vec<OptionIx>),
    /// Nobody voted: the facilitator decides.
    #[error("nobody has voted: the facilitator decides")]
    NoVotes,
}
