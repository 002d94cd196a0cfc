//! The two people: their expressions, and how they hold themselves.

use super::light::Light;
use super::pictures::Pictures;
use super::scene::Scene;
use super::{StageSystems, depth};
use crate::app::geometry::Side;
use crate::app::quiet::Moving;
use crate::app::screens::ScreenState;
use crate::conversation::{Mind, parameters};
use bevy::prelude::*;

/// How fast people follow where they want to be, per second.
const FOLLOWS: f32 = 7.0;
/// How long a startle or a nod takes, in seconds.
const REACTION_SECS: f32 = 0.45;

#[derive(Component)]
struct Person {
    side: Side,
    /// How far from their place, as a share of their width; towards the other is positive.
    lean: f32,
    /// The turn of the last reaction, and how much of it is left, in seconds.
    reacted: usize,
    reaction_left: f32,
}

/// Adds the people.
pub fn plugin(app: &mut App) {
    app.add_systems(OnEnter(ScreenState::Conversation), spawn).add_systems(
        Update,
        (dress.run_if(resource_changed::<Scene>), act).chain().in_set(StageSystems::Act),
    );
}

fn spawn(mut commands: Commands) {
    for side in [Side::Left, Side::Right] {
        commands.spawn((
            Person { side, lean: 0.0, reacted: 0, reaction_left: 0.0 },
            // Every head is drawn facing right.
            Sprite { flip_x: side == Side::Right, ..default() },
            Visibility::Hidden,
            DespawnOnExit(ScreenState::Conversation),
        ));
    }
}

/// Gives everybody the expression of the moment.
fn dress(
    scene: Res<Scene>,
    mut pictures: ResMut<Pictures>,
    mut images: ResMut<Assets<Image>>,
    mut people: Query<(&Person, &mut Sprite, &mut Visibility)>,
) {
    let (Some(cast), Some(place)) = (&scene.cast, scene.place) else { return };
    for (person, mut sprite, mut visibility) in &mut people {
        let rect = place.geometry.person(person.side);
        let figure = if person.side == Side::Left { &cast.left } else { &cast.right };
        sprite.image = pictures.person(&mut images, figure, rect.height() * place.scale);
        sprite.custom_size = Some(place.size(rect));
        *visibility = Visibility::Inherited;
    }
}

/// Lets everybody lean, start and nod.
fn act(
    scene: Res<Scene>,
    moving: Res<Moving>,
    time: Res<Time>,
    light: Res<Light>,
    mut people: Query<(&mut Person, &mut Transform, &mut Sprite)>,
) {
    let (Some(cast), Some(place)) = (&scene.cast, scene.place) else { return };
    let (turn, quality) = cast.last;
    for (mut person, mut transform, mut sprite) in &mut people {
        sprite.color = light.on_people(scene.dark);
        let rect = place.geometry.person(person.side);
        let other = person.side == Side::Right;
        if other && turn != person.reacted {
            person.reacted = turn;
            person.reaction_left = if quality == 0 { 0.0 } else { REACTION_SECS };
        }
        let wanted = if other { lean(&cast.mind) } else { 0.0 };
        let at_once = scene.still || !moving.now(&time);
        let along = if at_once { 1.0 } else { (FOLLOWS * time.delta_secs()).min(1.0) };
        person.lean += (wanted - person.lean) * along;
        person.reaction_left =
            if at_once { 0.0 } else { (person.reaction_left - time.delta_secs()).max(0.0) };
        let towards = if other { -1.0 } else { 1.0 };
        let (shake, nod) = reaction(quality, person.reaction_left);
        let place_of = place.centre(rect);
        let x = place_of.x + towards * (person.lean + shake) * rect.width();
        let y = place_of.y - nod * rect.height();
        transform.translation = Vec3::new(x, y, depth::PEOPLE);
        // Whoever turns away also tips back a little.
        transform.rotation = Quat::from_rotation_z(-towards * person.lean * 0.5);
    }
}

/// How far somebody leans: towards the other when they trust and are calm, away when they are hot or
/// wary. As a share of their width.
fn lean(mind: &Mind) -> f32 {
    let trust = (f32::from(mind.trust) - 45.0) / 100.0;
    let heat = (f32::from(mind.heat) - 35.0).max(0.0) / 100.0;
    let leaves = if mind.heat >= parameters::HEAT_WALK_OUT { 0.1 } else { 0.0 };
    (trust * 0.1 - heat * 0.12 - leaves).clamp(-0.12, 0.06)
}

/// A startle sideways on something bad, a nod on something good, fading out.
fn reaction(quality: i8, left_secs: f32) -> (f32, f32) {
    let fade = left_secs / REACTION_SECS;
    let wave = (fade * std::f32::consts::TAU * 2.0).sin() * fade;
    if quality < 0 { (wave * 0.012 * f32::from(-quality), 0.0) } else { (0.0, wave.abs() * 0.012) }
}
