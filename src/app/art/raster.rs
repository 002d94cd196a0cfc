//! From drawings to pixels, at the size that is needed.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// A picture.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel, not premultiplied.
    pub rgba: Vec<u8>,
}

/// Draws an SVG so that it fills `width` × `height` pixels. None if it can't be read or the size is
/// nothing.
pub fn rasterise(svg: &str, width: u32, height: u32) -> Option<Pixels> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixmap = Pixmap::new(width, height)?;
    let scale =
        Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    Some(Pixels { width, height, rgba: pixmap.take_demultiplied() })
}
