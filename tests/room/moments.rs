//! The moments that matter, one by one.

use super::{key, room, scenario, setup};
use counterpart_core::room::{
    Clearer, Command, Event, Key, Phase, Plan, Question, Reaction, Refusal, Room, Setup, Use,
};
use counterpart_core::scenario::OptionIx;

fn act(room: &mut Room, command: Command) -> Vec<Event> {
    let events = room.decide(command).unwrap();
    for event in &events {
        room.apply(event).unwrap();
    }
    events
}

fn join(room: &mut Room, number: u8) {
    act(room, Command::Join { key: key(number), name: format!("phone {number}") });
}

fn vote(room: &Room, number: u8, at: usize, nth: u32) -> Command {
    let option = room.ballot().map_or(OptionIx(0), |ballot| ballot.shown.options()[at]);
    Command::Vote { key: key(number), ballot: room.ballot_number(), option, sure: None, nth }
}

/// A room with phones 0, 1, … and its first ballot open.
fn voting(phones: u8, setup: Setup) -> Room {
    let mut room = room(setup);
    (0..phones).for_each(|number| join(&mut room, number));
    act(&mut room, Command::Start);
    act(&mut room, Command::Open { closes_at: None });
    room
}

#[test]
fn a_tie_is_for_the_facilitator_to_decide() {
    let mut room = voting(2, setup(9, 0, false));
    let shown = room.ballot().unwrap().shown.options().to_vec();
    for number in [0, 1] {
        let command = vote(&room, number, usize::from(number), 1);
        act(&mut room, command);
    }
    act(&mut room, Command::Close);
    let mut tied = shown[..2].to_vec();
    assert_eq!(room.decide(Command::Take { option: None }), Err(Refusal::Tie(tied.clone())));
    act(&mut room, Command::CountHands { counts: vec![0, 1, 0, 0][..shown.len()].to_vec() });
    act(&mut room, Command::Take { option: None });
    assert_eq!(room.play().picks()[0].option, tied.remove(1), "a raised hand broke the tie");
}

#[test]
fn the_facilitator_may_take_another_option_than_the_room() {
    let mut room = voting(1, setup(9, 0, false));
    let other = room.ballot().unwrap().shown.options()[1];
    let command = vote(&room, 0, 0, 1);
    act(&mut room, command);
    act(&mut room, Command::Close);
    act(&mut room, Command::Take { option: Some(other) });
    let ballot = &room.ballots()[0];
    assert_eq!(ballot.taken.unwrap().option, other);
    assert_ne!(
        ballot.shown.at(ballot.tally().leaders()[0]),
        Some(other),
        "the room's choice stays on record"
    );
}

#[test]
fn a_vote_that_comes_twice_or_late_counts_once() {
    let mut room = voting(1, setup(9, 0, false));
    let early = vote(&room, 0, 0, 1);
    let late = vote(&room, 0, 1, 2);
    assert_eq!(act(&mut room, late.clone()).len(), 1);
    assert_eq!(act(&mut room, early), [], "what was overtaken changes nothing");
    assert_eq!(act(&mut room, late.clone()), []);
    assert_eq!(room.ballots()[0].tally().phones[..2], [0, 1]);
    act(&mut room, Command::Close);
    assert_eq!(act(&mut room, late), [], "a phone that missed the answer is told again that it counts");
    assert_eq!(room.decide(vote(&room, 0, 0, 3)), Err(Refusal::NotOpen));
}

#[test]
fn nobody_votes_for_another() {
    let mut room = voting(1, setup(9, 0, false));
    let Command::Vote { ballot, option, .. } = vote(&room, 0, 0, 1) else { unreachable!() };
    let stranger = Command::Vote { key: Key([99; 16]), ballot, option, sure: None, nth: 1 };
    assert_eq!(room.decide(stranger), Err(Refusal::Unknown));
    let made_up = Command::Vote { key: key(0), ballot, option: OptionIx(77), sure: None, nth: 1 };
    assert_eq!(room.decide(made_up), Err(Refusal::NoSuch));
    let unasked = Command::Vote { key: key(0), ballot, option, sure: Some(80), nth: 1 };
    assert_eq!(room.decide(unasked), Err(Refusal::NoSuch), "nobody asked how sure");
    act(&mut room, Command::End);
    let late = Command::Join { key: Key([98; 16]), name: String::new() };
    assert_eq!(room.decide(late), Err(Refusal::NotNow));
}

#[test]
fn a_full_room_still_knows_those_who_come_back() {
    let mut room = room(setup(2, 0, false));
    (0..2).for_each(|number| join(&mut room, number));
    let come = |number| Command::Join { key: key(number), name: String::new() };
    assert_eq!(room.decide(come(2)), Err(Refusal::Full));
    assert_eq!(room.decide(come(1)), Ok(Vec::new()));
}

#[test]
fn teams_are_of_one_size_and_counted_apart() {
    let mut room = voting(7, setup(9, 3, false));
    let size = |team| room.phones().iter().filter(|phone| phone.team == Some(team)).count();
    assert_eq!([size(0), size(1), size(2)], [3, 2, 2]);
    for number in 0..7 {
        let command = vote(&room, number, usize::from(number % 2), 1);
        act(&mut room, command);
    }
    let phones = room.phones().to_vec();
    let ballot = &room.ballots()[0];
    let of_team = |team| ballot.tally_of(|phone| phones[phone].team == Some(team), false).phones;
    let together = (0..3).fold(vec![0; ballot.shown.len()], |sum: Vec<u32>, team| {
        sum.iter().zip(of_team(team)).map(|(a, b)| a + b).collect()
    });
    assert_eq!(together, ballot.tally().phones);
}

#[test]
fn names_are_kept_only_where_they_were_asked_for() {
    let name_of = |names| {
        let mut room = room(setup(9, 0, names));
        act(&mut room, Command::Join { key: key(1), name: " 王 \u{202e}芳 ".to_owned() });
        room.phones()[0].name.clone()
    };
    assert_eq!(name_of(false), None);
    assert_eq!(name_of(true), Some("王 芳".to_owned()));
}

#[test]
fn both_roads_stay_when_the_room_goes_back() {
    let mut room = room(setup(9, 0, false));
    act(&mut room, Command::Start);
    for at in [0, 1] {
        let option = room.play().offers()[at].option;
        act(&mut room, Command::Take { option: Some(option) });
    }
    let first = room.play().picks();
    act(&mut room, Command::Rewind { turn: 1 });
    assert_eq!((room.phase(), room.play().turns().len()), (Phase::Beat, 1));
    let option = room.play().offers()[0].option;
    act(&mut room, Command::Take { option: Some(option) });
    assert_eq!(room.roads()[0].picks, first);
    assert_eq!(room.roads()[1].picks, room.play().picks());
    assert_eq!((room.roads()[1].left, room.roads()[1].own_from()), (Some((0, 1)), 1));
    assert_ne!(room.roads()[0].picks, room.roads()[1].picks);
}

#[test]
fn a_countdown_follows_the_clock_and_not_the_ticks() {
    let mut room = room(setup(9, 0, false));
    act(&mut room, Command::Start);
    act(&mut room, Command::Open { closes_at: Some(5_000) });
    assert_eq!(act(&mut room, Command::Tick { now: 4_999 }), []);
    assert_eq!(act(&mut room, Command::Tick { now: 60_000 }), [Event::Closed]);
    assert_eq!(act(&mut room, Command::Tick { now: 60_001 }), []);
}

#[test]
fn the_same_moment_shows_its_options_in_the_same_order_to_everybody() {
    let shown = |room: &Room| room.shown_offers().iter().map(|offer| offer.option).collect::<Vec<_>>();
    let mut room = voting(0, setup(9, 0, false));
    let before = shown(&room);
    act(&mut room, Command::Rewind { turn: 0 });
    assert_eq!(shown(&room), before);
    let orders: std::collections::BTreeSet<Vec<OptionIx>> =
        (0..40).map(|seed| shown(&super::room(Setup { seed, ..setup(9, 0, false) }))).collect();
    assert!(orders.len() > 3, "another room sees another order: {orders:?}");
}

#[test]
fn feedback_and_plans_come_at_the_end_and_may_be_changed() {
    let mut room = voting(1, setup(9, 0, false));
    let said = |clearer| Reaction {
        uses: Some(Use::One),
        clearer: Some(clearer),
        learnt: " stock is\tcounted twice ".to_owned(),
        change: "  less\nhaste ".to_owned(),
        ..Reaction::default()
    };
    let answer = |clearer| Command::React { key: key(0), reaction: said(clearer) };
    assert_eq!(room.decide(answer(Clearer::Little)), Err(Refusal::NotNow));
    assert_eq!(act(&mut room, Command::WrapUp), [Event::Closed, Event::WrappedUp]);
    let nothing = Reaction { change: " ".to_owned(), ..Reaction::default() };
    assert_eq!(room.decide(Command::React { key: key(0), reaction: nothing }), Err(Refusal::Empty));
    act(&mut room, answer(Clearer::OneThing));
    assert_eq!(room.phones()[0].reaction.as_ref().unwrap().learnt, "stock is counted twice");
    act(&mut room, answer(Clearer::Little));
    let kept = room.phones()[0].reaction.clone().unwrap();
    assert_eq!((kept.uses, kept.able, kept.clearer), (Some(Use::One), None, Some(Clearer::Little)));
    assert_eq!(
        (kept.learnt.as_str(), kept.change.as_str()),
        ("", "less haste"),
        "what belongs to no answer goes"
    );
    let plan = |when: &str| Some(Plan { when: when.to_owned(), then: "ask first".to_owned() });
    let share = |plan| Command::SharePlan { key: key(0), plan };
    assert_eq!(room.decide(share(plan(" "))), Err(Refusal::Empty));
    act(&mut room, share(plan("they are angry")));
    assert!(room.phones()[0].plan.is_some());
    act(&mut room, share(None));
    assert_eq!(room.phones()[0].plan, None, "what was shared can be taken back");
}

#[test]
fn a_question_leaves_the_room_where_it_was() {
    let mut room = voting(1, setup(9, 0, false));
    let ask = |words: &str| Command::Discuss { question: Question::Own(words.to_owned()) };
    assert_eq!(room.decide(ask("why?")), Err(Refusal::NotNow), "first the vote");
    act(&mut room, Command::Close);
    assert_eq!(room.decide(ask("  ")), Err(Refusal::Empty));
    assert_eq!(room.decide(Command::Discuss { question: Question::Pause(999) }), Err(Refusal::NoSuch));
    act(&mut room, ask("why?"));
    assert_eq!(room.beneath(), Phase::Closed);
    assert!(room.ballot().is_some(), "the counts can still be seen");
    act(&mut room, Command::Resume);
    assert_eq!(room.phase(), Phase::Closed);
    let words = room.talks()[0].question.words(&scenario()).unwrap();
    assert_eq!((words.zh.as_str(), words.en.as_str()), ("why?", "why?"));
}

#[test]
fn events_of_another_room_are_found_out() {
    let vote = Event::Voted { phone: 3, option: OptionIx(0), sure: None, nth: 1 };
    let twice = Event::Joined { key: key(1), team: None, name: None };
    for events in [
        vec![vote],
        vec![Event::Opened { closes_at: None }],
        vec![twice.clone(), twice],
        vec![Event::Started, Event::Taken { option: OptionIx(99), sure: None }],
        vec![Event::Started, Event::Rewound { turn: 9 }],
    ] {
        assert!(Room::replay(scenario(), setup(9, 0, false), &events).is_err(), "{events:?}");
    }
    let no_such_seat = Setup { seat: 9, ..setup(9, 0, false) };
    assert!(Room::replay(scenario(), no_such_seat, &[]).is_err());
}

#[test]
fn a_room_on_another_day_stays_on_it_when_it_goes_back() {
    let on = Setup { day: Some(0), ..setup(9, 0, false) };
    let mut room = room(on.clone());
    let (opens, name) = (room.play().seat().days[0].opens, room.play().seat().days[0].id.clone());
    assert_ne!(opens, room.play().seat().opens, "the day begins with another line");
    assert_eq!(room.play().beat(), opens);
    let mut events = act(&mut room, Command::Start);
    for _ in 0..2 {
        let option = room.shown_offers()[0].option;
        events.extend(act(&mut room, Command::Take { option: Some(option) }));
    }
    events.extend(act(&mut room, Command::Rewind { turn: 0 }));
    assert_eq!(room.play().beat(), opens);
    assert_eq!(room.play().day().map(|day| &day.id), Some(&name));
    // Each road is one of that day, and so is the room that its events make.
    assert_eq!(room.play().anew(&room.roads()[0].picks).unwrap().turns().len(), 2);
    let again = Room::replay(scenario(), on, &events).unwrap();
    assert_eq!((again.play().state(), &again), (room.play().state(), &room));
    let no_such_day = Setup { day: Some(9), ..setup(9, 0, false) };
    assert!(Room::open(scenario(), no_such_day).is_none());
}
