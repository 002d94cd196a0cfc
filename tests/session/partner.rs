//! A plan shown to a partner: nothing but what was ticked, and nothing of it is kept.

use super::{begin, play_on};
use counterpart::course::counts::Obstacle;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::records::{Person, PlanFate, Store};
use counterpart::session::course::Piece;
use counterpart::session::{
    CourseCommand, NavCommand, Outside, PlayCommand, ReviewCommand, Screen, Session, SettingsCommand,
};
use counterpart::text::Lang;
use std::sync::atomic::{AtomicI64, Ordering};

/// Somebody with a name and one plan, looked back at with a line of their own.
fn with_plan() -> (Session, i64) {
    let mut store = Store::in_memory().expect("a store");
    let person =
        Person { uid: format!("{:032x}", 5), name: "K7".to_owned(), department: String::new(), made_ms: 0 };
    store.add_person(&person).expect("a person");
    let clock = AtomicI64::new(20_878 * 86_400_000);
    let mut count = 0;
    let random = move || {
        count += 2;
        count
    };
    let outside = Outside::of(move || clock.fetch_add(1, Ordering::SeqCst), random);
    let mut session = Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7));
    session.apply(NavCommand::Go(Screen::Programme));
    session.apply(CourseCommand::TakeUp("workshop-90".to_owned()));
    begin(&mut session, "sales");
    play_on(&mut session);
    session.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    session.apply(ReviewCommand::KeepPlan { when, then });
    session.apply(NavCommand::Go(Screen::Programme));
    let plan = session.course.standing.as_ref().expect("a standing").last_plan().expect("a plan").id;
    let (fate, why) = (PlanFate::NotDone, Some(Obstacle::NoTime));
    session.apply(CourseCommand::PlanBecame { plan, fate, why, words: "SECRET".to_owned() });
    (session, plan)
}

#[test]
fn what_is_ticked_is_shown_and_nothing_else() {
    let (mut session, plan) = with_plan();
    session.apply(CourseCommand::TickForPartner(Piece::Plan));
    assert_eq!(session.shown_to_partner(), None, "no plan is shown yet");
    session.apply(CourseCommand::ShowPartner(plan));
    assert_eq!(session.shown_to_partner(), None, "nothing is ticked by itself");
    let sentence = phrase!(Lang::En, "debrief.plan_sentence", when = "they shout", then = "wait");
    session.apply(CourseCommand::TickForPartner(Piece::Plan));
    assert_eq!(session.shown_to_partner().as_deref(), Some(sentence.as_str()));
    session.apply(CourseCommand::TickForPartner(Piece::Became));
    session.apply(CourseCommand::TickForPartner(Piece::Name));
    let became = phrase!(Lang::En, "course.fate_not_done");
    let why = phrase!(Lang::En, "course.obstacle_no_time");
    assert_eq!(session.shown_to_partner(), Some(format!("K7\n{sentence}\n{became}: {why}")));
    // In the language of the moment.
    session.apply(SettingsCommand::Language(Lang::Zh));
    let shown = session.shown_to_partner().expect("three lines");
    assert!(
        shown.contains(&phrase!(Lang::Zh, "course.fate_not_done")) && !shown.contains("SECRET"),
        "{shown}"
    );
    session.apply(CourseCommand::TickForPartner(Piece::Line));
    assert!(session.shown_to_partner().is_some_and(|shown| shown.ends_with("SECRET")));
    // Taken back one by one, nothing is left.
    for piece in Piece::ALL {
        if session.course.showing.as_ref().is_some_and(|showing| showing.ticked.contains(&piece)) {
            session.apply(CourseCommand::TickForPartner(piece));
        }
    }
    assert_eq!(session.shown_to_partner(), None);
}

/// Every choice of pieces says exactly those, each a line.
#[test]
fn every_choice_of_pieces_says_exactly_those() {
    let (mut session, plan) = with_plan();
    let kept = session.course.standing.as_ref().expect("a standing").plans[0].clone();
    let lines = Piece::ALL.map(|piece| session.piece_of(piece, &kept, Lang::En).expect("there is one"));
    for chosen in 0..1_usize << Piece::ALL.len() {
        session.apply(CourseCommand::ShowPartner(plan));
        let is_chosen = |number: &usize| chosen & (1 << number) != 0;
        for number in (0..Piece::ALL.len()).filter(is_chosen) {
            session.apply(CourseCommand::TickForPartner(Piece::ALL[number]));
        }
        let wanted: Vec<&str> =
            (0..lines.len()).filter(is_chosen).map(|number| lines[number].as_str()).collect();
        assert_eq!(session.shown_to_partner(), Some(wanted.join("\n")).filter(|all| !all.is_empty()));
    }
}

#[test]
fn it_is_forgotten_with_the_screen() {
    let (mut session, plan) = with_plan();
    session.apply(CourseCommand::ShowPartner(plan));
    session.apply(CourseCommand::TickForPartner(Piece::Plan));
    session.apply(NavCommand::Go(Screen::Home));
    session.apply(NavCommand::Go(Screen::Programme));
    assert_eq!((session.course.showing.clone(), session.shown_to_partner()), (None, None));
    session.apply(CourseCommand::ShowPartner(plan + 1));
    assert!(session.shown_plan().is_none(), "no plan of that number");
    session.apply(CourseCommand::DontShow);
    assert_eq!(session.course.showing, None);
}
