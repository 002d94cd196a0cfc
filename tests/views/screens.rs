//! Every other screen, with what must be readable on it.

use counterpart::conversation::{Offer, Play};
use counterpart::phrase;
use counterpart::scenario::{OptionIx, Scenario};
use counterpart::session::{NavCommand, Phase, PlayCommand, Screen, Session};
use counterpart::text::Lang;
use std::sync::Arc;

/// How a conversation is played.
#[derive(Clone, Copy, Debug)]
pub enum Taste {
    /// What fits best.
    Best,
    /// What fits worst.
    Worst,
    /// Another one each time.
    Mixed,
}

pub const TASTES: [Taste; 3] = [Taste::Best, Taste::Worst, Taste::Mixed];

/// Sits down at a desk.
pub fn begin(session: &mut Session, scenario: &Scenario, seat: &str) {
    session.apply(NavCommand::Go(Screen::Briefing { scenario: scenario.id.clone(), seat: seat.to_owned() }));
    session.apply(PlayCommand::Begin);
}

/// Makes the next choice, or answers the next question; gives whether it goes on after that.
pub fn say(session: &mut Session, taste: Taste, count: usize) -> bool {
    let playing = session.playing.as_ref().expect("a play");
    let option = choice(&playing.play, taste, count);
    session.apply(PlayCommand::Guess(option));
    session.apply(PlayCommand::Sure(60));
    session.apply(PlayCommand::Say(option));
    let playing = session.playing.as_ref().expect("a play");
    assert_eq!(playing.phase, Phase::Heard);
    playing.play.ending().is_none()
}

/// What is chosen now, after so many choices.
pub fn choice(play: &Play, taste: Taste, count: usize) -> OptionIx {
    let offers = play.offers();
    let quality = |offer: &&Offer| offer.judgement.quality;
    let picked = match taste {
        Taste::Best => offers.iter().max_by_key(quality),
        Taste::Worst => offers.iter().min_by_key(quality),
        Taste::Mixed => offers.iter().cycle().nth(count % 3),
    };
    picked.expect("something to say").option
}

/// The scenarios of a session.
pub fn scenarios(session: &Session) -> Vec<Arc<Scenario>> {
    session.library.playable().cloned().collect()
}

/// The screens before a conversation, and what must be readable on each.
pub fn before(session: &Session, lang: Lang) -> Vec<(Screen, Vec<String>)> {
    let mut screens = vec![
        (Screen::Language, Lang::ALL.map(|lang| lang.endonym().to_owned()).to_vec()),
        (Screen::Home, vec![phrase!(lang, "home.lead"), phrase!(lang, "home.library")]),
        (Screen::Settings, vec!["200%".to_owned()]),
        (Screen::Workshop, session.library.playable().map(|one| one.title.get(lang).to_owned()).collect()),
    ];
    let mut titles = Vec::new();
    for scenario in scenarios(session) {
        titles.extend([scenario.title.get(lang).to_owned(), scenario.summary.get(lang).to_owned()]);
        for seat in &scenario.seats {
            let mut words = vec![
                scenario.title.get(lang).to_owned(),
                scenario.flow.hands_over.get(lang).to_owned(),
                scenario.flow.end_customer.get(lang).to_owned(),
                seat.brief.get(lang).to_owned(),
            ];
            words.extend(seat.knows.iter().chain(&scenario.facts).map(|text| text.get(lang).to_owned()));
            words.extend(seat.days.iter().map(|day| day.name.get(lang).to_owned()));
            let screen = Screen::Briefing { scenario: scenario.id.clone(), seat: seat.id.clone() };
            screens.push((screen, words));
        }
    }
    screens.push((Screen::Library, titles));
    screens
}

/// What must be readable of a turn that is looked back at.
pub fn of_turn(session: &Session, turn: usize, lang: Lang) -> Vec<String> {
    let play = &session.review.as_ref().expect("a review").play;
    let record = &play.turns()[turn];
    let mut words = vec![play.says(&record.before).get(lang).to_owned()];
    let offers = record.offers.iter().filter(|_| !record.is_prediction());
    words.extend(offers.map(|offer| play.words(record.before.beat, offer).get(lang).to_owned()));
    words
}
