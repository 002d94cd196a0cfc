//! The stage: a room, two people and the light, acting out what the session says.
//!
//! The stage decides nothing: expressions follow from the state, positions from [`Geometry`]. It
//! moves for a moment when something changed, and then stands still.
//!
//! [`Geometry`]: super::geometry::Geometry

mod light;
mod people;
mod pictures;
mod room;
mod scene;

use super::screens::ScreenState;
use bevy::prelude::*;

/// Adds the stage, which stands while the conversation is open.
pub fn plugin(app: &mut App) {
    app.init_resource::<pictures::Pictures>()
        .init_resource::<scene::Scene>()
        .configure_sets(
            Update,
            (StageSystems::Read, StageSystems::Light, StageSystems::Act)
                .chain()
                .run_if(in_state(ScreenState::Conversation)),
        )
        .add_systems(OnEnter(ScreenState::Conversation), scene::reset)
        .add_plugins((scene::plugin, room::plugin, people::plugin, light::plugin));
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
    /// The people.
    pub const PEOPLE: f32 = 10.0;
}
