//! To be drawn.

use super::View;

/// Draws the screen.
pub fn show(_ui: &mut egui::Ui, _view: &mut View, _scenario: &str, _seat: &str) {}
