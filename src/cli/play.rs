//! `counterpart play`: a scenario in the terminal.

use super::args::PlayArgs;
use super::check::{cannot_read, printable, problems};
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS, choices, debrief, interactive, seats, story, transcript};
use crate::conversation::Play;
use crate::library;
use crate::phrase;
use crate::scenario::Scenario;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// Plays a file: by itself if the choices are given or JSON is wanted, else by asking.
pub fn play(console: Console, args: &PlayArgs, lang: Lang) -> io::Result<u8> {
    let scenario = match load(console, args, lang)? {
        Ok(scenario) => scenario,
        Err(code) => return Ok(code),
    };
    let chosen = seats::chosen(&scenario, args.seat.as_deref(), args.day.as_deref(), lang);
    let (seat, day) = match chosen {
        Ok(chosen) => chosen,
        Err(complaint) => {
            console.complain(&complaint)?;
            return Ok(COULD_NOT);
        }
    };
    let mut play = Play::start_on(scenario, seat, day);
    if args.choices.is_none() && !args.json {
        return interactive::interactive(console, &mut play, args, lang);
    }
    let written = match choices::read(args.choices.as_deref().unwrap_or_default()) {
        Ok(written) => written,
        Err(error) => {
            console.complain(&choices::not_a_choice(&error, lang))?;
            return Ok(COULD_NOT);
        }
    };
    if let Err(error) = choices::make(&mut play, &written) {
        console.complain(&choices::illegal(&error, lang))?;
        return Ok(COULD_NOT);
    }
    if args.json {
        let transcript = transcript::Transcript::of(&play, lang);
        console.line(&serde_json::to_string_pretty(&transcript)?)?;
        return Ok(FINE);
    }
    told(console, &play, args.hide, lang)?;
    Ok(FINE)
}

/// The scenario of the file, or the exit code if there is none to play; why is said.
fn load(console: Console, args: &PlayArgs, lang: Lang) -> io::Result<Result<Arc<Scenario>, u8>> {
    let checked = match library::check_file(&args.file) {
        Ok(checked) => checked,
        Err(error) => {
            console.complain(&cannot_read(&args.file, &error.cause, lang))?;
            return Ok(Err(COULD_NOT));
        }
    };
    match &checked.scenario {
        Some(scenario) => Ok(Ok(Arc::clone(scenario))),
        None => {
            problems(&checked, lang, console.colours_err, |text| console.complain(&text))?;
            console.complain(&phrase!(lang, "cli.play.broken", file = printable(&args.file)))?;
            Ok(Err(PROBLEMS))
        }
    }
}

/// Prints a play whose choices were given.
fn told(console: Console, play: &Play, hide: bool, lang: Lang) -> io::Result<()> {
    console.line(&story::heading(play, lang))?;
    for (turn, record) in (1..).zip(play.turns()) {
        console.line("")?;
        console.line(&story::turn_heading(play, turn, &record.before, lang))?;
        console.line(&story::heard(play, &record.before, lang))?;
        console.line(&story::said(play, record, lang))?;
        console.line(&story::feedback(play, record, hide, lang))?;
    }
    console.line("")?;
    console.line(&story::heard(play, play.state(), lang))?;
    if play.ending().is_some() {
        return console.line(&debrief::debrief(play, lang));
    }
    console.line("")?;
    console.line(&phrase!(lang, "cli.play.open"))?;
    for offer in play.offers() {
        let words = play.words(play.beat(), &offer).get(lang);
        console.line(&format!("  {}. {words}", offer.option.number()))?;
    }
    Ok(())
}
