//! What a line that was typed asks for.

use crate::conversation::order::ShownPlace;
use crate::room::{Command, Phase, Question, Room, typed_counts};
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
        "" | "n" => Order::of(room.next(None)),
        "v" => vote(room, rest, closes_after),
        "r" => Order::Do(Command::Reveal),
        "t" => Order::of(number().and_then(ShownPlace::from_number).and_then(|place| room.take_at(place))),
        "b" if rest.is_empty() => Order::of(room.back()),
        "b" => Order::of(number().and_then(back_to)),
        "d" => discuss(room, rest),
        "h" => Order::of(typed_counts(rest).map(|counts| Command::CountHands { counts })),
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
    let limit = seconds.parse().ok().map(Duration::from_secs);
    Order::Do(room.toggle_vote(limit.map(closes_after)))
}

/// Back to a moment, counted from 1.
fn back_to(moment: usize) -> Option<Command> {
    Some(Command::Rewind { turn: u16::try_from(moment.checked_sub(1)?).ok()? })
}

/// Puts a question: the one that is typed, or else the scenario's own for this moment; ends the talk if
/// there is one.
fn discuss(room: &Room, words: &str) -> Order {
    if room.phase() == Phase::Discussion {
        return Order::Do(Command::Resume);
    }
    let question =
        if words.is_empty() { room.question_here() } else { Some(Question::Own(words.to_owned())) };
    Order::of(question.map(|question| Command::Discuss { question }))
}

impl Order {
    /// What a command asks for; nothing that is known if there is none.
    fn of(command: Option<Command>) -> Order {
        command.map_or(Order::Unknown, Order::Do)
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
        Room::open(scenario, Setup { seat: 0, day: None, seed: 1, most_phones: 9, teams: 0, names: false })
            .unwrap()
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
        assert_eq!(
            Some(room.play().picks()[0].option),
            room.ballots()[0].shown.at(ShownPlace(0)),
            "the one raised hand"
        );
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
