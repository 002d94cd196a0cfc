//! The files of courses: every file of `tests/broken/courses` has one defect, which must be named once, on
//! the right line, in both languages; what is shipped is sound; drills are what they are said to be; and
//! `docs/course-format.md` says what the loader does.
//!
//! A broken file says what it expects as those of scenarios do: `// expect: code` in its first line,
//! `// here` at the end of the line that must be named. What is printed for all of them stands in one
//! snapshot.

use counterpart_core::diagnostic::{Diagnostic, Place, Severity, line_at};
use counterpart_core::scenario::{self, Scenario};
use counterpart_course::file::course::Course;
use counterpart_course::file::{Code, Kind, Shelf, case, course, drill, lesson, lints, survey};
use counterpart_library::courses::{self, Courses};
use counterpart_library::{Library, check_bytes};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[path = "course_files/doc.rs"]
mod doc;
#[path = "course_files/drills.rs"]
mod drills;
#[path = "course_files/messages.rs"]
mod messages;
#[path = "course_files/shipped.rs"]
mod shipped;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken/courses");
/// Valid; every other file of its folder differs from it in one thing.
const BASE: &str = "base";

/// The small scenario of `tests/broken` under several names, so that there is something to point at.
fn shelf() -> Shelf {
    let path = Path::new(FOLDER).with_file_name("base.ron");
    let source = fs::read_to_string(path).expect("the small scenario");
    let named = |id: &str| {
        let source = source.replacen("id: \"base\"", &format!("id: \"{id}\""), 1);
        Arc::new(scenario::parse(&source).scenario.expect("a scenario"))
    };
    let mut scenarios: Vec<Arc<Scenario>> =
        ["base", "other", "three", "four", "five", "six", "seven"].map(named).into();
    scenarios.sort_by(|a, b| a.id.cmp(&b.id));
    Shelf { scenarios, cases: vec!["base".to_owned()] }
}

/// The folder of the broken files of a kind.
fn folder(kind: Kind) -> PathBuf {
    Path::new(FOLDER).join(kind.root().to_lowercase())
}

fn read(kind: Kind, name: &str, shelf: &Shelf) -> String {
    let source = fs::read_to_string(folder(kind).join(format!("{name}.ron"))).expect("a file");
    let hashed = |source: String, scenario: &Arc<Scenario>| {
        let place = |hash: &str| format!("\"{}\": \"{hash}\"", scenario.id);
        source.replace(&place("HASH"), &place(&scenario.hash))
    };
    shelf.scenarios.iter().fold(source, hashed)
}

/// The names of the broken files of a kind.
fn broken(kind: Kind) -> Vec<String> {
    let entries =
        fs::read_dir(folder(kind)).expect("the corpus").map(|entry| entry.expect("an entry").path());
    let mut names: Vec<String> = entries
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| name != BASE)
        .collect();
    names.sort();
    names
}

/// Everything that is said of a file: by its text, and if that is fine by the engine.
fn said(kind: Kind, source: &str, shelf: &Shelf) -> Vec<Diagnostic> {
    match kind {
        Kind::Course => course::parse(source, shelf).problems,
        Kind::Case => case::parse(source, shelf).problems,
        Kind::Survey => survey::parse(source).problems,
        Kind::Lesson => {
            let parsed = lesson::parse(source, shelf);
            let found = parsed.content.map(|lesson| {
                let items = drill::generate(&lesson, shelf).items;
                lints::of_lesson(&lesson, source, shelf, &items, &[base_course(shelf)])
            });
            [parsed.problems, found.unwrap_or_default()].concat()
        }
        Kind::Drill => {
            let parsed = drill::parse(source, shelf);
            let base = read(Kind::Lesson, BASE, shelf);
            let lesson = lesson::parse(&base, shelf).content.expect("the base");
            let found = parsed.content.map(|found| drill::idle(&found, &lesson, source, shelf));
            [parsed.problems, found.unwrap_or_default()].concat()
        }
    }
}

fn base_course(shelf: &Shelf) -> Course {
    course::parse(&read(Kind::Course, BASE, shelf), shelf).content.expect("the base")
}

/// The code that a file expects, and the line that it marks.
fn expected(source: &str) -> (&str, Option<usize>) {
    let first = source.lines().next().unwrap_or("");
    let code = first.strip_prefix("// expect: ").expect("`// expect: code` in the first line");
    (code, source.lines().position(|line| line.ends_with("// here")).map(|line| line + 1))
}

fn line_of(problem: &Diagnostic, source: &str) -> Option<usize> {
    problem.span.map(|span| Place::of(source, span.start).line)
}

#[test]
fn the_bases_are_valid() {
    let shelf = shelf();
    for kind in Kind::ALL {
        assert_eq!(said(kind, &read(kind, BASE, &shelf), &shelf), [], "{kind:?}");
    }
}

#[test]
fn each_defect_is_named_once_and_on_its_line() {
    let shelf = shelf();
    let mut wrong = String::new();
    for kind in Kind::ALL {
        for name in broken(kind) {
            let source = read(kind, &name, &shelf);
            let found = said(kind, &source, &shelf);
            let places: Vec<_> = found.iter().map(|found| (found.code, line_of(found, &source))).collect();
            let wanted = expected(&source);
            if places != [wanted] {
                writeln!(wrong, "{kind:?} {name}: expected {wanted:?}, found {found:#?}")
                    .expect("a string takes it");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A diagnostic as the snapshot shows it, with `▸` before the place in the line.
fn shown(problem: &Diagnostic, source: &str) -> String {
    let mut out = String::new();
    if let Some(span) = problem.span {
        let place = Place::of(source, span.start);
        let line = line_at(source, span.start);
        let at = line.char_indices().nth(place.column - 1).map_or(line.len(), |(at, _)| at);
        let line = format!("{}▸{}", &line[..at], &line[at..]);
        let line = line.trim_end_matches("// here").trim();
        writeln!(out, "    {}:{}  {line}", place.line, place.column).expect("a string takes it");
    }
    for text in [(&problem.message.en, &problem.hint.en), (&problem.message.zh, &problem.hint.zh)] {
        writeln!(out, "    {}\n      → {}", text.0, text.1).expect("a string takes it");
    }
    out
}

#[test]
fn what_is_printed_reads_well() {
    let shelf = shelf();
    let mut all: Vec<(&str, String, String)> = Vec::new();
    for kind in Kind::ALL {
        for name in broken(kind) {
            let source = read(kind, &name, &shelf);
            let file = format!("{}/{name}", kind.root().to_lowercase());
            all.extend(
                said(kind, &source, &shelf)
                    .iter()
                    .map(|found| (found.code, file.clone(), shown(found, &source))),
            );
        }
    }
    all.sort();
    let table: String = all.iter().map(|(code, name, shown)| format!("{code} · {name}\n{shown}\n")).collect();
    insta::with_settings!({ snapshot_path => "broken/courses", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("printed", table);
    });
}

#[test]
fn several_defects_are_all_named_in_the_order_of_the_file() {
    let shelf = shelf();
    let source = read(Kind::Course, BASE, &shelf)
        .replace("opens: \"2027-03-01\"", "opens: \"2027-3-1\"")
        .replace("supplier: \"admin\",", "supplier: \"admins\",")
        .replace("[\"other/training\"]", "[\"others/training\"]")
        .replace("Reaction,", "Reactions,")
        .replace("least: 5", "least: 2");
    let codes: Vec<&str> = said(Kind::Course, &source, &shelf).iter().map(|found| found.code).collect();
    assert_eq!(codes, ["not-a-day", "unknown-id", "unknown-id", "unknown-word", "out-of-range"]);
}

#[test]
fn a_kind_is_known_by_its_beginning_also_a_mistyped_one() {
    assert_eq!(Kind::of("// A course.\n/* two */ Course(format: 1)"), Some(Kind::Course));
    assert_eq!(Kind::of("Lessen("), Some(Kind::Lesson));
    assert_eq!(Kind::of("\u{feff}Survey ("), Some(Kind::Survey));
    for none in ["Scenario(", "", "(", "// Course(", "Banana("] {
        assert_eq!(Kind::of(none), None, "{none}");
    }
    assert_eq!(Kind::by_place("lessons", "a.drill.ron"), Some(Kind::Drill));
    assert_eq!(Kind::by_place("scenarios", "a.ron"), None);
}

#[test]
fn a_file_of_mistakes_only_is_answered_at_a_readable_length() {
    let source = format!("Course({})", "x:1,".repeat(50_000));
    let problems = course::parse(&source, &shelf()).problems;
    assert_eq!(problems.len(), scenario::MAX_PROBLEMS + 1);
    assert_eq!(problems.last().map(|problem| problem.code), Some("more-problems"));
}

mod damage {
    //! Whatever is done to a file, it is read without a panic, and either there is a content or a reason.

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_damaged_file_has_a_content_or_a_reason(
            kind in prop::sample::select(Kind::ALL.to_vec()),
            at in any::<usize>(), length in 0usize..60, put in "[(){},:\"0-9a-zA-Z\\[\\]]{0,6}",
        ) {
            let shelf = shelf();
            let mut source: Vec<char> = read(kind, BASE, &shelf).chars().collect();
            let at = at % (source.len() + 1);
            let end = (at + length).min(source.len());
            source.splice(at..end, put.chars());
            let source: String = source.into_iter().collect();
            let (whole, problems) = match kind {
                Kind::Course => { let read = course::parse(&source, &shelf); (read.content.is_some(), read.problems) }
                Kind::Lesson => { let read = lesson::parse(&source, &shelf); (read.content.is_some(), read.problems) }
                Kind::Drill => { let read = drill::parse(&source, &shelf); (read.content.is_some(), read.problems) }
                Kind::Case => { let read = case::parse(&source, &shelf); (read.content.is_some(), read.problems) }
                Kind::Survey => { let read = survey::parse(&source); (read.content.is_some(), read.problems) }
            };
            prop_assert_eq!(whole, problems.is_empty(), "{:?}", problems);
            prop_assert!(problems.iter().all(|found| found.severity == Severity::Error));
            for problem in problems {
                let inside = problem.span.is_none_or(|span| span.start <= span.end && span.end <= source.len());
                prop_assert!(inside, "{:?} is outside of the file", problem);
            }
        }
    }
}
