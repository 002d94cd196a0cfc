//! Lessons: which there are, and one that is being taken: what a person may ask for in it, and what is kept.
//!
//! - `shelved`: the lessons there are, read beside the window when a screen opens that shows them
//! - `taking`: a lesson that is being taken, from part to part, without a store
//! - `acted`: its model, acted by the engine; `drilling`: its drill; `planning`: its plan
//! - `keeping`: what of it is on the disk
//! - `day_drill`: the five questions of a later day, by themselves
//!
//! **Not here:** how lessons and drills are read and checked (`course::file`), what a sentence does
//! (`conversation`), how any of it looks (`app::views::lesson`).

mod acted;
mod day_drill;
mod drilling;
mod keeping;
mod planning;
mod shelved;
mod taking;

pub use acted::{Acted, Change, Moment, minds};
pub use day_drill::DayDrill;
pub use drilling::{Drilling, taken};
pub use planning::{Half, Planning, Stage};
pub use shelved::{Lessons, Shelved, Standing};
pub use taking::{Part, Taking};

pub(super) use shelved::Found;

use super::{Screen, Session};
use crate::records::StoreError;
use crate::scenario::OptionIx;

/// The longest half of a plan, in characters.
pub const HALF_LENGTH: usize = 120;

/// What a person asks for in a lesson or in the drill of a day, or to come into a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonCommand {
    /// Open the lesson with this id, where it was left or else at its beginning.
    Begin(String),
    /// Take the open lesson once more, from its beginning.
    Again,
    /// On to what comes next. Where something is to be chosen first, nothing happens.
    On,
    /// Back to a part that was reached already, or on to the furthest that was.
    GoTo(Part),
    /// Uncover what the other side thinks, or cover it again.
    ToggleThought,
    /// This happens now, after the sentence that fails.
    Expect(Change),
    /// In a drill: say this.
    Say(OptionIx),
    /// The plan: if this happens…
    When(Half),
    /// …then I do this.
    Then(Half),
    /// Choose the plan anew.
    ChooseAgain,
    /// Keep the plan, said back from memory or not, and end the lesson.
    KeepPlan {
        /// Whether it was said back from memory.
        rehearsed: bool,
    },
    /// End the lesson without a plan.
    NoPlan,
    /// To the list of lessons, or back from the drill of a day. What isn't finished stays where it is.
    Leave,
}

impl Session {
    pub(super) fn take_lesson(&mut self, command: LessonCommand) -> Result<(), StoreError> {
        if matches!(self.screen(), Screen::Drill { .. }) && !matches!(command, LessonCommand::Begin(_)) {
            return self.drill_on(command);
        }
        match command {
            LessonCommand::Begin(id) => {
                self.lessons.put_ended_away();
                self.open_screen(Screen::Lesson { id });
                return Ok(());
            }
            LessonCommand::Leave => {
                self.open_screen(Screen::Lessons);
                return Ok(());
            }
            LessonCommand::Again => {
                self.lesson_again();
                return Ok(());
            }
            LessonCommand::Say(option) => return self.answer_item(option),
            LessonCommand::KeepPlan { rehearsed } => return self.end_lesson(Some(rehearsed)),
            LessonCommand::NoPlan => return self.end_lesson(None),
            _ => {}
        }
        let Some(taking) = self.lessons.taking.as_mut() else { return Ok(()) };
        let reached = taking.reached();
        match command {
            LessonCommand::On => {
                if taking.wants_plan_kept() {
                    return self.end_lesson(Some(true));
                }
                taking.on();
            }
            LessonCommand::GoTo(part) => taking.go_to(part),
            LessonCommand::ToggleThought => taking.toggle_thought(),
            LessonCommand::Expect(change) => taking.expect(change),
            LessonCommand::When(half) => taking.when(half),
            LessonCommand::Then(half) => taking.then(half),
            LessonCommand::ChooseAgain => taking.choose_again(),
            _ => {}
        }
        let goes_on = taking.reached() != reached;
        if goes_on { self.keep_place() } else { Ok(()) }
    }
}
