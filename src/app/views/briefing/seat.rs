//! What each side knows: yours, both, and what you are told of the other seat.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::columns::cards;
use crate::app::views::shared::widgets::{heading, label, soft, text};
use crate::phrase;
use crate::scenario::{CharacterIx, Day, SeatRef};
use crate::text::{Text, labelled};
use egui::{Sense, Ui, vec2};

/// Draws the cards, side by side where there is room.
pub fn show(ui: &mut Ui, view: &View, at: SeatRef) {
    let theme = view.theme;
    let count = if ui.available_width() < 1040.0 * theme.scale { 2 } else { 3 };
    cards(ui, theme, count, |ui, number| match (number, count) {
        (0, 3) => yours(ui, view, at),
        (1, 3) => only_you(ui, view, at),
        (0, _) => {
            yours(ui, view, at);
            ui.add_space(space::NORMAL);
            only_you(ui, view, at);
        }
        _ => {
            both(ui, view, at);
            ui.add_space(space::NORMAL);
            theirs(ui, view, at);
        }
    });
}

fn yours(ui: &mut Ui, view: &View, at: SeatRef) {
    let (theme, lang) = (view.theme, view.lang());
    person(ui, view, at, at.seat.plays, &phrase!(lang, "briefing.your_desk"));
    label(ui, text(theme, Size::Body, at.seat.brief.get(lang)));
}

/// Everything that the briefing says of a seat on a day, one below the other.
pub fn read_again(ui: &mut Ui, view: &View, at: SeatRef, day: Option<&Day>) {
    yours(ui, view, at);
    known(ui, view, at, day);
    both(ui, view, at);
    theirs(ui, view, at);
}

fn only_you(ui: &mut Ui, view: &View, at: SeatRef) {
    known(ui, view, at, view.session.day_of(at).and_then(|day| at.seat.days.get(day.index())));
}

/// What only this seat knows on a day.
fn known(ui: &mut Ui, view: &View, at: SeatRef, day: Option<&Day>) {
    let knows = day.map_or(&at.seat.knows, |day| &day.knows);
    if !knows.is_empty() {
        heading(ui, view.theme, Size::Heading, &phrase!(view.lang(), "briefing.only_you"));
        points(ui, view, knows);
    }
}

fn both(ui: &mut Ui, view: &View, at: SeatRef) {
    if !at.scenario.facts.is_empty() {
        heading(ui, view.theme, Size::Heading, &phrase!(view.lang(), "briefing.both_know"));
        points(ui, view, &at.scenario.facts);
    }
}

fn theirs(ui: &mut Ui, view: &View, at: SeatRef) {
    let (theme, lang) = (view.theme, view.lang());
    person(ui, view, at, at.counterpart(), &phrase!(lang, "briefing.their_desk"));
    label(ui, soft(theme, Size::Body, phrase!(lang, "briefing.their_side")));
}

/// A person's department, name and role.
fn person(ui: &mut Ui, view: &View, at: SeatRef, who: CharacterIx, title: &str) {
    let (theme, lang) = (view.theme, view.lang());
    let character = at.scenario.character(who);
    heading(ui, theme, Size::Heading, &labelled(lang, title, at.scenario.department_name(who).get(lang)));
    let name = character.name.get(lang);
    let role = phrase!(lang, "briefing.name_and_role", name = name, role = character.role.get(lang));
    label(ui, soft(theme, Size::Body, role));
}

/// A list with ink points.
fn points(ui: &mut Ui, view: &View, items: &[Text]) {
    let theme = view.theme;
    for item in items {
        ui.horizontal_top(|ui| {
            let line = ui.ctx().fonts_mut(|fonts| fonts.row_height(&theme.font(Size::Body)));
            let (rect, _) = ui.allocate_exact_size(vec2(10.0, line), Sense::hover());
            ui.painter().circle_filled(rect.center(), 3.5, theme.palette.ink);
            label(ui, text(theme, Size::Body, item.get(view.lang())));
        });
    }
}
