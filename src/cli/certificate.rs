//! `counterpart certificate`: what somebody did in a course, to print.

use super::args::CertificateArgs;
use super::check::printable;
use super::evaluation::{course, opened, places, today};
use super::people::{chosen, name_of};
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::course::day::Day;
use crate::exchange::{Certificate, CertificateOf};
use crate::fonts::faces;
use crate::history::{Done, done};
use crate::phrase;
use crate::records::{self, DATABASE_FILE, Kept, Person, Store, StoreError};
use crate::server::Trouble;
use crate::text::Lang;
use jiff::tz::TimeZone;
use std::io;

/// Writes the certificate of a person.
pub fn certificate(console: Console, args: &CertificateArgs, lang: Lang) -> io::Result<u8> {
    let folder = args.data.clone().or_else(records::data_dir);
    let Some(folder) = folder.filter(|folder| folder.join(DATABASE_FILE).exists()) else {
        console.complain(&phrase!(lang, "archive.nothing"))?;
        return Ok(COULD_NOT);
    };
    let places = places(args.places.courses.as_deref(), args.places.scenarios.as_deref(), &folder);
    let (course, courses, library) = match course(console, &args.named, &places, lang)? {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let Some(mut store) = opened(console, &folder, lang)? else { return Ok(COULD_NOT) };
    let found = match of_person(&mut store, args.name.as_deref(), &course.id, lang) {
        Ok(Ok(found)) => found,
        Ok(Err(complaint)) => {
            console.complain(&complaint)?;
            return Ok(COULD_NOT);
        }
        Err(error) => {
            console.complain(error.told(store.path()).get(lang))?;
            return Ok(COULD_NOT);
        }
    };
    let (person, done) = found;
    let name = name_of(&person, lang);
    let days = done.days.first().zip(done.days.last());
    let Some((first, last)) = days.filter(|_| !done.seats.is_empty() || !done.lessons.is_empty()) else {
        let course = course.title.get(lang);
        console.complain(&phrase!(lang, "certificate.nothing", name = name, course = course))?;
        return Ok(COULD_NOT);
    };
    let lesson = |id: &String| {
        let found = courses.lessons().find(|lesson| lesson.id == *id);
        found.map_or_else(|| id.clone(), |lesson| lesson.topic.name().get(lang).to_owned())
    };
    let both_sides = library.playable().filter(|scenario| {
        let held = |seat: &str| done.seats.contains(&(scenario.id.clone(), seat.to_owned()));
        scenario.seats.len() > 1 && scenario.seats.iter().all(|seat| held(&seat.id))
    });
    let told = CertificateOf {
        course: course.title.get(lang).to_owned(),
        organiser: course.organiser.as_ref().map(|organiser| organiser.get(lang).to_owned()),
        days: [Day(*first), Day(*last)],
        on_days: done.days.len(),
        lessons: done.lessons.iter().map(lesson).collect(),
        cases: done.cases.len(),
        conversations: done.seats.len(),
        both_sides: both_sides.map(|scenario| scenario.title.get(lang).to_owned()).collect(),
        plans: done.plans.len(),
        minutes: u32::try_from(done.talked_ms / 60_000).ok().filter(|minutes| *minutes > 0),
        on: args.on.unwrap_or_else(today),
        name,
    };
    let to = args.to.clone().unwrap_or_else(|| ".".into());
    let file = format!("certificate-{}-{}", course.id, person.uid.get(..8).unwrap_or_default());
    match Certificate::of(&told, faces(lang), lang).keep(&to, &file) {
        Ok(paths) => {
            for path in paths {
                console.line(&phrase!(lang, "certificate.written", path = printable(&path)))?;
            }
            Ok(FINE)
        }
        Err(error) => {
            tracing::error!(%error, "the certificate can't be written");
            console.complain(&Trouble::at(&error.path, &error.cause).told_with(lang, "--to"))?;
            Ok(COULD_NOT)
        }
    }
}

/// Who is meant, and what they did in a course; or what to say if it isn't clear who that is.
fn of_person(
    store: &mut Store,
    name: Option<&str>,
    course: &str,
    lang: Lang,
) -> Result<Result<(Person, Done), String>, StoreError> {
    let here = store.person()?.uid;
    let everybody: Vec<(Person, Kept)> =
        store.people()?.into_iter().map(|person| (person, Kept::default())).collect();
    let person = match chosen(&everybody, name, &here, lang) {
        Ok((person, _)) => person.clone(),
        Err(complaint) => return Ok(Err(complaint)),
    };
    store.sit_for_now(&person.uid)?;
    let done = done(store, course, &TimeZone::system())?;
    Ok(Ok((person, done)))
}
