//! What is drawn on top of the stage: egui, and nothing but.
//!
//! A view is a function of a read-only [`Session`] that pushes [`Command`]s. egui may run it several
//! times for one frame and nothing happens twice, because nothing happens in it. Text that is being
//! typed and which card has the keyboard are egui's own memory.
//!
//! Each folder beside this file is a screen (`facilitate` and `projector`: one window of the workshop each);
//! `shared` has what several of them are made of.
//!
//! **Not here:** what a command does (`session`), which screen there is and its keys (`screens`), people who
//! act (`stage`), colours and sizes (`theme`), words (`assets/text`).

pub mod briefing;
pub mod conversation;
pub mod debrief;
pub mod drill;
pub mod facilitate;
pub mod home;
pub mod language;
pub mod lesson;
pub mod library;
pub mod licences;
pub mod outcome;
pub mod people;
pub mod programme;
pub mod projector;
pub mod settings;
mod shared;
pub mod workshop;

use crate::app::screens;
use crate::app::theme::Theme;
use crate::phrase;
use crate::session::{Command, Screen, Session};
use crate::text::Lang;
use egui::Ui;
use shared::{focus, help, notices};

/// What a view draws from, and where it puts what the person asks for.
pub struct View<'a> {
    /// Everything there is to show.
    pub session: &'a Session,
    /// How it looks.
    pub theme: &'a Theme,
    /// What the person asks for.
    pub out: &'a mut Vec<Command>,
}

impl View<'_> {
    /// The language of the screens.
    pub fn lang(&self) -> Lang {
        self.session.lang()
    }

    /// Asks for something.
    pub fn ask(&mut self, command: impl Into<Command>) {
        self.out.push(command.into());
    }

    /// Asks for whatever there is to ask for.
    pub fn ask_all(&mut self, commands: impl IntoIterator<Item = impl Into<Command>>) {
        self.out.extend(commands.into_iter().map(Into::into));
    }
}

/// Draws the screen that is open, over the whole of `ui`: the one way in which a screen is drawn, for the
/// game and for tests.
pub fn show(ui: &mut Ui, view: &mut View) {
    let entry = screens::entry(view.session.screen().id());
    frame(ui, view, entry.show);
}

/// Draws one screen with what belongs to all of them: messages, the list of keys, and the window's
/// name for screen readers.
fn frame(ui: &mut Ui, view: &mut View, screen: impl FnOnce(&mut Ui, &mut View)) {
    let session = view.session;
    let name = phrase!(view.lang(), "game.name");
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
    forget_focus_of_another_screen(ui, session.screen());
    focus::watch(ui);
    help::look_for_keys(ui);
    // Scrolling and the keyboard are each screen's own.
    ui.push_id(session.screen(), |ui| screen(ui, view));
    notices::show(ui, view);
    help::show(ui, view);
}

/// On a new screen nothing has the keyboard yet, so that the screen can say what gets it.
fn forget_focus_of_another_screen(ui: &Ui, screen: &Screen) {
    let last = egui::Id::new("screen with the keyboard");
    let shown = ui.data(|data| data.get_temp::<Screen>(last));
    if shown.as_ref() != Some(screen) {
        ui.data_mut(|data| data.insert_temp(last, screen.clone()));
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}
