//! `counterpart course`: the files of courses checked, and a course in words.
//!
//! **Not here:** what can be wrong with them (`course::file`), and how it is printed (`check`).

use super::args::{CourseCheckArgs, CoursePlaces, CourseShowArgs};
use super::check::{cannot_read, problems, told, with_courses};
use super::print::Console;
use super::{COULD_NOT, FINE, PROBLEMS, render};
use crate::course::day::Day;
use crate::course::file::Desk;
use crate::course::file::course::{Course, HandIn, Keep, Order, StepKind};
use crate::library::courses::{Content, Courses, check_named};
use crate::library::{self, Library, LoadedFile};
use crate::phrase;
use crate::scenario::Scenario;
use crate::text::{Lang, labelled, list};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What is wrong with files of courses. `scenarios` come before those of the same id that are shipped.
pub fn checked(files: Vec<LoadedFile>, scenarios: Vec<Arc<Scenario>>) -> Vec<LoadedFile> {
    if files.is_empty() {
        return Vec::new();
    }
    let mut all = scenarios;
    for shipped in Library::load(None).playable() {
        if all.iter().all(|scenario| scenario.id != shipped.id) {
            all.push(Arc::clone(shipped));
        }
    }
    check_named(files, all).into_iter().map(|checked| checked.file).collect()
}

/// Checks files of courses; those that come with the program if none is named.
pub fn check(console: Console, args: &CourseCheckArgs, lang: Lang) -> io::Result<u8> {
    let library = Library::load(args.places.scenarios.as_deref());
    if args.paths.is_empty() {
        let courses = Courses::load(args.places.courses.as_deref(), &library);
        let files: Vec<LoadedFile> = courses.files.into_iter().map(|checked| checked.file).collect();
        return told(console, &files, &[], &[], args.json, lang);
    }
    let (mut files, mut complaints) = (Vec::new(), Vec::new());
    for path in &args.paths {
        let found = with_courses(path, lang).unwrap_or_else(|complaint| {
            complaints.push(complaint);
            Vec::new()
        });
        for path in found {
            match library::check_file(&path) {
                Ok(file) => files.push(file),
                Err(error) => complaints.push(cannot_read(&path, &error.cause, lang)),
            }
        }
    }
    let checked = checked(files, library.playable().cloned().collect());
    told(console, &checked, &args.paths, &complaints, args.json, lang)
}

/// The files of courses that there are, and the scenarios that they point at.
pub fn all(places: &CoursePlaces) -> (Courses, Library) {
    let library = Library::load(places.scenarios.as_deref());
    (Courses::load(places.courses.as_deref(), &library), library)
}

/// What somebody names: a file, or the id of something that there is. Or the exit code if there is none that
/// can be used; why is said.
pub fn named<T>(
    console: Console,
    named: &Path,
    places: &CoursePlaces,
    wanted: impl Fn(&Content) -> Option<T>,
    id: impl Fn(&T) -> String,
    lang: Lang,
) -> io::Result<Result<T, u8>> {
    let (courses, library) = all(places);
    if named.extension().is_some() || named.exists() {
        let file = match library::check_file(named) {
            Ok(file) => file,
            Err(error) => {
                console.complain(&cannot_read(named, &error.cause, lang))?;
                return Ok(Err(COULD_NOT));
            }
        };
        let name = render::plain(&file.name);
        let file = check_named(vec![file], library.playable().cloned().collect()).pop();
        if let Some(found) = file.as_ref().and_then(|file| wanted(file.content.as_ref()?)) {
            return Ok(Ok(found));
        }
        if let Some(file) = &file {
            problems(&file.file, lang, console.colours_err, |text| console.complain(&text))?;
        }
        console.complain(&phrase!(lang, "cli.course.unusable", file = name))?;
        return Ok(Err(PROBLEMS));
    }
    let all = || courses.files.iter().filter_map(|file| wanted(file.content.as_ref()?));
    if let Some(found) = all().find(|found| named.to_str() == Some(id(found).as_str())) {
        return Ok(Ok(found));
    }
    let known: Vec<String> = all().map(|found| id(&found)).collect();
    let asked = render::plain(&named.display().to_string());
    let complaint = if known.is_empty() {
        phrase!(lang, "cli.course.none_at_all", id = asked)
    } else {
        let known = list(lang, &known.iter().map(String::as_str).collect::<Vec<_>>());
        phrase!(lang, "cli.course.none", id = asked, known = known)
    };
    console.complain(&complaint)?;
    Ok(Err(COULD_NOT))
}

/// Tells a course in words.
pub fn show(console: Console, args: &CourseShowArgs, lang: Lang) -> io::Result<u8> {
    let one = |content: &Content| match content {
        Content::Course(course) => Some(Arc::clone(course)),
        _ => None,
    };
    let found =
        named(console, &args.named, &args.places, one, |course: &Arc<Course>| course.id.clone(), lang)?;
    let course = match found {
        Ok(course) => course,
        Err(code) => return Ok(code),
    };
    let library = Library::load(args.places.scenarios.as_deref());
    console.line(&in_words(&course, &library, lang))?;
    Ok(FINE)
}

/// A course in words: who hands over what to whom, what is done on which day, what is handed in and what not.
fn in_words(course: &Course, library: &Library, lang: Lang) -> String {
    let mut lines = vec![format!("{} · {}", course.title.get(lang), course.id)];
    if let Some(organiser) = &course.organiser {
        lines.push(labelled(lang, &phrase!(lang, "cli.course.organiser"), organiser.get(lang)));
    }
    if let Some(opens) = course.opens {
        lines.push(labelled(lang, &phrase!(lang, "cli.course.opens"), &opens.to_string()));
    }
    let needed = course.needed();
    lines.push(match course.minutes {
        Some(minutes) => phrase!(lang, "cli.course.minutes_of", needed = needed, minutes = minutes),
        None => phrase!(lang, "cli.course.minutes", needed = needed),
    });
    if !course.lines.is_empty() {
        lines.push(format!("\n{}", phrase!(lang, "cli.course.lines")));
        let department =
            |id: &str| course.department(id).map_or(String::new(), |name| name.get(lang).to_owned());
        lines.extend(course.lines.iter().map(|line| {
            phrase!(
                lang,
                "cli.course.line",
                supplier = department(&line.supplier),
                customer = department(&line.customer),
                what = line.hands_over.get(lang),
                last = line.end_customer.get(lang),
                suppliers = line.suppliers,
                customers = line.customers,
            )
        }));
    }
    lines.push(format!("\n{}", phrase!(lang, "cli.course.steps")));
    let mut day = None;
    for step in &course.steps {
        if day != Some(step.day) {
            lines.push(format!("  {}", on_day(course, step.day, lang)));
            day = Some(step.day);
        }
        lines.push(format!("    · {}", in_a_step(course, &step.what, library, lang)));
    }
    lines.push(format!("\n{}", phrase!(lang, "cli.course.hand_in")));
    lines.extend(handed_in(course, lang).into_iter().map(|line| format!("  · {line}")));
    lines.join("\n")
}

fn on_day(course: &Course, day: u16, lang: Lang) -> String {
    let date = |opens: Day| {
        let day = opens.plus(i32::from(day));
        if day == opens { day } else { day.on_a_weekday() }
    };
    match (day, course.opens.map(date)) {
        (0, _) => phrase!(lang, "cli.course.first_day"),
        (_, None) => phrase!(lang, "cli.course.day", day = day),
        (_, Some(date)) => phrase!(lang, "cli.course.dated", day = day, date = date),
    }
}

fn in_a_step(course: &Course, step: &StepKind, library: &Library, lang: Lang) -> String {
    match step {
        StepKind::Survey => phrase!(lang, "cli.course.survey"),
        StepKind::Form(number) => {
            let form = usize::from(*number).checked_sub(1).and_then(|index| course.forms.get(index));
            let desks: Vec<String> =
                form.into_iter().flatten().map(|desk| seat(desk, library, lang)).collect();
            let desks = list(lang, &desks.iter().map(String::as_str).collect::<Vec<_>>());
            let told = phrase!(lang, "cli.course.form", number = number, seats = desks);
            // Who begins with the second form doesn't take the first one here.
            if course.order == Order::Counterbalanced && *number <= 2 && course.forms.len() >= 2 {
                let gap = if lang == Lang::En { " " } else { "" };
                format!("{told}{gap}{}", phrase!(lang, "cli.course.counterbalanced", other = 3 - *number))
            } else {
                told
            }
        }
        StepKind::Path { lessons, desks, cases } => {
            let parts = [
                (*lessons > 0).then(|| phrase!(lang, "cli.course.lessons", count = lessons)),
                (*desks > 0).then(|| phrase!(lang, "cli.course.conversations", count = desks)),
                (!cases.is_empty()).then(|| phrase!(lang, "cli.course.cases", ids = cases.join(", "))),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let parts = list(lang, &parts.iter().map(String::as_str).collect::<Vec<_>>());
            phrase!(lang, "cli.course.path", parts = parts)
        }
        StepKind::Room { case: Some(case), .. } => phrase!(lang, "cli.course.room_case", case = case),
        StepKind::Room { desk: Some(desk), .. } => {
            phrase!(lang, "cli.course.room_of", seat = seat(desk, library, lang))
        }
        StepKind::Room { .. } => phrase!(lang, "cli.course.room"),
        StepKind::Reaction => phrase!(lang, "cli.course.reaction"),
        StepKind::Plan => phrase!(lang, "cli.course.plan"),
        StepKind::Drill => phrase!(lang, "cli.course.drill"),
        StepKind::Booster => phrase!(lang, "cli.course.booster"),
        StepKind::FollowUp => phrase!(lang, "cli.course.follow_up"),
    }
}

/// The title of a scenario and the department that speaks.
fn seat(desk: &Desk, library: &Library, lang: Lang) -> String {
    let found =
        library.find(&desk.scenario).and_then(|scenario| Some((scenario, scenario.seat(&desk.seat)?.1)));
    found.map_or_else(
        || desk.to_string(),
        |(scenario, seat)| {
            let department = scenario.department_name(seat.plays).get(lang);
            phrase!(lang, "cli.course.seat", title = scenario.title.get(lang), department = department)
        },
    )
}

fn handed_in(course: &Course, lang: Lang) -> Vec<String> {
    if course.keep == Keep::Nothing || course.hand_in.is_empty() {
        return vec![phrase!(lang, "cli.course.nothing")];
    }
    let what = match course.keep {
        Keep::EveryChoice => phrase!(lang, "cli.course.every_choice"),
        _ => phrase!(lang, "cli.course.outcomes"),
    };
    let to = course.hand_in.iter().map(|place| match place {
        HandIn::Folder(path) => phrase!(lang, "cli.course.to_folder", path = render::plain(path)),
        HandIn::File => phrase!(lang, "cli.course.to_file"),
        HandIn::Room => phrase!(lang, "cli.course.to_room"),
        HandIn::Lrs { endpoint, .. } => {
            phrase!(lang, "cli.course.to_lrs", endpoint = render::plain(endpoint))
        }
    });
    let never = phrase!(lang, "cli.course.never");
    let least = phrase!(lang, "cli.course.least", least = course.least);
    std::iter::once(what).chain(to).chain([never, least]).collect()
}
