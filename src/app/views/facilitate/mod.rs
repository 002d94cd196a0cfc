//! The presenter's desk: notes, the moves behind the options, what is thought, live counts, how the
//! connections are, and what comes next. With one screen it folds into a drawer beside the picture.
//!
//! **Not here:** what a key comes to where the room is (`room::lead`), and what the group sees
//! (`views::projector`).

mod agreement;
pub mod band;
mod case;
pub mod handle;
pub mod hands;
mod head;
mod joining;
pub mod keymap;
pub mod keys;
mod now;
mod options;
mod questions;
mod road;
mod session;
mod steps;

use super::View;
use crate::app::theme::{LINE, Theme, space};
use crate::app::views::shared::widgets;
use crate::session::workshop::Workshop;
use egui::{CornerRadius, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

/// From this width on, in points at text of 100 %, the desk has two columns.
const TWO_COLUMNS: f32 = 900.0;
/// The drawer's share of the width.
const DRAWER: f32 = 0.44;

/// Draws the desk, or the picture with the desk beside it.
pub fn show(ui: &mut Ui, view: &mut View) {
    let session = view.session;
    let Some(workshop) = &session.workshop else { return };
    let whole = ui.max_rect();
    if workshop.projector {
        keys::listen(ui, view, keys::Window::Desk);
        ui.painter().rect_filled(whole, CornerRadius::ZERO, view.theme.palette.paper);
        return desk(ui, view, workshop, whole);
    }
    let window = if workshop.drawer { keys::Window::Desk } else { keys::Window::Projector };
    keys::listen(ui, view, window);
    one_screen(ui, view, workshop, whole);
}

/// The picture, and over it the drawer or the handle that opens it.
fn one_screen(ui: &mut Ui, view: &mut View, workshop: &Workshop, whole: Rect) {
    let theme = view.theme;
    let far = theme.clone().for_far(whole.size());
    let picture = View { session: view.session, theme: &far, out: &mut Vec::new() };
    if workshop.drawer {
        super::projector::picture(ui, &picture, whole, true);
        let left = whole.right() - (DRAWER * whole.width()).max(360.0).min(whole.width());
        let drawer = whole.with_min_x(left);
        ui.painter().rect_filled(drawer, CornerRadius::ZERO, theme.palette.paper);
        ui.painter().vline(left, drawer.y_range(), Stroke::new(2.0 * LINE, theme.palette.ink));
        let inner = drawer.with_min_x(left + 2.0 * LINE);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("drawer"));
        // Whatever lies below isn't pressed through the drawer.
        ui.interact(inner, ui.id().with("ground"), egui::Sense::click());
        return desk(&mut ui, view, workshop, inner);
    }
    let mut below = View { session: view.session, theme: &far, out: view.out };
    let bottom = band::show(ui, &mut below, whole, true);
    super::projector::picture(ui, &picture, whole.with_max_y(bottom), bottom >= whole.bottom());
    handle::show(ui, &mut below, whole);
}

/// The desk itself, in one column or two.
fn desk(ui: &mut Ui, view: &mut View, workshop: &Workshop, rect: Rect) {
    let theme = view.theme;
    let below = head::show(ui, view, workshop, rect);
    let inner = below.shrink2(vec2(space::WIDE, 0.0));
    // In the end the report comes first.
    let ended = workshop.snapshot.phase == crate::room::Phase::Ended;
    if inner.width() < TWO_COLUMNS * theme.scale {
        column(ui, inner, "desk", |ui| {
            if ended {
                session::show(ui, view, workshop);
            }
            steps::show(ui, view, workshop);
            case::show(ui, view, workshop);
            agreement::show(ui, view, workshop);
            now::show(ui, view, workshop);
            options::show(ui, view, workshop);
            questions::show(ui, view, workshop);
            joining::show(ui, view, workshop);
            road::show(ui, view, workshop);
            if !ended {
                session::show(ui, view, workshop);
            }
        });
        return;
    }
    let middle = inner.left() + (0.56 * inner.width()).round();
    column(ui, inner.with_max_x(middle - space::NORMAL), "left", |ui| {
        case::show(ui, view, workshop);
        now::show(ui, view, workshop);
        options::show(ui, view, workshop);
        road::show(ui, view, workshop);
    });
    column(ui, inner.with_min_x(middle + space::NORMAL), "right", |ui| {
        if ended {
            session::show(ui, view, workshop);
        }
        steps::show(ui, view, workshop);
        agreement::show(ui, view, workshop);
        questions::show(ui, view, workshop);
        joining::show(ui, view, workshop);
        if !ended {
            session::show(ui, view, workshop);
        }
    });
}

/// A column that scrolls by itself.
fn column(ui: &mut Ui, rect: Rect, salt: &str, inside: impl FnOnce(&mut Ui)) {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    ui.spacing_mut().scroll = egui::style::ScrollStyle::thin();
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(&mut ui, |ui| {
        widgets::scroll_by_keys(ui, rect.height());
        ui.add_space(space::NORMAL);
        // Room for the ring around what has the keyboard, and for the bar that scrolls.
        ui.horizontal_top(|ui| {
            ui.add_space(space::TIGHT);
            ui.vertical(|ui| {
                ui.set_width(rect.width() - 3.0 * space::TIGHT);
                inside(ui);
            });
        });
        ui.add_space(space::PAGE);
    });
}

/// A card of the desk.
fn card(ui: &mut Ui, theme: &Theme, inside: impl FnOnce(&mut Ui)) {
    widgets::card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        inside(ui);
    });
    ui.add_space(space::TIGHT);
}
