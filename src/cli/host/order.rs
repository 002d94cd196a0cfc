//! What a line that was typed asks for.

use crate::room::{Command, Phase, Question, Room};
use std::time::Duration;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Something of the room.
    Do(Command),
    /// How phones come in; through another interface, counted from 1.
    Join(Option<usize>),
    /// The report as it stands.
    Report,
    /// What can be typed.
    Help,
    /// Nothing that is known.
    Unknown,
}

/// Reads a line, in a room. `closes_after` says when a ballot closes that is open for so long.
pub fn read(line: &str, room: &Room, closes_after: impl Fn(Duration) -> u64) -> Order {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let number = || rest.parse::<usize>().ok();
    match word.to_ascii_lowercase().as_str() {
        "" | "n" => Order::next(room.next()),
        "v" => vote(room, rest, closes_after),
        "r" => Order::Do(Command::Reveal),
        "t" => number()
            .and_then(|number| place(room, number))
            .map_or(Order::Unknown, |option| Order::Do(Command::Take { option: Some(option) })),
        "b" => back(room, number().filter(|_| !rest.is_empty())),
        "d" => discuss(room, rest),
        "h" => counts(rest),
        "f" => Order::Do(Command::WrapUp),
        "q" => Order::Do(Command::End),
        "a" => Order::Join(number()),
        "w" => Order::Report,
        "?" => Order::Help,
        _ => Order::Unknown,
    }
}

/// Opens the vote, for some seconds if a number is given; closes it if it is open.
fn vote(room: &Room, seconds: &str, closes_after: impl Fn(Duration) -> u64) -> Order {
    if room.phase() == Phase::Open {
        return Order::Do(Command::Close);
    }
    let limit = seconds.parse().ok().map(Duration::from_secs);
    Order::Do(Command::Open { closes_at: limit.map(closes_after) })
}

/// The option at a place, counted from 1 in the order in which options are shown.
fn place(room: &Room, number: usize) -> Option<u8> {
    room.shown_offers().get(number.checked_sub(1)?).map(|offer| offer.option)
}

/// Back to a moment, counted from 1; to the one before if none is named, or to the present one if
/// something is being voted on there.
fn back(room: &Room, moment: Option<usize>) -> Order {
    let now = room.play().turns().len();
    let turn = match moment {
        Some(moment) => moment.checked_sub(1),
        None if room.beneath() == Phase::Beat => now.checked_sub(1),
        None => Some(now),
    };
    let turn = turn.and_then(|turn| u16::try_from(turn).ok());
    turn.map_or(Order::Unknown, |turn| Order::Do(Command::Rewind { turn }))
}

/// Puts a question: the one that is typed, or else the scenario's own for this moment; ends the talk if
/// there is one.
fn discuss(room: &Room, words: &str) -> Order {
    if room.phase() == Phase::Discussion {
        return Order::Do(Command::Resume);
    }
    let play = room.play();
    let notes = &play.scenario().facilitator;
    let here = |pause: &crate::scenario::Pause| pause.seat == play.seat_ix() && pause.beat == play.beat();
    let numbered = |at: usize| u16::try_from(at).ok();
    let question = if words.is_empty() {
        let pause = notes.pauses.iter().position(here).and_then(numbered).map(Question::Pause);
        // Questions for afterwards come one after the other.
        let asked = room.talks().iter().filter(|talk| matches!(talk.question, Question::After(_))).count();
        let after = numbered(asked.min(notes.after.len().saturating_sub(1))).map(Question::After);
        pause.or(after)
    } else {
        Some(Question::Own(words.to_owned()))
    };
    question.map_or(Order::Unknown, |question| Order::Do(Command::Discuss { question }))
}

/// `3 5 0 2`, with commas or without.
fn counts(words: &str) -> Order {
    let words = words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'));
    let counts: Option<Vec<u32>> =
        words.filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect();
    match counts {
        Some(counts) if !counts.is_empty() => Order::Do(Command::CountHands { counts }),
        _ => Order::Unknown,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::room::Setup;
    use std::sync::Arc;

    fn room() -> Room {
        let scenario = Arc::clone(Library::load(None).find("late-shipment").unwrap());
        Room::open(scenario, Setup { desk: 0, seed: 1, most_phones: 9, teams: 0, names: false }).unwrap()
    }

    fn ordered(line: &str, room: &Room) -> Order {
        read(line, room, |limit| 1000 + limit.as_secs())
    }

    fn does(room: &mut Room, line: &str) {
        let Order::Do(command) = ordered(line, room) else { panic!("{line}") };
        for event in room.decide(command).unwrap() {
            room.apply(&event).unwrap();
        }
    }

    #[test]
    fn the_return_key_leads_through_everything() {
        let mut room = room();
        does(&mut room, "");
        does(&mut room, "v 30");
        assert_eq!(room.ballot().unwrap().closes_at, Some(1030));
        does(&mut room, "h 1, 0 0，0");
        does(&mut room, "v");
        assert_eq!(room.phase(), Phase::Closed);
        does(&mut room, " ");
        does(&mut room, "n");
        assert_eq!(room.play().turns().len(), 1);
        assert_eq!(room.play().picks()[0].option, room.ballots()[0].shown[0], "the one raised hand");
    }

    #[test]
    fn going_back_asks_again_before_it_leaves_the_road() {
        let mut room = room();
        does(&mut room, "");
        assert_eq!(ordered("b", &room), Order::Unknown, "nothing lies behind the beginning");
        does(&mut room, "t 2");
        does(&mut room, "v");
        assert_eq!(ordered("b", &room), Order::Do(Command::Rewind { turn: 1 }));
        does(&mut room, "b");
        assert_eq!(ordered("b", &room), Order::Do(Command::Rewind { turn: 0 }));
        assert_eq!(ordered("b 1", &room), Order::Do(Command::Rewind { turn: 0 }));
        assert_eq!(ordered("b 0", &room), Order::Unknown);
    }

    #[test]
    fn a_question_is_the_facilitators_or_the_scenarios() {
        let mut room = room();
        does(&mut room, "");
        assert_eq!(
            ordered("d  why now?", &room),
            Order::Do(Command::Discuss { question: Question::Own("why now?".to_owned()) })
        );
        does(&mut room, "d");
        assert_eq!(ordered("d", &room), Order::Do(Command::Resume));
    }

    #[test]
    fn what_makes_no_sense_does_nothing() {
        let room = room();
        for line in ["x", "h", "h one", "h -1", "t", "t 0", "t 9", "vote"] {
            assert_eq!(ordered(line, &room), Order::Unknown, "{line}");
        }
        assert_eq!(ordered("a 2", &room), Order::Join(Some(2)));
        assert_eq!(ordered("?", &room), Order::Help);
    }
}
