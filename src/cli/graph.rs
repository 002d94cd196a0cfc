//! `counterpart graph`: a seat as a map.

use super::args::GraphArgs;
use super::check::{cannot_read, printable, problems};
use super::interrupt::Interrupt;
use super::print::Console;
use super::prove::progress::Progress;
use super::{COULD_NOT, FINE, PROBLEMS, seats};
use crate::library;
use crate::phrase;
use crate::proof::BUDGET;
use crate::proof::map::{dot, map_while, svg};
use crate::scenario::Scenario;
use crate::text::Lang;
use std::io;
use std::ops::ControlFlow;

/// Draws the map of a seat, to the terminal or to a file.
pub fn graph(console: Console, args: &GraphArgs, lang: Lang) -> io::Result<u8> {
    let file = match library::check_file(&args.file) {
        Ok(file) => file,
        Err(error) => {
            console.complain(&cannot_read(&args.file, &error.cause, lang))?;
            return Ok(COULD_NOT);
        }
    };
    let Some(scenario) = &file.scenario else {
        problems(&file, lang, console.colours_err, |text| console.complain(&text))?;
        console.complain(&phrase!(lang, "cli.prove.broken", file = printable(&args.file)))?;
        return Ok(PROBLEMS);
    };
    let chosen = seats::chosen(scenario, args.seat.as_deref(), args.day.as_deref(), lang);
    let (seat, day) = match chosen {
        Ok(chosen) => chosen,
        Err(complaint) => {
            console.complain(&complaint)?;
            return Ok(COULD_NOT);
        }
    };
    let begun = day.and_then(|day| Some((scenario.on_day(seat, day)?, day)));
    let (interrupt, progress) = (Interrupt::listen(), Progress::new(0, lang));
    let mut seen = 0;
    let explored: &Scenario = begun.as_ref().map_or(scenario, |(scenario, _)| scenario);
    let map = map_while(explored, seat, args.budget.unwrap_or(BUDGET), &mut |_, states| {
        progress.explored(states.saturating_sub(seen));
        seen = seen.max(states);
        if interrupt.is_told() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    progress.finish();
    let ControlFlow::Continue(mut map) = map else {
        console.complain(&phrase!(lang, "cli.graph.stopped"))?;
        return Ok(COULD_NOT);
    };
    if map.cut_short {
        console.complain(&phrase!(lang, "cli.graph.open", states = seen))?;
    }
    if let Some((_, day)) = begun {
        map.title = format!("{} · {}", map.title, scenario.seats[seat.index()].days[day.index()].id);
    }
    let drawn = if args.dot { dot(&map) } else { svg(&map) };
    let Some(path) = &args.output else {
        console.line(drawn.trim_end())?;
        return Ok(FINE);
    };
    if let Err(cause) = std::fs::write(path, drawn) {
        console.complain(&phrase!(lang, "cli.graph.cannot_write", path = printable(path), cause = cause))?;
        return Ok(COULD_NOT);
    }
    console.line(&phrase!(lang, "cli.graph.written", path = printable(path)))?;
    Ok(FINE)
}
