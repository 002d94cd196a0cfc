//! Looking back: first what the person remembers, then the replay.
//!
//! In a window that is wide enough for its size of text, the timeline and the turn that is looked at
//! stand beside both sides' gains and the skills, and what to take away follows below. In a narrower
//! one it is one column. Everything scrolls as one page: nothing hides in a box of its own.
//!
//! **Not here:** the figures (`scoring`, read through `session::Review`).

mod alternatives;
mod board;
mod effects;
mod gains;
mod gains_plot;
pub(super) mod judgement;
mod labels;
mod numbering;
mod pane;
mod plan;
mod recall;
mod sign;
mod skills;
mod spread;
mod takeaways;
mod thought;
mod timeline;
mod timeline_plot;
mod turn;
mod turning;

use super::View;
use crate::app::theme::{Size, space};
use crate::app::views::shared::header_actions::{Way, head};
use crate::app::views::shared::keys::leaves;
use crate::app::views::shared::widgets::{self, Weight, bold, button, soft};
use crate::phrase;
use crate::scenario::CharacterIx;
use crate::session::{NavCommand, Review, ReviewCommand, Screen};
use crate::text::Lang;
use crate::words;
use egui::{CornerRadius, Id, Key, Ui, Vec2};
use egui_phosphor::regular as icon;
use pane::GAP;

/// The margin around the screen: small, for there is much on it.
const MARGIN: f32 = 22.0;
/// The widest that the screen gets, in points at text of 100 %.
const WIDEST: f32 = 1720.0;
/// The narrowest window in which panes stand side by side, likewise.
const WIDE: f32 = 1080.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let session = view.session;
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, view.theme.palette.paper);
    let Some(review) = &session.review else { return };
    if leaves(ui, "debrief") {
        view.ask(NavCommand::Go(Screen::Outcome));
    }
    if review.replay_shown {
        replay(ui, view, review);
    } else {
        recall::show(ui, view, review);
    }
}

fn replay(ui: &mut Ui, view: &mut View, review: &Review) {
    let whole = ui.max_rect();
    if widgets::pressed(ui, Key::T) {
        view.ask(ReviewCommand::ToggleThought(review.selected));
    }
    egui::ScrollArea::vertical().id_salt("replay").auto_shrink([false, false]).show(ui, |ui| {
        widgets::scroll_by_keys(ui, whole.height());
        let by = ui.data_mut(|data| data.remove_temp::<f32>(scroll_by())).unwrap_or(0.0);
        if by != 0.0 {
            ui.scroll_with_delta(Vec2::new(0.0, by));
        }
        let width = (whole.width() - 2.0 * MARGIN).min(WIDEST * view.theme.scale);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space((whole.width() - width) / 2.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::new(GAP, GAP);
                ui.add_space(MARGIN - GAP);
                header(ui, view, review);
                if whole.width() >= WIDE * view.theme.scale {
                    grid(ui, view, review, width);
                } else {
                    column(ui, view, review, width);
                }
                ui.add_space(MARGIN);
            });
        });
    });
}

/// Set by the timeline, whose up and down arrows read on in the page.
pub(super) fn scroll_by() -> Id {
    Id::new("scroll the replay")
}

fn grid(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let left = (0.645 * (width - GAP)).round();
    let right = width - GAP - left;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            timeline::show(ui, view, review, left);
            turn::show(ui, view, review, left);
        });
        ui.vertical(|ui| {
            board::show(ui, view, review, right);
            gains::show(ui, view, review, right);
            skills::show(ui, view, review, right);
        });
    });
    ui.horizontal_top(|ui| {
        let half = (width - GAP) / 2.0;
        ui.vertical(|ui| takeaways::show(ui, view, review, half));
        ui.vertical(|ui| plan::show(ui, view, review, half));
    });
}

fn column(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    timeline::show(ui, view, review, width);
    turn::show(ui, view, review, width);
    board::show(ui, view, review, width);
    gains::show(ui, view, review, width);
    skills::show(ui, view, review, width);
    takeaways::show(ui, view, review, width);
    plan::show(ui, view, review, width);
}

fn header(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let name = name(lang, review, review.play.seat().facing[0]);
    let words = phrase!(lang, "debrief.other_seat", name = name);
    let ways =
        [Way::help(lang), Way::to(icon::HOUSE, phrase!(lang, "debrief.home"), NavCommand::Go(Screen::Home))];
    head(ui, view, 640.0, &ways, |ui, view| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::WIDE, 4.0);
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width().min(430.0 * theme.scale));
                ui.spacing_mut().item_spacing.y = 0.0;
                widgets::heading(ui, theme, Size::Title, &phrase!(lang, "debrief.title"));
                widgets::label(ui, soft(theme, Size::Small, who_met_whom(lang, review)));
                widgets::label(ui, bold(theme, Size::Small, reached(lang, review)));
                if let Some(then) = &review.then {
                    widgets::label(ui, soft(theme, Size::Small, then.told(lang)));
                }
            });
            if button(ui, theme, &words, Weight::Primary).clicked() {
                view.ask(ReviewCommand::SwapSeats);
            }
        });
    });
}

/// The scenario, and who sat at which seat.
fn who_met_whom(lang: Lang, review: &Review) -> String {
    let scenario = review.play.scenario();
    let seat = review.play.seat();
    let from = |person: CharacterIx| {
        let department = &scenario.departments[scenario.department_of(person).index()];
        format!("{} {}", department.name.get(lang), name(lang, review, person))
    };
    let facing: Vec<String> = seat.facing.iter().map(|person| from(*person)).collect();
    let met = format!("{} · {} → {}", scenario.title.get(lang), from(seat.plays), facing.join(" · "));
    match review.play.day() {
        Some(day) => format!("{met} · {}", day.name.get(lang)),
        None => met,
    }
}

/// How it ended, and how much of what was there it came to.
fn reached(lang: Lang, review: &Review) -> String {
    let score = review.outcome.score;
    let reached = match review.attainable.percent(score) {
        Some(percent) => words::share(lang, percent),
        None => review.points_in(lang),
    };
    format!("{} · {reached}", words::headline(lang, review.outcome.headline()))
}

/// The name of a person.
fn name(lang: Lang, review: &Review, person: CharacterIx) -> &str {
    review.play.scenario().character(person).name.get(lang)
}
