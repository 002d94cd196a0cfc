//! `counterpart people`: who is at this computer, and all that is kept of somebody, to read or to delete.

use super::args::PeopleArgs;
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::history::all_kept;
use crate::library::Library;
use crate::phrase;
use crate::records::{self, DATABASE_FILE, Kept, Person, Store, StoreError};
use crate::text::{Lang, list};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::io;

/// How much of an id tells one person from another.
const SHORT_ID: usize = 8;

/// Lists the people in the data folder, prints all that is kept of one, or deletes it.
pub fn people(console: Console, args: &PeopleArgs, lang: Lang) -> io::Result<u8> {
    let folder = args.data.clone().or_else(records::data_dir);
    let Some(folder) = folder.filter(|folder| folder.join(DATABASE_FILE).exists()) else {
        console.complain(&phrase!(lang, "archive.nothing"))?;
        return Ok(if args.name.is_some() { COULD_NOT } else { FINE });
    };
    let now_ms = jiff::Timestamp::now().as_millisecond();
    let mut store = match Store::open(&folder, now_ms) {
        Ok(opened) => {
            if let Some(notice) = &opened.notice {
                console.complain(notice.told().get(lang))?;
            }
            opened.store
        }
        Err(error) => {
            console.complain(error.told().get(lang))?;
            return Ok(COULD_NOT);
        }
    };
    match asked(console, args, &mut store, now_ms, lang) {
        Ok(done) => done,
        Err(error) => {
            console.complain(error.told(store.path()).get(lang))?;
            Ok(COULD_NOT)
        }
    }
}

/// What was asked for; errors of the store first, those of printing within.
fn asked(
    console: Console,
    args: &PeopleArgs,
    store: &mut Store,
    now_ms: i64,
    lang: Lang,
) -> Result<io::Result<u8>, StoreError> {
    let everybody = store
        .people()?
        .into_iter()
        .map(|person| store.kept_of(&person.uid).map(|kept| (person, kept)))
        .collect::<Result<Vec<_>, _>>()?;
    let here = store.person().map(|person| person.uid).unwrap_or_default();
    if !args.show && !args.delete {
        return Ok(listed(console, &everybody, &here, args.json, lang));
    }
    let (person, kept) = match chosen(&everybody, args.name.as_deref(), &here, lang) {
        Ok(found) => found,
        Err(complaint) => return Ok(console.complain(&complaint).map(|()| COULD_NOT)),
    };
    let name = name_of(person, lang);
    if args.show {
        // A person's own scenarios lie where the game looks for them.
        let beside = store.path().and_then(|file| Some(file.parent()?.join("scenarios")));
        let library = Library::load(beside.as_deref());
        store.sit_for_now(&person.uid)?;
        let words = all_kept(store, &library, &name, &TimeZone::system(), lang)?;
        return Ok(console.line(words.trim_end()).map(|()| FINE));
    }
    if !args.yes {
        let really = phrase!(lang, "cli.people.really", name = name, plays = kept.plays, plans = kept.plans);
        return Ok(console.complain(&really).map(|()| COULD_NOT));
    }
    let mut random = [0; 16];
    if let Err(error) = getrandom::fill(&mut random) {
        return Ok(Err(io::Error::other(error)));
    }
    store.forget_person(&person.uid, &format!("{:032x}", u128::from_be_bytes(random)), now_ms)?;
    Ok(console.line(&phrase!(lang, "cli.people.deleted", name = name)).map(|()| FINE))
}

/// Who is meant: by name, by the start of an id, or whoever was here last.
pub fn chosen<'p>(
    everybody: &'p [(Person, Kept)],
    name: Option<&str>,
    here: &str,
    lang: Lang,
) -> Result<&'p (Person, Kept), String> {
    let meant: Vec<&(Person, Kept)> = match name {
        None => everybody.iter().filter(|(person, _)| person.uid == here).collect(),
        Some(name) => {
            let called = everybody.iter().filter(|(person, _)| person.name == name);
            let called: Vec<_> = called.collect();
            let by_id = name.len() >= SHORT_ID && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            if called.is_empty() && by_id {
                everybody.iter().filter(|(person, _)| person.uid.starts_with(name)).collect()
            } else {
                called
            }
        }
    };
    let named = |people: &[&(Person, Kept)]| {
        let names: Vec<String> = people
            .iter()
            .map(|(person, _)| format!("{} ({})", name_of(person, lang), short(person)))
            .collect();
        list(lang, &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    match meant.as_slice() {
        [one] => Ok(one),
        [] => {
            let all: Vec<_> = everybody.iter().collect();
            Err(phrase!(lang, "cli.people.unknown", name = name.unwrap_or_default(), names = named(&all)))
        }
        several => {
            Err(phrase!(lang, "cli.people.several", name = name.unwrap_or_default(), names = named(several)))
        }
    }
}

fn short(person: &Person) -> &str {
    person.uid.get(..SHORT_ID).unwrap_or(&person.uid)
}

pub fn name_of(person: &Person, lang: Lang) -> String {
    match person.name.as_str() {
        "" => phrase!(lang, "people.nameless"),
        name => name.to_owned(),
    }
}

/// A person, as data.
#[derive(Serialize)]
struct Shape<'p> {
    id: &'p str,
    name: &'p str,
    department: &'p str,
    here: bool,
    plays: u32,
    choices: u32,
    own_words: u32,
    plans: u32,
    steps: u32,
}

fn listed(
    console: Console,
    everybody: &[(Person, Kept)],
    here: &str,
    json: bool,
    lang: Lang,
) -> io::Result<u8> {
    if json {
        let shapes: Vec<Shape> = everybody
            .iter()
            .map(|(person, kept)| Shape {
                id: &person.uid,
                name: &person.name,
                department: &person.department,
                here: person.uid == here,
                plays: kept.plays,
                choices: kept.choices,
                own_words: kept.own_words,
                plans: kept.plans,
                steps: kept.steps,
            })
            .collect();
        console.line(&serde_json::to_string_pretty(&shapes)?)?;
        return Ok(FINE);
    }
    for (person, kept) in everybody {
        let department = if person.department.is_empty() { "—" } else { &person.department };
        console.line(&phrase!(
            lang,
            "cli.people.line",
            mark = if person.uid == here { "→" } else { " " },
            name = name_of(person, lang),
            department = department,
            plays = kept.plays,
            plans = kept.plans,
            id = short(person)
        ))?;
    }
    Ok(FINE)
}
