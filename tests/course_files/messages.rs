//! Everything that can be said of these files is said of one here: every kind of problem, and every wording.

use super::*;

fn everything_said() -> Vec<Diagnostic> {
    let shelf = shelf();
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for name in broken(kind) {
            all.extend(said(kind, &read(kind, &name, &shelf), &shelf));
        }
    }
    all.extend(course::parse("", &shelf).problems);
    all.extend(course::parse(&format!("Course({})", "x:1,".repeat(10_000)), &shelf).problems);
    all.extend(in_one_form(&shelf));
    all
}

/// What is said of a lesson in a course that keeps all of its models for one form.
fn in_one_form(shelf: &Shelf) -> Vec<Diagnostic> {
    let source = read(Kind::Course, BASE, shelf);
    let forms = "[\"base/training\"],\n        [\"other/training\"],\n        [\"three/training\"],";
    let source = source.replace(
        forms,
        "[\"base/training\", \"other/training\"],\n        [\"three/training\", \"four/training\"],",
    );
    let source = source.replace("Form(number: 3, day: 60),\n", "");
    let course = course::parse(&source, shelf);
    assert_eq!(course.problems, []);
    let source = read(Kind::Lesson, BASE, shelf);
    let lesson = lesson::parse(&source, shelf).content.expect("the base");
    let items = drill::generate(&lesson, shelf).items;
    lints::of_lesson(&lesson, &source, shelf, &items, &[course.content.expect("a course")])
}

#[test]
fn a_course_that_keeps_all_models_for_one_form_is_told() {
    let codes: Vec<&str> = in_one_form(&shelf()).iter().map(|found| found.code).collect();
    assert_eq!(codes, ["LESSON-05"]);
}

#[test]
fn every_kind_of_problem_has_a_file_that_shows_it() {
    let said: BTreeSet<&str> = everything_said().iter().map(|problem| problem.code).collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.key()).collect();
    assert_eq!(known.len(), Code::ALL.len(), "two kinds have one name");
    // That a lesson has no drill is known of a folder, not of a file.
    let missing: Vec<&&str> = known.difference(&said).filter(|code| **code != Code::NoDrill.key()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_wording_of_the_reading_is_printed_for_some_file() {
    let said: String = everything_said()
        .iter()
        .flat_map(|problem| [problem.message.zh.clone(), problem.hint.zh.clone()])
        .collect::<Vec<_>>()
        .join("\n");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../course/src/file");
    let (mut unheard, mut wordings) = (String::new(), 0);
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        let source = fs::read_to_string(&path).expect("a source");
        for wording in chinese(&source) {
            wordings += 1;
            if !is_said(&wording, &said) {
                writeln!(unheard, "{}: {wording}", path.display()).expect("a string takes it");
            }
        }
    }
    assert!(wordings > 100, "only {wordings} wordings were found in the sources");
    assert!(unheard.is_empty(), "no file of tests/broken/courses makes it say this:\n{unheard}");
}

#[test]
fn every_message_and_hint_says_something_in_both_languages() {
    for problem in everything_said() {
        for text in [&problem.message, &problem.hint] {
            assert!(text.en.chars().count() >= 8, "{}", text.en);
            assert!(!text.en.chars().any(is_chinese), "{}", text.en);
            assert!(text.zh.chars().any(is_chinese), "{}", text.zh);
        }
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The texts in quotes with Chinese in them, comments apart.
fn chinese(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let line =
            line.replace("'\"'", "").replace("\\\"", "\u{0}").replace("r#\"", "\"").replace("\"#", "\"");
        for text in line.split('"').skip(1).step_by(2).filter(|text| text.chars().any(is_chinese)) {
            found.push(text.replace('\u{0}', "\"").replace("\\\\", "\\"));
        }
    }
    found
}

/// Whether the pieces of a wording between `{…}` stand in one line of what was said, one after the other.
fn is_said(wording: &str, said: &str) -> bool {
    let mut pieces: Vec<&str> = Vec::new();
    let mut rest = wording;
    while let Some((piece, more)) = rest.split_once('{') {
        pieces.push(piece);
        rest = more.split_once('}').map_or("", |(_, rest)| rest);
    }
    pieces.push(rest);
    said.lines().any(|line| {
        let mut at = 0;
        pieces.iter().all(|piece| match line[at..].find(piece) {
            Some(offset) => {
                at += offset + piece.len();
                true
            }
            None => false,
        })
    })
}
