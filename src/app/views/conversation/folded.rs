//! The conversation where there is little room for its size of text: a small stage on the left, and
//! beside it what is said, as large as all other text.

use super::bubble::{dashed, tail};
use super::spoken::Spoken;
use crate::app::geometry::{Geometry, Side};
use crate::app::theme::{LINE, RADIUS, Size, Theme, space};
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{bold, label, laid_out, scroll_by_keys, text};
use egui::{CornerRadius, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The stage's share of the width.
const STAGE: f32 = 0.34;
const PADDING: f32 = 14.0;
/// Room for the tail.
const TAIL: f32 = 20.0;

/// The rectangles of the stage and of the words beside it, within the strip that both share.
pub fn split(strip: Rect) -> (Rect, Rect) {
    let middle = (strip.left() + STAGE * strip.width()).round();
    (strip.with_max_x(middle), strip.with_min_x(middle))
}

/// How high the strip must be for everything in it to be seen at once.
pub fn wanted(ui: &Ui, theme: &Theme, width: f32, spoken: &Spoken) -> f32 {
    let inner = width * (1.0 - STAGE) - 2.0 * PADDING - TAIL - 2.0 * space::NORMAL;
    let p = &theme.palette;
    let high = |words: &str, font, less: f32| laid_out(ui, words, font, p.ink, inner - less).size().y;
    let said = high(&spoken.said, theme.font(Size::Body), 0.0);
    let who = high(&spoken.who, theme.bold(Size::Small), 0.0);
    let thought = spoken
        .thought
        .as_ref()
        .map_or(0.0, |thought| high(thought, theme.font(Size::Body), 24.0) + 16.0 + space::NORMAL);
    who + said + space::TIGHT + thought + 2.0 * PADDING + 2.0 * space::NORMAL
}

/// Draws the words in their part of the strip. What doesn't fit scrolls, also by page up and down.
pub fn show(ui: &mut Ui, theme: &Theme, geometry: &Geometry, place: Rect, spoken: &Spoken) {
    let p = &theme.palette;
    ui.painter().rect_filled(place, CornerRadius::ZERO, p.paper);
    ui.painter().vline(place.left(), place.y_range(), Stroke::new(LINE, p.ink));
    let rect = Rect::from_min_max(
        place.min + vec2(TAIL + space::NORMAL, space::NORMAL),
        place.max - vec2(space::NORMAL, space::NORMAL),
    );
    ui.painter().rect(rect, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    let mouth = geometry.mouth(spoken.side);
    tail(ui, theme, rect, pos2(rect.left() - TAIL, mouth.y.clamp(rect.top(), rect.bottom())), Side::Left);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect.shrink(PADDING)).id_salt("said"));
    inner.spacing_mut().scroll = egui::style::ScrollStyle::thin();
    inner.spacing_mut().item_spacing.y = space::TIGHT;
    ScrollArea::vertical().id_salt("said").auto_shrink([false, false]).show(&mut inner, |ui| {
        scroll_by_keys(ui, rect.height());
        let ink = if spoken.side == Side::Left { p.teal } else { p.amber };
        label(ui, bold(theme, Size::Small, &spoken.who).color(ink));
        let said = label(ui, text(theme, Size::Body, &spoken.said));
        announce(&said, &spoken.told());
        if let Some(thought) = &spoken.thought {
            ui.add_space(space::TIGHT);
            show_thought(ui, theme, thought);
        }
    });
}

fn show_thought(ui: &mut Ui, theme: &Theme, thought: &str) {
    let p = &theme.palette;
    let words = laid_out(ui, thought, theme.font(Size::Body), p.plum, ui.available_width() - 24.0);
    let (rect, response) = ui.allocate_exact_size(words.size() + vec2(24.0, 16.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), p.plum_soft);
    dashed(ui, rect, p.plum);
    ui.painter().galley(rect.min + vec2(12.0, 8.0), words, p.plum);
    announce(&response, thought);
}
