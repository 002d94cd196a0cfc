//! The scenarios of the person's own folder: read beside the window, since a folder may lie on a drive that doesn't
//! answer and hold whatever somebody put there. Until they are in, those that come with the game are there.
//!
//! **Not here:** how a file is read and checked (`crate::library`).

use super::background::{Outcome, Pending, arrived};
use super::{BEGIN_WITH, Session};
use crate::library::{CannotRead, Library};
use crate::text::Text;
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Reads the scenarios again, with those in this folder; they come in by themselves.
    pub fn read_library(&mut self, own: PathBuf) {
        let read = move |_: &super::background::Patience| Library::load(Some(&own));
        self.at_work.library = Some(Pending::begin(&self.outside, u64::MAX, read));
        self.take_in_library();
    }

    pub(super) fn take_in_library(&mut self) {
        let Some(Outcome::Done(library)) = arrived(&mut self.at_work.library) else { return };
        self.library = Arc::new(library);
        self.course.forget_files();
        self.tell_unread();
        // What was prepared may be a scenario that has another text now, or is gone.
        if self.preparation.chosen(&self.library).is_none() {
            self.preparation =
                super::workshop::Preparation::usual(&self.library, BEGIN_WITH, &self.preferences);
        }
        self.load_needs();
    }

    /// Tells what lies in the person's own folder and can't be opened.
    pub(super) fn tell_unread(&mut self) {
        let unread: Vec<Text> = self.library.unread.iter().map(CannotRead::told).collect();
        unread.into_iter().for_each(|text| self.tell(text));
    }
}
