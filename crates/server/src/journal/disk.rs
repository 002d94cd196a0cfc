//! A journal's file, and how what is written to it comes onto the disk.

use std::fmt;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
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
    flush: Flush,
    /// How many bytes are on the disk for certain.
    durable: u64,
}

impl Disk {
    /// A file of which so many bytes are on the disk; what is written next follows them.
    pub fn new(mut file: File, durable: u64, flush: Flush) -> io::Result<Disk> {
        file.seek(SeekFrom::Start(durable))?;
        Ok(Disk { file, flush, durable })
    }

    /// Writes at the end and flushes. After an error nothing may be appended any more: the system may
    /// have dropped the pages that it couldn't write, and a second flush would say that all is well.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        (self.flush.0)(&self.file)?;
        self.durable += bytes.len() as u64;
        Ok(())
    }

    /// Takes off the file what wasn't flushed, so that the next host doesn't find what was refused.
    pub fn cut_back(&mut self) -> io::Result<()> {
        self.file.set_len(self.durable)?;
        self.file.sync_all()
    }
}
