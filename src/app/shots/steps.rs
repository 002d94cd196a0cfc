//! What is done on the way from one picture to the next.

use crate::conversation::Play;
use crate::scenario::{Beat, Feeling, Scenario, Seat, SeatIx, Turn};
use crate::session::{Mode, NavCommand, PlayCommand, Playing, Screen, Session, SettingsCommand, ThemeChoice};
use std::sync::Arc;

/// The scenario that is played for the pictures.
const SCENARIO: &str = "late-shipment";
/// The seat that it is played from.
const SEAT: &str = "sales";

/// What somebody likes to say.
#[derive(Clone, Copy)]
pub enum Taste {
    /// What fits best.
    Best,
    /// What fits worst.
    Worst,
    /// What crosses a line, where anything does, and else what fits best.
    OverTheLine,
}

/// How everything looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// By day.
    Light,
    /// At night.
    Dark,
    /// By day, with the strongest contrast.
    Contrast,
    /// At night, with the strongest contrast.
    DarkContrast,
    /// By day, in letters twice as large.
    Large,
}

impl Dress {
    /// What it adds to the name of a picture.
    pub const fn suffix(self) -> &'static str {
        match self {
            Dress::Light => "",
            Dress::Dark => "-dark",
            Dress::Contrast => "-contrast",
            Dress::DarkContrast => "-dark-contrast",
            Dress::Large => "-large-text",
        }
    }

    /// Puts it on.
    pub fn put_on(self, session: &mut Session) {
        let dark = matches!(self, Dress::Dark | Dress::DarkContrast);
        session.apply(SettingsCommand::Theme(if dark { ThemeChoice::Dark } else { ThemeChoice::Light }));
        session.apply(SettingsCommand::HighContrast(matches!(self, Dress::Contrast | Dress::DarkContrast)));
        session.apply(SettingsCommand::TextPercent(if self == Dress::Large { 200 } else { 100 }));
    }
}

/// Opens the briefing.
pub fn brief(session: &mut Session) {
    session.apply(NavCommand::Go(Screen::Briefing { scenario: SCENARIO.to_owned(), seat: SEAT.to_owned() }));
}

/// Begins a conversation, and gives up any other.
pub fn begin(session: &mut Session, mode: Mode) {
    let unfinished: Vec<String> =
        session.progress.unfinished.iter().map(|play| play.row.uid.clone()).collect();
    for uid in unfinished {
        session.apply(PlayCommand::GiveUp(uid));
    }
    session.apply(SettingsCommand::Mode(mode));
    brief(session);
    session.apply(PlayCommand::Begin);
}

/// Says what fits best or worst; in a prediction, gives its first answer.
pub fn say(session: &mut Session, taste: Taste) {
    let Some(playing) = &session.playing else { return };
    let offers = playing.play.offers();
    let picked = match taste {
        Taste::Best => offers.iter().max_by_key(|offer| offer.judgement.quality),
        Taste::Worst => offers.iter().min_by_key(|offer| offer.judgement.quality),
        Taste::OverTheLine => offers.iter().max_by_key(|offer| {
            let said = playing.play.option(playing.play.beat(), offer.option);
            (said.is_some_and(|said| said.crosses), offer.judgement.quality)
        }),
    };
    let Some(option) = picked.map(|offer| offer.option) else { return };
    if predicts(playing) {
        session.apply(PlayCommand::Guess(option));
        session.apply(PlayCommand::Sure(80));
    } else {
        session.apply(PlayCommand::Say(option));
    }
}

/// Says so many things and goes on after each.
pub fn talk(session: &mut Session, taste: Taste, times: usize) {
    for _ in 0..times {
        say(session, taste);
        session.apply(PlayCommand::GoOn);
    }
}

/// Talks on until a prediction is asked for, or to the end.
pub fn talk_to_prediction(session: &mut Session) {
    while session.playing.as_ref().is_some_and(|playing| !predicts(playing) && !ended(playing)) {
        talk(session, Taste::Best, 1);
    }
}

/// Talks on to the end.
pub fn talk_to_end(session: &mut Session, taste: Taste) {
    while session.playing.as_ref().is_some_and(|playing| !ended(playing)) {
        talk(session, taste, 1);
    }
}

/// Sits down in the middle of a conversation: at the first line of any with which somebody feels this.
pub fn sit_down_at(session: &mut Session, feeling: Feeling) {
    begin(session, Mode::Guided);
    let felt = |beat: &Beat| beat.feels == Some(feeling) && matches!(beat.turn, Turn::Speak(_));
    let at = |seat: &Seat| seat.beats.iter().find(|beat| felt(beat)).and_then(|beat| seat.find(&beat.id));
    let found = session.library.playable().find_map(|scenario| {
        let mut seats = (0..).map(SeatIx).zip(&scenario.seats);
        seats.find_map(|(seat, found)| Some((scenario.clone(), seat, at(found)?)))
    });
    if let (Some((scenario, seat, beat)), Some(playing)) = (found, &mut session.playing) {
        let mut opened = Scenario::clone(&scenario);
        opened.seats[seat.index()].opens = beat;
        playing.play = Play::start(Arc::new(opened), seat);
    }
}

fn ended(playing: &Playing) -> bool {
    playing.play.ending().is_some()
}

fn predicts(playing: &Playing) -> bool {
    matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_))
}
