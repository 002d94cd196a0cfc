//! The one home of colours, sizes, fonts and motion.
//!
//! Nothing outside this folder names a colour. Contrast of every pair of text and ground that the
//! screens use is checked by a test.

mod fonts;
mod style;

pub use fonts::install_fonts;
pub use style::apply_style;

use crate::app::session::{Preferences, ThemeChoice};
use egui::{Color32, FontFamily, FontId};

/// The colours of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of the whole window.
    pub paper: Color32,
    /// The ground of cards.
    pub card: Color32,
    /// Text and lines.
    pub ink: Color32,
    /// Text of lesser weight.
    pub ink_soft: Color32,
    /// Thin lines between things, and the empty part of bars. Never text.
    pub rule: Color32,
    /// What is chosen, the player's side, what went well.
    pub teal: Color32,
    /// The ground of what is chosen.
    pub teal_soft: Color32,
    /// Text on teal.
    pub on_teal: Color32,
    /// Heat, and what went wrong.
    pub rust: Color32,
    /// The ground of what went wrong.
    pub rust_soft: Color32,
    /// Thoughts.
    pub plum: Color32,
    /// The ground of thoughts.
    pub plum_soft: Color32,
    /// The ground of notes.
    pub note: Color32,
    /// The other side, in pictures of both.
    pub amber: Color32,
}

const fn rgb(r: u8, g: u8, b: u8) -> Color32 {
    Color32::from_rgb(r, g, b)
}

impl Palette {
    /// Warm paper.
    pub const LIGHT: Palette = Palette {
        paper: rgb(0xf6, 0xf0, 0xe4),
        card: rgb(0xff, 0xfd, 0xf8),
        ink: rgb(0x1d, 0x1b, 0x19),
        ink_soft: rgb(0x62, 0x5a, 0x50),
        rule: rgb(0xe6, 0xdb, 0xc8),
        teal: rgb(0x24, 0x66, 0x6e),
        teal_soft: rgb(0xe0, 0xec, 0xeb),
        on_teal: rgb(0xff, 0xff, 0xff),
        rust: rgb(0x9c, 0x38, 0x1c),
        rust_soft: rgb(0xf8, 0xe3, 0xd8),
        plum: rgb(0x56, 0x3c, 0x70),
        plum_soft: rgb(0xee, 0xe7, 0xf4),
        note: rgb(0xff, 0xf6, 0xd6),
        amber: rgb(0x96, 0x56, 0x0a),
    };

    /// The same room at night.
    pub const DARK: Palette = Palette {
        paper: rgb(0x1f, 0x1d, 0x1a),
        card: rgb(0x2a, 0x27, 0x23),
        ink: rgb(0xf5, 0xee, 0xe0),
        ink_soft: rgb(0xb9, 0xae, 0x9e),
        rule: rgb(0x47, 0x41, 0x38),
        teal: rgb(0x7f, 0xc8, 0xc9),
        teal_soft: rgb(0x24, 0x3a, 0x3c),
        on_teal: rgb(0x12, 0x1e, 0x1f),
        rust: rgb(0xf0, 0x9a, 0x78),
        rust_soft: rgb(0x43, 0x2a, 0x20),
        plum: rgb(0xcd, 0xb6, 0xe6),
        plum_soft: rgb(0x36, 0x2c, 0x41),
        note: rgb(0x3d, 0x37, 0x24),
        amber: rgb(0xe8, 0xb2, 0x6a),
    };

    /// The same with the strongest contrast.
    fn high_contrast(mut self, dark: bool) -> Palette {
        self.ink = if dark { Color32::WHITE } else { Color32::BLACK };
        self.ink_soft = self.ink;
        self.paper = if dark { Color32::BLACK } else { Color32::WHITE };
        self.card = self.paper;
        self.rule = if dark { rgb(0x80, 0x80, 0x80) } else { rgb(0x70, 0x70, 0x70) };
        self
    }
}

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

/// The radius of the corners of cards, in points.
pub const RADIUS: u8 = 12;
/// The width of ink lines, in points.
pub const LINE: f32 = 2.0;
/// The width of the ring around what has the keyboard, in points.
pub const FOCUS_LINE: f32 = 3.5;

/// The height of a window, in points, up to which text has its plain size.
const SMALLEST_HEIGHT: f32 = 720.0;

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

    /// The ring around what has the keyboard.
    pub fn focus_ring(&self) -> egui::Stroke {
        egui::Stroke::new(FOCUS_LINE, self.palette.teal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as in WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_grows_with_the_window_and_never_shrinks() {
        let preferences = Preferences::from_settings(&crate::records::Settings::default());
        let scale = |height: f32| Theme::of(&preferences, false).for_height(height).scale;
        let scales = [400.0, 720.0, 1080.0, 1440.0, 2160.0, 9000.0].map(scale);
        assert!(scales.is_sorted(), "{scales:?}");
        assert_eq!((scales[0], scales[1]), (1.0, 1.0));
        // 1.5 to the power of .75 is 1.355.
        assert!((scales[2] - 1.35).abs() < 1e-5);
    }

    #[test]
    fn contrast_is_measured_as_the_standard_does() {
        assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x77, 0x77, 0x77), Color32::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        let palettes = [
            Palette::LIGHT,
            Palette::DARK,
            Palette::LIGHT.high_contrast(false),
            Palette::DARK.high_contrast(true),
        ];
        for p in palettes {
            let pairs = [
                ("ink", p.ink, vec![p.paper, p.card, p.note, p.teal_soft, p.rust_soft, p.plum_soft]),
                ("ink_soft", p.ink_soft, vec![p.paper, p.card, p.note, p.teal_soft]),
                ("teal", p.teal, vec![p.paper, p.card, p.teal_soft]),
                ("on_teal", p.on_teal, vec![p.teal]),
                ("rust", p.rust, vec![p.paper, p.card, p.rust_soft, p.note]),
                ("plum", p.plum, vec![p.card, p.plum_soft]),
                ("amber", p.amber, vec![p.paper, p.card]),
            ];
            for (name, text, grounds) in pairs {
                for ground in grounds {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{name} {text:?} on {ground:?}: {found:.2}");
                }
            }
        }
    }
}
