//! Before a conversation: who serves whom, what each side knows, and how to play.

mod desk;
mod flow;
mod start;

use super::View;
use super::ways::{Way, head};
use super::widgets::{Weight, button, chip, heading, label, page, pressed, soft};
use crate::app::theme::{Size, space};
use crate::phrase;
use crate::scenario::{CharacterIx, Scenario, Seat};
use crate::session::{Command, Screen};
use egui::{CornerRadius, Key, Rect, Ui, UiBuilder, pos2, vec2};
use egui_phosphor::regular as icon;

/// A scenario seen from one of its seats.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The seat.
    pub seat: &'a Seat,
}

impl Desk<'_> {
    /// The person across the table.
    pub fn other(&self) -> CharacterIx {
        self.seat.facing.first().copied().unwrap_or(self.seat.plays)
    }

    /// The name of a person's department.
    pub fn department(&self, person: CharacterIx, lang: crate::text::Lang) -> &str {
        self.scenario.departments[self.scenario.department_of(person).index()].name.get(lang)
    }

    /// The seat of the other desk.
    pub fn other_seat(&self) -> Option<&Seat> {
        self.scenario.seats.iter().find(|seat| seat.id != self.seat.id)
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View, scenario: &str, seat: &str) {
    if pressed(ui, Key::Escape) {
        view.ask(Command::Go(Screen::Library));
    }
    let session = view.session;
    let Some((scenario, seat)) = session.desk(scenario, seat) else { return missing(ui, view) };
    let desk = Desk { scenario, seat };
    let whole = ui.max_rect();
    let scale = view.theme.scale;
    // A bar at the bottom keeps "sit down" in sight, where there is room for one.
    if whole.width() < 940.0 * scale || whole.height() < 560.0 * scale {
        page(ui, view.theme, 1160.0, |ui| {
            content(ui, view, desk);
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
        page(ui, view.theme, 1160.0, |ui| content(ui, view, desk));
    });
    ui.painter().rect_filled(bar, CornerRadius::ZERO, view.theme.palette.card);
    ui.painter().hline(bar.x_range(), bar.top(), view.theme.line());
    let width = (bar.width() - 2.0 * space::PAGE).min(1160.0 * view.theme.scale);
    let inner = Rect::from_center_size(bar.center(), vec2(width, bar.height()));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| start::bar(ui, view));
}

fn content(ui: &mut Ui, view: &mut View, desk: Desk) {
    let (theme, lang) = (view.theme, view.lang());
    let scenario = desk.scenario;
    let title = scenario.title.get(lang);
    let mut ways = vec![Way::help(lang)];
    if let Some(other) = desk.other_seat() {
        let words = phrase!(lang, "briefing.other_desk", desk = desk.department(other.plays, lang));
        let screen = Screen::Briefing { scenario: scenario.id.clone(), seat: other.id.clone() };
        ways.push(Way::to(icon::SWAP, words, Command::Go(screen)));
    }
    ways.push(Way::library(lang));
    head(ui, view, 420.0, &ways, |ui, view| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, theme, Size::Title, title);
            about(ui, view, desk);
        });
    });
    ui.add_space(space::NORMAL);
    flow::show(ui, view, desk);
    ui.add_space(space::WIDE);
    desk::show(ui, view, desk);
}

fn about(ui: &mut Ui, view: &View, desk: Desk) {
    let (theme, lang) = (view.theme, view.lang());
    let problem = desk.scenario.problem.name().get(lang);
    chip(ui, theme, problem, theme.palette.ink, theme.palette.note);
    label(ui, soft(theme, Size::Body, phrase!(lang, "briefing.turns", count = desk.seat.turns)));
}

/// The scenario is gone, or its file was broken meanwhile.
fn missing(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    page(ui, theme, 860.0, |ui| {
        heading(ui, theme, Size::Title, &phrase!(lang, "briefing.missing"));
        let back = button(ui, theme, &phrase!(lang, "briefing.library"), Weight::Primary);
        super::widgets::focus_if_none(ui, &back);
        if back.clicked() {
            view.ask(Command::Go(Screen::Library));
        }
    });
}
