//! A case that a room takes up: facts, then questions that are voted on, talked about in pairs and voted on again.
//!
//! Talking between two votes helps even where nobody in the group knew the answer (Smith et al. 2009). So the first vote
//! stays hidden until pairs have talked, and both stand side by side afterwards.
//!
//! **Not here:** the files of cases (`counterpart-course`).

use super::ballot::{Tally, Vote, tally_of};
use crate::scenario::OptionIx;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// For how many seconds pairs talk between two votes.
pub const TALK_SECONDS: u16 = 120;

/// The first number of a case's ballots: those of a conversation never come as far.
pub const CASE_BALLOTS: u32 = 1 << 20;

/// The most bytes that the texts of a case may have: as a record of a journal it has to fit into one.
pub const LONGEST_CASE: usize = 40 * 1024;

/// A case, with all of it that is shown, so that a journal tells it whole whatever becomes of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id of its file.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What is to be borne in mind of its sources.
    pub note: Option<Text>,
    /// The facts, in their order.
    pub facts: Vec<CaseFact>,
    /// The questions, in their order.
    pub asks: Vec<CaseAsk>,
    /// What of it holds between one's own two departments: the question at the end.
    pub our_line: Option<Text>,
    /// The ids of scenarios with the same structure.
    pub bones: Vec<String>,
}

/// A fact of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFact {
    /// What it says.
    pub says: Text,
    /// When it was said or happened.
    pub date: String,
    /// Where it stands.
    pub source: String,
}

/// A question of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseAsk {
    /// The question.
    pub ask: Text,
    /// What everybody writes down for themselves, line by line.
    pub write: Vec<Text>,
    /// What can be voted for; nothing where something is written or talked about.
    pub options: Vec<Text>,
    /// The right one of them, where there is one.
    pub right: Option<OptionIx>,
    /// The facts that are looked at again, by their positions.
    pub shows: Vec<u16>,
    /// What speaks for and against.
    pub points: Vec<CasePoint>,
}

/// What somebody who thought about it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CasePoint {
    /// Whether it speaks for it.
    pub is_for: bool,
    /// The point.
    pub says: Text,
    /// Where it comes from.
    pub source: String,
}

/// Where a room is in a case. Facts and questions are named by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum CaseStage {
    /// A fact is shown: the one at this position among [`Case::opening`].
    Fact(u16),
    /// The question is put, and the first vote on it is open; where nothing is voted on, everybody writes.
    First(u16),
    /// The first vote is closed and still hidden; pairs talk.
    Talk {
        /// About which question.
        ask: u16,
        /// Until when, in milliseconds of the clock of whoever opened it.
        until: Option<u64>,
    },
    /// The second vote is open.
    Second(u16),
    /// Both votes stand side by side.
    Both(u16),
    /// What speaks for and against.
    Points(u16),
    /// The room writes down what of it holds between its own two departments.
    OurLine,
}

impl CaseStage {
    /// The position of the question that it is about.
    pub const fn ask(self) -> Option<u16> {
        match self {
            CaseStage::First(ask)
            | CaseStage::Talk { ask, .. }
            | CaseStage::Second(ask)
            | CaseStage::Both(ask)
            | CaseStage::Points(ask) => Some(ask),
            CaseStage::Fact(_) | CaseStage::OurLine => None,
        }
    }
}

impl Case {
    /// The positions of the facts that are shown before the questions. What answers a question of fact comes after the votes
    /// on it.
    pub fn opening(&self) -> Vec<usize> {
        let answers = |at: usize| {
            let of_fact = self.asks.iter().filter(|ask| ask.right.is_some());
            of_fact.flat_map(|ask| &ask.shows).any(|shown| usize::from(*shown) == at)
        };
        (0..self.facts.len()).filter(|at| !answers(*at)).collect()
    }

    /// The facts that are looked at again with a question.
    pub fn shown_with(&self, ask: &CaseAsk) -> Vec<&CaseFact> {
        ask.shows.iter().filter_map(|at| self.facts.get(usize::from(*at))).collect()
    }

    /// Whether a room can take it up: it asks something, nothing of it points beyond its end, and it isn't too long for a
    /// journal.
    pub fn is_sound(&self) -> bool {
        let is_known = |ask: &CaseAsk| {
            let shows = ask.shows.iter().all(|at| usize::from(*at) < self.facts.len());
            let right = ask.right.is_none_or(|right| right.index() < ask.options.len());
            shows && right && ask.options.len() != 1 && ask.options.len() <= 9
        };
        let few = u16::try_from(self.asks.len().max(self.facts.len())).is_ok();
        few && !self.asks.is_empty() && self.asks.iter().all(is_known) && self.length() <= LONGEST_CASE
    }

    /// How many bytes it has as a record, at the most.
    fn length(&self) -> usize {
        // What JSON has to escape takes up to six bytes.
        let escaped =
            |words: &str| words.chars().filter(|c| matches!(c, '"' | '\\') || c.is_control()).count();
        let line = |words: &str| words.len() + 5 * escaped(words);
        let of = |text: &Text| line(&text.zh) + line(&text.en) + 20;
        let facts = self.facts.iter().map(|fact| of(&fact.says) + line(&fact.source) + line(&fact.date) + 40);
        let asks = self.asks.iter().map(|ask| {
            let texts = ask.write.iter().chain(&ask.options).map(of).sum::<usize>();
            let points = ask.points.iter().map(|point| of(&point.says) + line(&point.source) + 40);
            of(&ask.ask) + texts + points.sum::<usize>() + 80
        });
        let single = [Some(&self.title), self.note.as_ref(), self.our_line.as_ref()];
        let single = single.into_iter().flatten().map(of);
        facts.chain(asks).chain(single).sum()
    }
}

/// The votes on a question before or after the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseVotes {
    /// The votes, in the order of the phones.
    votes: Vec<Option<Vote>>,
    /// Raised hands, in the order of the options; empty if none were counted.
    pub(super) hands: Vec<u32>,
}

impl CaseVotes {
    /// The vote of a phone, by its position.
    pub fn vote(&self, phone: usize) -> Option<&Vote> {
        self.votes.get(phone)?.as_ref()
    }

    /// How many phones have voted.
    pub fn voted(&self) -> usize {
        self.votes.iter().flatten().count()
    }

    /// The count for so many options.
    pub fn tally(&self, options: usize) -> Tally {
        tally_of(&self.votes, &self.hands, options, |option| Some(option.index()).filter(|at| *at < options))
    }

    pub(super) fn put(&mut self, phone: usize, vote: Vote) {
        if self.votes.len() <= phone {
            self.votes.resize(phone + 1, None);
        }
        self.votes[phone] = Some(vote);
    }
}

/// A case in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRun {
    /// The case.
    pub case: Arc<Case>,
    /// Where the room is in it, or was last; none before it begins.
    pub stage: Option<CaseStage>,
    /// For each question the votes before the talk and after it.
    pub votes: Vec<[CaseVotes; 2]>,
    /// What the room wrote down of itself; may be empty.
    pub our_line: String,
}

/// A vote on a question of a case, as far as it is there.
#[derive(Clone, Copy, Debug)]
pub struct CaseBallot<'r> {
    /// Its number.
    pub number: u32,
    /// Whether votes are taken.
    pub is_open: bool,
    /// The question.
    pub ask: &'r CaseAsk,
    /// The votes.
    pub votes: &'r CaseVotes,
}

impl CaseRun {
    pub(super) fn of(case: Case) -> CaseRun {
        let votes = case.asks.iter().map(|_| Default::default()).collect();
        CaseRun { case: Arc::new(case), stage: None, votes, our_line: String::new() }
    }

    /// The question that the room is at.
    pub fn ask(&self) -> Option<&CaseAsk> {
        self.case.asks.get(usize::from(self.stage?.ask()?))
    }

    /// Which vote of which question stands here, and whether it is open.
    pub(super) fn place(&self) -> Option<(usize, usize, bool)> {
        let (ask, round, is_open) = match self.stage? {
            CaseStage::First(ask) => (ask, 0, true),
            CaseStage::Talk { ask, .. } => (ask, 0, false),
            CaseStage::Second(ask) => (ask, 1, true),
            CaseStage::Both(ask) | CaseStage::Points(ask) => (ask, 1, false),
            CaseStage::Fact(_) | CaseStage::OurLine => return None,
        };
        let ask = usize::from(ask);
        self.case.asks.get(ask).filter(|ask| !ask.options.is_empty()).map(|_| (ask, round, is_open))
    }

    /// The vote that stands here.
    pub fn ballot(&self) -> Option<CaseBallot<'_>> {
        let (at, round, is_open) = self.place()?;
        let number = CASE_BALLOTS + 2 * u32::try_from(at).ok()? + u32::try_from(round).ok()?;
        Some(CaseBallot { number, is_open, ask: self.case.asks.get(at)?, votes: &self.votes.get(at)?[round] })
    }

    /// The counts of a question before the talk and after it.
    pub fn tallies(&self, ask: usize) -> Option<[Tally; 2]> {
        let options = self.case.asks.get(ask)?.options.len();
        self.votes.get(ask).map(|[first, second]| [first.tally(options), second.tally(options)])
    }

    /// Where it goes on from here; pairs that begin to talk talk until then. None at its end.
    pub(super) fn next(&self, talk_until: Option<u64>) -> Option<CaseStage> {
        let question = |at: u16| {
            let is_there = usize::from(at) < self.case.asks.len();
            Some(if is_there { CaseStage::First(at) } else { CaseStage::OurLine })
        };
        let has_points =
            |at: u16| self.case.asks.get(usize::from(at)).is_some_and(|ask| !ask.points.is_empty());
        let points = |at: u16| if has_points(at) { Some(CaseStage::Points(at)) } else { question(at + 1) };
        match self.stage {
            None if self.case.opening().is_empty() => question(0),
            None => Some(CaseStage::Fact(0)),
            Some(CaseStage::Fact(at)) if usize::from(at) + 1 < self.case.opening().len() => {
                Some(CaseStage::Fact(at + 1))
            }
            Some(CaseStage::Fact(_)) => question(0),
            Some(CaseStage::First(ask)) => Some(CaseStage::Talk { ask, until: talk_until }),
            Some(CaseStage::Talk { ask, .. }) if self.place().is_some() => Some(CaseStage::Second(ask)),
            Some(CaseStage::Talk { ask, .. }) => points(ask),
            Some(CaseStage::Second(ask)) => Some(CaseStage::Both(ask)),
            Some(CaseStage::Both(ask)) => points(ask),
            Some(CaseStage::Points(ask)) => question(ask + 1),
            Some(CaseStage::OurLine) => None,
        }
    }

    /// Back to what was shown before; none where a vote would be opened once more.
    pub(super) fn back(&self) -> Option<CaseStage> {
        let has_options =
            |at: u16| self.case.asks.get(usize::from(at)).is_some_and(|ask| !ask.options.is_empty());
        let last_of = |at: u16| match self.case.asks.get(usize::from(at)) {
            Some(ask) if !ask.points.is_empty() => CaseStage::Points(at),
            Some(ask) if !ask.options.is_empty() => CaseStage::Both(at),
            _ => CaseStage::Talk { ask: at, until: None },
        };
        let asks = u16::try_from(self.case.asks.len()).unwrap_or(u16::MAX);
        match self.stage? {
            CaseStage::Fact(at) => at.checked_sub(1).map(CaseStage::Fact),
            CaseStage::Points(ask) if has_options(ask) => Some(CaseStage::Both(ask)),
            CaseStage::Points(ask) => Some(CaseStage::Talk { ask, until: None }),
            CaseStage::OurLine => asks.checked_sub(1).map(last_of),
            _ => None,
        }
    }

    /// Whether a stage is one of this case.
    pub(super) fn has(&self, stage: CaseStage) -> bool {
        let has = |at: u16, votes: bool| {
            let ask = self.case.asks.get(usize::from(at));
            ask.is_some_and(|ask| !votes || !ask.options.is_empty())
        };
        match stage {
            CaseStage::Fact(at) => usize::from(at) < self.case.opening().len(),
            CaseStage::Second(ask) | CaseStage::Both(ask) => has(ask, true),
            CaseStage::First(ask) | CaseStage::Talk { ask, .. } | CaseStage::Points(ask) => has(ask, false),
            CaseStage::OurLine => true,
        }
    }
}
