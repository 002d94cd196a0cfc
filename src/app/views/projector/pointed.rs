//! One thing that stands behind the options, pointed at: a sentence with its rule, or what the other side
//! was thinking.

use super::ballot::{fits, verdict};
use super::fitting::{ALONE, SENTENCES, largest, put};
use crate::app::theme::{RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::conversation::bubble::dashed;
use crate::app::views::conversation::heard::Reason;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::laid_out;
use crate::conversation::Offer;
use crate::phrase;
use crate::session::workshop::Workshop;
use egui::{CornerRadius, Rect, Sense, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Draws what is pointed at.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let inner = rect.shrink2(vec2(space::PAGE, space::WIDE));
    match workshop.pointed_place().and_then(|place| workshop.snapshot.offers.get(place.index())) {
        Some(offer) => sentence(ui, view, workshop, inner, offer),
        None => thought(ui, view, workshop, inner),
    }
}

/// The sentence, how it fitted, and what the rule says.
fn sentence(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect, offer: &Offer) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let play = &workshop.snapshot.playing.play;
    let said = format!("{}  {}", workshop.pointed, play.words(play.beat(), offer).get(lang));
    let reason = Reason::of_offer(lang, play, play.beat(), offer);
    let (fitted, ink) = match &reason.rule {
        // The name of the rule comes after what the author says.
        Some(_) if !workshop.snapshot.is_prediction => fits(view, offer),
        _ => verdict(view, workshop, offer),
    };
    let fitted = laid_out(ui, &fitted, theme.bold(Size::Body), ink, rect.width() - 2.0 * space::WIDE);
    let room = vec2(rect.width() - 2.0 * space::WIDE, 0.45 * rect.height() - 2.0 * space::WIDE);
    let words = largest(ui, theme, &said, true, p.ink, room, &ALONE[1..]);
    let card = Rect::from_min_size(rect.min, vec2(rect.width(), words.size().y + 2.0 * space::WIDE));
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.card, theme.line(), StrokeKind::Inside);
    put(ui, card.min + vec2(space::WIDE, space::WIDE), &words, p.ink);
    let at = pos2(rect.left() + space::WIDE, card.bottom() + space::WIDE);
    let at = put(ui, at, &fitted, ink);
    if workshop.snapshot.is_prediction {
        return sure(ui, view, workshop, at, ink);
    }
    let rule = reason.rule.map(|name| laid_out(ui, &name, theme.font(Size::Small), p.ink_soft, room.x));
    let below = rule.as_ref().map_or(0.0, |rule| rule.size().y + space::NORMAL);
    let room = vec2(room.x, rect.bottom() - at.bottom() - space::NORMAL - below);
    let why = largest(ui, theme, &reason.says, false, p.ink, room, &SENTENCES);
    let why = put(ui, pos2(at.left(), at.bottom() + space::NORMAL), &why, p.ink);
    announce(&ui.interact(why, ui.id().with("why"), Sense::hover()), &reason.says);
    if let Some(rule) = rule {
        let named = put(ui, pos2(why.left(), why.bottom() + space::NORMAL), &rule, p.ink_soft);
        let response = ui.interact(named, ui.id().with("rule"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, rule.text()));
    }
}

/// Of a prediction: how sure those were who chose it.
fn sure(ui: &Ui, view: &View, workshop: &Workshop, above: Rect, ink: egui::Color32) {
    let count = workshop.snapshot.count.as_ref();
    let place = workshop.pointed_place();
    let Some(sure) = place.and_then(|place| count?.sure.get(place.index()).copied().flatten()) else {
        return;
    };
    let words = phrase!(view.lang(), "projector.sure", percent = sure);
    let galley = laid_out(ui, &words, view.theme.font(Size::Body), ink, f32::INFINITY);
    put(ui, pos2(above.left(), above.bottom() + space::NORMAL), &galley, view.theme.palette.ink);
}

/// What the other side was thinking.
fn thought(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let playing = &workshop.snapshot.playing;
    let speaker = workshop.scenario.character(playing.speaker());
    let side = (0.24 * rect.width()).min(0.6 * rect.height());
    let portrait =
        Rect::from_min_size(pos2(rect.right() - side, rect.center().y - side / 2.0), Vec2::splat(side));
    paint_portrait(ui, theme, portrait, &speaker.look, playing.seen().features, true);
    let left = rect.with_max_x(portrait.left() - space::PAGE);
    let title = phrase!(lang, "phone.was_thinking", name = speaker.name.get(lang));
    let title = laid_out(ui, &title, theme.bold(Size::Small), p.ink_soft, left.width());
    let room = vec2(left.width() - 2.0 * space::PAGE, 0.7 * left.height());
    let told = playing.play.thinks(playing.play.state()).get(lang);
    let words = largest(ui, theme, told, false, p.plum, room, &ALONE[1..]);
    let cloud = Rect::from_min_size(
        pos2(left.left(), left.center().y - words.size().y / 2.0 - space::PAGE),
        words.size() + Vec2::splat(2.0 * space::PAGE),
    );
    put(ui, pos2(left.left(), cloud.top() - title.size().y - space::NORMAL), &title, p.ink_soft);
    ui.painter().rect_filled(cloud, CornerRadius::same(RADIUS), p.plum_soft);
    dashed(ui, cloud, p.plum);
    let at = put(ui, cloud.min + Vec2::splat(space::PAGE), &words, p.plum);
    announce(&ui.interact(at, ui.id().with("thought"), Sense::hover()), told);
}
