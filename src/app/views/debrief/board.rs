//! The board as it stood in the end.

use super::pane::pane;
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::board;
use crate::app::views::shared::widgets::{self, laid_out};
use crate::session::{Board, Review};
use egui::{Sense, Ui, WidgetInfo, WidgetType};

/// Draws it.
pub fn show(ui: &mut Ui, view: &View, review: &Review, width: f32) {
    let theme = view.theme;
    let play = &review.play;
    let lines = board::lines(view.lang(), theme, play.scenario(), &Board::of(play, play.state()));
    pane(ui, theme, width, |ui| {
        let mut lines = lines.into_iter();
        if let Some(title) = lines.next() {
            widgets::heading(ui, theme, Size::Heading, &title.words);
        }
        for line in lines {
            let galley = laid_out(ui, &line.words, line.font(theme), line.ink, ui.available_width());
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, line.ink);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &line.told));
        }
    });
}
