//! The two people: four drawings each, one over the other.

use super::body::{Body, Now};
use super::light::Light;
use super::pictures::{Pictures, Subject};
use super::pose::{CANVAS, Placed, Pose};
use super::scene::{Place, Scene, Sharp};
use super::{StageSystems, depth};
use crate::app::art::{Layer, head_shift};
use crate::app::frame_pacing::Moving;
use crate::app::geometry::Side;
use crate::app::interface::Stands;
use crate::scenario::look::Look;
use crate::session::face_parts::Features;
use bevy::prelude::*;

/// The longest step that is taken at once, in seconds: after a sleep nobody jumps.
const LONGEST_STEP_SECS: f32 = 0.1;

/// Which of a person's drawings, from the back to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Body,
    Head,
    Face,
    Front,
}

impl Part {
    const ALL: [Part; 4] = [Part::Body, Part::Head, Part::Face, Part::Front];

    fn layer(self, look: &Look, features: Features) -> Layer {
        match self {
            Part::Body => Layer::Body(look.clone()),
            Part::Head => Layer::Head(look.clone()),
            Part::Face => Layer::Face(features),
            Part::Front => Layer::Front(look.clone()),
        }
    }
}

#[derive(Component)]
struct Drawing {
    side: Side,
    part: Part,
    /// What is drawn, at how many pixels to a unit, and the part of the canvas that it shows.
    drawn: Option<(Layer, f32)>,
    shows: Rect,
}

/// The two people, from frame to frame.
#[derive(Resource)]
pub struct Bodies {
    left: Body,
    right: Body,
}

impl Default for Bodies {
    fn default() -> Bodies {
        Bodies { left: Body::new(1), right: Body::new(2) }
    }
}

/// Adds the people.
pub fn plugin(app: &mut App) {
    app.init_resource::<Bodies>().add_systems(Update, act.in_set(StageSystems::Act));
}

/// Brings the people in, until the screen is left.
pub fn enter(mut commands: Commands, mut bodies: ResMut<Bodies>, screen: Res<State<Stands>>) {
    *bodies = Bodies::default();
    for side in [Side::Left, Side::Right] {
        for part in Part::ALL {
            commands.spawn((
                Drawing { side, part, drawn: None, shows: Rect::default() },
                Sprite::default(),
                Visibility::Hidden,
                DespawnOnExit(*screen.get()),
            ));
        }
    }
}

fn act(
    scene: Res<Scene>,
    sharp: Res<Sharp>,
    (moving, time, light): (Res<Moving>, Res<Time>, Res<Light>),
    mut bodies: ResMut<Bodies>,
    (mut pictures, mut images): (ResMut<Pictures>, ResMut<Assets<Image>>),
    mut drawings: Query<(&mut Drawing, &mut Sprite, &mut Transform, &mut Visibility)>,
) {
    let (Some(cast), Some(place), Some(sharp)) = (&scene.cast, scene.place, sharp.place) else { return };
    let now = Now {
        secs: time.elapsed_secs(),
        step_secs: time.delta_secs().min(LONGEST_STEP_SECS),
        still: scene.still,
        moves: moving.now(&time),
        lives_secs: moving.faintly_left_secs(&time),
    };
    let left = bodies.left.frame(&cast.left, &now);
    let right = bodies.right.frame(&cast.right, &now);
    for (mut drawing, mut sprite, mut transform, mut visibility) in &mut drawings {
        let (actor, frame) = match drawing.side {
            Side::Left => (&cast.left, &left),
            Side::Right => (&cast.right, &right),
        };
        let layer = drawing.part.layer(&actor.look, frame.features);
        let unit = sharp.geometry.person(drawing.side).height() * sharp.scale / CANVAS.y;
        let wanted = Some((layer, unit));
        if drawing.drawn != wanted {
            let picture = wanted
                .as_ref()
                .and_then(|(layer, unit)| pictures.of(&mut images, Subject::Person(layer.clone()), *unit));
            *visibility = if picture.is_some() { Visibility::Inherited } else { Visibility::Hidden };
            if let Some(picture) = picture {
                sprite.image = picture.image;
                drawing.shows = picture.shows;
            }
            drawing.drawn = wanted;
        }
        let shift = head_shift(&actor.look.body);
        let shift = Vec2::new(shift.0 as f32, shift.1 as f32);
        let pose = Pose::of(&frame.stance, &frame.motion, shift);
        let mut placed = match drawing.part {
            Part::Body => pose.body(drawing.shows),
            Part::Head | Part::Face | Part::Front => pose.head(drawing.shows),
        };
        // Heads are where the view expects them, whatever the body.
        placed.centre -= shift;
        put(&mut sprite, &mut transform, &placed, drawing.side, &place, drawing.part);
        sprite.color = light.on_people(scene.dark);
    }
}

/// Puts a picture where it belongs: every person is drawn facing right.
fn put(
    sprite: &mut Sprite,
    transform: &mut Transform,
    placed: &Placed,
    side: Side,
    place: &Place,
    part: Part,
) {
    let canvas = place.geometry.person(side);
    let unit = canvas.height() / CANVAS.y;
    let faces_left = side == Side::Right;
    let (x, angle) = if faces_left {
        (CANVAS.x - placed.centre.x, -placed.angle)
    } else {
        (placed.centre.x, placed.angle)
    };
    let mut at = place.at(canvas.min + egui::vec2(x, placed.centre.y) * unit);
    let size = placed.size * unit;
    if angle == 0.0 {
        // On whole pixels, so that lines are as sharp as they were drawn.
        let corner = (at - size / 2.0) * place.scale;
        at += (corner.round() - corner) / place.scale;
    }
    let above = depth::PEOPLE + part as u8 as f32 + if faces_left { 5.0 } else { 0.0 };
    transform.translation = at.extend(above);
    // Angles are clockwise on the canvas and anticlockwise in Bevy.
    transform.rotation = Quat::from_rotation_z(-angle);
    sprite.custom_size = Some(size);
    sprite.flip_x = placed.mirrored != faces_left;
}
