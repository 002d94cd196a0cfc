//! The turn that is looked at: what they said and thought, what the player said, how it fitted, by
//! which rule, what it did, and another way to say it.

use super::numbering::Number;
use super::pane::pane;
use super::{alternatives, effects, judgement, name, sign, thought};
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::icons::icon_button;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{self, Weight, bold, button, soft, text};
use crate::conversation::{Judgement, Offer, TurnRecord};
use crate::phrase;
use crate::session::{Review, ReviewCommand, Seen};
use egui::{Align, Id, Sense, Ui, Vec2};
use egui_phosphor::regular as icon;

/// The side of the portrait.
const PORTRAIT: f32 = 92.0;

/// Draws the turn.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let Some(record) = review.play.turns().get(review.selected) else { return };
    let theme = view.theme;
    let card = pane(ui, theme, width, |ui| {
        ui.push_id(("turn", review.selected), |ui| they(ui, view, review, record));
        you(ui, view, review, record);
        actions(ui, view, review);
        alternatives::show(ui, view, review, record);
        ui.min_rect()
    });
    if ui.data_mut(|data| data.remove_temp::<bool>(bring_into_view()).unwrap_or(false)) {
        ui.scroll_to_rect(card, Some(Align::Min));
    }
}

/// Set by whoever selects a turn from elsewhere on the page.
pub fn bring_into_view() -> Id {
    Id::new("bring the turn into view")
}

fn they(ui: &mut Ui, view: &mut View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let (play, state) = (&review.play, &record.before);
    let beat = play.seat().beat(state.beat);
    let speaker = play.seat().facing[usize::from(beat.by)];
    let person = play.scenario().character(speaker);
    let seen = Seen::of(&state.minds[usize::from(beat.by)], beat.feels, beat.face);
    let shows = seen.name.get(lang);
    ui.horizontal_top(|ui| {
        let (rect, portrait) =
            ui.allocate_exact_size(Vec2::splat(PORTRAIT * theme.scale.sqrt()), Sense::hover());
        paint_portrait(ui, theme, rect, &person.look, seen.features, false);
        let told = format!("{} · {}", person.name.get(lang), shows);
        portrait.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &told));
        ui.vertical(|ui| {
            widgets::label(
                ui,
                soft(
                    theme,
                    Size::Small,
                    phrase!(lang, "debrief.they_said", name = name(lang, review, speaker), face = shows),
                ),
            );
            widgets::label(ui, text(theme, Size::Body, play.says(state).get(lang)));
            let thinks = play.thinks(state).get(lang);
            thought::show(ui, view, review, person.pronoun, thinks);
        });
    });
}

fn you(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let chosen = record.chosen();
    let words = review.play.words(record.before.beat, chosen).get(lang);
    let said = match Number::of(review, review.selected) {
        Number::Sentence(number) => phrase!(lang, "debrief.you_said", number = number),
        Number::Guess(number) => phrase!(lang, "debrief.you_guessed", number = number),
    };
    ui.add_space(4.0);
    widgets::label(ui, soft(theme, Size::Small, said));
    widgets::label(ui, bold(theme, Size::Heading, words));
    judged(ui, view, chosen, |ui| effects::gauges(ui, view, review, record));
    effects::show(ui, view, review, record);
    if let Some(coach) = review.play.coach(record) {
        widgets::label(ui, bold(theme, Size::Body, coach.get(lang)));
    }
    why(ui, view, chosen.judgement);
}

/// The move, how it fitted, and what else belongs on that line.
fn judged(ui: &mut Ui, view: &View, offer: &Offer, more: impl FnOnce(&mut Ui)) {
    let (lang, theme) = (view.lang(), view.theme);
    let quality = offer.judgement.quality;
    let (ink, ground) = judgement::colours(theme, quality);
    ui.horizontal_wrapped(|ui| {
        let name = format!("{} · {}", offer.act.kind.name().get(lang), judgement::words(lang, quality));
        sign::chip(ui, theme, judgement::sign(quality), &name, ink, ground);
        more(ui);
    });
}

/// The rule: what it says, and where it comes from.
fn why(ui: &mut Ui, view: &View, judgement: Judgement) {
    let (lang, theme) = (view.lang(), view.theme);
    let rule = judgement.rule;
    widgets::label(ui, text(theme, Size::Body, phrase!(lang, "debrief.why", says = rule.says.get(lang))));
    if let Some(figures) = rule.figures() {
        let told = phrase!(lang, "debrief.figures", figures = figures.get(lang));
        widgets::label(ui, soft(theme, Size::Small, told));
    }
    widgets::label(
        ui,
        soft(
            theme,
            Size::Small,
            phrase!(lang, "debrief.rule", id = rule.id, name = rule.name.get(lang), source = rule.source),
        ),
    );
}

/// To the moment itself, and to its neighbours.
fn actions(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let last = review.play.turns().len().saturating_sub(1);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
        if button(ui, theme, &phrase!(lang, "debrief.try_again"), Weight::Secondary).clicked() {
            view.ask(ReviewCommand::TryAgain(review.selected));
        }
        let steps = [
            (icon::ARROW_LEFT, phrase!(lang, "debrief.before"), review.selected.checked_sub(1)),
            (icon::ARROW_RIGHT, phrase!(lang, "debrief.after"), Some(review.selected + 1)),
        ];
        for (sign, words, turn) in steps {
            let turn = turn.filter(|turn| *turn <= last);
            let shown = ui.add_enabled_ui(turn.is_some(), |ui| icon_button(ui, theme, sign, &words, false));
            if let (true, Some(turn)) = (shown.inner.clicked(), turn) {
                view.ask(ReviewCommand::SelectTurn(turn));
            }
        }
    });
}
