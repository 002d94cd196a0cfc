//! A workshop: a room that is led from this computer, as the presenter's desk and the projector show it.
//!
//! The room itself is a [`crate::room::Room`] that somebody else keeps; what stands here beside it is
//! only what the two windows need to agree on: whether the room still looks at what it said last, what
//! is pointed at, how phones come in, what is typed of raised hands. None of that is journalled, and none of it changes a count.
//!
//! **Not here:** what a command comes to (`room`), phones and the journal (`server`), which key asks for what
//! (`app::views::facilitate`), the report's contents (`exchange`).

mod backend;
mod case;
mod counting;
mod facilitator;
mod kept;
mod preparation;
mod snapshot;

pub use backend::RoomBackend;
pub use case::CaseSnapshot;
pub use counting::{Counting, CountingCommand};
pub use facilitator::FacilitatorCommand;
pub(super) use kept::{KeptFound, KeptReport};
pub use preparation::Preparation;
pub use snapshot::{Answers, Count, RoomSnapshot};

use super::{NavCommand, Screen, ScreenId, Session};
use crate::conversation::order::ShownPlace;
use crate::records::StoreError;
use crate::room::{Refusal, Room, Setup, Tally, TooMany};
use crate::scenario::Scenario;
use crate::server::{Health, Host, Interface, Joining, Options, Qr, Refused, Resumed, Trouble, Ways};
use crate::text::{Lang, Text};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a person asks for before a room and about it as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkshopCommand {
    /// Settle something for the next room.
    Prepare(Preparation),
    /// Open the room that was prepared.
    Open {
        /// Whether to leave an unfinished room of the same seat as it is and open another.
        new: bool,
    },
    /// Go on with the session in this folder.
    Resume(PathBuf),
    /// Write the report of the session in this folder, and open it.
    ReportKept(PathBuf),
    /// Open the room that was prepared without a network, to try it.
    Rehearse,
    /// In the room: what the facilitator asks for.
    Facilitate(FacilitatorCommand),
    /// Leave the room; what was not ended can be gone on with.
    Leave,
}

/// What is asked for twice, since it can't be taken back or throws votes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// The end of the session.
    End,
    /// The feedback, in the middle of a vote that counts already.
    WrapUp,
    /// The way back, from such a vote.
    Back,
    /// Leaving a room with phones in it.
    Leave,
    /// Saying the sentence at this place, although another one has the most votes.
    Against(ShownPlace),
}

/// Why what the facilitator asked for last came to nothing, or what else they should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The room's own reason.
    Refused(Refusal),
    /// What was typed is not so many counts.
    NotCounts {
        /// How many there should be.
        wanted: usize,
    },
    /// More hands were typed than there are people in the room.
    TooManyHands(TooMany),
    /// The disk is slow: what was asked for is shown as soon as it is written.
    Slow,
    /// The journal can't be written; why.
    Broken(Option<Trouble>),
    /// The report can't be written, so the session isn't ended; why.
    NotWritten(Trouble),
    /// The room code can't be renewed; why.
    NoNewCode(Trouble),
    /// No program would open the report.
    NotOpened,
    /// The room's screen is gone; the picture stands on this one until it is back.
    ScreenGone,
}

impl Notice {
    /// What a host's answer comes to for whoever leads the room.
    fn of(refused: Refused, backend: &RoomBackend) -> Notice {
        match refused {
            Refused::Room(refusal) => Notice::Refused(refusal),
            Refused::Slow => Notice::Slow,
            Refused::Crowded | Refused::Long | Refused::Disk => Notice::Broken(backend.trouble()),
        }
    }
}

/// A room that is led from this computer.
pub struct Workshop {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The room, as it stood when it was last looked at.
    pub snapshot: RoomSnapshot,
    /// How it was doing then.
    pub health: Health,
    /// How phones come in; none in a rehearsal.
    pub joining: Option<Joining>,
    /// The same as a QR code.
    pub qr: Option<Qr>,
    /// The ways into this computer.
    pub interfaces: Vec<Interface>,
    /// The one that the joining is about.
    pub at: IpAddr,
    /// The network to try next, since nobody has knocked at this one.
    pub offers: Option<Interface>,
    /// Whether no phone can reach this computer, since it is on no network.
    pub leads_nowhere: bool,
    ways: Ways,
    /// Why what was asked for last came to nothing.
    pub said: Option<Notice>,
    /// Whether the room still looks at what it said last, and what that did.
    pub heard: bool,
    /// What stands behind the options, one by one: 0 is the overview, then the options in the order
    /// shown, then what was thought.
    pub pointed: usize,
    /// Whether the projector shows how to join, whatever the room does.
    pub shows_joining: bool,
    /// Whether the room has a screen of its own.
    pub projector: bool,
    /// Whether it had one that was taken away, and is to have it again once that is back.
    pub awaits_screen: bool,
    /// Whether that screen is filled.
    pub fills_screen: bool,
    /// With one screen: whether the desk is folded out.
    pub drawer: bool,
    /// Whether a vote opens a moment from now.
    pub opens_soon: bool,
    /// What was asked for once and is done when it is asked for again.
    pub sure: Option<Sure>,
    /// Raised hands that are being counted, or were to be where nothing can be counted.
    pub counting: Option<Counting>,
    /// How many people are in the room, if that was said.
    pub people: Option<u32>,
    /// Whether the end was asked for and the report could not be written: it can be ended without one.
    pub without_report: bool,
    /// Why nothing more is counted, if that is so.
    pub trouble: Option<Trouble>,
    /// What was found of the unfinished session that it went on with.
    pub resumed: Option<Resumed>,
    /// Where the report lies, once it was written.
    pub reported: Option<PathBuf>,
    /// Whether the report that lies there was written after the end.
    is_reported_whole: bool,
    /// How many attempts to count raised hands were made.
    attempts: u32,
    writing: Option<facilitator::Writing>,
    backend: RoomBackend,
    changed: Arc<AtomicBool>,
}

impl Workshop {
    /// The option that is pointed at; none while it is everything, or what was thought.
    pub fn pointed_place(&self) -> Option<ShownPlace> {
        ShownPlace::from_number(self.pointed).filter(|place| self.snapshot.order.at(*place).is_some())
    }

    /// A room without a network, for trying a scenario before the group comes, and for pictures. None if
    /// the scenario has no such desk.
    pub fn rehearsed(
        scenario: &Arc<Scenario>,
        setup: Setup,
        joining: Option<Joining>,
        projector: bool,
    ) -> Option<Workshop> {
        let room = Box::new(Room::open(Arc::clone(scenario), setup)?);
        let backend = RoomBackend::Rehearsed { room, joining };
        Some(Workshop::of(scenario, backend, projector, Arc::default()))
    }

    fn of(
        scenario: &Arc<Scenario>,
        backend: RoomBackend,
        projector: bool,
        changed: Arc<AtomicBool>,
    ) -> Workshop {
        let at = backend.host().map_or(Ipv4Addr::LOCALHOST.into(), Host::likely_address);
        let mut workshop = Workshop {
            scenario: Arc::clone(scenario),
            snapshot: backend.look(|room| RoomSnapshot::of(room, false)),
            health: backend.health(),
            joining: None,
            qr: None,
            interfaces: Vec::new(),
            at,
            offers: None,
            leads_nowhere: false,
            ways: Ways::at(at, backend.host().map_or(0, Host::now_ms)),
            said: None,
            heard: false,
            pointed: 0,
            shows_joining: false,
            projector,
            awaits_screen: false,
            fills_screen: false,
            drawer: false,
            opens_soon: false,
            sure: None,
            counting: None,
            people: None,
            without_report: false,
            trouble: None,
            resumed: backend.host().and_then(Host::resumed).cloned(),
            reported: None,
            is_reported_whole: false,
            attempts: 0,
            writing: None,
            backend,
            changed,
        };
        workshop.look_for_networks();
        workshop.show_way();
        workshop
    }

    /// Looks which networks this computer is on now. Somebody may have joined the room's Wi-Fi only after
    /// the room was opened; if the network that phones were to use is gone, the likeliest takes its place. Where nobody
    /// has knocked for a while, the next is offered.
    fn look_for_networks(&mut self) {
        let Some(host) = self.backend.host() else { return };
        let now = host.now_ms();
        self.interfaces = host.interfaces();
        let led_nowhere = self.ways.leads_nowhere();
        let has_moved = self.ways.follow(&self.interfaces, now) || self.ways.leads_nowhere() != led_nowhere;
        let has_come = host.has_knocked(self.at) || self.snapshot.phase != crate::room::Phase::Lobby;
        self.offers = self.ways.next(&self.interfaces, has_come, now).cloned();
        if has_moved {
            self.show_way();
        }
    }

    fn use_interface(&mut self, at: IpAddr) {
        self.ways.choose(at, self.backend.host().map_or(0, Host::now_ms));
        self.offers = None;
        self.show_way();
    }

    fn show_way(&mut self) {
        let at = self.ways.address();
        self.at = at;
        let is_way = |host: &Host| !self.ways.leads_nowhere() || host.is_bound_to(at);
        self.leads_nowhere = !self.backend.host().is_none_or(is_way);
        self.joining = self.backend.joining(at);
        // A picture of an address that leads nowhere would be scanned.
        let joining = self.joining.as_ref().filter(|_| !self.leads_nowhere);
        self.qr = joining.and_then(|joining| Qr::of(&joining.link));
    }

    /// The host, if there is one.
    pub(super) fn host(&self) -> Option<&Host> {
        self.backend.host()
    }

    /// Whether this is a rehearsal: no phones, and nothing is kept.
    pub fn is_rehearsal(&self) -> bool {
        self.backend.host().is_none()
    }

    /// Whether its report is being written.
    pub const fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Whether it is left now: not while phones would lose it, unless that was asked for twice.
    fn may_leave(&mut self) -> bool {
        let is_led = !self.is_rehearsal() && self.snapshot.phase != crate::room::Phase::Ended;
        let cuts_off = is_led && self.snapshot.joined > 0;
        !cuts_off || self.sure.replace(Sure::Leave) == Some(Sure::Leave)
    }

    /// Whether more votes and hands were counted in the present ballot than there are people.
    pub fn too_many(&self) -> Option<TooMany> {
        let count = self.snapshot.count.as_ref()?;
        let tally = Tally { phones: count.phones.clone(), hands: count.hands.clone() };
        TooMany::of(&tally, self.snapshot.joined, self.people)
    }

    /// What was said last, while the room still looks at it.
    pub fn is_heard(&self) -> bool {
        self.snapshot.playing.heard().is_some()
    }

    /// Reads the room again.
    fn refresh(&mut self) {
        self.changed.store(false, Ordering::Relaxed);
        let (heard, phase, could) = (self.heard, self.snapshot.phase, self.may_count());
        self.snapshot = self.backend.look(|room| RoomSnapshot::of(room, heard));
        // What was to be asked again was about what stood there then.
        self.sure.take_if(|_| self.snapshot.phase != phase);
        self.stop_count_after(could);
        self.health = self.backend.health();
        self.look_for_networks();
        self.opens_soon &= self.snapshot.phase == crate::room::Phase::Beat;
        if let Some(refused) = self.backend.late_refusal() {
            self.opens_soon = false;
            self.said = Some(Notice::of(refused, &self.backend));
        }
        self.look_for_trouble();
    }

    /// Whether nothing is counted any more, and why.
    fn look_for_trouble(&mut self) {
        self.health = self.backend.health();
        if self.health.is_broken && self.trouble.is_none() {
            self.trouble = self.backend.trouble();
        }
    }

    /// Carries out a command in a rehearsal as a phone would; for pictures and tests.
    pub fn pretend(&mut self, command: crate::room::Command) {
        // A phone that is refused is told so, and nobody else.
        self.backend.act(command).unwrap_or_default();
        self.refresh();
    }
}

impl Session {
    /// Reads the room again if something has happened in it. Called once before each frame.
    pub fn look_at_room(&mut self) {
        if let Some(workshop) = &mut self.workshop {
            if workshop.changed.load(Ordering::Relaxed) {
                // What was waited for may have come; if it hasn't, the next key says so again.
                workshop.said.take_if(|said| *said == Notice::Slow);
                workshop.refresh();
                // On a slow disk, the end comes only now.
                let has_ended = workshop.snapshot.phase == crate::room::Phase::Ended;
                if has_ended && !workshop.is_reported_whole && workshop.said.is_none() {
                    return self.write_report_after_end();
                }
            } else {
                workshop.look_for_trouble();
            }
            // A host's own clock closes its ballots.
            let now = (self.outside.steady_ms)();
            let is_over = |count: &Count| count.is_open && count.closes_at.is_some_and(|at| at <= now);
            if workshop.is_rehearsal() && workshop.snapshot.count.as_ref().is_some_and(is_over) {
                workshop.pretend(crate::room::Command::Tick { now });
            }
        }
    }

    pub(super) fn work(&mut self, command: WorkshopCommand) -> Result<(), StoreError> {
        match command {
            WorkshopCommand::Prepare(preparation) => {
                self.preparation = preparation;
                Ok(())
            }
            WorkshopCommand::Open { new } => self.open_room(new),
            WorkshopCommand::Resume(folder) => self.resume_room(&folder),
            WorkshopCommand::ReportKept(folder) => {
                self.report_kept(&folder);
                Ok(())
            }
            WorkshopCommand::Rehearse => self.rehearse(),
            WorkshopCommand::Facilitate(command) => self.facilitate(command),
            WorkshopCommand::Leave => {
                if self.workshop.as_mut().is_none_or(Workshop::may_leave) {
                    self.leave_room();
                }
                Ok(())
            }
        }
    }

    /// Opens a room as it was prepared, or goes on with the unfinished one of the same desk.
    fn open_room(&mut self, new: bool) -> Result<(), StoreError> {
        let prepared = self.preparation.clone();
        let Some(scenario) = prepared.chosen(&self.library).cloned() else { return self.keep_prepared() };
        let is_it = |file: &&crate::library::LoadedFile| {
            file.scenario.as_ref().is_some_and(|one| Arc::ptr_eq(one, &scenario))
        };
        let text = self.library.files.iter().find(is_it).map(|file| file.source.clone());
        self.host_room(&scenario, new, None, text)
    }

    /// Hosts a room: a new one, the one that is meant, or the one in a folder.
    fn host_room(
        &mut self,
        scenario: &Arc<Scenario>,
        new: bool,
        resume: Option<PathBuf>,
        text: Option<String>,
    ) -> Result<(), StoreError> {
        let prepared = self.preparation.clone();
        self.keep_prepared()?;
        let Some(data) = self.outside.data.clone() else {
            self.tell(Text::new(
                "找不到存放场次记录的地方，房间打不开；可以先不连手机排练。",
                "There is no folder to keep the session in, so no room can be opened; you can rehearse without phones.",
            ));
            return Ok(());
        };
        let options = Options {
            seat: prepared.seat,
            day: prepared.day,
            teams: prepared.teams,
            names: prepared.names,
            new,
            resume,
            text,
            ..Options::new(&data)
        };
        let changed = Arc::new(AtomicBool::new(false));
        let (flag, wake) = (Arc::clone(&changed), Arc::clone(&self.outside.wake));
        let host = Host::start(scenario, options, move || {
            // Until the session has looked, it needn't be woken again.
            if !flag.swap(true, Ordering::Relaxed) {
                wake();
            }
        });
        match host {
            Ok(host) => {
                tracing::info!(scenario = scenario.id, resumed = host.is_resumed(), "a room is opened");
                let case = self.prepared_case().filter(|_| !host.is_resumed());
                let backend = RoomBackend::Hosted(host);
                let mut workshop = Workshop::of(scenario, backend, prepared.projector, changed);
                case.into_iter().for_each(|case| workshop.give_case(case));
                self.enter_room(workshop);
            }
            Err(error) => {
                tracing::error!(%error, "the room can't be opened");
                self.tell(Text::new(error.told(Lang::Zh), error.told(Lang::En)));
            }
        }
        Ok(())
    }

    /// Keeps what is wanted the next time as well.
    fn keep_prepared(&mut self) -> Result<(), StoreError> {
        self.preferences.network.clone_from(&self.preparation.network);
        self.preferences.vote_seconds = self.preparation.seconds;
        self.keep_preferences()
    }

    /// Opens the prepared room without a network.
    fn rehearse(&mut self) -> Result<(), StoreError> {
        let prepared = self.preparation.clone();
        self.keep_prepared()?;
        let Some(scenario) = prepared.chosen(&self.library).cloned() else { return Ok(()) };
        let seed = self.seed.unwrap_or_else(|| (self.outside.random)() as u64);
        let setup = Setup {
            seat: prepared.seat.0,
            day: prepared.day.map(|day| day.0),
            seed,
            most_phones: 0,
            teams: prepared.teams,
            names: prepared.names,
        };
        if let Some(mut workshop) = Workshop::rehearsed(&scenario, setup, None, prepared.projector) {
            self.prepared_case().into_iter().for_each(|case| workshop.give_case(case));
            self.enter_room(workshop);
        }
        Ok(())
    }

    /// Leads a room from here on; for pictures and tests, too.
    pub fn enter_room(&mut self, workshop: Workshop) {
        self.workshop = Some(workshop);
        self.apply(NavCommand::Go(Screen::Facilitate));
    }

    /// Leaves the room: its network is gone, and what was not ended can be gone on with.
    fn leave_room(&mut self) {
        self.workshop = None;
        // What was changed on the desk is prepared for the next room.
        self.preparation.network.clone_from(&self.preferences.network);
        self.preparation.seconds = self.preferences.vote_seconds;
        self.navigation.close(ScreenId::Facilitate);
        self.open_screen(Screen::Workshop);
    }
}
