//! Before a conversation: who serves whom, what each side knows, on which day, and how to play.

mod days;
mod flow;
mod seat;
mod start;

pub use days::name as day_name;
pub use seat::read_again;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::widgets::{
    Weight, bold, button, chip, focus_if_none, heading, label, page, pressed, soft,
};
use crate::phrase;
use crate::scenario::SeatRef;
use crate::session::{NavCommand, Screen};
use egui::{CornerRadius, Key, Rect, Ui, UiBuilder, pos2, vec2};
use egui_phosphor::regular as icon;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Go(Screen::Library));
    }
    let session = view.session;
    let briefed = match session.screen() {
        Screen::Briefing { scenario, seat } => session.seat_ref(scenario, seat),
        _ => None,
    };
    let Some(at) = briefed else { return missing(ui, view) };
    if !session.may_be_briefed(&at.scenario.id, &at.seat.id) {
        return locked(ui, view, at);
    }
    let whole = ui.max_rect();
    let scale = view.theme.scale;
    // A bar at the bottom keeps "sit down" in sight, where there is room for one.
    if whole.width() < 940.0 * scale || whole.height() < 560.0 * scale {
        page(ui, view.theme, 1160.0, |ui| {
            content(ui, view, at);
            ui.add_space(space::WIDE);
            start::block(ui, view);
        });
        start::enter_without_focus(ui, view);
        return;
    }
    let bar_top = whole.bottom() - start::bar_height(ui, view.theme);
    let above = Rect::from_min_max(whole.min, pos2(whole.right(), bar_top));
    let bar = Rect::from_min_max(pos2(whole.left(), bar_top), whole.max);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(above);
        page(ui, view.theme, 1160.0, |ui| content(ui, view, at));
    });
    ui.painter().rect_filled(bar, CornerRadius::ZERO, view.theme.palette.card);
    ui.painter().hline(bar.x_range(), bar.top(), view.theme.line());
    let width = (bar.width() - 2.0 * space::PAGE).min(1160.0 * view.theme.scale);
    let inner = Rect::from_center_size(bar.center(), vec2(width, bar.height()));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| start::bar(ui, view));
}

fn content(ui: &mut Ui, view: &mut View, at: SeatRef) {
    let (theme, lang) = (view.theme, view.lang());
    let scenario = at.scenario;
    let title = scenario.title.get(lang);
    let mut ways = vec![Way::help(lang)];
    if let Some(other) = at.other_seat().filter(|_| !view.session.is_locked(&scenario.id)) {
        let words =
            phrase!(lang, "briefing.other_seat", seat = at.scenario.department_name(other.plays).get(lang));
        let screen = Screen::Briefing { scenario: scenario.id.clone(), seat: other.id.clone() };
        ways.push(Way::to(icon::SWAP, words, NavCommand::Go(screen)));
    }
    ways.push(Way::library(lang));
    head(ui, view, 420.0, &ways, |ui, view| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, theme, Size::Title, title);
            about(ui, view, at);
        });
    });
    if view.session.purpose_at(&scenario.id, &at.seat.id).form().is_some() {
        label(ui, bold(theme, Size::Body, phrase!(lang, "course.form_best")));
    }
    ui.add_space(space::NORMAL);
    flow::show(ui, view, at);
    // Whoever has played here knows who and what; newcomers read that first.
    let knows_it = view.session.progress.is_finished(&scenario.id, &at.seat.id);
    // A form is the same for everybody.
    let has_days = view.session.purpose_at(&scenario.id, &at.seat.id).form().is_none();
    if knows_it && has_days {
        days::show(ui, view, at);
    }
    ui.add_space(space::WIDE);
    seat::show(ui, view, at);
    if !knows_it && has_days {
        days::show(ui, view, at);
    }
}

fn about(ui: &mut Ui, view: &View, at: SeatRef) {
    let (theme, lang) = (view.theme, view.lang());
    let problem = at.scenario.problem.name().get(lang);
    chip(ui, theme, problem, theme.palette.ink, theme.palette.note);
    label(ui, soft(theme, Size::Body, phrase!(lang, "briefing.turns", count = at.seat.turns)));
}

/// The scenario is kept for a form.
fn locked(ui: &mut Ui, view: &mut View, at: SeatRef) {
    let (theme, lang) = (view.theme, view.lang());
    page(ui, theme, 860.0, |ui| {
        heading(ui, theme, Size::Title, at.scenario.title.get(lang));
        label(ui, soft(theme, Size::Body, phrase!(lang, "course.locked_why")));
        ui.add_space(space::NORMAL);
        let course = button(ui, theme, &phrase!(lang, "course.title_open"), Weight::Primary);
        focus_if_none(ui, &course);
        if course.clicked() {
            view.ask(NavCommand::Go(Screen::Programme));
        }
    });
}

/// The scenario is gone, or its file was broken meanwhile.
fn missing(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    page(ui, theme, 860.0, |ui| {
        heading(ui, theme, Size::Title, &phrase!(lang, "briefing.missing"));
        let back = button(ui, theme, &phrase!(lang, "briefing.library"), Weight::Primary);
        focus_if_none(ui, &back);
        if back.clicked() {
            view.ask(NavCommand::Go(Screen::Library));
        }
    });
}
