//! All scenarios: the playable ones as cards, the broken ones with their reason.

mod broken;
mod entry;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::widgets::{heading, label, page, pressed, soft};
use crate::phrase;
use crate::session::{NavCommand, Screen, Work};
use egui::{Key, Ui};
use egui_phosphor::regular as icon;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Go(Screen::Home));
    }
    page(ui, theme, 1160.0, |ui| {
        let session = view.session;
        let lessons = NavCommand::Go(Screen::Lessons);
        let lessons = Way::to(icon::GRADUATION_CAP, phrase!(lang, "lesson.title"), lessons);
        let ways = [lessons, Way::help(lang), Way::settings(lang), Way::home(lang)];
        head(ui, view, 320.0, &ways, |ui, _| {
            heading(ui, theme, Size::Title, &phrase!(lang, "library.title"));
            let count = session.library.playable().count();
            let words = if count == 0 {
                phrase!(lang, "library.none")
            } else {
                phrase!(lang, "library.count", count = count)
            };
            label(ui, soft(theme, Size::Body, words));
            if session.is_at(Work::Library) {
                label(ui, soft(theme, Size::Body, phrase!(lang, "library.reading")));
            }
        });
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
