//! A case before the conversation: which there are, the one that the room is given, and what is shown of it.

use super::{Notice, Workshop};
use crate::room::{Case, CaseBallot, CaseRun, CaseStage, Command, Phase, Room, Tally};
use crate::session::Session;
use std::sync::Arc;

/// What the desk and the projector show of a case.
#[derive(Clone, Debug)]
pub struct CaseSnapshot {
    /// The case.
    pub case: Arc<Case>,
    /// Where the room is in it; none before it begins.
    pub stage: Option<CaseStage>,
    /// The counts of the question that it is at, before the talk and after it.
    pub tallies: Option<[Tally; 2]>,
    /// How many phones have voted in the vote that stands here.
    pub voted: usize,
    /// Whether that vote is open.
    pub is_open: bool,
    /// How many options it has; 0 where nothing is voted on.
    pub options: usize,
    /// Under which number phones vote.
    pub number: u32,
    /// What the room wrote down of itself; may be empty.
    pub our_line: String,
}

impl CaseSnapshot {
    pub(super) fn of(room: &Room) -> Option<CaseSnapshot> {
        let run: &CaseRun = room.case()?;
        let ballot: Option<CaseBallot<'_>> = room.case_ballot();
        let ask = run.stage.and_then(CaseStage::ask);
        Some(CaseSnapshot {
            case: Arc::clone(&run.case),
            stage: run.stage,
            tallies: ask.and_then(|ask| run.tallies(usize::from(ask))),
            voted: ballot.map_or(0, |ballot| ballot.votes.voted()),
            is_open: ballot.is_some_and(|ballot| ballot.is_open),
            options: ballot.map_or(0, |ballot| ballot.ask.options.len()),
            number: room.vote_number(),
            our_line: run.our_line.clone(),
        })
    }

    /// Whether it can be gone back to what was shown before.
    pub const fn can_go_back(&self) -> bool {
        match self.stage {
            Some(CaseStage::Fact(at)) => at > 0,
            Some(CaseStage::Points(_) | CaseStage::OurLine) => true,
            _ => false,
        }
    }

    /// Until when pairs talk, in milliseconds of the room's clock.
    pub const fn talk_until(&self) -> Option<u64> {
        match self.stage {
            Some(CaseStage::Talk { until, .. }) => until,
            _ => None,
        }
    }
}

impl Workshop {
    /// The case, where the room is in one.
    pub fn case_here(&self) -> Option<&CaseSnapshot> {
        self.snapshot.case.as_ref().filter(|_| self.snapshot.beneath == Phase::Case)
    }

    /// How many counts of raised hands are wanted now.
    pub fn hands_wanted(&self) -> usize {
        self.case_here().map_or(self.snapshot.offers.len(), |case| case.options)
    }

    /// Gives a room that has just been opened a case.
    pub fn give_case(&mut self, case: Case) {
        if let Err(refused) = self.backend.act(Command::TakeCase { case: Box::new(case) }) {
            self.said = Some(Notice::of(refused, &self.backend));
        }
        self.refresh();
    }
}

impl Session {
    /// Reads which cases there are.
    pub(in crate::session) fn load_cases(&mut self) {
        self.cases = crate::library::courses::cases(&self.library);
    }

    /// The case that was prepared, as a room takes it up.
    pub(super) fn prepared_case(&self) -> Option<Case> {
        let id = self.preparation.case.as_ref()?;
        self.cases.iter().find(|case| case.id == *id).map(|case| case.for_room())
    }
}
