//! The colours: warm paper by day and by night, and both with the strongest contrast.

use egui::Color32;

/// Nothing at all.
pub const CLEAR: Color32 = Color32::TRANSPARENT;
/// The dark modules of a QR code, and its light ones: many readers know no other.
pub const QR_DARK: Color32 = Color32::BLACK;
/// The light ones.
pub const QR_LIGHT: Color32 = Color32::WHITE;
/// A picture as it was drawn.
pub const UNTINTED: Color32 = Color32::WHITE;

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
    pub fn high_contrast(mut self, dark: bool) -> Palette {
        self.ink = if dark { Color32::WHITE } else { Color32::BLACK };
        self.ink_soft = self.ink;
        self.paper = if dark { Color32::BLACK } else { Color32::WHITE };
        self.card = self.paper;
        self.rule = if dark { rgb(0x40, 0x40, 0x40) } else { rgb(0xcc, 0xcc, 0xcc) };
        self
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
