//! Questions that a group talks over.

use crate::scenario::Scenario;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A question to the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// One of the scenario's pauses, by its position.
    Pause(u16),
    /// One of the scenario's questions for afterwards, by its position.
    After(u16),
    /// One that the facilitator asks in their own words.
    Own(String),
}

impl Question {
    /// The words; none if the scenario has no such question.
    pub fn words(&self, scenario: &Scenario) -> Option<Text> {
        match self {
            Question::Pause(at) => {
                scenario.facilitator.pauses.get(usize::from(*at)).map(|pause| pause.ask.clone())
            }
            Question::After(at) => scenario.facilitator.after.get(usize::from(*at)).cloned(),
            Question::Own(words) => Some(Text::new(words.as_str(), words.as_str())),
        }
    }
}
