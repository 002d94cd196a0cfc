//! The fonts: Noto Sans SC in two weights, and Phosphor's icons.

use super::BOLD;
use egui::{FontData, FontDefinitions, FontFamily};

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");
static BOLD_FACE: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Bold.otf");

/// Gives egui the fonts. Regular is the proportional family, bold one of its own; icons stand
/// behind both.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".into(), FontData::from_static(REGULAR).into());
    fonts.font_data.insert(BOLD.into(), FontData::from_static(BOLD_FACE).into());
    fonts.families.insert(FontFamily::Proportional, vec!["regular".into()]);
    fonts.families.insert(FontFamily::Monospace, vec!["regular".into()]);
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    let icons = fonts.families[&FontFamily::Proportional][1..].to_vec();
    let bold = std::iter::once(BOLD.to_owned()).chain(icons).collect();
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold);
    ctx.set_fonts(fonts);
}
