//! The plan, some weeks later: what became of it, what stood in the way, one line about it.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::choice::{choose, choose_first};
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{Weight, bold, button, card, heading, label, soft};
use crate::course::counts::Obstacle;
use crate::course::day::Day;
use crate::phrase;
use crate::records::{KeptPlan, PlanFate};
use crate::session::CourseCommand;
use crate::session::course::{PLAN_LINE_LENGTH, fate_words, obstacle_words, plan_words, with_weekday};
use egui::{Id, Ui};

/// What is answered so far.
#[derive(Clone, Default)]
struct Answer {
    fate: Option<PlanFate>,
    why: Option<Obstacle>,
    words: String,
}

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, plan: &KeptPlan) {
    let (theme, lang) = (view.theme, view.lang());
    let id = Id::new(("what became of the plan", plan.id));
    let mut answer = ui.data_mut(|data| data.get_temp::<Answer>(id)).unwrap_or_default();
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        let made = phrase!(lang, "course.plan_made", date = with_weekday(Day(plan.plan.day), lang));
        label(ui, soft(theme, Size::Body, made));
        label(ui, bold(theme, Size::Display, plan_words(&plan.plan.text, lang)));
        ui.add_space(space::WIDE);
        let question = phrase!(lang, "course.day_sixty");
        heading(ui, theme, Size::Heading, &question);
        let fates: Vec<_> = PlanFate::ALL.map(|fate| (Some(fate), fate_words(fate, lang))).to_vec();
        if let Some(fate) = choose_first(ui, theme, &question, &fates, answer.fate) {
            answer.fate = fate;
        }
        if answer.fate == Some(PlanFate::NotDone) {
            ui.add_space(space::NORMAL);
            let question = phrase!(lang, "course.obstacle");
            heading(ui, theme, Size::Heading, &question);
            let all: Vec<_> =
                Obstacle::ALL.iter().map(|one| (Some(*one), obstacle_words(*one, lang))).collect();
            if let Some(why) = choose(ui, theme, &question, &all, answer.why) {
                answer.why = why;
            }
        }
        ui.add_space(space::NORMAL);
        let name = label(ui, bold(theme, Size::Body, phrase!(lang, "course.line")));
        let width = (620.0 * theme.scale).min(ui.available_width());
        let hint = phrase!(lang, "course.line_stays");
        one_line(ui, theme, id.with("line"), &mut answer.words, &name, PLAN_LINE_LENGTH, &hint, width);
        ui.add_space(space::NORMAL);
        ui.horizontal_wrapped(|ui| {
            let words = phrase!(lang, "course.keep_look");
            let may = answer.fate.is_some();
            let keep = ui.add_enabled_ui(may, |ui| button(ui, theme, &words, Weight::Primary)).inner;
            if let (true, Some(fate)) = (keep.clicked(), answer.fate) {
                let Answer { why, words, .. } = answer.clone();
                view.ask(CourseCommand::PlanBecame { plan: plan.id, fate, why, words });
            }
            if button(ui, theme, &phrase!(lang, "partner.show"), Weight::Quiet).clicked() {
                view.ask(CourseCommand::ShowPartner(plan.id));
            }
            if button(ui, theme, &phrase!(lang, "course.not_now"), Weight::Quiet).clicked() {
                view.ask(CourseCommand::DontLook);
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, answer));
}
