//! The room, as every phone sees it.

use super::ballot::{ShownBallot, ballot};
use super::case::{ShownCase, agreement, case};
use super::ending::{ShownEnding, ending};
use counterpart_core::room::{Phase, Room, ServiceAgreement};
use counterpart_core::scenario::{CharacterIx, Scenario};
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
    guessed: Option<super::guessed::Guessed>,
}

/// Everything that every phone sees.
#[derive(Debug, Serialize)]
pub struct Scene<'r> {
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
    case: Option<ShownCase>,
    agreement: Option<&'r ServiceAgreement>,
}

/// The room as it is.
pub fn scene(room: &Room, version: u64, now: u64) -> Scene<'_> {
    let play = room.play();
    let scenario = play.scenario();
    let by = usize::from(play.seat().beat(play.beat()).by);
    let said = play.turns().last().map(|record| Said {
        words: play.words(record.before.beat, record.chosen()).clone(),
        reaction: play.reaction(record).cloned(),
        guessed: super::guessed::guessed(room, record),
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
        case: case(room),
        agreement: agreement(room),
    }
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
