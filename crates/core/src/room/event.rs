//! What happened in a room. The list of events is the room.

use super::agreement::ServiceAgreement;
use super::case::{Case, CaseStage};
use super::phone::{Key, Plan, Ratings};
use super::question::Question;
use super::reaction::Reaction;
use crate::scenario::OptionIx;
use serde::{Deserialize, Serialize};

/// Something that happened. Phones are named by their position, in the order in which they joined.
///
/// Journals hold events in this form: names and meanings of variants and fields stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// A phone came in.
    Joined {
        /// What it is known by.
        key: Key,
        /// Its team.
        team: Option<u8>,
        /// Its name.
        name: Option<String>,
    },
    /// The conversation began.
    Started,
    /// A ballot was opened on the present moment.
    Opened {
        /// When it closes by itself, in milliseconds of the clock that opened it.
        closes_at: Option<u64>,
    },
    /// A phone voted, or changed its vote: in the ballot that was open, or on the question of the case.
    Voted {
        /// Which phone.
        phone: u32,
        /// For which option.
        option: OptionIx,
        /// In a prediction, how sure: 0–100.
        sure: Option<u8>,
        /// The phone's own count of what it sends.
        nth: u32,
    },
    /// Raised hands were counted, in a ballot or on the question of the case; replaces an earlier count.
    HandsCounted {
        /// In the order in which the options are shown.
        counts: Vec<u32>,
    },
    /// The ballot was closed.
    Closed,
    /// What stands behind the options was shown.
    Revealed,
    /// The room said something: an option of the present moment.
    Taken {
        /// The option.
        option: OptionIx,
        /// For predictions only, how sure the room was: 0–100.
        sure: Option<u8>,
    },
    /// A question was put to the group.
    Asked {
        /// The question.
        question: Question,
    },
    /// The talk about it was over.
    Resumed,
    /// The room went back to an earlier moment.
    Rewound {
        /// To after this many picks.
        turn: u16,
    },
    /// The conversation was over; the questions at the end were put.
    WrappedUp,
    /// A phone gave the two ratings that there were before the questions; only in journals of then.
    Answered {
        /// Which phone.
        phone: u32,
        /// The answers.
        feedback: Ratings,
    },
    /// A phone answered the questions at the end, or changed its answers.
    Reacted {
        /// Which phone.
        phone: u32,
        /// The answers.
        reaction: Reaction,
    },
    /// A phone shared its plan, changed it, or took it back.
    Planned {
        /// Which phone.
        phone: u32,
        /// The plan; none when it is taken back.
        plan: Option<Plan>,
    },
    /// The room was given a case to take up before the conversation.
    CaseTaken {
        /// The case.
        case: Box<Case>,
    },
    /// The room went on in its case, or back.
    CaseMoved {
        /// To here.
        stage: CaseStage,
    },
    /// The room wrote down what of the case holds between its own two departments; replaces what stood there.
    OurLine {
        /// The words.
        words: String,
    },
    /// The service agreement was filled in, or changed, and shown.
    Agreed {
        /// The agreement.
        agreement: ServiceAgreement,
    },
    /// The session was over.
    Ended,
}
