//! How loud tones are. Only in builds with the feature `sound`.

use super::{View, group};
use crate::phrase;
use crate::session::{Preferences, SettingsCommand};
use egui::Ui;

/// Draws the choice of a volume.
pub fn show(ui: &mut Ui, view: &mut View) {
    let lang = view.lang();
    let name = |percent| match percent {
        0 => phrase!(lang, "settings.silent"),
        percent => format!("{percent}%"),
    };
    let volumes = Preferences::VOLUMES.map(|percent| (percent, name(percent)));
    let words = phrase!(lang, "settings.volume_words");
    let chosen = view.session.preferences.volume_percent;
    let picked = group(ui, view, &phrase!(lang, "settings.volume"), Some(&words), &volumes, chosen);
    view.ask_all(picked.map(SettingsCommand::Volume));
}
