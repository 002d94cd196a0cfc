//! Step one: what the person remembers, before anything is shown. Recalling first makes the replay
//! worth more than watching it does.

use super::name;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{self, Weight, bold, button, focus_if_none, soft, text};
use crate::phrase;
use crate::scenario::Face;
use crate::session::{Review, ReviewCommand};
use egui::{Id, Margin, Sense, TextEdit, Ui, Vec2};

/// The widest that the questions get.
const WIDEST: f32 = 820.0;

/// Draws the step.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review) {
    let theme = view.theme;
    widgets::page(ui, theme, WIDEST, |ui| {
        heading(ui, view, review);
        ui.add_space(space::WIDE);
        widgets::card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            questions(ui, view, review);
        });
    });
}

fn heading(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let scenario = review.play.scenario();
    let seat = review.play.seat();
    let size = Vec2::splat(96.0);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        paint_portrait(ui, theme, rect, &scenario.character(seat.plays).look, Face::Calm, false);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - size.x - space::NORMAL).max(120.0));
            widgets::heading(ui, theme, Size::Title, &phrase!(lang, "debrief.recall_title"));
            widgets::label(ui, soft(theme, Size::Body, phrase!(lang, "debrief.recall_why")));
        });
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        paint_portrait(ui, theme, rect, &scenario.character(seat.facing[0]).look, Face::Calm, true);
    });
}

fn questions(ui: &mut Ui, view: &mut View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let them = name(lang, review, review.play.seat().facing[0]);
    let asked = [phrase!(lang, "debrief.recall_turn"), phrase!(lang, "debrief.recall_stake", name = them)];
    for (number, question) in (1..).zip(&asked) {
        widgets::label(ui, bold(theme, Size::Heading, format!("{number}.  {question}")));
    }
    ui.add_space(space::TIGHT);
    let id = Id::new(("recall", &review.uid));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let field = TextEdit::multiline(&mut typed)
        .id(id.with("field"))
        .font(theme.font(Size::Body))
        .margin(Margin::same(12))
        .desired_rows(5)
        .desired_width(f32::INFINITY)
        .hint_text(soft(theme, Size::Body, phrase!(lang, "debrief.recall_hint")));
    let field = ui.add(field);
    field.ctx.accesskit_node_builder(field.id, |node| node.set_label(asked.join(" ")));
    focus_if_none(ui, &field);
    if field.gained_focus() {
        field.scroll_to_me(None);
    }
    let empty = typed.trim().is_empty();
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        let keep = ui
            .add_enabled_ui(!empty, |ui| {
                button(ui, theme, &phrase!(lang, "debrief.recall_keep"), Weight::Primary)
            })
            .inner;
        if keep.clicked() {
            view.ask(ReviewCommand::KeepRecall(typed.clone()));
        }
        if button(ui, theme, &phrase!(lang, "debrief.recall_skip"), Weight::Quiet).clicked() {
            view.ask(ReviewCommand::ShowReplay);
        }
    });
    widgets::label(
        ui,
        text(theme, Size::Small, phrase!(lang, "debrief.recall_private")).color(theme.palette.ink_soft),
    );
    ui.data_mut(|data| data.insert_temp(id, typed));
}
