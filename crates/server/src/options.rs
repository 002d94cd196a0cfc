//! What a host is told, and what it tells.

use super::journal::Flush;
use super::limits::Limits;
use counterpart_core::scenario::SeatIx;
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The port at which a room is looked for unless another one is named: none that IANA has given to a
/// service.
pub const PORT: u16 = 4710;

/// How to host a room.
#[derive(Clone, Debug)]
pub struct Options {
    /// The desk that the room plays from.
    pub desk: SeatIx,
    /// The folder for journals and reports.
    pub data: PathBuf,
    /// The address to listen at; all of this computer's if none is named.
    pub address: Option<IpAddr>,
    /// The port; if none is named, the one that the unfinished room had, or [`PORT`], or any if that is
    /// taken.
    pub port: Option<u16>,
    /// How many phones may take part.
    pub most_phones: u32,
    /// How many teams the phones are dealt into; 0 for none.
    pub teams: u8,
    /// Whether to ask for names.
    pub names: bool,
    /// Whether to open a new room even if there is an unfinished one.
    pub new: bool,
    /// How much of anything the network may take up.
    pub limits: Limits,
    /// How the journal is flushed to the disk.
    pub flush: Flush,
}

impl Options {
    /// A room of 3,000 phones without names and teams, with its journal in this folder.
    pub fn new(data: &Path) -> Options {
        Options {
            desk: SeatIx(0),
            data: data.to_owned(),
            address: None,
            port: None,
            most_phones: 3_000,
            teams: 0,
            names: false,
            new: false,
            limits: Limits::default(),
            flush: Flush::default(),
        }
    }
}

/// Why a room can't be hosted.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The journal can't be written or read.
    #[error("the data folder can't be used: {0}")]
    Data(io::Error),
    /// Nobody can listen at that address and port.
    #[error("can't listen: {0}")]
    Listen(io::Error),
    /// The system gives no thread or no randomness.
    #[error("the system refuses: {0}")]
    System(io::Error),
    /// The scenario has no such desk, or there are too many teams.
    #[error("no such desk, or too many teams")]
    Setup,
    /// The unfinished room's journal is not one of this scenario's.
    #[error("the unfinished room can't be gone on with")]
    Journal,
}

impl StartError {
    /// What it means, and what to do, for the one who wanted to host a room.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            StartError::Data(cause) => phrase!(lang, "host.cannot_data", cause = cause),
            StartError::Listen(cause) => phrase!(lang, "host.cannot_listen", cause = cause),
            StartError::System(cause) => phrase!(lang, "host.cannot_system", cause = cause),
            StartError::Setup => phrase!(lang, "host.cannot_setup"),
            StartError::Journal => phrase!(lang, "host.cannot_journal"),
        }
    }
}

/// How phones come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// The address to type, such as `http://192.168.1.7:4710`.
    pub address: String,
    /// The code to type there.
    pub code: String,
    /// The address with the secret, for the QR code.
    pub link: String,
}

/// How the host is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// Phones that are there right now.
    pub here: usize,
    /// Open connections.
    pub connections: usize,
    /// Whether the journal has failed: nothing is counted any more until the host is started again.
    pub is_broken: bool,
}
