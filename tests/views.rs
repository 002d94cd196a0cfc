//! The screens, drawn without a window: the real views, fonts and sizes, and what they paint.
//!
//! They stand in one program of their own (`counterpart-view-tests`), so that Bevy is linked to them once
//! and what needs no game is tested without egui.

#![allow(clippy::disallowed_methods, reason = "tests read sources and work angles out")]

#[path = "views/audit.rs"]
mod audit;
#[path = "views/board.rs"]
mod board;
#[path = "views/case.rs"]
mod case;
#[path = "views/colours.rs"]
mod colours;
#[path = "views/days.rs"]
mod days;
#[path = "views/debrief.rs"]
mod debrief;
#[path = "views/dispatch.rs"]
mod dispatch;
#[path = "views/drill.rs"]
mod drill;
#[path = "views/entry.rs"]
mod entry;
#[path = "views/glyphs.rs"]
mod glyphs;
#[path = "views/layout.rs"]
mod layout;
#[path = "views/lesson.rs"]
mod lesson;
#[path = "views/moments.rs"]
mod moments;
#[path = "views/page.rs"]
mod page;
#[path = "views/partner.rs"]
mod partner;
#[path = "views/place.rs"]
mod place;
#[path = "views/programme.rs"]
mod programme;
#[path = "views/room.rs"]
mod room;
#[path = "views/screens.rs"]
mod screens;
#[path = "views/steps.rs"]
mod steps;
#[path = "session/take_lesson.rs"]
mod take_lesson;
#[path = "views/takeaways.rs"]
mod takeaways;
#[path = "views/told.rs"]
mod told;
#[path = "views/waiting.rs"]
mod waiting;
#[path = "views/windows.rs"]
mod windows;
