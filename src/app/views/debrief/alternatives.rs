//! What could have been said at a moment: every sentence that was open, how it fitted and by which rule.

use super::judgement;
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, bold, laid_out, soft, text};
use crate::conversation::{Offer, TurnRecord};
use crate::phrase;
use crate::session::Review;
use egui::{Sense, Stroke, Ui, Vec2};

/// Draws the sentences, the best first; nothing for a prediction.
pub fn show(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    if record.is_prediction() {
        return;
    }
    let (lang, theme) = (view.lang(), view.theme);
    let (line, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(2.0, theme.palette.rule));
    widgets::heading(ui, theme, Size::Body, &phrase!(lang, "debrief.another_way"));
    let mut offers: Vec<&Offer> = record.offers.iter().collect();
    // Equally good ones stay in the order of the file.
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.judgement.quality));
    let best = offers.first().map_or(0, |offer| offer.judgement.quality);
    let better = best > record.chosen().judgement.quality;
    for (position, offer) in offers.into_iter().enumerate() {
        one(ui, view, review, record, offer);
        if position == 0 && better {
            why(ui, view, offer);
        }
    }
}

/// The width of the column of signs.
fn indent(view: &View) -> f32 {
    2.5 * view.theme.bold(Size::Body).size
}

/// A sentence: its sign, what it says, how it fitted, and the rule.
fn one(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord, offer: &Offer) {
    let (lang, theme) = (view.lang(), view.theme);
    let quality = offer.judgement.quality;
    let (ink, _) = judgement::colours(theme, quality);
    let chosen = offer.option == record.pick.option;
    let words = review.play.words(record.before.beat, offer).get(lang);
    let rule = offer.judgement.rule;
    let mut details = format!(
        "{} · {} · {} {}",
        offer.act.kind.name().get(lang),
        judgement::words(lang, quality),
        rule.id,
        rule.name.get(lang)
    );
    if chosen {
        details = format!("{} · {details}", phrase!(lang, "debrief.this_was_said"));
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let sign = laid_out(ui, judgement::sign(quality), theme.bold(Size::Body), ink, f32::INFINITY);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(indent(view), sign.size().y), Sense::hover());
        ui.painter().galley(rect.min, sign, ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let said = if chosen { bold(theme, Size::Body, words) } else { text(theme, Size::Body, words) };
            widgets::label(ui, said);
            widgets::label(ui, soft(theme, Size::Small, details));
        });
    });
}

/// Why the best one fits.
fn why(ui: &mut Ui, view: &View, offer: &Offer) {
    let (lang, theme) = (view.lang(), view.theme);
    let says = phrase!(lang, "debrief.why", says = offer.judgement.rule.says.get(lang));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent(view));
        ui.vertical(|ui| widgets::label(ui, text(theme, Size::Small, says)));
    });
}
