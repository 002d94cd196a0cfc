//! The papers of a conversation, over it for as long as they are wanted: what was said so far, and the briefing.
//!
//! **Not here:** their keys (`shared::papers`).

use super::super::View;
use super::super::briefing::read_again;
use crate::app::theme::{RADIUS, Size, space};
use crate::app::views::shared::papers::{close, is_open};
use crate::app::views::shared::widgets::{
    Weight, button, focus_if_none, heading, label, scroll_by_keys, soft, text,
};
use crate::phrase;
use crate::scenario::SeatRef;
use crate::session::Playing;
use crate::text::{Lang, labelled};
use egui::{CornerRadius, Frame, Id, Margin, Modal, ScrollArea, Ui};

/// The widest that they get, in points at text of 100 %.
const WIDEST: f32 = 860.0;

/// Draws them over the screen, if they are out.
pub fn show(ui: &Ui, view: &View, playing: &Playing) {
    if !is_open(ui.ctx()) {
        return;
    }
    let (theme, lang) = (view.theme, view.lang());
    let whole = ui.ctx().content_rect();
    let width = (WIDEST * theme.scale).min(whole.width() - 2.0 * space::PAGE);
    let frame = Frame::new()
        .fill(theme.palette.card)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(22));
    let modal = Modal::new(Id::new("papers of the conversation")).frame(frame).backdrop_color(theme.veil());
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width - 48.0);
        heading(ui, theme, Size::Title, &phrase!(lang, "papers.title"));
        let button_high = theme.bold(Size::Body).size * 1.5 + 20.0;
        let title_high = 2.5 * theme.bold(Size::Title).size;
        let most = (whole.height() - 2.0 * space::PAGE - 44.0 - title_high - button_high).max(60.0);
        ui.spacing_mut().scroll = egui::style::ScrollStyle::thin();
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            scroll_by_keys(ui, most);
            ui.set_width(ui.available_width());
            heading(ui, theme, Size::Heading, &phrase!(lang, "papers.said"));
            let said = said(lang, playing);
            if said.is_empty() {
                label(ui, soft(theme, Size::Body, phrase!(lang, "papers.nothing_said")));
            }
            for words in said {
                label(ui, text(theme, Size::Body, words));
            }
            ui.add_space(space::NORMAL);
            let play = &playing.play;
            read_again(ui, view, SeatRef { scenario: play.scenario(), seat: play.seat() }, play.day());
        });
        ui.add_space(space::TIGHT);
        let done = button(ui, theme, &phrase!(lang, "papers.close"), Weight::Primary);
        focus_if_none(ui, &done);
        done.clicked()
    });
    if shown.inner || shown.backdrop_response.clicked() {
        close(ui.ctx());
    }
}

/// What was said so far, by whom, in its order.
fn said(lang: Lang, playing: &Playing) -> Vec<String> {
    let play = &playing.play;
    let (scenario, seat) = (play.scenario(), play.seat());
    let name = |person| scenario.character(person).name.get(lang);
    let turns = play.turns().iter().filter(|turn| !turn.is_prediction());
    turns
        .flat_map(|turn| {
            let by = seat.facing[usize::from(seat.beat(turn.before.beat).by)];
            let own = play.words(turn.before.beat, turn.chosen()).get(lang);
            [
                labelled(lang, name(by), play.says(&turn.before).get(lang)),
                labelled(lang, name(seat.plays), own),
            ]
        })
        .collect()
}
