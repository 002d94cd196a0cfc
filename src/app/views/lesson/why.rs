//! Why the one failed and the other worked: the rules, where they come from, and when they don't hold.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::columns::cards;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    Weight, bold, button, focus_on_page, heading, label, page, soft, text, tinted_card,
};
use crate::conversation::rules::Rule;
use crate::phrase;
use crate::session::LessonCommand;
use crate::session::lesson::Taking;
use crate::text::labelled;
use egui::Ui;

/// How many rules stand side by side.
const ACROSS: usize = 2;

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    page(ui, theme, 1060.0, |ui| {
        let title = phrase!(lang, "lesson.why_title");
        let shown = heading(ui, theme, Size::Title, &title);
        announce(&shown, &title);
        ui.add_space(space::TIGHT);
        for (row, rules) in taking.lesson.rules.chunks(ACROSS).enumerate() {
            ui.push_id(("rules", row), |ui| {
                cards(ui, theme, rules.len(), |ui, number| rule(ui, view, taking, rules[number]));
            });
            ui.add_space(space::TIGHT);
        }
        tinted_card(ui, theme, theme.palette.note, |ui| {
            ui.set_width(ui.available_width());
            heading(ui, theme, Size::Body, &phrase!(lang, "lesson.unless"));
            label(ui, text(theme, Size::Body, taking.lesson.unless.get(lang)));
        });
        ui.add_space(space::NORMAL);
        let on = button(ui, theme, &phrase!(lang, "lesson.why_on"), Weight::Primary);
        focus_on_page(ui, &on, ("lesson why", &taking.lesson.id));
        if on.clicked() {
            view.ask(LessonCommand::On);
        }
        if !taking.lesson.sources.is_empty() {
            ui.add_space(space::TIGHT);
            let sources = taking.lesson.sources.join("; ");
            label(ui, soft(theme, Size::Small, labelled(lang, &phrase!(lang, "lesson.sources"), &sources)));
        }
    });
}

/// A rule, and where it was just seen.
fn rule(ui: &mut Ui, view: &View, taking: &Taking, rule: &Rule) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let judged =
        |good: bool| taking.acted.turns(good).iter().any(|turn| turn.chosen().judgement.rule.id == rule.id);
    let seen = if judged(false) {
        Some((phrase!(lang, "lesson.why_failed"), p.rust))
    } else if judged(true) {
        Some((phrase!(lang, "lesson.why_worked"), p.teal))
    } else {
        None
    };
    if let Some((words, ink)) = seen {
        label(ui, bold(theme, Size::Small, words).color(ink));
    }
    heading(ui, theme, Size::Heading, rule.name.get(lang));
    label(ui, text(theme, Size::Body, rule.says.get(lang)));
    label(ui, soft(theme, Size::Small, format!("{} · {}", rule.id, rule.source)));
}
