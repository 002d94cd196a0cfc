//! Errors of the store: told to the person, once, and written into the log with their cause.

use super::Session;
use crate::records::StoreError;
use crate::text::Text;

impl Session {
    /// What something of the person's came to that could not be kept.
    pub(super) fn tell_not_kept(&mut self, error: &StoreError) {
        tracing::error!(error = logged(error), "something was not kept");
        let told = error.told(self.store.path());
        let told = Text::new(
            format!("这一步没能存下来，没有算数。{}", told.zh),
            format!("That could not be kept and did not count. {}", told.en),
        );
        self.not_kept = Some(told.clone());
        self.tell(told);
    }

    /// Something was kept again: that it could not be is no longer so.
    pub(super) fn was_kept(&mut self) {
        if let Some(told) = self.not_kept.take() {
            self.notices.retain(|notice| notice.text != told);
        }
    }

    /// What was read from the store; what usually stands there, and a message, if it can't be read.
    pub(super) fn read_or_tell<T: Default>(&mut self, read: Result<T, StoreError>) -> T {
        read.unwrap_or_else(|error| {
            tracing::error!(error = logged(&error), "something can't be read from the store");
            self.tell(error.told(self.store.path()));
            T::default()
        })
    }
}

/// An error as it may stand in the log: a value that the store didn't take may be somebody's words.
pub(super) fn logged(error: &StoreError) -> String {
    match error {
        StoreError::Invalid { field, expected, .. } => format!("{field} must be {}", expected.en),
        error => error.to_string(),
    }
}
