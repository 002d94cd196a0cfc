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

/// The part of a drawing that has ink on it, as pixels, and where it lies.
#[derive(Clone, Debug)]
pub struct Inked {
    /// The pixels.
    pub pixels: Pixels,
    /// How far right and down of the drawing's corner they begin, in pixels.
    pub at: (i32, i32),
}

/// Draws what there is to see of an SVG, at so many pixels to a unit. None if it can't be read or
/// there is nothing to see.
pub fn rasterise_inked(svg: &str, unit: f32) -> Option<Inked> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    if !tree.root().has_children() {
        return None;
    }
    let ink = tree.root().abs_stroke_bounding_box();
    let whole = |value: f32| (value * unit) as i32;
    let left = whole(ink.left().max(0.0));
    let top = whole(ink.top().max(0.0));
    // One more for what is cut by the division into pixels, on either side.
    let across = whole(ink.right().min(tree.size().width())) + 1 - left;
    let down = whole(ink.bottom().min(tree.size().height())) + 1 - top;
    let (width, height) = (u32::try_from(across).ok()?, u32::try_from(down).ok()?);
    let mut pixmap = Pixmap::new(width, height)?;
    let place = Transform::from_scale(unit, unit).post_translate(-left as f32, -top as f32);
    resvg::render(&tree, place, &mut pixmap.as_mut());
    let mut pixels = Pixels { width, height, rgba: pixmap.take_demultiplied() };
    bleed(&mut pixels);
    Some(Inked { pixels, at: (left, top) })
}

/// Gives clear pixels beside coloured ones their colour, still clear: where a picture is turned or
/// stretched, neighbours are mixed, and clear black would show as a dark seam.
fn bleed(pixels: &mut Pixels) {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let at = |x: usize, y: usize| (y * width + x) * 4;
    let mut found = Vec::new();
    for y in 0..height {
        for x in 0..width {
            if pixels.rgba[at(x, y) + 3] != 0 {
                continue;
            }
            let beside = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
            let coloured = beside
                .into_iter()
                .filter(|(x, y)| *x < width && *y < height)
                .map(|(x, y)| at(x, y))
                .max_by_key(|&beside| pixels.rgba[beside + 3]);
            if let Some(beside) = coloured.filter(|&beside| pixels.rgba[beside + 3] != 0) {
                found.push((at(x, y), beside));
            }
        }
    }
    for (clear, beside) in found {
        pixels.rgba.copy_within(beside..beside + 3, clear);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_pixels_take_the_colour_beside_them_and_stay_clear() {
        let red = [200, 10, 20, 255];
        let clear = [0; 4];
        let rgba = [clear, clear, red, clear, clear].concat();
        let mut pixels = Pixels { width: 5, height: 1, rgba };
        bleed(&mut pixels);
        let tinted = [200, 10, 20, 0];
        assert_eq!(pixels.rgba, [clear, tinted, red, tinted, clear].concat());
    }

    #[test]
    fn only_what_has_ink_is_drawn_and_it_is_known_where_it_lies() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80"><rect x="30" y="20" width="40" height="10"/></svg>"#;
        for unit in [0.5, 1.0, 3.0] {
            let inked = rasterise_inked(svg, unit).expect("a picture");
            assert_eq!(inked.at, ((30.0 * unit) as i32, (20.0 * unit) as i32));
            let pixels = &inked.pixels;
            let full = pixels.rgba.chunks(4).filter(|pixel| pixel[3] == 255).count();
            assert_eq!(full, (40.0 * unit * 10.0 * unit) as usize);
            assert!(pixels.width <= (40.0 * unit) as u32 + 2 && pixels.height <= (10.0 * unit) as u32 + 2);
        }
        assert!(
            rasterise_inked(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#, 1.0)
                .is_none()
        );
        assert!(rasterise_inked("no drawing", 1.0).is_none());
    }
}
