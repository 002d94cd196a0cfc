//! Which pictures are taken, in which order, and how each place is reached from the one before.

use super::steps::{Dress, Taste, begin, brief, say, talk, talk_to_end, talk_to_prediction};
use super::{fresh_session, workshop};
use crate::session::{Command, Mode, Screen, Session};
use crate::text::Lang;

/// A place to take a picture at, and what to do to get there from the one before.
pub struct Stop {
    /// The picture's name, without `.png`.
    pub name: String,
    /// Which window is in it.
    pub window: Pictured,
    /// What to do.
    pub go: Box<dyn Fn(&mut Session) + Send + Sync>,
}

/// A window that pictures are taken of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictured {
    /// The game's own.
    Own,
    /// What a whole group sees.
    Projector,
}

/// Every dress but the plain one.
const WARDROBE: [Dress; 3] = [Dress::Dark, Dress::Contrast, Dress::Large];

/// The pictures in a language.
pub fn itinerary(lang: Lang) -> Vec<Stop> {
    let mut stops = Stops { lang, stops: Vec::new() };
    entrance(&mut stops);
    hot(&mut stops);
    reconciled(&mut stops);
    assessed(&mut stops);
    looking_back(&mut stops);
    workshop::visit(&mut stops);
    stops.stops
}

/// The screens before a conversation.
fn entrance(stops: &mut Stops) {
    let lang = stops.lang;
    stops.at("language", move |session| {
        // What was played in another language leaves no traces in this one.
        if let Some(fresh) = fresh_session() {
            *session = fresh;
        }
        session.apply(Command::SetLanguage(lang));
        Dress::Light.put_on(session);
        session.apply(Command::SetMode(Mode::Guided));
        session.apply(Command::Go(Screen::Language));
    });
    stops.in_every_dress("home", |session| session.apply(Command::Go(Screen::Home)));
    stops.in_every_dress("library", |session| session.apply(Command::Go(Screen::Library)));
    stops.in_every_dress("settings", |session| session.apply(Command::Go(Screen::Settings)));
    stops.in_every_dress("briefing", brief);
}

/// A conversation that gets hotter until somebody leaves.
fn hot(stops: &mut Stops) {
    stops.in_every_dress("conversation-opening", |session| begin(session, Mode::Guided));
    stops.in_every_dress("conversation-misses", |session| say(session, Taste::Worst));
    stops.plainly_at("conversation-tense", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Best, 1);
        talk(session, Taste::Worst, 1);
    });
    stops.plainly_at("conversation-boiling", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 1);
        say(session, Taste::Worst);
    });
    stops.in_every_dress("conversation-furious", |session| {
        session.apply(Command::GoOn);
        talk(session, Taste::Worst, 1);
    });
    stops.plainly_at("home-continue", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 1);
        session.apply(Command::Leave);
    });
}

/// A conversation that cools and ends well.
fn reconciled(stops: &mut Stops) {
    stops.in_every_dress("conversation-fits", |session| {
        begin(session, Mode::Guided);
        say(session, Taste::Best);
    });
    stops.in_every_dress("conversation-calmer", |session| {
        session.apply(Command::GoOn);
        talk(session, Taste::Best, 4);
    });
    stops.at("conversation-calmer-dark-contrast", |session| Dress::DarkContrast.put_on(session));
    stops.in_every_dress("prediction", talk_to_prediction);
    stops.in_every_dress("conversation-end", talk_to_end);
}

/// The same conversation without explanations.
fn assessed(stops: &mut Stops) {
    stops.plainly_at("conversation-assessment", |session| {
        begin(session, Mode::Assessment);
        talk(session, Taste::Best, 2);
    });
}

/// What it came to.
fn looking_back(stops: &mut Stops) {
    stops.in_every_dress("outcome", |session| {
        begin(session, Mode::Guided);
        talk_to_end(session);
        session.apply(Command::SeeOutcome);
    });
    stops.in_every_dress("debrief-recall", |session| session.apply(Command::Go(Screen::Debrief)));
    stops.in_every_dress("debrief", |session| session.apply(Command::ShowReplay));
    stops.plainly_at("outcome-walk-out", |session| {
        begin(session, Mode::Guided);
        talk(session, Taste::Worst, 8);
        session.apply(Command::SeeOutcome);
    });
}

/// The places so far.
pub struct Stops {
    /// The language of their pictures.
    pub lang: Lang,
    stops: Vec<Stop>,
}

impl Stops {
    /// A place, whatever is on.
    pub fn at(&mut self, name: &str, go: impl Fn(&mut Session) + Send + Sync + 'static) {
        self.in_window(name, Pictured::Own, go);
    }

    /// The same, with a picture of a window.
    pub fn in_window(
        &mut self,
        name: &str,
        window: Pictured,
        go: impl Fn(&mut Session) + Send + Sync + 'static,
    ) {
        self.stops.push(Stop { name: format!("{name}-{}", self.lang), window, go: Box::new(go) });
    }

    /// A place in the plain dress.
    pub fn plainly_at(&mut self, name: &str, go: impl Fn(&mut Session) + Send + Sync + 'static) {
        self.at(name, move |session| {
            Dress::Light.put_on(session);
            go(session);
        });
    }

    /// A place in the plain dress, then in every other, which stays on until the next plain one.
    pub fn in_every_dress(&mut self, name: &str, go: impl Fn(&mut Session) + Send + Sync + 'static) {
        self.plainly_at(name, go);
        for dress in WARDROBE {
            self.at(&format!("{name}{}", dress.suffix()), move |session| dress.put_on(session));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_a_name_of_its_own() {
        let mut names: Vec<String> =
            Lang::ALL.into_iter().flat_map(itinerary).map(|stop| stop.name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.iter().all(|name| name.chars().all(|c| c == '-' || c.is_ascii_lowercase())));
    }
}
