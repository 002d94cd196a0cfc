//! The days to come, and the ways to take them along: a file for a calendar, a text to paste.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{Weight, bold, button, heading, label, soft, text};
use crate::course::due::Due;
use crate::phrase;
use crate::session::CourseCommand;
use crate::session::course::{appointment_title, with_weekday};
use egui::{Id, Ui};

/// Draws them.
pub fn show(ui: &mut Ui, view: &mut View, dates: &[Due]) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    heading(ui, theme, Size::Heading, &phrase!(lang, "course.dates"));
    ui.add_space(space::TIGHT);
    if dates.is_empty() {
        label(ui, soft(theme, Size::Body, phrase!(lang, "course.dates_none")));
        return;
    }
    for due in dates {
        label(ui, bold(theme, Size::Body, with_weekday(due.date, lang)));
        label(ui, text(theme, Size::Body, appointment_title(session, due.what, lang)));
        ui.add_space(space::TIGHT);
    }
    label(ui, soft(theme, Size::Small, phrase!(lang, "course.dates_why")));
    ui.add_space(space::TIGHT);
    if button(ui, theme, &phrase!(lang, "course.write_dates"), Weight::Secondary).clicked() {
        view.ask(CourseCommand::WriteDates);
    }
    let copied = Id::new("the dates were copied");
    if button(ui, theme, &phrase!(lang, "course.copy_dates"), Weight::Quiet).clicked() {
        ui.ctx().copy_text(session.dates_to_paste());
        ui.data_mut(|data| data.insert_temp(copied, true));
    }
    if ui.data(|data| data.get_temp::<bool>(copied)).unwrap_or(false) {
        let words = phrase!(lang, "course.copied");
        let shown = label(ui, soft(theme, Size::Small, &words));
        announce(&shown, &words);
    }
}
