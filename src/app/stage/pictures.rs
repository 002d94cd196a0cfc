//! Pictures of people and rooms at the size that is needed, drawn once each and kept within a bound.

use super::cache::Cache;
use crate::app::art::{Inked, Layer, Pixels, layer_svg, rasterise_inked, room_svg};
use crate::scenario::Room;
use bevy::asset::RenderAssetUsages;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// The most bytes of pictures that are kept. A room and two people at 3840 × 2160 take about 45 MB.
const MOST_BYTES: usize = 64 << 20;

/// What a picture is of.
#[derive(Clone, PartialEq, Debug)]
pub enum Subject {
    /// A part of a person; its units are those of the people's canvas.
    Person(Layer),
    /// A room; its units are those of the drawings of rooms.
    Room(Room),
}

/// A picture, and the part of its drawing's canvas that it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The pixels.
    pub image: Handle<Image>,
    /// The part of the canvas, in units.
    pub shows: Rect,
}

/// The pictures drawn so far.
#[derive(Resource)]
pub struct Pictures {
    drawn: Cache<(Subject, f32), Option<Picture>>,
}

impl Default for Pictures {
    fn default() -> Pictures {
        Pictures { drawn: Cache::with_room_for(MOST_BYTES) }
    }
}

impl Pictures {
    /// A picture at so many pixels to a unit; none if there is nothing to see.
    pub fn of(&mut self, images: &mut Assets<Image>, subject: Subject, unit: f32) -> Option<Picture> {
        self.drawn.get((subject, unit), |(subject, unit)| {
            let svg = match subject {
                Subject::Person(layer) => layer_svg(layer),
                Subject::Room(room) => Some(room_svg(*room).to_owned()),
            };
            match svg.and_then(|svg| rasterise_inked(&svg, *unit)) {
                Some(Inked { pixels, at }) => {
                    let bytes = pixels.rgba.len();
                    let corner = Vec2::new(at.0 as f32, at.1 as f32) / *unit;
                    let size = Vec2::new(pixels.width as f32, pixels.height as f32) / *unit;
                    let shows = Rect::from_corners(corner, corner + size);
                    (Some(Picture { image: images.add(image(pixels, subject)), shows }), bytes)
                }
                None => (None, 0),
            }
        })
    }
}

/// Pixels as an image that is handed over to where it is shown.
fn image(pixels: Pixels, subject: &Subject) -> Image {
    let mut image = Image::new(
        Extent3d { width: pixels.width, height: pixels.height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        pixels.rgba,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    if matches!(subject, Subject::Room(_)) {
        // A room is shown pixel for pixel; to look at four of them for each would be wasted.
        image.sampler = ImageSampler::nearest();
    }
    image
}
