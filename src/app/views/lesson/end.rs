//! The end of a lesson: what was practised, the plan that goes along, and where to go from here.

use super::plan::sentence;
use super::recall::{picture, picture_height};
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_on_page, heading, label, page, soft, text, tinted_card,
};
use crate::phrase;
use crate::scenario::Face;
use crate::session::lesson::Taking;
use crate::session::{LessonCommand, NavCommand, Screen};
use egui::{Ui, vec2};

/// Draws it.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking) {
    let (theme, lang) = (view.theme, view.lang());
    let height = picture_height(ui);
    page(ui, theme, 820.0, |ui| {
        picture(ui, view, taking, height, Face::Calm);
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            let title = phrase!(lang, "lesson.end_title");
            let shown = heading(ui, theme, Size::Title, &title);
            announce(&shown, &title);
            let (all, best) = (taking.drilling.answered().len(), taking.drilling.best());
            if all > 0 {
                label(ui, text(theme, Size::Body, phrase!(lang, "lesson.end_drill", all = all, best = best)));
            }
            ui.add_space(space::TIGHT);
            match taking.ended() {
                Some(Some(plan)) => {
                    let plan = sentence(view, plan);
                    tinted_card(ui, theme, theme.palette.note, |ui| {
                        ui.set_width(ui.available_width());
                        label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.plan_kept")));
                        label(ui, bold(theme, Size::Heading, plan));
                    });
                }
                _ => {
                    label(ui, soft(theme, Size::Body, phrase!(lang, "lesson.end_without_plan")));
                }
            }
        });
        ui.add_space(space::NORMAL);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let list = button(ui, theme, &phrase!(lang, "lesson.to_list"), Weight::Primary);
            focus_on_page(ui, &list, ("lesson end", &taking.lesson.id));
            if list.clicked() {
                view.ask(LessonCommand::Leave);
            }
            if button(ui, theme, &phrase!(lang, "lesson.again"), Weight::Secondary).clicked() {
                view.ask(LessonCommand::Again);
            }
            if button(ui, theme, &phrase!(lang, "library.home"), Weight::Quiet).clicked() {
                view.ask(NavCommand::Go(Screen::Home));
            }
        });
    });
}
