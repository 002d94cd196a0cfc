//! The light in the room: warm as heat rises, cool as it falls.
//!
//! The light multiplies the colours of the drawings, as light does: ink stays ink. It comes in from the
//! edges; the middle, where faces and speech are, keeps most of its own colours.

use super::StageSystems;
use super::scene::Scene;
use crate::app::frame_pacing::Moving;
use crate::conversation::Thresholds;
use bevy::prelude::*;

/// How fast the light follows, per second.
const FOLLOWS: f32 = 4.0;
/// The heat at which the light is neither warm nor cool.
const NEUTRAL: f32 = 34.0;
/// The heat at which it is as warm as it gets: somebody leaves.
const HOTTEST: f32 = Thresholds::DEFAULT.walks_out as f32;
/// The heat at which it is as cool as it gets.
const COOLEST: f32 = 10.0;

/// Red, green and blue that are left of white light in the middle and at the edges, when it is as warm
/// as it gets.
const WARM: [Vec3; 2] = [Vec3::new(1.0, 0.925, 0.82), Vec3::new(0.97, 0.69, 0.49)];
/// The same when it is as cool as it gets.
const COOL: [Vec3; 2] = [Vec3::new(0.965, 0.99, 1.0), Vec3::new(0.82, 0.91, 0.985)];
/// What the night leaves of any light.
const NIGHT: [Vec3; 2] = [Vec3::new(0.60, 0.61, 0.66), Vec3::new(0.33, 0.35, 0.43)];
/// How much of the light falls on people: less, so that every face can be read.
const ON_PEOPLE: f32 = 0.45;
/// What the night leaves of the light on people.
const PEOPLE_AT_NIGHT: f32 = 0.92;

/// The light now.
#[derive(Resource, Default)]
pub struct Light {
    heat: f32,
    lit: bool,
}

/// Adds the light.
pub fn plugin(app: &mut App) {
    app.init_resource::<Light>().add_systems(Update, follow.in_set(StageSystems::Light));
}

fn follow(scene: Res<Scene>, moving: Res<Moving>, time: Res<Time>, mut light: ResMut<Light>) {
    let Some(cast) = &scene.cast else {
        if light.lit {
            light.lit = false;
        }
        return;
    };
    let wanted = f32::from(cast.heat);
    if light.lit && light.heat == wanted {
        return;
    }
    let at_once = scene.still || !light.lit || !moving.now(&time);
    let along = if at_once { 1.0 } else { 1.0 - (-FOLLOWS * time.delta_secs()).exp() };
    let next = light.heat + (wanted - light.heat) * along;
    light.heat = if (next - wanted).abs() < 0.1 { wanted } else { next };
    light.lit = true;
}

impl Light {
    /// How warm it is, 0–1.
    fn warmth(&self) -> f32 {
        ((self.heat - NEUTRAL) / (HOTTEST - NEUTRAL)).clamp(0.0, 1.0)
    }

    /// How cool it is, 0–1.
    fn coolness(&self) -> f32 {
        ((NEUTRAL - self.heat) / (NEUTRAL - COOLEST)).clamp(0.0, 1.0)
    }

    /// The colour of the light on the room, at a place of the stage (0–1 across and down); at night
    /// the same room lies in the dark.
    pub fn on_room(&self, at: Vec2, dark: bool) -> Color {
        let edge = nearness_to_edge(at);
        let tint =
            |[middle, edges]: [Vec3; 2], strength: f32| Vec3::ONE.lerp(middle.lerp(edges, edge), strength);
        let night = if dark { tint(NIGHT, 1.0) } else { Vec3::ONE };
        let light = tint(WARM, self.warmth()) * tint(COOL, self.coolness()) * night;
        Color::srgb(light.x, light.y, light.z)
    }

    /// The colour of the light on people.
    pub fn on_people(&self, dark: bool) -> Color {
        let tint = |[middle, _]: [Vec3; 2], strength: f32| Vec3::ONE.lerp(middle, strength * ON_PEOPLE);
        let night = if dark { PEOPLE_AT_NIGHT } else { 1.0 };
        let light = tint(WARM, self.warmth()) * tint(COOL, self.coolness()) * night;
        Color::srgb(light.x, light.y, light.z)
    }
}

/// How far a place of the stage is from its middle, 0–1, smoothly.
fn nearness_to_edge(at: Vec2) -> f32 {
    let from_middle = (at - Vec2::new(0.5, 0.48)) * Vec2::new(2.0, 1.5);
    let far = ((from_middle.length() - 0.25) / 0.95).clamp(0.0, 1.0);
    far * far * (3.0 - 2.0 * far)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDDLE: Vec2 = Vec2::splat(0.5);
    const CORNER: Vec2 = Vec2::ZERO;

    fn light(heat: f32) -> Light {
        Light { heat, lit: true }
    }

    fn redness(heat: f32, at: Vec2) -> f32 {
        let colour = light(heat).on_room(at, false).to_srgba();
        colour.red - colour.blue
    }

    #[test]
    fn heat_warms_the_light_step_by_step_and_calm_cools_it() {
        for at in [MIDDLE, CORNER] {
            let steps: Vec<f32> = (0..=100).map(|heat| redness(heat as f32, at)).collect();
            assert!(steps.is_sorted());
            assert!(redness(COOLEST, at) < 0.0 && redness(HOTTEST, at) > 0.15);
            assert!(redness(NEUTRAL, at).abs() < 1e-6);
        }
    }

    #[test]
    fn it_comes_from_the_edges_and_faces_keep_their_colour() {
        assert!(redness(HOTTEST, CORNER) > 2.0 * redness(HOTTEST, MIDDLE));
        let hottest = light(100.0).on_people(false).to_srgba();
        assert!(hottest.green > 0.9 && hottest.blue > 0.85);
        let night = |at| light(NEUTRAL).on_room(at, true).to_srgba().green;
        assert!(night(CORNER) < night(MIDDLE));
    }
}
