//! Saying what matters most to the other side now, and how sure one is.

use super::super::View;
use super::options::{Card, Deck};
use crate::phrase;
use crate::session::{PlayCommand, Playing};

/// How sure one can say one is, in per cent.
const SURE: [u8; 4] = [40, 60, 80, 95];

/// What is asked now, and the answers.
pub fn deck(view: &View, playing: &Playing) -> Deck {
    let lang = view.lang();
    let turn = playing.play.turns().len();
    let beat = playing.play.beat();
    let offers = playing.shown();
    let guess = playing.guess.and_then(|guess| offers.iter().find(|offer| offer.option == guess));
    let Some(guess) = guess else {
        let who = playing.play.scenario().character(playing.speaker()).name.get(lang);
        let answers = offers.iter().map(|offer| {
            let words = playing.play.words(beat, offer).get(lang).to_owned();
            Card::plain(words, PlayCommand::Guess(offer.option))
        });
        return Deck {
            question: Some(phrase!(lang, "play.predict_question", who = who)),
            cards: answers.collect(),
            hint: phrase!(lang, "play.predict_hint", count = offers.len()),
            salt: ("guess", turn),
        };
    };
    let answers = SURE.map(|sure| {
        let words = match sure {
            40 => phrase!(lang, "play.sure_40"),
            60 => phrase!(lang, "play.sure_60"),
            80 => phrase!(lang, "play.sure_80"),
            _ => phrase!(lang, "play.sure_95"),
        };
        Card::plain(words, PlayCommand::Sure(sure))
    });
    Deck {
        question: Some(phrase!(
            lang,
            "play.sure_question",
            guess = playing.play.words(beat, guess).get(lang)
        )),
        cards: answers.into(),
        hint: phrase!(lang, "play.sure_hint"),
        salt: ("sure", turn),
    }
}
