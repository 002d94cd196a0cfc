//! How to play, and sitting down.

use crate::app::theme::{Size, Theme, space};
use crate::app::views::View;
use crate::app::views::settings::{mode_words, modes};
use crate::app::views::shared::choice::choose;
use crate::app::views::shared::widgets::{Weight, bold, button, card, focus_if_none, label, pressed, soft};
use crate::phrase;
use crate::session::{PlayCommand, Screen, SettingsCommand};
use egui::{Align, Key, Layout, Ui};

/// The height of the bar at the bottom.
pub fn bar_height(ui: &Ui, theme: &Theme) -> f32 {
    let line = ui.ctx().fonts_mut(|fonts| fonts.row_height(&theme.bold(Size::Body)));
    line + 20.0 + 2.0 * space::NORMAL + 8.0
}

/// The bar: everything in one row.
pub fn bar(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let sit = button(ui, theme, &phrase!(lang, "briefing.begin"), Weight::Primary);
        focus_if_none(ui, &sit);
        if sit.clicked() {
            view.ask(PlayCommand::Begin);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if is_form(view) {
                label(ui, soft(theme, Size::Small, phrase!(lang, "course.form_mode")));
                return;
            }
            mode(ui, view);
            let words = mode_words(lang, view.session.preferences.mode);
            label(ui, soft(theme, Size::Small, words));
        });
    });
}

/// The same, one below the other.
pub fn block(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        if is_form(view) {
            label(ui, soft(theme, Size::Body, phrase!(lang, "course.form_mode")));
        } else {
            label(ui, bold(theme, Size::Heading, phrase!(lang, "settings.mode")));
            mode(ui, view);
            label(ui, soft(theme, Size::Small, mode_words(lang, view.session.preferences.mode)));
        }
        ui.add_space(space::NORMAL);
        if button(ui, theme, &phrase!(lang, "briefing.begin"), Weight::Primary).clicked() {
            view.ask(PlayCommand::Begin);
        }
    });
}

/// Enter sits down when nothing has the keyboard. (Where the button is below the words, giving it
/// the keyboard would scroll past them.)
pub fn enter_without_focus(ui: &Ui, view: &mut View) {
    let free = ui.memory(|memory| memory.focused().is_none());
    if free && pressed(ui, Key::Enter) {
        view.ask(PlayCommand::Begin);
    }
}

/// Whether the conversation is part of a form: then it is without hints, whatever one likes otherwise.
fn is_form(view: &View) -> bool {
    match view.session.screen() {
        Screen::Briefing { scenario, seat } => view.session.purpose_at(scenario, seat).form().is_some(),
        _ => false,
    }
}

fn mode(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let about = phrase!(lang, "settings.mode");
    let picked = choose(ui, theme, &about, &modes(lang), view.session.preferences.mode);
    view.ask_all(picked.map(SettingsCommand::Mode));
}
