//! What goes over the network: JSON, in types of its own.
//!
//! The server says `{"room": …}`, `{"tally": …}`, `{"you": …}` and `{"ack": …}`; a phone says who it is
//! (`{"token": …, "key": …}`) and what it wants (`{"id": …, "do": …}`).

mod asked;
mod ballot;
mod case;
mod ending;
mod guessed;
mod scene;

pub(super) use asked::{Asked, Guess, Hello};

use super::hub::Refused;
use counterpart_core::room::{Key, Phase, Refusal, Room};
use serde::Serialize;
use serde_json::json;

/// Writes a message. Everything in one is numbers, strings and lists, which can always be written.
fn written(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_else(|error| {
        tracing::error!(%error, "a message can't be written as JSON");
        String::new()
    })
}

/// The room, as every phone sees it.
pub(super) fn room(room: &Room, version: u64, now: u64) -> String {
    written(&json!({ "room": scene::scene(room, version, now) }))
}

/// The counts that change while nothing else does.
pub(super) fn tally(room: &Room, here: usize) -> String {
    let in_case = room.case_ballot().map(|ballot| ballot.votes.voted());
    let voted = in_case.or_else(|| room.ballot().map(counterpart_core::room::Ballot::voted)).unwrap_or(0);
    written(&json!({ "tally": { "phones": room.phones().len(), "here": here, "voted": voted } }))
}

/// What a phone is told about itself; null for one that hasn't joined, and with that, whether somebody is missing who may
/// be it (`misses`). `vote` is the one that counts in
/// the ballot of the number `ballot`, which may be none: what the phone has sent and doesn't find here, it
/// sends again. `now` is the host's time, so that a phone whose clock is wrong counts down right.
pub(super) fn you(room: &Room, key: Key, misses: bool, now: u64) -> String {
    let Some(number) = room.phone(key) else {
        let new = json!({ "you": null });
        return written(&if misses { json!({ "you": null, "missing": true }) } else { new });
    };
    let phone = &room.phones()[number as usize];
    let stands = match room.beneath() {
        Phase::Case => room.case_ballot().and_then(|ballot| ballot.votes.vote(number as usize)),
        _ => room.ballots().last().and_then(|ballot| ballot.vote(number as usize)),
    };
    let vote = stands.map(|vote| {
        json!({
            "ballot": room.vote_number(), "option": vote.option, "sure": vote.sure, "nth": vote.nth,
        })
    });
    written(&json!({ "you": {
        "number": number + 1,
        "team": phone.team.map(|team| team + 1),
        "name": phone.name,
        "ballot": room.vote_number(),
        "vote": vote,
        "answered": phone.reaction.is_some(),
        "shared": phone.plan.is_some(),
        "now": now,
    }}))
}

/// What was asked for has happened, and is on the disk.
pub(super) fn done(id: u32) -> String {
    written(&json!({ "ack": id }))
}

/// What was asked for doesn't happen.
pub(super) fn refused(id: u32, why: &Refused) -> String {
    written(&json!({ "ack": id, "refused": reason(why) }))
}

/// A reason in one word; the page has the sentence for it.
pub(super) const fn reason(why: &Refused) -> &'static str {
    match why {
        Refused::Room(Refusal::Full) => "full",
        Refused::Room(Refusal::NotNow) => "not-now",
        Refused::Room(Refusal::Unknown) => "unknown",
        Refused::Room(Refusal::NotOpen) => "not-open",
        Refused::Room(Refusal::Empty) => "empty",
        Refused::Room(Refusal::NoSuch | Refusal::Tie(_) | Refusal::NoVotes) => "no-such",
        Refused::Crowded => "crowded",
        Refused::Slow | Refused::Long | Refused::Disk => "trouble",
    }
}
