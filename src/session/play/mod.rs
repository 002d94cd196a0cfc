//! A conversation: what a person may ask for while it goes on, and how each choice is kept before it is
//! shown.
//!
//! **Not here:** what a choice does (`conversation::step`), what it comes to (`scoring`), faces
//! (`expression`).

mod board;
mod days;
mod keeping;
mod playing;

pub use board::Board;
pub(super) use days::ChosenDays;
pub use playing::{Phase, Playing};

use super::{Mode, Screen, ScreenId, Session};
use crate::conversation::Pick;
use crate::history::judged_now;
use crate::records::{Choice, StoreError};
use crate::scenario::{DayIx, OptionIx, Turn};

/// What a person asks for in a conversation, or to come into one.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayCommand {
    /// The conversation of the briefing takes place on this day; none for the day as it is written.
    ChooseDay(Option<DayIx>),
    /// Start the conversation of the briefing.
    Begin,
    /// Go on with an unfinished play, by its id.
    Resume(String),
    /// Say this option.
    Say(OptionIx),
    /// In a prediction: this answer.
    Guess(OptionIx),
    /// In a prediction: so sure, 0–100. Makes the prediction.
    Sure(u8),
    /// In a prediction: choose another answer.
    Unguess,
    /// On to the next line, after what was said has been heard.
    GoOn,
    /// From the last line of a conversation to what it came to.
    SeeOutcome,
    /// Leave the conversation; it can be continued later.
    Leave,
    /// Give the play with this id up for good.
    GiveUp(String),
}

impl Session {
    pub(super) fn play(&mut self, command: PlayCommand) -> Result<(), StoreError> {
        match command {
            PlayCommand::ChooseDay(day) => {
                self.choose_briefed_day(day);
                Ok(())
            }
            PlayCommand::Begin => self.begin_briefed(),
            PlayCommand::Resume(uid) => self.resume(&uid),
            PlayCommand::Say(option) => self.pick(Pick::option(option)),
            PlayCommand::Guess(option) => {
                self.guess(Some(option));
                Ok(())
            }
            PlayCommand::Unguess => {
                self.guess(None);
                Ok(())
            }
            PlayCommand::Sure(confidence) => match self.playing.as_ref().and_then(|playing| playing.guess) {
                Some(option) => self.pick(Pick { option, confidence: Some(confidence.min(100)) }),
                None => Ok(()),
            },
            PlayCommand::GoOn => {
                if let Some(playing) = &mut self.playing {
                    playing.phase = Phase::Choosing;
                }
                Ok(())
            }
            PlayCommand::SeeOutcome => {
                self.see_outcome();
                Ok(())
            }
            PlayCommand::Leave => {
                self.playing = None;
                self.open_screen(Screen::Home);
                Ok(())
            }
            PlayCommand::GiveUp(uid) => {
                self.store.abandon_play(&uid, (self.outside.now_ms)())?;
                self.load_progress();
                self.load_course();
                Ok(())
            }
        }
    }

    fn guess(&mut self, option: Option<OptionIx>) {
        if let Some(playing) = &mut self.playing {
            playing.guess = option;
        }
    }

    /// Makes a pick: first on the disk, then on the screen.
    fn pick(&mut self, pick: Pick) -> Result<(), StoreError> {
        let Some(playing) = self.playing.as_ref().filter(|playing| playing.phase == Phase::Choosing) else {
            return Ok(());
        };
        let predicts = matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_));
        if predicts != pick.confidence.is_some() {
            return Ok(());
        }
        let mut next = playing.clone();
        if next.play.pick(pick).is_err() {
            return Ok(());
        }
        let turn = u32::try_from(playing.play.turns().len()).unwrap_or(u32::MAX);
        let choice = Choice {
            confidence: pick.confidence,
            lang: Some(self.lang()),
            judged: next.play.turns().last().map(judged_now),
            ..Choice::plain(turn, u32::from(pick.option.0), (self.outside.now_ms)())
        };
        let uid = playing.uid.clone();
        match self.store.append_choice(&uid, &choice) {
            Ok(()) => self.was_kept(),
            Err(StoreError::OutOfOrder { .. } | StoreError::AlreadyEnded { .. }) => {
                return self.go_on_from_elsewhere(&uid);
            }
            Err(error) => return Err(error),
        }
        next.guess = None;
        next.phase = match next.mode {
            Mode::Guided => Phase::Heard,
            Mode::Assessment => Phase::Choosing,
        };
        let ending = next.play.ending();
        self.playing = Some(next.clone());
        if let Some(ending) = ending {
            self.finish(&next, ending.key())?;
        }
        Ok(())
    }

    /// From the last line of a conversation to what it came to.
    fn see_outcome(&mut self) {
        if let Some(playing) = self.playing.take_if(|playing| playing.play.ending().is_some()) {
            self.navigation.close(ScreenId::Conversation);
            // The rest of a form comes before anything is said about its beginning.
            if self.is_locked(&playing.play.scenario().id) {
                return self.open_screen(Screen::Programme);
            }
            self.open_review(playing, None);
        }
    }
}
