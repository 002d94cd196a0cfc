//! The end: what it came to for both departments, and the questions that wait on the phones.

use super::fitting::{SENTENCES, largest, put};
use crate::app::theme::{LINE, RADIUS, Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::laid_out;
use crate::phrase;
use crate::room::Phase;
use crate::scoring::{Gain, outcome_of, rounded};
use crate::session::workshop::Workshop;
use crate::text::{labelled, list};
use crate::words;
use egui::{Color32, CornerRadius, Rect, Sense, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws the picture.
pub fn show(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let inner = rect.shrink2(vec2(space::PAGE, space::WIDE));
    let play = &workshop.snapshot.playing.play;
    let scenario = play.scenario();
    let mut top = inner.top();
    let mut line = |words: &str, bold: bool, ink, most: f32, sizes: &[Size], gap: f32| {
        let galley = largest(ui, theme, words, bold, ink, vec2(inner.width(), most), sizes);
        put(ui, pos2(inner.left(), top), &galley, ink);
        top += galley.size().y + gap;
    };
    let share = |share: f32| share * inner.height();
    match outcome_of(play) {
        Some(outcome) => {
            let how = words::result(lang, &outcome);
            line(&how, true, p.ink, share(0.17), &[Size::Title, Size::Heading, Size::Small], space::TIGHT);
            if let Some(agreement) = outcome.agreement {
                let title = scenario.agreement(agreement).title.get(lang);
                line(title, false, p.ink, share(0.2), &SENTENCES[1..], space::NORMAL);
            }
            let told = [
                (phrase!(lang, "outcome.line"), outcome.lines(play.seat())),
                (phrase!(lang, "outcome.promised"), outcome.promises(play.seat())),
            ];
            for (label, texts) in told.into_iter().filter(|(_, texts)| !texts.is_empty()) {
                let texts: Vec<&str> = texts.into_iter().map(|text| text.get(lang)).collect();
                let words = labelled(lang, &label, &list(lang, &texts));
                line(&words, false, p.ink, share(0.14), &SENTENCES[2..], space::NORMAL);
            }
            let inks = [p.teal, p.amber];
            for (gain, ink) in outcome.gains.iter().zip(inks) {
                let rect = Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width(), share(0.16)));
                top = bar(ui, view, workshop, rect, gain, ink) + space::NORMAL;
            }
        }
        None => {
            let words = phrase!(lang, "projector.no_ending");
            line(&words, true, p.ink, share(0.2), &[Size::Title, Size::Small], space::WIDE);
        }
    }
    questions(ui, view, workshop, inner.with_min_y(top + space::NORMAL));
}

/// What a department got: its name and the share in words, and a bar under both. Gives where it ends.
fn bar(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect, gain: &Gain, ink: Color32) -> f32 {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let name = workshop.scenario.departments[gain.department.index()].name.get(lang);
    let words = phrase!(lang, "phone.gain", department = name, percent = rounded(100.0 * gain.share, 0));
    let galley = laid_out(ui, &words, theme.bold(Size::Small), p.ink, rect.width());
    let at = put(ui, rect.min, &galley, p.ink);
    let high = 0.5 * theme.font(Size::Small).size;
    let bar = Rect::from_min_size(pos2(rect.left(), at.bottom() + space::TIGHT), vec2(rect.width(), high));
    let round = CornerRadius::same((high / 2.0) as u8);
    ui.painter().rect_filled(bar, round, p.rule);
    let filled = bar.width() * gain.share.clamp(0.0, 1.0) as f32;
    if filled > high {
        ui.painter().rect_filled(bar.with_max_x(bar.left() + filled), round, ink);
    }
    ui.painter().rect_stroke(bar, round, egui::Stroke::new(LINE, p.ink), StrokeKind::Inside);
    let response = ui.interact(bar, ui.id().with(("gain", gain.department.index())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
    bar.bottom()
}

/// What is left to do: on the phones, or, without them, with one another.
fn questions(ui: &Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let words = match (workshop.snapshot.phase, workshop.joining.is_some()) {
        (Phase::Ended, _) => phrase!(lang, "projector.thanks"),
        (_, true) => phrase!(lang, "projector.five_questions"),
        (_, false) => phrase!(lang, "projector.plan_aloud"),
    };
    let room = vec2(rect.width() - 2.0 * space::WIDE, rect.height() - 2.0 * space::NORMAL);
    let galley = largest(ui, theme, &words, true, p.ink, room, &SENTENCES);
    let card = Rect::from_min_size(rect.min, vec2(rect.width(), galley.size().y + 2.0 * space::NORMAL));
    ui.painter().rect(card, CornerRadius::same(RADIUS), p.note, theme.line(), StrokeKind::Inside);
    put(ui, card.min + vec2(space::WIDE, space::NORMAL), &galley, p.ink);
}
