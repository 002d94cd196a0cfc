//! A case before the conversation, and raised hands.

use super::*;

#[test]
fn a_case_comes_before_the_conversation_with_a_talk_between_two_votes() {
    use counterpart::room::CaseStage;
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = at(folder.path());
    session.apply(counterpart::session::NavCommand::Go(Screen::Workshop));
    let case = session.cases.iter().find(|case| case.id == "huawei").expect("a case").clone();
    let next = prepared(&session).with_case(&case, &session.library);
    assert!(case.bones.contains(&next.scenario), "a conversation that is built alike");
    assert_eq!(next.with_case(&case, &session.library), next);
    session.apply(WorkshopCommand::Prepare(next));
    session.apply(WorkshopCommand::Open { new: true });
    assert_eq!((said(&session), snapshot(&session).phase), (None, Room::Lobby));
    let stage = |session: &Session| snapshot(session).case.as_ref().and_then(|case| case.stage);
    lead(&mut session, FacilitatorCommand::Next);
    assert_eq!(stage(&session), Some(CaseStage::Fact(0)));
    while stage(&session) != Some(CaseStage::First(0)) {
        lead(&mut session, FacilitatorCommand::Next);
    }
    lead(&mut session, FacilitatorCommand::CountHands("1 2".to_owned()));
    let wrong = session.workshop.as_ref().and_then(|workshop| workshop.counting.as_ref()?.wrong.clone());
    assert_eq!(wrong, Some(Notice::NotCounts { wanted: 4 }));
    lead(&mut session, FacilitatorCommand::CountHands("1 2 0 4".to_owned()));
    let before = session.room_ms();
    lead(&mut session, FacilitatorCommand::Next);
    let until = session.workshop.as_ref().and_then(Workshop::case_here).and_then(|case| case.talk_until());
    assert!(until.is_some_and(|until| until >= before + 120_000), "two minutes: {until:?}");
    // Killed in the middle, it goes on there, and isn't given the case a second time.
    drop(session);
    let mut session = at(folder.path());
    let unfinished = session.unfinished_rooms().next().expect("an unfinished room").clone();
    session.apply(WorkshopCommand::Resume(unfinished.folder));
    assert!(matches!(stage(&session), Some(CaseStage::Talk { ask: 0, .. })));
    let tallies = snapshot(&session).case.as_ref().and_then(|case| case.tallies.clone()).expect("counts");
    assert_eq!(tallies[0].hands, [1, 2, 0, 4]);
    while stage(&session) != Some(CaseStage::OurLine) {
        lead(&mut session, FacilitatorCommand::Next);
    }
    lead(&mut session, FacilitatorCommand::OurLine("call before six".to_owned()));
    assert_eq!(
        snapshot(&session).case.as_ref().map(|case| case.our_line.clone()),
        Some("call before six".to_owned())
    );
    lead(&mut session, FacilitatorCommand::Next);
    assert_eq!(snapshot(&session).phase, Room::Beat);
    let agreement = counterpart::room::ServiceAgreement { what: "the list".to_owned(), ..Default::default() };
    lead(&mut session, FacilitatorCommand::Agree(Box::new(agreement)));
    assert_eq!(snapshot(&session).phase, Room::Agreement);
    lead(&mut session, FacilitatorCommand::Next);
    assert_eq!((snapshot(&session).phase, snapshot(&session).agreement.is_some()), (Room::Beat, true));
}

/// Takes a room through every phase: the lobby, a line, the vote open, closed and revealed, a talk, what it did, a
/// prediction, the feedback and the end. In each of them hands are begun to be counted, and numbers are taken meanwhile.
#[test]
fn while_hands_are_counted_or_cannot_be_no_sentence_is_said() {
    let mut session = rehearsal(4);
    let mut seen = Vec::new();
    let mut looks = |session: &mut Session| {
        let before = (snapshot(session).phase, snapshot(session).playing.play.picks());
        let counts = matches!(before.0, Room::Open | Room::Closed);
        for over_picture in [false, true] {
            lead(session, FacilitatorCommand::Counting(CountingCommand::Begin { over_picture }));
            lead(session, FacilitatorCommand::Counting(CountingCommand::Type("3".to_owned())));
            let counting = session.workshop.as_ref().expect("a room").counting.clone().expect("it is said");
            assert_eq!((counting.over_picture, counting.typed == "3"), (over_picture, counts), "{before:?}");
            for place in 0..4 {
                // Twice, since a number against the vote is asked for twice.
                for _ in 0..2 {
                    lead(session, FacilitatorCommand::Take(ShownPlace(place)));
                    assert_eq!((snapshot(session).phase, snapshot(session).playing.play.picks()), before);
                }
            }
            assert!(session.workshop.as_ref().expect("a room").counting.is_some(), "{before:?}");
        }
        lead(session, FacilitatorCommand::Counting(CountingCommand::Stop));
        assert_eq!(session.workshop.as_ref().expect("a room").counting, None);
        let heard = session.workshop.as_ref().expect("a room").is_heard();
        seen.push((before.0, heard, snapshot(session).is_prediction));
    };
    looks(&mut session);
    lead(&mut session, FacilitatorCommand::Next);
    looks(&mut session);
    lead(&mut session, FacilitatorCommand::Talk);
    looks(&mut session);
    lead(&mut session, FacilitatorCommand::Talk);
    while snapshot(&session).playing.play.ending().is_none() {
        lead(&mut session, FacilitatorCommand::Vote);
        looks(&mut session);
        lead(&mut session, FacilitatorCommand::Vote);
        looks(&mut session);
        lead(&mut session, FacilitatorCommand::Reveal);
        looks(&mut session);
        let best = ShownPlace::each().zip(&snapshot(&session).offers);
        let best = best.max_by_key(|(_, offer)| offer.judgement.quality).map(|(place, _)| place);
        lead(&mut session, FacilitatorCommand::Take(best.expect("an offer")));
        looks(&mut session);
        lead(&mut session, FacilitatorCommand::Next);
    }
    lead(&mut session, FacilitatorCommand::WrapUp);
    looks(&mut session);
    lead(&mut session, FacilitatorCommand::End);
    lead(&mut session, FacilitatorCommand::End);
    looks(&mut session);
    for phase in [
        Room::Lobby,
        Room::Beat,
        Room::Open,
        Room::Closed,
        Room::Revealed,
        Room::Discussion,
        Room::Feedback,
        Room::Ended,
    ] {
        assert!(seen.iter().any(|(at, ..)| *at == phase), "{phase:?} is come by");
    }
    assert!(seen.iter().any(|(_, heard, _)| *heard) && seen.iter().any(|(.., predicts)| *predicts));
}

#[test]
fn wrong_counts_stay_where_they_were_typed_and_count_nothing() {
    let mut session = rehearsal(0);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::SetPeople("10".to_owned()));
    let wrong = |session: &mut Session, typed: &str| {
        lead(session, FacilitatorCommand::CountHands(typed.to_owned()));
        let counting = session.workshop.as_ref().expect("a room").counting.clone();
        counting.map(|counting| (counting.typed, counting.wrong))
    };
    let not = Some(Notice::NotCounts { wanted: 4 });
    assert_eq!(wrong(&mut session, "3 5"), Some(("3 5".to_owned(), not.clone())));
    assert_eq!(wrong(&mut session, ""), Some((String::new(), not)));
    let too_many = TooMany { counted: 11, people: 10, is_said: true };
    let eleven = Some(("3 5 0 3".to_owned(), Some(Notice::TooManyHands(too_many))));
    assert_eq!(wrong(&mut session, "3 5 0 3"), eleven);
    assert_eq!(snapshot(&session).count.as_ref().expect("a ballot").hands, [0; 4]);
    assert_eq!(wrong(&mut session, "3 5 0 2"), None);
    assert_eq!(snapshot(&session).count.as_ref().expect("a ballot").hands, [3, 5, 0, 2]);
    // What can be counted no more isn't counted on.
    lead(&mut session, FacilitatorCommand::Counting(CountingCommand::Begin { over_picture: true }));
    lead(&mut session, FacilitatorCommand::Vote);
    assert!(session.workshop.as_ref().expect("a room").counting.is_some(), "it still can be");
    lead(&mut session, FacilitatorCommand::Reveal);
    assert_eq!(session.workshop.as_ref().expect("a room").counting, None);
}

#[test]
fn a_number_against_a_vote_with_a_winner_is_asked_for_twice() {
    let mut session = rehearsal(0);
    lead(&mut session, FacilitatorCommand::Next);
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::CountHands("0 11 3 0".to_owned()));
    lead(&mut session, FacilitatorCommand::Vote);
    let sure = |session: &Session| session.workshop.as_ref().expect("a room").sure;
    let turns = |session: &Session| snapshot(session).playing.play.turns().len();
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(2)));
    assert_eq!((sure(&session), turns(&session)), (Some(Sure::Against(ShownPlace(2))), 0));
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(0)));
    assert_eq!((sure(&session), turns(&session)), (Some(Sure::Against(ShownPlace(0))), 0));
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(0)));
    assert_eq!((sure(&session), turns(&session)), (None, 1));
    // The group's own is said at once.
    lead(&mut session, FacilitatorCommand::Back);
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::CountHands("0 11 3 0".to_owned()));
    lead(&mut session, FacilitatorCommand::Vote);
    lead(&mut session, FacilitatorCommand::Take(ShownPlace(1)));
    assert_eq!(turns(&session), 1);
}
