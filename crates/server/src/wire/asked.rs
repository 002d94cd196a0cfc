//! What a phone says.

use counterpart_core::room::{Command, Key, Plan, Reaction};
use counterpart_core::scenario::OptionIx;
use serde::Deserialize;

/// Who it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// What those who were invited know.
    pub token: String,
    /// What only this phone knows.
    pub key: String,
}

/// A guess at the room code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guess {
    /// As it was typed.
    pub code: String,
}

/// What it wants.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Returned with the answer.
    #[serde(default)]
    pub id: u32,
    /// What.
    #[serde(rename = "do")]
    pub what: What,
}

/// What a phone may want.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// To come in.
    Join {
        /// Under this name.
        #[serde(default)]
        name: String,
    },
    /// To vote.
    Vote {
        /// In the ballot of this number.
        ballot: u32,
        /// For this option.
        option: OptionIx,
        /// This sure, 0–100.
        #[serde(default)]
        sure: Option<u8>,
        /// The phone's own count.
        nth: u32,
    },
    /// To answer the questions at the end.
    Answer(Box<Reaction>),
    /// To share a plan, or to take it back.
    Plan {
        /// The plan.
        plan: Option<SharedPlan>,
    },
}

/// A plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedPlan {
    /// If …
    pub when: String,
    /// … then.
    pub then: String,
}

impl What {
    /// As a command of the phone with this key.
    pub fn command(self, key: Key) -> Command {
        match self {
            What::Join { name } => Command::Join { key, name },
            What::Vote { ballot, option, sure, nth } => Command::Vote { key, ballot, option, sure, nth },
            What::Answer(reaction) => Command::React { key, reaction: *reaction },
            What::Plan { plan } => {
                let plan = plan.map(|plan| Plan { when: plan.when, then: plan.then });
                Command::SharePlan { key, plan }
            }
        }
    }
}
