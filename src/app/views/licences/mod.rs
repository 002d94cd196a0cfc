//! What others made and the game has in it, and under which licences: found by name, one notice at a time.

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, page, pressed, soft, text,
};
use crate::notices::{Notices, Package};
use crate::phrase;
use crate::session::NavCommand;
use egui::{Id, Key, Ui};

/// How many are listed; the others are found by their names.
const LISTED: usize = 12;
/// The longest part of a name that can be typed, in letters.
const LONGEST: usize = 40;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Back);
    }
    let notices = Notices::of_game();
    page(ui, theme, 860.0, |ui| {
        head(ui, view, 320.0, &[Way::help(lang)], |ui, view| {
            let back = button(ui, theme, &phrase!(lang, "settings.back"), Weight::Secondary);
            focus_if_none(ui, &back);
            if back.clicked() {
                view.ask(NavCommand::Back);
            }
            ui.add_space(space::TIGHT);
            heading(ui, theme, Size::Title, &phrase!(lang, "licences.title"));
            label(ui, text(theme, Size::Body, phrase!(lang, "licences.own")));
            let count = notices.packages.len();
            label(ui, soft(theme, Size::Body, phrase!(lang, "licences.others", count = count)));
        });
        ui.add_space(space::TIGHT);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            found(ui, view, notices);
        });
    });
}

/// The field for a name, and what has it in its own.
fn found(ui: &mut Ui, view: &View, notices: &'static Notices) {
    let (theme, lang) = (view.theme, view.lang());
    let (field, open) = (Id::new("licences"), Id::new("the open notice"));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(field)).unwrap_or_default();
    let name = label(ui, bold(theme, Size::Body, phrase!(lang, "licences.find")));
    let width = ui.available_width();
    one_line(ui, theme, field, &mut typed, &name, LONGEST, "", width);
    ui.add_space(space::TIGHT);
    let those: Vec<&Package> = notices.named(&typed).collect();
    ui.data_mut(|data| data.insert_temp(field, typed));
    let mut shown = ui.data_mut(|data| data.get_temp::<Option<String>>(open)).flatten();
    for package in those.iter().take(LISTED) {
        let line = package.line();
        let is_open = shown.as_ref() == Some(&line);
        let weight = if is_open { Weight::Secondary } else { Weight::Quiet };
        if button(ui, theme, &line, weight).clicked() {
            shown = (!is_open).then(|| line.clone());
        }
        if is_open {
            if !package.home.is_empty() {
                label(ui, soft(theme, Size::Small, &package.home));
            }
            for part in notices.text(package).split("\n\n") {
                let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
                label(ui, text(theme, Size::Small, part));
            }
            ui.add_space(space::TIGHT);
        }
    }
    ui.data_mut(|data| data.insert_temp(open, shown));
    let words = match those.len().checked_sub(LISTED) {
        _ if those.is_empty() => phrase!(lang, "licences.none"),
        Some(more) if more > 0 => phrase!(lang, "licences.more", count = more),
        _ => return,
    };
    label(ui, soft(theme, Size::Body, words));
}
