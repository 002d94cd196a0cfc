//! What a facilitator asks for while leading a room, and what comes of it.

use super::{CountingCommand, Notice, Sure, Workshop};
use crate::conversation::order::ShownPlace;
use crate::exchange::{NotKept, Report, WhereKept};
use crate::records::StoreError;
use crate::room::{Command, Phase, Question, Refusal, Room, ServiceAgreement, TALK_SECONDS};
use crate::server::Trouble;
use crate::session::Session;
use crate::session::background::{Outcome, Pending};
use crate::text::half_width;
use std::net::IpAddr;

/// A report that is being written.
pub(super) struct Writing {
    report: Pending<Result<WhereKept, NotKept>>,
    /// Whether the session ends once it stands.
    ends: bool,
}

/// Until when what a step opens stays open, in milliseconds of the room's clock.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    /// A vote; none to close it by hand.
    closes_at: Option<u64>,
    /// The talk of pairs between two votes.
    talk_until: u64,
}

/// What a facilitator asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum FacilitatorCommand {
    /// What comes next.
    Next,
    /// Open the vote, or close the one that is open.
    Vote,
    /// Show what stands behind the options; closes the vote first if it is open.
    Reveal,
    /// Say the option that is shown at this place.
    Take(ShownPlace),
    /// One moment back, or back to before the vote.
    Back,
    /// Back to after so many picks.
    Rewind(u16),
    /// Put the question that belongs here, or end the talk.
    Talk,
    /// Put this question.
    Ask(Question),
    /// What of the case holds between the room's own two departments, as it was typed.
    OurLine(String),
    /// Fill in the service agreement and show it.
    Agree(Box<ServiceAgreement>),
    /// In the field for raised hands.
    Counting(CountingCommand),
    /// Count raised hands: the counts as they were typed.
    CountHands(String),
    /// So many people are in the room, as it was typed; empty if that isn't to matter any more.
    SetPeople(String),
    /// End the conversation and put the questions at the end.
    WrapUp,
    /// Write the report, and end the session once it stands.
    End,
    /// End the session although its report can't be written.
    EndWithoutReport,
    /// In what stands behind the options: on to the next one, or back.
    Point {
        /// Whether it goes on.
        forward: bool,
    },
    /// Show on the projector how to join, or put that away.
    ShowJoining(bool),
    /// Phones come in through the interface with this address.
    UseInterface(IpAddr),
    /// From now on another room code leads in.
    RenewCode,
    /// As many phones again may come from each network address.
    LetInMore,
    /// The room's Wi-Fi is called this.
    SetNetwork(String),
    /// A vote is open for so many seconds; 0 to close it by hand.
    SetSeconds(u16),
    /// Show the room on a screen of its own, or on this one.
    SetProjector(bool),
    /// The room's screen was taken away (its cable was pulled).
    LoseScreen,
    /// There is a screen for the room again.
    FindScreen,
    /// Whether the room's own screen is filled.
    FillScreen(bool),
    /// With one screen: fold the desk out, or in.
    SetDrawer(bool),
    /// Write the report as it stands.
    WriteReport,
    /// Open the report.
    OpenReport,
}

impl Session {
    /// Carries out what the facilitator asks for.
    pub(in crate::session) fn facilitate(&mut self, command: FacilitatorCommand) -> Result<(), StoreError> {
        match command {
            FacilitatorCommand::SetNetwork(name) => {
                self.preferences.network = short(&name);
                return self.keep_preferences();
            }
            FacilitatorCommand::SetSeconds(seconds) => {
                self.preferences.vote_seconds = seconds;
                return self.keep_preferences();
            }
            FacilitatorCommand::WriteReport => self.write_report(false),
            FacilitatorCommand::OpenReport => self.open_report(),
            FacilitatorCommand::Counting(command) => {
                // The room itself knows nothing of it: no letter waits for the disk.
                if let Some(workshop) = &mut self.workshop {
                    workshop.count(command);
                }
            }
            other => {
                let seconds = u64::from(self.preferences.vote_seconds);
                let now = self.room_ms();
                let times = Times {
                    closes_at: Some(now + 1000 * seconds).filter(|_| seconds > 0),
                    talk_until: now + 1000 * u64::from(TALK_SECONDS),
                };
                let Some(workshop) = &mut self.workshop else { return Ok(()) };
                workshop.said = None;
                if workshop.ends_with(&other) {
                    // A session that is over can't be opened again, so it isn't over before its report stands.
                    self.write_report(true);
                } else {
                    workshop.take(&other, times);
                    self.write_report_after_end();
                }
            }
        }
        Ok(())
    }

    /// Once the session is over, writes its report with what came in the meantime.
    pub(super) fn write_report_after_end(&mut self) {
        let Some(workshop) = &mut self.workshop else { return };
        let is_over = workshop.snapshot.phase == Phase::Ended;
        let is_due = !workshop.is_reported_whole && !workshop.without_report && workshop.writing.is_none();
        if is_over && is_due {
            // Whatever comes of it, it is tried once; the button is there to try again.
            workshop.is_reported_whole = true;
            self.write_report(false);
        }
    }

    /// Writes the report as the room stands now; the session is to end once it is written, if `ends`.
    pub(super) fn write_report(&mut self, ends: bool) {
        let lang = self.lang();
        let Some(workshop) = &mut self.workshop else { return };
        let Some(host) = workshop.backend.host() else { return };
        if let Some(writing) = &mut workshop.writing {
            writing.ends |= ends;
            return;
        }
        let began = host.began().to_zoned(self.outside.zone.clone());
        let is_stopped = host.health().is_broken;
        // Phones wait for a copy, and not for a page to be made of it.
        let (room, folder) = (host.look(Room::clone), host.folder().to_owned());
        let report = Pending::begin(&self.outside, u64::MAX, move |_| {
            let report = match is_stopped {
                true => Report::of_stopped(&room, &began, lang),
                false => Report::of(&room, &began, lang),
            };
            report.keep(&folder)
        });
        workshop.writing = Some(Writing { report, ends });
        self.take_in_report();
    }

    /// Takes in that the report is written, or why it isn't; and ends the session if it was to end with it.
    pub(in crate::session) fn take_in_report(&mut self) {
        let Some(workshop) = &mut self.workshop else { return };
        let Some(Writing { report, ends }) = workshop.writing.take() else { return };
        let report = match report.look() {
            Outcome::NotYet => {
                workshop.writing = Some(Writing { report, ends });
                return;
            }
            Outcome::Done(report) => report,
            Outcome::Lost => {
                let path = workshop.backend.host().map(|host| host.folder().to_owned()).unwrap_or_default();
                Err(NotKept { path, cause: std::io::Error::other("it broke") })
            }
        };
        match report {
            Ok(kept) => {
                workshop.reported = Some(kept.html);
                workshop.without_report = false;
                workshop.said.take_if(|said| matches!(said, Notice::NotWritten(_)));
                if ends {
                    workshop.take(&FacilitatorCommand::End, Times::default());
                }
            }
            Err(error) => {
                tracing::error!(%error, "the report can't be written");
                workshop.said = Some(Notice::NotWritten(Trouble::at(&error.path, &error.cause)));
                if ends {
                    workshop.without_report = true;
                    workshop.sure = None;
                }
            }
        }
        self.write_report_after_end();
    }

    fn open_report(&mut self) {
        let Some(workshop) = &mut self.workshop else { return };
        let Some(path) = &workshop.reported else { return };
        if !(self.outside.open)(path) {
            tracing::warn!("no program opens the report");
            workshop.said = Some(Notice::NotOpened);
        }
    }
}

/// A name as it may be kept and shown.
fn short(name: &str) -> String {
    crate::room::typed(name, crate::records::NETWORK_LENGTH)
}

impl Workshop {
    /// Whether a command ends the session now, with its report.
    fn ends_with(&self, command: &FacilitatorCommand) -> bool {
        let is_hosted = self.backend.host().is_some();
        let is_end = match command {
            FacilitatorCommand::End => self.snapshot.phase != Phase::Ended,
            FacilitatorCommand::Next => self.snapshot.phase == Phase::Feedback,
            _ => false,
        };
        is_hosted && is_end && self.sure == Some(Sure::End)
    }

    /// What a command is, if it is only done when it is asked for twice where the room is now: what is ended stays
    /// ended, and votes that were thrown away don't come back.
    fn asked_twice(&self, command: &FacilitatorCommand) -> Option<Sure> {
        let phase = self.snapshot.phase;
        let is_voted = matches!(self.snapshot.beneath, Phase::Open | Phase::Closed | Phase::Revealed);
        let count = self.snapshot.count.as_ref().filter(|_| is_voted);
        let has_votes = count.is_some_and(|count| count.totals().iter().any(|votes| *votes > 0));
        match command {
            FacilitatorCommand::Next if phase == Phase::Feedback && !self.heard => Some(Sure::End),
            FacilitatorCommand::End if phase != Phase::Ended => Some(Sure::End),
            FacilitatorCommand::WrapUp => Some(Sure::WrapUp).filter(|_| has_votes),
            FacilitatorCommand::Back | FacilitatorCommand::Rewind(_) => {
                Some(Sure::Back).filter(|_| has_votes)
            }
            FacilitatorCommand::Take(place) => match count.map(|count| count.leaders.as_slice()) {
                Some([leader]) if leader != place => Some(Sure::Against(*place)),
                _ => None,
            },
            _ => None,
        }
    }

    fn take(&mut self, command: &FacilitatorCommand, times: Times) {
        let Times { closes_at, talk_until } = times;
        // What was pressed was meant for what was shown: a vote whose time was up a moment ago is not
        // revealed by the key that was to close it, and one that opens isn't closed by a key that bounces.
        self.backend.settle();
        let is_stale = self.backend.look(crate::room::Room::phase) != self.snapshot.phase;
        if is_stale && matches!(command, FacilitatorCommand::Next | FacilitatorCommand::Vote) {
            return self.refresh();
        }
        // While hands are counted a number is a count, wherever it comes from.
        if self.counting.is_some() && matches!(command, FacilitatorCommand::Take(_)) {
            return;
        }
        let sure = self.asked_twice(command);
        if sure.is_some() && self.sure != sure {
            self.sure = sure;
            return;
        }
        self.sure = None;
        match command {
            FacilitatorCommand::Next if self.heard => self.heard = false,
            FacilitatorCommand::EndWithoutReport if !self.without_report => return,
            FacilitatorCommand::EndWithoutReport => self.ask(Some(Command::End)),
            FacilitatorCommand::Next => {
                let next = self.backend.look(|room| room.next(closes_at));
                self.ask(next.map(|command| command.talking_until(talk_until)));
            }
            FacilitatorCommand::Vote => {
                self.heard = false;
                self.ask(Some(self.backend.look(|room| room.toggle_vote(closes_at))));
            }
            FacilitatorCommand::Reveal => {
                if self.snapshot.phase == Phase::Open {
                    self.ask(Some(Command::Close));
                }
                self.ask(Some(Command::Reveal));
            }
            FacilitatorCommand::Take(place) => self.ask(self.backend.look(|room| room.take_at(*place))),
            FacilitatorCommand::Back => self.ask(self.backend.look(crate::room::Room::back)),
            FacilitatorCommand::Rewind(turn) => self.ask(Some(Command::Rewind { turn: *turn })),
            FacilitatorCommand::Talk
                if matches!(self.snapshot.phase, Phase::Discussion | Phase::Agreement) =>
            {
                self.ask(Some(Command::Resume))
            }
            FacilitatorCommand::Talk => {
                let question = self.backend.look(crate::room::Room::question_here);
                self.ask(question.map(|question| Command::Discuss { question }));
            }
            FacilitatorCommand::Ask(question) => {
                self.ask(Some(Command::Discuss { question: question.clone() }))
            }
            FacilitatorCommand::CountHands(typed) => self.count_hands(typed),
            FacilitatorCommand::OurLine(words) => {
                self.ask(Some(Command::WriteOurLine { words: words.clone() }));
            }
            FacilitatorCommand::Agree(agreement) => {
                self.ask(Some(Command::Agree { agreement: agreement.clone() }));
            }
            FacilitatorCommand::SetPeople(typed) => match half_width(typed).trim() {
                "" => self.people = None,
                // Half a number while it is typed changes nothing.
                number => self.people = number.parse().ok().or(self.people),
            },
            FacilitatorCommand::WrapUp => self.ask(Some(Command::WrapUp)),
            FacilitatorCommand::End => self.ask(Some(Command::End)),
            FacilitatorCommand::Point { forward } => self.point(*forward),
            FacilitatorCommand::ShowJoining(shown) => {
                self.shows_joining = *shown;
                self.look_for_networks();
            }
            FacilitatorCommand::UseInterface(address) => self.use_interface(*address),
            FacilitatorCommand::RenewCode => {
                if let Err(trouble) = self.backend.renew_code() {
                    self.said = Some(Notice::NoNewCode(trouble));
                }
                self.show_way();
            }
            FacilitatorCommand::LetInMore => self.backend.let_in_more(),
            FacilitatorCommand::SetProjector(projector) => {
                self.projector = *projector;
                self.drawer = false;
                self.awaits_screen = false;
            }
            FacilitatorCommand::LoseScreen => {
                if self.projector {
                    (self.projector, self.drawer, self.awaits_screen) = (false, false, true);
                    // A window that is opened on the desk's own screen meanwhile doesn't cover it.
                    self.fills_screen = false;
                    self.said = Some(Notice::ScreenGone);
                }
            }
            FacilitatorCommand::FindScreen => {
                if self.awaits_screen {
                    (self.projector, self.drawer, self.awaits_screen) = (true, false, false);
                }
            }
            FacilitatorCommand::FillScreen(fills) => self.fills_screen = *fills,
            FacilitatorCommand::SetDrawer(open) => self.drawer = *open,
            FacilitatorCommand::SetNetwork(_)
            | FacilitatorCommand::SetSeconds(_)
            | FacilitatorCommand::WriteReport
            | FacilitatorCommand::OpenReport
            | FacilitatorCommand::Counting(_) => {}
        }
        self.refresh();
    }

    /// Has the room do something, and notes what that means for the projector, or why it comes to
    /// nothing.
    pub(super) fn ask(&mut self, command: Option<Command>) {
        let Some(command) = command else {
            self.said = Some(Notice::Refused(Refusal::NotNow));
            return;
        };
        let takes = matches!(command, Command::Take { .. });
        let goes_back = matches!(command, Command::Rewind { .. });
        let opens = matches!(command, Command::Open { .. });
        let done = if opens { self.backend.open(command) } else { self.backend.act(command).map(|()| false) };
        match done {
            Ok(soon) => {
                self.opens_soon = soon;
                self.heard = takes || (self.heard && !goes_back && self.stays_heard());
                self.pointed = 0;
                self.shows_joining = false;
            }
            Err(refused) => self.said = Some(Notice::of(refused, &self.backend)),
        }
    }

    /// Whether the room still looks at what it said last: a question about it doesn't end that.
    fn stays_heard(&self) -> bool {
        self.backend.look(|room| room.beneath() == Phase::Beat)
    }

    /// On to the next thing that stands behind the options, or back; beyond the last stands the overview
    /// again.
    fn point(&mut self, forward: bool) {
        if self.snapshot.beneath != Phase::Revealed {
            return;
        }
        // The overview, every option, and what was thought.
        let places = self.snapshot.offers.len() + 2;
        self.pointed = (self.pointed + if forward { 1 } else { places - 1 }) % places;
    }
}
