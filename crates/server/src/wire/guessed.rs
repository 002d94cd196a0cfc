//! What a room guessed, as every phone sees it.

use counterpart_core::conversation::TurnRecord;
use counterpart_core::conversation::order::ShownPlace;
use counterpart_core::room::{Ballot, Room};
use counterpart_core::scenario::Turn;
use counterpart_core::text::Text;
use serde::Serialize;

/// Whose interest a guess was about, and what it was.
#[derive(Debug, Serialize)]
pub struct Guessed {
    of: Text,
    truth: Text,
    /// Whether it is what was guessed.
    right: bool,
    /// Whether more than half of the phones and hands guessed so.
    most: bool,
}

/// What stands behind a guess; none for a sentence.
pub fn guessed(room: &Room, record: &TurnRecord) -> Option<Guessed> {
    let play = room.play();
    let beat = play.seat().beat(record.before.beat);
    let Turn::Predict(prediction) = &beat.turn else { return None };
    let turn = play.turns().len().checked_sub(1)?;
    let is_its = |ballot: &&Ballot| ballot.turn == turn && ballot.taken == Some(record.pick);
    let ballot = room.ballots().iter().rev().find(is_its);
    let most = ballot.is_some_and(|ballot| {
        let tally = ballot.tally();
        let place = ballot.shown.shown_at(record.pick.option).map(ShownPlace::index);
        let count = place.and_then(|place| tally.totals().get(place).copied()).unwrap_or(0);
        2 * count > tally.all()
    });
    let scenario = play.scenario();
    let of = play.seat().facing[usize::from(beat.by)];
    Some(Guessed {
        of: scenario.character(of).name.clone(),
        truth: scenario.interest(prediction.truth).label.clone(),
        right: prediction.among.get(record.pick.option.index()) == Some(&prediction.truth),
        most,
    })
}
