//! The panes that the replay is made of.

use crate::app::theme::{LINE, RADIUS, Theme};
use egui::style::ScrollStyle;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Frame, Galley, Margin, ScrollArea, Ui};
use std::sync::Arc;

/// Between panes.
pub const GAP: f32 = 12.0;
/// Between a pane's line and what is in it.
const INSIDE: i8 = 14;

/// A pane so wide and, if told, so high. What doesn't fit must scroll inside of it.
pub fn pane<R>(
    ui: &mut Ui,
    theme: &Theme,
    width: f32,
    height: Option<f32>,
    inside: impl FnOnce(&mut Ui) -> R,
) -> R {
    let around = 2.0 * (f32::from(INSIDE) + LINE);
    Frame::new()
        .fill(theme.palette.card)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(INSIDE))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(8.0, 5.0);
            // A row of text is as high as its text.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.set_width(width - around);
            if let Some(height) = height {
                ui.set_height(height - around);
            }
            inside(ui)
        })
        .inner
}

/// What may be longer than its pane: so high, if told, and scrolled beyond that.
pub fn scrolling(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    height: Option<f32>,
    inside: impl FnOnce(&mut Ui),
) {
    let Some(height) = height else { return inside(ui) };
    // The bar shows without being pointed at: it is the only sign that there is more.
    ui.spacing_mut().scroll = ScrollStyle::thin();
    let area = ScrollArea::vertical().id_salt(id).max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 10.0);
        inside(ui);
    });
}

/// A text on one line, cut short with an ellipsis where it is too wide.
pub fn one_line(ui: &Ui, text: &str, font: &FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font.clone(), ink));
    job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
    ui.painter().layout_job(job)
}
