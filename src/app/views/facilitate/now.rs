//! The moment: what the other side says, thinks and feels.

use crate::app::geometry::Side;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::conversation::heard::{Reason, verdict};
use crate::app::views::conversation::spoken::Spoken;
use crate::app::views::shared::scene::paint_portrait;
use crate::app::views::shared::widgets::{bold, heading, label, soft, text};
use crate::phrase;
use crate::room::Phase;
use crate::scenario::Face;
use crate::session::workshop::Workshop;
use crate::text::labelled;
use crate::words;
use egui::{Sense, Ui, Vec2};

/// Draws the moment.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let snapshot = &workshop.snapshot;
    if snapshot.beneath == Phase::Case {
        return;
    }
    if snapshot.phase == Phase::Lobby {
        super::card(ui, theme, |ui| {
            heading(ui, theme, Size::Heading, &phrase!(lang, "desk.before"));
            label(ui, text(theme, Size::Body, workshop.scenario.facilitator.before.get(lang)));
            ui.add_space(space::TIGHT);
            label(ui, soft(theme, Size::Body, workshop.scenario.summary.get(lang)));
        });
        return;
    }
    super::card(ui, theme, |ui| {
        let playing = &snapshot.playing;
        let spoken = Spoken::of(playing, lang);
        let speaker = workshop.scenario.character(playing.speaker());
        let own = workshop.scenario.character(playing.play.seat().plays);
        ui.horizontal_top(|ui| {
            let side = 84.0 * theme.scale.sqrt();
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
            match spoken.side {
                Side::Left => paint_portrait(ui, theme, rect, &own.look, Face::Calm, false),
                Side::Right => paint_portrait(ui, theme, rect, &speaker.look, playing.seen().features, true),
            }
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                label(ui, soft(theme, Size::Small, &spoken.who));
                label(ui, text(theme, Size::Heading, &spoken.said));
                let name = speaker.name.get(lang);
                let (title, thought) = match &spoken.thought {
                    Some(thought) => {
                        (phrase!(lang, "phone.thought_on_hearing", name = name), thought.as_str())
                    }
                    None => {
                        let thinks = playing.play.thinks(playing.play.state()).get(lang);
                        (phrase!(lang, "phone.was_thinking", name = name), thinks)
                    }
                };
                label(ui, text(theme, Size::Body, labelled(lang, &title, thought)).color(theme.palette.plum));
            });
        });
        if let Some(turn) = playing.heard() {
            label(ui, bold(theme, Size::Body, verdict(lang, turn)));
            let reason = Reason::of(lang, playing, turn);
            label(ui, text(theme, Size::Body, &reason.says));
            if let Some(rule) = &reason.rule {
                label(ui, soft(theme, Size::Small, rule));
            }
        }
        if playing.play.ending().is_some() {
            return;
        }
        let mind = playing.mind();
        let state = phrase!(
            lang,
            "desk.state",
            mood = words::mood(lang, mind, playing.feels()),
            heat = mind.heat,
            trust = mind.trust,
            safety = mind.safety,
            clarity = mind.clarity,
            turns = playing.play.state().turns_left
        );
        label(ui, soft(theme, Size::Small, state));
    });
}
