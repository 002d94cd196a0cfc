//! `counterpart graph`: a seat as a map.

use super::args::GraphArgs;
use super::check::{cannot_read, printable, problems};
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS};
use crate::library;
use crate::phrase;
use crate::proof::BUDGET;
use crate::proof::map::{dot, map, svg};
use crate::scenario::SeatIx;
use crate::text::{Lang, list};
use std::io;

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
    let seat = match &args.seat {
        None => SeatIx(0),
        Some(id) => match scenario.seat(id) {
            Some((seat, _)) => seat,
            None => {
                let seats: Vec<&str> = scenario.seats.iter().map(|seat| seat.id.as_str()).collect();
                let seats = list(lang, &seats);
                console.complain(&phrase!(lang, "cli.play.no_seat", seat = id, seats = seats))?;
                return Ok(COULD_NOT);
            }
        },
    };
    let map = map(scenario, seat, BUDGET);
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
