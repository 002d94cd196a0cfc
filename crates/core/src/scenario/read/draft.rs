//! What a file says, as far as it could be read: every value typed and with its place, nothing yet
//! checked against anything else.
//!
//! A field is `None` if it is missing or can't be read; that was reported when it was read. A field
//! that need not be there is an option in an option: `Some(None)` if it isn't.

use crate::diagnostic::Span;
use crate::scenario::condition::Gauge;
use crate::scenario::moves::{MoveKind, Topic};
use crate::scenario::vocabulary::{
    EndingKind, Face, Feeling, InterestKind, Problem, Pronoun, Room, ScenarioKind, Stake,
};
use crate::text::{Lang, Text};

/// A value with its place in the file.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// An id where it is written.
pub type Id = Spanned<String>;

/// An entry of a map: its id and what it holds, as far as that could be read.
pub type Entry<T> = (Id, Option<T>);

/// The entries of a map.
#[derive(Debug)]
pub struct Entries<T> {
    /// Where the map stands.
    pub span: Span,
    /// Those whose id could be read, each id once, in the order of the file.
    pub list: Vec<Entry<T>>,
    /// Whether that is all of them.
    pub whole: bool,
}

impl<T> Default for Entries<T> {
    /// The entries of a map that could not be read.
    fn default() -> Entries<T> {
        Entries { span: Span::default(), list: Vec::new(), whole: false }
    }
}

#[derive(Debug)]
pub struct ScenarioDraft {
    pub format: Option<Spanned<i64>>,
    pub languages: Vec<Lang>,
    pub kind: Option<ScenarioKind>,
    pub id: Option<Id>,
    pub title: Option<Text>,
    pub summary: Option<Text>,
    pub problem: Option<Problem>,
    pub topics: Option<Vec<Topic>>,
    pub room: Option<Room>,
    pub departments: Entries<Text>,
    pub flow: Option<FlowDraft>,
    pub facts: Option<Vec<Text>>,
    pub cast: Entries<CharacterDraft>,
    pub interests: Entries<InterestDraft>,
    pub agreements: Entries<AgreementDraft>,
    pub walk_away: Option<Entries<Spanned<i64>>>,
    pub seats: Entries<SeatDraft>,
    pub facilitator: Option<Option<FacilitatorDraft>>,
    pub pairing: Option<Option<Text>>,
}

#[derive(Debug)]
pub struct FlowDraft {
    pub supplier: Option<Id>,
    pub customer: Option<Id>,
    pub hands_over: Option<Text>,
    pub end_customer: Option<Text>,
}

#[derive(Debug)]
pub struct CharacterDraft {
    pub name: Option<Text>,
    pub pronoun: Option<Pronoun>,
    pub department: Option<Id>,
    pub role: Option<Text>,
    pub look: Option<LookDraft>,
    pub start: Option<Option<StartDraft>>,
}

#[derive(Debug)]
pub struct LookDraft {
    pub body: Option<Id>,
    pub head: Option<Id>,
    pub beard: Option<Option<Id>>,
    pub accessory: Option<Option<Id>>,
    pub skin: Option<Id>,
    pub hair: Option<Id>,
    pub top: Option<Id>,
    pub accent: Option<Option<Id>>,
}

#[derive(Debug)]
pub struct StartDraft {
    pub trust: Option<Spanned<i64>>,
    pub heat: Option<Spanned<i64>>,
    pub safety: Option<Spanned<i64>>,
    pub clarity: Option<Spanned<i64>>,
}

#[derive(Debug)]
pub struct InterestDraft {
    pub of: Option<Id>,
    pub label: Option<Text>,
    pub position: Option<Text>,
    pub really: Option<Text>,
    pub depth: Option<Option<Spanned<i64>>>,
    pub kind: Option<InterestKind>,
}

#[derive(Debug)]
pub struct AgreementDraft {
    pub title: Option<Text>,
    pub worth: Option<Entries<Spanned<i64>>>,
    pub rests_on: Option<Vec<Id>>,
}

#[derive(Debug)]
pub struct SeatDraft {
    pub plays: Option<Id>,
    pub facing: Option<Spanned<Vec<Id>>>,
    pub turns: Option<Spanned<i64>>,
    pub brief: Option<Text>,
    pub knows: Option<Vec<Text>>,
    pub opens: Option<Id>,
    pub walks_out: Option<Id>,
    pub time_up: Option<Id>,
    /// None if they can't be read; empty if there are none.
    pub days: Option<Entries<DayDraft>>,
    pub beats: Entries<BeatDraft>,
}

#[derive(Debug)]
pub struct DayDraft {
    pub name: Option<Text>,
    pub opens: Option<Option<Id>>,
    /// None if it can't be read; empty if nobody brings anything else along.
    pub start: Option<Entries<StartDraft>>,
    pub knows: Option<Option<Vec<Text>>>,
}

#[derive(Debug)]
pub struct PromiseDraft {
    pub what: Option<Text>,
    pub worth: Option<Entries<Spanned<i64>>>,
}

#[derive(Debug)]
pub struct BeatDraft {
    pub by: Option<Id>,
    pub says: Option<LineDraft>,
    pub thinks: Option<LineDraft>,
    pub hints: Option<Vec<Id>>,
    pub stakes: Option<Vec<Stake>>,
    pub feels: Option<Option<Feeling>>,
    pub asks: Option<Spanned<bool>>,
    pub line: Option<Option<Text>>,
    pub promises: Option<Option<PromiseDraft>>,
    pub face: Option<Option<Face>>,
    pub options: Option<Option<Spanned<Vec<Option<OptionDraft>>>>>,
    pub predict: Option<Option<PredictDraft>>,
    pub ends: Option<Option<EndingKind>>,
}

/// A condition that need not be there, and a value.
pub type Branch<T> = (Option<Option<Spanned<ConditionDraft>>>, Option<Spanned<T>>);

/// One value, or several with conditions.
#[derive(Debug)]
pub struct Branches<T> {
    pub span: Span,
    pub list: Vec<Option<Branch<T>>>,
}

/// A text that may depend on the state.
pub type LineDraft = Branches<Text>;

/// Where a choice leads.
pub type NextDraft = Branches<String>;

#[derive(Debug)]
pub struct OptionDraft {
    pub say: Option<Text>,
    pub act: Option<MoveDraft>,
    pub also: Option<Option<Spanned<MoveDraft>>>,
    pub crosses: Option<Spanned<bool>>,
    pub takes_back: Option<Option<Id>>,
    pub reaction: Option<ReactionDraft>,
    pub coach: Option<Option<[Option<Text>; 3]>>,
    pub next: Option<NextDraft>,
    pub when: Option<Option<Spanned<ConditionDraft>>>,
    pub to: Option<Option<Id>>,
    pub tone: Option<Option<Spanned<i64>>>,
}

/// What is thought on hearing an option.
#[derive(Debug)]
pub enum ReactionDraft {
    ByState(LineDraft),
    /// By how it fitted, in the order of `Fit::ALL`.
    ByFit([Option<Text>; 3]),
}

/// A move and what it is about.
#[derive(Debug)]
pub struct MoveDraft {
    pub kind: MoveKind,
    pub about: Option<Id>,
}

#[derive(Debug)]
pub struct PredictDraft {
    pub truth: Option<Id>,
    pub among: Option<Spanned<Vec<Id>>>,
    pub next: Option<NextDraft>,
}

#[derive(Debug)]
pub enum ConditionDraft {
    Between { gauge: Gauge, of: Option<Id>, min: Option<Spanned<i64>>, max: Option<Spanned<i64>> },
    Revealed(Id),
    Understood(Id),
    Agreed(Id),
    Refused(Id),
    Deceived,
    Crossed(Id),
    Visited(Id),
    TurnsLeft { min: Option<Spanned<i64>>, max: Option<Spanned<i64>> },
    All(Vec<Spanned<ConditionDraft>>),
    Any(Vec<Spanned<ConditionDraft>>),
    Not(Box<Spanned<ConditionDraft>>),
}

#[derive(Debug)]
pub struct FacilitatorDraft {
    pub before: Option<Text>,
    pub pauses: Option<Vec<Option<PauseDraft>>>,
    pub after: Option<Vec<Text>>,
}

#[derive(Debug)]
pub struct PauseDraft {
    pub seat: Option<Option<Id>>,
    pub beat: Option<Id>,
    pub ask: Option<Text>,
}
