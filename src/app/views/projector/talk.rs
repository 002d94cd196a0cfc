//! A question that the group talks over, large, between the two people it is about.

use super::fitting::{ALONE, largest, put};
use crate::app::theme::{RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::scenario::Face;
use crate::session::workshop::Workshop;
use egui::{CornerRadius, Rect, Sense, StrokeKind, Ui, Vec2, pos2, vec2};

/// Draws the question.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let Some(question) = &workshop.snapshot.talk else { return };
    let side = (0.15 * rect.width()).min(0.36 * rect.height());
    let playing = &workshop.snapshot.playing;
    let scenario = playing.play.scenario();
    let own = &scenario.character(playing.play.seat().plays).look;
    let other = &scenario.character(playing.speaker()).look;
    let middle = rect.center().y - side / 2.0;
    let left = Rect::from_min_size(pos2(rect.left() + space::PAGE, middle), Vec2::splat(side));
    let right = Rect::from_min_size(pos2(rect.right() - space::PAGE - side, middle), Vec2::splat(side));
    paint_portrait(ui, theme, left, own, Face::Concerned, false);
    paint_portrait(ui, theme, right, other, playing.seen().features, true);

    let card = Rect::from_min_max(
        pos2(left.right() + space::PAGE, rect.top() + 2.0 * space::PAGE),
        pos2(right.left() - space::PAGE, rect.bottom() - 2.0 * space::PAGE),
    );
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.note, theme.line(), StrokeKind::Inside);
    let inner = card.shrink(space::PAGE + space::TIGHT);
    let title =
        laid_out(ui, &phrase!(lang, "phone.talk"), theme.bold(Size::Small), p.ink_soft, inner.width());
    let room = vec2(inner.width(), inner.height() - title.size().y - space::WIDE);
    let words = largest(ui, theme, question.get(lang), true, p.ink, room, &ALONE[1..]);
    let high = title.size().y + space::WIDE + words.size().y;
    let top = inner.center().y - high / 2.0;
    put(ui, pos2(inner.left(), top), &title, p.ink_soft);
    let asked = put(ui, pos2(inner.left(), top + title.size().y + space::WIDE), &words, p.ink);
    announce(&ui.interact(asked, ui.id().with("question"), Sense::hover()), question.get(lang));
}
