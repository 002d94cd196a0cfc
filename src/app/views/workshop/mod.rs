//! Before a workshop: which conversation, from which seat, and how the group takes part.

mod kept;

use super::View;
use super::briefing::day_name;
use crate::app::theme::{Size, space};
use crate::app::views::shared::choice::{choose, switch};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, page, pressed, soft, text,
};
use crate::course::file::case::Case;
use crate::phrase;
use crate::records::NETWORK_LENGTH;
use crate::scenario::{DayIx, SeatIx};
use crate::session::workshop::Preparation;
use crate::session::{NavCommand, Screen, WorkshopCommand};
use crate::text::Lang;
use egui::{Id, Key, Ui};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Go(Screen::Home));
    }
    page(ui, theme, 940.0, |ui| {
        head(ui, view, 420.0, &[Way::home(lang), Way::help(lang)], |ui, _| {
            heading(ui, theme, Size::Title, &phrase!(lang, "workshop.title"));
            label(ui, soft(theme, Size::Body, phrase!(lang, "workshop.what")));
        });
        ui.add_space(space::NORMAL);
        kept::unfinished(ui, view);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            which(ui, view);
            first(ui, view);
            ui.add_space(space::NORMAL);
            begin(ui, view);
        });
        ui.add_space(space::NORMAL);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            how(ui, view);
        });
        kept::others(ui, view);
    });
}

/// Which conversation, from which seat.
fn which(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let prepared = &view.session.preparation;
    let library = &view.session.library;
    let about = phrase!(lang, "workshop.which");
    heading(ui, theme, Size::Heading, &about);
    let all: Vec<_> = library.playable().collect();
    let titles: Vec<(usize, String)> =
        all.iter().enumerate().map(|(at, scenario)| (at, scenario.title.get(lang).to_owned())).collect();
    let chosen = all.iter().position(|scenario| scenario.id == prepared.scenario).unwrap_or(usize::MAX);
    if let Some(scenario) = choose(ui, theme, &about, &titles, chosen).and_then(|at| all.get(at)) {
        let next =
            Preparation { scenario: scenario.id.clone(), seat: SeatIx(0), day: None, ..prepared.clone() };
        view.ask(WorkshopCommand::Prepare(next));
    }
    let Some(scenario) = prepared.chosen(library) else { return };
    label(ui, soft(theme, Size::Body, scenario.summary.get(lang)));
    let about = phrase!(lang, "workshop.seat");
    label(ui, bold(theme, Size::Body, &about));
    let seats: Vec<(u8, String)> = (0..)
        .zip(&scenario.seats)
        .map(|(at, seat)| {
            let department = &scenario.departments[scenario.department_of(seat.plays).index()];
            let name = scenario.character(seat.plays).name.get(lang);
            (at, format!("{} · {name}", department.name.get(lang)))
        })
        .collect();
    if let Some(seat) = choose(ui, theme, &about, &seats, prepared.seat.0) {
        let seat = SeatIx(seat);
        view.ask(WorkshopCommand::Prepare(Preparation { seat, day: None, ..prepared.clone() }));
    }
    let Some(seat) = scenario.seats.get(prepared.seat.index()).filter(|seat| !seat.days.is_empty()) else {
        return;
    };
    let about = phrase!(lang, "workshop.day");
    label(ui, bold(theme, Size::Body, &about));
    let mut days: Vec<(Option<DayIx>, String)> = vec![(None, day_name(lang, None))];
    days.extend(seat.each_day().map(|(index, day)| (Some(index), day_name(lang, Some(day)))));
    if let Some(day) = choose(ui, theme, &about, &days, prepared.day) {
        view.ask(WorkshopCommand::Prepare(Preparation { day, ..prepared.clone() }));
    }
}

/// Which case comes before it, if any.
fn first(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let session = view.session;
    if session.cases.is_empty() {
        return;
    }
    let about = phrase!(lang, "workshop.case");
    label(ui, bold(theme, Size::Body, &about));
    let mut cases = vec![(None, phrase!(lang, "workshop.no_case"))];
    let named = session.cases.iter().enumerate();
    cases.extend(named.map(|(at, case)| (Some(at), case.name().get(lang).to_owned())));
    let prepared = &session.preparation;
    let is_chosen = |case: &Case| prepared.case.as_ref() == Some(&case.id);
    let chosen = session.cases.iter().position(|case| is_chosen(case));
    if let Some(at) = choose(ui, theme, &about, &cases, chosen) {
        let next = match at.and_then(|at| session.cases.get(at)) {
            Some(case) => prepared.with_case(case, &session.library),
            None => Preparation { case: None, ..prepared.clone() },
        };
        view.ask(WorkshopCommand::Prepare(next));
    }
    label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.case_means")));
}

/// How the group takes part.
fn how(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let prepared = view.session.preparation.clone();
    heading(ui, theme, Size::Heading, &phrase!(lang, "workshop.how"));
    let mut next = prepared.clone();

    let about = phrase!(lang, "workshop.screens");
    label(ui, bold(theme, Size::Body, &about));
    let screens =
        [(true, phrase!(lang, "workshop.two_screens")), (false, phrase!(lang, "workshop.one_screen"))];
    next.projector = choose(ui, theme, &about, &screens, prepared.projector).unwrap_or(prepared.projector);
    label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.screens_means")));

    let about = phrase!(lang, "workshop.seconds");
    label(ui, bold(theme, Size::Body, &about));
    let times = Preparation::SECONDS.map(|seconds| (seconds, seconds_words(lang, seconds)));
    next.seconds = choose(ui, theme, &about, &times, prepared.seconds).unwrap_or(prepared.seconds);

    let about = phrase!(lang, "workshop.teams");
    label(ui, bold(theme, Size::Body, &about));
    let teams = Preparation::TEAMS.map(|teams| {
        let words = if teams == 0 {
            phrase!(lang, "workshop.no_teams")
        } else {
            phrase!(lang, "workshop.team_n", count = teams)
        };
        (teams, words)
    });
    next.teams = choose(ui, theme, &about, &teams, prepared.teams).unwrap_or(prepared.teams);

    let about = phrase!(lang, "workshop.names");
    next.names = switch(ui, theme, &about, prepared.names).unwrap_or(prepared.names);
    label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.names_means")));

    let name = label(ui, bold(theme, Size::Body, phrase!(lang, "workshop.network")));
    let width = (420.0 * theme.scale).min(ui.available_width());
    one_line(ui, theme, Id::new("workshop network"), &mut next.network, &name, NETWORK_LENGTH, "", width);
    label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.network_means")));
    if next != prepared {
        view.ask(WorkshopCommand::Prepare(next));
    }
}

/// The ways into the room.
fn begin(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if view.session.preparation.chosen(&view.session.library).is_none() {
        label(ui, text(theme, Size::Body, phrase!(lang, "workshop.nothing")));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let open = button(ui, theme, &phrase!(lang, "workshop.open"), Weight::Primary);
        focus_if_none(ui, &open);
        if open.clicked() {
            view.ask(WorkshopCommand::Open { new: true });
        }
        if button(ui, theme, &phrase!(lang, "workshop.rehearse"), Weight::Secondary).clicked() {
            view.ask(WorkshopCommand::Rehearse);
        }
    });
    label(ui, soft(theme, Size::Small, phrase!(lang, "workshop.open_means")));
}

/// For how long a vote is open, in words.
pub fn seconds_words(lang: Lang, seconds: u16) -> String {
    if seconds == 0 {
        phrase!(lang, "workshop.by_hand")
    } else {
        phrase!(lang, "workshop.seconds_n", count = seconds)
    }
}
