//! All scenarios: the playable ones as cards, the broken ones with their reason.

mod broken;
mod entry;

use super::View;
use super::widgets::{Weight, button, heading, label, page, pressed, soft};
use crate::app::session::{Command, Screen};
use crate::app::theme::{Size, space};
use crate::phrase;
use egui::{Key, Ui};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(Command::Go(Screen::Home));
    }
    page(ui, theme, 1160.0, |ui| {
        if button(ui, theme, &phrase!(lang, "library.home"), Weight::Quiet).clicked() {
            view.ask(Command::Go(Screen::Home));
        }
        heading(ui, theme, Size::Title, &phrase!(lang, "library.title"));
        let session = view.session;
        let count = session.library.playable().count();
        if count == 0 {
            label(ui, soft(theme, Size::Body, phrase!(lang, "library.none")));
        } else {
            label(ui, soft(theme, Size::Body, phrase!(lang, "library.count", count = count)));
        }
        for (number, scenario) in session.library.playable().enumerate() {
            ui.add_space(space::NORMAL);
            entry::show(ui, view, scenario, number == 0);
        }
        let mut broken = session.library.broken().peekable();
        if broken.peek().is_some() {
            ui.add_space(space::WIDE);
            heading(ui, theme, Size::Heading, &phrase!(lang, "library.broken"));
            label(ui, soft(theme, Size::Body, phrase!(lang, "library.broken_rest")));
        }
        for file in broken {
            ui.add_space(space::NORMAL);
            broken::show(ui, view, file);
        }
    });
}
