//! Where one comes in.

pub(super) mod hero;
mod recent;
mod standing;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::columns::cards;
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::offer::{self, Dress};
use crate::app::views::shared::widgets::{
    Weight, bold, button, heading, label, page, section, soft, text, tinted_card,
};
use crate::course::path::{MOST, Offer};
use crate::phrase;
use crate::session::{Command, NavCommand, RecordsCommand, Screen, Session, Work, WorkshopCommand};
use egui::Ui;
use egui_phosphor::regular as icon;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let theme = view.theme;
    let screen = ui.max_rect();
    page(ui, theme, 1160.0, |ui| {
        header(ui, view);
        section(ui, "home: not opened", |ui| not_opened(ui, view));
        ui.add_space(space::WIDE);
        let hero_height = (screen.height() * 0.36).clamp(220.0, 480.0);
        section(ui, "home: first", |ui| hero::show(ui, view, hero_height));
        ui.add_space(space::WIDE);
        section(ui, "home: beside", |ui| strip(ui, view));
        rest(ui, view);
    });
}

/// What was had, the course, the library, a workshop. To newcomers there is nothing to list yet.
fn rest(ui: &mut Ui, view: &mut View) {
    let theme = view.theme;
    let is_new = recent::finished(view.session).next().is_none();
    let has_course = beside(view.session).is_empty();
    match (is_new, has_course) {
        (true, true) => cards(ui, theme, 2, |ui, number| match number {
            0 => library(ui, view),
            _ => workshop(ui, view),
        }),
        (true, false) => cards(ui, theme, 3, |ui, number| match number {
            0 => course(ui, view),
            1 => library(ui, view),
            _ => workshop(ui, view),
        }),
        (false, _) => cards(ui, theme, 3, |ui, number| match number {
            0 => section(ui, "home: recent", |ui| recent::list(ui, view)),
            1 => {
                if !has_course {
                    course(ui, view);
                    ui.add_space(space::WIDE);
                }
                library(ui, view);
            }
            _ => workshop(ui, view),
        }),
    }
}

/// The game's name, what it is, and the ways out.
fn header(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let ways = [
        Way::help(lang),
        Way::settings(lang),
        Way::to(icon::POWER, phrase!(lang, "home.quit"), NavCommand::Quit),
    ];
    head(ui, view, 430.0, &ways, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, theme, Size::Display, &phrase!(lang, "game.name"));
            ui.add_space(space::TIGHT);
            label(ui, soft(theme, Size::Heading, phrase!(lang, "game.other_name")));
        });
        label(ui, text(theme, Size::Body, phrase!(lang, "language.what")));
    });
    who(ui, view);
}

/// Who is here, where there are several who might be.
fn who(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    if !session.people.are_several() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some((person, _)) = session.people.here() {
            let name = session.name_of(person);
            label(ui, bold(theme, Size::Body, phrase!(lang, "people.at_home", name = name)));
        }
        if button(ui, theme, &phrase!(lang, "people.change"), Weight::Quiet).clicked() {
            view.ask(NavCommand::Go(Screen::People));
        }
    });
}

/// The records that couldn't be opened: what failed, what that means, and the way to try again.
fn not_opened(ui: &mut Ui, view: &mut View) {
    let (session, theme, lang) = (view.session, view.theme, view.lang());
    let Some(why) = session.not_opened() else { return };
    ui.add_space(space::NORMAL);
    tinted_card(ui, theme, theme.palette.rust_soft, |ui| {
        ui.set_width(ui.available_width());
        let title = phrase!(lang, "home.not_opened");
        label(ui, bold(theme, Size::Heading, title).color(theme.palette.rust));
        label(ui, text(theme, Size::Body, why.get(lang)));
        label(ui, text(theme, Size::Body, phrase!(lang, "home.not_opened_means")));
        ui.add_space(space::TIGHT);
        if session.is_at(Work::Records) {
            let words = phrase!(lang, "home.opening_again");
            let shown = label(ui, text(theme, Size::Body, &words));
            announce(&shown, &words);
        } else if button(ui, theme, &phrase!(lang, "home.open_again"), Weight::Secondary).clicked() {
            view.ask(RecordsCommand::OpenAgain);
        }
    });
}

/// What else is offered beside the large card: two more things at most.
fn beside(session: &Session) -> Vec<&Offer> {
    session.course.offers().into_iter().skip(hero::shows_an_offer(session)).take(MOST - 1).collect()
}

/// What else is offered, and where one stands; the course beside it where nothing else is offered.
fn strip(ui: &mut Ui, view: &mut View) {
    let theme = view.theme;
    let session = view.session;
    let beside = beside(session);
    cards(ui, theme, (beside.len() + 1).max(2), |ui, number| {
        let Some(offer) = beside.get(number) else {
            return if number == beside.len() { standing::show(ui, view) } else { course(ui, view) };
        };
        let dress = Dress {
            title: Size::Heading,
            weight: Weight::Secondary,
            first: false,
            // Where the large card is about something else, the way to more stands here.
            something_else: hero::shows_an_offer(session) == 0 && number == 0,
        };
        offer::show(ui, view, offer, dress);
    });
    ui.add_space(space::WIDE);
}

/// The course, on a card of its own.
fn course(ui: &mut Ui, view: &mut View) {
    section(ui, "home: course", |ui| standing::course(ui, view));
}

/// The library.
fn library(ui: &mut Ui, view: &mut View) {
    section(ui, "home: library", |ui| library_inside(ui, view));
}

fn library_inside(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "library.title"));
    let count = view.session.library.playable().count();
    let broken = view.session.library.broken().count();
    label(ui, soft(theme, Size::Body, phrase!(lang, "library.count", count = count)));
    if broken > 0 {
        let words = phrase!(lang, "library.broken_count", count = broken);
        label(ui, bold(theme, Size::Small, words).color(theme.palette.rust));
    }
    ui.add_space(space::TIGHT);
    if button(ui, theme, &phrase!(lang, "home.library"), Weight::Secondary).clicked() {
        view.ask(NavCommand::Go(Screen::Library));
    }
}

/// The way into a workshop, or back into the one that was not ended.
fn workshop(ui: &mut Ui, view: &mut View) {
    section(ui, "home: workshop", |ui| workshop_inside(ui, view));
}

fn workshop_inside(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "workshop.title"));
    let unfinished: Vec<_> = view.session.unfinished_rooms().collect();
    let (words, press, command) = match unfinished.as_slice() {
        [] => (
            phrase!(lang, "home.workshop"),
            phrase!(lang, "home.lead"),
            Command::from(NavCommand::Go(Screen::Workshop)),
        ),
        // Where there is something to choose, or to be told before, the workshop's screen does that.
        [one] if one.lost == 0 && view.session.can_go_on(one) => (
            phrase!(lang, "home.workshop_unfinished"),
            phrase!(lang, "workshop.go_on"),
            WorkshopCommand::Resume(one.folder.clone()).into(),
        ),
        several => (
            phrase!(lang, "home.workshop_unfinished_n", count = several.len()),
            phrase!(lang, "home.workshop_choose"),
            NavCommand::Go(Screen::Workshop).into(),
        ),
    };
    label(ui, soft(theme, Size::Body, words));
    ui.add_space(space::TIGHT);
    if button(ui, theme, &press, Weight::Secondary).clicked() {
        view.ask(command);
    }
}
