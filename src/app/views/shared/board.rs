//! The board in words and signs: what was understood in ink, what was heard in pencil, what hasn't been said
//! as empty boxes.
//!
//! **Not here:** what belongs on it (`session::Board`).

use crate::app::theme::{Size, Theme};
use crate::phrase;
use crate::scenario::{InterestIx, Scenario};
use crate::session::Board;
use crate::text::Lang;
use egui::{Color32, FontId};
use egui_phosphor::regular as icon;

/// Something that was understood: stamped.
const INK: &str = icon::SEAL_CHECK;
/// Something that was heard.
const PENCIL: &str = icon::PENCIL_SIMPLE;
/// Something that hasn't been said.
const BLANK: &str = icon::SQUARE;

/// A line of the board.
pub struct Line {
    /// As it is drawn, with its sign.
    pub words: String,
    /// As a screen reader tells it.
    pub told: String,
    /// Its colour.
    pub ink: Color32,
    /// Whether it is written in bold.
    pub strong: bool,
}

impl Line {
    /// The letters it is written in.
    pub fn font(&self, theme: &Theme) -> FontId {
        if self.strong { theme.bold(Size::Small) } else { theme.font(Size::Small) }
    }
}

/// The whole board, under its title.
pub fn lines(lang: Lang, theme: &Theme, scenario: &Scenario, board: &Board) -> Vec<Line> {
    let p = &theme.palette;
    let label = |interest: &InterestIx| scenario.interest(*interest).label.get(lang);
    let title = phrase!(lang, "board.title", heard = board.said(), all = board.all());
    let mut lines = vec![Line { words: title.clone(), told: title, ink: p.ink, strong: true }];
    lines.extend(board.understood.iter().map(label).map(|what| Line {
        words: format!("{INK} {what}"),
        told: phrase!(lang, "board.told_understood", what = what),
        ink: p.ink,
        strong: true,
    }));
    lines.extend(board.heard.iter().map(label).map(|what| Line {
        words: format!("{PENCIL} {what}"),
        told: phrase!(lang, "board.told_heard", what = what),
        ink: p.ink_soft,
        strong: false,
    }));
    if board.unsaid > 0 {
        let told = phrase!(lang, "board.unsaid", count = board.unsaid);
        let words = format!("{} {}", BLANK.repeat(board.unsaid), phrase!(lang, "board.blank"));
        lines.push(Line { words, told, ink: p.rust, strong: false });
    }
    lines
}

/// What a proposal rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    /// As it is drawn, with signs.
    pub words: String,
    /// As a screen reader tells it.
    pub told: String,
}

impl Footing {
    /// In words: what was understood first, what hasn't been said last and without its name.
    pub fn of(lang: Lang, scenario: &Scenario, board: &Board) -> Footing {
        if board.all() == 0 {
            let words = phrase!(lang, "board.rests_on_none");
            return Footing { told: words.clone(), words };
        }
        let label = |interest: &InterestIx| scenario.interest(*interest).label.get(lang);
        let (mut words, mut told): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for what in board.understood.iter().map(label) {
            words.push(format!("{INK} {what}"));
            told.push(phrase!(lang, "board.told_understood_among", what = what));
        }
        for what in board.heard.iter().map(label) {
            words.push(format!("{PENCIL} {what}"));
            told.push(phrase!(lang, "board.told_heard_among", what = what));
        }
        if board.unsaid > 0 {
            words.push(format!("{} {}", BLANK.repeat(board.unsaid), phrase!(lang, "board.blank_among")));
            told.push(phrase!(lang, "board.unsaid_among", count = board.unsaid));
        }
        let between = match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        let whole = |parts: &[String]| phrase!(lang, "board.rests_on", what = parts.join(between));
        Footing { words: whole(&words), told: whole(&told) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Play;
    use crate::library::Library;
    use crate::scenario::SeatIx;

    #[test]
    fn what_was_not_said_is_never_named() {
        let library = Library::load(None);
        for scenario in library.playable() {
            for (seat, _) in (0u8..).zip(&scenario.seats) {
                let play = Play::start(scenario.clone(), SeatIx(seat));
                let board = Board::of(&play, play.state());
                assert!(board.unsaid > 0, "{}", scenario.id);
                for lang in Lang::ALL {
                    let all: String = lines(lang, &theme(), scenario, &board)
                        .into_iter()
                        .map(|line| line.words + &line.told)
                        .collect();
                    let footing = Footing::of(lang, scenario, &board);
                    let unsaid = play.seat().facing.iter().flat_map(|person| scenario.interests_of(*person));
                    for interest in unsaid.filter(|interest| !play.state().is_revealed(*interest)) {
                        let label = scenario.interest(interest).label.get(lang);
                        for words in [&all, &footing.words, &footing.told] {
                            assert!(!words.contains(label), "{}: {label}", scenario.id);
                        }
                    }
                }
            }
        }
    }

    fn theme() -> Theme {
        Theme::of(&crate::session::Preferences::default(), false)
    }
}
