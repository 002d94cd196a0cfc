//! The room, as every phone sees it.

use super::ballot::{ShownBallot, ballot};
use super::ending::{ShownEnding, ending};
use counterpart_core::conversation::TurnRecord;
use counterpart_core::conversation::order::ShownPlace;
use counterpart_core::room::{Ballot, Phase, Room};
use counterpart_core::scenario::{CharacterIx, Scenario, Turn};
use counterpart_core::text::{Text, Words};
use serde::Serialize;

/// Somebody at the table.
#[derive(Debug, Serialize)]
pub struct Person {
    name: Text,
    department: Text,
    role: Text,
}

/// What the room said last, and what the other side thought on hearing it; or what it guessed, which nobody said.
#[derive(Debug, Serialize)]
pub struct Said {
    words: Text,
    reaction: Option<Text>,
    guessed: Option<Guessed>,
}

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

/// Everything that every phone sees.
#[derive(Debug, Serialize)]
pub struct Scene {
    version: u64,
    /// When this was written, by the host's clock.
    now: u64,
    phase: Phase,
    beneath: Phase,
    title: Text,
    brief: Text,
    names: bool,
    you_are: Person,
    they_are: Person,
    turns_left: u8,
    said: Option<Said>,
    says: Text,
    /// What they feel with that beside anger, if it shows.
    feels: Option<Text>,
    ballot: Option<ShownBallot>,
    question: Option<Text>,
    ending: Option<ShownEnding>,
}

/// The room as it is.
pub fn scene(room: &Room, version: u64, now: u64) -> Scene {
    let play = room.play();
    let scenario = play.scenario();
    let by = usize::from(play.seat().beat(play.beat()).by);
    let said = play.turns().last().map(|record| Said {
        words: play.words(record.before.beat, record.chosen()).clone(),
        reaction: play.reaction(record).cloned(),
        guessed: guessed(room, record),
    });
    Scene {
        version,
        now,
        phase: room.phase(),
        beneath: room.beneath(),
        title: scenario.title.clone(),
        brief: play.seat().brief.clone(),
        names: room.setup().names,
        you_are: person(scenario, play.seat().plays),
        they_are: person(scenario, play.seat().facing[by]),
        turns_left: play.state().turns_left,
        said,
        says: play.says(play.state()).clone(),
        feels: play.feels(play.state(), by).map(|feeling| words(feeling.name())),
        ballot: ballot(room),
        question: room.talk().and_then(|talk| talk.question.words(scenario)),
        ending: ending(room),
    }
}

/// What stands behind a guess; none for a sentence.
fn guessed(room: &Room, record: &TurnRecord) -> Option<Guessed> {
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

fn words(words: Words) -> Text {
    Text::new(words.zh, words.en)
}

fn person(scenario: &Scenario, who: CharacterIx) -> Person {
    let person = scenario.character(who);
    Person {
        name: person.name.clone(),
        department: scenario.departments[person.department.index()].name.clone(),
        role: person.role.clone(),
    }
}
