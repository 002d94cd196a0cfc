//! The room behind the people, and the light on it.
//!
//! One opaque net of triangles carries the picture of the room; the light is in the colours of its
//! knots. That costs half of what a picture under a glow would.

use super::light::Light;
use super::pictures::{Pictures, Subject};
use super::scene::{Scene, Sharp};
use super::{StageSystems, depth};
use crate::app::interface::Stands;
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use bevy::sprite_render::AlphaMode2d;

/// How wide the drawings of rooms are, in units.
const ROOM_WIDTH: f32 = 1600.0;
/// The net's cells, across and down.
const CELLS: (u16, u16) = (24, 14);

/// The net and what it carries.
#[derive(Component)]
struct RoomNet {
    mesh: Handle<Mesh>,
    material: Handle<ColorMaterial>,
    carries: Handle<Image>,
}

/// Adds the room.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, arrange.in_set(StageSystems::Act).run_if(has_changed));
}

fn has_changed(scene: Res<Scene>, sharp: Res<Sharp>, light: Res<Light>) -> bool {
    scene.is_changed() || sharp.is_changed() || light.is_changed()
}

/// Puts the room up, until the screen is left.
pub fn spawn(
    mut commands: Commands,
    screen: Res<State<Stands>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    let mesh = meshes.add(net(Rect::default(), Rect::default(), |_| LinearRgba::WHITE));
    let material =
        materials.add(ColorMaterial { alpha_mode: AlphaMode2d::Opaque, ..ColorMaterial::default() });
    commands.spawn((
        Mesh2d(mesh.clone()),
        MeshMaterial2d(material.clone()),
        RoomNet { mesh, material, carries: Handle::default() },
        Visibility::Hidden,
        DespawnOnExit(*screen.get()),
    ));
}

fn arrange(
    scene: Res<Scene>,
    (sharp, light): (Res<Sharp>, Res<Light>),
    (mut pictures, mut images): (ResMut<Pictures>, ResMut<Assets<Image>>),
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<ColorMaterial>>),
    room: Single<(&mut RoomNet, &mut Transform, &mut Visibility)>,
) {
    let (Some(cast), Some(place), Some(sharp)) = (&scene.cast, scene.place, sharp.place) else { return };
    let (mut room, mut transform, mut visibility) = room.into_inner();
    let unit = sharp.geometry.room().width() * sharp.scale / ROOM_WIDTH;
    let Some(picture) = pictures.of(&mut images, Subject::Room(cast.room), unit) else { return };
    if room.carries != picture.image
        && let Some(mut material) = materials.get_mut(&room.material)
    {
        material.texture = Some(picture.image.clone());
        room.carries = picture.image;
    }
    let stage = place.geometry.stage;
    let whole = place.geometry.room();
    // On whole pixels, so that lines are as sharp as they were drawn.
    let corner = (whole.min * place.scale).round() / place.scale;
    let points = whole.width() / ROOM_WIDTH;
    let shows = |point: egui::Pos2| {
        let units = (point - corner) / points;
        (Vec2::new(units.x, units.y) - picture.shows.min) / picture.shows.size()
    };
    let carries = Rect { min: shows(stage.min), max: shows(stage.max) };
    let net = net(Rect::from_corners(place.at(stage.min), place.at(stage.max)), carries, |at| {
        light.on_room(at, scene.dark).to_linear()
    });
    if let Err(error) = meshes.insert(&room.mesh, net) {
        warn!("the room can't be drawn: {error}");
    }
    transform.translation.z = depth::ROOM;
    *visibility = Visibility::Inherited;
}

/// A net over a rectangle of the screen that carries a part of a picture (0–1 both ways, downwards),
/// with a colour for each knot by its place on the rectangle (0–1 both ways, downwards).
fn net(over: Rect, carries: Rect, colour: impl Fn(Vec2) -> LinearRgba) -> Mesh {
    let (across, down) = CELLS;
    let knots = (0..=down).flat_map(|y| (0..=across).map(move |x| (x, y)));
    let mut positions = Vec::new();
    let mut parts = Vec::new();
    let mut colours = Vec::new();
    for (x, y) in knots {
        let at = Vec2::new(f32::from(x) / f32::from(across), f32::from(y) / f32::from(down));
        // The screen's own direction is upwards.
        positions.push([over.min.x + over.width() * at.x, over.max.y - over.height() * at.y, 0.0]);
        parts.push((carries.min + carries.size() * at).to_array());
        colours.push(colour(at).to_f32_array());
    }
    let row = across + 1;
    let triangles = (0..down).flat_map(|y| {
        (0..across).flat_map(move |x| {
            let at = y * row + x;
            [at, at + row, at + 1, at + 1, at + row, at + row + 1]
        })
    });
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, parts)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U16(triangles.collect()))
}
