//! What a facilitator asks for while leading a room, and what comes of it.

use super::{Notice, Workshop};
use crate::conversation::order::ShownPlace;
use crate::exchange::Report;
use crate::records::StoreError;
use crate::room::{Command, Phase, Question, Refusal, typed_counts};
use crate::session::Session;
use std::net::IpAddr;

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
    /// Count raised hands: the counts as they were typed.
    CountHands(String),
    /// End the conversation and put the three questions.
    WrapUp,
    /// End the session, and write the report.
    End,
    /// In what stands behind the options: on to the next one, or back.
    Point {
        /// Whether it goes on.
        forward: bool,
    },
    /// Show on the projector how to join, or put that away.
    ShowJoining(bool),
    /// Phones come in through the interface with this address.
    UseInterface(IpAddr),
    /// The room's Wi-Fi is called this.
    SetNetwork(String),
    /// A vote is open for so many seconds; 0 to close it by hand.
    SetSeconds(u16),
    /// Show the room on a screen of its own, or on this one.
    SetProjector(bool),
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
            FacilitatorCommand::WriteReport => self.write_report(),
            FacilitatorCommand::OpenReport => self.open_report(),
            other => {
                let seconds = u64::from(self.preferences.vote_seconds);
                let closes_at = Some(self.now_ms() + 1000 * seconds).filter(|_| seconds > 0);
                let Some(workshop) = &mut self.workshop else { return Ok(()) };
                workshop.said = None;
                workshop.take(&other, closes_at);
                if workshop.snapshot.phase == Phase::Ended && workshop.reported.is_none() {
                    self.write_report();
                }
            }
        }
        Ok(())
    }

    /// Writes the report.
    pub(super) fn write_report(&mut self) {
        let lang = self.lang();
        let Some(workshop) = &mut self.workshop else { return };
        let Some(host) = workshop.backend.host() else { return };
        let began = host.began().to_zoned(self.outside.zone.clone());
        let is_stopped = host.health().is_broken;
        let report = host.look(|room| match is_stopped {
            true => Report::of_stopped(room, &began, lang),
            false => Report::of(room, &began, lang),
        });
        match report.keep(host.folder()) {
            Ok(kept) => workshop.reported = Some(kept.html),
            Err(error) => {
                tracing::error!(%error, "the report can't be written");
                workshop.said = Some(Notice::NotWritten(error.to_string()));
            }
        }
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
    fn take(&mut self, command: &FacilitatorCommand, closes_at: Option<u64>) {
        // What was pressed was meant for what was shown: a vote whose time was up a moment ago is not
        // revealed by the key that was to close it, and one that opens isn't closed by a key that bounces.
        self.backend.settle();
        let is_stale = self.backend.look(crate::room::Room::phase) != self.snapshot.phase;
        if is_stale && matches!(command, FacilitatorCommand::Next | FacilitatorCommand::Vote) {
            return self.refresh();
        }
        match command {
            FacilitatorCommand::Next if self.heard => self.heard = false,
            // What is ended stays ended: that is asked for twice.
            FacilitatorCommand::Next | FacilitatorCommand::End
                if self.snapshot.phase == Phase::Feedback && !self.sure_to_end =>
            {
                self.sure_to_end = true;
                return;
            }
            FacilitatorCommand::Next => self.ask(self.backend.look(|room| room.next(closes_at))),
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
            FacilitatorCommand::Talk if self.snapshot.phase == Phase::Discussion => {
                self.ask(Some(Command::Resume))
            }
            FacilitatorCommand::Talk => {
                let question = self.backend.look(crate::room::Room::question_here);
                self.ask(question.map(|question| Command::Discuss { question }));
            }
            FacilitatorCommand::Ask(question) => {
                self.ask(Some(Command::Discuss { question: question.clone() }))
            }
            FacilitatorCommand::CountHands(typed) => match typed_counts(typed) {
                Some(counts) if counts.len() == self.snapshot.offers.len() => {
                    self.ask(Some(Command::CountHands { counts }));
                }
                _ => self.said = Some(Notice::NotCounts { wanted: self.snapshot.offers.len() }),
            },
            FacilitatorCommand::WrapUp => self.ask(Some(Command::WrapUp)),
            FacilitatorCommand::End => self.ask(Some(Command::End)),
            FacilitatorCommand::Point { forward } => self.point(*forward),
            FacilitatorCommand::ShowJoining(shown) => {
                self.shows_joining = *shown;
                self.look_for_networks();
            }
            FacilitatorCommand::UseInterface(address) => self.use_interface(*address),
            FacilitatorCommand::SetProjector(projector) => {
                self.projector = *projector;
                self.drawer = false;
            }
            FacilitatorCommand::FillScreen(fills) => self.fills_screen = *fills,
            FacilitatorCommand::SetDrawer(open) => self.drawer = *open,
            FacilitatorCommand::SetNetwork(_)
            | FacilitatorCommand::SetSeconds(_)
            | FacilitatorCommand::WriteReport
            | FacilitatorCommand::OpenReport => {}
        }
        self.refresh();
    }

    /// Has the room do something, and notes what that means for the projector, or why it comes to
    /// nothing.
    fn ask(&mut self, command: Option<Command>) {
        let Some(command) = command else {
            self.said = Some(Notice::Refused(Refusal::NotNow));
            return;
        };
        let takes = matches!(command, Command::Take { .. });
        let goes_back = matches!(command, Command::Rewind { .. });
        self.sure_to_end = false;
        let opens = matches!(command, Command::Open { .. });
        let done = if opens { self.backend.open(command) } else { self.backend.act(command).map(|()| false) };
        match done {
            Ok(soon) => {
                self.opens_soon = soon;
                self.heard = takes || (self.heard && !goes_back && self.stays_heard());
                self.pointed = 0;
                self.shows_joining = false;
            }
            Err(refused) => self.said = Some(Notice::of(refused)),
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
