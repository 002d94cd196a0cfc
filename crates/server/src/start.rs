//! Opening a room, or going on with an unfinished one: with what, and why it can't be done.

use super::clock;
use super::journal::{self, Flush, Head, Journal, Kept, Place, Rest, Unreadable, folder};
use super::kept::{KeptRoom, has_ended};
use super::limits::Limits;
use super::resume::Resumed;
use super::secrets::{Secret, is_whole, new_code};
use super::trouble::Trouble;
use counterpart_core::room::{Event, MOST_TEAMS, Room, Setup};
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
    /// Whether to open a new room even if there is an unfinished one, which is put aside for it.
    pub new: bool,
    /// The folder of the session to go on with; the one that is meant, if none is named.
    pub resume: Option<PathBuf>,
    /// The scenario's text, to be kept with the session: after its file has changed, the session can be gone
    /// on with and told of all the same.
    pub text: Option<String>,
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
            resume: None,
            text: None,
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
    Data(#[from] Trouble),
    /// Nobody can listen at that address and port.
    #[error("can't listen at port {port}: {cause}")]
    Listen {
        /// The port.
        port: u16,
        /// What the system says.
        cause: io::Error,
    },
    /// The system gives no thread or no randomness.
    #[error("the system refuses: {0}")]
    System(io::Error),
    /// The scenario has no such seat, or there are too many teams.
    #[error("no such seat, or too many teams")]
    Setup,
    /// Another program has the session open.
    #[error("{}: open in another program", .0.display())]
    InUse(PathBuf),
    /// The session was ended.
    #[error("{}: a session that was ended", .0.display())]
    Ended(PathBuf),
    /// The session's journal can't be read.
    #[error("{}: a journal that can't be read", .0.display())]
    Journal(PathBuf),
    /// A later version has written the session's journal.
    #[error("{}: a journal of a later version", .0.display())]
    Newer(PathBuf),
    /// The session is of another scenario, or of another text of it.
    #[error("{}: a session of another scenario", .0.display())]
    OtherScenario(PathBuf),
}

impl StartError {
    /// What it means, and what to do, for the one who wanted to host a room.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            StartError::Data(trouble) => trouble.told_at_start(lang),
            StartError::Listen { port, cause } => match cause.kind() {
                io::ErrorKind::AddrInUse => phrase!(lang, "host.cannot_listen_used", port = port),
                io::ErrorKind::AddrNotAvailable => phrase!(lang, "host.cannot_listen_there"),
                io::ErrorKind::PermissionDenied => phrase!(lang, "host.cannot_listen_denied", port = port),
                _ => phrase!(lang, "host.cannot_listen", port = port, cause = cause),
            },
            StartError::System(cause) => phrase!(lang, "host.cannot_system", cause = cause),
            StartError::Setup => phrase!(lang, "host.cannot_setup"),
            StartError::InUse(folder) => phrase!(lang, "host.cannot_in_use", path = folder.display()),
            StartError::Ended(folder) => phrase!(lang, "host.cannot_ended", path = folder.display()),
            StartError::Journal(folder) => phrase!(lang, "kept.unreadable", path = folder.display()),
            StartError::Newer(folder) => phrase!(lang, "kept.newer", path = folder.display()),
            StartError::OtherScenario(folder) => {
                phrase!(lang, "host.cannot_other_scenario", path = folder.display())
            }
        }
    }
}

/// The session that is to be gone on with: the one that is named, or the latest that is meant.
pub(super) fn to_go_on_with(
    scenario: &Scenario,
    options: &Options,
) -> Result<Option<(Place, Kept)>, StartError> {
    if let Some(folder) = &options.resume {
        return take(folder, scenario).map(Some);
    }
    if options.new {
        return Ok(None);
    }
    for room in KeptRoom::all(&options.data)? {
        let is_it = room.hash.as_ref() == Some(&scenario.hash);
        if is_it && room.is_meant(&scenario.id, options.seat.0, options.day.map(|day| day.0)) {
            match take(&room.folder, scenario) {
                // Another host was quicker.
                Err(StartError::InUse(_)) => {}
                taken => return taken.map(Some),
            }
        }
    }
    Ok(None)
}

/// Opens and locks the session in a folder.
fn take(folder: &Path, scenario: &Scenario) -> Result<(Place, Kept), StartError> {
    let named = || folder.to_owned();
    let trouble = |error: io::Error| match error.kind() {
        io::ErrorKind::ResourceBusy => StartError::InUse(named()),
        _ => Trouble::at(&folder.join(folder::JOURNAL), &error).into(),
    };
    let mut place = folder::taken(folder).map_err(trouble)?;
    let kept = match folder::read(&mut place.file, folder).map_err(trouble)? {
        Ok(kept) => kept,
        Err(Unreadable::Newer) => return Err(StartError::Newer(named())),
        Err(_) => return Err(StartError::Journal(named())),
    };
    match () {
        () if matches!(kept.rest, Rest::Newer { .. }) => Err(StartError::Newer(named())),
        () if has_ended(&kept) => Err(StartError::Ended(named())),
        () if kept.head.hash != scenario.hash => Err(StartError::OtherScenario(named())),
        () => Ok((place, kept)),
    }
}

/// Puts aside what would have been gone on with if no new room had been wanted.
pub(super) fn put_aside(scenario: &Scenario, options: &Options, but: &Path) {
    let rooms = match KeptRoom::all(&options.data) {
        Ok(rooms) => rooms,
        // The new room is open all the same; an older one may be offered once more.
        Err(error) => return tracing::warn!(%error, "sessions that were put aside can't be noted"),
    };
    let meant = |room: &&KeptRoom| {
        room.is_meant(&scenario.id, options.seat.0, options.day.map(|day| day.0)) && room.folder != but
    };
    for room in rooms.iter().filter(meant) {
        if let Err(error) = folder::put_aside(&room.folder, true) {
            tracing::warn!(folder = %room.folder.display(), %error, "a session can't be put aside");
        }
    }
}

/// Listens where phones look for the room.
pub(super) fn bind(options: &Options, wanted: Option<u16>) -> Result<TcpListener, StartError> {
    let address = options.address.unwrap_or(Ipv4Addr::UNSPECIFIED.into());
    // Phones look where the room was. A new room may be anywhere.
    let ports = match (options.port, wanted) {
        (Some(port), _) => vec![port],
        (None, Some(port)) => vec![port],
        (None, None) => vec![PORT, 0],
    };
    let mut refused = None;
    for port in ports {
        let bound = TcpListener::bind((address, port));
        match bound.and_then(|listener| listener.set_nonblocking(true).map(|()| listener)) {
            Ok(listener) => return Ok(listener),
            // What was asked for first is what is told of.
            Err(cause) => refused = refused.or(Some(StartError::Listen { port, cause })),
        }
    }
    Err(refused.unwrap_or(StartError::Listen { port: PORT, cause: io::ErrorKind::AddrInUse.into() }))
}

/// From when on the room's clock runs. While a host is gone nobody can vote, so a countdown waits for it: where one runs,
/// the clock goes on from the last thing that happened, whatever the system's says by now.
pub(super) fn time_of(kept: Option<&Kept>) -> u64 {
    let now = clock::now();
    let Some(last) = kept.and_then(|kept| kept.entries.last()) else { return now };
    let counts_down =
        kept.into_iter().flat_map(super::kept::events).fold(false, |counts_down, event| match event {
            Event::Opened { closes_at } => closes_at.is_some(),
            Event::Closed => false,
            _ => counts_down,
        });
    if counts_down { last.at } else { now.max(last.at) }
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
    let rooms = folder::rooms(&options.data);
    let trouble = |error: io::Error| Trouble::at(&rooms, &error);
    let place = journal::new_place(&options.data, &head, options.text.as_deref()).map_err(trouble)?;
    let folder = place.folder.clone();
    let journal = Journal::begin(place, &head, options.flush.clone()).map_err(|error| {
        folder::clear(&folder);
        trouble(error)
    })?;
    Ok((room, journal, head, folder))
}

/// An unfinished room as its journal has it, and what was found of it. Nothing is changed before it is known
/// that the room can be rebuilt, and that a copy of what is changed is on the disk.
pub(super) fn resumed(
    scenario: &Arc<Scenario>,
    mut place: Place,
    kept: Kept,
    flush: Flush,
) -> Result<(Room, Journal, Head, PathBuf, Resumed), StartError> {
    let folder = place.folder.clone();
    let room = Room::replay(Arc::clone(scenario), kept.head.setup.clone(), super::kept::events(&kept));
    let room = room.map_err(|error| {
        tracing::error!(%error, folder = %folder.display(), "a journal doesn't make a room");
        StartError::Journal(folder.clone())
    })?;
    let trouble = |error: io::Error| Trouble::at(&folder, &error);
    let copy = folder::make_ready(&mut place, &kept).map_err(trouble)?;
    folder::put_aside(&folder, false).map_err(trouble)?;
    let found = Resumed::of(&kept, copy);
    let journal = Journal::go_on(place, kept.whole, kept.last, flush).map_err(trouble)?;
    let mut head = kept.head;
    if let Some(code) = folder::code(&folder).filter(|code| is_whole(code)) {
        head.code = code;
    }
    Ok((room, journal, head, folder, found))
}
