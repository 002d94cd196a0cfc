//! One file, read so that nothing it may be keeps anybody waiting: only what is a file like any other is
//! opened, no more than the limit is taken in, and a drive that doesn't answer is given up on.
//!
//! **Not here:** what the files are (`super`), what stands in them (`counterpart-core`).

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread::Builder;
use std::time::Duration;

/// How long the system may take to answer. A network drive that sleeps takes a second or two to wake up.
pub const PATIENCE: Duration = Duration::from_secs(4);

/// What lies at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Content {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// A file with more in it than is read.
    TooLarge,
    /// A folder.
    Folder,
    /// A pipe, a socket or a device: reading it might never end.
    NoFile,
}

/// What lies at a path; of a file no more than `most` bytes.
///
/// # Errors
///
/// What the system says; [`ErrorKind::TimedOut`] if it said nothing in [`PATIENCE`].
pub fn content(path: &Path, most: u64) -> io::Result<Content> {
    content_within(PATIENCE, path, most)
}

/// The same, waiting for so long.
pub fn content_within(patience: Duration, path: &Path, most: u64) -> io::Result<Content> {
    let path = path.to_owned();
    in_time(patience, move || read(&path, most))
}

fn read(path: &Path, most: u64) -> io::Result<Content> {
    // Asked before it is opened: opening a pipe waits for somebody to write.
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Ok(Content::Folder);
    }
    if !metadata.is_file() {
        return Ok(Content::NoFile);
    }
    if metadata.len() > most {
        return Ok(Content::TooLarge);
    }
    // The file may grow between the look and the reading.
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > most { Content::TooLarge } else { Content::Bytes(bytes) })
}

/// Does what may never come back, and waits no longer than this. What doesn't come back is left behind: the
/// system offers no way to stop it.
pub fn in_time<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let (answer, answered) = sync_channel(1);
    Builder::new().name("scenario files".to_owned()).spawn(move || {
        // Nobody may be waiting any more.
        drop(answer.send(work()));
    })?;
    match answered.recv_timeout(patience) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(ErrorKind::TimedOut.into()),
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the reading ended without an answer")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn what_never_comes_back_is_given_up_on() {
        let (held, never) = channel::<()>();
        let given_up = in_time(Duration::from_millis(20), move || never.recv().map_err(io::Error::other));
        assert_eq!(given_up.map_err(|error| error.kind()), Err(ErrorKind::TimedOut));
        drop(held);
    }

    #[test]
    fn a_file_is_read_up_to_its_limit_and_a_folder_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x");
        std::fs::write(&path, "12345").expect("a file");
        assert_eq!(content(&path, 5).expect("a file"), Content::Bytes(b"12345".to_vec()));
        assert_eq!(content(&path, 4).expect("a file"), Content::TooLarge);
        assert_eq!(content(folder.path(), 4).expect("a folder"), Content::Folder);
        assert_eq!(
            content(&folder.path().join("y"), 4).map_err(|error| error.kind()),
            Err(ErrorKind::NotFound)
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_or_a_socket_is_never_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        for path in [Path::new("/dev/zero"), Path::new("/dev/null"), &socket] {
            assert_eq!(content(path, 4).expect("something"), Content::NoFile, "{}", path.display());
        }
    }
}
