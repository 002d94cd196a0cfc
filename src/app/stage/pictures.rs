//! Pictures of people and rooms at the size that is needed, drawn once each.

use crate::app::art::{Figure, figure_svg, rasterise, room_svg};
use crate::scenario::Room;
use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use std::collections::HashMap;

/// The tallest picture that is drawn, in pixels.
const TALLEST: u32 = 2400;
/// Sizes are rounded up to a multiple of so many pixels, so that dragging a window's edge doesn't
/// draw everything anew at each step.
const GRAIN: u32 = 64;
/// So many pictures are kept; beyond that all are dropped, and those in use are drawn again.
const MOST_KEPT: usize = 48;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Subject {
    Person(Figure),
    Room(Room),
}

/// The pictures drawn so far.
#[derive(Resource, Default)]
pub struct Pictures {
    drawn: HashMap<(Subject, u32), Handle<Image>>,
}

impl Pictures {
    /// A person so many pixels high.
    pub fn person(&mut self, images: &mut Assets<Image>, figure: &Figure, height: f32) -> Handle<Image> {
        let key = (Subject::Person(figure.clone()), grained(height));
        self.picture(images, key, 1300.0 / 1400.0, || figure_svg(figure))
    }

    /// A room so many pixels high.
    pub fn room(&mut self, images: &mut Assets<Image>, room: Room, height: f32) -> Handle<Image> {
        let key = (Subject::Room(room), grained(height));
        self.picture(images, key, 16.0 / 9.0, || room_svg(room).to_owned())
    }

    fn picture(
        &mut self,
        images: &mut Assets<Image>,
        key: (Subject, u32),
        shape: f32,
        svg: impl FnOnce() -> String,
    ) -> Handle<Image> {
        if let Some(handle) = self.drawn.get(&key) {
            return handle.clone();
        }
        if self.drawn.len() >= MOST_KEPT {
            self.drawn.clear();
        }
        let height = key.1;
        let handle = images.add(image(&svg(), (height as f32 * shape) as u32, height));
        self.drawn.insert(key, handle.clone());
        handle
    }
}

fn grained(height: f32) -> u32 {
    (height.max(1.0) as u32).div_ceil(GRAIN).saturating_mul(GRAIN).min(TALLEST)
}

fn image(svg: &str, width: u32, height: u32) -> Image {
    let Some(pixels) = rasterise(svg, width, height) else { return Image::default() };
    Image::new(
        Extent3d { width: pixels.width, height: pixels.height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        pixels.rgba,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    )
}
