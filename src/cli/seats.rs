//! Which seat of a scenario is asked for, and on which day.

use crate::phrase;
use crate::scenario::id::nearest;
use crate::scenario::{Day, DayIx, Scenario, Seat, SeatIx};
use crate::text::{Lang, list};

/// The seat and the day that are asked for. The error is what to say if there is no such one.
pub fn chosen(
    scenario: &Scenario,
    asked_seat: Option<&str>,
    asked_day: Option<&str>,
    lang: Lang,
) -> Result<(SeatIx, Option<DayIx>), String> {
    let seat = seat(scenario, asked_seat, lang)?;
    Ok((seat, day(&scenario.seats[seat.index()], asked_day, lang)?))
}

/// The seat that is asked for; the first in the file if none is. The error says which there are.
fn seat(scenario: &Scenario, asked: Option<&str>, lang: Lang) -> Result<SeatIx, String> {
    let found = match asked {
        Some(id) => scenario.seat(id).map(|(seat, _)| seat),
        None => scenario.seats.first().map(|_| SeatIx(0)),
    };
    found.ok_or_else(|| {
        let seats: Vec<&str> = scenario.seats.iter().map(|seat| seat.id.as_str()).collect();
        let asked = asked.unwrap_or_default();
        phrase!(lang, "cli.play.no_seat", seat = asked, seats = list(lang, &seats))
    })
}

/// The day that is asked for; none, for the day as it is written, if none is. The error says which there
/// are, and which may have been meant.
fn day(seat: &Seat, asked: Option<&str>, lang: Lang) -> Result<Option<DayIx>, String> {
    let Some(id) = asked else { return Ok(None) };
    if let Some((day, _)) = seat.day(id) {
        return Ok(Some(day));
    }
    if seat.days.is_empty() {
        return Err(phrase!(lang, "cli.play.no_days", seat = seat.id));
    }
    let meant = nearest(id, seat.days.iter().map(|day| day.id.as_str()));
    let meant = meant.map_or(String::new(), |meant| phrase!(lang, "cli.usage.meant", word = meant));
    let days = named(seat.days.iter(), lang);
    Err(phrase!(lang, "cli.play.no_day", day = id, seat = seat.id, meant = meant, days = days))
}

/// Days by their ids, each with what is different about it.
pub fn named<'s>(days: impl Iterator<Item = &'s Day>, lang: Lang) -> String {
    let named: Vec<String> =
        days.map(|day| phrase!(lang, "cli.play.day", id = day.id, name = day.name.get(lang))).collect();
    list(lang, &named.iter().map(String::as_str).collect::<Vec<_>>())
}
