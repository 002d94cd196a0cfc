//! Hosting a room: what the game and the command line use.

use super::addresses::interfaces;
use super::clock;
use super::hall::{Hall, Refused, Who};
use super::journal::{self, Flush, Head, Journal, Place, Recovered};
use super::listen::listen;
use super::options::{Health, Joining, Options, PORT, StartError};
use super::page::Page;
use super::secrets::{Secret, new_code};
use super::unfinished::since;
use counterpart_core::room::{Command, MOST_TEAMS, Room, Setup};
use counterpart_core::scenario::Scenario;
use jiff::Timestamp;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::sleep;

/// A room that is being hosted. Dropping it ends the hosting and keeps the room: it can be gone on
/// with.
#[derive(Debug)]
pub struct Host {
    hall: Arc<Hall>,
    local: SocketAddr,
    folder: PathBuf,
    began: u64,
    is_resumed: bool,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    /// Has things done on the network's thread.
    network: Handle,
}

impl Host {
    /// Opens a room, or goes on with the unfinished one of the same scenario and desk. `changed` is
    /// called, on another thread, whenever there may be something new to show.
    pub fn start(
        scenario: &Arc<Scenario>,
        options: Options,
        changed: impl Fn() + Send + 'static,
    ) -> Result<Host, StartError> {
        let found = if options.new { None } else { unfinished(scenario, &options)? };
        let is_resumed = found.is_some();
        let wanted = found.as_ref().map(|(_, found)| found.head.port);
        let listener = bind(&options, wanted).map_err(StartError::Listen)?;
        let local = listener.local_addr().map_err(StartError::Listen)?;
        let (room, journal, head, folder) = match found {
            Some((place, found)) => resumed(scenario, place, found, options.flush)?,
            None => opened(scenario, &options, local.port())?,
        };
        options.limits.raise_open_files();
        let hall = Hall::new(room, journal, head.secret, head.code, options.limits);
        let (stop, stopped) = watch::channel(false);
        let (thread, network) =
            serve(Arc::clone(&hall), listener, stopped, changed).map_err(StartError::System)?;
        Ok(Host { hall, local, folder, began: head.began, is_resumed, stop, thread: Some(thread), network })
    }

    /// Carries out a command of the facilitator's, and waits until it is on the disk: what is in force is
    /// what everybody sees. If the disk is slow ([`Limits::slow_disk`](super::Limits)), the wait ends with
    /// [`Refused::Slow`]; the command is in force, and everybody sees it, as soon as it is written.
    pub fn act(&self, command: Command) -> Result<(), Refused> {
        let (told, wait) = mpsc::channel();
        // Nobody listens any more if the disk was too slow.
        let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
        self.hall.act(command, Who::Facilitator, then)?;
        match wait.recv_timeout(self.hall.limits.slow_disk) {
            Ok(true) => Ok(()),
            Ok(false) | Err(RecvTimeoutError::Disconnected) => Err(Refused::Disk),
            Err(RecvTimeoutError::Timeout) => Err(Refused::Slow),
        }
    }

    /// The same, so long from now, without waiting. What would be refused now is refused at once; what is
    /// refused then is told by [`late_refusal`](Host::late_refusal).
    pub fn act_after(&self, wait: Duration, command: Command) -> Result<(), Refused> {
        self.hall.would(command.clone(), Who::Facilitator)?;
        let hall = Arc::clone(&self.hall);
        self.network.spawn(async move {
            sleep(wait).await;
            let late = Arc::clone(&hall);
            let then = Box::new(move |is_written: bool| {
                if !is_written {
                    late.refuse_late(Refused::Disk);
                }
            });
            if let Err(refused) = hall.act(command, Who::Facilitator, then) {
                hall.refuse_late(refused);
            }
        });
        Ok(())
    }

    /// Why something that was asked for with [`act_after`](Host::act_after) didn't happen; each is told
    /// once, and `changed` is called when there is one.
    pub fn late_refusal(&self) -> Option<Refused> {
        self.hall.late_refusal()
    }

    /// Looks at the room as it is on the disk. Phones wait while this looks, so it is to be quick.
    pub fn look<T>(&self, look: impl FnOnce(&Room) -> T) -> T {
        self.hall.look(look)
    }

    /// How it is doing.
    pub fn health(&self) -> Health {
        let (here, connections) = (self.hall.present(), self.hall.gate.open());
        Health { here, connections, is_broken: self.hall.is_broken() }
    }

    /// How phones come in through the interface with this address, one of
    /// [`interfaces`](super::interfaces).
    pub fn joining(&self, at: IpAddr) -> Joining {
        let address = format!("http://{}", SocketAddr::new(at, self.local.port()));
        let link = format!("{address}/#{}", self.hall.secret);
        Joining { address, code: self.hall.code.clone(), link }
    }

    /// The address that phones most likely reach: the one it listens at, or the first of the interfaces.
    pub fn likely_address(&self) -> IpAddr {
        let any = self.local.ip().is_unspecified();
        let first = || interfaces().first().map(|interface| interface.address);
        let found = if any { first() } else { None };
        found.unwrap_or(if any { Ipv4Addr::LOCALHOST.into() } else { self.local.ip() })
    }

    /// Whether it went on with an unfinished room.
    pub fn is_resumed(&self) -> bool {
        self.is_resumed
    }

    /// The folder of the room's journal and report.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// When the room was opened.
    pub fn began(&self) -> Timestamp {
        clock::timestamp(self.began)
    }

    /// When a ballot that opens now closes by itself.
    pub fn closes_after(&self, limit: Duration) -> u64 {
        clock::now().saturating_add(u64::try_from(limit.as_millis()).unwrap_or(u64::MAX))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap_or_default();
        }
        self.hall.close();
    }
}

fn unfinished(scenario: &Scenario, options: &Options) -> Result<Option<(Place, Recovered)>, StartError> {
    let fits = |found: &Recovered| {
        let head = &found.head;
        head.hash == scenario.hash && head.setup.desk == options.desk.0
    };
    journal::unfinished(&options.data, &since(), fits).map_err(StartError::Data)
}

fn bind(options: &Options, wanted: Option<u16>) -> io::Result<TcpListener> {
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

fn opened(
    scenario: &Arc<Scenario>,
    options: &Options,
    port: u16,
) -> Result<(Room, Journal, Head, PathBuf), StartError> {
    if options.teams > MOST_TEAMS {
        return Err(StartError::Setup);
    }
    let random = |error: getrandom::Error| StartError::System(error.into());
    let setup = Setup {
        desk: options.desk.0,
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

fn resumed(
    scenario: &Arc<Scenario>,
    place: Place,
    found: Recovered,
    flush: Flush,
) -> Result<(Room, Journal, Head, PathBuf), StartError> {
    let events = found.entries.iter().flat_map(|entry| &entry.events);
    let room = Room::replay(Arc::clone(scenario), found.head.setup.clone(), events);
    let room = room.ok().ok_or(StartError::Journal)?;
    let journal = Journal::go_on(place.file, found.whole, found.last, flush).map_err(StartError::Data)?;
    Ok((room, journal, found.head, place.folder))
}

/// Starts the thread of the network.
fn serve(
    hall: Arc<Hall>,
    listener: TcpListener,
    stopped: watch::Receiver<bool>,
    changed: impl Fn() + Send + 'static,
) -> io::Result<(JoinHandle<()>, Handle)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let handle = runtime.handle().clone();
    let page = Arc::new(Page::new());
    let thread = std::thread::Builder::new().name("room".to_owned()).spawn(move || {
        runtime.block_on(async move {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            tokio::spawn(tell(Arc::clone(&hall), changed));
            listen(hall, page, listener, stopped).await;
        });
        // Connections that are still open are closed with the runtime.
    })?;
    Ok((thread, handle))
}

/// How long news wait for more of their kind before whoever hosts hears of them: what is drawn for them is
/// drawn once.
const TOGETHER: Duration = Duration::from_millis(50);

/// Calls `changed` whenever there is something new.
async fn tell(hall: Arc<Hall>, changed: impl Fn() + Send + 'static) {
    let (mut room, mut tally) = (hall.news.room.subscribe(), hall.news.tally.subscribe());
    loop {
        let is_open = tokio::select! {
            news = room.changed() => news.is_ok(),
            news = tally.changed() => news.is_ok(),
        };
        if !is_open {
            return;
        }
        sleep(TOGETHER).await;
        room.mark_unchanged();
        tally.mark_unchanged();
        changed();
    }
}
