//! The colours of judgements. Their words and signs are those of the whole game, so that nothing hangs
//! on colour.

pub use crate::words::{judgement as words, judgement_sign as sign};

use crate::app::theme::Theme;
use egui::Color32;

/// The colours of a judgement's text and ground.
pub const fn colours(theme: &Theme, quality: i8) -> (Color32, Color32) {
    let p = &theme.palette;
    match quality {
        1.. => (p.teal, p.teal_soft),
        0 => (p.ink, p.note),
        ..=-1 => (p.rust, p.rust_soft),
    }
}
