//! What a screen may ask for, by area. Each area carries out its own.

use super::course::CourseCommand;
use super::lesson::LessonCommand;
use super::navigation::NavCommand;
use super::people::PeopleCommand;
use super::play::PlayCommand;
use super::records::RecordsCommand;
use super::review::ReviewCommand;
use super::settings::SettingsCommand;
use super::workshop::WorkshopCommand;

/// Something that a person asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// From screen to screen.
    Nav(NavCommand),
    /// The person's records as a whole.
    Records(RecordsCommand),
    /// Who is here.
    People(PeopleCommand),
    /// A course.
    Course(CourseCommand),
    /// How the person wants the game.
    Settings(SettingsCommand),
    /// A conversation.
    Play(PlayCommand),
    /// The look back at a finished one.
    Review(ReviewCommand),
    /// A lesson.
    Lesson(LessonCommand),
    /// A room that is prepared or led.
    Workshop(WorkshopCommand),
}

macro_rules! areas {
    ($($area:ident: $command:ident),* $(,)?) => {
        $(impl From<$command> for Command {
            fn from(command: $command) -> Command {
                Command::$area(command)
            }
        })*
    };
}

areas! {
    Nav: NavCommand,
    Records: RecordsCommand,
    People: PeopleCommand,
    Course: CourseCommand,
    Settings: SettingsCommand,
    Play: PlayCommand,
    Review: ReviewCommand,
    Lesson: LessonCommand,
    Workshop: WorkshopCommand,
}
