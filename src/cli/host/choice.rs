//! Which session it is to be: a new one, or one that was not ended. At a terminal that is asked; a script goes on with the
//! one that is meant, and is told of the others.

use super::{Wanted, line_of, shipped};
use crate::cli::COULD_NOT;
use crate::cli::args::HostArgs;
use crate::cli::check::printable;
use crate::cli::print::Console;
use crate::phrase;
use crate::scenario::Scenario;
use crate::server::{CannotRead, KeptRoom, KeptState};
use crate::text::{Lang, half_width};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Which session it is to be.
pub enum Choice {
    /// A new one.
    New,
    /// This one, with the scenario as it was when it was opened.
    GoOn(Box<KeptRoom>, Arc<Scenario>),
    /// None; the exit code. Why is said.
    Stop(u8),
}

/// The most sessions that are offered or told of.
const MOST: usize = 9;

/// Chooses, or has the person choose.
pub fn choose(
    console: Console,
    args: &HostArgs,
    wanted: Option<&Wanted>,
    data: &Path,
    lang: Lang,
) -> io::Result<Choice> {
    let known = |id: &str| {
        let named = wanted.map(|(played, ..)| &played.scenario).filter(|scenario| scenario.id == id);
        named.cloned().or_else(|| shipped(id))
    };
    if let Some(folder) = &args.resume {
        return named(console, folder, known, lang);
    }
    let rooms = match KeptRoom::all(data) {
        Ok(rooms) => rooms,
        Err(trouble) => {
            console.complain(&trouble.told_at_start(lang))?;
            return Ok(Choice::Stop(COULD_NOT));
        }
    };
    let title = |room: &KeptRoom| {
        room.scenario(known)
            .or_else(|| known(&room.scenario))
            .map_or_else(|| room.scenario.clone(), |scenario| scenario.title.get(lang).to_owned())
    };
    let mut open: Vec<(KeptRoom, Arc<Scenario>)> = Vec::new();
    let mut others: Vec<KeptRoom> = Vec::new();
    for room in rooms {
        match room.scenario(known).filter(|_| room.can_go_on() && room.is_of_today()) {
            Some(scenario) => open.push((room, scenario)),
            None => others.push(room),
        }
    }
    open.truncate(MOST);
    let is_meant = |(room, _): &(KeptRoom, Arc<Scenario>)| {
        wanted.is_some_and(|(played, seat, day)| {
            room.is_meant(&played.scenario.id, seat.0, day.map(|day| day.0))
        })
    };
    let meant = open.iter().position(is_meant).filter(|_| !args.new);
    let chosen = match args.new || open.is_empty() || !console.is_asked() {
        true => meant,
        false => match asked(console, &open, meant, title, lang)? {
            Some(chosen) => chosen,
            None => return Ok(Choice::Stop(COULD_NOT)),
        },
    };
    let chosen = chosen.map(|at| open.remove(at));
    others.extend(open.into_iter().map(|(room, _)| room));
    others.sort_by_key(|room| std::cmp::Reverse(room.began));
    for room in others.iter().take(MOST) {
        note(console, room, &title(room), lang)?;
    }
    let Some((room, scenario)) = chosen else { return Ok(Choice::New) };
    if wanted.is_some_and(|(played, ..)| played.scenario.hash != scenario.hash) && meant.is_some() {
        console.line(&phrase!(lang, "host.which_changed"))?;
        console.line(&phrase!(lang, "host.which_changed_new"))?;
    }
    Ok(Choice::GoOn(Box::new(room), scenario))
}

/// The session in a folder that was named.
fn named(
    console: Console,
    folder: &Path,
    known: impl Fn(&str) -> Option<Arc<Scenario>>,
    lang: Lang,
) -> io::Result<Choice> {
    let Some(room) = KeptRoom::at(folder) else {
        console.complain(&phrase!(lang, "host.cannot_find", path = printable(folder)))?;
        return Ok(Choice::Stop(COULD_NOT));
    };
    if let Some(scenario) = room.scenario(known) {
        return Ok(Choice::GoOn(Box::new(room), scenario));
    }
    let path = printable(folder);
    let why = match &room.state {
        KeptState::Trouble(trouble) => trouble.told_at_start(lang),
        KeptState::Newer => phrase!(lang, "kept.newer", path = path),
        KeptState::Unreadable => phrase!(lang, "kept.unreadable", path = path),
        _ => phrase!(lang, "host.cannot_other_scenario", path = path),
    };
    console.complain(&why)?;
    Ok(Choice::Stop(COULD_NOT))
}

/// Asks which; gives the position, none for a new one, or nothing at the end of input.
fn asked(
    console: Console,
    open: &[(KeptRoom, Arc<Scenario>)],
    meant: Option<usize>,
    title: impl Fn(&KeptRoom) -> String,
    lang: Lang,
) -> io::Result<Option<Option<usize>>> {
    console.line(&phrase!(lang, "host.which"))?;
    for (number, (room, _)) in (1..).zip(open) {
        let room = line_of(room, &title(room), lang);
        console.line(&phrase!(lang, "host.which_line", number = number, room = room))?;
    }
    console.line(&phrase!(lang, "host.which_new"))?;
    let usual = meant.map_or_else(|| "n".to_owned(), |at| (at + 1).to_string());
    loop {
        console.ask(&phrase!(lang, "host.which_ask", usual = usual))?;
        let Some(answer) = console.answer()? else { return Ok(None) };
        match half_width(&answer).trim().to_ascii_lowercase().as_str() {
            "" => return Ok(Some(meant)),
            "n" => return Ok(Some(None)),
            number => {
                let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                if let Some(at) = at.filter(|at| *at < open.len()) {
                    return Ok(Some(Some(at)));
                }
            }
        }
    }
}

/// Tells of a session that is not gone on with, if there is something to be done about it.
fn note(console: Console, room: &KeptRoom, title: &str, lang: Lang) -> io::Result<()> {
    let (line, path) = (line_of(room, title, lang), printable(&room.folder));
    let words = match &room.state {
        KeptState::InUse => phrase!(lang, "kept.note_in_use", room = line),
        KeptState::Unfinished | KeptState::PutAside => {
            phrase!(lang, "kept.note_go_on", room = line, path = path)
        }
        KeptState::Trouble(trouble) => {
            phrase!(lang, "kept.note_cannot", why = trouble.told_at_start(lang))
        }
        KeptState::Newer | KeptState::Unreadable => {
            let is_newer = room.state == KeptState::Newer;
            let why = CannotRead::Journal { path: room.folder.clone(), is_newer };
            phrase!(lang, "kept.note_cannot", why = why.told(lang))
        }
        KeptState::Ended => return Ok(()),
    };
    console.line(&words)
}
