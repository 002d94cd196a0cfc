//! What the game is, what it is not, and whose work is in it.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{Weight, button, card, heading, label, soft, text};
use crate::phrase;
use crate::scoring::{LEAST_SCENARIOS, MEMORY_DAYS};
use crate::session::{NavCommand, Screen};
use egui::Ui;

/// Draws the card.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, theme, Size::Heading, &phrase!(lang, "about.title"));
        let version = phrase!(lang, "about.version", version = env!("CARGO_PKG_VERSION"));
        label(ui, soft(theme, Size::Body, version));
        ui.add_space(space::TIGHT);
        label(ui, text(theme, Size::Body, phrase!(lang, "about.not")));
        let skill = phrase!(lang, "about.skill", scenarios = LEAST_SCENARIOS, days = MEMORY_DAYS);
        label(ui, text(theme, Size::Body, skill));
        ui.add_space(space::TIGHT);
        label(ui, soft(theme, Size::Small, phrase!(lang, "about.licences")));
        if button(ui, theme, &phrase!(lang, "licences.title"), Weight::Quiet).clicked() {
            view.ask(NavCommand::Go(Screen::Licences));
        }
    });
}
