//! What a screen may ask for.

use super::preferences::{Mode, ThemeChoice};
use super::workshop::{Lead, Preparation};
use crate::text::Lang;

/// A screen of the game.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The choice of language at the first start.
    Language,
    /// Where one comes in.
    Home,
    /// All scenarios.
    Library,
    /// Before a conversation.
    Briefing {
        /// The scenario's id.
        scenario: String,
        /// The seat's id.
        seat: String,
    },
    /// The conversation itself.
    Conversation,
    /// What it came to.
    Outcome,
    /// Looking back.
    Debrief,
    /// How the person wants the game.
    Settings,
    /// Before a workshop: which conversation, and how.
    Workshop,
    /// The room that is led from here.
    Room,
}

/// Something that a person asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Use this language from now on.
    SetLanguage(Lang),
    /// Text of this size, 100–200 per cent.
    SetTextPercent(u16),
    /// Explain moves as they are made, or not.
    SetMode(Mode),
    /// Keep movement to what carries meaning.
    SetReducedMotion(bool),
    /// Light, dark, or as the system.
    SetTheme(ThemeChoice),
    /// The strongest contrast.
    SetHighContrast(bool),
    /// Tones so loud, 0–100 per cent.
    SetVolume(u8),
    /// Write the file to send in when something is wrong.
    SaveDiagnostics,
    /// Open a screen.
    Go(Screen),
    /// Back from the settings.
    Back,
    /// Start the conversation of the briefing.
    Begin,
    /// Go on with an unfinished play.
    Resume(String),
    /// Look back at a finished play.
    LookBack(String),
    /// Say the option at this position of the file, from 0.
    Say(u8),
    /// In a prediction: this answer, by its position in the file, from 0.
    Guess(u8),
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
    /// Give the play up for good.
    GiveUp(String),
    /// In the debrief: look at this turn, from 0.
    SelectTurn(usize),
    /// In the debrief: uncover what was thought at this turn, from 0, or cover it again.
    ToggleThought(usize),
    /// In the debrief: try this turn again, in a new play.
    TryAgain(usize),
    /// In the debrief: what the person remembers, before the replay is shown.
    KeepRecall(String),
    /// In the debrief: on to the replay.
    ShowReplay,
    /// In the debrief: the if–then plan.
    KeepPlan {
        /// If this happens…
        when: String,
        /// …then I will do this.
        then: String,
    },
    /// Sit down at the other desk of the same scenario.
    SwapDesks,
    /// In the workshop: what is settled for the next room.
    Prepare(Preparation),
    /// Open the room that was prepared. `new` even if one of the same desk is unfinished.
    OpenRoom {
        /// Whether to leave an unfinished room as it is and open another.
        new: bool,
    },
    /// Go on with the unfinished room.
    ResumeRoom,
    /// Open the room that was prepared without a network, to try it.
    Rehearse,
    /// In the room: what the facilitator asks for.
    Lead(Lead),
    /// Leave the room; what was not ended can be gone on with.
    LeaveRoom,
    /// Put a message away.
    Dismiss(usize),
    /// Close the game.
    Quit,
}
