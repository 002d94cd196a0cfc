//! The turn that is looked at: what they said and thought, what the player said, how it fitted, by
//! which rule, what it did, and another way to say it.

use super::pane::{pane, scrolling};
use super::{effects, judgement, name, sign};
use crate::app::session::{Command, Review, face_of};
use crate::app::theme::{RADIUS, Size, Theme};
use crate::app::views::View;
use crate::app::views::scene::paint_portrait;
use crate::app::views::widgets::{self, Weight, bold, button, soft, text};
use crate::conversation::{Judgement, Offer, TurnRecord};
use crate::phrase;
use crate::scenario::Pronoun;
use crate::text::{Lang, labelled};
use egui::{Align, CornerRadius, Frame, Id, Margin, Rect, Sense, Shape, Stroke, Ui, Vec2};

/// The side of the portrait.
const PORTRAIT: f32 = 92.0;

/// Draws the turn.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32, height: Option<f32>) {
    let Some(record) = review.play.turns().get(review.selected) else { return };
    let theme = view.theme;
    let card = pane(ui, theme, width, height, |ui| {
        // What to do stays in sight; what to read scrolls above it.
        let row = theme.font(Size::Body).size * 1.45 + 28.0;
        let most = height.map(|_| ui.available_height() - row);
        scrolling(ui, ("turn", review.selected), most, |ui| {
            let by = ui.data_mut(|data| data.remove_temp::<f32>(scroll_by())).unwrap_or(0.0);
            if by != 0.0 {
                ui.scroll_with_delta(Vec2::new(0.0, by));
            }
            they(ui, view, review, record);
            you(ui, view, review, record);
            another_way(ui, view, review, record);
        });
        actions(ui, view, review);
        ui.min_rect()
    });
    if ui.data_mut(|data| data.remove_temp::<bool>(bring_into_view()).unwrap_or(false)) {
        ui.scroll_to_rect(card, Some(Align::Center));
    }
}

/// Set by whoever selects a turn from elsewhere on the page.
pub fn bring_into_view() -> Id {
    Id::new("bring the turn into view")
}

/// Set by the timeline, whose up and down arrows read on in the turn.
pub fn scroll_by() -> Id {
    Id::new("scroll the turn")
}

fn they(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let (play, state) = (&review.play, &record.before);
    let beat = play.seat().beat(state.beat);
    let speaker = play.seat().facing[usize::from(beat.by)];
    let person = play.scenario().character(speaker);
    let face = beat.face.unwrap_or_else(|| face_of(&state.minds[usize::from(beat.by)]));
    ui.horizontal_top(|ui| {
        let (rect, portrait) = ui.allocate_exact_size(Vec2::splat(PORTRAIT), Sense::hover());
        paint_portrait(ui, theme, rect, &person.look, face, false, theme.palette.card);
        let seen = format!("{} · {}", person.name.get(lang), face.name().get(lang));
        portrait.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &seen));
        ui.vertical(|ui| {
            widgets::label(
                ui,
                soft(
                    theme,
                    Size::Small,
                    phrase!(
                        lang,
                        "debrief.they_said",
                        name = name(lang, review, speaker),
                        face = face.name().get(lang)
                    ),
                ),
            );
            widgets::label(ui, text(theme, Size::Body, play.says(state).get(lang)));
            let thinks = play.thinks(state).get(lang);
            thought(ui, theme, &labelled(lang, &thinks_of(lang, person.pronoun), thinks));
        });
    });
}

/// What somebody is thinking, as a name for it.
fn thinks_of(lang: Lang, pronoun: Pronoun) -> String {
    match pronoun {
        Pronoun::He => phrase!(lang, "debrief.he_thought"),
        Pronoun::She => phrase!(lang, "debrief.she_thought"),
    }
}

/// A thought: never spoken, and so with a broken line around it.
fn thought(ui: &mut Ui, theme: &Theme, thinks: &str) {
    let p = &theme.palette;
    let shown = Frame::new()
        .fill(p.plum_soft)
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::label(ui, text(theme, Size::Body, thinks).color(p.plum));
        });
    dashed_frame(ui, shown.response.rect, Stroke::new(1.5, p.plum));
}

fn dashed_frame(ui: &Ui, rect: Rect, stroke: Stroke) {
    let mut path = Vec::new();
    let round = egui::epaint::CornerRadiusF32::same(f32::from(RADIUS));
    egui::epaint::tessellator::path::rounded_rectangle(&mut path, rect, round);
    path.extend(path.first().copied());
    ui.painter().extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}

fn you(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let chosen = record.chosen();
    let words = review.play.words(record.before.beat, chosen).get(lang);
    let said = if record.is_prediction() {
        phrase!(lang, "debrief.you_guessed", number = review.selected + 1)
    } else {
        phrase!(lang, "debrief.you_said", number = review.selected + 1)
    };
    ui.add_space(4.0);
    widgets::label(ui, soft(theme, Size::Small, said));
    widgets::label(ui, bold(theme, Size::Heading, words));
    judged(ui, view, chosen, |ui| effects::gauges(ui, view, review, record));
    effects::show(ui, view, review, record);
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
    widgets::label(
        ui,
        soft(
            theme,
            Size::Small,
            phrase!(lang, "debrief.rule", id = rule.id, name = rule.name.get(lang), source = rule.source),
        ),
    );
}

/// The best that could have been said there, if it was better.
fn another_way(ui: &mut Ui, view: &View, review: &Review, record: &TurnRecord) {
    let (lang, theme) = (view.lang(), view.theme);
    let chosen = record.chosen();
    // Of equally good ones, the first in the file.
    let best = record.offers.iter().rev().max_by_key(|offer| offer.judgement.quality);
    let Some(best) =
        best.filter(|best| best.judgement.quality > chosen.judgement.quality && !record.is_prediction())
    else {
        return;
    };
    let (line, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(2.0, theme.palette.rule));
    widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.another_way")));
    widgets::label(ui, bold(theme, Size::Body, review.play.words(record.before.beat, best).get(lang)));
    judged(ui, view, best, |_| {});
    why(ui, view, best.judgement);
}

fn actions(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    if button(ui, theme, &phrase!(lang, "debrief.try_again"), Weight::Secondary).clicked() {
        view.ask(Command::TryAgain(review.selected));
    }
}
