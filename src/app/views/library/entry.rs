//! A scenario that can be played.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::home::hero::minutes;
use crate::app::views::shared::scene::{has_room_for_pictures, paint_scene, scene_of};
use crate::app::views::shared::widgets::{
    Weight, button, card, chip, focus_if_none, heading, label, soft, text,
};
use crate::phrase;
use crate::scenario::{Day, Face, Scenario, Seat};
use crate::session::{NavCommand, Screen};
use crate::text::{labelled, list};
use egui::{Rect, Sense, Ui, vec2};

/// Draws the scenario's card. `first` says that it is the first on the screen.
pub fn show(ui: &mut Ui, view: &mut View, scenario: &Scenario, first: bool) {
    let theme = view.theme;
    ui.push_id(&scenario.id, |ui| {
        card(ui, theme, |ui| {
            let width = ui.available_width();
            ui.set_width(width);
            if width < 620.0 * theme.scale {
                if has_room_for_pictures(ui, theme) {
                    let (rect, _) = ui.allocate_exact_size(vec2(width, 150.0), Sense::hover());
                    picture(ui, view, rect, scenario);
                    ui.add_space(space::NORMAL);
                }
                words(ui, view, scenario, first);
                return;
            }
            let picture_width = (width * 0.32).min(380.0);
            let top_left = ui.cursor().min;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(picture_width + space::WIDE);
                let block = ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
                    ui.set_width(width - picture_width - space::WIDE);
                    words(ui, view, scenario, first);
                });
                let tall = block.response.rect.height().max(picture_width * 0.56);
                let rect = Rect::from_min_size(top_left, vec2(picture_width, tall));
                ui.allocate_rect(rect, Sense::hover());
                picture(ui, view, rect, scenario);
            });
        });
    });
}

fn picture(ui: &Ui, view: &View, rect: Rect, scenario: &Scenario) {
    if let Some(scene) = scene_of(scenario, Face::Serious, Face::Concerned) {
        paint_scene(ui, view.theme, rect, &scene);
    }
}

fn words(ui: &mut Ui, view: &mut View, scenario: &Scenario, first: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    heading(ui, theme, Size::Title, scenario.title.get(lang));
    if view.session.is_locked(&scenario.id) {
        let forms = view.session.course.taken.iter().flat_map(|taken| &taken.forms);
        let mut own = forms.filter(|form| form.seats.iter().any(|(own, _)| *own == scenario.id));
        if let Some(form) = own.next() {
            let words = phrase!(lang, "course.locked", number = form.number);
            chip(ui, theme, &words, p.ink, p.note);
        }
        label(ui, text(theme, Size::Body, phrase!(lang, "course.locked_why")));
        ui.add_space(space::TIGHT);
        let response = button(ui, theme, &phrase!(lang, "course.title_open"), Weight::Secondary);
        if first {
            focus_if_none(ui, &response);
        }
        if response.clicked() {
            view.ask(NavCommand::Go(Screen::Programme));
        }
        return;
    }
    label(ui, text(theme, Size::Body, scenario.summary.get(lang)));
    ui.horizontal_wrapped(|ui| {
        chip(ui, theme, scenario.problem.name().get(lang), p.ink, p.note);
        let turns = scenario.seats.first().map_or(0, |seat| seat.turns);
        let minutes = scenario.seats.first().map_or(0, minutes);
        let length = phrase!(lang, "library.length", turns = turns, minutes = minutes);
        label(ui, soft(theme, Size::Small, length));
    });
    let topics: Vec<&str> = scenario.topics.iter().map(|topic| topic.name().get(lang)).collect();
    let topics = labelled(lang, &phrase!(lang, "library.topics"), &list(lang, &topics));
    label(ui, soft(theme, Size::Small, topics));
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        for (number, seat) in scenario.seats.iter().enumerate() {
            let finished = view.session.progress.is_finished(&scenario.id, &seat.id);
            seat_button(ui, view, scenario, seat, finished, first && number == 0);
        }
    });
    days(ui, view, scenario);
}

/// How many other days were played, from each seat of which one was.
fn days(ui: &mut Ui, view: &View, scenario: &Scenario) {
    let (theme, lang) = (view.theme, view.lang());
    for seat in &scenario.seats {
        let played =
            |day: &&Day| view.session.progress.is_finished_on(&scenario.id, &seat.id, Some(day.id.as_str()));
        let played = seat.days.iter().filter(played).count();
        if played > 0 {
            let name = scenario.department_name(seat.plays).get(lang);
            let all = seat.days.len();
            let words = phrase!(lang, "library.days", seat = name, all = all, played = played);
            label(ui, soft(theme, Size::Small, words));
        }
    }
}

/// A seat as a button, with a tick and the word for it when it was finished.
fn seat_button(ui: &mut Ui, view: &mut View, scenario: &Scenario, seat: &Seat, finished: bool, first: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let name = scenario.department_name(seat.plays).get(lang);
    let label = if finished {
        phrase!(lang, "library.seat_finished", seat = name)
    } else {
        phrase!(lang, "home.sit_at", seat = name)
    };
    let response = button(ui, theme, &label, Weight::Secondary);
    if first {
        focus_if_none(ui, &response);
    }
    if response.clicked() {
        view.ask(NavCommand::Go(Screen::Briefing { scenario: scenario.id.clone(), seat: seat.id.clone() }));
    }
}
