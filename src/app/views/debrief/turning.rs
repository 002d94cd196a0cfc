//! Where it turned, as a row of buttons that lead there.

use super::numbering::Number;
use crate::app::theme::{Size, Theme};
use crate::app::views::View;
use crate::app::views::shared::widgets::{focus_ring, laid_out, shows_focus};
use crate::conversation::{Event, TurnRecord};
use crate::phrase;
use crate::session::{Review, ReviewCommand};
use crate::text::Lang;
use egui::{CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

const PADDING: egui::Vec2 = vec2(10.0, 4.0);

/// Draws the turning points, in their order.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review) {
    let lang = view.lang();
    if review.turning_points.is_empty() {
        return;
    }
    let mut turns = review.turning_points.clone();
    turns.sort_unstable();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for turn in turns {
            let Some(record) = review.play.turns().get(turn) else { continue };
            let what = caption(lang, record);
            let number = match Number::of(review, turn) {
                Number::Sentence(number) => number.to_string(),
                Number::Guess(_) => icon::EYE.to_owned(),
            };
            let told = format!(
                "{} · {}",
                Number::of(review, turn).told(lang, review),
                phrase!(lang, "debrief.turning_point", what = what)
            );
            let words = format!("{} {number}  {what}", icon::FLAG);
            let on = turn == review.selected;
            if flag(ui, view.theme, &words, &told, on).clicked() {
                view.ask(ReviewCommand::SelectTurn(turn));
            }
        }
    });
}

/// What made a turn a turning point, in a few words: what happened, or else the rule's name.
pub fn caption(lang: Lang, record: &TurnRecord) -> String {
    let told = record.events.iter().find_map(|event| match event {
        Event::Crossed(_) => Some(phrase!(lang, "debrief.turned_crossed")),
        Event::TakenBack(_) => Some(phrase!(lang, "debrief.turned_taken_back")),
        Event::PromiseBroken(_) => Some(phrase!(lang, "debrief.turned_promise")),
        Event::WalkedOut(_) => Some(phrase!(lang, "debrief.turned_walk_out")),
        Event::Accepted(_) => Some(phrase!(lang, "debrief.turned_agreed")),
        _ => None,
    });
    told.unwrap_or_else(|| record.chosen().judgement.rule.name.get(lang).to_owned())
}

fn flag(ui: &mut Ui, theme: &Theme, words: &str, told: &str, on: bool) -> Response {
    let p = &theme.palette;
    let font = theme.bold(Size::Small);
    let row = ui.max_rect().width() - 2.0 * PADDING.x;
    let galley = laid_out(ui, words, font, p.ink, row.max(60.0));
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * PADDING, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, told));
    let lit = response.hovered() || shows_focus(&response);
    let fill = if on {
        p.note
    } else if lit {
        p.teal_soft
    } else {
        p.card
    };
    let round = CornerRadius::same(8);
    let line = Stroke::new(1.5, if on { p.ink } else { p.ink_soft });
    ui.painter().rect(rect, round, fill, line, StrokeKind::Inside);
    ui.painter().galley(rect.min + PADDING, galley, p.ink);
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}
