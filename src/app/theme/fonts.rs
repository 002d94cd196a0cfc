//! The fonts: Noto Sans SC in two weights, punctuation for English, and Phosphor's icons; behind them the system's
//! where one is needed (`system_fonts`), and at last a hollow box for what nothing draws.

use super::BOLD;
use crate::fonts::{BOLD_FACE, BOLD_POINTS, POINTS, REGULAR, STAND_IN};
use crate::text::Lang;
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

/// Gives egui the game's own fonts, and none of the system's.
pub fn install_fonts(ctx: &egui::Context, lang: Lang) {
    install_fonts_with(ctx, lang, &[]);
}

/// Gives egui the fonts for the language of the screens. Regular is the proportional family, bold one
/// of its own. The Chinese face draws quotes and apostrophes as wide as a character: in English the
/// narrow ones go before it, in Chinese they stand behind it for the signs that it lacks. Fonts of the
/// system stand behind all of them, in their order.
pub fn install_fonts_with(ctx: &egui::Context, lang: Lang, system: &[Arc<FontData>]) {
    let mut fonts = FontDefinitions::empty();
    for (name, data) in
        [("regular", REGULAR), (BOLD, BOLD_FACE), ("points", POINTS), ("bold-points", BOLD_POINTS)]
    {
        fonts.font_data.insert(name.into(), FontData::from_static(data).into());
    }
    let ordered = |face: &str, points: &str| match lang {
        Lang::Zh => vec![face.to_owned(), points.to_owned()],
        Lang::En => vec![points.to_owned(), face.to_owned()],
    };
    fonts.families.insert(FontFamily::Proportional, ordered("regular", "points"));
    fonts.families.insert(FontFamily::Monospace, ordered("regular", "points"));
    egui_phosphor::add_font_bytes_as_family(
        &mut fonts,
        "phosphor",
        egui_phosphor::Variant::Regular.font_bytes(),
    );
    let mut bold = ordered(BOLD, "bold-points");
    bold.push("phosphor".to_owned());
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold);
    if let Some(regular) = fonts.families.get_mut(&FontFamily::Proportional) {
        regular.push("phosphor".to_owned());
    }
    let mut behind = Vec::new();
    for (number, data) in system.iter().enumerate() {
        let name = format!("system {number}");
        fonts.font_data.insert(name.clone(), Arc::clone(data));
        behind.push(name);
    }
    fonts.font_data.insert("stand-in".into(), FontData::from_static(STAND_IN).into());
    behind.push("stand-in".to_owned());
    for faces in fonts.families.values_mut() {
        faces.extend_from_slice(&behind);
    }
    ctx.set_fonts(fonts);
}
