//! A play in which the terminal asks what to say.

use super::args::PlayArgs;
use super::print::Console;
use super::{FINE, debrief, story};
use crate::conversation::order::{ShownOrder, ShownPlace};
use crate::conversation::{Pick, Play};
use crate::phrase;
use crate::scenario::Turn;
use crate::text::{Lang, half_width};
use std::io;

/// How much of an answer that isn't one is said back, in characters.
const QUOTED: usize = 40;

/// What somebody typed.
enum Typed<T> {
    Value(T),
    /// `q`, or the end of input.
    Enough,
}

/// Plays to the end, or until the player has had enough.
pub fn interactive(console: Console, play: &mut Play, args: &PlayArgs, lang: Lang) -> io::Result<u8> {
    let seed = args.seed.unwrap_or_else(random_seed);
    console.line(&story::briefing(play, lang))?;
    console.line("")?;
    console.line(&phrase!(lang, "cli.play.how", seed = seed))?;
    while play.ending().is_none() {
        let turn = play.turns().len();
        console.line("")?;
        console.line(&story::turn_heading(play, turn + 1, play.state(), lang))?;
        console.line(&story::heard(play, play.state(), lang))?;
        let Typed::Value(pick) = pick(console, play, seed, turn, lang)? else {
            console.line("")?;
            console.line(&phrase!(lang, "cli.play.stopped"))?;
            console.line(&debrief::again(play, lang))?;
            return Ok(FINE);
        };
        // The pick is one of the offers, with a confidence only where one was asked for.
        if let Ok(record) = play.pick(pick).cloned() {
            console.line(&story::said(play, &record, lang))?;
            console.line(&story::feedback(play, &record, args.hide, lang))?;
        }
    }
    console.line("")?;
    console.line(&story::heard(play, play.state(), lang))?;
    console.line(&debrief::debrief(play, lang))?;
    Ok(FINE)
}

/// A seed short enough to type again. It only decides an order, so any will do if the system has
/// none to give.
fn random_seed() -> u64 {
    getrandom::u32().map_or(0, u64::from)
}

fn pick(console: Console, play: &Play, seed: u64, turn: usize, lang: Lang) -> io::Result<Typed<Pick>> {
    let offers = play.offers();
    let order = ShownOrder::shuffled(seed, turn, offers.iter().map(|offer| offer.option));
    let is_prediction = matches!(play.seat().beat(play.beat()).turn, Turn::Predict(_));
    if is_prediction {
        console.line(&phrase!(lang, "cli.play.predict"))?;
    }
    for (place, offer) in ShownPlace::each().zip(&order.arrange(&offers)) {
        console.line(&format!("  {}. {}", place.number(), play.words(play.beat(), offer).get(lang)))?;
    }
    let question = phrase!(lang, "cli.play.which", count = order.len());
    let at = |answer: &str| order.at(ShownPlace::from_number(answer.parse().ok()?)?);
    let Typed::Value(option) =
        asked(console, &question, at, |answer| phrase!(lang, "cli.play.not_understood", answer = answer))?
    else {
        return Ok(Typed::Enough);
    };
    if !is_prediction {
        return Ok(Typed::Value(Pick::option(option)));
    }
    let question = phrase!(lang, "cli.play.how_sure");
    let sure = |answer: &str| answer.parse::<u8>().ok().filter(|sure| *sure <= 100);
    Ok(match asked(console, &question, sure, |answer| phrase!(lang, "cli.play.not_sure", answer = answer))? {
        Typed::Value(sure) => Typed::Value(Pick { option, confidence: Some(sure) }),
        Typed::Enough => Typed::Enough,
    })
}

/// Asks until the answer is one; whatever else is typed is answered with what can be.
fn asked<T>(
    console: Console,
    question: &str,
    read: impl Fn(&str) -> Option<T>,
    not_understood: impl Fn(&str) -> String,
) -> io::Result<Typed<T>> {
    loop {
        console.ask(question)?;
        let Some(answer) = console.answer()? else {
            // What follows doesn't stand on the line of the question.
            console.line("")?;
            return Ok(Typed::Enough);
        };
        let answer = half_width(&answer);
        if answer.eq_ignore_ascii_case("q") {
            return Ok(Typed::Enough);
        }
        if let Some(value) = read(&answer) {
            return Ok(Typed::Value(value));
        }
        // A bare Return asks the same again: nothing was said that could be wrong.
        let typed: String = answer.trim().chars().filter(|c| !c.is_control()).take(QUOTED).collect();
        if !typed.is_empty() {
            console.line(&not_understood(&typed))?;
        }
    }
}
