//! The one home of colours, sizes, fonts and motion.
//!
//! Nothing outside this folder names a colour. Contrast of every pair of text and ground that the
//! screens use is checked by a test.
//!
//! **Not here:** how large a card or a picture is; each view knows its own.

mod font_search;
mod fonts;
mod palette;
mod style;
pub mod system_fonts;

pub use fonts::{install_fonts, install_fonts_with};
pub use palette::{CLEAR, Palette, QR_DARK, QR_LIGHT, UNTINTED};
pub use style::apply_style;

use crate::session::{Preferences, ThemeChoice};
use egui::{Color32, FontFamily, FontId};

/// A size of text, in the order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The name of the game, a score.
    Display,
    /// The title of a screen.
    Title,
    /// What people say.
    Speech,
    /// The title of a card.
    Heading,
    /// Text.
    Body,
    /// Asides.
    Small,
}

impl Size {
    /// Every size.
    pub const ALL: [Size; 6] =
        [Size::Display, Size::Title, Size::Speech, Size::Heading, Size::Body, Size::Small];

    const fn points(self) -> f32 {
        match self {
            Size::Display => 40.0,
            Size::Title => 26.0,
            Size::Speech => 20.0,
            Size::Heading => 18.0,
            Size::Body => 16.0,
            Size::Small => 14.0,
        }
    }
}

/// Space between things, in points.
pub mod space {
    /// Between parts of one thing.
    pub const TIGHT: f32 = 6.0;
    /// Between things that belong together.
    pub const NORMAL: f32 = 12.0;
    /// Between groups.
    pub const WIDE: f32 = 22.0;
    /// Around a screen.
    pub const PAGE: f32 = 28.0;
}

/// How long things take to change, in seconds. Nothing does where movement is reduced.
pub mod motion {
    /// A button that lights up, a part that opens.
    pub const QUICK: f32 = 0.12;
}

/// The radius of the corners of cards, in points.
pub const RADIUS: u8 = 12;
/// The width of ink lines, in points.
pub const LINE: f32 = 2.0;
/// The width of the ring around what has the keyboard, in points.
pub const FOCUS_LINE: f32 = 3.5;

/// The height of a window, in points, up to which text has its plain size.
const SMALLEST_HEIGHT: f32 = 720.0;

/// The smallest text of a projected picture of 16:9, as a share of the picture's height.
///
/// Its capitals are 0.733 of that (the face's `sCapHeight`), so 3.5 % of the picture: 16 minutes of arc,
/// the least that ISO 9241-303 asks for, from 7.5 times the picture's height away. On a 120-inch screen
/// (1.49 m high) that is 11 m.
pub const FAR: f32 = 0.048;

/// The size of the smallest text in a projected picture of so many points: [`FAR`] of its height, or of
/// what its height would be at 16:9 where it is narrower than that. Pictures of the same width have
/// letters of the same size, and old projectors have room for the same words.
pub fn far_letters(window: egui::Vec2) -> f32 {
    FAR * window.y.min(window.x * 9.0 / 16.0)
}

/// The name of the bold family.
pub const BOLD: &str = "bold";

/// A palette at a size of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The colours.
    pub palette: Palette,
    /// Whether the palette is for the night.
    pub dark: bool,
    /// The factor on all sizes of text, 1–2.
    pub scale: f32,
    /// Whether movement is kept to what carries meaning.
    pub still: bool,
}

impl Theme {
    /// The theme that a person wants, on a system that is dark or not.
    pub fn of(preferences: &Preferences, system_is_dark: bool) -> Theme {
        let dark = match preferences.theme {
            ThemeChoice::Dark => true,
            ThemeChoice::Light => false,
            ThemeChoice::Auto => system_is_dark,
        };
        let palette = if dark { Palette::DARK } else { Palette::LIGHT };
        Theme {
            palette: if preferences.high_contrast { palette.high_contrast(dark) } else { palette },
            dark,
            scale: f32::from(preferences.text_percent) / 100.0,
            still: preferences.reduced_motion,
        }
    }

    /// The same theme for a window so many points high: text grows with the window, though less than
    /// the window does, so that a projected picture can be read from further away and still shows
    /// more. In steps, so that dragging an edge doesn't set everything anew at each point.
    pub fn for_height(mut self, points: f32) -> Theme {
        const STEP: f32 = 0.05;
        let growth = (points / SMALLEST_HEIGHT).clamp(1.0, 4.0).powf(0.75);
        self.scale *= (growth / STEP).round() * STEP;
        self
    }

    /// The same theme for a window of so many points that a whole group looks at from afar: its smallest
    /// letters, those of [`Size::Small`], are [`far_letters`] high, whatever size of text the person at the
    /// desk likes. People who want movement reduced get that here, too.
    pub fn for_far(mut self, window: egui::Vec2) -> Theme {
        self.scale = far_letters(window) / Size::Small.points();
        self
    }

    /// The font of a size.
    pub fn font(&self, size: Size) -> FontId {
        FontId::new(size.points() * self.scale, FontFamily::Proportional)
    }

    /// The bold font of a size.
    pub fn bold(&self, size: Size) -> FontId {
        FontId::new(size.points() * self.scale, FontFamily::Name(BOLD.into()))
    }

    /// The ink line around cards.
    pub fn line(&self) -> egui::Stroke {
        egui::Stroke::new(LINE, self.palette.ink)
    }

    /// What lies between a screen and a list on top of it.
    pub fn veil(&self) -> Color32 {
        Color32::from_black_alpha(150)
    }

    /// The ring around what has the keyboard.
    pub fn focus_ring(&self) -> egui::Stroke {
        egui::Stroke::new(FOCUS_LINE, self.palette.teal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_grows_with_the_window_and_never_shrinks() {
        let preferences = Preferences::default();
        let scale = |height: f32| Theme::of(&preferences, false).for_height(height).scale;
        let scales = [400.0, 720.0, 1080.0, 1440.0, 2160.0, 9000.0].map(scale);
        assert!(scales.is_sorted(), "{scales:?}");
        assert_eq!((scales[0], scales[1]), (1.0, 1.0));
        // 1.5 to the power of .75 is 1.355.
        assert!((scales[2] - 1.35).abs() < 1e-5);
    }
}
