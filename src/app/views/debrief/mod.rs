//! Looking back: first what the person remembers, then the replay.
//!
//! In a window that is large enough, the timeline, the turn that is looked at, both sides' gains and
//! the skills stand on one screen, and what to take away follows below. In a smaller one, or with
//! larger text, it is one column.

mod effects;
mod gains;
mod gains_plot;
mod judgement;
mod labels;
mod pane;
mod plan;
mod recall;
mod sign;
mod skills;
mod spread;
mod takeaways;
mod timeline;
mod timeline_plot;
mod turn;

use super::View;
use super::widgets::{self, Weight, button, soft};
use crate::app::session::{Command, Review, Screen};
use crate::app::theme::{Size, Theme};
use crate::phrase;
use crate::scenario::CharacterIx;
use crate::text::Lang;
use egui::{Align, CornerRadius, Id, Key, Layout, Ui, Vec2};
use pane::GAP;

/// The margin around the screen: small, for there is much on it.
const MARGIN: f32 = 22.0;
/// The widest that the screen gets.
const WIDEST: f32 = 1720.0;
/// How much of what stands below the first screen shows at its lower edge, so that one sees there is
/// more.
const PEEK: f32 = 40.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let session = view.session;
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, view.theme.palette.paper);
    let Some(review) = &session.review else { return };
    if left(ui) {
        view.ask(Command::Go(Screen::Outcome));
    }
    if review.replay_shown {
        replay(ui, view, review);
    } else {
        recall::show(ui, view, review);
    }
}

fn replay(ui: &mut Ui, view: &mut View, review: &Review) {
    let whole = ui.max_rect();
    let wide = is_wide(whole.size(), view.theme);
    egui::ScrollArea::vertical().id_salt("replay").auto_shrink([false, false]).show(ui, |ui| {
        widgets::scroll_by_keys(ui, whole.height());
        let width = (whole.width() - 2.0 * MARGIN).min(WIDEST);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space((whole.width() - width) / 2.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::new(GAP, GAP);
                ui.add_space(MARGIN - GAP);
                header(ui, view, review, width);
                let used = ui.cursor().top() - ui.min_rect().top();
                if wide {
                    grid(ui, view, review, width, whole.height() - used - PEEK);
                } else {
                    column(ui, view, review, width);
                }
                ui.add_space(MARGIN);
            });
        });
    });
}

/// Whether everything essential fits on one screen.
fn is_wide(window: Vec2, theme: &Theme) -> bool {
    window.x >= 1180.0 * theme.scale && window.y >= 640.0 * theme.scale
}

fn grid(ui: &mut Ui, view: &mut View, review: &Review, width: f32, height: f32) {
    let height = height.clamp(540.0, 800.0);
    let left = (0.645 * (width - GAP)).round();
    let right = width - GAP - left;
    let timeline = (0.375 * height).clamp(206.0, 340.0).round();
    let gains = (0.51 * height).round();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            timeline::show(ui, view, review, left, Some(timeline));
            turn::show(ui, view, review, left, Some(height - GAP - timeline));
        });
        ui.vertical(|ui| {
            gains::show(ui, view, review, right, Some(gains));
            skills::show(ui, view, review, right, Some(height - GAP - gains));
        });
    });
    ui.horizontal_top(|ui| {
        let half = (width - GAP) / 2.0;
        ui.vertical(|ui| takeaways::show(ui, view, review, half));
        ui.vertical(|ui| plan::show(ui, view, review, half));
    });
}

fn column(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    timeline::show(ui, view, review, width, None);
    turn::show(ui, view, review, width, None);
    gains::show(ui, view, review, width, None);
    skills::show(ui, view, review, width, None);
    takeaways::show(ui, view, review, width);
    plan::show(ui, view, review, width);
}

fn header(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    let stacked = width < 900.0 * theme.scale;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if !stacked {
                ui.set_max_width(width * 0.56);
            }
            widgets::heading(ui, theme, Size::Title, &phrase!(lang, "debrief.title"));
            widgets::label(ui, soft(theme, Size::Small, who_met_whom(lang, review)));
        });
        if !stacked {
            let row = Vec2::new(ui.available_width(), 3.0 * theme.font(Size::Body).size);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                ways_out(ui, view, review)
            });
        }
    });
    if stacked {
        ui.horizontal_wrapped(|ui| ways_out(ui, view, review));
    }
}

/// The other desk, and home.
fn ways_out(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let name = name(lang, review, review.play.seat().facing[0]);
    if button(ui, theme, &phrase!(lang, "debrief.other_desk", name = name), Weight::Primary).clicked() {
        view.ask(Command::SwapDesks);
    }
    if button(ui, theme, &phrase!(lang, "debrief.home"), Weight::Quiet).clicked() {
        view.ask(Command::Go(Screen::Home));
    }
}

/// The scenario, and who sat at which desk.
fn who_met_whom(lang: Lang, review: &Review) -> String {
    let scenario = review.play.scenario();
    let seat = review.play.seat();
    let desk = |person: CharacterIx| {
        let department = &scenario.departments[scenario.department_of(person).index()];
        format!("{} {}", department.name.get(lang), name(lang, review, person))
    };
    let facing: Vec<String> = seat.facing.iter().map(|person| desk(*person)).collect();
    format!("{} · {} → {}", scenario.title.get(lang), desk(seat.plays), facing.join(" · "))
}

/// The name of a person.
fn name(lang: Lang, review: &Review, person: CharacterIx) -> &str {
    review.play.scenario().character(person).name.get(lang)
}

/// Whether Esc was pressed. While something is being typed it only leaves the field.
fn left(ui: &Ui) -> bool {
    let id = Id::new("debrief typing");
    let typing = ui.ctx().text_edit_focused();
    let typed_before = ui.data_mut(|data| {
        let before = data.get_temp::<bool>(id).unwrap_or(false);
        data.insert_temp(id, typing);
        before
    });
    !typing && !typed_before && ui.input(|input| input.key_pressed(Key::Escape))
}
