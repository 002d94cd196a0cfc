//! Saying what matters most to the other side now, and how sure one is.

use super::super::View;
use super::options::{Deck, cards};
use crate::app::session::{Command, Playing};
use crate::phrase;
use egui::{Rect, Ui};

/// How sure one can say one is, in per cent.
const SURE: [u8; 4] = [40, 60, 80, 95];

/// Draws the question; gives the rectangle of the panel.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let lang = view.lang();
    let turn = playing.play.turns().len();
    let beat = playing.play.beat();
    let offers = playing.shown();
    let guess = playing.guess.and_then(|guess| offers.iter().find(|offer| offer.option == guess));
    match guess {
        None => {
            let answers: Vec<&str> =
                offers.iter().map(|offer| playing.play.words(beat, offer).get(lang)).collect();
            let who = playing.play.scenario().character(playing.speaker()).name.get(lang);
            let question = phrase!(lang, "play.predict_question", who = who);
            let hint = phrase!(lang, "play.predict_hint", count = answers.len());
            let deck =
                Deck { question: Some(&question), sentences: &answers, hint: &hint, salt: ("guess", turn) };
            let (rect, picked) = cards(ui, view.theme, whole, &deck);
            if let Some(position) = picked {
                view.ask(Command::Guess(offers[position].option));
            }
            rect
        }
        Some(guess) => {
            let labels = SURE.map(|sure| match sure {
                40 => phrase!(lang, "play.sure_40"),
                60 => phrase!(lang, "play.sure_60"),
                80 => phrase!(lang, "play.sure_80"),
                _ => phrase!(lang, "play.sure_95"),
            });
            let answers: Vec<&str> = labels.iter().map(String::as_str).collect();
            let chosen = playing.play.words(beat, guess).get(lang);
            let question = phrase!(lang, "play.sure_question", guess = chosen);
            let hint = phrase!(lang, "play.sure_hint");
            let deck =
                Deck { question: Some(&question), sentences: &answers, hint: &hint, salt: ("sure", turn) };
            let (rect, picked) = cards(ui, view.theme, whole, &deck);
            if let Some(position) = picked {
                view.ask(Command::Sure(SURE[position]));
            }
            rect
        }
    }
}
