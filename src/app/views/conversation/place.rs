//! How high the panel below the stage is: the same at every moment of a conversation, so that the room and the two
//! people stay where they are.

use super::super::View;
use super::options::{Card, Deck};
use crate::app::views::shared::board::Footing;
use crate::phrase;
use crate::scenario::Turn;
use crate::session::{PlayCommand, Playing};
use egui::{Id, Ui};

/// How many can be said at once.
const CARDS: usize = 4;
/// Of how many of the longest sentences the cards are measured: one with fewer letters may need a line more.
const LONGEST: usize = 3;

/// The height in which the longest sentences of the seat can stand side by side, in points.
pub fn panel_height(ui: &Ui, view: &View, playing: &Playing, width: f32) -> f32 {
    let play = &playing.play;
    let scale = view.theme.scale;
    let which = (&play.scenario().hash, &play.seat().id, view.lang(), playing.mode);
    let id = Id::new(("height of the panel", which, width.to_bits(), scale.to_bits()));
    if let Some(height) = ui.data(|data| data.get_temp::<f32>(id)) {
        return height;
    }
    let height = longest(view, playing).lay(ui, view.theme, width, false).height;
    ui.data_mut(|data| data.insert_temp(id, height));
    height
}

/// A deck of the longest sentences of the seat, which is measured and never shown.
fn longest(view: &View, playing: &Playing) -> Deck {
    let lang = view.lang();
    let play = &playing.play;
    let mut cards = Vec::new();
    for beat in &play.seat().beats {
        let Turn::Speak(choices) = &beat.turn else { continue };
        cards.extend(choices.iter().map(|choice| {
            let once = choice.act.agreement().and_then(|agreement| playing.rests_on_at_most(agreement));
            let footing = once.map(|board| Footing::of(lang, play.scenario(), &board));
            Card { footing, ..Card::plain(choice.say.get(lang).to_owned(), PlayCommand::GoOn) }
        }));
    }
    let letters = |card: &Card| {
        let below = card.footing.as_ref().map_or(0, |footing| footing.words.chars().count());
        card.words.chars().count() + below
    };
    cards.sort_by_key(|card| std::cmp::Reverse(letters(card)));
    cards.truncate(LONGEST);
    let words = cards.first().map_or_else(String::new, |card| card.words.clone());
    cards.resize_with(CARDS, || Card::plain(words.clone(), PlayCommand::GoOn));
    let hint = phrase!(lang, "play.hint", count = CARDS);
    Deck { question: None, cards, hint, salt: ("longest", 0) }
}
