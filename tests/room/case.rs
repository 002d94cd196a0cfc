//! A case in a room: a vote that stays hidden, a talk, a second vote; and the service agreement.

use super::{key, room, scenario, setup};
use counterpart_core::room::{
    CASE_BALLOTS, Case, CaseAsk, CaseFact, CasePoint, CaseStage, Command, Event, LONGEST_CASE, LONGEST_LINE,
    Phase, Question, Refusal, Room, ServiceAgreement,
};
use counterpart_core::scenario::OptionIx;
use counterpart_core::text::Text;
use proptest::prelude::*;

fn text(words: &str) -> Text {
    Text::new(words, words)
}

/// Two facts, of which the second answers the first question; a question of fact, one that is written, one to judge.
fn case() -> Case {
    let fact = |says| CaseFact { says: text(says), date: "2001".to_owned(), source: "somewhere".to_owned() };
    let point = |is_for| CasePoint { is_for, says: text("a point"), source: "somebody".to_owned() };
    let ask = |options: &[&str], right: Option<u8>, shows: &[u16], points: &[bool]| CaseAsk {
        ask: text("why?"),
        write: if options.is_empty() { vec![text("one line")] } else { Vec::new() },
        options: options.iter().map(|words| text(words)).collect(),
        right: right.map(OptionIx),
        shows: shows.to_vec(),
        points: points.iter().map(|is_for| point(*is_for)).collect(),
    };
    Case {
        id: "two".to_owned(),
        title: text("a case"),
        note: None,
        facts: vec![fact("told first"), fact("the answer")],
        asks: vec![
            ask(&["a", "b", "c"], Some(2), &[1], &[]),
            ask(&[], None, &[], &[]),
            ask(&["a", "b"], None, &[0], &[true, false]),
        ],
        our_line: Some(text("and here?")),
        bones: vec!["late-shipment".to_owned()],
    }
}

fn act(room: &mut Room, command: Command) -> Vec<Event> {
    let events = room.decide(command).unwrap();
    for event in &events {
        room.apply(event).unwrap();
    }
    events
}

/// A room with so many phones that was given the case.
fn taken(phones: u8) -> Room {
    let mut room = room(setup(9, 0, false));
    for number in 0..phones {
        act(&mut room, Command::Join { key: key(number), name: String::new() });
    }
    act(&mut room, Command::TakeCase { case: Box::new(case()) });
    room
}

fn on(room: &mut Room) -> CaseStage {
    let next = room.next(None).unwrap().talking_until(99);
    act(room, next);
    room.case().unwrap().stage.unwrap()
}

fn vote(phone: u8, number: u32, option: u8, nth: u32) -> Command {
    Command::Vote { key: key(phone), ballot: number, option: OptionIx(option), sure: None, nth }
}

#[test]
fn it_goes_from_facts_to_votes_to_ones_own_line_and_on_to_the_conversation() {
    let mut room = taken(0);
    let stages: Vec<CaseStage> = (0..11).map(|_| on(&mut room)).collect();
    let talk = |ask| CaseStage::Talk { ask, until: Some(99) };
    assert_eq!(
        stages,
        [
            CaseStage::Fact(0),
            CaseStage::First(0),
            talk(0),
            CaseStage::Second(0),
            CaseStage::Both(0),
            // The first question has no points, and the second nothing to vote on.
            CaseStage::First(1),
            talk(1),
            CaseStage::First(2),
            talk(2),
            CaseStage::Second(2),
            CaseStage::Both(2),
        ]
    );
    assert_eq!([on(&mut room), on(&mut room)], [CaseStage::Points(2), CaseStage::OurLine]);
    assert_eq!(act(&mut room, Command::CaseBack), [Event::CaseMoved { stage: CaseStage::Points(2) }]);
    on(&mut room);
    act(&mut room, Command::WriteOurLine { words: " call\nfirst ".to_owned() });
    assert_eq!(room.case().unwrap().our_line, "call first");
    let next = room.next(None).unwrap();
    assert_eq!(act(&mut room, next), [Event::Started]);
    assert_eq!(room.phase(), Phase::Beat);
    assert_eq!(room.decide(Command::CaseOn { talk_until: None }), Err(Refusal::NotNow));
}

#[test]
fn a_phone_votes_before_the_talk_and_after_it_and_each_counts_by_itself() {
    let mut room = taken(3);
    on(&mut room);
    on(&mut room);
    let number = room.vote_number();
    assert_eq!(number, CASE_BALLOTS);
    assert_eq!(room.decide(vote(0, number + 1, 0, 1)), Err(Refusal::NotOpen), "the second isn't open yet");
    assert_eq!(room.decide(vote(0, number, 3, 1)), Err(Refusal::NoSuch));
    assert_eq!(room.decide(vote(7, number, 0, 1)), Err(Refusal::Unknown));
    for (phone, option, nth) in [(0, 0, 1), (1, 1, 1), (0, 2, 2), (0, 0, 1)] {
        act(&mut room, vote(phone, number, option, nth));
    }
    act(&mut room, Command::CountHands { counts: vec![0, 4, 0] });
    assert_eq!(room.decide(Command::CountHands { counts: vec![1] }), Err(Refusal::NoSuch));
    assert_eq!(room.decide(Command::Start), Err(Refusal::NotNow), "nothing comes into an open vote");
    assert_eq!(on(&mut room), CaseStage::Talk { ask: 0, until: Some(99) });
    assert_eq!(room.decide(vote(2, number, 0, 1)), Err(Refusal::NotOpen), "it is closed");
    assert_eq!(room.decide(vote(0, number, 2, 2)), Ok(Vec::new()), "what counted is acknowledged again");
    on(&mut room);
    act(&mut room, vote(0, number + 1, 2, 3));
    on(&mut room);
    let [first, second] = room.case().unwrap().tallies(0).unwrap();
    assert_eq!((first.totals(), second.totals()), (vec![0, 5, 1], vec![0, 0, 1]));
}

#[test]
fn a_question_to_the_group_comes_between_stages_and_not_into_a_vote() {
    let mut room = taken(1);
    on(&mut room);
    let ask = || Command::Discuss { question: Question::Own("and with us?".to_owned()) };
    act(&mut room, ask());
    assert_eq!((room.phase(), room.beneath()), (Phase::Discussion, Phase::Case));
    assert_eq!(room.decide(Command::Rewind { turn: 0 }), Err(Refusal::NotNow));
    act(&mut room, Command::Resume);
    on(&mut room);
    assert_eq!(room.decide(ask()), Err(Refusal::NotNow));
    assert_eq!(act(&mut room, Command::WrapUp), [Event::WrappedUp], "it may end at any point");
    assert_eq!(room.phase(), Phase::Feedback);
}

#[test]
fn no_case_comes_in_late_broken_or_too_long_for_a_journal() {
    let mut begun = room(setup(9, 0, false));
    let take = |case: Case| Command::TakeCase { case: Box::new(case) };
    let empty = Case { asks: Vec::new(), ..case() };
    assert_eq!(begun.decide(take(empty)), Err(Refusal::NoSuch));
    let mut astray = case();
    astray.asks[0].shows = vec![2];
    assert_eq!(begun.decide(take(astray)), Err(Refusal::NoSuch));
    let long = Case { note: Some(text(&"换".repeat(LONGEST_CASE / 6))), ..case() };
    assert_eq!(begun.decide(take(long)), Err(Refusal::NoSuch));
    act(&mut begun, Command::Start);
    assert_eq!(begun.decide(take(case())), Err(Refusal::NotNow));
}

#[test]
fn the_agreement_is_shown_over_whatever_there_is_and_kept() {
    let mut room = room(setup(9, 0, false));
    let agree = |what: &str| Command::Agree {
        agreement: Box::new(ServiceAgreement {
            what: what.to_owned(),
            call: "x".repeat(LONGEST_LINE + 9),
            names: [" Lin ".to_owned(), String::new()],
            ..ServiceAgreement::default()
        }),
    };
    assert_eq!(room.decide(agree("list")), Err(Refusal::NotNow), "first there is something to agree on");
    act(&mut room, Command::Start);
    assert_eq!(room.decide(Command::Agree { agreement: Box::default() }), Err(Refusal::Empty));
    act(&mut room, agree(" the\tlist "));
    assert_eq!((room.phase(), room.beneath()), (Phase::Agreement, Phase::Beat));
    assert_eq!(room.decide(agree("the list")), Ok(Vec::new()), "the same again is there already");
    act(&mut room, agree("the whole list"));
    let kept = room.agreement().unwrap();
    assert_eq!((kept.what.as_str(), kept.call.len()), ("the whole list", LONGEST_LINE));
    assert_eq!(kept.names, ["Lin", ""]);
    let next = room.next(None).unwrap();
    assert_eq!(act(&mut room, next), [Event::Resumed]);
    assert_eq!(room.phase(), Phase::Beat);
    assert!(room.agreement().is_some(), "put away, it is kept");
    assert!(!act(&mut room, agree("the whole list")).is_empty(), "and shown again");
}

/// Something that somebody does while a case goes on, sensible or not.
#[derive(Clone, Debug)]
enum Step {
    On,
    Back,
    Vote(u8, u32, u8, u32),
    Hands(Vec<u32>),
    Line,
    Discuss,
    Agree,
    Resume,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => Just(Step::On),
        1 => Just(Step::Back),
        9 => (0u8..5, 0u32..6, 0u8..4, 0u32..5).prop_map(|(phone, number, option, nth)| Step::Vote(phone, number, option, nth)),
        2 => prop::collection::vec(0u32..5, 1..4).prop_map(Step::Hands),
        1 => Just(Step::Line),
        1 => Just(Step::Discuss),
        1 => Just(Step::Agree),
        2 => Just(Step::Resume),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_votes_count_once_and_events_rebuild_the_room(steps in prop::collection::vec(step(), 1..90)) {
        let mut room = taken(4);
        let mut events = vec![];
        for number in 0..4 {
            events.push(Event::Joined { key: key(number), team: None, name: None });
        }
        events.push(Event::CaseTaken { case: Box::new(case()) });
        // For each number of a vote, what each phone said last while it was open.
        let mut said = std::collections::BTreeMap::<(u32, u8), (u8, u32)>::new();
        for step in steps {
            let command = match step {
                Step::On if room.phase() == Phase::Case || room.phase() == Phase::Lobby => Command::CaseOn { talk_until: None },
                Step::On => continue,
                Step::Back => Command::CaseBack,
                Step::Vote(phone, number, option, nth) => vote(phone, CASE_BALLOTS + number, option, nth),
                Step::Hands(counts) => Command::CountHands { counts },
                Step::Line => Command::WriteOurLine { words: "a line".to_owned() },
                Step::Discuss => Command::Discuss { question: Question::Own("why?".to_owned()) },
                Step::Agree => Command::Agree { agreement: Box::new(ServiceAgreement { what: "a".to_owned(), ..ServiceAgreement::default() }) },
                Step::Resume => Command::Resume,
            };
            let before = room.clone();
            match room.decide(command.clone()) {
                Err(_) => prop_assert_eq!(&before, &room, "what is refused changes nothing"),
                Ok(decided) => {
                    for event in &decided {
                        room.apply(event).unwrap();
                        if let (Event::Voted { phone, option, nth, .. }, Command::Vote { ballot, .. }) = (event, &command) {
                            let stands = said.insert((*ballot, *phone as u8), (option.0, *nth));
                            prop_assert!(stands.is_none_or(|(_, stood)| stood < *nth), "only what is newer replaces");
                        }
                    }
                    events.extend(decided);
                }
            }
        }
        for (at, ask) in room.case().unwrap().case.asks.iter().enumerate() {
            let tallies = room.case().unwrap().tallies(at).unwrap();
            for (round, tally) in tallies.iter().enumerate() {
                let number = CASE_BALLOTS + 2 * at as u32 + round as u32;
                for option in 0..ask.options.len() {
                    let own = said.iter().filter(|((of, _), (said, _))| *of == number && usize::from(*said) == option);
                    prop_assert_eq!(tally.phones[option] as usize, own.count());
                }
            }
        }
        let again = Room::replay(scenario(), setup(9, 0, false), &events).unwrap();
        prop_assert_eq!(&again, &room);
        let written: Vec<Event> = serde_json::from_str(&serde_json::to_string(&events).unwrap()).unwrap();
        prop_assert_eq!(written, events, "as a journal has them");
    }
}
