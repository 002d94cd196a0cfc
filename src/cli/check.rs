//! `counterpart check`: everything that is wrong with scenario files, and with the files of courses.

use super::args::CheckArgs;
use super::mend::mend_all;
use super::print::Console;
use super::prove::settings;
use super::{COULD_NOT, FINE, PROBLEMS, course, render};
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::{self, LoadedFile, courses};
use crate::phrase;
use crate::proof::findings::in_scenario;
use crate::proof::lints::{self, Class, Scope, class_of};
use crate::proof::settings::Settings;
use crate::scenario::mend::mend;
use crate::scenario::places::Places;
use crate::text::Lang;
use annotate_snippets::normalize_untrusted_str;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};

/// Checks the files and folders.
pub fn check(console: Console, args: &CheckArgs, lang: Lang) -> io::Result<u8> {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    for path in &args.paths {
        match with_courses(path, lang) {
            Ok(files) => found.extend(files),
            Err(complaint) => complaints.push(complaint),
        }
    }
    if args.mend {
        complaints.extend(mend_all(console, &found, lang)?);
    }
    let mut checked = Vec::new();
    for path in found {
        match library::check_file(&path) {
            Ok(file) => checked.push(file),
            Err(error) => complaints.push(cannot_read(&path, &error.cause, lang)),
        }
    }
    let (courses, mut checked): (Vec<_>, Vec<_>) =
        checked.into_iter().partition(|file| courses::kind(file).is_some());
    let (settings, own) = settings(&args.paths);
    let scope = Scope::of(checked.iter().filter(|file| file.scenario.is_some()).count());
    checked.iter_mut().for_each(|file| look_closer(file, scope, &settings));
    let scenarios = checked.iter().filter_map(|file| file.scenario.clone()).collect();
    checked.extend(course::checked(courses, scenarios));
    checked.extend(own.filter(|own| !own.problems.is_empty()));
    told(console, &checked, &args.paths, &complaints, args.json, lang)
}

/// Prints what was found, and gives the exit code.
pub fn told(
    console: Console,
    checked: &[LoadedFile],
    paths: &[PathBuf],
    complaints: &[String],
    as_json: bool,
    lang: Lang,
) -> io::Result<u8> {
    if as_json {
        console.line(&json(checked, lang)?)?;
    } else if !checked.is_empty() {
        for file in checked {
            problems(file, lang, console.colours_out, |text| console.line(&text))?;
        }
        console.line(&summary(checked, lang))?;
        if let Some(way) = can_be_mended(checked, paths, lang) {
            console.line(&way)?;
        }
    }
    for complaint in complaints {
        console.complain(complaint)?;
    }
    let wrong = checked.iter().any(is_wrong);
    Ok(match (complaints.is_empty(), wrong) {
        (false, _) => COULD_NOT,
        (true, true) => PROBLEMS,
        (true, false) => FINE,
    })
}

/// The files that a path stands for, those of courses among them.
pub fn with_courses(path: &Path, lang: Lang) -> Result<Vec<PathBuf>, String> {
    let named_like_one = path.extension().is_some_and(|extension| extension == library::EXTENSION);
    let found = if named_like_one { Vec::new() } else { courses::course_files(path).unwrap_or_default() };
    if found.is_empty() { files(path, lang) } else { Ok(found) }
}

/// Whether a file must be mended: advice about how a library is balanced is no reason.
fn is_wrong(file: &LoadedFile) -> bool {
    file.problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Adds what can be found in a scenario's text without proving anything.
fn look_closer(file: &mut LoadedFile, scope: Scope, settings: &Settings) {
    let Some(scenario) = &file.scenario else { return };
    let places = Places::of(&file.source);
    let found = in_scenario(scenario, scope, settings);
    file.problems.extend(found.iter().map(|found| found.diagnostic(scenario, &places)));
    file.problems.sort_by_key(|problem| problem.span.map(|span| span.start));
}

/// The files that a path stands for: itself, or the scenarios directly in a folder. A folder that is
/// called like a scenario is taken for one, so that it is said what is wrong with that.
pub fn files(path: &Path, lang: Lang) -> Result<Vec<PathBuf>, String> {
    if library::is_named_like_one(path) || !library::is_folder(path) {
        return Ok(vec![path.to_owned()]);
    }
    let files =
        library::scenario_files(path).map_err(|error| cannot_read(&error.path, &error.cause, lang))?;
    if files.is_empty() {
        return Err(phrase!(lang, "cli.check.no_files", path = printable(path)));
    }
    Ok(files)
}

/// Says that a path can't be read, and why.
pub fn cannot_read(path: &Path, cause: &io::Error, lang: Lang) -> String {
    let path = printable(path);
    match cause.kind() {
        io::ErrorKind::NotFound => phrase!(lang, "cli.cannot_find", path = path),
        io::ErrorKind::PermissionDenied => phrase!(lang, "cli.not_allowed", path = path),
        io::ErrorKind::TimedOut => phrase!(lang, "cli.no_answer", path = path),
        _ => phrase!(lang, "cli.cannot_read", path = path, cause = cause),
    }
}

/// A path in words that can't steer the terminal.
pub fn printable(path: &Path) -> String {
    normalize_untrusted_str(&path.display().to_string())
}

/// Prints every problem of a file, with an empty line after each.
pub fn problems(
    file: &LoadedFile,
    lang: Lang,
    colours: bool,
    mut print: impl FnMut(String) -> io::Result<()>,
) -> io::Result<()> {
    for problem in &file.problems {
        print(render::diagnostic(file, problem, lang, colours) + "\n")?;
    }
    Ok(())
}

fn json(checked: &[LoadedFile], lang: Lang) -> io::Result<String> {
    let reports: Vec<Value> = checked
        .iter()
        .flat_map(|file| file.problems.iter().map(move |problem| report(problem, Some(file), lang)))
        .collect();
    Ok(serde_json::to_string_pretty(&reports)?)
}

/// Whether something is wrong. What is only worth knowing, or worth a look in the text, is of no class.
fn is_of_a_class(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Error || lints::find(problem.code).is_some()
}

/// A problem as scripts read it, with its class.
pub fn report(problem: &Diagnostic, file: Option<&LoadedFile>, lang: Lang) -> Value {
    let (name, source) = file.map_or(("", ""), |file| (file.name.as_str(), file.source.as_str()));
    let mut value = serde_json::to_value(problem.report(name, source, lang)).unwrap_or(Value::Null);
    if let Value::Object(fields) = &mut value {
        let wrong = is_of_a_class(problem);
        fields.insert("class".to_owned(), wrong.then(|| class_of(problem.code).id()).into());
    }
    value
}

fn summary(checked: &[LoadedFile], lang: Lang) -> String {
    let all: Vec<&Diagnostic> = checked.iter().flat_map(|file| &file.problems).collect();
    let sound = checked.iter().filter(|file| !is_wrong(file)).count();
    let files = phrase!(lang, "cli.check.summary", files = checked.len(), sound = sound);
    let notes = all.iter().filter(|found| !is_of_a_class(found)).count();
    let summary = format!("{files} · {}", classes(&all, lang));
    if notes == 0 {
        summary
    } else {
        format!("{summary} · {}", phrase!(lang, "cli.check.notes", notes = notes))
    }
}

/// How to have mended what can be, if there is something.
fn can_be_mended(checked: &[LoadedFile], paths: &[PathBuf], lang: Lang) -> Option<String> {
    let scenarios = checked.iter().filter(|file| courses::kind(file).is_none());
    let mends: usize = scenarios.map(|file| mend(&file.source).mends.len()).sum();
    let paths: Vec<String> = paths.iter().map(|path| format!("\"{}\"", printable(path))).collect();
    (mends > 0).then(|| phrase!(lang, "cli.check.can_be_mended", count = mends, paths = paths.join(" ")))
}

/// How many findings there are of each class.
pub fn classes(found: &[&Diagnostic], lang: Lang) -> String {
    let wrong = || found.iter().filter(|found| is_of_a_class(found));
    let of = |class: Class| wrong().filter(|found| class_of(found.code) == class).count();
    phrase!(
        lang,
        "cli.found_by_class",
        broken = of(Class::Broken),
        gives_away = of(Class::GivesAway),
        balance = of(Class::Balance),
    )
}
