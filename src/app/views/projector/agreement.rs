//! The internal service agreement, as the room fills it in: four lines and two names, large.

use super::fitting::{SENTENCES, put};
use crate::app::theme::{LINE, RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::session::workshop::Workshop;
use crate::text::Lang;
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// What stands before each of the four lines.
pub fn labels(lang: Lang) -> [String; 4] {
    [
        phrase!(lang, "agreement.what"),
        phrase!(lang, "agreement.by_when"),
        phrase!(lang, "agreement.sent_back"),
        phrase!(lang, "agreement.call"),
    ]
}

/// Draws the agreement.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let Some(agreed) = &workshop.snapshot.agreement else { return };
    let inner = rect.shrink2(vec2(space::PAGE, space::NORMAL));
    let title =
        laid_out(ui, &phrase!(lang, "agreement.title"), theme.bold(Size::Heading), p.ink, inner.width());
    let at = put(ui, inner.min, &title, p.ink);
    let names: Vec<&str> = agreed.names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let below = (!names.is_empty()).then(|| {
        let words = names.join("      ");
        laid_out(ui, &words, theme.bold(Size::Small), p.ink, inner.width())
    });
    let foot = below.as_ref().map_or(0.0, |galley| galley.size().y + space::NORMAL);
    let card =
        Rect::from_min_max(pos2(inner.left(), at.bottom() + space::TIGHT), inner.max - vec2(0.0, foot));
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    let room = card.shrink2(vec2(space::WIDE, space::TIGHT));
    let labels = labels(lang);
    let wide = 0.26 * room.width();
    let words_wide = room.width() - wide - space::NORMAL;
    // All lines in letters of one size: each has the height that its words need, and what is over is shared out.
    let high = |size: Size| -> Vec<f32> {
        let row = |(label, line): (&String, &str)| {
            let label = laid_out(ui, label, theme.bold(Size::Small), p.ink, wide).size().y;
            laid_out(ui, line, theme.font(size), p.ink, words_wide).size().y.max(label)
        };
        labels.iter().zip(agreed.lines()).map(row).collect()
    };
    let fits = |size: &Size| high(*size).iter().sum::<f32>() + 4.0 * space::NORMAL <= room.height();
    let size = SENTENCES.iter().copied().find(fits).unwrap_or(Size::Small);
    let rows = high(size);
    let spare = ((room.height() - rows.iter().sum::<f32>()) / 4.0).max(0.0);
    let mut top = room.top();
    for ((label, line), row) in labels.iter().zip(agreed.lines()).zip(rows) {
        let whole = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), row + spare));
        let name = laid_out(ui, label, theme.bold(Size::Small), p.ink_soft, wide);
        put(ui, pos2(whole.left(), whole.center().y - name.size().y / 2.0), &name, p.ink_soft);
        let words = laid_out(ui, line, theme.font(size), p.ink, words_wide);
        let at = pos2(whole.left() + wide + space::NORMAL, whole.center().y - words.size().y / 2.0);
        let said = put(ui, at, &words, p.ink);
        announce(&ui.interact(said, ui.id().with(("line", label)), Sense::hover()), line);
        top = whole.bottom();
        if top + 1.0 < room.bottom() {
            ui.painter().hline(room.x_range(), top, Stroke::new(LINE, p.rule));
        }
    }
    if let Some(galley) = below {
        put(ui, pos2(inner.left(), inner.bottom() - galley.size().y), &galley, p.ink);
    }
}
