//! One if–then plan: what will happen, and what the person will do then (Gollwitzer 1999).

use super::pane::pane;
use crate::app::theme::{RADIUS, Size};
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, Weight, bold, button, soft, text};
use crate::phrase;
use crate::records::PlanText;
use crate::session::{Review, ReviewCommand};
use egui::{CornerRadius, Frame, Id, Margin, TextEdit, Ui};

/// Draws the plan.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    pane(ui, theme, width, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.plan"));
        widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.plan_why")));
        if let Some(plan) = review.plan_in(lang) {
            Frame::new()
                .fill(theme.palette.note)
                .corner_radius(CornerRadius::same(RADIUS))
                .inner_margin(Margin::same(12))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    widgets::label(
                        ui,
                        soft(theme, Size::Small, phrase!(lang, "debrief.plan_kept")).color(theme.palette.ink),
                    );
                    widgets::label(ui, bold(theme, Size::Body, plan));
                });
        }
        let id = Id::new(("plan", &review.uid));
        let mut typed = ui.data_mut(|data| data.get_temp::<[String; 2]>(id)).unwrap_or_default();
        // What was typed is only put away once it is known to be kept.
        if let Some(PlanText::Halves { when, then }) = &review.plan
            && typed.each_ref().map(|half| half.trim()) == [when.as_str(), then.as_str()]
        {
            typed = Default::default();
        }
        let asked = [
            (phrase!(lang, "debrief.plan_if"), phrase!(lang, "debrief.plan_if_hint")),
            (phrase!(lang, "debrief.plan_then"), phrase!(lang, "debrief.plan_then_hint")),
        ];
        for ((part, (label, hint)), value) in asked.iter().enumerate().zip(&mut typed) {
            let label = widgets::label(ui, bold(theme, Size::Body, label));
            let field = TextEdit::multiline(value)
                .desired_rows(1)
                // A plan is one sentence: Enter leads on, it breaks no line.
                .return_key(None)
                .id(id.with(part))
                .font(theme.font(Size::Body))
                .margin(Margin::symmetric(12, 8))
                .desired_width(f32::INFINITY)
                .hint_text(soft(theme, Size::Body, hint));
            let field = ui.add(field).labelled_by(label.id);
            if field.gained_focus() {
                field.scroll_to_me(None);
            }
        }
        let complete = typed.iter().all(|part| !part.trim().is_empty());
        let keep = ui
            .add_enabled_ui(complete, |ui| {
                button(ui, theme, &phrase!(lang, "debrief.plan_keep"), Weight::Secondary)
            })
            .inner;
        if keep.clicked() {
            let [when, then] = typed.clone();
            view.ask(ReviewCommand::KeepPlan { when, then });
        }
        if !complete {
            widgets::label(
                ui,
                text(theme, Size::Small, phrase!(lang, "debrief.plan_both")).color(theme.palette.ink_soft),
            );
        }
        ui.data_mut(|data| data.insert_temp(id, typed));
    });
}
