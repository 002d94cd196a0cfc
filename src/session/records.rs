//! Opening the person's records. Where they can't be opened the game goes on without them, the home screen
//! says so, and they can be tried again: most who start it have no terminal to read a refusal in.
//!
//! **Not here:** why they can't be opened (`records::opening`), and the words for it (`records::told`).

use super::background::{Outcome, Pending, arrived};
use super::{Outside, Screen, Session, Work};
use crate::library::Library;
use crate::records::{Notice, OpenError, Opened, Store};
use crate::text::{Lang, Text};
use std::time::Duration;

/// How long a screen may wait for another program that is writing to the records. What can't be kept by then
/// doesn't count, and the person is told to try again.
const PATIENCE: Duration = Duration::from_millis(100);

/// What a person asks for of their records as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordsCommand {
    /// Try once more to open what couldn't be opened.
    OpenAgain,
}

impl Session {
    /// A session with the records in the folder of `outside`; see [`Session::new`]. What can't be opened is
    /// told ([`Session::not_opened`]), and nothing is kept until it can.
    ///
    /// # Errors
    ///
    /// [`OpenError::Engine`] when there is no memory even for records that aren't kept.
    pub fn open(
        library: Library,
        outside: Outside,
        lang: Option<Lang>,
        seed: Option<u64>,
    ) -> Result<Session, OpenError> {
        let opened = match &outside.data {
            Some(folder) => Store::open(folder, (outside.now_ms)()),
            None => {
                let reason = Text::new("系统没有给出用户文件夹", "the system knows no home folder");
                Store::in_memory().map(|store| Opened { store, notice: Some(Notice::NotKept { reason }) })
            }
        };
        let (opened, refused) = match opened {
            Ok(opened) => (opened, None),
            Err(error) => (Opened { store: Store::in_memory()?, notice: None }, Some(error)),
        };
        let mut session = Session::new(library, opened.store, outside, lang, seed);
        session.tell_notice(opened.notice.as_ref());
        if let Some(error) = refused {
            session.tell_not_opened(&error);
        }
        Ok(session)
    }

    /// Why the person's records couldn't be opened, with their file and the way out; none if they could.
    pub const fn not_opened(&self) -> Option<&Text> {
        self.not_opened.as_ref()
    }

    /// The file in which everything is kept; none where nothing is.
    pub fn records_file(&self) -> Option<&std::path::Path> {
        self.store.path()
    }

    pub(super) fn open_records(&mut self, command: RecordsCommand) {
        match command {
            RecordsCommand::OpenAgain => self.open_again(),
        }
    }

    /// What was said meanwhile wasn't kept anywhere, so nothing of it is looked at any more.
    fn open_again(&mut self) {
        let Some(folder) = self.outside.data.clone().filter(|_| self.not_opened.is_some()) else { return };
        if self.is_at(Work::Records) {
            return;
        }
        // Where another program holds the file, that takes seconds.
        let now_ms = (self.outside.now_ms)();
        self.at_work.records =
            Some(Pending::begin(&self.outside, u64::MAX, move |_| Store::open(&folder, now_ms)));
        self.take_in_records();
    }

    pub(super) fn take_in_records(&mut self) {
        let Some(Outcome::Done(opened)) = arrived(&mut self.at_work.records) else { return };
        match opened {
            Err(error) => self.tell_not_opened(&error),
            Ok(opened) => {
                tracing::info!("the records could be opened after all");
                (self.not_opened, self.playing, self.review) = (None, None, None);
                (self.lessons.taking, self.lessons.day_drill) = (None, None);
                self.store = opened.store;
                self.hurry_the_store();
                self.course.forget();
                let chosen = self.preferences.lang;
                let kept = self.store.settings();
                self.preferences = self.read_or_tell(kept);
                // The language was chosen on the way here, or handed over.
                self.preferences.lang = chosen.or(self.preferences.lang);
                self.tell_notice(opened.notice.as_ref());
                self.open_screen(Screen::Home);
            }
        }
    }

    /// The records are written from the window's thread.
    pub(super) fn hurry_the_store(&mut self) {
        let hurried = self.store.wait_for_others(PATIENCE);
        self.read_or_tell(hurried);
    }

    fn tell_not_opened(&mut self, error: &OpenError) {
        tracing::error!(%error, "the records can't be opened");
        self.not_opened = Some(error.told());
    }

    fn tell_notice(&mut self, notice: Option<&Notice>) {
        if let Some(notice) = notice {
            tracing::warn!("{notice}");
            self.tell(notice.told());
        }
    }
}
