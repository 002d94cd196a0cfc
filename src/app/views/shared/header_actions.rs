//! The head of a screen: what it is on the left, the ways out of it on the right, in the same hand and
//! the same order everywhere.

use super::help;
use super::icons::{icon_button, icon_button_width};
use crate::app::views::View;
use crate::phrase;
use crate::session::{Command, NavCommand, Screen};
use crate::text::Lang;
use egui::{Align, Layout, Ui, vec2};
use egui_phosphor::regular as icon;

/// A way out of a screen.
pub struct Way {
    sign: &'static str,
    words: String,
    /// What it asks for; none for the list of keys.
    command: Option<Command>,
}

impl Way {
    /// Home.
    pub fn home(lang: Lang) -> Way {
        Way::to(icon::HOUSE, phrase!(lang, "library.home"), NavCommand::Go(Screen::Home))
    }

    /// The library.
    pub fn library(lang: Lang) -> Way {
        Way::to(icon::BOOKS, phrase!(lang, "briefing.library"), NavCommand::Go(Screen::Library))
    }

    /// The settings.
    pub fn settings(lang: Lang) -> Way {
        Way::to(icon::GEAR_SIX, phrase!(lang, "settings.title"), NavCommand::Go(Screen::Settings))
    }

    /// The list of keys.
    pub fn help(lang: Lang) -> Way {
        Way { sign: icon::QUESTION, words: phrase!(lang, "help.button"), command: None }
    }

    /// Anywhere else.
    pub fn to(sign: &'static str, words: String, command: impl Into<Command>) -> Way {
        Way { sign, words, command: Some(command.into()) }
    }
}

/// Draws what a screen is, and the ways out of it beside that or, where there is little room, above.
/// `least` is the width that the left part needs, in points at text of 100 %.
pub fn head(ui: &mut Ui, view: &mut View, least: f32, ways: &[Way], left: impl FnOnce(&mut Ui, &mut View)) {
    let theme = view.theme;
    let whole = ui.available_width();
    let each = ways.iter().map(|way| icon_button_width(ui, theme, way.sign, &way.words, true) + GAP);
    let needed = each.sum::<f32>() - GAP;
    if whole < needed + least * theme.scale {
        ui.horizontal_wrapped(|ui| row(ui, view, ways.iter()));
        left(ui, view);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(whole - needed - ui.spacing().item_spacing.x);
            left(ui, view);
        });
        let size = vec2(ui.available_width(), 40.0 * theme.scale);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| row(ui, view, ways.iter()));
    });
}

const GAP: f32 = 2.0;

fn row<'w>(ui: &mut Ui, view: &mut View, ways: impl Iterator<Item = &'w Way>) {
    ui.spacing_mut().item_spacing.x = GAP;
    for way in ways {
        if icon_button(ui, view.theme, way.sign, &way.words, true).clicked() {
            match &way.command {
                Some(command) => view.ask(command.clone()),
                None => help::open(ui.ctx()),
            }
        }
    }
}
