//! The road so far, and the way back to any of its moments.

use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::widgets::{Weight, button, heading, label, soft, text};
use crate::phrase;
use crate::room::Phase;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use crate::words::judgement_sign;
use egui::Ui;

/// Draws the road; nothing before the first step of it.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let play = &workshop.snapshot.playing.play;
    if play.turns().is_empty() {
        return;
    }
    let may_go_back = !matches!(workshop.snapshot.phase, Phase::Lobby | Phase::Ended);
    super::card(ui, theme, |ui| {
        let title = match workshop.snapshot.road {
            1 => phrase!(lang, "desk.road"),
            number => phrase!(lang, "desk.road_n", number = number),
        };
        heading(ui, theme, Size::Heading, &title);
        label(ui, soft(theme, Size::Small, phrase!(lang, "desk.road_means")));
        for (at, turn) in play.turns().iter().enumerate() {
            let words = play.words(turn.before.beat, turn.chosen()).get(lang);
            let sign =
                if turn.is_prediction() { "?" } else { judgement_sign(turn.chosen().judgement.quality) };
            label(ui, text(theme, Size::Body, format!("{}  {sign}  {words}", at + 1)));
            if may_go_back && let Ok(to) = u16::try_from(at) {
                ui.push_id(at, |ui| {
                    let words = phrase!(lang, "desk.back_to", number = at + 1);
                    if button(ui, theme, &words, Weight::Quiet).clicked() {
                        view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Rewind(to)));
                    }
                });
            }
        }
    });
}
