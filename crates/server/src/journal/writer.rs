//! The thread that writes a journal.

use super::disk::{Disk, Flush};
use super::folder::Place;
use super::record::{Entry, FIRST, Head, Sum, write};
use crate::trouble::Trouble;
use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// What is to be done once an entry, and all before it, is on the disk (`true`), or can't be written
/// any more (`false`).
pub type Then = Box<dyn FnOnce(bool) + Send>;

/// What the thread is given: the bytes of a record, or none for something that only waits for all
/// before it.
type Item = (Vec<u8>, Then);

/// A journal that is being written, by a thread of its own: flushing waits for the disk.
#[derive(Debug)]
pub struct Journal {
    items: Option<Sender<Item>>,
    thread: Option<JoinHandle<()>>,
    last: Sum,
    /// How long it is with all that it was given, in bytes.
    length: u64,
    trouble: Arc<Mutex<Option<Trouble>>>,
}

impl Journal {
    /// Begins a journal with its head.
    pub fn begin(mut place: Place, head: &Head, flush: Flush) -> io::Result<Journal> {
        let mut bytes = Vec::new();
        let last = write(&serde_json::to_vec(head)?, FIRST, &mut bytes);
        place.file.write_all(&bytes)?;
        place.file.sync_all()?;
        Journal::go_on(place, bytes.len() as u64, last, flush)
    }

    /// Goes on with a journal that is so many bytes long, after the record with this checksum.
    pub fn go_on(place: Place, length: u64, last: Sum, flush: Flush) -> io::Result<Journal> {
        let path = place.journal();
        let disk = Disk::new(place.file, &path, length, flush)?;
        let (items, receiver) = channel();
        let trouble = Arc::default();
        let noted = Arc::clone(&trouble);
        let thread = std::thread::Builder::new().name("journal".to_owned());
        let thread = thread.spawn(move || run(disk, &receiver, &noted))?;
        Ok(Journal { items: Some(items), thread: Some(thread), last, length, trouble })
    }

    /// How long it is with all that it was given, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Why nothing more can be written, once that is so.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Has an entry written; `then` is called on the journal's thread. Without an entry, `then` waits
    /// for everything before it, and for a look whether the journal is still where the next host would find
    /// it. Says whether the thread takes it; if it doesn't, `then` isn't called.
    #[must_use]
    pub fn put(&mut self, entry: Option<&Entry>, then: Then) -> bool {
        let mut bytes = Vec::new();
        if let Some(entry) = entry {
            let content = match serde_json::to_vec(entry) {
                Ok(content) => content,
                Err(error) => {
                    tracing::error!(%error, "an entry can't be written as JSON");
                    return false;
                }
            };
            self.last = write(&content, self.last, &mut bytes);
            self.length += bytes.len() as u64;
        }
        self.items.as_ref().is_some_and(|items| items.send((bytes, then)).is_ok())
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // Without a sender, the thread writes what it has and ends.
        drop(self.items.take());
        // Whoever is told last may be the one who lets go of the journal.
        let other = |thread: &JoinHandle<()>| thread.thread().id() != std::thread::current().id();
        if let Some(thread) = self.thread.take().filter(other)
            && thread.join().is_err()
        {
            tracing::error!("the journal's thread panicked");
        }
    }
}

/// Writes whatever has come together since the last flush, flushes once, and then tells all of them. The
/// first error is the last thing that is written: what came with it, and all that comes after it, isn't
/// in the journal.
fn run(mut disk: Disk, items: &Receiver<Item>, trouble: &Mutex<Option<Trouble>>) {
    let mut works = true;
    while let Ok(first) = items.recv() {
        let mut bytes = first.0;
        let mut then = vec![first.1];
        while let Ok((more, next)) = items.try_recv() {
            bytes.extend_from_slice(&more);
            then.push(next);
        }
        if works {
            let done = if bytes.is_empty() { disk.is_found() } else { disk.append(&bytes) };
            if let Err(error) = done {
                works = false;
                tracing::error!(%error, "the journal can't be written; nothing more is counted");
                let why = Trouble::at(disk.path(), &error);
                *trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
                cut_back(&mut disk);
            }
        }
        then.into_iter().for_each(|then| then(works));
    }
}

/// Where even this fails, what was refused may be found again; phones that send it once more are counted
/// once all the same.
fn cut_back(disk: &mut Disk) {
    if let Err(error) = disk.cut_back() {
        tracing::error!(%error, "what was refused can't be taken off the journal");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::recover::{Kept, Rest};
    use super::*;
    use crate::secrets::Secret;
    use counterpart_core::room::{Event, Setup};
    use counterpart_core::scenario::OptionIx;
    use std::fs::OpenOptions;
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    fn place(folder: &Path) -> Place {
        let mut options = OpenOptions::new();
        let options = options.create(true).truncate(false).read(true).write(true);
        Place { folder: folder.to_owned(), file: options.open(folder.join("journal")).unwrap() }
    }

    fn found(folder: &Path) -> Kept {
        Kept::read(std::fs::read(folder.join("journal")).unwrap(), || None).unwrap()
    }

    fn head() -> Head {
        Head {
            format: super::super::record::FORMAT,
            setup: Setup { seat: 0, day: None, seed: 1, most_phones: 2, teams: 0, names: false },
            scenario: "late-shipment".to_owned(),
            hash: "0".to_owned(),
            secret: Secret::new().unwrap(),
            code: "K7MPQ2".to_owned(),
            port: 1,
            began: 2,
        }
    }

    fn vote(nth: u32) -> Entry {
        Entry { at: 3, events: vec![Event::Voted { phone: 0, option: OptionIx(1), sure: None, nth }] }
    }

    #[test]
    fn the_first_journals_called_a_seat_a_desk() {
        let written = serde_json::to_string(&head()).unwrap();
        let old = written.replacen("\"seat\":0", "\"desk\":1", 1);
        assert_ne!(old, written);
        assert_eq!(serde_json::from_str::<Head>(&old).unwrap().setup.seat, 1);
    }

    /// A journal from before days were offered is one of the day as it is written, and is written so still:
    /// an earlier version reads it.
    #[test]
    fn a_journal_names_its_day_if_it_is_another_one() {
        let usual = serde_json::to_string(&head()).unwrap();
        assert!(!usual.contains("day"), "{usual}");
        assert_eq!(serde_json::from_str::<Head>(&usual).unwrap().setup.day, None);
        let mut other = head();
        other.setup.day = Some(2);
        let written = serde_json::to_string(&other).unwrap();
        assert_eq!(serde_json::from_str::<Head>(&written).unwrap().setup, other.setup);
    }

    #[test]
    fn what_was_told_is_on_the_disk_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let told = Arc::new(AtomicUsize::new(0));
        let head = head();
        let mut journal = Journal::begin(place(folder.path()), &head, Flush::default()).unwrap();
        for nth in 0..50 {
            let (told, path) = (Arc::clone(&told), folder.path().to_owned());
            let then = move |is_written: bool| {
                assert!(is_written && found(&path).entries.len() > nth as usize);
                told.fetch_add(1, Ordering::SeqCst);
            };
            assert!(journal.put(Some(&vote(nth)), Box::new(then)));
        }
        drop(journal);
        assert_eq!(told.load(Ordering::SeqCst), 50, "all of them before the journal is closed");
        let kept = found(folder.path());
        assert_eq!(kept.head, head);
        assert_eq!(kept.entries, (0..50).map(vote).collect::<Vec<_>>());

        // The next host goes on where this one was.
        let mut journal =
            Journal::go_on(place(folder.path()), kept.whole, kept.last, Flush::default()).unwrap();
        assert!(journal.put(Some(&vote(50)), Box::new(|_| {})));
        drop(journal);
        let kept = found(folder.path());
        assert_eq!((kept.entries.len(), kept.rest), (51, Rest::None));
    }

    #[test]
    fn a_full_disk_acknowledges_nothing() {
        let Ok(file) = OpenOptions::new().write(true).open("/dev/full") else { return };
        let full = Place { folder: "/dev".into(), file };
        let mut journal = Journal::go_on(full, 0, FIRST, Flush::default()).unwrap();
        let (told, wait) = mpsc::channel();
        for nth in 0..3 {
            let told = told.clone();
            assert!(
                journal.put(Some(&vote(nth)), Box::new(move |is_written| told.send(is_written).unwrap()))
            );
        }
        let told = told.clone();
        assert!(journal.put(None, Box::new(move |is_written| told.send(is_written).unwrap())));
        drop(journal);
        assert_eq!(wait.iter().take(4).collect::<Vec<_>>(), [false; 4]);
    }

    #[test]
    fn what_could_not_be_flushed_is_not_in_the_journal_and_nothing_follows_it() {
        let folder = tempfile::tempdir().unwrap();
        let flushed = AtomicUsize::new(0);
        // The second flush fails, and every other would be well.
        let flush = Flush::by(move |file| match flushed.fetch_add(1, Ordering::SeqCst) {
            1 => Err(io::ErrorKind::StorageFull.into()),
            _ => file.sync_data(),
        });
        let mut journal = Journal::begin(place(folder.path()), &head(), flush).unwrap();
        let (told, wait) = mpsc::channel();
        for nth in 0..4 {
            let told = told.clone();
            assert!(
                journal.put(Some(&vote(nth)), Box::new(move |is_written| told.send(is_written).unwrap()))
            );
            assert_eq!(wait.recv().unwrap(), nth == 0, "{nth}");
        }
        assert_eq!(journal.trouble().unwrap().kind, crate::trouble::TroubleKind::Full);
        drop(journal);
        let kept = found(folder.path());
        assert_eq!((kept.entries, kept.rest), (vec![vote(0)], Rest::None));
    }
}
