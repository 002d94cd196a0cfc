//! `counterpart report`: the report of a session that is kept, be it unfinished, old, damaged, or one whose scenario was
//! changed since.

use super::args::ReportArgs;
use super::check::printable;
use super::host::line_of;
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS, evaluation};
use crate::exchange::Report;
use crate::library::Library;
use crate::phrase;
use crate::records;
use crate::server::{KeptRoom, ReadRoom, Trouble};
use crate::text::Lang;
use jiff::tz::TimeZone;
use std::io;
use std::path::Path;

/// Writes the report of a session, or lists the sessions there are; or the report of a course.
pub fn report(console: Console, args: &ReportArgs, lang: Lang) -> io::Result<u8> {
    if let Some(course) = &args.course {
        return evaluation::of_course(console, course, args, lang);
    }
    let library = Library::load(args.scenarios.as_deref());
    let Some(folder) = args.folder.clone().or_else(records::data_dir) else {
        console.complain(&phrase!(lang, "host.no_data"))?;
        return Ok(COULD_NOT);
    };
    // The journal itself may be named, too.
    let folder =
        if folder.is_file() { folder.parent().map(Path::to_owned).unwrap_or(folder) } else { folder };
    if KeptRoom::at(&folder).is_none() {
        return listed(console, &folder, &library, lang);
    }
    let read = match ReadRoom::of(&folder, |id| library.find(id).cloned()) {
        Ok(read) => read,
        Err(error) => {
            tracing::warn!(%error, "there is no report of a session to be had");
            console.complain(&error.told(lang))?;
            return Ok(COULD_NOT);
        }
    };
    let began = read.began.to_zoned(TimeZone::system());
    let report = Report::of_kept(&read.room, &began, read.lost, read.is_changed, lang);
    let kept = match report.keep(args.to.as_deref().unwrap_or(&folder)) {
        Ok(kept) => kept,
        Err(error) => {
            tracing::error!(%error, "the report can't be written");
            console.complain(&Trouble::at(&error.path, &error.cause).told_with(lang, "--to"))?;
            return Ok(COULD_NOT);
        }
    };
    for path in [kept.html, kept.votes, kept.feedback] {
        console.line(&phrase!(lang, "host.report", path = printable(&path)))?;
    }
    if read.is_changed {
        console.complain(&phrase!(lang, "kept.report_changed"))?;
    }
    if read.lost > 0 {
        console.complain(&phrase!(lang, "kept.report_damaged", lost = read.lost))?;
    }
    Ok(if read.lost > 0 || read.is_changed { PROBLEMS } else { FINE })
}

/// Lists the sessions of a data folder, or of its folder of rooms.
fn listed(console: Console, folder: &Path, library: &Library, lang: Lang) -> io::Result<u8> {
    let is_rooms = folder.file_name().is_some_and(|name| name == "rooms");
    let data = folder.parent().filter(|_| is_rooms).unwrap_or(folder);
    let rooms = match KeptRoom::all(data) {
        Ok(rooms) => rooms,
        Err(trouble) => {
            console.complain(&trouble.told_at_start(lang))?;
            return Ok(COULD_NOT);
        }
    };
    if rooms.is_empty() {
        console.complain(&phrase!(lang, "kept.none", path = printable(folder)))?;
        return Ok(COULD_NOT);
    }
    console.line(&phrase!(lang, "kept.list"))?;
    for room in &rooms {
        let scenario = library.find(&room.scenario);
        let title = scenario.map_or(room.scenario.as_str(), |scenario| scenario.title.get(lang));
        console.line(&line_of(room, title, lang))?;
        console.line(&format!("  {}", printable(&room.folder)))?;
    }
    Ok(FINE)
}
