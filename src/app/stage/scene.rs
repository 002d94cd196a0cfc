//! What is to be seen now, read from the session once a frame.

use super::StageSystems;
use super::cast::{Cast, cast};
use crate::app::frame_pacing::Moving;
use crate::app::geometry::{Geometry, stage_id};
use crate::app::interface::{GameSession, Look};
use crate::app::projector::StageWindow;
use bevy::prelude::*;
use bevy_egui::EguiInput;

/// How long the stage moves after a change, in seconds: the way to the next posture, and the blow of a
/// reaction.
const MOVES_SECS: f32 = 0.55;
/// How long the rest of the longest reaction takes after a change, in seconds.
const SETTLES_DOWN_SECS: f32 = 1.8;
/// How long there are small movements after somebody has done something, in seconds.
const LIVES_SECS: f32 = 20.0;
/// How long the stage must have had its size before everything is drawn anew for it, in seconds.
const SETTLES_SECS: f32 = 0.2;
/// The same while a room votes: the votes come first, and the pictures at hand can be told apart.
const VOTES_FIRST_SECS: f32 = 1.5;

/// What is to be seen.
#[derive(Resource, Default, Clone, Debug, PartialEq)]
pub struct Scene {
    /// Who and where; none while nothing is played.
    pub cast: Option<Cast>,
    /// Where things stand; none before the view has been drawn once.
    pub place: Option<Place>,
    /// Whether everything stands where it belongs at once.
    pub still: bool,
    /// Whether it is night outside.
    pub dark: bool,
    /// Whether a room votes at this moment.
    pub votes: bool,
}

impl Scene {
    const fn settles_secs(&self) -> f32 {
        if self.votes { VOTES_FIRST_SECS } else { SETTLES_SECS }
    }
}

/// Where things stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The stage in points from the window's top left.
    pub geometry: Geometry,
    /// The window's size in points.
    pub window: Vec2,
    /// Pixels to a point.
    pub scale: f32,
}

impl Place {
    /// A point of the window in Bevy's coordinates: from the window's middle, upwards.
    pub fn at(&self, point: egui::Pos2) -> Vec2 {
        Vec2::new(point.x - self.window.x / 2.0, self.window.y / 2.0 - point.y)
    }
}

/// The place that pictures are drawn for. While a window's edge is dragged, the pictures at hand are
/// stretched; once it rests they are drawn anew, as sharp as the screen can show them.
#[derive(Resource, Default)]
pub struct Sharp {
    /// The place; none before there is one.
    pub place: Option<Place>,
    /// Since when the window has had another, in seconds.
    since_secs: f32,
    next: Option<Place>,
}

/// Adds the reading of the scene.
pub fn plugin(app: &mut App) {
    app.init_resource::<Scene>()
        .init_resource::<Sharp>()
        .add_systems(Update, (read, sharpen, live).chain().in_set(StageSystems::Read));
}

/// Forgets the last conversation.
pub fn reset(mut scene: ResMut<Scene>, mut moving: ResMut<Moving>, time: Res<Time>) {
    *scene = Scene::default();
    moving.for_secs(&time, MOVES_SECS);
}

fn read(
    game: Res<GameSession>,
    look: Res<Look>,
    mut shown: StageWindow,
    mut scene: ResMut<Scene>,
    mut moving: ResMut<Moving>,
    time: Res<Time>,
) {
    let Some((window, ctx)) = shown.get() else { return };
    let stage = ctx.data(|data| data.get_temp::<egui::Rect>(stage_id()));
    let place = stage.map(|stage| Place {
        geometry: Geometry::of(stage),
        window: Vec2::new(window.width(), window.height()),
        scale: window.scale_factor(),
    });
    let cast = game.with(|session| session.on_stage().map(|playing| cast(playing, session.lang())));
    let votes = game.with(|session| session.votes());
    let now = Scene { cast, place, still: look.0.still, dark: look.0.dark, votes };
    if *scene != now {
        // On a stage of another size the same people stand as they stood.
        let is_moved_only = now.cast == scene.cast && now.cast.is_some() && now.dark == scene.dark;
        if now.votes && !scene.votes {
            // While the room votes, the two wait; and the processors are the phones'.
            moving.rest(&time);
        }
        if is_moved_only {
            moving.once_after_secs(&time, now.settles_secs() + 0.02);
        } else if now.still {
            moving.for_secs(&time, SETTLES_SECS);
        } else {
            let said = now.cast.as_ref().map_or(0.0, Cast::speaks_for_secs);
            moving.for_secs(&time, MOVES_SECS);
            moving.gently_for_secs(&time, said.max(SETTLES_DOWN_SECS));
            moving.faintly_for_secs(&time, LIVES_SECS);
        }
        *scene = now;
    }
}

fn sharpen(scene: Res<Scene>, mut sharp: ResMut<Sharp>, time: Res<Time>) {
    if sharp.place == scene.place {
        return;
    }
    let now = time.elapsed_secs();
    if sharp.next != scene.place {
        sharp.next = scene.place;
        sharp.since_secs = now;
    }
    if sharp.place.is_none() || now - sharp.since_secs >= scene.settles_secs() {
        sharp.place = scene.place;
    }
}

/// Whoever does something has the people before them alive for a while.
fn live(inputs: Query<&EguiInput>, scene: Res<Scene>, mut moving: ResMut<Moving>, time: Res<Time>) {
    let stirred = inputs.iter().any(|input| input.events.iter().any(by_a_person));
    if stirred && scene.cast.is_some() && !scene.still && !scene.votes {
        moving.faintly_for_secs(&time, LIVES_SECS);
    }
}

/// Whether a person's hand is behind an event.
fn by_a_person(event: &egui::Event) -> bool {
    use egui::Event::{AccessKitActionRequest, Key, MouseWheel, PointerButton, PointerMoved, Text, Touch};
    matches!(
        event,
        AccessKitActionRequest(_)
            | Key { .. }
            | MouseWheel { .. }
            | PointerButton { .. }
            | PointerMoved(_)
            | Text(_)
            | Touch { .. }
    )
}
