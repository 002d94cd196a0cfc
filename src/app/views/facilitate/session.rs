//! The session as a whole: how long a vote is open, the feedback, the report, and the end.

use super::keymap::with_key;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::choice::choose;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{Weight, button, heading, label, soft, text};
use crate::app::views::workshop::seconds_words;
use crate::phrase;
use crate::room::Phase;
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Preparation, Workshop};
use egui::text::LayoutJob;
use egui::{Key, Ui};

/// Draws the card.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let snapshot = &workshop.snapshot;
    super::card(ui, theme, |ui| {
        heading(ui, theme, Size::Heading, &phrase!(lang, "desk.session"));
        if matches!(snapshot.phase, Phase::Feedback | Phase::Ended) {
            let answers = snapshot.answers;
            let words = phrase!(
                lang,
                "desk.answers",
                answers = answers.count,
                phones = snapshot.joined,
                plans = answers.plans
            );
            label(ui, text(theme, Size::Body, words));
        } else {
            let about = phrase!(lang, "workshop.seconds");
            label(ui, text(theme, Size::Body, &about));
            let times = Preparation::SECONDS.map(|seconds| (seconds, seconds_words(lang, seconds)));
            let picked = choose(ui, theme, &about, &times, view.session.preferences.vote_seconds);
            view.ask_all(
                picked.map(|seconds| WorkshopCommand::Facilitate(FacilitatorCommand::SetSeconds(seconds))),
            );
        }
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            if matches!(
                snapshot.phase,
                Phase::Case | Phase::Beat | Phase::Open | Phase::Closed | Phase::Revealed
            ) {
                let words = with_key(lang, &phrase!(lang, "desk.stop_here"), Key::F);
                if button(ui, theme, &words, Weight::Quiet).clicked() {
                    view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::WrapUp));
                }
            }
            if !workshop.is_rehearsal() && snapshot.phase != Phase::Lobby {
                if button(ui, theme, &phrase!(lang, "desk.write_report"), Weight::Quiet).clicked() {
                    view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::WriteReport));
                }
                if workshop.reported.is_some()
                    && button(ui, theme, &phrase!(lang, "desk.open_report"), Weight::Secondary).clicked()
                {
                    view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::OpenReport));
                }
            }
        });
        if workshop.is_writing() {
            let words = phrase!(lang, "desk.writing");
            let shown = label(ui, text(theme, Size::Body, &words));
            announce(&shown, &words);
        } else if let Some(path) = &workshop.reported {
            // A path has no place to break at, so it has lines of its own and its name isn't torn off it.
            let name = phrase!(lang, "desk.report_at");
            label(ui, soft(theme, Size::Small, name));
            let font = theme.font(Size::Small);
            let mut job = LayoutJob::simple(
                path.display().to_string(),
                font,
                theme.palette.ink_soft,
                ui.available_width(),
            );
            job.wrap.break_anywhere = true;
            ui.label(job);
        }
    });
}
