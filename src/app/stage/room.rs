//! The room behind the people.

use super::light::Light;
use super::pictures::Pictures;
use super::scene::Scene;
use super::{StageSystems, depth};
use crate::app::screens::ScreenState;
use bevy::prelude::*;

#[derive(Component)]
struct RoomSprite;

/// Adds the room.
pub fn plugin(app: &mut App) {
    app.add_systems(OnEnter(ScreenState::Conversation), spawn).add_systems(
        Update,
        (arrange.run_if(resource_changed::<Scene>), lighten).chain().in_set(StageSystems::Act),
    );
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
    transform.translation = place.centre(rect).extend(depth::ROOM);
    *visibility = Visibility::Inherited;
}

fn lighten(scene: Res<Scene>, light: Res<Light>, mut room: Single<&mut Sprite, With<RoomSprite>>) {
    room.color = light.on_room(scene.dark);
}
