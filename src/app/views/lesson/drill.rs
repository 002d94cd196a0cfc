//! A drill: the conversation's own cards at a moment of another scenario, and after each choice how every
//! sentence there is judged, what it made them think, and why.

use super::around::{self, Panel};
use super::blocks::{Block, Look, Told};
use super::model::led;
use crate::app::views::View;
use crate::app::views::conversation::heard::{Reason, verdict};
use crate::app::views::conversation::options::{Card, Deck};
use crate::app::views::conversation::spoken::Spoken;
use crate::conversation::{Offer, Play, TurnRecord};
use crate::phrase;
use crate::session::lesson::{Drilling, minds};
use crate::session::{LessonCommand, Playing};
use crate::text::Lang;
use crate::words;
use egui::{Id, Rect, Ui};

/// A drill, with what stands on the stage.
pub struct Drilled<'d> {
    /// The drill.
    pub drilling: &'d Drilling,
    /// What stands on the stage.
    pub playing: &'d Playing,
    /// What tells this moment from every other, for the keyboard's place.
    pub salt: Id,
}

/// Draws the moment that is looked at.
pub fn show(ui: &mut Ui, view: &mut View, drilled: &Drilled, room: Rect) {
    let lang = view.lang();
    let Drilled { drilling, playing, salt } = *drilled;
    let spoken = Spoken::of(playing, lang);
    let panel = match drilling.said() {
        Some((play, turn)) => Panel::Told(Told {
            blocks: after(lang, drilling, play, turn),
            on: if drilling.number().0 < drilling.number().1 {
                phrase!(lang, "lesson.next_item")
            } else {
                phrase!(lang, "lesson.on")
            },
            salt,
        }),
        None if drilling.looks_before() => {
            let mut blocks = vec![Block::Words(Look::Bold, count(lang, drilling))];
            blocks.extend(led(lang, &playing.play));
            Panel::Told(Told { blocks, on: phrase!(lang, "lesson.on"), salt })
        }
        None => Panel::Deck(deck(lang, drilling, &playing.play)),
    };
    around::show(ui, view, &spoken, &panel, room);
}

/// Which moment it is, of how many.
pub fn count(lang: Lang, drilling: &Drilling) -> String {
    let (number, all) = drilling.number();
    phrase!(lang, "lesson.item", number = number, all = all)
}

/// What can be said.
fn deck(lang: Lang, drilling: &Drilling, play: &Play) -> Deck {
    let offers = drilling.shown();
    let cards = offers.iter().map(|offer| {
        let words = play.words(play.beat(), offer).get(lang).to_owned();
        Card::plain(words, LessonCommand::Say(offer.option))
    });
    let me = play.seat().plays;
    let (number, all) = drilling.number();
    Deck {
        question: Some(phrase!(
            lang,
            "lesson.item_asks",
            number = number,
            all = all,
            name = play.scenario().character(me).name.get(lang),
            seat = play.scenario().department_name(me).get(lang)
        )),
        cards: cards.collect(),
        hint: phrase!(lang, "lesson.hint_choose", count = offers.len()),
        salt: ("lesson item", number),
    }
}

/// How every sentence was judged, and why.
fn after(lang: Lang, drilling: &Drilling, play: &Play, turn: &TurnRecord) -> Vec<Block> {
    let chosen = turn.chosen();
    let beat = turn.before.beat;
    let mut blocks = vec![
        Block::Verdict(chosen.judgement.quality, verdict(lang, turn)),
        Block::Said(Look::Plain, Reason::of_offer(lang, play, beat, chosen).says),
        Block::Gauges(minds(play, turn).map(|mind| *mind)),
    ];
    let shown = drilling.shown();
    let best = shown.iter().map(|offer| offer.judgement.quality).max().unwrap_or(0);
    for offer in &shown {
        blocks.push(Block::Judged {
            quality: offer.judgement.quality,
            sentence: play.words(beat, offer).get(lang).to_owned(),
            details: details(lang, play, turn, offer, best),
            chosen: offer.option == chosen.option,
        });
    }
    blocks
}

/// How a sentence fits; of the best one, where another was said, also why.
fn details(lang: Lang, play: &Play, turn: &TurnRecord, offer: &Offer, best: i8) -> String {
    let quality = offer.judgement.quality;
    let mut parts = vec![offer.act.kind.name().get(lang).to_owned(), words::judgement(lang, quality)];
    if offer.option == turn.pick.option {
        parts.insert(0, phrase!(lang, "debrief.this_was_said"));
    } else if quality == best {
        parts.push(Reason::of_offer(lang, play, turn.before.beat, offer).says);
    }
    parts.join(" · ")
}
