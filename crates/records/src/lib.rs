//! What is kept of a person and their plays: an SQLite database in their own data folder.
//!
//! [`Store::open`] always leads to a store the game can start with. A damaged database, or one
//! that a newer version wrote, is moved aside and never written to; a folder that can't be written
//! gives a store in memory. Either way a [`Notice`] says so.
//!
//! Every write is committed and flushed to the disk before its method returns, so a choice that
//! was acknowledged survives a killed process and a power cut.
//!
//! Rows are types of their own, made of strings and integers: whoever uses the store converts. Settings are
//! typed, and kept as one document. What the store says to a person it says in both languages (`told`).

mod attained;
mod checks;
mod course;
mod error;
mod files;
mod gate;
mod migrations;
mod opening;
mod person;
mod plans;
mod plays;
mod purpose;
mod reflections;
mod rows;
mod settings;
mod store;
mod survey;
mod told;

use etcetera::app_strategy::{AppStrategy as _, AppStrategyArgs, choose_native_strategy};
use std::path::PathBuf;

pub use attained::Attained;
pub use course::{
    DrillAnswer, STEP_CASE, STEP_DRILL, STEP_DRILL_BEGUN, STEP_LEFT, STEP_LESSON, STEP_LESSON_PART,
    STEP_OFFERED, STEP_REACTION, STEP_ROOM, STEP_SURVEY, STEP_TOOK_UP, STEP_VOLUNTEER, Step, TakenUp,
};
pub use error::{Notice, OpenError, StoreError, WhyAside};
pub use person::{Kept, Person};
pub use plans::{KeptPlan, Plan, PlanFate, PlanLook, PlanText};
pub use purpose::Purpose;
pub use reflections::Reflection;
pub use rows::{
    ABANDONED, Choice, Ended, Judged, MODE_ASSESSMENT, MODE_GUIDED, NewPlay, Parent, PlayRow, PlaySummary,
    PlayTimes, SatAt, StoredPlay,
};
pub use settings::{Mode, NETWORK_LENGTH, Settings, ThemeChoice};
pub use store::{DATABASE_FILE, Opened, SCHEMA_VERSION, Store};
pub use survey::{Survey, survey};

/// The user's own folder, if the system knows one.
pub fn home_dir() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// The folder where this person's records belong unless they name another one (`--data DIR`).
///
/// For instance `~/.local/share/counterpart` on Linux. The folder may not exist yet;
/// [`Store::open`] makes it. `None` when the system knows no home folder for this user: open
/// [`Store::in_memory`] then.
pub fn data_dir() -> Option<PathBuf> {
    choose_native_strategy(AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "Counterpart".to_owned(),
        app_name: "Counterpart".to_owned(),
    })
    .ok()
    .map(|folders| folders.data_dir())
}
