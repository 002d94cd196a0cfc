//! What is drawn on top of the stage: egui, and nothing but.
//!
//! A view is a function of a read-only [`Session`] that pushes [`Command`]s. egui may run it several
//! times for one frame and nothing happens twice, because nothing happens in it. Text that is being
//! typed and which card has the keyboard are egui's own memory.

pub mod widgets;

pub mod briefing;
mod choice;
mod columns;
pub mod conversation;
pub mod debrief;
pub mod desk;
mod field;
mod focus;
pub mod help;
pub mod home;
mod icons;
mod keys;
pub mod language;
pub mod library;
mod line_breaks;
mod live;
pub mod notices;
pub mod outcome;
mod portrait;
pub mod projector;
mod scene;
pub mod settings;
mod ways;
pub mod words;
pub mod workshop;

use crate::app::theme::Theme;
use crate::phrase;
use crate::session::{Command, Screen, Session};
use crate::text::Lang;
use egui::Ui;

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
    pub fn ask(&mut self, command: Command) {
        self.out.push(command);
    }
}

/// Draws the screen that is open, over the whole of `ui`.
pub fn show(ui: &mut Ui, view: &mut View) {
    frame(ui, view, |ui, view| match &view.session.screen {
        Screen::Language => language::show(ui, view),
        Screen::Home => home::show(ui, view),
        Screen::Library => library::show(ui, view),
        Screen::Briefing { scenario, seat } => briefing::show(ui, view, scenario, seat),
        Screen::Conversation => conversation::show(ui, view),
        Screen::Outcome => outcome::show(ui, view),
        Screen::Debrief => debrief::show(ui, view),
        Screen::Settings => settings::show(ui, view),
        Screen::Workshop => workshop::show(ui, view),
        Screen::Room => desk::show(ui, view),
    });
}

/// Draws one screen with what belongs to all of them: messages, the list of keys, and the window's
/// name for screen readers.
pub fn frame(ui: &mut Ui, view: &mut View, screen: impl FnOnce(&mut Ui, &mut View)) {
    let session = view.session;
    let name = phrase!(view.lang(), "game.name");
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
    forget_focus_of_another_screen(ui, &session.screen);
    focus::watch(ui);
    help::look_for_keys(ui);
    // Scrolling and the keyboard are each screen's own.
    ui.push_id(&session.screen, |ui| screen(ui, view));
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

/// Draws the briefing of the desk that the session has open.
pub fn open_briefing(ui: &mut Ui, view: &mut View) {
    if let Screen::Briefing { scenario, seat } = &view.session.screen {
        briefing::show(ui, view, scenario, seat);
    }
}
