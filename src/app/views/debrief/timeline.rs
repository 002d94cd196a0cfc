//! The timeline: how heat and trust went, where it turned, and which turn is looked at.

use super::numbering::Number;
use super::pane::pane;
use super::timeline_plot::{self, Curves, Mark};
use super::{judgement, turning};
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, focus_if_none, focus_ring, soft};
use crate::conversation::State;
use crate::phrase;
use crate::session::{Review, ReviewCommand};
use crate::text::{Lang, list};
use egui::{CornerRadius, EventFilter, Id, Key, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType};
use egui_phosphor::regular as icon;

/// Draws the timeline.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    pane(ui, theme, width, |ui| {
        ui.horizontal_wrapped(|ui| {
            widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.timeline"));
            ui.add_space(space::NORMAL);
            widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.timeline_keys")));
        });
        turning::show(ui, view, review);
        let wide = ui.available_width();
        let high = (0.2 * wide).clamp(128.0 * theme.scale, 220.0 * theme.scale);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(wide, high), Sense::hover());
        let curves = curves(review);
        let plot = timeline_plot::Plot::new(ui, theme, lang, rect, &curves);
        plot.paint(ui, theme, &marks(review), review.selected);
        interact(ui, view, review, &plot, rect);
    });
}

/// The mean of the people across the table, as the score takes it.
fn gauges(review: &Review, state: &State) -> (f32, f32) {
    let people = review.play.seat().facing.len().clamp(1, state.minds.len());
    let sum = state.minds[..people]
        .iter()
        .fold((0.0, 0.0), |(heat, trust), mind| (heat + f32::from(mind.heat), trust + f32::from(mind.trust)));
    (sum.0 / people as f32, sum.1 / people as f32)
}

fn curves(review: &Review) -> Curves {
    let (heat, trust) = review.play.states().map(|state| gauges(review, state)).unzip();
    // As a share of what there was at first, like every score that is shown.
    let share = |score: f64| Some(100.0 * review.attainable.share(score)? as f32);
    let best = review.attainable.outcomes.iter().map(|score| score.and_then(share)).collect();
    Curves { heat, trust, best }
}

fn marks(review: &Review) -> Vec<Mark> {
    (0..)
        .zip(review.play.turns())
        .map(|(turn, record)| Mark {
            number: match Number::of(review, turn) {
                Number::Sentence(number) => number.to_string(),
                Number::Guess(_) => icon::EYE.to_owned(),
            },
            sign: judgement::sign(record.chosen().judgement.quality),
            quality: record.chosen().judgement.quality,
            turned: review.turning_points.contains(&turn),
        })
        .collect()
}

/// A turn in a sentence, for those who hear the timeline.
fn told(lang: Lang, review: &Review, turn: usize) -> String {
    let record = &review.play.turns()[turn];
    let (heat, trust) = gauges(review, &record.before);
    let (heat_after, trust_after) = gauges(review, &record.after);
    let words = review.play.words(record.before.beat, record.chosen()).get(lang);
    let mut parts = vec![
        Number::of(review, turn).told(lang, review),
        words.to_owned(),
        judgement::words(lang, record.chosen().judgement.quality),
        phrase!(lang, "debrief.heat_from_to", from = heat.round(), to = heat_after.round()),
        phrase!(lang, "debrief.trust_from_to", from = trust.round(), to = trust_after.round()),
    ];
    if review.turning_points.contains(&turn) {
        parts.push(phrase!(lang, "debrief.turning_point", what = turning::caption(lang, record)));
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_end_matches(['.', '。'])).collect();
    match lang {
        Lang::Zh => list(lang, &parts),
        Lang::En => parts.join(", "),
    }
}

/// One thing for the keyboard, which the arrows move; and every turn for the mouse and for those who
/// hear the timeline.
fn interact(ui: &mut Ui, view: &mut View, review: &Review, plot: &timeline_plot::Plot, rect: Rect) {
    let (lang, theme) = (view.lang(), view.theme);
    let last = review.play.turns().len().saturating_sub(1);
    let id = Id::new("timeline");
    let all = ui.interact(rect, id, Sense::focusable_noninteractive());
    let told_selected = told(lang, review, review.selected.min(last));
    all.widget_info(|| WidgetInfo::slider(true, (review.selected + 1) as f64, &told_selected));
    focus_if_none(ui, &all);
    focus_ring(ui, theme, &all, rect, CornerRadius::same(8));
    if all.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key| widgets::pressed(ui, key);
        let steps = [
            (Key::ArrowLeft, review.selected.saturating_sub(1)),
            (Key::ArrowRight, (review.selected + 1).min(last)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        if let Some((_, turn)) = steps.into_iter().find(|(key, _)| pressed(*key)) {
            view.ask(ReviewCommand::SelectTurn(turn));
        }
        let line = 3.0 * theme.font(Size::Body).size;
        if let Some((_, by)) =
            [(Key::ArrowUp, line), (Key::ArrowDown, -line)].into_iter().find(|(key, _)| pressed(*key))
        {
            ui.data_mut(|data| data.insert_temp(super::scroll_by(), by));
        }
    }
    for turn in 0..=last {
        let column = ui.interact(plot.column(turn), id.with(turn), Sense::CLICK);
        let name = told(lang, review, turn);
        column.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, turn == review.selected, &name));
        if column.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if column.clicked() {
            all.request_focus();
            view.ask(ReviewCommand::SelectTurn(turn));
        }
    }
}
