//! The light in the room: warm as heat rises, cool as it falls.

use super::scene::Scene;
use super::{StageSystems, depth};
use crate::app::quiet::Moving;
use crate::app::screens::ScreenState;
use bevy::prelude::*;

/// How fast the light follows, per second.
const FOLLOWS: f32 = 4.0;

#[derive(Component, Default)]
struct Light {
    heat: f32,
    lit: bool,
}

/// Adds the light.
pub fn plugin(app: &mut App) {
    app.add_systems(OnEnter(ScreenState::Conversation), spawn)
        .add_systems(Update, follow.in_set(StageSystems::Act));
}

fn spawn(mut commands: Commands) {
    commands.spawn((
        Light::default(),
        Sprite { color: Color::NONE, custom_size: Some(Vec2::ONE), ..default() },
        DespawnOnExit(ScreenState::Conversation),
    ));
}

fn follow(
    scene: Res<Scene>,
    moving: Res<Moving>,
    time: Res<Time>,
    light: Single<(&mut Light, &mut Sprite, &mut Transform)>,
) {
    let (Some(cast), Some(place)) = (&scene.cast, scene.place) else { return };
    let (mut light, mut sprite, mut transform) = light.into_inner();
    let wanted = f32::from(cast.mind.heat);
    let along = if scene.still || !light.lit || !moving.now(&time) {
        1.0
    } else {
        (FOLLOWS * time.delta_secs()).min(1.0)
    };
    light.heat += (wanted - light.heat) * along;
    light.lit = true;
    let rect = place.geometry.stage;
    sprite.custom_size = Some(place.size(rect));
    sprite.color = tint(light.heat);
    transform.translation = place.centre(rect).extend(depth::LIGHT);
}

/// The tint over the room at a heat of 0–100: cool below 25, warm above, never so strong that a
/// face is lost in it.
fn tint(heat: f32) -> Color {
    if heat < 25.0 {
        Color::srgba(0.35, 0.6, 0.75, 0.10 * (25.0 - heat) / 25.0)
    } else {
        let warmth = ((heat - 25.0) / 65.0).clamp(0.0, 1.0);
        Color::srgba(0.93, 0.42, 0.12, 0.02 + 0.24 * warmth)
    }
}
