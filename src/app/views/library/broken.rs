//! A file that can't be played, and why.

use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{bold, label, text, tinted_card};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::library::LoadedFile;
use crate::phrase;
use egui::Ui;
use std::path::Path;

/// Draws the file's card: its name, the first reason, how many more there are, and how to see them.
pub fn show(ui: &mut Ui, view: &View, file: &LoadedFile) {
    let (theme, lang) = (view.theme, view.lang());
    let errors: Vec<&Diagnostic> =
        file.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    tinted_card(ui, theme, theme.palette.rust_soft, |ui| {
        ui.set_width(ui.available_width());
        let name = Path::new(&file.name).file_name().and_then(|name| name.to_str()).unwrap_or(&file.name);
        label(ui, bold(theme, Size::Heading, name));
        if let Some(first) = errors.first() {
            let line = first.span.map(|span| Place::of(&file.source, span.start).line);
            let message = first.message.get(lang);
            let what = match line {
                Some(line) => phrase!(lang, "library.at_line", line = line, message = message),
                None => message.to_owned(),
            };
            label(ui, text(theme, Size::Body, what).color(theme.palette.rust));
            label(ui, text(theme, Size::Body, first.hint.get(lang)));
        }
        if errors.len() > 1 {
            label(ui, text(theme, Size::Body, phrase!(lang, "library.more", count = errors.len() - 1)));
        }
        ui.add_space(space::TIGHT);
        label(ui, text(theme, Size::Small, phrase!(lang, "library.see_all", file = file.name)));
    });
}
