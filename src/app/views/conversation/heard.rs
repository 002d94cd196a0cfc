//! After something was said: what it did, and why. And after the last line: on to the outcome.

use super::super::widgets::{Weight, bold, button, chip, focus_if_none, pressed, soft, text};
use super::super::{View, words};
use super::options::panel;
use crate::app::session::{Command, Playing};
use crate::app::theme::Size;
use crate::conversation::{Event, TurnRecord};
use crate::phrase;
use crate::scenario::Turn;
use crate::text::Lang;
use egui::{Align, Key, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Draws what the last thing said has done; gives the rectangle of the panel.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let theme = view.theme;
    let lang = view.lang();
    let Some(turn) = playing.heard() else { return Rect::NOTHING };
    let height = (58.0 + 118.0 * theme.scale).min(whole.height() * 0.5);
    let rect = Rect::from_min_max(pos2(whole.left(), whole.bottom() - height), whole.max);
    panel(ui, theme, rect);
    let inner = rect.shrink2(vec2(24.0, 14.0));
    let side = (170.0 * theme.scale).min(inner.width() * 0.3);
    let left = Rect::from_min_max(inner.min, inner.max - vec2(side + 16.0, 0.0));
    let mut told = ui.new_child(UiBuilder::new().max_rect(left));
    ScrollArea::vertical().id_salt("heard").auto_shrink([false, false]).show(&mut told, |ui| {
        verdict(ui, view, turn);
        ui.add_space(4.0);
        super::super::widgets::label(ui, text(theme, Size::Body, explanation(lang, playing, turn)));
        let changes = changes(lang, playing, turn);
        if !changes.is_empty() {
            ui.label(bold(theme, Size::Small, changes.join("   ")).color(theme.palette.ink_soft));
        }
    });
    let right = Rect::from_min_max(pos2(inner.right() - side, inner.top()), inner.max);
    let mut ask = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)));
    let go_on = button(&mut ask, theme, &phrase!(lang, "play.go_on"), Weight::Primary);
    focus_if_none(ui, &go_on);
    // Enter and space press it when it has the keyboard; here they do so in any case.
    let elsewhere = !go_on.has_focus() && (pressed(ui, Key::Enter) || pressed(ui, Key::Space));
    if go_on.clicked() || elsewhere {
        view.ask(Command::GoOn);
    }
    rect
}

fn verdict(ui: &mut Ui, view: &View, turn: &TurnRecord) {
    let theme = view.theme;
    let lang = view.lang();
    let p = &theme.palette;
    let chosen = turn.chosen();
    let quality = chosen.judgement.quality;
    let (ink, fill) = if quality > 0 {
        (p.teal, p.teal_soft)
    } else if quality < 0 {
        (p.rust, p.rust_soft)
    } else {
        (p.ink_soft, p.teal_soft)
    };
    ui.horizontal_wrapped(|ui| {
        let label = if turn.is_prediction() {
            let right = quality > 0;
            if right { phrase!(lang, "play.predicted_right") } else { phrase!(lang, "play.predicted_wrong") }
        } else {
            let (sign, fit) = (words::judgement_sign(quality), words::judgement(lang, quality));
            format!("{sign}  {} · {fit}", chosen.act.kind.name().get(lang))
        };
        chip(ui, theme, &label, ink, fill);
        let rule = chosen.judgement.rule;
        ui.label(soft(theme, Size::Small, format!("{} {}", rule.id, rule.name.get(lang))));
    });
}

fn explanation(lang: Lang, playing: &Playing, turn: &TurnRecord) -> String {
    let play = &playing.play;
    if let (true, Turn::Predict(prediction)) =
        (turn.is_prediction(), &play.seat().beat(turn.before.beat).turn)
    {
        let truth = play.scenario().interest(prediction.truth);
        return phrase!(lang, "play.truth_was", truth = truth.label.get(lang));
    }
    turn.chosen().judgement.rule.says.get(lang).to_owned()
}

/// What changed, in words and figures.
fn changes(lang: Lang, playing: &Playing, turn: &TurnRecord) -> Vec<String> {
    let play = &playing.play;
    let scenario = play.scenario();
    let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
    let (before, after) = (&turn.before.minds[to], &turn.after.minds[to]);
    let mut changes: Vec<String> = Vec::new();
    let gauges = [
        (phrase!(lang, "gauge.heat"), before.heat, after.heat),
        (phrase!(lang, "gauge.trust"), before.trust, after.trust),
        (phrase!(lang, "gauge.safety"), before.safety, after.safety),
        (phrase!(lang, "gauge.clarity"), before.clarity, after.clarity),
    ];
    for (name, old, new) in gauges.into_iter().filter(|(_, old, new)| old != new) {
        changes.push(format!("{name} {old} → {new}"));
    }
    for event in &turn.events {
        match event {
            Event::Understood(interest) => {
                let label = scenario.interest(*interest).label.get(lang);
                changes.push(phrase!(lang, "play.understood", what = label));
            }
            Event::Revealed(interest) if !turn.after.is_understood(*interest) => {
                let label = scenario.interest(*interest).label.get(lang);
                changes.push(phrase!(lang, "play.revealed", what = label));
            }
            Event::Accepted(agreement) => {
                let title = scenario.agreement(*agreement).title.get(lang);
                changes.push(phrase!(lang, "play.accepted", what = title));
            }
            Event::Refused(agreement) => {
                let title = scenario.agreement(*agreement).title.get(lang);
                changes.push(phrase!(lang, "play.refused", what = title));
            }
            Event::PromiseBroken(_) => changes.push(phrase!(lang, "play.promise_broken")),
            _ => {}
        }
    }
    changes
}

/// Draws the way to the outcome, under the last line of all; gives the rectangle of the panel.
pub fn ended(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let theme = view.theme;
    let lang = view.lang();
    let height = 50.0 + 70.0 * theme.scale;
    let rect = Rect::from_min_max(pos2(whole.left(), whole.bottom() - height), whole.max);
    panel(ui, theme, rect);
    let ending = playing.play.ending().map_or("", |ending| ending.name().get(lang));
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(24.0, 12.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    inner.label(bold(theme, Size::Title, ending));
    inner.label(soft(theme, Size::Body, phrase!(lang, "play.over")));
    inner.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let on = button(ui, theme, &phrase!(lang, "play.see_outcome"), Weight::Primary);
        focus_if_none(ui, &on);
        let elsewhere = !on.has_focus() && (pressed(ui, Key::Enter) || pressed(ui, Key::Space));
        if on.clicked() || elsewhere {
            view.ask(Command::SeeOutcome);
        }
    });
    rect
}
