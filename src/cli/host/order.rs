//! What a line that was typed asks for.

use crate::conversation::order::ShownPlace;
use crate::room::{Command, Phase, Question, Room, ServiceAgreement, TALK_SECONDS, typed_counts};
use crate::text::half_width;
use std::path::PathBuf;
use std::time::Duration;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Something of the room.
    Do(Command),
    /// How phones come in; through another interface, counted from 1.
    Join(Option<usize>),
    /// The report as it stands, beside the journal or in a folder.
    Report(Option<PathBuf>),
    /// The end, whether or not there is a report.
    EndAtOnce,
    /// Another room code.
    RenewCode,
    /// As many phones again from each network address.
    LetInMore,
    /// So many people are in the room; none if that isn't to matter any more.
    People(Option<u32>),
    /// A vote with a limit that is no number of seconds.
    NoLimit,
    /// What can be typed.
    Help,
    /// Nothing that is known.
    Unknown,
}

/// The longest time that a vote may be given, in seconds.
const LONGEST_VOTE: u64 = 3_600;

/// Reads a line, in a room. `closes_after` says when a ballot closes that is open for so long. What an input method
/// types in full width is as good as what it types in half.
pub fn read(line: &str, room: &Room, closes_after: impl Fn(Duration) -> u64) -> Order {
    let (word, rest) = split(line.trim());
    let folded = half_width(rest);
    let folded = folded.trim();
    let number = || folded.parse::<usize>().ok();
    match word.as_str() {
        "" | "n" => {
            let until = closes_after(Duration::from_secs(TALK_SECONDS.into()));
            Order::of(room.next(None).map(|next| next.talking_until(until)))
        }
        "v" => vote(room, folded, closes_after),
        "r" => Order::Do(Command::Reveal),
        "t" => Order::of(number().and_then(ShownPlace::from_number).and_then(|place| room.take_at(place))),
        "b" if folded.is_empty() => Order::of(room.back()),
        "b" => Order::of(number().and_then(back_to)),
        "d" => discuss(room, rest),
        "o" => Order::Do(Command::WriteOurLine { words: rest.to_owned() }),
        "g" => Order::Do(Command::Agree { agreement: Box::new(agreement(rest)) }),
        "h" => Order::of(typed_counts(folded).map(|counts| Command::CountHands { counts })),
        "f" => Order::Do(Command::WrapUp),
        "q" => Order::Do(Command::End),
        "q!" => Order::EndAtOnce,
        "a" if folded.is_empty() => Order::Join(None),
        "a" => number().map_or(Order::Unknown, |number| Order::Join(Some(number))),
        "w" => Order::Report(Some(PathBuf::from(rest)).filter(|_| !rest.is_empty())),
        "c" => Order::RenewCode,
        "l" => Order::LetInMore,
        "p" if folded.is_empty() => Order::People(None),
        "p" => folded.parse().map_or(Order::Unknown, |people| Order::People(Some(people))),
        "?" => Order::Help,
        _ => Order::Unknown,
    }
}

/// A line's first word, in small letters of half width, and the rest as it was typed. A number may stand right behind
/// the letter: `v30`.
fn split(line: &str) -> (String, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let mut letters = line.char_indices();
    let is_letter = letters
        .next()
        .is_some_and(|(_, first)| half_width(&first.to_string()).as_bytes()[0].is_ascii_alphabetic());
    let second = letters.next();
    let is_number =
        second.is_some_and(|(_, second)| half_width(&second.to_string()).as_bytes()[0].is_ascii_digit());
    let (word, rest) = match second {
        Some((at, _)) if is_letter && is_number => line.split_at(at),
        _ => (word, rest),
    };
    (half_width(word).to_ascii_lowercase(), rest.trim())
}

/// Opens the vote, for some seconds if a number is given; closes it if it is open. A limit that is none would leave the
/// vote open while everybody waits for its end.
fn vote(room: &Room, seconds: &str, closes_after: impl Fn(Duration) -> u64) -> Order {
    let number = seconds.trim_end_matches(['s', 'S', '秒']).trim_end();
    let limit = number.parse().ok().filter(|seconds| (1..=LONGEST_VOTE).contains(seconds));
    if limit.is_none() && !seconds.is_empty() {
        return Order::NoLimit;
    }
    Order::Do(room.toggle_vote(limit.map(Duration::from_secs).map(closes_after)))
}

/// Back to a moment, counted from 1.
fn back_to(moment: usize) -> Option<Command> {
    Some(Command::Rewind { turn: u16::try_from(moment.checked_sub(1)?).ok()? })
}

/// Puts a question: the one that is typed, or else the scenario's own for this moment; ends the talk if
/// there is one.
fn discuss(room: &Room, words: &str) -> Order {
    if matches!(room.phase(), Phase::Discussion | Phase::Agreement) {
        return Order::Do(Command::Resume);
    }
    let question =
        if words.is_empty() { room.question_here() } else { Some(Question::Own(words.to_owned())) };
    Order::of(question.map(|question| Command::Discuss { question }))
}

/// A service agreement as it is typed: its lines and the two names, with upright strokes between them.
fn agreement(typed: &str) -> ServiceAgreement {
    let mut parts = typed.split(['|', '｜']).map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    ServiceAgreement {
        what: next(),
        by_when: next(),
        sent_back: next(),
        call: next(),
        names: [next(), next()],
    }
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
    fn what_an_input_method_types_is_as_good() {
        let mut room = room();
        does(&mut room, "ｎ");
        for (line, closes_at) in
            [("ｖ　３０", 1030), ("v30", 1030), ("Ｖ３０", 1030), ("v 30 s", 1030), ("v 90秒", 1090)]
        {
            let open = Order::Do(Command::Open { closes_at: Some(closes_at) });
            assert_eq!(ordered(line, &room), open, "{line}");
        }
        does(&mut room, "v");
        for line in ["h 1，0、0 ０", "ｈ　１　０　０　０", "h1 0 0 0"] {
            let counts = Order::Do(Command::CountHands { counts: vec![1, 0, 0, 0] });
            assert_eq!(ordered(line, &room), counts, "{line}");
        }
        does(&mut room, "ｖ");
        assert_eq!(ordered("ｔ １", &room), ordered("t 1", &room));
        assert_eq!(ordered("？", &room), Order::Help);
        assert_eq!(ordered("ｑ！", &room), Order::EndAtOnce);
        // What people write stays as they wrote it.
        let question = Question::Own("为什么，３点？".to_owned());
        assert_eq!(ordered("ｄ　为什么，３点？", &room), Order::Do(Command::Discuss { question }));
        assert_eq!(ordered("w 报告　夹", &room), Order::Report(Some("报告　夹".into())));
    }

    #[test]
    fn a_case_goes_on_with_the_return_key_and_lines_are_typed() {
        let mut room = room();
        let cases = crate::library::courses::cases(&Library::load(None));
        let case = cases.first().unwrap().for_room();
        for event in room.decide(Command::TakeCase { case: Box::new(case) }).unwrap() {
            room.apply(&event).unwrap();
        }
        assert_eq!(ordered("", &room), Order::Do(Command::CaseOn { talk_until: Some(1120) }));
        does(&mut room, "");
        does(&mut room, "o 先打电话，再改单");
        assert_eq!(room.case().unwrap().our_line, "先打电话，再改单");
        does(&mut room, "g 清单 ｜ 四点前 | 没写日期的 | 林姐 8123 | 林 | 王");
        let agreed = room.agreement().unwrap();
        assert_eq!(agreed.lines(), ["清单", "四点前", "没写日期的", "林姐 8123"]);
        assert_eq!(agreed.names, ["林", "王"]);
        assert_eq!(ordered("d", &room), Order::Do(Command::Resume));
    }

    #[test]
    fn a_limit_that_is_no_number_of_seconds_opens_nothing() {
        let mut room = room();
        does(&mut room, "");
        for line in ["v abc", "v -1", "v 0", "v 1.5", "v 30 40", "v 99999", "v 三十", "v s"] {
            assert_eq!(ordered(line, &room), Order::NoLimit, "{line}");
        }
    }

    #[test]
    fn what_makes_no_sense_does_nothing() {
        let room = room();
        for line in ["x", "h", "h one", "h -1", "t", "t 0", "t 9", "vote", "a x", "x1", "。"] {
            assert_eq!(ordered(line, &room), Order::Unknown, "{line}");
        }
        assert_eq!(ordered("a 2", &room), Order::Join(Some(2)));
        assert_eq!(ordered("?", &room), Order::Help);
    }
}
