//! Raised hands that are being counted. Both windows show the same field, so that what is typed in either goes
//! into it, and so that no number says a sentence meanwhile.

use super::{Notice, Workshop};
use crate::room::{Command, Phase, TooMany, typed_counts};

/// Raised hands that are being counted; where nothing can be counted, that this was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// What was typed so far.
    pub typed: String,
    /// Why what was typed could not be counted.
    pub wrong: Option<Notice>,
    /// Whether it was begun, or gone on with, over the picture rather than on the desk.
    pub over_picture: bool,
    /// The number of this attempt in the room: one is begun by the key, and another after each that came to nothing. With
    /// each of them the field has the keyboard, and what is typed next replaces all of its text.
    pub attempt: u32,
}

/// What is done in the field for raised hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountingCommand {
    /// Begin to count, in an empty field.
    Begin {
        /// Whether over the picture rather than on the desk.
        over_picture: bool,
    },
    /// Go on with it over the picture, where somebody types.
    OverPicture,
    /// So much stands in the field now.
    Type(String),
    /// Leave it; nothing is counted.
    Stop,
}

impl Workshop {
    /// Whether raised hands may be counted now.
    pub fn may_count(&self) -> bool {
        let in_case = self.snapshot.phase == Phase::Case && self.hands_wanted() > 0;
        in_case || matches!(self.snapshot.phase, Phase::Open | Phase::Closed)
    }

    /// Does something in the field. Where nothing can be counted, beginning says so.
    pub(super) fn count(&mut self, command: CountingCommand) {
        (self.said, self.sure) = (None, None);
        match command {
            CountingCommand::Begin { over_picture } => {
                self.attempts += 1;
                self.counting =
                    Some(Counting { over_picture, attempt: self.attempts, ..Counting::default() });
            }
            CountingCommand::OverPicture => {
                if let Some(counting) = &mut self.counting {
                    counting.over_picture = true;
                }
            }
            CountingCommand::Type(typed) => {
                if self.may_count() {
                    self.counting.get_or_insert_default().typed = typed;
                }
            }
            CountingCommand::Stop => self.counting = None,
        }
    }

    /// Counts what was typed, and is done with it; or says what is wrong, and the field stays.
    pub(super) fn count_hands(&mut self, typed: &str) {
        let wanted = self.hands_wanted();
        let counts = typed_counts(typed).filter(|counts| counts.len() == wanted);
        let wrong = match counts {
            None => Some(Notice::NotCounts { wanted }),
            Some(counts) => match TooMany::of_hands(&counts, self.people) {
                Some(too_many) => Some(Notice::TooManyHands(too_many)),
                None => {
                    self.ask(Some(Command::CountHands { counts }));
                    // What a slow disk hasn't taken yet is told, and comes.
                    self.said.take_if(|said| *said != Notice::Slow)
                }
            },
        };
        match wrong {
            None => self.counting = None,
            Some(wrong) => {
                self.attempts += 1;
                let counting = self.counting.get_or_insert_default();
                typed.clone_into(&mut counting.typed);
                counting.wrong = Some(wrong);
                counting.attempt = self.attempts;
            }
        }
    }

    /// After the room has gone on from where hands could be counted, or couldn't: what can't be counted here is not
    /// counted on, and the other way round.
    pub(super) fn stop_count_after(&mut self, could: bool) {
        let may = self.may_count();
        self.counting.take_if(|_| could != may);
    }
}
