//! Opening a room, or going on with an unfinished one: with what, and why it can't be done.

use super::clock;
use super::journal::{self, Flush, Head, Journal, Place, Recovered};
use super::limits::Limits;
use super::resume::since;
use super::secrets::{Secret, new_code};
use counterpart_core::room::{MOST_TEAMS, Room, Setup};
use counterpart_core::scenario::{DayIx, Scenario, SeatIx};
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use std::io;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The port at which a room is looked for unless another one is named: none that IANA has given to a
/// service.
pub const PORT: u16 = 4710;

/// How to host a room.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seat that the room plays from.
    pub seat: SeatIx,
    /// The day on which the conversation takes place; none for the day as it is written.
    pub day: Option<DayIx>,
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
            seat: SeatIx(0),
            day: None,
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
    /// The scenario has no such seat, or there are too many teams.
    #[error("no such seat, or too many teams")]
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

/// The unfinished room that is to be gone on with.
pub(super) fn unfinished(
    scenario: &Scenario,
    options: &Options,
) -> Result<Option<(Place, Recovered)>, StartError> {
    let fits = |found: &Recovered| {
        let head = &found.head;
        let setup = &head.setup;
        head.hash == scenario.hash
            && setup.seat == options.seat.0
            && setup.day == options.day.map(|day| day.0)
    };
    journal::unfinished(&options.data, &since(), fits).map_err(StartError::Data)
}

/// Listens where phones look for the room.
pub(super) fn bind(options: &Options, wanted: Option<u16>) -> io::Result<TcpListener> {
    let address = options.address.unwrap_or(Ipv4Addr::UNSPECIFIED.into());
    // Phones look where the room was. A new room may be anywhere.
    let ports = match (options.port, wanted) {
        (Some(port), _) => vec![port],
        (None, Some(port)) => vec![port],
        (None, None) => vec![PORT, 0],
    };
    let mut bound = Err(io::ErrorKind::AddrInUse.into());
    for port in ports {
        bound = TcpListener::bind((address, port));
        if bound.is_ok() {
            break;
        }
    }
    let listener = bound?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// A new room, with its journal begun.
pub(super) fn opened(
    scenario: &Arc<Scenario>,
    options: &Options,
    port: u16,
) -> Result<(Room, Journal, Head, PathBuf), StartError> {
    if options.teams > MOST_TEAMS {
        return Err(StartError::Setup);
    }
    let random = |error: getrandom::Error| StartError::System(error.into());
    let setup = Setup {
        seat: options.seat.0,
        day: options.day.map(|day| day.0),
        seed: getrandom::u64().map_err(random)?,
        most_phones: options.most_phones,
        teams: options.teams,
        names: options.names,
    };
    let room = Room::open(Arc::clone(scenario), setup.clone()).ok_or(StartError::Setup)?;
    let head = Head {
        format: journal::FORMAT,
        setup,
        scenario: scenario.id.clone(),
        hash: scenario.hash.clone(),
        secret: Secret::new().map_err(random)?,
        code: new_code().map_err(random)?,
        port,
        began: clock::now(),
    };
    let place = journal::new_place(&options.data, &clock::stamp(head.began), &scenario.id);
    let place = place.map_err(StartError::Data)?;
    let journal = Journal::begin(place.file, &head, options.flush.clone()).map_err(StartError::Data)?;
    Ok((room, journal, head, place.folder))
}

/// An unfinished room as its journal has it.
pub(super) fn resumed(
    scenario: &Arc<Scenario>,
    place: Place,
    found: Recovered,
    flush: Flush,
) -> Result<(Room, Journal, Head, PathBuf), StartError> {
    let events = found.entries.iter().flat_map(|entry| &entry.events);
    let room = Room::replay(Arc::clone(scenario), found.head.setup.clone(), events);
    let room = room.map_err(|error| {
        tracing::error!(%error, folder = %place.folder.display(), "a journal doesn't make a room");
        StartError::Journal
    })?;
    let journal = Journal::go_on(place.file, found.whole, found.last, flush).map_err(StartError::Data)?;
    Ok((room, journal, found.head, place.folder))
}
