//! Pictures of a workshop: of the projector, of the presenter's desk, and of both on one screen.

use super::itinerary::{Pictured, Stops};
use super::steps::Dress;
use crate::conversation::order::ShownPlace;
use crate::room::{CaseStage, Command as Wish, Key, Phase, ServiceAgreement, Setup};
use crate::scenario::OptionIx;
use crate::server::Joining;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use crate::session::{NavCommand, Screen, Session, WorkshopCommand};
use crate::text::Lang;

/// The scenario that the room plays.
const SCENARIO: &str = "late-shipment";
/// The case that it takes up.
const CASE: &str = "huawei";
/// How many phones there are.
const PHONES: u8 = 23;

/// Before a workshop.
pub fn workshop(stops: &mut Stops) {
    stops.in_every_dress("workshop", |session| session.apply(NavCommand::Go(Screen::Workshop)));
}

/// A room that is led: both windows, and both in one.
pub fn facilitate(stops: &mut Stops) {
    both(stops, "lobby", |session| {
        Dress::Light.put_on(session);
        enter(session);
    });
    both(stops, "line", |session| lead(session, FacilitatorCommand::Next));
    both(stops, "vote", |session| {
        lead(session, FacilitatorCommand::Vote);
        vote(session, 17);
    });
    for dress in [Dress::Dark, Dress::Contrast, Dress::Large] {
        let name = format!("vote{}", dress.suffix());
        both(stops, &name, move |session| dress.put_on(session));
    }
    both(stops, "counts", |session| {
        Dress::Light.put_on(session);
        vote(session, PHONES);
        lead(session, FacilitatorCommand::Vote);
    });
    both(stops, "behind", |session| lead(session, FacilitatorCommand::Reveal));
    stops.in_window("projector-pointed", Pictured::Projector, |session| {
        lead(session, FacilitatorCommand::Point { forward: true });
    });
    stops.in_window("projector-thought", Pictured::Projector, |session| {
        lead(session, FacilitatorCommand::Point { forward: false });
        lead(session, FacilitatorCommand::Point { forward: false });
    });
    both(stops, "talk", |session| lead(session, FacilitatorCommand::Talk));
    both(stops, "heard", |session| {
        lead(session, FacilitatorCommand::Talk);
        lead(session, FacilitatorCommand::Next);
    });
    one_screen(stops);
    both(stops, "prediction", |session| {
        lead(session, FacilitatorCommand::SetProjector(true));
        lead(session, FacilitatorCommand::Next);
        while !is_over(session) && !snapshot(session, |snapshot| snapshot.is_prediction) {
            go_on(session);
        }
        lead(session, FacilitatorCommand::Vote);
    });
    both(stops, "end", |session| {
        lead(session, FacilitatorCommand::Vote);
        while !is_over(session) {
            go_on(session);
        }
        lead(session, FacilitatorCommand::WrapUp);
    });
    stops.at("desk-ended", |session| {
        lead(session, FacilitatorCommand::End);
        lead(session, FacilitatorCommand::End);
    });
    case(stops);
}

/// A case from its facts to the room's own line, and the service agreement.
fn case(stops: &mut Stops) {
    both(stops, "case-fact", |session| {
        session.apply(NavCommand::Go(Screen::Workshop));
        enter(session);
        let case = session.cases.iter().find(|case| case.id == CASE).map(|case| case.for_room());
        if let (Some(case), Some(workshop)) = (case, &mut session.workshop) {
            workshop.give_case(case);
        }
        lead(session, FacilitatorCommand::Next);
    });
    both(stops, "case-vote", |session| {
        on_to(session, |stage| stage == CaseStage::First(1));
        vote_in_case(session, &[1, 0, 2, 1, 3]);
    });
    both(stops, "case-talk", |session| lead(session, FacilitatorCommand::Next));
    both(stops, "case-both", |session| {
        lead(session, FacilitatorCommand::Next);
        vote_in_case(session, &[1, 1, 2, 1, 1]);
        lead(session, FacilitatorCommand::Next);
    });
    both(stops, "case-points", |session| lead(session, FacilitatorCommand::Next));
    both(stops, "case-our-line", |session| {
        on_to(session, |stage| stage == CaseStage::OurLine);
        let words = match session.lang() {
            Lang::Zh => "仓库改排产，先给销售打一个电话，再发邮件。",
            Lang::En => "Before the schedule changes, the warehouse calls sales; the mail comes after.",
        };
        lead(session, FacilitatorCommand::OurLine(words.to_owned()));
    });
    both(stops, "agreement", |session| {
        let lines = match session.lang() {
            Lang::Zh => [
                "排产改动的清单",
                "改之前一天，下午四点前",
                "没写客户交期的",
                "仓储林姐，8123",
                "林敏",
                "王涛",
            ],
            Lang::En => [
                "The list of what changes in the schedule",
                "The day before, by four in the afternoon",
                "A list without the customers’ dates",
                "Lin in the warehouse, 8123",
                "Lin Min",
                "Wang Tao",
            ],
        };
        let [what, by_when, sent_back, call, one, other] = lines.map(str::to_owned);
        let agreement = ServiceAgreement { what, by_when, sent_back, call, names: [one, other] };
        lead(session, FacilitatorCommand::Agree(Box::new(agreement)));
    });
}

/// Goes on in the case until it has come so far.
fn on_to(session: &mut Session, is_there: impl Fn(CaseStage) -> bool) {
    let stage = |session: &Session| {
        session.workshop.as_ref().and_then(Workshop::case_here).and_then(|case| case.stage)
    };
    while stage(session).is_some_and(|stage| !is_there(stage)) {
        lead(session, FacilitatorCommand::Next);
    }
}

/// All phones vote, by turns for these options.
fn vote_in_case(session: &mut Session, options: &[u8]) {
    let Some(workshop) = &mut session.workshop else { return };
    let Some(ballot) = workshop.case_here().map(|case| case.number) else { return };
    for (phone, option) in (0..PHONES).zip(options.iter().cycle()) {
        let (key, option) = (Key([phone; 16]), OptionIx(*option));
        workshop.pretend(Wish::Vote { key, ballot, option, sure: None, nth: 1 + ballot % 2 });
    }
}

/// The picture that the group sees, and the desk, at the same place.
fn both(stops: &mut Stops, name: &str, go: impl Fn(&mut Session) + Send + Sync + 'static) {
    stops.in_window(&format!("projector-{name}"), Pictured::Projector, go);
    stops.at(&format!("desk-{name}"), |_| {});
}

/// With one screen.
fn one_screen(stops: &mut Stops) {
    stops.at("one-screen", |session| lead(session, FacilitatorCommand::SetProjector(false)));
    stops.at("one-screen-drawer", |session| lead(session, FacilitatorCommand::SetDrawer(true)));
}

fn lead(session: &mut Session, lead: FacilitatorCommand) {
    session.apply(WorkshopCommand::Facilitate(lead));
}

/// Opens a room without a network, with phones that are pretended.
fn enter(session: &mut Session) {
    let Some(scenario) = session.library.find(SCENARIO).cloned() else { return };
    let setup = Setup { seat: 0, day: None, seed: 7, most_phones: 100, teams: 0, names: false };
    let joining = Joining {
        address: "http://192.168.1.7:4710".to_owned(),
        code: "K7MQ4PXR".to_owned(),
        link: "http://192.168.1.7:4710/#q83vEjRWeJCrze8SNFZ4kA".to_owned(),
    };
    let Some(mut workshop) = Workshop::rehearsed(&scenario, setup, Some(joining), true) else { return };
    for phone in 0..PHONES {
        workshop.pretend(Wish::Join { key: Key([phone; 16]), name: String::new() });
    }
    lead(session, FacilitatorCommand::SetNetwork("Training-2F".to_owned()));
    session.enter_room(workshop);
}

/// So many phones vote: half of them for what fits best, the others for one after the other.
fn vote(session: &mut Session, phones: u8) {
    let Some(workshop) = &mut session.workshop else { return };
    let offers = workshop.snapshot.offers.clone();
    let ballot = workshop.snapshot.ballots;
    let sure = workshop.snapshot.is_prediction.then_some(80);
    let best = offers.iter().max_by_key(|offer| offer.judgement.quality).map(|offer| offer.option);
    for phone in 0..phones {
        let other = offers.get(usize::from(phone) % offers.len().max(1)).map(|offer| offer.option);
        let Some(option) = (if phone % 2 == 0 { best } else { other }) else { return };
        workshop.pretend(Wish::Vote { key: Key([phone; 16]), ballot, option, sure, nth: 1 });
    }
}

fn snapshot<T: Default>(session: &Session, look: impl Fn(&crate::session::workshop::RoomSnapshot) -> T) -> T {
    session.workshop.as_ref().map(|workshop| look(&workshop.snapshot)).unwrap_or_default()
}

fn is_over(session: &Session) -> bool {
    session.workshop.as_ref().is_none_or(|workshop| workshop.snapshot.playing.play.ending().is_some())
}

/// Says what fits best, and goes on to the answer.
fn go_on(session: &mut Session) {
    if snapshot(session, |snapshot| snapshot.phase == Phase::Open) {
        lead(session, FacilitatorCommand::Vote);
    }
    let best = snapshot(session, |snapshot| {
        let offers = ShownPlace::each().zip(&snapshot.offers);
        offers.max_by_key(|(_, offer)| offer.judgement.quality).map(|(place, _)| place)
    });
    lead(session, FacilitatorCommand::Take(best.unwrap_or(ShownPlace(0))));
    lead(session, FacilitatorCommand::Next);
}
