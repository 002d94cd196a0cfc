//! The lessons there are, by clusters of topics: what each is about, how long it takes, how far one has come.

use super::head;
use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::header_actions::{Way, head as screen_head};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, heading, label, page, pressed, soft,
};
use crate::course::topics::cluster_of;
use crate::history::date_of;
use crate::phrase;
use crate::scenario::{Cluster, Face};
use crate::session::lesson::{Shelved, Standing};
use crate::session::{LessonCommand, NavCommand};
use egui::{Align, Key, Layout, Sense, Stroke, Ui, Vec2, vec2};

/// The side of a portrait.
const PORTRAIT: f32 = 56.0;
/// The room for how far one has come and for the button, at text of 100 %.
const WAY: f32 = 210.0;
/// The narrowest that the words of a lesson get beside that.
const WORDS: f32 = 300.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Back);
    }
    let session = view.session;
    page(ui, theme, 1060.0, |ui| {
        let ways = [Way::help(lang), Way::settings(lang), Way::library(lang), Way::home(lang)];
        screen_head(ui, view, 380.0, &ways, |ui, _| {
            heading(ui, theme, Size::Title, &phrase!(lang, "lesson.title"));
            label(ui, soft(theme, Size::Body, phrase!(lang, "lesson.what")));
        });
        let all = session.lessons.all();
        if all.is_empty() {
            ui.add_space(space::NORMAL);
            let words = if session.lessons.are_known() {
                phrase!(lang, "lesson.none")
            } else {
                phrase!(lang, "lesson.reading")
            };
            let told = label(ui, soft(theme, Size::Body, &words));
            announce(&told, &words);
        }
        // What one wants most is the first that isn't done.
        let next = all.iter().find(|one| {
            session.lessons.is_open(&one.lesson)
                && !matches!(session.lessons.standing(&one.lesson.id), Standing::Done(_))
        });
        let next = next.or(all.first()).map(|one| one.lesson.id.as_str());
        for cluster in Cluster::ALL {
            let of: Vec<&Shelved> =
                all.iter().filter(|one| cluster_of(one.lesson.topic) == cluster).collect();
            if of.is_empty() {
                continue;
            }
            ui.add_space(space::NORMAL);
            heading(ui, theme, Size::Heading, cluster.name().get(lang));
            ui.add_space(space::TIGHT);
            card(ui, theme, |ui| {
                ui.set_width(ui.available_width());
                for (number, one) in of.into_iter().enumerate() {
                    if number > 0 {
                        rule(ui, view);
                    }
                    ui.push_id(&one.lesson.id, |ui| row(ui, view, one, next == Some(one.lesson.id.as_str())));
                }
            });
        }
    });
}

/// A thin line between two lessons.
fn rule(ui: &mut Ui, view: &View) {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0 * space::NORMAL), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(LINE / 2.0, view.theme.palette.rule));
}

fn row(ui: &mut Ui, view: &mut View, one: &Shelved, next: bool) {
    let theme = view.theme;
    let side = PORTRAIT * theme.scale.sqrt();
    let room = ui.available_width() - side - WAY * theme.scale - 2.0 * space::NORMAL;
    if room < WORDS * theme.scale.sqrt() {
        words(ui, view, one);
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| way(ui, view, one, next));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::NORMAL;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        portrait(ui, view, one, rect);
        ui.vertical(|ui| {
            ui.set_width(room);
            words(ui, view, one);
        });
        let place = vec2(WAY * theme.scale, side);
        ui.allocate_ui_with_layout(place, Layout::top_down(Align::Max), |ui| {
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            way(ui, view, one, next);
        });
    });
}

/// Whoever one meets in the model.
fn portrait(ui: &Ui, view: &View, one: &Shelved, rect: egui::Rect) {
    let models = one.lesson.models.iter();
    let at = models.filter(|model| !view.session.lessons.locked.contains(&model.desk.scenario));
    let mut at = at.filter_map(|model| view.session.seat_ref(&model.desk.scenario, &model.desk.seat));
    if let Some(at) = at.next() {
        let other = at.scenario.character(at.seat.facing[0]);
        paint_portrait(ui, view.theme, rect, &other.look, Face::Calm, false);
    }
}

fn words(ui: &mut Ui, view: &View, one: &Shelved) {
    let (theme, lang) = (view.theme, view.lang());
    ui.spacing_mut().item_spacing.y = 3.0;
    heading(ui, theme, Size::Heading, one.lesson.title.get(lang));
    let minutes = phrase!(lang, "lesson.minutes", minutes = one.minutes(lang));
    let mut told = vec![minutes];
    match view.session.lessons.standing(&one.lesson.id) {
        Standing::New => {}
        Standing::Begun(part) => {
            told.push(phrase!(lang, "lesson.left_at", part = head::name(lang, part)));
        }
        Standing::Done(day) => told.push(phrase!(lang, "lesson.done_on", date = date_of(day))),
    }
    label(ui, soft(theme, Size::Body, told.join(" · ")));
}

fn way(ui: &mut Ui, view: &mut View, one: &Shelved, next: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let lessons = &view.session.lessons;
    if !lessons.is_open(&one.lesson) {
        label(ui, bold(theme, Size::Small, phrase!(lang, "lesson.locked")).color(theme.palette.ink_soft));
        return;
    }
    let words = match lessons.standing(&one.lesson.id) {
        Standing::New => phrase!(lang, "lesson.begin"),
        Standing::Begun(_) => phrase!(lang, "lesson.go_on"),
        Standing::Done(_) => phrase!(lang, "lesson.again"),
    };
    let weight = if next { Weight::Primary } else { Weight::Secondary };
    let response = button(ui, theme, &words, weight);
    // Eleven buttons of one name would be no names.
    let name = format!("{words} · {}", one.lesson.title.get(lang));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if next {
        focus_if_none(ui, &response);
    }
    if response.clicked() {
        view.ask(LessonCommand::Begin(one.lesson.id.clone()));
    }
}
