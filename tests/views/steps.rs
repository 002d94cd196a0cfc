//! Rooms without a network, and what is done in them.

use super::page::Page;
use counterpart::conversation::order::ShownPlace;
use counterpart::room::{Command as Wish, Key, Setup};
use counterpart::scenario::Scenario;
use counterpart::server::Joining;
use counterpart::session::WorkshopCommand;
use counterpart::session::workshop::{FacilitatorCommand, Workshop};
use std::sync::Arc;

/// Who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Nobody: raised hands only.
    Alone,
    /// Thirty phones.
    Phones,
    /// Thirty phones in six teams.
    Teams,
}

/// A room in its lobby.
pub fn room(scenario: &Arc<Scenario>, seat: usize, group: Group) -> Workshop {
    let joining = Joining {
        address: "http://192.168.178.123:4710".to_owned(),
        code: "WW7XMWWQ".to_owned(),
        link: "http://192.168.178.123:4710/#AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
    };
    let setup = Setup {
        seat: u8::try_from(seat).expect("few seats"),
        day: None,
        seed: 7,
        most_phones: 100,
        teams: if group == Group::Teams { 6 } else { 0 },
        names: false,
    };
    let joining = (group != Group::Alone).then_some(joining);
    let mut workshop = Workshop::rehearsed(scenario, setup, joining, true).expect("a desk");
    if group != Group::Alone {
        for phone in 0..30 {
            workshop.pretend(Wish::Join { key: Key([phone; 16]), name: String::new() });
        }
    }
    workshop
}

/// Has the facilitator ask for something.
pub fn lead(page: &mut Page, lead: FacilitatorCommand) {
    page.session.apply(WorkshopCommand::Facilitate(lead));
}

/// Has the sentence at a place said, whatever was voted.
pub fn take(page: &mut Page, place: ShownPlace) {
    lead(page, FacilitatorCommand::Take(place));
    if page.session.workshop.as_ref().expect("a room").sure.is_some() {
        lead(page, FacilitatorCommand::Take(place));
    }
}

/// So many phones vote, most of them for the second sentence.
pub fn vote(page: &mut Page, phones: u8) {
    let workshop = page.session.workshop.as_mut().expect("a room");
    let offers = workshop.snapshot.offers.clone();
    let ballot = workshop.snapshot.ballots;
    let sure = workshop.snapshot.is_prediction.then_some(80);
    for phone in 0..phones {
        let at = if phone % 2 == 0 { 1 } else { usize::from(phone) % offers.len() };
        let option = offers[at].option;
        workshop.pretend(Wish::Vote { key: Key([phone; 16]), ballot, option, sure, nth: 1 });
    }
}

/// Everything that a session comes through once, and what must be readable after each step.
pub fn whole_session() -> Vec<(FacilitatorCommand, fn(&Page) -> Vec<String>)> {
    vec![
        (FacilitatorCommand::ShowJoining(false), |_| Vec::new()),
        (FacilitatorCommand::Next, line),
        (FacilitatorCommand::Vote, options),
        (FacilitatorCommand::Reveal, options),
        (FacilitatorCommand::Talk, |_| Vec::new()),
        (FacilitatorCommand::Talk, options),
        // Most are for another one, so it is asked for twice.
        (FacilitatorCommand::Take(ShownPlace(0)), |_| Vec::new()),
        (FacilitatorCommand::Take(ShownPlace(0)), |_| Vec::new()),
        (FacilitatorCommand::Next, line),
        (FacilitatorCommand::Take(ShownPlace(0)), |_| Vec::new()),
        (FacilitatorCommand::WrapUp, |_| Vec::new()),
        (FacilitatorCommand::End, |_| Vec::new()),
        (FacilitatorCommand::End, |_| Vec::new()),
    ]
}

fn line(page: &Page) -> Vec<String> {
    let workshop = page.session.workshop.as_ref().expect("a room");
    let play = &workshop.snapshot.playing.play;
    vec![play.says(play.state()).get(page.session.lang()).to_owned()]
}

fn options(page: &Page) -> Vec<String> {
    let workshop = page.session.workshop.as_ref().expect("a room");
    let play = &workshop.snapshot.playing.play;
    let words = |offer| play.words(play.beat(), offer).get(page.session.lang());
    (1..)
        .zip(&workshop.snapshot.offers)
        .map(|(number, offer)| format!("{number}  {}", words(offer)))
        .collect()
}

/// The height of capital letters and of the em square, in a font's own units, from its tables `OS/2` and
/// `head` (OpenType 1.9).
pub fn capital_height(font: &[u8]) -> (u16, u16) {
    let number = |at: usize| u16::from_be_bytes([font[at], font[at + 1]]);
    let long = |at: usize| usize::from(number(at)) << 16 | usize::from(number(at + 2));
    let table = |name: &[u8]| {
        let record = (0..usize::from(number(4))).map(|at| 12 + 16 * at).find(|at| &font[*at..at + 4] == name);
        long(record.expect("the table") + 8)
    };
    (number(table(b"OS/2") + 88), number(table(b"head") + 18))
}
