//! The file to send in when something is wrong, asked for from the settings.

use super::Session;
use crate::log::diagnostics::save;
use crate::phrase;
use crate::text::{Lang, Text};

impl Session {
    /// Writes the file into the data folder and tells the person where it is.
    pub(super) fn save_diagnostics(&mut self) {
        let both = |in_lang: &dyn Fn(Lang) -> String| Text::new(in_lang(Lang::Zh), in_lang(Lang::En));
        match save(self.outside.data.as_deref(), None) {
            Ok(path) => {
                self.tell(both(&|lang| phrase!(lang, "diagnostics.saved", path = path.display())));
            }
            Err(cause) => {
                tracing::warn!(%cause, "the diagnostics can't be written");
                self.tell(both(&|lang| phrase!(lang, "diagnostics.cannot", cause = cause)));
            }
        }
    }
}
