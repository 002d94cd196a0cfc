//! The course: its days, what was done, what comes next and why, the sides that were taken, the dates to come.
//! Before one is taken up: which there are, and what they would hand in. On the last day: the plan. A plan that is
//! shown to a partner.

mod choice;
mod dates;
mod day_sixty;
mod days;
mod partner;
mod practised;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::columns::cards;
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::offer::{self, Dress};
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, page, pressed, soft,
};
use crate::course::path::MOST;
use crate::phrase;
use crate::session::course::with_weekday;
use crate::session::{CourseCommand, NavCommand, Screen, Work};
use egui::{Id, Key, Ui};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    let own = &session.course;
    if pressed(ui, Key::Escape) {
        view.ask(match (own.looking_at, &own.asked) {
            _ if own.showing.is_some() => CourseCommand::DontShow.into(),
            (Some(_), _) => CourseCommand::DontLook.into(),
            (_, Some(_)) => CourseCommand::DontTakeUp.into(),
            _ => crate::session::Command::from(NavCommand::Go(Screen::Home)),
        });
    }
    page(ui, theme, 1160.0, |ui| {
        let title = match (own.course(), &own.taken) {
            (Some(course), _) => course.title.get(lang).to_owned(),
            (None, Some(taken)) => taken.course.clone(),
            (None, None) => phrase!(lang, "course.title"),
        };
        head(ui, view, 320.0, &[Way::home(lang), Way::library(lang), Way::help(lang)], |ui, _| {
            heading(ui, theme, Size::Title, &title);
            if let Some(taken) = &own.taken {
                let since = with_weekday(taken.first_day, lang);
                label(ui, soft(theme, Size::Body, phrase!(lang, "course.first_of", date = since)));
            }
        });
        ui.add_space(space::NORMAL);
        let looked_at = own
            .standing
            .as_ref()
            .and_then(|standing| standing.plans.iter().find(|plan| Some(plan.id) == own.looking_at));
        if let Some((showing, plan)) = session.shown_plan() {
            partner::show(ui, view, showing, plan);
        } else if let Some(plan) = looked_at {
            day_sixty::show(ui, view, plan);
        } else if let Some(asked) = &own.asked {
            choice::consent(ui, view, asked);
        } else if own.taken.is_some() {
            taken(ui, view);
        } else {
            choice::show(ui, view);
        }
    });
}

/// The course that was taken up.
fn taken(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    let Some(standing) = &session.course.standing else { return waiting(ui, view) };
    if session.course.course().is_some() {
        days::show(ui, view, &standing.steps, standing.today);
    } else if let Some(taken) = &session.course.taken {
        label(ui, bold(theme, Size::Body, phrase!(lang, "course.file_gone", id = taken.course)));
    }
    ui.add_space(space::WIDE);
    next(ui, view);
    cards(ui, theme, 2, |ui, number| match number {
        0 => practised::show(ui, view, &standing.reached),
        _ => dates::show(ui, view, &standing.dates),
    });
    ui.add_space(space::WIDE);
    partner::plans(ui, view, &standing.plans);
    leave(ui, view);
}

/// It is being worked out.
fn waiting(ui: &mut Ui, view: &View) {
    if view.session.is_at(Work::Course) {
        let words = phrase!(view.lang(), "course.working_out");
        let shown = label(ui, soft(view.theme, Size::Body, &words));
        announce(&shown, &words);
    }
}

/// What comes next: the first thing large, what else there is beside it.
fn next(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "course.next_title"));
    ui.add_space(space::TIGHT);
    let offers = view.session.course.offers();
    let count = offers.len().min(MOST);
    if count == 0 {
        return;
    }
    cards(ui, theme, count, |ui, number| {
        let first = number == 0;
        let weight = if first { Weight::Primary } else { Weight::Secondary };
        let dress = Dress { title: Size::Heading, weight, first, something_else: first };
        offer::show(ui, view, offers[number], dress);
    });
    ui.add_space(space::WIDE);
}

/// The way out of the course, which asks first.
fn leave(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let asking = Id::new("leave the course?");
    let sure = ui.data(|data| data.get_temp::<bool>(asking)).unwrap_or(false);
    if !sure {
        if button(ui, theme, &phrase!(lang, "course.leave"), Weight::Quiet).clicked() {
            ui.data_mut(|data| data.insert_temp(asking, true));
        }
        return;
    }
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        label(ui, bold(theme, Size::Body, phrase!(lang, "course.leave_sure")));
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            let stay = button(ui, theme, &phrase!(lang, "course.leave_no"), Weight::Primary);
            focus_if_none(ui, &stay);
            let really = button(ui, theme, &phrase!(lang, "course.leave"), Weight::Secondary);
            if stay.clicked() || really.clicked() {
                ui.data_mut(|data| data.remove::<bool>(asking));
            }
            if really.clicked() {
                view.ask(CourseCommand::Leave);
            }
        });
    });
}
