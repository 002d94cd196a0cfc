//! `counterpart host`: a room without a window, led from the terminal.
//!
//! - `choice`: which session it is to be: a new one, or one that was not ended
//! - `in_case`: what the terminal shows of a case
//! - `leading`: what is typed and what is printed while it goes on
//! - `order`: what a line that was typed asks for; `shown`: what the terminal shows of a room
//! - `signals`: being told to stop
//!
//! **Not here:** the room (`room`), its network and journal (`server`), the same with a window
//! (`session::workshop`).

mod choice;
mod in_case;
mod leading;
pub mod order;
mod shown;
pub mod signals;

use super::args::HostArgs;
use super::check::{cannot_read, printable, problems};
use super::print::Console;
use super::{COULD_NOT, PROBLEMS, seats};
use crate::library::courses::{Content, CourseFile};
use crate::library::{self, Library};
use crate::phrase;
use crate::records;
use crate::room::{Case, Setup};
use crate::scenario::{DayIx, Scenario, SeatIx};
use crate::server::{Host, KeptRoom, Limits, Options};
use crate::text::{Lang, list};
use choice::Choice;
use leading::{Leading, News};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// A scenario, with its text.
struct Played {
    scenario: Arc<Scenario>,
    text: Option<String>,
}

/// What is asked for: a scenario, a seat, and the day if it is another than the one that is written.
type Wanted = (Played, SeatIx, Option<DayIx>);

/// Hosts a room until it is ended, or until nothing more is typed.
pub fn host(console: Console, args: &HostArgs, lang: Lang) -> io::Result<u8> {
    let Some(data) = args.data.clone().or_else(records::data_dir) else {
        console.complain(&phrase!(lang, "host.no_data"))?;
        return Ok(COULD_NOT);
    };
    let wanted = match wanted(console, args, lang)? {
        Ok(wanted) => wanted,
        Err(code) => return Ok(code),
    };
    let (played, seat, day, resume) = match choice::choose(console, args, wanted.as_ref(), &data, lang)? {
        Choice::New => match wanted {
            Some((played, seat, day)) => (played, seat, day, None),
            None => return Ok(COULD_NOT),
        },
        Choice::GoOn(room, scenario) => {
            let seat = room.setup.as_ref().map_or(SeatIx(0), |setup| SeatIx(setup.seat));
            let day = room.setup.as_ref().and_then(|setup| setup.day).map(DayIx);
            if let Some(setup) = room.setup.as_ref().filter(|setup| !is_as_settled(args, setup)) {
                let (teams, phones) = (setup.teams, setup.most_phones);
                let names = match setup.names {
                    true => phrase!(lang, "host.resumed_with_names"),
                    false => phrase!(lang, "host.resumed_without_names"),
                };
                let words =
                    phrase!(lang, "host.resumed_settings", teams = teams, phones = phones, names = names);
                console.line(&words)?;
            }
            (Played { scenario, text: room.text() }, seat, day, Some(room.folder))
        }
        Choice::Stop(code) => return Ok(code),
    };
    let case = match case(console, args, lang)? {
        Ok(case) => case,
        Err(code) => return Ok(code),
    };
    let options = Options {
        seat,
        day,
        address: args.address,
        port: args.port,
        most_phones: args.seats,
        teams: args.teams,
        names: args.names,
        new: resume.is_none(),
        resume,
        text: played.text,
        limits: Limits::sharing(args.per_address),
        ..Options::new(&data)
    };
    let (news, coming) = channel();
    let changed = news.clone();
    // Nobody is there to be told once the loop has ended.
    let host =
        Host::start(&played.scenario, options, move || changed.send(News::Changed).unwrap_or_default());
    match host {
        Ok(host) => {
            let id = &played.scenario.id;
            tracing::info!(scenario = id, resumed = host.is_resumed(), "a room is hosted");
            signals::listen(&news);
            leading::listen(console, news);
            let case = case.filter(|_| !host.is_resumed());
            Leading::of(console, host, lang).with(case)?.lead(&coming)
        }
        Err(error) => {
            tracing::error!(%error, "the room can't be hosted");
            console.complain(&error.told(lang))?;
            Ok(COULD_NOT)
        }
    }
}

/// Whether a session was opened with what is asked for now. What was settled then can't be changed any more.
fn is_as_settled(args: &HostArgs, setup: &Setup) -> bool {
    setup.teams == args.teams && setup.names == args.names && setup.most_phones == args.seats
}

/// The scenario that is named, the seat and the day; none if a session is named instead. Or the exit code if there is no
/// such thing; why is said.
fn wanted(console: Console, args: &HostArgs, lang: Lang) -> io::Result<Result<Option<Wanted>, u8>> {
    let Some(named) = &args.scenario else { return Ok(Ok(None)) };
    let played = match find(console, named, lang)? {
        Ok(played) => played,
        Err(code) => return Ok(Err(code)),
    };
    match seats::chosen(&played.scenario, args.seat.as_deref(), args.day.as_deref(), lang) {
        Ok((seat, day)) => Ok(Ok(Some((played, seat, day)))),
        Err(complaint) => {
            console.complain(&complaint)?;
            Ok(Err(COULD_NOT))
        }
    }
}

/// The case that is named, as a room takes it up; or the exit code if there is no such case. Why is said.
fn case(console: Console, args: &HostArgs, lang: Lang) -> io::Result<Result<Option<Case>, u8>> {
    let Some(named) = &args.case else { return Ok(Ok(None)) };
    let library = Library::load(None);
    if !named.exists() {
        let cases = library::courses::cases(&library);
        let found = cases.iter().find(|case| Some(case.id.as_str()) == named.to_str());
        if let Some(case) = found {
            return Ok(Ok(Some(case.for_room())));
        }
        let ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
        let cases = list(lang, &ids);
        console.complain(&phrase!(lang, "host.no_case", case = printable(named), cases = cases))?;
        return Ok(Err(COULD_NOT));
    }
    let file = match library::check_file(named) {
        Ok(file) => file,
        Err(error) => {
            console.complain(&cannot_read(named, &error.cause, lang))?;
            return Ok(Err(COULD_NOT));
        }
    };
    let scenarios = library.playable().cloned().collect();
    let read = library::courses::check_named(vec![file], scenarios).into_iter().next();
    match read {
        Some(CourseFile { content: Some(Content::Case(case)), .. }) => Ok(Ok(Some(case.for_room()))),
        Some(CourseFile { file, .. }) => {
            problems(&file, lang, console.colours_err, |text| console.complain(&text))?;
            Ok(Err(PROBLEMS))
        }
        None => {
            let cases = list(lang, &[]);
            console.complain(&phrase!(lang, "host.no_case", case = printable(named), cases = cases))?;
            Ok(Err(PROBLEMS))
        }
    }
}

/// The scenario that is meant: a file, or the id of a shipped one. Or the exit code if there is none to
/// play; why is said.
fn find(console: Console, named: &Path, lang: Lang) -> io::Result<Result<Played, u8>> {
    let is_shipped = |file: &library::LoadedFile| {
        file.scenario.as_ref().is_some_and(|scenario| Some(scenario.id.as_str()) == named.to_str())
    };
    let shipped = Some(Library::load(None)).filter(|_| !named.exists());
    let shipped = shipped.and_then(|library| library.files.into_iter().find(is_shipped));
    let checked = match shipped.map_or_else(|| library::check_file(named), Ok) {
        Ok(checked) => checked,
        Err(error) => {
            console.complain(&cannot_read(named, &error.cause, lang))?;
            return Ok(Err(COULD_NOT));
        }
    };
    if let Some(scenario) = checked.scenario {
        return Ok(Ok(Played { scenario, text: Some(checked.source) }));
    }
    problems(&checked, lang, console.colours_err, |text| console.complain(&text))?;
    console.complain(&phrase!(lang, "cli.play.broken", file = printable(named)))?;
    Ok(Err(PROBLEMS))
}

/// A shipped scenario by its id.
pub fn shipped(id: &str) -> Option<Arc<Scenario>> {
    Library::load(None).find(id).cloned()
}

/// A kept session in a line, by this computer's clock.
pub fn line_of(room: &KeptRoom, title: &str, lang: Lang) -> String {
    room.line(title, &jiff::tz::TimeZone::system(), lang)
}
