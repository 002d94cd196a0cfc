//! Hosting a room: what the game and the command line use. How a room is opened or gone on with stands in
//! `start`, what happens to commands in `hub`.

use super::addresses::{Interface, interfaces};
use super::clock::{self, RoomClock};
use super::hub::{Refused, RoomHub, Who};
use super::journal::folder;
use super::listen::listen;
use super::page::Page;
use super::resume::Resumed;
use super::secrets::new_code;
use super::start::{self, Options, StartError};
use super::trouble::Trouble;
use counterpart_core::room::{Command, Room};
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
    /// How many wrong room codes came within the last minute, if they are so many that somebody must be guessing.
    pub guesses: Option<u32>,
    /// How many phones weren't let in since too many share their network address.
    pub crowded: u32,
    /// Whether the journal is as long as phones may make it: nothing of theirs is counted any more.
    pub is_full: bool,
}

/// A room that is being hosted. Dropping it ends the hosting and keeps the room: it can be gone on
/// with.
#[derive(Debug)]
pub struct Host {
    hub: Arc<RoomHub>,
    local: SocketAddr,
    folder: PathBuf,
    began: u64,
    resumed: Option<Resumed>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    /// Has things done on the network's thread.
    network: Handle,
}

impl Host {
    /// Opens a room, or goes on with the unfinished one of the same scenario, seat and day. `changed`
    /// is called, on another thread, whenever there may be something new to show.
    pub fn start(
        scenario: &Arc<Scenario>,
        options: Options,
        changed: impl Fn() + Send + 'static,
    ) -> Result<Host, StartError> {
        let found = start::to_go_on_with(scenario, &options)?;
        let wanted = found.as_ref().map(|(_, found)| found.head.port);
        let listener = start::bind(&options, wanted)?;
        let local = listener.local_addr().map_err(StartError::System)?;
        let now = start::time_of(found.as_ref().map(|(_, kept)| kept));
        let (room, journal, head, folder, resumed) = match found {
            Some((place, found)) => {
                let (room, journal, head, folder, resumed) =
                    start::resumed(scenario, place, found, options.flush)?;
                (room, journal, head, folder, Some(resumed))
            }
            None => {
                let (room, journal, head, folder) = start::opened(scenario, &options, local.port())?;
                start::put_aside(scenario, &options, &folder);
                (room, journal, head, folder, None)
            }
        };
        options.limits.raise_open_files();
        let (secret, code) = (head.secret, head.code);
        let hub = RoomHub::new(room, journal, secret, code, options.limits, RoomClock::beginning_at(now));
        let (stop, stopped) = watch::channel(false);
        let (thread, network) =
            serve(Arc::clone(&hub), listener, stopped, changed).map_err(StartError::System)?;
        Ok(Host { hub, local, folder, began: head.began, resumed, stop, thread: Some(thread), network })
    }

    /// Carries out a command of the facilitator's, and waits until it is on the disk: what is in force is
    /// what everybody sees. If the disk is slow ([`Limits::slow_disk`](super::Limits)), the wait ends with
    /// [`Refused::Slow`]; the command is in force, and everybody sees it, as soon as it is written.
    pub fn act(&self, command: Command) -> Result<(), Refused> {
        let (told, wait) = mpsc::channel();
        // Nobody listens any more if the disk was too slow.
        let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
        self.hub.act(command, Who::Facilitator, then)?;
        match wait.recv_timeout(self.hub.limits.slow_disk) {
            Ok(true) => Ok(()),
            Ok(false) | Err(RecvTimeoutError::Disconnected) => Err(Refused::Disk),
            Err(RecvTimeoutError::Timeout) => Err(Refused::Slow),
        }
    }

    /// Waits until all that was decided on is seen, by whomever it was asked for; at most as long as
    /// [`act`](Host::act) does. To be called before a key is taken to mean something where the room is now.
    pub fn settle(&self) {
        let (told, wait) = mpsc::channel();
        let then = Box::new(move |is_written| told.send(is_written).unwrap_or_default());
        if self.hub.settle(then) {
            // Whether it came about is seen in the room.
            wait.recv_timeout(self.hub.limits.slow_disk).map(drop).unwrap_or_default();
        }
    }

    /// Carries out a command so long from now, without waiting. What would be refused now is refused at once; what is
    /// refused then is told by [`late_refusal`](Host::late_refusal).
    pub fn act_after(&self, wait: Duration, command: Command) -> Result<(), Refused> {
        self.hub.would(command.clone(), Who::Facilitator)?;
        let hub = Arc::clone(&self.hub);
        self.network.spawn(async move {
            sleep(wait).await;
            let late = Arc::clone(&hub);
            let then = Box::new(move |is_written: bool| {
                if !is_written {
                    late.refuse_late(Refused::Disk);
                }
            });
            if let Err(refused) = hub.act(command, Who::Facilitator, then) {
                hub.refuse_late(refused);
            }
        });
        Ok(())
    }

    /// Whether everything that was confirmed is kept where the next host would find it: looked at now.
    pub fn is_kept(&self) -> bool {
        let (told, wait) = mpsc::channel();
        let is_taken = self.hub.look_now(Box::new(move |is_there| told.send(is_there).unwrap_or_default()));
        // A disk that has hung up keeps nothing for certain.
        is_taken && wait.recv_timeout(self.hub.limits.patience).unwrap_or(false) && !self.hub.is_broken()
    }

    /// Why something that was asked for with [`act_after`](Host::act_after) didn't happen; each is told
    /// once, and `changed` is called when there is one.
    pub fn late_refusal(&self) -> Option<Refused> {
        self.hub.late_refusal()
    }

    /// Looks at the room as it is on the disk. Phones wait while this looks, so it is to be quick.
    pub fn look<T>(&self, look: impl FnOnce(&Room) -> T) -> T {
        self.hub.look(look)
    }

    /// How it is doing.
    pub fn health(&self) -> Health {
        let (here, connections) = (self.hub.present(), self.hub.rate_limit.open());
        let (guesses, crowded) = (self.hub.guesses(), self.hub.crowded());
        let (is_broken, is_full) = (self.hub.is_broken(), self.hub.is_full());
        Health { here, connections, is_broken, guesses, crowded, is_full }
    }

    /// How phones come in through the interface with this address, one of
    /// [`interfaces`](super::interfaces).
    pub fn joining(&self, at: IpAddr) -> Joining {
        let address = format!("http://{}", SocketAddr::new(at, self.local.port()));
        let link = format!("{address}/#{}", self.hub.secret);
        Joining { address, code: self.hub.code(), link }
    }

    /// The address that phones most likely reach: the one it listens at, or the first of the interfaces.
    pub fn likely_address(&self) -> IpAddr {
        let any = self.local.ip().is_unspecified();
        let first = || interfaces().first().map(|interface| interface.address);
        let found = if any { first() } else { None };
        found.unwrap_or(if any { Ipv4Addr::LOCALHOST.into() } else { self.local.ip() })
    }

    /// The interfaces through which phones can come in: all of them, or the one that it listens at.
    pub fn interfaces(&self) -> Vec<Interface> {
        let all = interfaces();
        match self.local.ip() {
            any if any.is_unspecified() => all,
            one => all.into_iter().filter(|interface| interface.address == one).collect(),
        }
    }

    /// Whether somebody has come to an address of this computer.
    pub fn has_knocked(&self, at: IpAddr) -> bool {
        self.hub.has_knocked(at)
    }

    /// Whether it listens at this address alone, since that was asked for.
    pub fn is_bound_to(&self, at: IpAddr) -> bool {
        self.local.ip() == at
    }

    /// Whether it went on with an unfinished room.
    pub fn is_resumed(&self) -> bool {
        self.resumed.is_some()
    }

    /// What was found of the unfinished room that it went on with.
    pub fn resumed(&self) -> Option<&Resumed> {
        self.resumed.as_ref()
    }

    /// Why nothing more is counted, once the journal has failed.
    pub fn trouble(&self) -> Option<Trouble> {
        self.hub.trouble()
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
        self.now_ms().saturating_add(u64::try_from(limit.as_millis()).unwrap_or(u64::MAX))
    }

    /// What time it is by the room's clock, in milliseconds: what a ballot's end is in. Nothing sets it back or forward.
    pub fn now_ms(&self) -> u64 {
        self.hub.clock.now()
    }

    /// From now on another room code leads in. Whoever is in stays in, and the QR code stays as it is.
    pub fn renew_code(&self) -> Result<(), Trouble> {
        let trouble = |error: io::Error| Trouble::at(&self.folder, &error);
        let code = new_code().map_err(|error| trouble(error.into()))?;
        // Kept first: after a restart the old one is not to lead in again.
        folder::set_code(&self.folder, &code).map_err(trouble)?;
        self.hub.set_code(code);
        Ok(())
    }

    /// Lets as many phones again come from each network address: behind one of them is a router.
    pub fn let_in_more(&self) {
        self.hub.let_in_more();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the network's thread panicked");
        }
        self.hub.close();
    }
}

/// Starts the thread of the network.
fn serve(
    hub: Arc<RoomHub>,
    listener: TcpListener,
    stopped: watch::Receiver<bool>,
    changed: impl Fn() + Send + 'static,
) -> io::Result<(JoinHandle<()>, Handle)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let handle = runtime.handle().clone();
    let page = Arc::new(Page::new());
    let thread = std::thread::Builder::new().name("room".to_owned()).spawn(move || {
        runtime.block_on(async move {
            let listener = match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => listener,
                Err(error) => return tracing::error!(%error, "the network can't be listened to"),
            };
            tokio::spawn(tell(Arc::clone(&hub), changed));
            listen(hub, page, listener, stopped).await;
        });
        // Connections that are still open are closed with the runtime.
    })?;
    Ok((thread, handle))
}

/// How long news wait for more of their kind before whoever hosts hears of them: what is drawn for them is
/// drawn once.
const TOGETHER: Duration = Duration::from_millis(50);

/// Calls `changed` whenever there is something new.
async fn tell(hub: Arc<RoomHub>, changed: impl Fn() + Send + 'static) {
    let (mut room, mut tally) = (hub.news.room.subscribe(), hub.news.tally.subscribe());
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
