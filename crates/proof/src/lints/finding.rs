//! What lints find, and how it is put into words.
//!
//! **Not here:** which lint found it and how much it matters ([`crate::findings`]).

use crate::interval::Interval;
use counterpart_core::scenario::{AgreementIx, BeatIx, DayIx, OptionIx, Scenario, SeatIx};
use counterpart_core::text::{Lang, Text, Words, list};

/// What a finding is about. Branches and variants are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole file, or all files together.
    Whole,
    /// A field of the scenario.
    Field(&'static str),
    /// An agreement.
    Agreement(AgreementIx),
    /// A seat.
    Seat(SeatIx),
    /// Another day of a seat.
    Day(SeatIx, DayIx),
    /// A beat.
    Beat(SeatIx, BeatIx),
    /// A variant of what is said.
    Says(SeatIx, BeatIx, u8),
    /// A variant of what is thought.
    Thinks(SeatIx, BeatIx, u8),
    /// An option.
    Option(SeatIx, BeatIx, OptionIx),
    /// The sentence of an option.
    Say(SeatIx, BeatIx, OptionIx),
    /// What the other person thinks on hearing it.
    Reaction(SeatIx, BeatIx, OptionIx),
    /// A branch of an option.
    Branch(SeatIx, BeatIx, OptionIx, u8),
    /// A branch after a prediction.
    AfterGuess(SeatIx, BeatIx, u8),
}

impl Spot {
    /// The path to it in the file, for [`counterpart_core::scenario::places::Places`].
    pub fn path(&self, scenario: &Scenario) -> Vec<String> {
        let seat = |seat: &SeatIx| vec!["seats".to_owned(), scenario.seats[seat.index()].id.clone()];
        let beat = |at: &SeatIx, beat: &BeatIx| {
            let id = scenario.seats[at.index()].beat(*beat).id.clone();
            [seat(at), vec!["beats".to_owned(), id]].concat()
        };
        let further = |path: Vec<String>, steps: &[&dyn std::fmt::Display]| {
            path.into_iter().chain(steps.iter().map(|step| step.to_string())).collect()
        };
        match self {
            Spot::Whole => Vec::new(),
            Spot::Field(name) => vec![(*name).to_owned()],
            Spot::Agreement(agreement) => {
                vec!["agreements".to_owned(), scenario.agreement(*agreement).id.clone()]
            }
            Spot::Seat(at) => seat(at),
            Spot::Day(at, day) => {
                let id = scenario.seats[at.index()].days[day.index()].id.clone();
                [seat(at), vec!["days".to_owned(), id]].concat()
            }
            Spot::Beat(at, of) => beat(at, of),
            Spot::Says(at, of, variant) => further(beat(at, of), &[&"says", variant]),
            Spot::Thinks(at, of, variant) => further(beat(at, of), &[&"thinks", variant]),
            Spot::Option(at, of, option) => further(beat(at, of), &[&"options", &option.0]),
            Spot::Say(at, of, option) => further(beat(at, of), &[&"options", &option.0, &"say"]),
            Spot::Reaction(at, of, option) => further(beat(at, of), &[&"options", &option.0, &"reaction"]),
            Spot::AfterGuess(at, of, branch) => further(beat(at, of), &[&"predict", &"next", branch]),
            Spot::Branch(at, of, option, branch) => {
                further(beat(at, of), &[&"options", &option.0, &"next", branch])
            }
        }
    }
}

impl Spot {
    /// Where it is, in words: seat, beat, option, and which sentence is meant. Empty for the whole.
    pub fn told(&self, scenario: &Scenario) -> Text {
        let seat = |at: &SeatIx| scenario.seats[at.index()].id.clone();
        let of = |at: &SeatIx, beat: &BeatIx| {
            let id = &scenario.seats[at.index()].beat(*beat).id;
            Text::new(format!("{} 的 {id}", seat(at)), format!("{}, {id}", seat(at)))
        };
        let with = |text: Text, zh: String, en: String| Text::new(text.zh + &zh, text.en + &en);
        let option = |at, beat, option: &OptionIx| {
            let number = option.number();
            with(of(at, beat), format!("，选项 {number}"), format!(", option {number}"))
        };
        let branch = |text: Text, branch: &u8| {
            let number = branch + 1;
            with(text, format!("，去路 {number}"), format!(", branch {number}"))
        };
        match self {
            Spot::Whole => Text::new("", ""),
            Spot::Field(name) => Text::new(*name, *name),
            Spot::Agreement(agreement) => {
                let id = &scenario.agreement(*agreement).id;
                Text::new(id, id)
            }
            Spot::Seat(at) => Text::new(seat(at), seat(at)),
            Spot::Day(at, day) => {
                let id = &scenario.seats[at.index()].days[day.index()].id;
                Text::new(format!("{} 的 {id} 这一天", seat(at)), format!("{}, the day {id}", seat(at)))
            }
            Spot::Beat(at, beat) => of(at, beat),
            Spot::Says(at, beat, _) => with(of(at, beat), "的对白".into(), ", what is said".into()),
            Spot::Thinks(at, beat, _) => with(of(at, beat), "的心里话".into(), ", what is thought".into()),
            Spot::Option(at, beat, number) => option(at, beat, number),
            Spot::Say(at, beat, number) => {
                with(option(at, beat, number), "的句子".into(), ", what is said".into())
            }
            Spot::Reaction(at, beat, number) => {
                with(option(at, beat, number), "的心里反应".into(), ", the reaction".into())
            }
            Spot::Branch(at, beat, of, number) => branch(option(at, beat, of), number),
            Spot::AfterGuess(at, beat, number) => branch(of(at, beat), number),
        }
    }
}

/// What a lint found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub spot: Spot,
    /// What: with how much is missing, and why.
    pub message: Text,
    /// What to do about just this, where more can be said than the lint's advice.
    pub advice: Option<Text>,
}

impl Finding {
    /// A finding.
    pub fn new(spot: Spot, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        Finding { spot, message: Text::new(zh, en), advice: None }
    }

    /// The finding with advice of its own.
    pub fn advised(self, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        Finding { advice: Some(Text::new(zh, en)), ..self }
    }
}

/// A share in per cent, for messages: with the decimals that tell it from a limit.
pub fn per_cent(share: f64) -> String {
    let rounded = counterpart_core::scoring::rounded(100.0 * share, 1);
    format!("{rounded}%")
}

/// An interval of a share in per cent, for messages.
pub fn between(interval: Interval) -> String {
    format!("{}–{}", per_cent(interval.low).trim_end_matches('%'), per_cent(interval.high))
}

/// Things by name in each language, listed as each does.
pub fn names(words: &[Words]) -> (String, String) {
    let of = |lang: Lang| list(lang, &words.iter().map(|words| words.get(lang)).collect::<Vec<_>>());
    (of(Lang::Zh), of(Lang::En))
}

/// One or several, in English: `1 seat`, `2 seats`.
pub fn count<N: Copy + PartialEq + From<u8> + std::fmt::Display>(
    number: N,
    one: &str,
    several: &str,
) -> String {
    format!("{number} {}", if number == N::from(1) { one } else { several })
}

/// A language's name in both languages, for messages.
pub const fn in_words(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("中文", "Chinese"),
        Lang::En => ("英文", "English"),
    }
}
