//! Buttons with a drawn sign. The sign is for the eye; a screen reader gets the words in any case.

use super::widgets::{focus_ring, laid_out, shows_focus};
use crate::app::theme::{CLEAR, Size, Theme};
use egui::{CornerRadius, Galley, Response, Sense, Ui, WidgetInfo, WidgetType, vec2};
use std::sync::Arc;

const PADDING: egui::Vec2 = vec2(9.0, 7.0);
/// Between a sign and its words, as a share of the sign's width.
const BETWEEN: f32 = 0.35;

/// A quiet button: a sign, and its words where there is room for them (`with_words`); otherwise the
/// words come when it is pointed at.
pub fn icon_button(ui: &mut Ui, theme: &Theme, sign: &str, words: &str, with_words: bool) -> Response {
    let p = &theme.palette;
    let (drawn, told) = parts(ui, theme, sign, words);
    let width = width_of(&drawn, with_words.then_some(&*told));
    let height = drawn.size().y.max(told.size().y) + 2.0 * PADDING.y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), words));
    let round = CornerRadius::same(8);
    let lit = response.hovered() || shows_focus(&response);
    let ground = if lit { p.teal_soft } else { CLEAR };
    ui.painter().rect_filled(rect, round, ground);
    let at = rect.left_center() + vec2(PADDING.x, 0.0);
    let beside = at + vec2(drawn.size().x * (1.0 + BETWEEN), -told.size().y / 2.0);
    let ink = if ui.is_enabled() { p.teal } else { p.ink_soft };
    ui.painter().galley_with_override_text_color(at - vec2(0.0, drawn.size().y / 2.0), drawn, ink);
    if with_words {
        ui.painter().galley_with_override_text_color(beside, told, ink);
    }
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if with_words { response } else { response.on_hover_text(words) }
}

/// How wide such a button is.
pub fn icon_button_width(ui: &Ui, theme: &Theme, sign: &str, words: &str, with_words: bool) -> f32 {
    let (drawn, told) = parts(ui, theme, sign, words);
    width_of(&drawn, with_words.then_some(&*told))
}

/// How high such a button is.
pub fn icon_button_height(ui: &Ui, theme: &Theme, sign: &str, words: &str) -> f32 {
    let (drawn, told) = parts(ui, theme, sign, words);
    drawn.size().y.max(told.size().y) + 2.0 * PADDING.y
}

fn parts(ui: &Ui, theme: &Theme, sign: &str, words: &str) -> (Arc<Galley>, Arc<Galley>) {
    let font = theme.font(Size::Body);
    let larger = egui::FontId { size: font.size * 1.25, ..font.clone() };
    let ink = theme.palette.teal;
    (laid_out(ui, sign, larger, ink, f32::INFINITY), laid_out(ui, words, font, ink, f32::INFINITY))
}

fn width_of(drawn: &Galley, told: Option<&Galley>) -> f32 {
    let words = told.map_or(0.0, |told| drawn.size().x * BETWEEN + told.size().x);
    drawn.size().x + words + 2.0 * PADDING.x
}
