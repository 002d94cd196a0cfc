//! `counterpart report --course`: what a course came to, as the manager's page and its tables; and whom to interview.
//!
//! **Not here:** the figures (`course::evaluation`), what people did (`history`), the page (`exchange`).

use super::args::{CoursePlaces, ReportArgs};
use super::check::printable;
use super::course::{all, named};
use super::print::Console;
use super::tables::{complain_of, table};
use super::{COULD_NOT, FINE, PROBLEMS};
use crate::course::anonymity::{Closed, Least};
use crate::course::counts::{Kept, Reaction};
use crate::course::day::Day;
use crate::course::evaluation::{Figures, Surveys, Weekly, figures, rated};
use crate::course::file::course::Course;
use crate::course::file::survey::Survey;
use crate::course::success_case::{Volunteer, interviews};
use crate::exchange::entered::{Wrong, counters, weekly};
use crate::exchange::{Evaluated, Evaluation};
use crate::history::{day_of, participants, volunteers};
use crate::library::Library;
use crate::library::courses::{Content, Courses};
use crate::phrase;
use crate::records::{self, DATABASE_FILE, Store, StoreError};
use crate::server::{ReadRoom, Trouble};
use crate::text::{Lang, list};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder in a data folder where evaluations lie: in it one for each course, by its id.
pub const FOLDER: &str = "evaluation";
/// The counters of the survey before the course, in the course's folder.
const BEFORE: &str = "survey-before.csv";
/// Those of the survey weeks after it.
const AFTER: &str = "survey-after.csv";
/// The lines' own figures.
const FIGURES: &str = "figures.csv";

/// Today, by this computer's clock.
pub fn today() -> Day {
    Day(day_of(jiff::Timestamp::now().as_millisecond(), &TimeZone::system()))
}

/// Where courses of one's own lie: where they are said to, or in the data folder.
pub fn places(courses: Option<&Path>, scenarios: Option<&Path>, data: &Path) -> CoursePlaces {
    let beside = |name: &str| Some(data.join(name)).filter(|folder| folder.is_dir());
    CoursePlaces {
        courses: courses.map(Path::to_owned).or_else(|| beside("courses")),
        scenarios: scenarios.map(Path::to_owned).or_else(|| beside("scenarios")),
    }
}

/// The course that is asked for with all that it points at, or the exit code if there is none; why is said.
pub fn course(
    console: Console,
    asked: &Path,
    places: &CoursePlaces,
    lang: Lang,
) -> io::Result<Result<(Arc<Course>, Courses, Library), u8>> {
    let (courses, library) = all(places);
    // Read once where it is there; a file of its own, and what to say if it isn't there, is for `named`.
    let known = courses.courses().find(|course| asked.to_str() == Some(course.id.as_str())).cloned();
    if let Some(course) = known.filter(|_| !asked.is_file()) {
        return Ok(Ok((course, courses, library)));
    }
    let one = |content: &Content| match content {
        Content::Course(course) => Some(Arc::clone(course)),
        _ => None,
    };
    let found = named(console, asked, places, one, |course: &Arc<Course>| course.id.clone(), lang)?;
    Ok(found.map(|course| (course, courses, library)))
}

/// Writes the report of a course, or whom to interview about it.
pub fn of_course(console: Console, asked: &Path, args: &ReportArgs, lang: Lang) -> io::Result<u8> {
    let mut folders = args.data.clone();
    if folders.is_empty() {
        folders.extend(records::data_dir());
    }
    let Some(first) = folders.first().cloned() else {
        console.complain(&phrase!(lang, "host.no_data"))?;
        return Ok(COULD_NOT);
    };
    let places = places(args.courses.as_deref(), args.scenarios.as_deref(), &first);
    let (course, courses, library) = match course(console, asked, &places, lang)? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let missing = |folder: &&PathBuf| !folder.join(DATABASE_FILE).exists();
    if let Some(missing) = folders.iter().chain(&args.earlier).find(missing) {
        console.complain(&phrase!(lang, "cli.evaluation.no_records", path = printable(missing)))?;
        return Ok(COULD_NOT);
    }
    if args.interviews {
        return whom_to_ask(console, &folders, &course, lang);
    }
    let Some(survey) = courses.surveys().next().cloned() else {
        console.complain(&phrase!(lang, "cli.evaluation.no_survey"))?;
        return Ok(COULD_NOT);
    };
    let read = Reading { console, course: &course, survey: &survey, library: &library, lang };
    let mut figures = match read.figures(&folders)? {
        Ok(figures) => figures,
        Err(code) => return Ok(code),
    };
    if !args.rooms.is_empty() {
        match rooms(console, &args.rooms, &library, lang)? {
            Some(rooms) => figures = figures.with_rooms(&rooms),
            None => return Ok(COULD_NOT),
        }
    }
    if !args.earlier.is_empty() {
        match read.figures(&args.earlier)? {
            Ok(earlier) => figures = figures.beside(&earlier),
            Err(code) => return Ok(code),
        }
    }
    let own = first.join(FOLDER).join(&course.id);
    let on = args.on.unwrap_or_else(today);
    let evaluated = Evaluated { course: &course, survey: &survey, figures: &figures, on };
    let folder = args.to.clone().unwrap_or(own);
    match Evaluation::of(&evaluated, lang).keep(&folder) {
        Ok(paths) => {
            for path in paths {
                console.line(&phrase!(lang, "host.report", path = printable(&path)))?;
            }
            Ok(FINE)
        }
        Err(error) => {
            tracing::error!(%error, "the evaluation can't be written");
            console.complain(&Trouble::at(&error.path, &error.cause).told_with(lang, "--to"))?;
            Ok(COULD_NOT)
        }
    }
}

/// Opens the records of a folder; none if that can't be, which is said.
pub fn opened(console: Console, folder: &Path, lang: Lang) -> io::Result<Option<Store>> {
    match Store::open(folder, jiff::Timestamp::now().as_millisecond()) {
        Ok(opened) => {
            if let Some(notice) = &opened.notice {
                console.complain(notice.told().get(lang))?;
            }
            Ok(Some(opened.store))
        }
        Err(error) => {
            console.complain(error.told().get(lang))?;
            Ok(None)
        }
    }
}

/// What is read of everybody in several data folders, each person once; none if a folder can't be read, which is
/// said.
fn gathered<T>(
    console: Console,
    folders: &[PathBuf],
    read: impl Fn(&mut Store) -> Result<Vec<(String, T)>, StoreError>,
    lang: Lang,
) -> io::Result<Option<Vec<T>>> {
    let mut all: BTreeMap<String, T> = BTreeMap::new();
    for folder in folders {
        let Some(mut store) = opened(console, folder, lang)? else { return Ok(None) };
        match read(&mut store) {
            Ok(found) => all.extend(found),
            Err(error) => {
                console.complain(error.told(store.path()).get(lang))?;
                return Ok(None);
            }
        }
    }
    Ok(Some(all.into_values().collect()))
}

/// A course whose records are read.
struct Reading<'r> {
    console: Console,
    course: &'r Course,
    survey: &'r Survey,
    library: &'r Library,
    lang: Lang,
}

impl Reading<'_> {
    /// The figures of those in some data folders, with the tables that lie in the first; or the exit code if something
    /// can't be read, which is said.
    fn figures(&self, folders: &[PathBuf]) -> io::Result<Result<Figures, u8>> {
        let Reading { console, course, survey, library, lang } = *self;
        let zone = TimeZone::system();
        let read = |store: &mut Store| participants(store, library, course, &zone);
        let Some(people) = gathered(console, folders, read, lang)? else { return Ok(Err(COULD_NOT)) };
        let own = folders.first().map(|first| first.join(FOLDER).join(&course.id)).unwrap_or_default();
        let Some((surveys, weekly)) = typed_in(console, &own, course, survey, lang)? else {
            return Ok(Err(PROBLEMS));
        };
        if people.is_empty() {
            console.complain(&phrase!(lang, "cli.evaluation.nobody", course = course.title.get(lang)))?;
            return Ok(Err(COULD_NOT));
        }
        let least = Least::of(u32::from(course.least));
        Ok(Ok(figures(&people, course.forms.len(), &surveys, &weekly, least)))
    }
}

/// What phones answered at the end of kept sessions, each session once; none if one can't be read, which is said.
fn rooms(
    console: Console,
    folders: &[PathBuf],
    library: &Library,
    lang: Lang,
) -> io::Result<Option<Vec<Vec<Reaction>>>> {
    let mut found: BTreeMap<PathBuf, Vec<Reaction>> = BTreeMap::new();
    for folder in folders {
        // Named in two ways, it is the same session.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        match ReadRoom::of(&folder, |id| library.find(id).cloned()) {
            Ok(read) => {
                let phones = read.room.phones().iter().filter_map(|phone| phone.reaction.clone());
                let answers = phones.collect();
                if read.lost > 0 {
                    console.complain(&phrase!(lang, "kept.report_damaged", lost = read.lost))?;
                }
                found.insert(folder, answers);
            }
            Err(error) => {
                tracing::warn!(%error, "the answers of a session can't be had");
                console.complain(&error.told(lang))?;
                return Ok(None);
            }
        }
    }
    Ok(Some(found.into_values().collect()))
}

/// The counters and figures that lie in the course's folder; none if a table is wrong, which is said. What isn't
/// there was not asked for.
fn typed_in(
    console: Console,
    folder: &Path,
    course: &Course,
    survey: &Survey,
    lang: Lang,
) -> io::Result<Option<(Surveys, Vec<Weekly>)>> {
    let items = rated(survey);
    let mut is_right = true;
    let mut surveyed = |name: &str| -> io::Result<Option<Closed>> {
        let read = |text: &str| counters(text, course, &items);
        let found = typed(console, &folder.join(name), read, lang)?;
        is_right &= found.is_ok();
        Ok(found.unwrap_or_default())
    };
    let (before, after) = (surveyed(BEFORE)?, surveyed(AFTER)?);
    let figures = typed(console, &folder.join(FIGURES), |text| weekly(text, course), lang)?;
    is_right &= figures.is_ok();
    let weekly = figures.unwrap_or_default().unwrap_or_default();
    Ok(is_right.then_some((Surveys { items, before, after }, weekly)))
}

/// What a table says; nothing if there is none. The error is that it is wrong, which is said.
fn typed<T>(
    console: Console,
    path: &Path,
    read: impl Fn(&str) -> Result<T, Vec<Wrong>>,
    lang: Lang,
) -> io::Result<Result<Option<T>, ()>> {
    if !path.exists() {
        return Ok(Ok(None));
    }
    let text = match table(path, lang) {
        Ok(text) => text,
        Err(complaint) => {
            console.complain(&complaint)?;
            return Ok(Err(()));
        }
    };
    match read(&text) {
        Ok(found) => Ok(Ok(Some(found))),
        Err(wrong) => {
            complain_of(console, path, &wrong, lang)?;
            Ok(Err(()))
        }
    }
}

/// Prints whom to interview, and what to ask.
fn whom_to_ask(console: Console, folders: &[PathBuf], course: &Course, lang: Lang) -> io::Result<u8> {
    let zone = TimeZone::system();
    let read = |store: &mut Store| volunteers(store, &course.id, &zone);
    let Some(volunteers) = gathered(console, folders, read, lang)? else { return Ok(COULD_NOT) };
    console.line(&sheet(&volunteers, course, lang))?;
    Ok(FINE)
}

fn sheet(volunteers: &[Volunteer], course: &Course, lang: Lang) -> String {
    let asked = interviews(volunteers);
    let mut lines = vec![phrase!(lang, "interviews.title", course = course.title.get(lang)), String::new()];
    let row = |of: &Volunteer| {
        let plans: Vec<String> = of.plans.iter().map(|kept| became(*kept, lang)).collect();
        let plans = list(lang, &plans.iter().map(String::as_str).collect::<Vec<_>>());
        format!("  □ {}", phrase!(lang, "interviews.person", contact = of.contact, plans = plans))
    };
    if asked.strongest.is_empty() {
        lines.push(phrase!(lang, "interviews.nobody"));
    } else {
        lines.extend([phrase!(lang, "interviews.who"), String::new(), phrase!(lang, "interviews.strongest")]);
        lines.extend(asked.strongest.iter().map(row));
        if !asked.weakest.is_empty() {
            lines.extend([String::new(), phrase!(lang, "interviews.weakest")]);
            lines.extend(asked.weakest.iter().map(row));
        }
    }
    lines.extend([String::new(), phrase!(lang, "interviews.questions")]);
    let questions = [
        phrase!(lang, "interviews.q1"),
        phrase!(lang, "interviews.q2"),
        phrase!(lang, "interviews.q3"),
        phrase!(lang, "interviews.q4"),
        phrase!(lang, "interviews.q5"),
        phrase!(lang, "interviews.q6"),
        phrase!(lang, "interviews.q7"),
        phrase!(lang, "interviews.q8"),
    ];
    lines.extend((1..).zip(questions).map(|(number, question)| format!("  {number}. {question}")));
    lines.join("\n")
}

fn became(kept: Kept, lang: Lang) -> String {
    match kept {
        Kept::Helped => phrase!(lang, "evaluation.kept_helped"),
        Kept::DidNotHelp => phrase!(lang, "evaluation.kept_no_help"),
        Kept::NotDone => phrase!(lang, "evaluation.kept_not_done"),
        Kept::NeverCame => phrase!(lang, "evaluation.kept_never_came"),
    }
}
