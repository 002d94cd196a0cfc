//! At most three things to do otherwise, and what the person remembered before the replay.

use super::numbering::Number;
use super::pane::pane;
use super::turn::bring_into_view;
use crate::app::theme::{RADIUS, Size};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{self, focus_ring, laid_out, shows_focus, soft, text};
use crate::phrase;
use crate::scoring::Improvement;
use crate::session::{Review, ReviewCommand};
use egui::{CornerRadius, Id, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

/// Draws them.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    pane(ui, theme, width, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.otherwise"));
        if !review.is_worked_out {
            let words = phrase!(lang, "debrief.otherwise_working");
            let shown = widgets::label(ui, soft(theme, Size::Body, &words));
            announce(&shown, &words);
        } else if review.improvements.is_empty() {
            let words = match review.attainable.is_known() {
                true => phrase!(lang, "debrief.nothing_otherwise"),
                false => phrase!(lang, "debrief.otherwise_unknown"),
            };
            widgets::label(ui, text(theme, Size::Body, words));
        }
        // Which are the costliest isn't known before.
        for improvement in review.improvements.iter().filter(|_| review.is_worked_out) {
            link(ui, view, review, improvement);
        }
        if let Some(recall) = &review.recall {
            ui.add_space(6.0);
            widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.you_remembered")));
            widgets::label(ui, text(theme, Size::Body, recall));
        }
    });
}

/// One thing: the turn, the rule, and what could have been said. Leads to its turn.
fn link(ui: &mut Ui, view: &mut View, review: &Review, improvement: &Improvement) {
    let (lang, theme) = (view.lang(), view.theme);
    let p = &theme.palette;
    let Some(record) = review.play.turns().get(improvement.turn) else { return };
    let Some(better) = record.offers.iter().find(|offer| offer.option == improvement.better) else { return };
    let number = match Number::of(review, improvement.turn) {
        Number::Sentence(number) | Number::Guess(number) => number,
    };
    let rule = record.chosen().judgement.rule.name.get(lang);
    let head = phrase!(lang, "debrief.otherwise_turn", number = number, rule = rule);
    let instead = phrase!(
        lang,
        "debrief.otherwise_say",
        words = review.play.words(record.before.beat, better).get(lang)
    );
    let percent = review.attainable.percent(improvement.lost).unwrap_or(0);
    let instead = if improvement.fitted_and_cost() {
        format!("{instead}\n{}", phrase!(lang, "debrief.otherwise_fitted", percent = percent.max(1)))
    } else if percent >= 1 {
        format!("{instead}\n{}", phrase!(lang, "debrief.otherwise_lost", percent = percent))
    } else {
        instead
    };
    let wide = ui.available_width();
    let arrow = laid_out(ui, icon::ARROW_RIGHT, theme.bold(Size::Body), p.teal, f32::INFINITY);
    let inner = wide - arrow.size().x - 40.0;
    let head_text = laid_out(ui, &head, theme.bold(Size::Body), p.ink, inner);
    let body = laid_out(ui, &instead, theme.font(Size::Body), p.ink, inner);
    let size = Vec2::new(wide, head_text.size().y + body.size().y + 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{head} {instead}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    let lit = response.hovered() || shows_focus(&response);
    let round = CornerRadius::same(RADIUS);
    ui.painter().rect(
        rect,
        round,
        if lit { p.teal_soft } else { p.paper },
        Stroke::new(1.5, if lit { p.teal } else { p.rule }),
        StrokeKind::Inside,
    );
    let corner = rect.min + vec2(14.0, 10.0);
    let below = corner + vec2(0.0, head_text.size().y + 2.0);
    ui.painter().galley(corner, head_text, p.ink);
    ui.painter().galley(below, body, p.ink);
    let arrow_at = rect.right_center() - vec2(14.0 + arrow.size().x, arrow.size().y / 2.0);
    ui.painter().galley(arrow_at, arrow, p.teal);
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(bring_into_view(), true));
        ui.memory_mut(|memory| memory.request_focus(Id::new("timeline")));
        view.ask(ReviewCommand::SelectTurn(improvement.turn));
    }
}
