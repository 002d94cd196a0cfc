//! The few widgets that every screen is made of.

use super::board::Footing;
pub use super::focus::{focus_if_none, focus_on_page, focus_ring, focus_when_new, shows_focus};
pub use super::icons::icon_button;
pub use super::keys::{number_pressed, pressed, scroll_by_keys};
use super::line_breaks::laid_out_well;
use crate::app::theme::{CLEAR, RADIUS, Size, Theme, space};
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, FontSelection, Frame, Galley, Id, Label, Margin, Response, RichText,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, WidgetType, vec2,
};
use std::sync::Arc;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// What most people want next; at most one to a screen.
    Primary,
    /// Everything else.
    Secondary,
    /// Asides: no line around it until pointed at.
    Quiet,
}

/// A button. Enter and space press it when it has the keyboard.
pub fn button(ui: &mut Ui, theme: &Theme, label: &str, weight: Weight) -> Response {
    button_sized(ui, theme, label, weight, 0.0)
}

/// A button at least so wide.
pub fn button_sized(ui: &mut Ui, theme: &Theme, label: &str, weight: Weight, min_width: f32) -> Response {
    let p = &theme.palette;
    let font = if weight == Weight::Quiet { theme.font(Size::Body) } else { theme.bold(Size::Body) };
    let padding = if weight == Weight::Quiet { vec2(10.0, 7.0) } else { vec2(20.0, 10.0) };
    let most = (ui.available_width() - 2.0 * padding.x).max(60.0);
    let galley = ui.painter().layout(label.to_owned(), font, p.ink, most);
    let size = (galley.size() + 2.0 * padding).max(vec2(min_width, 0.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), label));
    let lit = response.hovered() || shows_focus(&response);
    let (fill, ink, line) = match weight {
        _ if !ui.is_enabled() => (p.paper, p.ink_soft, Stroke::new(1.5, p.rule)),
        Weight::Primary => (p.teal, p.on_teal, Stroke::new(2.0, p.teal)),
        Weight::Secondary if lit => (p.teal_soft, p.ink, theme.line()),
        Weight::Secondary => (p.card, p.ink, theme.line()),
        Weight::Quiet if lit => (p.teal_soft, p.teal, Stroke::NONE),
        Weight::Quiet => (CLEAR, p.teal, Stroke::NONE),
    };
    let round =
        CornerRadius::same(if weight == Weight::Quiet { 8 } else { (rect.height() / 2.0).min(24.0) as u8 });
    ui.painter().rect(rect, round, fill, line, StrokeKind::Inside);
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, ink);
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// A card: paper with an ink line around it.
pub fn card<R>(ui: &mut Ui, theme: &Theme, inside: impl FnOnce(&mut Ui) -> R) -> R {
    tinted_card(ui, theme, theme.palette.card, inside)
}

/// A card of another ground.
pub fn tinted_card<R>(ui: &mut Ui, theme: &Theme, fill: Color32, inside: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(fill)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(18))
        .show(ui, inside)
        .inner
}

/// Text of a size.
pub fn text(theme: &Theme, size: Size, text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme.font(size)).color(theme.palette.ink)
}

/// Bold text of a size.
pub fn bold(theme: &Theme, size: Size, text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme.bold(size)).color(theme.palette.ink)
}

/// Text of lesser weight.
pub fn soft(theme: &Theme, size: Size, text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme.font(size)).color(theme.palette.ink_soft)
}

/// A small rounded label.
pub fn chip(ui: &mut Ui, theme: &Theme, label: &str, ink: Color32, fill: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme.bold(Size::Small), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(22.0, 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, label));
    ui.painter().rect_filled(rect, CornerRadius::same((rect.height() / 2.0) as u8), fill);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// Lays a text out within a width.
pub fn laid_out(ui: &Ui, text: &str, font: egui::FontId, ink: Color32, width: f32) -> Arc<Galley> {
    laid_out_well(ui.painter(), LayoutJob::simple(text.to_owned(), font, ink, width))
}

/// A label whose lines break as the language does.
pub fn label(ui: &mut Ui, words: RichText) -> Response {
    let plain = words.text().to_owned();
    let job =
        WidgetText::from(words).into_layout_job(ui.style(), FontSelection::Default, egui::Align::BOTTOM);
    let mut job = Arc::unwrap_or_clone(job);
    job.wrap.max_width = ui.available_width();
    job.halign = ui.layout().horizontal_placement();
    let galley = laid_out_well(ui.painter(), job);
    let response = ui.add(Label::new(galley));
    // As it was written, without the breaks.
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &plain));
    response
}

/// Something numbered that can be chosen: a number in a circle and a sentence.
pub fn numbered_card(
    ui: &mut Ui,
    theme: &Theme,
    number: usize,
    sentence: &str,
    footing: Option<(&Footing, bool)>,
    size: Vec2,
    id: egui::Id,
) -> Response {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("{number}. {sentence}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &name));
    if let Some((footing, _)) = footing {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(footing.told.as_str()));
    }
    let p = &theme.palette;
    // Pointing at a card and having the keyboard on it look different: two may be so at once. While it is pressed
    // it says so at once, before anything follows from it.
    let lit = shows_focus(&response) || response.is_pointer_button_down_on();
    let round = CornerRadius::same(RADIUS);
    let (fill, line) = match (lit, response.hovered()) {
        (true, _) => (p.teal_soft, Stroke::new(3.5, p.teal)),
        (false, true) => (p.teal_soft, theme.line()),
        (false, false) => (p.card, theme.line()),
    };
    ui.painter().rect(rect, round, fill, line, StrokeKind::Inside);
    let badge = badge_radius(theme);
    let galley = laid_out(ui, sentence, theme.font(Size::Body), p.ink, words_width(theme, size.x));
    let line = galley.rows.first().map_or(0.0, |row| row.rect().height());
    let centre = rect.left_top() + CARD_PADDING + vec2(badge, line / 2.0);
    ui.painter().circle_filled(centre, badge, if lit { p.teal } else { p.ink });
    let digit = if lit { p.on_teal } else { p.card };
    let font = egui::FontId::new(1.15 * badge, theme.bold(Size::Body).family);
    ui.painter().text(centre, Align2::CENTER_CENTER, number, font, digit);
    let words_at = rect.left_top() + CARD_PADDING + vec2(2.0 * badge + BESIDE_BADGE, 0.0);
    let below = words_at + vec2(0.0, galley.size().y + ABOVE_FOOTING);
    ui.painter().galley(words_at, galley, p.ink);
    if let Some((footing, true)) = footing {
        ui.painter().galley(below, footing_laid_out(ui, theme, footing, size.x), p.teal);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

const CARD_PADDING: Vec2 = vec2(14.0, 14.0);
const BESIDE_BADGE: f32 = 12.0;
const ABOVE_FOOTING: f32 = 6.0;

/// What a proposal rests on, below its words.
fn footing_laid_out(ui: &Ui, theme: &Theme, footing: &Footing, card: f32) -> Arc<Galley> {
    laid_out(ui, &footing.words, theme.font(Size::Small), theme.palette.teal, words_width(theme, card))
}

fn badge_radius(theme: &Theme) -> f32 {
    14.0 * theme.scale.sqrt()
}

fn words_width(theme: &Theme, card: f32) -> f32 {
    card - 2.0 * CARD_PADDING.x - 2.0 * badge_radius(theme) - BESIDE_BADGE
}

/// The height that [`numbered_card`] needs for a sentence at a width.
pub fn numbered_card_height(
    ui: &Ui,
    theme: &Theme,
    sentence: &str,
    footing: Option<&Footing>,
    width: f32,
) -> f32 {
    let words = words_width(theme, width);
    let galley = laid_out(ui, sentence, theme.font(Size::Body), theme.palette.ink, words);
    let below =
        footing.map_or(0.0, |footing| footing_laid_out(ui, theme, footing, width).size().y + ABOVE_FOOTING);
    (galley.size().y + below + 2.0 * CARD_PADDING.y).max(2.0 * badge_radius(theme) + 24.0)
}

/// A heading, which screen readers can jump to.
pub fn heading(ui: &mut Ui, theme: &Theme, size: Size, title: &str) -> Response {
    let response = label(ui, bold(theme, size, title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(title);
    });
    response
}

/// A part of a screen whose buttons stay who they are, to the keyboard, the mouse and a screen reader, whatever comes
/// or goes before it: otherwise egui tells them by how many stand there. `name` is its own on all screens.
pub fn section<R>(ui: &mut Ui, name: &str, inside: impl FnOnce(&mut Ui) -> R) -> R {
    let whose = UiBuilder::new().id(Id::new("section").with(name));
    ui.scope_builder(whose, inside).inner
}

/// A screen's frame: paper, a margin, and a column no wider than can be read: `widest` is in points at
/// text of 100 %.
pub fn page(ui: &mut Ui, theme: &Theme, widest: f32, inside: impl FnOnce(&mut Ui)) {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, CornerRadius::ZERO, theme.palette.paper);
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        scroll_by_keys(ui, whole.height());
        let width = (whole.width() - 2.0 * space::PAGE).min(widest * theme.scale);
        let side = (whole.width() - width) / 2.0;
        ui.horizontal(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(space::PAGE);
                inside(ui);
                ui.add_space(space::PAGE);
            });
        });
    });
}
