//! The system's fonts, behind the game's own: looked for when a character comes on the screen that none of those
//! draws, beside the window's thread, and handed to every window once they are found.
//!
//! Until then, and where no font has it, a hollow box stands for the character; its text stays as it is for a
//! screen reader. Pictures and tests have none of this, so they are the same everywhere.
//!
//! **Not here:** how fonts are searched (`font_search`), the game's own (`fonts`).

use super::font_search::{folders, search};
use crate::app::platform::Waker;
use bevy::prelude::*;
use bevy_egui::output::process_output_system;
use bevy_egui::{EguiContext, EguiFullOutput, EguiPostUpdateSet};
use egui::epaint::Shape;
use egui::{FontData, FontFamily, FontId};
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};

/// The fonts that were found, and what was looked for.
#[derive(Resource, Default)]
pub struct SystemFonts {
    found: Vec<Arc<FontData>>,
    /// What the game's fonts or those draw.
    known: BTreeSet<char>,
    /// What was looked for, found or not.
    sought: BTreeSet<char>,
    /// A search that is going on. A receiver can't be shared between threads by itself.
    search: Option<Mutex<Receiver<Vec<FontData>>>>,
}

impl SystemFonts {
    /// The fonts, in the order in which they stand behind the game's own.
    pub fn found(&self) -> &[Arc<FontData>] {
        &self.found
    }

    /// Of what was painted, the characters that no font draws and that weren't looked for yet.
    fn unknown(&mut self, ctx: &egui::Context, painted: &BTreeSet<char>) -> BTreeSet<char> {
        let new: Vec<char> = painted.difference(&self.known).copied().collect();
        let new: Vec<char> = new.into_iter().filter(|c| !self.sought.contains(c)).collect();
        let font = FontId::new(12.0, FontFamily::Proportional);
        let (drawn, unknown): (Vec<char>, Vec<char>) =
            ctx.fonts_mut(|fonts| new.into_iter().partition(|c| fonts.has_glyph(&font, *c)));
        self.known.extend(drawn);
        unknown.into_iter().collect()
    }
}

/// Looks for what the game's fonts don't draw.
pub fn plugin(app: &mut App) {
    app.init_resource::<SystemFonts>()
        .add_systems(First, take_in)
        .add_systems(PostUpdate, look.after(EguiPostUpdateSet::EndPass).before(process_output_system));
}

/// Takes in what was found.
fn take_in(mut fonts: ResMut<SystemFonts>) {
    let Some(search) = &fonts.search else { return };
    let found = search.lock().unwrap_or_else(std::sync::PoisonError::into_inner).try_recv();
    match found {
        Err(TryRecvError::Empty) => {}
        Err(TryRecvError::Disconnected) => fonts.search = None,
        Ok(found) => {
            fonts.search = None;
            tracing::info!(fonts = found.len(), "fonts of the system stand behind the game's own");
            fonts.found.extend(found.into_iter().map(Arc::new));
        }
    }
}

/// Looks what was painted, and begins a search for what can't be drawn.
fn look(
    mut fonts: ResMut<SystemFonts>,
    mut outputs: Query<(&EguiFullOutput, &mut EguiContext)>,
    waker: Option<Res<Waker>>,
) {
    if fonts.search.is_some() {
        return;
    }
    let mut wanted = BTreeSet::new();
    for (output, mut context) in &mut outputs {
        let Some(output) = &output.0 else { continue };
        let mut painted = BTreeSet::new();
        output.shapes.iter().for_each(|clipped| letters(&clipped.shape, &mut painted));
        wanted.extend(fonts.bypass_change_detection().unknown(context.get_mut(), &painted));
    }
    if wanted.is_empty() {
        return;
    }
    fonts.sought.extend(&wanted);
    let (sender, receiver) = channel();
    let waker = waker.map(|waker| Waker::clone(&waker));
    let thread = std::thread::Builder::new().name("counterpart fonts".to_owned());
    let searching = thread.spawn(move || {
        // The game may have ended; then nobody waits for fonts.
        sender.send(search(&folders(), &wanted)).unwrap_or_default();
        drop(sender);
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    match searching {
        Ok(_) => fonts.search = Some(Mutex::new(receiver)),
        Err(error) => tracing::warn!(%error, "the system's fonts can't be looked for"),
    }
}

/// The characters of a shape that are to be seen.
fn letters(shape: &Shape, found: &mut BTreeSet<char>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| letters(shape, found)),
        Shape::Text(text) => found.extend(text.galley.text().chars().filter(|c| is_seen(*c))),
        _ => {}
    }
}

/// Whether a character is drawn at all: not white space, nor what only joins or varies others.
fn is_seen(c: char) -> bool {
    let joins = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}');
    !c.is_whitespace() && !c.is_control() && !joins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{install_fonts, install_fonts_with};
    use crate::text::Lang;

    fn laid_out(ctx: &egui::Context) {
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
    }

    #[test]
    fn only_what_is_seen_and_not_drawn_is_looked_for_and_once() {
        let ctx = egui::Context::default();
        install_fonts(&ctx, Lang::Zh);
        laid_out(&ctx);
        let mut fonts = SystemFonts::default();
        let painted: BTreeSet<char> =
            "机é电電Ł👍\u{fe0f}\u{200d} \n".chars().filter(|c| is_seen(*c)).collect();
        let unknown = fonts.unknown(&ctx, &painted);
        assert_eq!(unknown, BTreeSet::from(['電', 'Ł', '👍']));
        fonts.sought.extend(&unknown);
        assert_eq!(fonts.unknown(&ctx, &painted), BTreeSet::new());
    }

    /// The stand-in's face, drawing its box for 電 instead.
    fn face_of_another_character() -> Vec<u8> {
        let mut face = include_bytes!("../../../assets/fonts/StandIn-Regular.ttf").to_vec();
        // The character, and what makes glyph 1 of it: 1 − 0x25fb and 1 − 0x96fb, of 16 bits.
        for (from, to) in [([0x25, 0xfb], [0x96, 0xfb]), ([0xda, 0x06], [0x69, 0x06])] {
            for at in 0..face.len() - 1 {
                if face[at..at + 2] == from {
                    face[at..at + 2].copy_from_slice(&to);
                }
            }
        }
        face
    }

    #[test]
    fn what_is_found_stands_behind_the_games_own() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("other.ttf"), face_of_another_character()).expect("written");
        let found = search(&[folder.path().to_owned()], &BTreeSet::from(['電', 'Ł']));
        let found: Vec<Arc<FontData>> = found.into_iter().map(Arc::new).collect();
        assert_eq!(found.len(), 1);
        let ctx = egui::Context::default();
        let font = FontId::new(12.0, FontFamily::Proportional);
        let measured = || {
            laid_out(&ctx);
            ctx.fonts_mut(|fonts| {
                (fonts.has_glyph(&font, '電'), fonts.has_glyph(&font, 'Ł'), fonts.glyph_width(&font, '机'))
            })
        };
        for lang in Lang::ALL {
            install_fonts(&ctx, lang);
            let (draws, draws_other, width) = measured();
            assert!(!draws && !draws_other);
            install_fonts_with(&ctx, lang, &found);
            assert_eq!(measured(), (true, false, width), "what the game draws itself stays as it is");
        }
    }
}
