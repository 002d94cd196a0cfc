//! The panes that the replay is made of.

use crate::app::theme::{LINE, RADIUS, Theme};
use egui::{CornerRadius, Frame, Margin, Ui};

/// Between panes.
pub const GAP: f32 = 12.0;
/// Between a pane's line and what is in it.
const INSIDE: i8 = 16;

/// A pane so wide, and as high as what is in it.
pub fn pane<R>(ui: &mut Ui, theme: &Theme, width: f32, inside: impl FnOnce(&mut Ui) -> R) -> R {
    let around = 2.0 * (f32::from(INSIDE) + LINE);
    Frame::new()
        .fill(theme.palette.card)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(INSIDE))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
            // A row of text is as high as its text.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.set_width(width - around);
            inside(ui)
        })
        .inner
}
