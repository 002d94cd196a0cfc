//! Making events true.

use super::ballot::{Ballot, Vote};
use super::case::{Case, CaseRun, CaseStage};
use super::event::Event;
use super::phase::Phase;
use super::phone::Phone;
use super::road::{Road, Talk};
use super::setup::Setup;
use super::state::Room;
use crate::conversation::Pick;
use crate::scenario::Scenario;
use std::sync::Arc;

/// An event that cannot have happened in this room: the list is of another room, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the events don't belong to this room")]
pub struct Impossible;

impl Room {
    /// The room that these events have made.
    pub fn replay<'e>(
        scenario: Arc<Scenario>,
        setup: Setup,
        events: impl IntoIterator<Item = &'e Event>,
    ) -> Result<Room, Impossible> {
        let mut room = Room::open(scenario, setup).ok_or(Impossible)?;
        for event in events {
            room.apply(event)?;
        }
        Ok(room)
    }

    /// Makes an event true. After an error the room is not to be used any more.
    pub fn apply(&mut self, event: &Event) -> Result<(), Impossible> {
        match event {
            Event::Joined { key, team, name } => {
                let phone = u32::try_from(self.phones.len()).ok().ok_or(Impossible)?;
                if self.keys.insert(*key, phone).is_some() {
                    return Err(Impossible);
                }
                let (team, name) = (*team, name.clone());
                self.phones.push(Phone { key: *key, team, name, reaction: None, ratings: None, plan: None });
            }
            Event::Started if matches!(self.phase, Phase::Lobby | Phase::Case) => self.phase = Phase::Beat,
            Event::Started => return Err(Impossible),
            Event::Opened { closes_at } => self.opened(*closes_at)?,
            Event::Voted { phone, option, sure, nth } => {
                let known = self.phones.len() > *phone as usize;
                let vote = Vote { option: *option, sure: *sure, nth: *nth };
                if self.phase == Phase::Case {
                    return self.voted_in_case(*phone as usize, vote);
                }
                let ballot = self.ballots.last_mut().filter(|ballot| known && ballot.is_open);
                let ballot = ballot.filter(|ballot| ballot.shown.shows(*option)).ok_or(Impossible)?;
                ballot.put(*phone as usize, vote);
            }
            Event::HandsCounted { counts } if self.phase == Phase::Case => {
                let run = self.case.as_mut().ok_or(Impossible)?;
                let (ask, round, _) = run.place().ok_or(Impossible)?;
                if counts.len() != run.case.asks[ask].options.len() {
                    return Err(Impossible);
                }
                run.votes[ask][round].hands.clone_from(counts);
            }
            Event::HandsCounted { counts } => {
                let ballot = self.ballots.last_mut().ok_or(Impossible)?;
                if counts.len() != ballot.shown.len() {
                    return Err(Impossible);
                }
                ballot.hands.clone_from(counts);
            }
            Event::Closed => {
                self.ballots.last_mut().ok_or(Impossible)?.is_open = false;
                self.phase = Phase::Closed;
            }
            Event::Revealed => self.phase = Phase::Revealed,
            Event::Taken { option, sure } => self.taken(Pick { option: *option, confidence: *sure })?,
            Event::Asked { question } => {
                let turn = self.play.turns().len();
                self.talks.push(Talk { road: self.road(), turn, question: question.clone() });
                self.before_talk = self.phase;
                self.phase = Phase::Discussion;
            }
            Event::Resumed => self.phase = self.before_talk,
            Event::Rewound { turn } => self.rewound(usize::from(*turn))?,
            Event::WrappedUp => self.phase = Phase::Feedback,
            Event::Answered { phone, feedback } => {
                self.phones.get_mut(*phone as usize).ok_or(Impossible)?.ratings = Some(feedback.clone());
            }
            Event::Reacted { phone, reaction } => {
                self.phones.get_mut(*phone as usize).ok_or(Impossible)?.reaction = Some(reaction.clone());
            }
            Event::Planned { phone, plan } => {
                self.phones.get_mut(*phone as usize).ok_or(Impossible)?.plan.clone_from(plan);
            }
            Event::CaseTaken { case } => {
                let may = self.phase == Phase::Lobby && case.is_sound();
                self.case = Some(CaseRun::of(Case::clone(case))).filter(|_| may);
                self.case.as_ref().ok_or(Impossible)?;
            }
            Event::CaseMoved { stage } => self.moved(*stage)?,
            Event::OurLine { words } => {
                self.case.as_mut().ok_or(Impossible)?.our_line.clone_from(words);
            }
            Event::Agreed { agreement } => {
                self.agreement = Some(agreement.clone());
                if self.phase != Phase::Agreement {
                    self.before_talk = self.phase;
                    self.phase = Phase::Agreement;
                }
            }
            Event::Ended => self.phase = Phase::Ended,
        }
        Ok(())
    }

    fn voted_in_case(&mut self, phone: usize, vote: Vote) -> Result<(), Impossible> {
        let known = self.phones.len() > phone;
        let run = self.case.as_mut().filter(|_| known).ok_or(Impossible)?;
        let (ask, round, is_open) = run.place().ok_or(Impossible)?;
        if !is_open || vote.option.index() >= run.case.asks[ask].options.len() {
            return Err(Impossible);
        }
        run.votes[ask][round].put(phone, vote);
        Ok(())
    }

    fn moved(&mut self, stage: CaseStage) -> Result<(), Impossible> {
        let may = matches!(self.phase, Phase::Lobby | Phase::Case);
        let run = self.case.as_mut().filter(|run| may && run.has(stage)).ok_or(Impossible)?;
        run.stage = Some(stage);
        self.phase = Phase::Case;
        Ok(())
    }

    fn opened(&mut self, closes_at: Option<u64>) -> Result<(), Impossible> {
        let shown = self.shown_order();
        if shown.is_empty() || self.phase != Phase::Beat {
            return Err(Impossible);
        }
        self.ballots.push(Ballot {
            road: self.road(),
            turn: self.play.turns().len(),
            beat: self.play.beat(),
            is_prediction: self.is_prediction(),
            shown,
            votes: Vec::new(),
            hands: Vec::new(),
            closes_at,
            is_open: true,
            taken: None,
        });
        self.phase = Phase::Open;
        Ok(())
    }

    fn taken(&mut self, pick: Pick) -> Result<(), Impossible> {
        let is_voted = self.ballot().is_some();
        self.play.pick(pick).ok().ok_or(Impossible)?;
        if let Some(ballot) = self.ballots.last_mut().filter(|_| is_voted) {
            ballot.taken = Some(pick);
        }
        if let Some(road) = self.roads.last_mut() {
            road.picks.push(pick);
        }
        self.phase = Phase::Beat;
        Ok(())
    }

    fn rewound(&mut self, turn: usize) -> Result<(), Impossible> {
        let picks = self.play.picks();
        let kept = picks.get(..turn).ok_or(Impossible)?.to_vec();
        // Going back to the present moment only asks again; no road is left.
        if kept.len() < picks.len() {
            self.play = self.play.anew(&kept).ok().ok_or(Impossible)?;
            self.roads.push(Road { left: Some((self.road(), turn)), picks: kept });
        }
        self.phase = Phase::Beat;
        Ok(())
    }
}
