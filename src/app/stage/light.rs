//! The light in the room: warm as heat rises, cool as it falls.
//!
//! The light multiplies the colours of the drawings, as light does: ink stays ink. On top of it lies a
//! glow that comes in from the edges, behind the people: the middle, where faces and speech are,
//! stays as it is.

use super::pictures::image;
use super::scene::Scene;
use super::{StageSystems, depth};
use crate::app::art::Pixels;
use crate::app::quiet::Moving;
use crate::app::screens::ScreenState;
use bevy::prelude::*;

/// How fast the light follows, per second.
const FOLLOWS: f32 = 4.0;
/// The heat at which the light is neither warm nor cool.
const NEUTRAL: f32 = 34.0;
/// The heat at which it is as warm as it gets.
const HOTTEST: f32 = 85.0;
/// The heat at which it is as cool as it gets.
const COOLEST: f32 = 10.0;
/// The size of the picture of the glow, in pixels; it is as wide as the stage when it is shown.
const GLOW: (u32, u32) = (160, 90);

/// The light now.
#[derive(Resource, Default)]
pub struct Light {
    heat: f32,
    lit: bool,
}

#[derive(Component)]
struct Glow;

/// Adds the light.
pub fn plugin(app: &mut App) {
    app.init_resource::<Light>()
        .add_systems(OnEnter(ScreenState::Conversation), spawn)
        .add_systems(Update, follow.in_set(StageSystems::Light))
        .add_systems(Update, glow.in_set(StageSystems::Act));
}

fn spawn(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    commands.spawn((
        Glow,
        Sprite { image: images.add(image(glow_pixels())), ..default() },
        Visibility::Hidden,
        DespawnOnExit(ScreenState::Conversation),
    ));
}

/// White, and the more opaque the further from the middle.
fn glow_pixels() -> Pixels {
    let (width, height) = GLOW;
    let mut rgba = Vec::with_capacity((width * height * 4) as usize);
    for y in 0..height {
        for x in 0..width {
            let across = (x as f32 + 0.5) / width as f32 * 2.0 - 1.0;
            let down = (y as f32 + 0.5) / height as f32 * 2.0 - 1.0;
            let far = (across * across + 0.55 * down * down).sqrt();
            let opaque = ((far - 0.35) / 0.9).clamp(0.0, 1.0);
            let smooth = opaque * opaque * (3.0 - 2.0 * opaque);
            rgba.extend([255, 255, 255, (smooth * 255.0) as u8]);
        }
    }
    Pixels { width, height, rgba }
}

fn follow(scene: Res<Scene>, moving: Res<Moving>, time: Res<Time>, mut light: ResMut<Light>) {
    let Some(cast) = &scene.cast else {
        light.lit = false;
        return;
    };
    let wanted = f32::from(cast.heat);
    let at_once = scene.still || !light.lit || !moving.now(&time);
    let along = if at_once { 1.0 } else { 1.0 - (-FOLLOWS * time.delta_secs()).exp() };
    light.heat += (wanted - light.heat) * along;
    light.lit = true;
}

fn glow(
    scene: Res<Scene>,
    light: Res<Light>,
    glow: Single<(&mut Sprite, &mut Transform, &mut Visibility), With<Glow>>,
) {
    let Some(place) = scene.place else { return };
    let (mut sprite, mut transform, mut visibility) = glow.into_inner();
    let stage = place.geometry.stage;
    sprite.custom_size = Some(place.size(stage));
    sprite.color = light.glow(scene.dark);
    transform.translation = place.at(stage.center()).extend(depth::GLOW);
    *visibility = Visibility::Inherited;
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

    /// The colour of the light on the room; at night the same room lies in the dark.
    pub fn on_room(&self, dark: bool) -> Color {
        let (red, green, blue) = self.tint(1.0);
        let dim = if dark { 0.5 } else { 1.0 };
        Color::srgb(red * dim, green * dim, blue * dim)
    }

    /// The colour of the light on people: less of it, so that every face can be read.
    pub fn on_people(&self, dark: bool) -> Color {
        let (red, green, blue) = self.tint(0.4);
        let dim = if dark { 0.9 } else { 1.0 };
        Color::srgb(red * dim, green * dim, blue * dim)
    }

    /// What comes in from the edges.
    fn glow(&self, dark: bool) -> Color {
        let (warm, cool) = (self.warmth(), self.coolness());
        let strength = if dark { 0.8 } else { 1.0 };
        if warm > 0.0 {
            Color::srgba(0.80, 0.27, 0.10, 0.62 * warm * strength)
        } else {
            Color::srgba(0.16, 0.42, 0.48, 0.34 * cool * strength)
        }
    }

    fn tint(&self, strength: f32) -> (f32, f32, f32) {
        let (warm, cool) = (self.warmth() * strength, self.coolness() * strength);
        (1.0 - 0.07 * cool, 1.0 - 0.15 * warm - 0.01 * cool, 1.0 - 0.30 * warm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light(heat: f32) -> Light {
        Light { heat, lit: true }
    }

    #[test]
    fn heat_warms_the_light_step_by_step_and_calm_cools_it() {
        let redness = |heat| {
            let colour = light(heat).on_room(false).to_srgba();
            colour.red - colour.blue
        };
        let steps: Vec<f32> = (0..=100).map(|heat| redness(heat as f32)).collect();
        assert!(steps.is_sorted());
        assert!(redness(COOLEST) < 0.0 && redness(HOTTEST) > 0.2);
        assert!((redness(NEUTRAL)).abs() < 1e-6);
    }

    #[test]
    fn the_middle_of_the_glow_is_clear_and_faces_keep_their_colour() {
        let pixels = glow_pixels();
        let alpha = |x: u32, y: u32| pixels.rgba[((y * pixels.width + x) * 4 + 3) as usize];
        assert_eq!(alpha(GLOW.0 / 2, GLOW.1 / 2), 0);
        assert!(alpha(0, 0) > 200);
        let hottest = light(100.0).on_people(false).to_srgba();
        assert!(hottest.green > 0.9 && hottest.blue > 0.85);
    }
}
