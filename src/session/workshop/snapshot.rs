//! What the desk and the projector show of a room: read off it when it has changed, and small, so that
//! the phones don't wait while anything is drawn.

use super::CaseSnapshot;
use crate::conversation::Offer;
use crate::conversation::order::{ShownOrder, ShownPlace};
use crate::room::{Ballot, Command, Phase, Question, Room, ServiceAgreement};
use crate::session::{Mode, Phase as Hearing, Playing};
use crate::text::Text;

/// A room at a snapshot.
#[derive(Clone, Debug)]
pub struct RoomSnapshot {
    /// Where the room is.
    pub phase: Phase,
    /// Where it will be once the talk is over; where it is if there is none.
    pub beneath: Phase,
    /// The conversation on the present road, as the stage shows it.
    pub playing: Playing,
    /// What may be said now, in the order in which it is shown.
    pub offers: Vec<Offer>,
    /// Where each of these is shown.
    pub order: ShownOrder,
    /// Whether the present moment asks for a prediction.
    pub is_prediction: bool,
    /// The ballot on the present moment.
    pub count: Option<Count>,
    /// How many ballots there were.
    pub ballots: u32,
    /// How many phones have joined.
    pub joined: usize,
    /// How many of them each team has.
    pub teams: Vec<usize>,
    /// The question that is being talked over.
    pub talk: Option<Text>,
    /// The question that the scenario has for this moment.
    pub question_here: Option<Question>,
    /// The pause that the scenario's author set at this moment.
    pub pause_here: Option<usize>,
    /// Which road this is, counted from 1.
    pub road: usize,
    /// The case that it was given.
    pub case: Option<CaseSnapshot>,
    /// The service agreement, once it was filled in.
    pub agreement: Option<ServiceAgreement>,
    /// What comes next if nothing else is wanted.
    pub next: Option<Command>,
    /// What the feedback says so far.
    pub answers: Answers,
}

/// A ballot, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Phones for each option, in the order in which options are shown.
    pub phones: Vec<u32>,
    /// Raised hands for each option.
    pub hands: Vec<u32>,
    /// The same for the phones of each team.
    pub teams: Vec<Vec<u32>>,
    /// How sure those were, on average, who chose the option of a prediction: 0–100.
    pub sure: Vec<Option<u8>>,
    /// How many phones have voted.
    pub voted: usize,
    /// When it closes by itself, in milliseconds since 1970.
    pub closes_at: Option<u64>,
    /// Whether votes are still taken.
    pub is_open: bool,
    /// The places with the most votes: several in a tie, none if nobody voted.
    pub leaders: Vec<ShownPlace>,
}

impl Count {
    /// Phones and hands together, for each option.
    pub fn totals(&self) -> Vec<u64> {
        self.phones.iter().zip(&self.hands).map(|(a, b)| u64::from(*a) + u64::from(*b)).collect()
    }

    /// Everything that was counted.
    pub fn all(&self) -> u64 {
        self.totals().iter().sum()
    }

    fn of(room: &Room, ballot: &Ballot) -> Count {
        let tally = ballot.tally();
        let phones = room.phones();
        let of_team = |team: u8| ballot.tally_of(|phone| phones[phone].team == Some(team), false).phones;
        Count {
            leaders: tally.leaders(),
            phones: tally.phones,
            hands: tally.hands,
            teams: (0..room.setup().teams).map(of_team).collect(),
            sure: ballot.shown.iter().map(|(_, option)| ballot.sure_of(option)).collect(),
            voted: ballot.voted(),
            closes_at: ballot.closes_at,
            is_open: ballot.is_open,
        }
    }
}

/// How many have answered the questions at the end. What they answered isn't counted while it comes in: whoever looks on would
/// see whose answer was the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many phones have answered.
    pub count: usize,
    /// How many plans are shared.
    pub plans: usize,
}

impl Answers {
    fn of(room: &Room) -> Answers {
        Answers {
            count: room.phones().iter().filter(|phone| phone.reaction.is_some()).count(),
            plans: room.phones().iter().filter(|phone| phone.plan.is_some()).count(),
        }
    }
}

impl RoomSnapshot {
    /// The room as it stands. `heard` says that the room still looks at what it said last.
    pub fn of(room: &Room, heard: bool) -> RoomSnapshot {
        let playing = Playing {
            play: room.play().clone(),
            uid: String::new(),
            seed: room.setup().seed,
            mode: Mode::Guided,
            phase: if heard { Hearing::Heard } else { Hearing::Choosing },
            guess: None,
            held: None,
        };
        let in_team = |team: u8| room.phones().iter().filter(|phone| phone.team == Some(team)).count();
        RoomSnapshot {
            phase: room.phase(),
            beneath: room.beneath(),
            playing,
            offers: room.shown_offers(),
            order: room.shown_order(),
            is_prediction: room.is_prediction(),
            count: room.ballot().map(|ballot| Count::of(room, ballot)),
            ballots: room.ballot_number(),
            joined: room.phones().len(),
            teams: (0..room.setup().teams).map(in_team).collect(),
            talk: room.talk().and_then(|talk| talk.question.words(room.play().scenario())),
            question_here: room.question_here(),
            pause_here: room.pause_here(),
            road: room.road() + 1,
            case: CaseSnapshot::of(room),
            agreement: room.agreement().cloned(),
            next: room.next(None),
            answers: Answers::of(room),
        }
    }
}
