//! Every character that the game can show has a glyph in its fonts.

use counterpart::app::theme::{BOLD, install_fonts};
use counterpart::library::Library;
use counterpart::text::Lang;
use egui::{FontFamily, FontId};
use std::collections::BTreeSet;
use std::path::Path;

/// A character of the private use area that no font here has.
const NOWHERE: &str = "\u{10fffd}";

fn shown() -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    for lang in ["zh", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/text");
        for entry in std::fs::read_dir(folder).expect("the tables") {
            let path = entry.expect("an entry").path();
            if path.to_string_lossy().ends_with(&format!("{lang}.yml")) {
                characters.extend(std::fs::read_to_string(path).expect("a table").chars());
            }
        }
    }
    for rule in counterpart::conversation::rules::RULES {
        for text in [rule.name, rule.says, rule.example] {
            characters.extend(Lang::ALL.iter().flat_map(|lang| text.get(*lang).chars()));
        }
        characters.extend(rule.source.chars());
    }
    for file in &Library::load(None).files {
        characters.extend(file.source.chars());
    }
    // Signs that stand in the code.
    characters.extend("▲▼●✓×·→–—…“”‘’".chars());
    characters.retain(|c| !c.is_control());
    characters
}

#[test]
fn no_character_is_without_a_glyph() {
    let characters = shown();
    assert!(characters.len() > 800, "only {} characters", characters.len());
    for lang in Lang::ALL {
        let ctx = egui::Context::default();
        install_fonts(&ctx, lang);
        // Fonts are taken in at the beginning of a pass.
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
        for family in [FontFamily::Proportional, FontFamily::Name(BOLD.into())] {
            let font = FontId::new(16.0, family.clone());
            let drawn = |text: &str| {
                ctx.fonts_mut(|fonts| {
                    fonts.layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::BLACK)
                })
            };
            // What stands for everything that is in no font: no font has this character.
            let stand_in = drawn(NOWHERE).rows[0].glyphs[0].uv_rect;
            let missing: Vec<char> = characters
                .iter()
                .copied()
                .filter(|c| *c != '?' && drawn(&c.to_string()).rows[0].glyphs[0].uv_rect == stand_in)
                .filter(|c| !c.is_whitespace())
                .collect();
            assert!(missing.is_empty(), "{lang} {family:?}: {missing:?}");
        }
    }
}
