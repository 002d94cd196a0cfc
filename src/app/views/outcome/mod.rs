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
use crate::session::{NavCommand, Review, ReviewCommand, Screen, Seen};
use crate::text::{Lang, Text};
use crate::words;
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
                widgets::heading(ui, theme, Size::Display, &words::headline(lang, review.outcome.headline()));
                settled(ui, theme, lang, review, middle);
            });
        });
        person(ui, theme, lang, review, seat.facing[0], their_face(review), side, true);
    });
}

fn settled(ui: &mut Ui, theme: &Theme, lang: Lang, review: &Review, width: f32) {
    let (outcome, seat) = (&review.outcome, review.play.seat());
    let told = |texts: Vec<&Text>| -> String {
        texts.into_iter().map(|text| text.get(lang)).collect::<Vec<_>>().join("\n")
    };
    let crossed = told(outcome.lines(seat));
    if !crossed.is_empty() {
        card(ui, theme, width, &[(phrase!(lang, "outcome.line"), crossed)]);
        ui.add_space(space::TIGHT);
    }
    let promised = told(outcome.promises(seat));
    let mut stands = Vec::new();
    if let Some(agreement) = outcome.agreement {
        let title = review.play.scenario().agreement(agreement).title.get(lang).to_owned();
        stands.push((phrase!(lang, "outcome.settled"), title));
    } else if promised.is_empty() {
        let means = phrase!(lang, "outcome.nothing_settled_means");
        stands.push((phrase!(lang, "outcome.nothing_settled"), means));
    }
    if !promised.is_empty() {
        stands.push((phrase!(lang, "outcome.promised"), promised));
    }
    card(ui, theme, width, &stands);
}

/// A note with what was settled, promised or crossed: what it is, and in larger letters the words, the first
/// of them the largest.
fn card(ui: &mut Ui, theme: &Theme, width: f32, lines: &[(String, String)]) {
    Frame::new()
        .fill(theme.palette.note)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(18, 10))
        .show(ui, |ui| {
            ui.set_max_width((width - 80.0).max(160.0));
            ui.spacing_mut().item_spacing.y = 4.0;
            for (place, (label, title)) in lines.iter().enumerate() {
                let size = if place == 0 { Size::Speech } else { Size::Body };
                widgets::label(ui, text(theme, Size::Small, label));
                widgets::label(ui, bold(theme, size, title));
            }
        });
}

/// A person, their name and department.
fn person(
    ui: &mut Ui,
    theme: &Theme,
    lang: Lang,
    review: &Review,
    who: CharacterIx,
    shows: Seen,
    side: f32,
    faces_left: bool,
) {
    let scenario = review.play.scenario();
    let person = scenario.character(who);
    ui.vertical(|ui| {
        ui.set_width(side);
        ui.spacing_mut().item_spacing.y = 2.0;
        let (rect, picture) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        let seen = format!("{} · {}", person.name.get(lang), shows.name.get(lang));
        picture.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &seen));
        paint_portrait(ui, theme, rect, &person.look, shows.features, faces_left);
        let department = &scenario.departments[person.department.index()].name;
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            widgets::label(ui, bold(theme, Size::Body, person.name.get(lang)));
            widgets::label(ui, soft(theme, Size::Small, department.get(lang)));
        });
    });
}

/// The counterpart's face at the end: what they feel, and a broad smile if both won.
fn their_face(review: &Review) -> Seen {
    let state = review.play.state();
    let mind = &state.minds[0];
    let plain = |face: Face| Seen { features: face.into(), name: face.name() };
    match (review.outcome.ending, review.outcome.kind) {
        (EndingKind::WalkOut, _) if mind.heat >= Thresholds::DEFAULT.furious => plain(Face::Rage),
        (EndingKind::WalkOut, _) => plain(Face::Angry),
        (EndingKind::Escalation, _) => plain(Face::Serious),
        _ => match review.play.feels(state, 0) {
            None if review.outcome.kind == OutcomeKind::WinWin && mind.heat < Thresholds::DEFAULT.tense => {
                plain(Face::SmileTeeth)
            }
            feels => Seen::of(mind, feels, None),
        },
    }
}

/// The player's: how it ended for their department.
fn our_face(review: &Review) -> Seen {
    let face = match (review.outcome.ending, review.outcome.kind) {
        (EndingKind::WalkOut, _) => Face::Concerned,
        (_, OutcomeKind::WinWin) => Face::Smile,
        (EndingKind::Escalation, _) => Face::Solemn,
        (EndingKind::TimeUp, _) => Face::Tired,
        (_, OutcomeKind::LineCrossed) => Face::Concerned,
        (_, OutcomeKind::LoseLose | OutcomeKind::LoseWin) => Face::Serious,
        _ => Face::Calm,
    };
    Seen { features: face.into(), name: face.name() }
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
