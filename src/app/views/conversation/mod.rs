//! The conversation: who speaks and how they feel above, what can be said below; the stage between.

mod bubble;
mod header;
mod heard;
mod notes;
mod options;
mod prediction;

use super::View;
use crate::app::geometry::{Geometry, Side};
use crate::app::session::{Command, Playing, Screen};
use crate::scenario::Turn;
use egui::{Id, Key, Rect, Ui, pos2};

/// Where the view leaves the stage's rectangle in egui's memory, for the stage to find.
pub fn stage_id() -> Id {
    Id::new("stage-rect")
}

/// Draws the conversation around the stage.
pub fn show(ui: &mut Ui, view: &mut View) {
    let Some(playing) = &view.session.playing else { return };
    let whole = ui.max_rect();
    let header = header::show(ui, view, playing, whole);
    // What is said comes before what can be said, for whoever has it read to them. How high the
    // panel below is shows only once it is drawn; where it has changed, egui is asked for another go.
    let known = ui.data(|data| data.get_temp::<Rect>(stage_id()));
    if let Some(stage) = known {
        let geometry = Geometry::of(stage);
        speech(ui, view, playing, &geometry);
        notes::show(ui, view, playing, &geometry);
    }
    let bottom = bottom_panel(ui, view, playing, whole);
    let stage = Rect::from_min_max(pos2(whole.left(), header.bottom()), pos2(whole.right(), bottom.top()));
    if known != Some(stage) {
        ui.data_mut(|data| data.insert_temp(stage_id(), stage));
        ui.ctx().request_discard("the stage has another size");
    }
    if super::widgets::pressed(ui, Key::Escape) {
        if playing.guess.is_some() {
            view.ask(Command::Unguess);
        } else {
            view.ask(Command::Go(Screen::Settings));
        }
    }
}

/// What is said now: by the other side, or by the player while the other side takes it in.
fn speech(ui: &mut Ui, view: &View, playing: &Playing, geometry: &Geometry) {
    let lang = view.lang();
    let play = &playing.play;
    match playing.heard().filter(|turn| !turn.is_prediction()) {
        Some(turn) => {
            let said = play.words(turn.before.beat, turn.chosen()).get(lang);
            let me = play.scenario().character(play.seat().plays);
            let below = bubble::speech(ui, view.theme, geometry, Side::Left, said, me.name.get(lang));
            if let Some(choice) = play.option(turn.before.beat, turn.pick.option) {
                bubble::thought(ui, view.theme, geometry, below, choice.reaction.get(lang));
            }
        }
        None => {
            // After a prediction it is still the line that was read.
            let state = playing.heard().map_or(playing.on_stage(), |turn| &turn.before);
            let by = play.seat().beat(state.beat).by;
            let speaker = play.scenario().character(play.seat().facing[usize::from(by)]);
            let name = format!("{} · {}", speaker.name.get(lang), speaker.role.get(lang));
            bubble::speech(ui, view.theme, geometry, Side::Right, play.says(state).get(lang), &name);
        }
    }
}

/// The lower part of the window: what can be said, or what it did.
fn bottom_panel(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    if playing.heard().is_some() {
        return heard::show(ui, view, playing, whole);
    }
    match &playing.play.seat().beat(playing.play.beat()).turn {
        Turn::Speak(_) => options::show(ui, view, playing, whole),
        Turn::Predict(_) => prediction::show(ui, view, playing, whole),
        Turn::End(_) => heard::ended(ui, view, playing, whole),
    }
}
