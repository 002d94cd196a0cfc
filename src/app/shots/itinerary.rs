//! Which pictures are taken, in which order, and how each place is reached from the one before.

use super::steps::Dress;
use crate::app::screens::{self, SCREENS};
use crate::session::{ScreenId, Session};
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

/// The pictures in a language: those of every screen, in the order of the table.
pub fn itinerary(lang: Lang) -> Vec<Stop> {
    let mut stops = Stops { lang, stops: Vec::new() };
    for screen in &SCREENS {
        (screen.pictures)(&mut stops);
    }
    stops.stops
}

/// The names of the pictures of a screen, without `.png`.
pub fn pictures_of(screen: ScreenId, lang: Lang) -> Vec<String> {
    let mut stops = Stops { lang, stops: Vec::new() };
    (screens::entry(screen).pictures)(&mut stops);
    stops.stops.into_iter().map(|stop| stop.name).collect()
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
