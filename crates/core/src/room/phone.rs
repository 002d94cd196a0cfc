//! Those who take part: one phone, one seat in the room.

use super::reaction::Reaction;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a phone is known by: a value of 128 bits that only the phone can produce. The room keeps
/// nothing from which the phone's own secret could be found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub [u8; 16]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// A phone that has joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// What it is known by.
    pub key: Key,
    /// Its team, from 0; none in a room without teams.
    pub team: Option<u8>,
    /// The name that was typed, in a room that asks for names.
    pub name: Option<String>,
    /// What it said at the end.
    pub reaction: Option<Reaction>,
    /// What it said at the end of a session that had two ratings there.
    pub ratings: Option<Ratings>,
    /// The plan that it shares with the room.
    pub plan: Option<Plan>,
}

/// The ratings that a question may get: 1 (not at all) to 5 (very much).
pub const RATINGS: std::ops::RangeInclusive<u8> = 1..=5;

/// What was asked at the end before there were the questions of [`Reaction`]: only journals of then have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// How well one understands the other department now, within [`RATINGS`].
    pub understand: u8,
    /// How much of it one can use at work, within [`RATINGS`].
    pub useful: u8,
    /// What should be different next time; may be empty.
    pub different: String,
}

/// An if–then plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// If this happens …
    pub when: String,
    /// … I will do that.
    pub then: String,
}
