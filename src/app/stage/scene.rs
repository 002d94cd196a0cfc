//! What is to be seen now, read from the session once a frame.

use super::StageSystems;
use crate::app::art::Figure;
use crate::app::geometry::Geometry;
use crate::app::interface::{Desk, Look};
use crate::app::quiet::Moving;
use crate::app::session::{Playing, face_after, face_of};
use crate::app::views::conversation::stage_id;
use crate::conversation::Mind;
use crate::conversation::parameters::HOT;
use crate::scenario::{Face, Room};
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiContexts;

/// How long the stage moves after a change, in seconds.
const MOVES_SECS: f32 = 0.7;

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
}

/// Who is on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Cast {
    /// The room.
    pub room: Room,
    /// The player's person.
    pub left: Figure,
    /// The one across the table who speaks.
    pub right: Figure,
    /// What that one feels.
    pub mind: Mind,
    /// How many things were said so far, and how the last one was judged.
    pub last: (usize, i8),
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
    /// A rectangle's centre in Bevy's coordinates: from the window's middle, upwards.
    pub fn centre(&self, rect: egui::Rect) -> Vec2 {
        let centre = rect.center();
        Vec2::new(centre.x - self.window.x / 2.0, self.window.y / 2.0 - centre.y)
    }

    /// A rectangle's size.
    pub fn size(&self, rect: egui::Rect) -> Vec2 {
        Vec2::new(rect.width(), rect.height())
    }
}

/// Adds the reading of the scene.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, read.in_set(StageSystems::Read));
}

/// Forgets the last conversation.
pub fn reset(mut scene: ResMut<Scene>, mut moving: ResMut<Moving>, time: Res<Time>) {
    *scene = Scene::default();
    moving.for_secs(&time, MOVES_SECS);
}

fn read(
    desk: Res<Desk>,
    look: Res<Look>,
    mut contexts: EguiContexts,
    window: Single<&Window, With<PrimaryWindow>>,
    mut scene: ResMut<Scene>,
    mut moving: ResMut<Moving>,
    time: Res<Time>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let stage = ctx.data(|data| data.get_temp::<egui::Rect>(stage_id()));
    let place = stage.map(|stage| Place {
        geometry: Geometry::of(stage),
        window: Vec2::new(window.width(), window.height()),
        scale: window.scale_factor(),
    });
    let cast = desk.with(|session| session.playing.as_ref().map(cast));
    let now = Scene { cast, place, still: look.0.still, dark: look.0.dark };
    if *scene != now {
        moving.for_secs(&time, MOVES_SECS);
        *scene = now;
    }
    Ok(())
}

fn cast(playing: &Playing) -> Cast {
    let play = &playing.play;
    let scenario = play.scenario();
    let me = scenario.character(play.seat().plays);
    let other = scenario.character(playing.speaker());
    let mind = *playing.mind();
    let face = match (playing.face(), playing.heard()) {
        (Some(face), _) => face,
        (None, Some(turn)) => {
            let to =
                play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
            face_after(&turn.before.minds[to], &turn.after.minds[to])
        }
        (None, None) => face_of(&mind),
    };
    let own_face = match playing.heard() {
        Some(turn) if !turn.is_prediction() => Face::Explaining,
        // Nobody smiles while the other is heated, or looks tired or grave.
        _ if mind.heat < HOT && playing.face().is_none() => Face::Calm,
        _ => Face::Concerned,
    };
    let quality = play.turns().last().map_or(0, |turn| turn.chosen().judgement.quality);
    Cast {
        room: scenario.room,
        left: Figure { look: me.look.clone(), face: own_face },
        right: Figure { look: other.look.clone(), face },
        mind,
        last: (play.turns().len(), quality),
    }
}
