//! The scene: two people in a room, and what is said now.

use super::beside;
use crate::app::geometry::Geometry;
use crate::app::views::View;
use crate::app::views::conversation::bubble;
use crate::app::views::conversation::notes;
use crate::app::views::conversation::put_stage;
use crate::app::views::conversation::spoken::Spoken;
use crate::session::Playing;
use crate::session::workshop::Workshop;
use egui::{Rect, Ui};

/// Draws the scene.
pub fn show(ui: &mut Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let spoken = Spoken::of(&workshop.snapshot.playing, view.lang());
    stage(ui, view, rect, &spoken, &workshop.snapshot.playing);
}

/// Draws the stage's place and the speech on it; beside it where there isn't room between the heads.
pub fn stage(ui: &mut Ui, view: &View, rect: Rect, spoken: &Spoken, playing: &Playing) {
    let theme = view.theme;
    let geometry = Geometry::of(rect);
    match bubble::fit(ui, theme, &geometry, spoken) {
        Some(bubbles) => {
            put_stage(ui, rect);
            bubble::show(ui, theme, &geometry, spoken, bubbles);
            notes::pinned(ui, view, playing, &geometry);
        }
        None => beside::show(ui, theme, view.lang(), rect, spoken),
    }
}
