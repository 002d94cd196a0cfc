//! What a whole group looks at: the scene, what can be said, the vote, what stands behind it.
//!
//! Nothing here is pressed. The letters are sized to the picture ([`FAR`](crate::app::theme::FAR)): words
//! are laid out as large as there is room for, and never smaller than that; nothing scrolls.
//!
//! **Not here:** the window and its camera (`app::projector`), the facilitator's controls
//! (`views::facilitate`).

mod agreement;
mod ballot;
mod beside;
mod case;
mod ending;
mod fitting;
mod foot;
mod heard;
mod joining;
mod pointed;
pub mod qr_code;
mod scene;
mod talk;

pub use agreement::labels as agreement_labels;
pub use ballot::verdict;
pub use case::alike;
pub use foot::{height as foot_height, seconds_left};

use super::View;
use super::facilitate::{band, keys};
use super::shared::help;
use crate::app::theme::Theme;
use crate::room::Phase;
use crate::session::workshop::Workshop;
use egui::{CornerRadius, Rect, Ui};

/// Draws the projector's window, and answers to the facilitator's keys in it.
pub fn show(ui: &mut Ui, view: &mut View) {
    let whole = ui.max_rect();
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| {
        node.set_label(crate::phrase!(view.lang(), "projector.window"));
    });
    help::look_for_keys(ui);
    keys::listen(ui, view, keys::Window::Projector);
    let bottom = band::show(ui, view, whole, false);
    picture(ui, view, whole.with_max_y(bottom), bottom >= whole.bottom());
    // The list is for whoever stands at the keyboard: in the letters of the desk.
    let theme = Theme::of(&view.session.preferences, view.theme.dark).for_height(whole.height());
    help::show(ui, &View { session: view.session, theme: &theme, out: &mut Vec::new() });
}

/// Draws the picture into a part of a window. The view's theme is the projector's. Without `has_foot`, something else is
/// said below it in the place of the line along its lower edge.
pub fn picture(ui: &mut Ui, view: &View, rect: Rect, has_foot: bool) {
    let Some(workshop) = &view.session.workshop else { return };
    // One picture follows another; none has anything of the one before.
    let stage = workshop.case_here().and_then(|case| case.stage);
    let turns = workshop.snapshot.playing.play.turns().len();
    let moment = (workshop.snapshot.phase, turns, workshop.pointed, stage);
    ui.push_id(("picture", moment), |ui| draw(ui, view, workshop, rect, has_foot));
}

fn draw(ui: &mut Ui, view: &View, workshop: &Workshop, rect: Rect, has_foot: bool) {
    let snapshot = &workshop.snapshot;
    if workshop.shows_joining || snapshot.phase == Phase::Lobby {
        ground(ui, view, rect);
        return joining::show(ui, view, workshop, rect);
    }
    let foot = if has_foot { foot_height(view) } else { 0.0 };
    let (room, below) = rect.split_top_bottom_at_y(rect.bottom() - foot);
    match snapshot.phase {
        Phase::Discussion => {
            ground(ui, view, rect);
            talk::show(ui, view, workshop, room);
        }
        Phase::Agreement => {
            ground(ui, view, rect);
            agreement::show(ui, view, workshop, room);
        }
        Phase::Case => {
            ground(ui, view, rect);
            case::show(ui, view, workshop, room);
        }
        Phase::Feedback | Phase::Ended => {
            ground(ui, view, rect);
            ending::show(ui, view, workshop, room);
        }
        Phase::Open | Phase::Closed => ballot::show(ui, view, workshop, room),
        Phase::Revealed if workshop.pointed == 0 => {
            ground(ui, view, rect);
            ballot::behind(ui, view, workshop, room);
        }
        Phase::Revealed => {
            ground(ui, view, rect);
            pointed::show(ui, view, workshop, room);
        }
        Phase::Beat if workshop.is_heard() => heard::show(ui, view, workshop, room),
        Phase::Lobby | Phase::Beat => scene::show(ui, view, workshop, room),
    }
    if has_foot {
        foot::show(ui, view, workshop, below);
    }
}

/// The paper of a picture that has no stage.
fn ground(ui: &Ui, view: &View, rect: Rect) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, view.theme.palette.paper);
}
