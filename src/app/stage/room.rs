//! The room behind the people.

use super::pictures::Pictures;
use super::scene::Scene;
use super::{StageSystems, depth};
use crate::app::screens::ScreenState;
use bevy::prelude::*;

#[derive(Component)]
struct RoomSprite;

/// Adds the room.
pub fn plugin(app: &mut App) {
    app.add_systems(OnEnter(ScreenState::Conversation), spawn)
        .add_systems(Update, arrange.in_set(StageSystems::Act).run_if(resource_changed::<Scene>));
}

fn spawn(mut commands: Commands) {
    commands.spawn((
        RoomSprite,
        Sprite::default(),
        Visibility::Hidden,
        DespawnOnExit(ScreenState::Conversation),
    ));
}

fn arrange(
    scene: Res<Scene>,
    mut pictures: ResMut<Pictures>,
    mut images: ResMut<Assets<Image>>,
    room: Single<(&mut Sprite, &mut Transform, &mut Visibility), With<RoomSprite>>,
) {
    let (Some(cast), Some(place)) = (&scene.cast, scene.place) else { return };
    let (mut sprite, mut transform, mut visibility) = room.into_inner();
    let rect = place.geometry.room();
    sprite.image = pictures.room(&mut images, cast.room, rect.height() * place.scale);
    sprite.custom_size = Some(place.size(rect));
    // At night the same room lies in the dark.
    sprite.color = if scene.dark { Color::srgb(0.52, 0.5, 0.5) } else { Color::WHITE };
    transform.translation = place.centre(rect).extend(depth::ROOM);
    *visibility = Visibility::Inherited;
}
