//! The stage: a room, two people and the light, acting out what the session says.
//!
//! The stage decides nothing: expressions and postures follow from the state, positions from
//! [`Geometry`]. People move for a moment when something changed, breathe and blink for a while after
//! that, and then stand still.
//!
//! `scene` reads what is to be seen, `cast` makes roles of it; `body` carries one person from frame to
//! frame with `pose` (where their parts are) and `life` (breath, blinks, lips), all of it plain
//! functions; `people`, `room` and `light` put pictures where these say.
//!
//! **Not here:** which face or posture goes with a state (`session::expression`), speech and thoughts
//! (`views::conversation`), how often is drawn (`frame_pacing`).
//!
//! [`Geometry`]: super::geometry::Geometry

mod body;
mod cache;
mod cast;
mod life;
mod light;
mod people;
mod pictures;
mod pose;
mod room;
mod scene;

use super::interface::Stands;
use super::screens::OnStage;
use bevy::prelude::*;

/// Adds the stage, which stands while a conversation is open, a trainee's, a room's or a lesson's.
pub fn plugin(app: &mut App) {
    app.init_resource::<pictures::Pictures>()
        .configure_sets(
            Update,
            (StageSystems::Read, StageSystems::Light, StageSystems::Act).chain().run_if(stands),
        )
        .add_plugins((scene::plugin, room::plugin, people::plugin, light::plugin));
    for screen in STANDS_IN {
        app.add_systems(OnEnter(screen), (scene::reset, people::enter, room::spawn));
    }
}

/// When the stage stands.
const STANDS_IN: [Stands; 3] =
    [Stands(OnStage::Conversation), Stands(OnStage::Room), Stands(OnStage::Lesson)];

fn stands(screen: Res<State<Stands>>) -> bool {
    STANDS_IN.contains(screen.get())
}

/// The systems of the stage, in their order.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub enum StageSystems {
    /// What is to be seen is read from the session.
    Read,
    /// The light follows it.
    Light,
    /// The room and the people follow both.
    Act,
}

/// How far behind one another things stand.
mod depth {
    /// The room.
    pub const ROOM: f32 = 0.0;
    /// The people, each of them a few drawings deep.
    pub const PEOPLE: f32 = 10.0;
}
