//! The checked scenario: every id resolved, every text in every language, every value in range.

use super::id::{AgreementIx, BeatIx, CharacterIx, DayIx, DepartmentIx, InterestIx, SeatIx};
use super::look::Look;
use super::moves::Topic;
use super::speech::{Choice, Line, Prediction};
use super::vocabulary::{
    EndingKind, Face, Feeling, InterestKind, Problem, Pronoun, Room, ScenarioKind, Stake,
};
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// One conflict between departments.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The id, which is also the file's name.
    pub id: String,
    /// SHA-256 of what the scenario means, in hexadecimal. Comments, white space and the order of
    /// fields don't change it; everything that a player could notice does.
    pub hash: String,
    /// The version of the format that the file is written in.
    pub format: u32,
    /// The languages that it is written in.
    pub languages: Vec<Lang>,
    /// The name.
    pub title: Text,
    /// One sentence for the library.
    pub summary: Text,
    /// Whether it is a whole conversation or an exercise of a few sentences.
    pub kind: ScenarioKind,
    /// What kind of trouble it is.
    pub problem: Problem,
    /// What it trains.
    pub topics: Vec<Topic>,
    /// Where it takes place.
    pub room: Room,
    /// The departments.
    pub departments: Vec<Department>,
    /// Who serves whom.
    pub flow: Flow,
    /// What both sides know.
    pub facts: Vec<Text>,
    /// The people.
    pub cast: Vec<Character>,
    /// What they need, and why.
    pub interests: Vec<Interest>,
    /// What they could settle on.
    pub agreements: Vec<Agreement>,
    /// What no agreement is worth to each department, 0–100.
    pub walk_away: Vec<u8>,
    /// The seats it can be played from.
    pub seats: Vec<Seat>,
    /// Notes for the one who leads a group through it.
    pub facilitator: Facilitator,
    /// Which other scenario has the same structure under another surface.
    pub pairing: Option<Text>,
}

impl Scenario {
    /// The seat with this id.
    pub fn seat(&self, id: &str) -> Option<(SeatIx, &Seat)> {
        let position = self.seats.iter().position(|seat| seat.id == id)?;
        let seat = SeatIx(u8::try_from(position).ok()?);
        Some((seat, &self.seats[position]))
    }

    /// The scenario as if a day of a seat were the only one: what it begins with is what is written. None
    /// if there is no such day.
    pub fn on_day(&self, seat: SeatIx, day: DayIx) -> Option<Scenario> {
        let mut other = self.clone();
        let at = &mut other.seats[seat.index()];
        let day = at.days.get(day.index())?.clone();
        (at.opens, at.knows, at.days) = (day.opens, day.knows, Vec::new());
        for (person, start) in at.facing.iter().zip(day.start) {
            other.cast[person.index()].start = Some(start);
        }
        Some(other)
    }

    /// The person.
    pub fn character(&self, character: CharacterIx) -> &Character {
        &self.cast[character.index()]
    }

    /// The department of a person.
    pub fn department_of(&self, character: CharacterIx) -> DepartmentIx {
        self.cast[character.index()].department
    }

    /// The interest.
    pub fn interest(&self, interest: InterestIx) -> &Interest {
        &self.interests[interest.index()]
    }

    /// The agreement.
    pub fn agreement(&self, agreement: AgreementIx) -> &Agreement {
        &self.agreements[agreement.index()]
    }

    /// What an agreement, or none, is worth to a department, 0–100.
    pub fn worth(&self, agreement: Option<AgreementIx>, department: DepartmentIx) -> u8 {
        match agreement {
            Some(agreement) => self.agreements[agreement.index()].worth[department.index()],
            None => self.walk_away[department.index()],
        }
    }

    /// The interests of one person, in the order of the file.
    pub fn interests_of(&self, character: CharacterIx) -> impl Iterator<Item = InterestIx> + '_ {
        (0u8..)
            .zip(&self.interests)
            .filter(move |(_, interest)| interest.of == character)
            .map(|(index, _)| InterestIx(index))
    }

    /// The interests of one person, as a set of bits.
    pub fn interests_mask(&self, character: CharacterIx) -> u32 {
        self.cast[character.index()].interests
    }
}

/// A department.
#[derive(Clone, Debug)]
pub struct Department {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
}

/// Who serves whom.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The department upstream.
    pub supplier: DepartmentIx,
    /// The department downstream, which is its internal customer.
    pub customer: DepartmentIx,
    /// What passes between them.
    pub hands_over: Text,
    /// The customer at the end of the line.
    pub end_customer: Text,
}

/// What somebody brings to the table at the start, each 0–100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// How far they trust the player.
    pub trust: u8,
    /// How heated they are.
    pub heat: u8,
    /// How safe it feels to say what is really the matter.
    pub safety: u8,
    /// How clear facts, needs and roles are between the two.
    pub clarity: u8,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Character {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// How the person is spoken of.
    pub pronoun: Pronoun,
    /// Where the person works.
    pub department: DepartmentIx,
    /// As what.
    pub role: Text,
    /// How the person looks.
    pub look: Look,
    /// The state across the table at the start; everyone whom a seat faces has one.
    pub start: Option<Start>,
    /// Their interests, as a set of bits.
    pub interests: u32,
}

/// What somebody demands, and why they need it (Fisher & Ury, *Getting to Yes*).
#[derive(Clone, Debug)]
pub struct Interest {
    /// The id.
    pub id: String,
    /// Whose.
    pub of: CharacterIx,
    /// A few words, for notes and predictions.
    pub label: Text,
    /// What they demand.
    pub position: Text,
    /// Why.
    pub really: Text,
    /// How safe they must feel before they say it, 0–100.
    pub depth: u8,
    /// Whose it is in view of the other side.
    pub kind: InterestKind,
}

/// A package that the two sides can settle on.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// What it is worth to each department, 0–100.
    pub worth: Vec<u8>,
    /// The interests that must be understood before it can be accepted, as a set of bits.
    pub rests_on: u32,
}

/// A seat from which the scenario can be played.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The id.
    pub id: String,
    /// The person whom the player is.
    pub plays: CharacterIx,
    /// Who sits across the table, the main one first; at most [`MAX_FACING`].
    pub facing: Vec<CharacterIx>,
    /// How many things the player may say, 1–40.
    pub turns: u8,
    /// What the player reads first.
    pub brief: Text,
    /// What the player knows and the other side doesn't.
    pub knows: Vec<Text>,
    /// The first beat.
    pub opens: BeatIx,
    /// The ending when somebody's heat reaches the walk-out mark.
    pub walks_out: BeatIx,
    /// The ending when the turns are used up.
    pub time_up: BeatIx,
    /// The moments.
    pub beats: Vec<Beat>,
    /// Other days on which the same conversation begins differently. The day as it is written above
    /// is not among them.
    pub days: Vec<Day>,
    /// The beats that some condition asks about or that hold a promise, in the order of the bits that
    /// remember them.
    pub watched: Vec<BeatIx>,
    /// The beats at which a line can be crossed, in the order of the bits that remember it; at most
    /// [`MAX_LINES`].
    pub lines: Vec<BeatIx>,
}

/// The most beats of a seat at which a line can be crossed: each is remembered as a bit.
pub const MAX_LINES: usize = 8;

/// Another day: the same conflict begun in another mood, with another first line, with another fact in
/// front.
#[derive(Clone, Debug)]
pub struct Day {
    /// The id.
    pub id: String,
    /// What is different about it, in a few words, for those who choose or look back.
    pub name: Text,
    /// The first beat.
    pub opens: BeatIx,
    /// What those across the table bring along, in the order of `facing`.
    pub start: Vec<Start>,
    /// What the player knows and the other side doesn't.
    pub knows: Vec<Text>,
}

/// Something promised on the way, which stands at the end even if nothing was settled.
#[derive(Clone, Debug)]
pub struct Promise {
    /// What was promised, and by whom.
    pub what: Text,
    /// What it is worth to each department beyond no agreement, in points of 0–100.
    pub worth: Vec<u8>,
}

/// How many options a beat, or answers a prediction, may have.
pub const MAX_OPTIONS: usize = 4;

/// How many people may sit across the table.
pub const MAX_FACING: usize = 3;

impl Seat {
    /// The beat.
    #[inline]
    pub fn beat(&self, beat: BeatIx) -> &Beat {
        &self.beats[beat.index()]
    }

    /// The beat with this id.
    pub fn find(&self, id: &str) -> Option<BeatIx> {
        let position = self.beats.iter().position(|beat| beat.id == id)?;
        u16::try_from(position).ok().map(BeatIx)
    }

    /// The other day with this id.
    pub fn day(&self, id: &str) -> Option<(DayIx, &Day)> {
        self.each_day().find(|(_, day)| day.id == id)
    }

    /// Every other day with its index.
    pub fn each_day(&self) -> impl Iterator<Item = (DayIx, &Day)> {
        (0u8..).map(DayIx).zip(&self.days)
    }
}

/// One moment of the conversation.
#[derive(Clone, Debug)]
pub struct Beat {
    /// The id.
    pub id: String,
    /// Who speaks, as a position in the seat's `facing`.
    pub by: u8,
    /// What they say.
    pub says: Line,
    /// What they think.
    pub thinks: Line,
    /// The interests that the line lets show, as a set of bits.
    pub hints: u32,
    /// What is at stake.
    pub stakes: Vec<Stake>,
    /// What the speaker feels beside anger, if it shows.
    pub feels: Option<Feeling>,
    /// Whether the line ends in a question that wants an answer.
    pub asks: bool,
    /// What must not be agreed to here, in the scenario's own words: what is said of a conversation in
    /// which it was crossed. There is one wherever an option crosses it.
    pub line: Option<Text>,
    /// What was promised with this line.
    pub promises: Option<Promise>,
    /// An expression that overrides the one that follows from the state.
    pub face: Option<Face>,
    /// What the player may do.
    pub turn: Turn,
}

impl Beat {
    /// Whether this is at stake here.
    pub fn at_stake(&self, stake: Stake) -> bool {
        self.stakes.contains(&stake)
    }

    /// Whether safety or the law is at stake here: a line that no agreement is worth crossing.
    pub fn has_line(&self) -> bool {
        self.at_stake(Stake::Safety) || self.at_stake(Stake::Law)
    }

    /// Whether the player's side is held to account here, for a fault or by a criticism with a point.
    pub fn accuses(&self) -> bool {
        self.at_stake(Stake::Fault) || self.at_stake(Stake::Criticism)
    }
}

/// What a beat asks of the player.
#[derive(Clone, Debug)]
pub enum Turn {
    /// Say one of these, two to four of them.
    Speak(Vec<Choice>),
    /// Say what matters most to the other side now, and how sure one is.
    Predict(Prediction),
    /// Nothing: the conversation is over.
    End(EndingKind),
}

/// Notes for the one who leads a group through the scenario.
#[derive(Clone, Debug)]
pub struct Facilitator {
    /// Before the start.
    pub before: Text,
    /// Where to stop, and what to ask.
    pub pauses: Vec<Pause>,
    /// Questions afterwards.
    pub after: Vec<Text>,
}

/// A place to stop and ask.
#[derive(Clone, Debug)]
pub struct Pause {
    /// In which seat.
    pub seat: SeatIx,
    /// At which beat.
    pub beat: BeatIx,
    /// The question to the group.
    pub ask: Text,
}
