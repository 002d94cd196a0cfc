//! The rows of a play as the rest of the program sees them.

use rusqlite::Row;

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
    /// The seat that the person takes; not empty.
    pub seat: String,
    /// The seed of the play; all 64 bits are kept.
    pub seed: u64,
    /// [`MODE_GUIDED`] or [`MODE_ASSESSMENT`].
    pub mode: String,
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
    /// The seat that the person took.
    pub seat: String,
    /// The seed of the play.
    pub seed: u64,
    /// [`MODE_GUIDED`] or [`MODE_ASSESSMENT`].
    pub mode: String,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Counts from 0 without gaps.
    pub turn: u32,
    /// Which option, counted from 0 in the order of the scenario file.
    pub option: u32,
    /// How sure the person was, 0–100 percent; only for predictions.
    pub confidence: Option<u8>,
    /// When, in milliseconds since 1970 (UTC). A choice copied into a branch keeps its time.
    pub at_ms: i64,
}

/// A play in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaySummary {
    /// The play.
    pub row: PlayRow,
    /// How many choices it has, those copied from its parent included.
    pub choices: u32,
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
     parent_uid, parent_turn, started_ms, ended_ms, ending, outcome";

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
        seat: row.get(3)?,
        seed: row.get::<_, i64>(4)?.cast_unsigned(),
        mode: row.get(5)?,
        parent: parent_uid.zip(parent_turn).map(|(uid, turn)| Parent { uid, turn }),
        started_ms: row.get(8)?,
        ended: ended_ms.zip(ending).map(|(at_ms, ending)| Ended { at_ms, ending, outcome }),
    })
}

/// A choice from a row of turn, option, confidence, at_ms.
pub(super) fn choice_from(row: &Row<'_>) -> rusqlite::Result<Choice> {
    Ok(Choice { turn: row.get(0)?, option: row.get(1)?, confidence: row.get(2)?, at_ms: row.get(3)? })
}
