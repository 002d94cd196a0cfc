//! What a conversation came to: how it ended, what was settled, what each department got.
//!
//! **Not here:** the score (`scoring::outcome`).

mod bars;
mod parts;

pub use parts::{Part, PartKind, parts};

use super::View;
use super::briefing::day_name;
use crate::app::theme::{RADIUS, Size, Theme, space};
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{self, Weight, bold, button, focus_if_none, pressed, soft, text};
use crate::conversation::Thresholds;
use crate::phrase;
use crate::scenario::{CharacterIx, EndingKind, Face, SeatRef};
use crate::scoring::OutcomeKind;
use crate::session::{NavCommand, Review, ReviewCommand, Screen, face_of};
use crate::text::Lang;
use egui::{Align, CornerRadius, Frame, Id, Key, Layout, Margin, Sense, Ui, Vec2, WidgetInfo, WidgetType};

/// The widest that the screen gets.
const WIDEST: f32 = 1180.0;
/// The side of a portrait.
const PORTRAIT: f32 = 150.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let session = view.session;
    let Some(review) = &session.review else { return };
    if pressed(ui, Key::Escape) {
        view.ask(NavCommand::Go(Screen::Home));
    }
    let theme = view.theme;
    widgets::page(ui, theme, WIDEST, |ui| {
        headline(ui, view, review);
        if let Some(then) = &review.then {
            ui.add_space(space::TIGHT);
            widgets::label(ui, text(theme, Size::Body, then.told(view.lang())));
        }
        ui.add_space(space::NORMAL);
        let width = ui.available_width();
        if width >= 860.0 * theme.scale {
            let half = (width - space::NORMAL) / 2.0;
            side_by_side(ui, view, review, half);
        } else {
            bars::departments(ui, view, review, width, 0.0);
            ui.add_space(space::NORMAL);
            bars::score(ui, view, review, width, 0.0);
        }
        ui.add_space(space::NORMAL);
        actions(ui, view, review);
    });
}

/// The two cards, both as high as the higher one.
fn side_by_side(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let id = Id::new("height of the outcome's cards");
    let high = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::NORMAL;
        let left = ui.vertical(|ui| bars::departments(ui, view, review, width, high)).inner;
        let right = ui.vertical(|ui| bars::score(ui, view, review, width, high)).inner;
        let needed = left.max(right);
        if (needed - high).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, needed));
            ui.ctx().request_discard("the heights of the cards are known now");
        }
    });
}

/// The two people, and between them how it ended and what was settled.
fn headline(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let seat = review.play.seat();
    let width = ui.available_width();
    let side = (PORTRAIT * theme.scale).min(0.17 * width);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::NORMAL;
        person(ui, theme, lang, review, seat.plays, our_face(review), side, false);
        ui.vertical(|ui| {
            let middle = width - 2.0 * (side + space::NORMAL);
            ui.set_width(middle);
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                widgets::label(ui, soft(theme, Size::Small, review.play.scenario().title.get(lang)));
                widgets::heading(ui, theme, Size::Display, &ending(lang, review));
                settled(ui, theme, lang, review, middle);
            });
        });
        person(ui, theme, lang, review, seat.facing[0], their_face(review), side, true);
    });
}

fn settled(ui: &mut Ui, theme: &Theme, lang: Lang, review: &Review, width: f32) {
    let seat = review.play.seat();
    let lines: Vec<&str> = review
        .outcome
        .crossed
        .iter()
        .filter_map(|at| seat.beat(*at).line.as_ref())
        .map(|line| line.get(lang))
        .collect();
    if !lines.is_empty() {
        card(ui, theme, width, phrase!(lang, "outcome.line"), lines.join("\n"));
        ui.add_space(space::TIGHT);
    }
    let promised: Vec<&str> = review
        .outcome
        .promised
        .iter()
        .filter_map(|at| seat.beat(*at).promises.as_ref())
        .map(|promise| promise.what.get(lang))
        .collect();
    let (label, title) = match review.outcome.agreement {
        Some(agreement) => {
            let title = review.play.scenario().agreement(agreement).title.get(lang).to_owned();
            (phrase!(lang, "outcome.settled"), title)
        }
        None if !promised.is_empty() => (phrase!(lang, "outcome.promised"), promised.join("\n")),
        None => (phrase!(lang, "outcome.nothing_settled"), phrase!(lang, "outcome.nothing_settled_means")),
    };
    card(ui, theme, width, label, title);
}

/// A note with what was settled, promised or crossed.
fn card(ui: &mut Ui, theme: &Theme, width: f32, label: String, title: String) {
    Frame::new()
        .fill(theme.palette.note)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(18, 10))
        .show(ui, |ui| {
            ui.set_max_width((width - 80.0).max(160.0));
            widgets::label(ui, text(theme, Size::Small, label));
            widgets::label(ui, bold(theme, Size::Speech, title));
        });
}

/// A person, their name and department.
fn person(
    ui: &mut Ui,
    theme: &Theme,
    lang: Lang,
    review: &Review,
    who: CharacterIx,
    face: Face,
    side: f32,
    faces_left: bool,
) {
    let scenario = review.play.scenario();
    let person = scenario.character(who);
    ui.vertical(|ui| {
        ui.set_width(side);
        ui.spacing_mut().item_spacing.y = 2.0;
        let (rect, picture) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        let seen = format!("{} · {}", person.name.get(lang), face.name().get(lang));
        picture.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &seen));
        paint_portrait(ui, theme, rect, &person.look, face, faces_left);
        let department = &scenario.departments[person.department.index()].name;
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            widgets::label(ui, bold(theme, Size::Body, person.name.get(lang)));
            widgets::label(ui, soft(theme, Size::Small, department.get(lang)));
        });
    });
}

/// How it ended, in words.
fn ending(lang: Lang, review: &Review) -> String {
    if review.outcome.kind == OutcomeKind::LineCrossed {
        return match review.outcome.agreement {
            Some(_) => phrase!(lang, "outcome.agreed_over_the_line"),
            None => phrase!(lang, "outcome.over_the_line"),
        };
    }
    match review.outcome.ending {
        EndingKind::TimeUp if review.outcome.agreement.is_some() => phrase!(lang, "outcome.time_up_agreed"),
        EndingKind::Agreement => phrase!(lang, "outcome.agreement"),
        EndingKind::WalkOut => phrase!(lang, "outcome.walk_out"),
        EndingKind::Escalation => phrase!(lang, "outcome.escalation"),
        EndingKind::TimeUp => phrase!(lang, "outcome.time_up"),
    }
}

/// The counterpart's face at the end: what they feel, and a broad smile if both won.
fn their_face(review: &Review) -> Face {
    let mind = &review.play.state().minds[0];
    match (review.outcome.ending, review.outcome.kind) {
        (EndingKind::WalkOut, _) => {
            if mind.heat >= Thresholds::DEFAULT.furious {
                Face::Rage
            } else {
                Face::Angry
            }
        }
        (_, OutcomeKind::WinWin) if mind.heat < Thresholds::DEFAULT.tense => Face::SmileTeeth,
        (EndingKind::Escalation, _) => Face::Serious,
        _ => face_of(mind),
    }
}

/// The player's: how it ended for their department.
fn our_face(review: &Review) -> Face {
    match (review.outcome.ending, review.outcome.kind) {
        (EndingKind::WalkOut, _) => Face::Concerned,
        (_, OutcomeKind::WinWin) => Face::Smile,
        (EndingKind::Escalation, _) => Face::Solemn,
        (EndingKind::TimeUp, _) => Face::Tired,
        (_, OutcomeKind::LoseLose | OutcomeKind::LoseWin) => Face::Serious,
        _ => Face::Calm,
    }
}

fn actions(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let them = review.play.scenario().character(review.play.seat().facing[0]).name.get(lang);
    ui.horizontal_wrapped(|ui| {
        let back = button(ui, theme, &phrase!(lang, "outcome.look_back"), Weight::Primary);
        focus_if_none(ui, &back);
        if back.clicked() {
            view.ask(NavCommand::Go(Screen::Debrief));
        }
        if button(ui, theme, &phrase!(lang, "outcome.other_seat", name = them), Weight::Secondary).clicked() {
            view.ask(ReviewCommand::SwapSeats);
        }
        another_day(ui, view, review);
        if button(ui, theme, &phrase!(lang, "outcome.home"), Weight::Quiet).clicked() {
            view.ask(NavCommand::Go(Screen::Home));
        }
    });
    widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "outcome.not_a_test")));
}

/// The same seat once more, on a day that wasn't played yet.
fn another_day(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let at = SeatRef { scenario: review.play.scenario(), seat: review.play.seat() };
    let unplayed = view.session.unplayed_days(at).find(|day| *day != review.play.day_ix());
    let Some(index) = unplayed else { return };
    let day = day_name(lang, index.and_then(|index| at.seat.days.get(index.index())));
    if button(ui, theme, &phrase!(lang, "outcome.another_day", day = day), Weight::Secondary).clicked() {
        view.ask(ReviewCommand::AnotherDay(index));
    }
}
