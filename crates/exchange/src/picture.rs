//! A drawing as a picture (PNG). Its letters become outlines of fonts that come in as bytes, so that the picture is the
//! same on every computer, whatever fonts there are.
//!
//! **Not here:** what is drawn (`certificate`), which fonts (whoever asks).

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::SvgPen;
use skrifa::{FontRef, MetadataProvider as _};

/// How many pixels a unit of a drawing has: 192 to an inch, where the drawing has 96.
const PIXELS: f32 = 2.0;

/// The sign that stands for a character that no font has: a hollow box.
const STAND_IN: char = '\u{25fb}';

/// The fonts of a picture, in the order in which they are asked for a character. One of them should have `◻`, which
/// stands for what none has.
#[derive(Clone, Copy, Debug)]
pub struct Faces<'f> {
    /// For text.
    pub regular: &'f [&'f [u8]],
    /// For what is bold.
    pub bold: &'f [&'f [u8]],
}

/// A line of letters in a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Letters<'l> {
    /// What it says.
    pub text: &'l str,
    /// The size of its letters.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Room between them, beside their own.
    pub spacing: f64,
}

/// Its outlines as the data of a path, from the beginning of its base line, and how wide it is.
pub fn outlines(letters: &Letters, faces: &Faces) -> (String, f64) {
    let fonts = if letters.bold { faces.bold } else { faces.regular };
    let fonts: Vec<FontRef> = fonts.iter().filter_map(|bytes| FontRef::new(bytes).ok()).collect();
    let (mut data, mut x) = (String::new(), 0.0_f64);
    for char in letters.text.chars() {
        let found = |char: char| fonts.iter().find_map(|font| Some((font, font.charmap().map(char)?)));
        let Some((font, glyph)) = found(char).or_else(|| found(STAND_IN)) else { continue };
        let size = Size::new(letters.size as f32);
        let mut pen = Shifted { x: x as f32, inner: SvgPen::with_precision(2) };
        if let Some(outline) = font.outline_glyphs().get(glyph) {
            // What a font describes wrongly is left out: a gap, and no picture less.
            if outline.draw(DrawSettings::unhinted(size, LocationRef::default()), &mut pen).is_ok() {
                data.push_str(pen.inner.as_ref());
                data.push(' ');
            }
        }
        let wide = font.glyph_metrics(size, LocationRef::default()).advance_width(glyph);
        x += f64::from(wide.unwrap_or_default()) + letters.spacing;
    }
    (data.trim_end().to_owned(), x)
}

/// A pen whose letters stand further along the line, with y downwards as drawings have it.
struct Shifted {
    x: f32,
    inner: SvgPen,
}

impl skrifa::outline::OutlinePen for Shifted {
    fn move_to(&mut self, x: f32, y: f32) {
        self.inner.move_to(self.x + x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.inner.line_to(self.x + x, -y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.inner.quad_to(self.x + cx0, -cy0, self.x + x, -y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.inner.curve_to(self.x + cx0, -cy0, self.x + cx1, -cy1, self.x + x, -y);
    }

    fn close(&mut self) {
        self.inner.close();
    }
}

/// A drawing as a picture, at twice its size; none for what can't be read. Letters that aren't outlines are left out.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let [width, height] = [tree.size().width(), tree.size().height()].map(|side| (side * PIXELS) as u32);
    let mut pixels = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::from_scale(PIXELS, PIXELS), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");
    const POINTS: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Punctuation-Regular.ttf");
    const STAND_IN: &[u8] = include_bytes!("../../../assets/fonts/StandIn-Regular.ttf");
    const FACES: Faces = Faces { regular: &[POINTS, REGULAR, STAND_IN], bold: &[REGULAR] };

    fn letters(text: &str, size: f64) -> Letters<'_> {
        Letters { text, size, bold: false, spacing: 0.0 }
    }

    #[test]
    fn letters_stand_one_after_the_other() {
        // A Chinese character is as wide as it is high.
        let (one, wide) = outlines(&letters("换", 20.0), &FACES);
        let (two, both) = outlines(&letters("换位", 20.0), &FACES);
        assert!((wide - 20.0).abs() < 0.01 && (both - 40.0).abs() < 0.01, "{wide} {both}");
        assert!(two.starts_with(&one) && two.len() > one.len());
        let spaced = Letters { spacing: 2.0, ..letters("换位", 20.0) };
        assert!((outlines(&spaced, &FACES).1 - 44.0).abs() < 0.01);
        // Nothing is drawn for a space, and a hollow box for what nobody has.
        assert_eq!(outlines(&letters(" ", 20.0), &FACES).0, "");
        assert_ne!(outlines(&letters("\u{10ffff}", 20.0), &FACES).0, "");
        assert_eq!(outlines(&letters("a", 20.0), &Faces { regular: &[], bold: &[] }), (String::new(), 0.0));
    }

    #[test]
    fn a_picture_has_ink_where_the_letters_are() {
        let (data, wide) = outlines(&letters("换位", 40.0), &FACES);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"60\"><rect width=\"100\" height=\"60\" \
             fill=\"#ffffff\"/><path transform=\"translate(10 45)\" d=\"{data}\" fill=\"#000000\"/></svg>"
        );
        let found = png(&svg).unwrap();
        let pixels = Pixmap::decode_png(&found).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (200, 120));
        let dark = |x: u32, y: u32| pixels.pixel(x, y).unwrap().red() < 128;
        let count = |from: f64, to: f64| {
            let columns = (2.0 * from) as u32..(2.0 * to) as u32;
            columns.flat_map(|x| (0..120).map(move |y| (x, y))).filter(|(x, y)| dark(*x, *y)).count()
        };
        assert_eq!((count(0.0, 9.0), count(wide + 12.0, 100.0)), (0, 0));
        assert!(count(10.0, 50.0) > 500 && count(50.0, 90.0) > 500);
        assert_eq!(png("no drawing"), None);
    }
}
