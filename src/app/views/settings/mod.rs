//! How the person wants the game. Every change applies at once.

mod about;
#[cfg(feature = "sound")]
mod volume;

use super::View;
use crate::app::theme::{Size, Theme, space};
use crate::app::views::shared::choice::{choose, switch};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::widgets::{
    Weight, button, card, focus_if_none, heading, label, page, pressed, soft,
};
use crate::phrase;
use crate::session::{Mode, NavCommand, Preferences, Screen, SettingsCommand, ThemeChoice};
use crate::text::Lang;
use egui::{Key, Ui, vec2};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Back);
    }
    page(ui, theme, 860.0, |ui| {
        head(ui, view, 320.0, &[Way::help(lang)], |ui, view| {
            let back = button(ui, theme, &phrase!(lang, "settings.back"), Weight::Secondary);
            focus_if_none(ui, &back);
            if back.clicked() {
                view.ask(NavCommand::Back);
            }
            ui.add_space(space::TIGHT);
            heading(ui, theme, Size::Title, &phrase!(lang, "settings.title"));
            label(ui, soft(theme, Size::Body, phrase!(lang, "settings.at_once")));
        });
        ui.add_space(space::TIGHT);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            groups(ui, view);
        });
        ui.add_space(space::WIDE);
        about::show(ui, view);
    });
}

fn groups(ui: &mut Ui, view: &mut View) {
    let lang = view.lang();
    let preferences = &view.session.preferences;
    let languages = Lang::ALL.map(|lang| (lang, lang.endonym().to_owned()));
    let picked = group(ui, view, &phrase!(lang, "settings.language"), None, &languages, lang);
    view.ask_all(picked.map(SettingsCommand::Language));

    let sizes = Preferences::TEXT_SIZES.map(|size| (size, format!("{size}%")));
    let picked =
        group(ui, view, &phrase!(lang, "settings.text_size"), None, &sizes, preferences.text_percent);
    view.ask_all(picked.map(SettingsCommand::TextPercent));

    let picked = group(
        ui,
        view,
        &phrase!(lang, "settings.mode"),
        Some(&mode_words(lang, preferences.mode)),
        &modes(lang),
        preferences.mode,
    );
    view.ask_all(picked.map(SettingsCommand::Mode));

    let themes = ThemeChoice::ALL.map(|choice| (choice, theme_name(lang, choice)));
    let picked = group(ui, view, &phrase!(lang, "settings.theme"), None, &themes, preferences.theme);
    view.ask_all(picked.map(SettingsCommand::Theme));

    #[cfg(feature = "sound")]
    volume::show(ui, view);

    row(ui, view.theme, &phrase!(lang, "settings.ease"), |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = phrase!(lang, "settings.high_contrast");
            let picked = switch(ui, view.theme, &label, preferences.high_contrast);
            view.ask_all(picked.map(SettingsCommand::HighContrast));
            let label = phrase!(lang, "settings.reduced_motion");
            let picked = switch(ui, view.theme, &label, preferences.reduced_motion);
            view.ask_all(picked.map(SettingsCommand::ReducedMotion));
            let label = phrase!(lang, "settings.meters");
            let picked = switch(ui, view.theme, &label, preferences.meters);
            view.ask_all(picked.map(SettingsCommand::Meters));
        })
    });

    row(ui, view.theme, &phrase!(lang, "people.title"), |ui| {
        let name = view.session.people.here().map(|(person, _)| view.session.name_of(person));
        let words = phrase!(lang, "people.at_home", name = name.unwrap_or_default());
        if button(ui, view.theme, &words, Weight::Secondary).clicked() {
            view.ask(NavCommand::Go(Screen::People));
        }
        label(ui, soft(view.theme, Size::Small, phrase!(lang, "people.settings_words")));
    });

    row(ui, view.theme, &phrase!(lang, "settings.trouble"), |ui| {
        if button(ui, view.theme, &phrase!(lang, "settings.save_diagnostics"), Weight::Secondary).clicked() {
            view.ask(SettingsCommand::SaveDiagnostics);
        }
        label(ui, soft(view.theme, Size::Small, phrase!(lang, "settings.diagnostics_words")));
    });
}

/// A named group of choices, with a line of explanation.
fn group<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View,
    name: &str,
    words: Option<&str>,
    options: &[(T, String)],
    chosen: T,
) -> Option<T> {
    row(ui, view.theme, name, |ui| {
        let picked = choose(ui, view.theme, name, options, chosen);
        if let Some(words) = words {
            label(ui, soft(view.theme, Size::Small, words));
        }
        picked
    })
}

/// A name on the left and what belongs to it on the right, or below where there is little room.
fn row<R>(ui: &mut Ui, theme: &Theme, name: &str, inside: impl FnOnce(&mut Ui) -> R) -> R {
    const NAME: f32 = 170.0;
    let beside = ui.available_width() > 660.0 * theme.scale;
    let result = if beside {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(NAME * theme.scale, 0.0), |ui| {
                ui.set_width(NAME * theme.scale);
                ui.add_space(space::TIGHT);
                heading(ui, theme, Size::Heading, name);
            });
            ui.vertical(inside).inner
        })
        .inner
    } else {
        heading(ui, theme, Size::Heading, name);
        inside(ui)
    };
    ui.add_space(space::TIGHT);
    result
}

/// The two modes and their names.
pub(super) fn modes(lang: Lang) -> [(Mode, String); 2] {
    [
        (Mode::Guided, phrase!(lang, "settings.guided")),
        (Mode::Assessment, phrase!(lang, "settings.assessment")),
    ]
}

/// What a mode means, in a line.
pub(super) fn mode_words(lang: Lang, mode: Mode) -> String {
    match mode {
        Mode::Guided => phrase!(lang, "settings.guided_words"),
        Mode::Assessment => phrase!(lang, "settings.assessment_words"),
    }
}

fn theme_name(lang: Lang, choice: ThemeChoice) -> String {
    match choice {
        ThemeChoice::Auto => phrase!(lang, "settings.auto"),
        ThemeChoice::Light => phrase!(lang, "settings.light"),
        ThemeChoice::Dark => phrase!(lang, "settings.dark"),
    }
}
