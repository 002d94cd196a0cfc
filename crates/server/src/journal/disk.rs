//! A journal's file, and how what is written to it comes onto the disk and is seen to be there.

use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a file is flushed: `fdatasync`, unless a test holds it back or lets it fail.
#[derive(Clone)]
pub struct Flush(Arc<dyn Fn(&File) -> io::Result<()> + Send + Sync>);

impl Flush {
    /// Files are flushed by this. Whatever it says is believed.
    pub fn by(flush: impl Fn(&File) -> io::Result<()> + Send + Sync + 'static) -> Flush {
        Flush(Arc::new(flush))
    }
}

impl Default for Flush {
    fn default() -> Flush {
        Flush::by(File::sync_data)
    }
}

impl fmt::Debug for Flush {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Flush(…)")
    }
}

/// A journal's file, of which we know how much is on the disk.
#[derive(Debug)]
pub struct Disk {
    file: File,
    path: PathBuf,
    flush: Flush,
    /// How many bytes are on the disk for certain.
    durable: u64,
}

impl Disk {
    /// The file at a path, of which so many bytes are on the disk; what is written next follows them.
    pub fn new(mut file: File, path: &Path, durable: u64, flush: Flush) -> io::Result<Disk> {
        file.seek(SeekFrom::Start(durable))?;
        Ok(Disk { file, path: path.to_owned(), flush, durable })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes at the end, flushes, and looks whether the file is still the one that the next host would
    /// find. After an error nothing may be appended any more: the system may have dropped the pages that it
    /// couldn't write, and a second flush would say that all is well.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        // What is written behind an end that somebody else has moved would leave a hole, and look whole.
        self.is_as_long_as(self.durable)?;
        self.file.write_all(bytes)?;
        (self.flush.0)(&self.file)?;
        let written = self.durable + bytes.len() as u64;
        self.is_there()?;
        self.is_as_long_as(written)?;
        self.durable = written;
        Ok(())
    }

    /// Whether the file at the path is still this one, and may still be written. A file that was removed, or
    /// whose folder or drive is gone, takes what is written to it and keeps it for nobody.
    pub fn is_found(&self) -> io::Result<()> {
        self.is_there()?;
        self.is_as_long_as(self.durable)
    }

    /// Whether nobody else has written to it: a program that brings an older copy into its place takes with it what
    /// was acknowledged since.
    fn is_as_long_as(&self, expected: u64) -> io::Result<()> {
        let there = self.file.metadata()?;
        // What a device tells of its length means nothing.
        match there.is_file() && there.len() != expected {
            true => Err(io::Error::new(io::ErrorKind::InvalidData, "another program has changed it")),
            false => Ok(()),
        }
    }

    fn is_there(&self) -> io::Result<()> {
        let there = fs::metadata(&self.path)?;
        // Not opened unless it is the very file: opening a pipe in its place would wait for ever.
        if !there.is_file() || !is_same(&there, &self.file.metadata()?) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "another file is in its place"));
        }
        OpenOptions::new().write(true).open(&self.path).map(drop)
    }

    /// Takes off the file what wasn't flushed, so that the next host doesn't find what was refused.
    pub fn cut_back(&mut self) -> io::Result<()> {
        self.file.set_len(self.durable)?;
        self.file.sync_all()
    }
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a file that is open can't be removed or replaced.
#[cfg(not(unix))]
fn is_same(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn written(folder: &Path) -> Disk {
        let path = folder.join("journal");
        let mut disk = Disk::new(File::create(&path).unwrap(), &path, 0, Flush::default()).unwrap();
        disk.append(b"first").unwrap();
        disk
    }

    /// What is done to a folder.
    type Harm = fn(&Path);

    #[cfg(unix)]
    #[test]
    fn what_nobody_would_find_again_is_not_on_the_disk() {
        let harms: [(&str, Harm); 8] = [
            ("an older copy is written over it", |folder| fs::write(folder.join("journal"), b"fir").unwrap()),
            ("it is emptied", |folder| fs::write(folder.join("journal"), b"").unwrap()),
            ("a newer copy is written over it", |folder| {
                fs::write(folder.join("journal"), b"first and more").unwrap();
            }),
            ("the file is removed", |folder| fs::remove_file(folder.join("journal")).unwrap()),
            ("the folder is removed", |folder| fs::remove_dir_all(folder).unwrap()),
            ("the folder is renamed", |folder| fs::rename(folder, folder.with_extension("old")).unwrap()),
            ("the file is replaced by a copy", |folder| {
                fs::copy(folder.join("journal"), folder.join("copy")).unwrap();
                fs::rename(folder.join("copy"), folder.join("journal")).unwrap();
            }),
            ("a folder is in its place", |folder| {
                fs::remove_file(folder.join("journal")).unwrap();
                fs::create_dir(folder.join("journal")).unwrap();
            }),
        ];
        for (name, harm) in harms {
            let parent = tempfile::tempdir().unwrap();
            let folder = parent.path().join("room");
            fs::create_dir(&folder).unwrap();
            let mut disk = written(&folder);
            disk.is_found().unwrap();
            harm(&folder);
            assert!(disk.is_found().is_err(), "{name}");
            assert!(disk.append(b"second").is_err(), "{name}");
        }
    }
}
