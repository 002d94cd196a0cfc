//! The rows of a play as the rest of the program sees them.

use super::attained::Attained;
use super::purpose::Purpose;
use counterpart_core::text::Lang;
use rusqlite::Row;
use rusqlite::types::Type;

/// The mode in which each move is explained as it is made.
pub const MODE_GUIDED: &str = "guided";
/// The mode in which nothing is explained before the end.
pub const MODE_ASSESSMENT: &str = "assessment";
/// The ending of a play that the person gave up.
pub const ABANDONED: &str = "abandoned";

/// A play that is about to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlay {
    /// 128 random bits as 32 lower-case hexadecimal digits, made by the caller.
    pub uid: String,
    /// The id of the scenario; not empty.
    pub scenario_id: String,
    /// The hash of the scenario's content, by which a replay knows that it is the same.
    pub scenario_hash: String,
    /// The digest of the rules and numbers by which it will be judged; not empty.
    pub rules: String,
    /// The seat that the person takes; not empty.
    pub seat: String,
    /// The other day of the seat on which it takes place, not empty; none for the day as it is written.
    pub day: Option<String>,
    /// The seed of the play; all 64 bits are kept.
    pub seed: u64,
    /// [`MODE_GUIDED`] or [`MODE_ASSESSMENT`].
    pub mode: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The id of the course that it belongs to; empty outside any, which no part of a form is.
    pub course: String,
    /// The moment that is tried again, or `None` for a play from the start.
    pub parent: Option<Parent>,
    /// When it begins, in milliseconds since 1970 (UTC).
    pub started_ms: i64,
}

/// The moment of an earlier play from which a branch starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    /// The earlier play.
    pub uid: String,
    /// The turn that is tried again. The branch begins with a copy of the parent's choices of
    /// turns `0..turn`, so its own first choice is this turn.
    pub turn: u32,
}

/// A play as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayRow {
    /// 32 lower-case hexadecimal digits; unique.
    pub uid: String,
    /// The id of the scenario.
    pub scenario_id: String,
    /// The hash of the scenario's content; empty for a play of schema version 1, which had none.
    pub scenario_hash: String,
    /// The digest of the rules and numbers by which it was judged: those with which it ended, or, while it
    /// goes on, those with which it began. Empty for a play from before schema version 4.
    pub rules: String,
    /// The seat that the person took.
    pub seat: String,
    /// The other day of the seat on which it took place; none for the day as it is written, as in every play
    /// from before schema version 5.
    pub day: Option<String>,
    /// The seed of the play.
    pub seed: u64,
    /// [`MODE_GUIDED`] or [`MODE_ASSESSMENT`].
    pub mode: String,
    /// What it was for; nothing beyond itself for a play from before schema version 9.
    pub purpose: Purpose,
    /// The id of the course that it belongs to; empty outside any.
    pub course: String,
    /// The moment that is tried again, or `None` for a play from the start.
    pub parent: Option<Parent>,
    /// When it began, in milliseconds since 1970 (UTC).
    pub started_ms: i64,
    /// How and when it ended, or `None` while it goes on.
    pub ended: Option<Ended>,
}

/// The end of a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When, in milliseconds since 1970 (UTC).
    pub at_ms: i64,
    /// The kind of ending in the caller's words, or [`ABANDONED`].
    pub ending: String,
    /// The outcome, 0–100, when there is one.
    pub outcome: Option<u8>,
}

/// One choice of a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Counts from 0 without gaps.
    pub turn: u32,
    /// Which option, counted from 0 in the order of the scenario file.
    pub option: u32,
    /// How sure the person was, 0–100 percent; only for predictions.
    pub confidence: Option<u8>,
    /// The language in which the options were read; none from before schema version 4.
    pub lang: Option<Lang>,
    /// How it was judged then; none from before schema version 4.
    pub judged: Option<Judged>,
    /// What the person would have said, in their own words, not empty; none unless they were asked.
    pub own_words: Option<String>,
    /// When, in milliseconds since 1970 (UTC). A choice copied into a branch keeps its time.
    pub at_ms: i64,
}

impl Choice {
    /// A choice and nothing beside it.
    pub const fn plain(turn: u32, option: u32, at_ms: i64) -> Choice {
        Choice { turn, option, confidence: None, lang: None, judged: None, own_words: None, at_ms }
    }
}

/// How a choice was judged when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// From −2 to +2.
    pub quality: i8,
    /// The id of the rule that said so; not empty.
    pub rule: String,
    /// The judgements, from −2 to +2, of all that was on offer, in the order of the scenario file; not empty.
    pub offered: Vec<i8>,
}

/// A play, and when something was said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayTimes {
    /// The play.
    pub row: PlayRow,
    /// The time of each choice, in order, in milliseconds since 1970 (UTC).
    pub said_ms: Vec<i64>,
}

/// A play in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaySummary {
    /// The play.
    pub row: PlayRow,
    /// How many choices it has, those copied from its parent included.
    pub choices: u32,
    /// What it came to; none while it goes on, and until it was looked back at for the first time.
    pub attained: Option<Attained>,
}

/// A seat of a scenario that somebody has sat at, on one day of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SatAt {
    /// The id of the scenario.
    pub scenario_id: String,
    /// The seat.
    pub seat: String,
    /// The other day of the seat; none for the day as it is written.
    pub day: Option<String>,
    /// Whether any of the plays came to an outcome.
    pub was_finished: bool,
}

/// Everything that is needed to replay a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlay {
    /// The play.
    pub row: PlayRow,
    /// Its choices in order; the one of turn `n` is at index `n`.
    pub choices: Vec<Choice>,
}

/// What [`play_from`] reads, in its order.
pub(super) const PLAY_COLUMNS: &str = "uid, scenario_id, scenario_hash, seat, seed, mode, \
     parent_uid, parent_turn, started_ms, ended_ms, ending, outcome, rules, day, purpose, course";
/// How many those are: what a query reads beside them comes next.
pub(super) const BESIDE_PLAY: usize = 16;

/// A play from a row that begins with [`PLAY_COLUMNS`].
pub(super) fn play_from(row: &Row<'_>) -> rusqlite::Result<PlayRow> {
    let parent_uid: Option<String> = row.get(6)?;
    let parent_turn: Option<u32> = row.get(7)?;
    let ended_ms: Option<i64> = row.get(9)?;
    let ending: Option<String> = row.get(10)?;
    let outcome = row.get(11)?;
    Ok(PlayRow {
        uid: row.get(0)?,
        scenario_id: row.get(1)?,
        scenario_hash: row.get(2)?,
        rules: row.get(12)?,
        seat: row.get(3)?,
        day: row.get(13)?,
        seed: row.get::<_, i64>(4)?.cast_unsigned(),
        mode: row.get(5)?,
        // The column takes no other word.
        purpose: Purpose::of_key(&row.get::<_, String>(14)?).unwrap_or_default(),
        course: row.get(15)?,
        parent: parent_uid.zip(parent_turn).map(|(uid, turn)| Parent { uid, turn }),
        started_ms: row.get(8)?,
        ended: ended_ms.zip(ending).map(|(at_ms, ending)| Ended { at_ms, ending, outcome }),
    })
}

/// What [`choice_from`] reads, in its order.
pub(super) const CHOICE_COLUMNS: &str =
    "turn, option, confidence, at_ms, lang, quality, rule, offered, own_words";

/// A choice from a row of [`CHOICE_COLUMNS`].
pub(super) fn choice_from(row: &Row<'_>) -> rusqlite::Result<Choice> {
    let (quality, rule): (Option<i8>, Option<String>) = (row.get(5)?, row.get(6)?);
    let offered: Option<String> = row.get(7)?;
    let judged = match (quality, rule, offered) {
        (Some(quality), Some(rule), Some(offered)) => {
            Some(Judged { quality, rule, offered: qualities(&offered, 7)? })
        }
        _ => None,
    };
    Ok(Choice {
        turn: row.get(0)?,
        option: row.get(1)?,
        confidence: row.get(2)?,
        lang: lang_from(row, 4)?,
        judged,
        own_words: row.get(8)?,
        at_ms: row.get(3)?,
    })
}

/// Judgements as they are kept: `2 0 -1`.
pub(super) fn written(qualities: &[i8]) -> String {
    qualities.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn qualities(written: &str, column: usize) -> rusqlite::Result<Vec<i8>> {
    let read = written.split(' ').map(str::parse).collect::<Result<_, std::num::ParseIntError>>();
    read.map_err(|error| unreadable(column, error))
}

/// A language by its code, where there is one.
pub(super) fn lang_from(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Lang>> {
    let code: Option<String> = row.get(column)?;
    code.map(|code| code.parse().map_err(|error| unreadable(column, error))).transpose()
}

fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}
