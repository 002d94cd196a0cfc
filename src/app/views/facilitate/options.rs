//! The options with the moves behind them, and the votes as they come in.

use super::keys::may_take;
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::projector::verdict;
use crate::app::views::shared::widgets::{bold, heading, icon_button, label, soft, text};
use crate::conversation::Offer;
use crate::conversation::order::ShownPlace;
use crate::phrase;
use crate::room::Phase;
use crate::session::WorkshopCommand;
use crate::session::workshop::{Count, FacilitatorCommand, Workshop};
use egui::{CornerRadius, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

/// Draws the options; nothing where there is nothing to say.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let snapshot = &workshop.snapshot;
    if snapshot.offers.is_empty()
        || matches!(snapshot.beneath, Phase::Lobby | Phase::Case)
        || workshop.is_heard()
    {
        return;
    }
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, &phrase!(lang, "desk.options"));
        let takes = may_take(workshop);
        for (place, offer) in ShownPlace::each().zip(&snapshot.offers) {
            if place.index() > 0 {
                let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
                ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, theme.palette.rule));
            }
            option(ui, view, workshop, (place, offer), takes);
        }
    });
}

fn option(
    ui: &mut Ui,
    view: &mut View,
    workshop: &Workshop,
    (place, offer): (ShownPlace, &Offer),
    takes: bool,
) {
    let (theme, lang) = (view.theme, view.lang());
    let snapshot = &workshop.snapshot;
    let play = &snapshot.playing.play;
    let words = play.words(play.beat(), offer).get(lang);
    label(ui, text(theme, Size::Body, format!("{}  {words}", place.number())));
    let (fitted, ink) = verdict(view, workshop, offer);
    let all = snapshot.count.as_ref().map_or(0, Count::all);
    ui.horizontal_wrapped(|ui| {
        if let Some(count) = &snapshot.count {
            votes(ui, view, count, place, all);
        }
        if !snapshot.is_prediction {
            label(ui, bold(theme, Size::Small, offer.act.kind.name().get(lang)));
        }
        label(ui, bold(theme, Size::Small, fitted).color(ink));
        if !snapshot.is_prediction {
            label(ui, soft(theme, Size::Small, offer.judgement.rule.id));
        }
        if takes {
            let words = phrase!(lang, "desk.take", number = place.number());
            if icon_button(ui, theme, icon::CHAT_TEXT, &words, false).clicked() {
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Take(place)));
            }
        }
    });
}

/// How many votes an option has, in figures and as a bar.
fn votes(ui: &mut Ui, view: &View, count: &Count, place: ShownPlace, all: u64) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let own = count.totals().get(place.index()).copied().unwrap_or(0);
    let hands = count.hands.get(place.index()).copied().unwrap_or(0);
    let words = if hands > 0 {
        phrase!(lang, "desk.votes_and_hands", votes = own - u64::from(hands), hands = hands)
    } else {
        phrase!(lang, "desk.votes", votes = own)
    };
    let size = vec2(90.0 * theme.scale.sqrt(), 0.7 * theme.font(Size::Body).size);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
    let round = CornerRadius::same((rect.height() / 2.0) as u8);
    ui.painter().rect_filled(rect, round, p.rule);
    if own > 0 {
        let share = own as f32 / all.max(1) as f32;
        let wide = (share * rect.width()).max(rect.height());
        ui.painter().rect_filled(rect.with_max_x(rect.left() + wide), round, p.teal);
    }
    let leads = count.leaders.contains(&place);
    let words = if leads { format!("{words} ★") } else { words };
    label(ui, bold(theme, Size::Small, words));
}
