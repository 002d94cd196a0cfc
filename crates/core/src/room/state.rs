//! A room as it stands.

use super::agreement::ServiceAgreement;
use super::ballot::Ballot;
use super::case::{CaseBallot, CaseRun};
use super::phase::Phase;
use super::phone::{Key, Phone};
use super::road::{Road, Talk};
use super::setup::Setup;
use crate::conversation::order::ShownOrder;
use crate::conversation::{Offer, Play};
use crate::scenario::{DayIx, Scenario, SeatIx, Turn};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A facilitated session.
#[derive(Clone, Debug)]
pub struct Room {
    pub(super) setup: Setup,
    pub(super) play: Play,
    pub(super) phase: Phase,
    /// Where the room was before a question was put or the agreement shown.
    pub(super) before_talk: Phase,
    pub(super) roads: Vec<Road>,
    pub(super) ballots: Vec<Ballot>,
    pub(super) talks: Vec<Talk>,
    pub(super) case: Option<CaseRun>,
    pub(super) agreement: Option<ServiceAgreement>,
    pub(super) phones: Vec<Phone>,
    pub(super) keys: BTreeMap<Key, u32>,
}

impl PartialEq for Room {
    fn eq(&self, other: &Room) -> bool {
        let scenario = |room: &Room| room.play.scenario().hash.clone();
        // The play follows from the scenario, the seat, the day and the picks of the present road.
        scenario(self) == scenario(other)
            && self.setup == other.setup
            && self.phase == other.phase
            && self.before_talk == other.before_talk
            && self.roads == other.roads
            && self.ballots == other.ballots
            && self.talks == other.talks
            && self.case == other.case
            && self.agreement == other.agreement
            && self.phones == other.phones
            && self.keys == other.keys
    }
}

impl Room {
    /// A room in its lobby; none if the scenario has no such seat, or the seat no such day.
    pub fn open(scenario: Arc<Scenario>, setup: Setup) -> Option<Room> {
        let seat = scenario.seats.get(usize::from(setup.seat))?;
        let day = setup.day.map(DayIx);
        if day.is_some_and(|day| day.index() >= seat.days.len()) {
            return None;
        }
        let play = Play::start_on(scenario, SeatIx(setup.seat), day);
        Some(Room {
            setup,
            play,
            phase: Phase::Lobby,
            before_talk: Phase::Lobby,
            roads: vec![Road { left: None, picks: Vec::new() }],
            ballots: Vec::new(),
            talks: Vec::new(),
            case: None,
            agreement: None,
            phones: Vec::new(),
            keys: BTreeMap::new(),
        })
    }

    /// What was settled before it opened.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Where it is.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The conversation on the present road.
    pub fn play(&self) -> &Play {
        &self.play
    }

    /// The roads taken, in the order in which they were begun; the last is the present one.
    pub fn roads(&self) -> &[Road] {
        &self.roads
    }

    /// The present road, as a position in the list of roads.
    pub fn road(&self) -> usize {
        self.roads.len() - 1
    }

    /// Every ballot, in the order in which they were opened.
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// The number of a phone's present ballot, counted from 1: the last one that was opened.
    pub fn ballot_number(&self) -> u32 {
        u32::try_from(self.ballots.len()).unwrap_or(u32::MAX)
    }

    /// The number under which a phone votes now: that of the present ballot, or of the question of a case; 0 where a case
    /// has none.
    pub fn vote_number(&self) -> u32 {
        if self.beneath() != Phase::Case {
            return self.ballot_number();
        }
        self.case_ballot().map_or(0, |ballot| ballot.number)
    }

    /// The ballot on the present moment, from when it is opened until something is taken.
    pub fn ballot(&self) -> Option<&Ballot> {
        let shown = matches!(self.beneath(), Phase::Open | Phase::Closed | Phase::Revealed);
        self.ballots.last().filter(|_| shown)
    }

    /// The questions that were talked over.
    pub fn talks(&self) -> &[Talk] {
        &self.talks
    }

    /// The question that is being talked over.
    pub fn talk(&self) -> Option<&Talk> {
        self.talks.last().filter(|_| self.phase == Phase::Discussion)
    }

    /// Where the room will be once the talk is over, or the agreement put away; where it is if there is neither.
    pub fn beneath(&self) -> Phase {
        if matches!(self.phase, Phase::Discussion | Phase::Agreement) { self.before_talk } else { self.phase }
    }

    /// The case that the room was given, if it was given one.
    pub fn case(&self) -> Option<&CaseRun> {
        self.case.as_ref()
    }

    /// The vote on the question of the case, from when it is opened until the room goes on to something else.
    pub fn case_ballot(&self) -> Option<CaseBallot<'_>> {
        self.case.as_ref().filter(|_| self.beneath() == Phase::Case)?.ballot()
    }

    /// The service agreement, once one was filled in.
    pub fn agreement(&self) -> Option<&ServiceAgreement> {
        self.agreement.as_ref()
    }

    /// Those who take part, in the order in which they came.
    pub fn phones(&self) -> &[Phone] {
        &self.phones
    }

    /// The position of the phone that is known by a key.
    pub fn phone(&self, key: Key) -> Option<u32> {
        self.keys.get(&key).copied()
    }

    /// What may be said at the present moment, in the order in which it is shown; nothing at an
    /// ending.
    pub fn shown_offers(&self) -> Vec<Offer> {
        let offers = self.play.offers();
        self.order_of(&offers).arrange(&offers)
    }

    /// The order in which that is shown.
    pub fn shown_order(&self) -> ShownOrder {
        self.order_of(&self.play.offers())
    }

    fn order_of(&self, offers: &[Offer]) -> ShownOrder {
        // The moment decides, not the road: after a rewind the same options stand in the same order.
        let moment = usize::from(self.play.beat().0);
        ShownOrder::shuffled(self.setup.seed, moment, offers.iter().map(|offer| offer.option))
    }

    /// Whether the present moment asks for a prediction.
    pub fn is_prediction(&self) -> bool {
        matches!(self.play.seat().beat(self.play.beat()).turn, Turn::Predict(_))
    }
}
