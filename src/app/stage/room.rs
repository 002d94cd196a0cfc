//! The room behind the people.

use super::light::Light;
use super::pictures::{Pictures, Subject};
use super::scene::{Scene, Sharp};
use super::{StageSystems, depth};
use crate::app::screens::ScreenState;
use bevy::prelude::*;

#[derive(Component)]
struct RoomSprite;

/// Adds the room.
pub fn plugin(app: &mut App) {
    app.add_systems(OnEnter(ScreenState::Conversation), spawn).add_systems(
        Update,
        (arrange.run_if(resource_changed::<Scene>.or_else(resource_changed::<Sharp>)), lighten)
            .chain()
            .in_set(StageSystems::Act),
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

/// How wide the drawings of rooms are, in units.
const ROOM_WIDTH: f32 = 1600.0;

fn arrange(
    scene: Res<Scene>,
    sharp: Res<Sharp>,
    mut pictures: ResMut<Pictures>,
    mut images: ResMut<Assets<Image>>,
    room: Single<(&mut Sprite, &mut Transform, &mut Visibility), With<RoomSprite>>,
) {
    let (Some(cast), Some(place), Some(sharp)) = (&scene.cast, scene.place, sharp.place) else { return };
    let (mut sprite, mut transform, mut visibility) = room.into_inner();
    let unit = sharp.geometry.room().width() * sharp.scale / ROOM_WIDTH;
    let Some(picture) = pictures.of(&mut images, Subject::Room(cast.room), unit) else { return };
    if sprite.image != picture.image {
        sprite.image = picture.image;
    }
    let rect = place.geometry.room();
    let points = rect.width() / ROOM_WIDTH;
    let size = picture.shows.size() * points;
    let corner = rect.min + egui::vec2(picture.shows.min.x, picture.shows.min.y) * points;
    // On whole pixels, so that lines are as sharp as they were drawn.
    let corner = (corner * place.scale).round() / place.scale;
    sprite.custom_size = Some(size);
    transform.translation = place.at(corner + egui::vec2(size.x, size.y) / 2.0).extend(depth::ROOM);
    *visibility = Visibility::Inherited;
}

fn lighten(scene: Res<Scene>, light: Res<Light>, mut room: Single<&mut Sprite, With<RoomSprite>>) {
    room.color = light.on_room(scene.dark);
}
