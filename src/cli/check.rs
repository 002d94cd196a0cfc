//! `counterpart check`: everything that is wrong with scenario files.

use super::args::CheckArgs;
use super::print::Console;
use super::prove::settings;
use super::{COULD_NOT, FINE, PROBLEMS, render};
use crate::diagnostic::{Report, Severity};
use crate::library::{self, LoadedFile};
use crate::phrase;
use crate::proof::findings::in_scenario;
use crate::proof::settings::Settings;
use crate::scenario::places::Places;
use crate::text::Lang;
use annotate_snippets::normalize_untrusted_str;
use std::io;
use std::path::{Path, PathBuf};

/// Checks the files and folders.
pub fn check(console: Console, args: &CheckArgs, lang: Lang) -> io::Result<u8> {
    let mut found = Vec::new();
    let mut complaints = Vec::new();
    for path in &args.paths {
        match files(path, lang) {
            Ok(files) => found.extend(files),
            Err(complaint) => complaints.push(complaint),
        }
    }
    let mut checked = Vec::new();
    for path in found {
        match library::check_file(&path) {
            Ok(file) => checked.push(file),
            Err(error) => complaints.push(cannot_read(&path, &error.cause, lang)),
        }
    }
    let (settings, own) = settings(&args.paths);
    checked.iter_mut().for_each(|file| look_closer(file, &settings));
    checked.extend(own.filter(|own| !own.problems.is_empty()));
    if args.json {
        console.line(&json(&checked, lang)?)?;
    } else if !checked.is_empty() {
        for file in &checked {
            problems(file, lang, console.colours_out, |text| console.line(&text))?;
        }
        console.line(&summary(&checked, lang))?;
    }
    for complaint in &complaints {
        console.complain(complaint)?;
    }
    let clean = checked.iter().all(|file| file.problems.is_empty());
    Ok(match (complaints.is_empty(), clean) {
        (false, _) => COULD_NOT,
        (true, false) => PROBLEMS,
        (true, true) => FINE,
    })
}

/// Adds what can be found in a scenario's text without proving anything.
fn look_closer(file: &mut LoadedFile, settings: &Settings) {
    let Some(scenario) = &file.scenario else { return };
    let places = Places::of(&file.source);
    let found = in_scenario(scenario, settings);
    file.problems.extend(found.iter().map(|found| found.diagnostic(scenario, &places)));
    file.problems.sort_by_key(|problem| problem.span.map(|span| span.start));
}

/// The files that a path stands for: itself, or the scenarios directly in a folder. A folder that is
/// called like a scenario is taken for one, so that it is said what is wrong with that.
pub fn files(path: &Path, lang: Lang) -> Result<Vec<PathBuf>, String> {
    let named_like_one = path.extension().is_some_and(|extension| extension == library::EXTENSION);
    if !path.is_dir() || named_like_one {
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
    let reports: Vec<Report<'_>> = checked
        .iter()
        .flat_map(|file| {
            file.problems.iter().map(move |problem| problem.report(&file.name, &file.source, lang))
        })
        .collect();
    Ok(serde_json::to_string_pretty(&reports)?)
}

fn summary(checked: &[LoadedFile], lang: Lang) -> String {
    let count = |severity| {
        let problems = checked.iter().flat_map(|file| &file.problems);
        problems.filter(|problem| problem.severity == severity).count()
    };
    let clean = checked.iter().filter(|file| file.problems.is_empty()).count();
    phrase!(
        lang,
        "cli.check.summary",
        files = checked.len(),
        clean = clean,
        errors = count(Severity::Error),
        warnings = count(Severity::Warning),
    )
}
