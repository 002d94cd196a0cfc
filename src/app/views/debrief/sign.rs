//! Words with a drawn sign before them. The sign is for the eye alone: a screen reader gets the words.

use crate::app::theme::{Size, Theme};
use crate::app::views::shared::widgets::laid_out;
use egui::{Align2, Color32, CornerRadius, Response, Sense, Ui, WidgetInfo, WidgetType, vec2};

/// A line of text behind a sign.
pub fn line(ui: &mut Ui, theme: &Theme, sign: &str, told: &str) -> Response {
    let ink = theme.palette.ink;
    let font = theme.font(Size::Body);
    let before = 1.6 * font.size;
    let galley = laid_out(ui, told, font.clone(), ink, ui.available_width() - before);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(before, 0.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, told));
    ui.painter().text(rect.min, Align2::LEFT_TOP, sign, font, ink);
    ui.painter().galley(rect.min + vec2(before, 0.0), galley, ink);
    response
}

/// A small rounded label with a sign in it.
pub fn chip(ui: &mut Ui, theme: &Theme, sign: &str, told: &str, ink: Color32, ground: Color32) -> Response {
    let font = theme.bold(Size::Small);
    let drawn = laid_out(ui, sign, font.clone(), ink, f32::INFINITY);
    let before = drawn.size().x + 0.5 * font.size;
    let galley = laid_out(ui, told, font, ink, (ui.available_width() - before - 26.0).max(80.0));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(before + 24.0, 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, told));
    ui.painter().rect_filled(rect, CornerRadius::same((rect.height() / 2.0).min(18.0) as u8), ground);
    let left = rect.left_center() + vec2(12.0, 0.0);
    ui.painter().galley(left - vec2(0.0, drawn.size().y / 2.0), drawn, ink);
    ui.painter().galley(left + vec2(before, -galley.size().y / 2.0), galley, ink);
    response
}
