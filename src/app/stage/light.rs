//! The light in the room: warm as heat rises, cool as it falls.
//!
//! The light multiplies the colours of the drawings, as light does: ink stays ink.

use super::StageSystems;
use super::scene::Scene;
use crate::app::quiet::Moving;
use bevy::prelude::*;

/// How fast the light follows, per second.
const FOLLOWS: f32 = 4.0;
/// The heat at which the light is neither warm nor cool.
const NEUTRAL: f32 = 30.0;

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
        light.lit = false;
        return;
    };
    let wanted = f32::from(cast.mind.heat);
    let at_once = scene.still || !light.lit || !moving.now(&time);
    let along = if at_once { 1.0 } else { (FOLLOWS * time.delta_secs()).min(1.0) };
    light.heat += (wanted - light.heat) * along;
    light.lit = true;
}

impl Light {
    /// The colour of the light on the room; at night the same room lies in the dark.
    pub fn on_room(&self, dark: bool) -> Color {
        let (red, green, blue) = self.tint(1.0);
        let dim = if dark { 0.5 } else { 1.0 };
        Color::srgb(red * dim, green * dim, blue * dim)
    }

    /// The colour of the light on people: less of it, so that every face can be read.
    pub fn on_people(&self, dark: bool) -> Color {
        let (red, green, blue) = self.tint(0.4);
        let dim = if dark { 0.86 } else { 1.0 };
        Color::srgb(red * dim, green * dim, blue * dim)
    }

    fn tint(&self, strength: f32) -> (f32, f32, f32) {
        let warmth = ((self.heat - NEUTRAL) / 55.0).clamp(0.0, 1.0) * strength;
        let coolness = ((NEUTRAL - self.heat) / NEUTRAL).clamp(0.0, 1.0) * strength;
        (1.0 - 0.08 * coolness, 1.0 - 0.26 * warmth - 0.01 * coolness, 1.0 - 0.46 * warmth)
    }
}
