//! A judgement in words, with a sign of its own, so that it never hangs on colour.

use crate::app::theme::Theme;
use crate::phrase;
use crate::text::Lang;
use egui::Color32;
use egui_phosphor::regular as icon;

/// How well something fitted, in words.
pub fn words(lang: Lang, quality: i8) -> String {
    match quality {
        2.. => phrase!(lang, "debrief.fits_well"),
        1 => phrase!(lang, "debrief.fits"),
        0 => phrase!(lang, "debrief.neutral"),
        -1 => phrase!(lang, "debrief.misses"),
        ..=-2 => phrase!(lang, "debrief.hurts"),
    }
}

/// Its sign.
pub const fn sign(quality: i8) -> &'static str {
    match quality {
        2.. => icon::CHECKS,
        1 => icon::CHECK,
        0 => icon::MINUS,
        -1 => icon::WARNING,
        ..=-2 => icon::LIGHTNING,
    }
}

/// The colours of its text and its ground.
pub const fn colours(theme: &Theme, quality: i8) -> (Color32, Color32) {
    let p = &theme.palette;
    match quality {
        1.. => (p.teal, p.teal_soft),
        0 => (p.ink, p.note),
        ..=-1 => (p.rust, p.rust_soft),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_judgements_look_or_read_alike() {
        let signs: BTreeSet<&str> = (-2..=2).map(sign).collect();
        assert_eq!(signs.len(), 5);
        for lang in Lang::ALL {
            let said: BTreeSet<String> = (-2..=2).map(|quality| words(lang, quality)).collect();
            assert_eq!(said.len(), 5, "{lang}");
        }
    }
}
