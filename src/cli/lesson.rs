//! `counterpart lesson`: the lessons there are, one as text with its models acted, and its drill made.
//!
//! **Not here:** how a drill is found (`course::file::drill`), how a play is told (`story`).

use super::args::{LessonArgs, LessonCommand, LessonDrillArgs, LessonShowArgs};
use super::check::printable;
use super::print::Console;
use super::{COULD_NOT, FINE, course, story};
use crate::course::file::Shelf;
use crate::course::file::drill::{self, generate};
use crate::course::file::lesson::{Lesson, Model};
use crate::course::file::lints::reading_time;
use crate::library::Library;
use crate::library::courses::Content;
use crate::phrase;
use crate::text::{Lang, Text, labelled};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Does what is asked for.
pub fn lesson(console: Console, args: &LessonArgs, lang: Lang) -> io::Result<u8> {
    match &args.what {
        LessonCommand::List(places) => {
            let (courses, _) = course::all(places);
            let widest = courses.lessons().map(|lesson| lesson.id.len()).max().unwrap_or(0);
            for lesson in courses.lessons() {
                console.line(&format!("{:widest$}  {}", lesson.id, lesson.title.get(lang)))?;
            }
            if courses.lessons().next().is_none() {
                console.line(&phrase!(lang, "cli.lesson.no_lessons"))?;
            }
            Ok(FINE)
        }
        LessonCommand::Show(args) => show(console, args, lang),
        LessonCommand::Drill(args) => make_drill(console, args, lang),
    }
}

fn one(content: &Content) -> Option<Arc<Lesson>> {
    match content {
        Content::Lesson(lesson) => Some(Arc::clone(lesson)),
        _ => None,
    }
}

fn id(lesson: &Arc<Lesson>) -> String {
    lesson.id.clone()
}

fn shelf(scenarios: Option<&PathBuf>) -> Shelf {
    let library = Library::load(scenarios.map(PathBuf::as_path));
    Shelf { scenarios: library.playable().cloned().collect(), cases: Vec::new() }
}

fn show(console: Console, args: &LessonShowArgs, lang: Lang) -> io::Result<u8> {
    let lesson = match course::named(console, &args.named, &args.places, one, id, lang)? {
        Ok(lesson) => lesson,
        Err(code) => return Ok(code),
    };
    let shelf = shelf(args.places.scenarios.as_ref());
    console.line(&as_text(&lesson, &shelf, lang))?;
    Ok(FINE)
}

/// A lesson as text.
fn as_text(lesson: &Lesson, shelf: &Shelf, lang: Lang) -> String {
    let heading = |title: String| format!("\n── {title}");
    let mut lines = vec![format!("{} · {}", lesson.title.get(lang), lesson.topic.name().get(lang))];
    lines.push(heading(phrase!(lang, "cli.lesson.recall")));
    lines.push(lesson.recall.get(lang).to_owned());
    for (number, model) in (1..).zip(&lesson.models) {
        lines.push(heading(phrase!(lang, "cli.lesson.model", number = number)));
        lines.extend(acted(model, shelf, lang));
        lines.push(model.say.get(lang).to_owned());
    }
    lines.push(heading(phrase!(lang, "cli.lesson.why")));
    for rule in &lesson.rules {
        let name = format!("{} {}", rule.id, rule.name.get(lang));
        lines.push(labelled(lang, &name, rule.says.get(lang)));
    }
    lines.push(labelled(lang, &phrase!(lang, "cli.lesson.unless"), lesson.unless.get(lang)));
    let items = generate(lesson, shelf).items;
    let scenarios: BTreeSet<&str> = items.iter().map(|item| item.desk.scenario.as_str()).collect();
    lines.push(heading(phrase!(lang, "cli.lesson.drill")));
    let (count, from, take) = (items.len(), scenarios.len(), lesson.drill.take);
    lines.push(phrase!(lang, "cli.lesson.items", count = count, from = from, take = take));
    lines.push(heading(phrase!(lang, "cli.lesson.plan")));
    let of = |text: &Text| format!("  · {}", text.get(lang));
    lines.extend(lesson.ifs.iter().map(of));
    lines.push(String::new());
    lines.extend(lesson.thens.iter().map(of));
    lines.push(String::new());
    if !lesson.sources.is_empty() {
        lines.push(labelled(lang, &phrase!(lang, "cli.lesson.sources"), &lesson.sources.join("; ")));
    }
    let [zh, en] = reading_time(lesson, shelf, &items);
    lines.push(phrase!(lang, "cli.lesson.reading", zh = zh, en = en));
    lines.join("\n")
}

/// A moment, what goes wrong in it and what works: said, thought, judged.
fn acted(model: &Model, shelf: &Shelf, lang: Lang) -> Vec<String> {
    let Some(Ok(until)) = model.until(shelf) else { return Vec::new() };
    let mut lines = vec![story::heading(&until, lang)];
    if let Some(last) = until.turns().last() {
        lines.push(story::heard(&until, &last.before, lang));
        lines.push(story::said(&until, last, lang));
    }
    lines.push(story::heard(&until, until.state(), lang));
    for good in [false, true] {
        let Some(Ok(play)) = model.acted(shelf, good) else { continue };
        lines.push(if good {
            phrase!(lang, "cli.lesson.like_this")
        } else {
            phrase!(lang, "cli.lesson.not_like_this")
        });
        for (number, turn) in play.turns().iter().skip(model.lead.len()).enumerate() {
            if number > 0 {
                lines.push(story::heard(&play, &turn.before, lang));
            }
            lines.push(story::said(&play, turn, lang));
            lines.push(story::feedback(&play, turn, false, lang));
        }
    }
    lines
}

/// Makes the drill of a lesson and writes it.
fn make_drill(console: Console, args: &LessonDrillArgs, lang: Lang) -> io::Result<u8> {
    let lesson = match course::named(console, &args.named, &args.places, one, id, lang)? {
        Ok(lesson) => lesson,
        Err(code) => return Ok(code),
    };
    let made = generate(&lesson, &shelf(args.places.scenarios.as_ref()));
    let name = format!("{}{}", lesson.id, drill::ENDING);
    let path = match &args.output {
        Some(path) => path.clone(),
        // Beside the lesson's file, or where the lessons of a folder lie.
        None if args.named.is_file() => args.named.with_file_name(name),
        None => {
            let courses = args.places.courses.clone().unwrap_or_else(|| PathBuf::from("courses"));
            courses.join("lessons").join(name)
        }
    };
    if let Err(cause) = std::fs::write(&path, drill::write(&made)) {
        tracing::warn!(%cause, "a drill can't be written");
        console.complain(&phrase!(
            lang,
            "cli.lesson.cannot_write",
            path = printable(&path),
            cause = cause
        ))?;
        return Ok(COULD_NOT);
    }
    console.line(&phrase!(lang, "cli.lesson.written", count = made.items.len(), path = printable(&path)))?;
    Ok(FINE)
}
