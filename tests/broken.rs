//! Every broken file of `tests/broken` has one defect. The loader must name it, once, on the right
//! line, and say in both languages what to do.
//!
//! A file says what it expects: `// expect: code` in its first line, `// here` at the end of the line
//! that must be named. What is printed for all of them stands in one snapshot, sorted by code, so
//! that the wording can be read in one go.

use counterpart_core::characters::visible;
use counterpart_core::diagnostic::{Diagnostic, Place, Severity, line_at};
use counterpart_core::scenario::{self, Code};
use counterpart_library::{LoadedFile, check_bytes, check_file};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[path = "broken/files.rs"]
mod files;
#[path = "broken/large.rs"]
mod large;
#[path = "broken/mending.rs"]
mod mending;
#[path = "broken/messages.rs"]
mod messages;
#[path = "broken/slips.rs"]
mod slips;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken");
/// Valid; every other file differs from it in one thing.
const BASE: &str = "base";

fn cases() -> Vec<PathBuf> {
    files_in(Path::new(FOLDER))
}

/// Files of the first version, which are played, and of which there is something to know.
fn first() -> Vec<PathBuf> {
    files_in(&Path::new(FOLDER).join("first"))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != BASE))
        .collect();
    paths.sort();
    paths
}

fn checked(path: &Path) -> LoadedFile {
    check_file(path).unwrap_or_else(|error| panic!("{error}"))
}

fn name(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).expect("a name in UTF-8")
}

/// The code that a file expects, and the line that it marks.
fn expected(source: &str) -> (&str, Option<usize>) {
    let first = source.lines().next().unwrap_or("");
    let code = first.strip_prefix("// expect: ").expect("`// expect: code` in the first line");
    let marked = source.lines().position(|line| line.ends_with("// here"));
    (code.trim_end_matches("// here").trim(), marked.map(|line| line + 1))
}

/// A diagnostic as the snapshot shows it, with `▸` before the place in the line.
fn shown(problem: &Diagnostic, source: &str) -> String {
    let mut out = String::new();
    if let Some(span) = problem.span {
        let place = Place::of(source, span.start);
        let line = line_at(source, span.start);
        let at = line.char_indices().nth(place.column - 1).map_or(line.len(), |(at, _)| at);
        let line = format!("{}▸{}", &line[..at], &line[at..]);
        // What can't be seen would not be seen in the snapshot either.
        let line = visible(line.trim_end_matches("// here").trim());
        let long = line.chars().count() > 300;
        let line = if long { line.chars().take(300).chain("…".chars()).collect() } else { line };
        writeln!(out, "    {}:{}  {line}", place.line, place.column).expect("a string takes it");
    }
    for text in [(&problem.message.en, &problem.hint.en), (&problem.message.zh, &problem.hint.zh)] {
        writeln!(out, "    {}\n      → {}", text.0, text.1).expect("a string takes it");
    }
    out
}

#[test]
fn the_base_is_valid() {
    let base = checked(&Path::new(FOLDER).join(format!("{BASE}.ron")));
    assert_eq!(base.problems, []);
    assert!(base.scenario.is_some());
}

#[test]
fn each_defect_is_named_once_and_on_its_line() {
    let mut wrong = String::new();
    for path in cases() {
        let found = checked(&path);
        let (code, line) = expected(&found.source);
        let places: Vec<(&str, Option<usize>)> = found
            .problems
            .iter()
            .map(|p| (p.code, p.span.map(|span| Place::of(&found.source, span.start).line)))
            .collect();
        if places != [(code, line)] {
            writeln!(wrong, "{}: expected {code} in line {line:?}, found {places:?}", name(&path))
                .expect("a string takes it");
        }
        assert!(found.scenario.is_none(), "{} must not be played", name(&path));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_printed_reads_well() {
    let mut all: Vec<(&str, String, String)> = Vec::new();
    for path in cases().into_iter().chain(first()) {
        let found = checked(&path);
        for problem in &found.problems {
            all.push((problem.code, name(&path).to_owned(), shown(problem, &found.source)));
        }
    }
    all.sort();
    let table: String = all.iter().map(|(code, name, shown)| format!("{code} · {name}\n{shown}\n")).collect();
    insta::with_settings!({ snapshot_path => "broken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("printed", table);
    });
}

/// A phrase that only makes sense with the other half of a sentence is a sign of a careless hint.
#[test]
fn every_message_and_hint_says_something_in_both_languages() {
    for path in cases().into_iter().chain(first()) {
        for problem in checked(&path).problems {
            assert_eq!(problem.severity == Severity::Note, problem.code.starts_with("old-format"));
            for text in [&problem.message, &problem.hint] {
                assert!(text.en.chars().count() >= 8, "{}: {}", name(&path), text.en);
                assert!(!text.en.chars().any(is_chinese), "{}: {}", name(&path), text.en);
                assert!(text.zh.chars().any(is_chinese), "{}: {}", name(&path), text.zh);
            }
        }
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Each line that is concerned ends in `// code`, or in several of them.
#[test]
fn a_file_of_the_first_version_is_played_and_told_what_the_second_wants_line_by_line() {
    assert_eq!(first().len(), 2);
    for path in first() {
        let found = checked(&path);
        let marked = (1..).zip(found.source.lines()).filter_map(|(number, line)| {
            let (_, codes) = line.rsplit_once(" // old-")?;
            Some((number, codes))
        });
        let expected: Vec<(usize, String)> = marked
            .flat_map(|(number, codes)| {
                format!("old-{codes}").split(' ').map(|code| (number, code.to_owned())).collect::<Vec<_>>()
            })
            .collect();
        let noted: Vec<(usize, String)> = found
            .problems
            .iter()
            .filter_map(|note| Some((Place::of(&found.source, note.span?.start).line, note.code.to_owned())))
            .collect();
        assert_eq!(noted, expected, "{}", name(&path));
        assert!(found.problems.iter().all(|note| note.severity == Severity::Note));
        assert!(found.scenario.is_some(), "{} is played", name(&path));
        // Written as of the second version, all that is left to say is what that can't do without.
        let second = found.source.replacen("format: 1,", "format: 2,", 1);
        let wanted = found.problems.iter().filter(|note| note.message.en.contains("wants it named")).count();
        let codes: Vec<&str> =
            check_bytes(&found.name, second.as_bytes()).problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, vec!["missing-line"; wanted], "{}", name(&path));
    }
}

#[test]
fn ten_defects_are_all_named_in_the_order_of_the_file() {
    let found = checked(&Path::new(FOLDER).join("many/ten-at-once.ron"));
    // Each line with a defect ends in `// number code`.
    let expected: Vec<(usize, &str)> = (1..)
        .zip(found.source.lines())
        .filter_map(|(number, line)| Some((number, line.rsplit_once(" // ")?.1.split_once(' ')?.1)))
        .collect();
    assert_eq!(expected.len(), 10);
    let actual: Vec<(usize, &str)> = found
        .problems
        .iter()
        .filter_map(|problem| Some((Place::of(&found.source, problem.span?.start).line, problem.code)))
        .collect();
    assert_eq!(actual, expected);
}

/// The code of the only problem of a file that is made here.
fn only_code(file: &str, content: &[u8]) -> &'static str {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(file);
    std::fs::write(&path, content).expect("a file");
    let problems = checked(&path).problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].code
}

#[test]
fn what_is_no_text_at_all_is_refused_in_words() {
    assert_eq!(only_code("latin.ron", b"Scenario(id: \"caf\xe9\")"), "not-utf8");
    assert_eq!(only_code("wide.ron", b"\xff\xfeS\0c\0e\0n\0"), "not-utf8");
    assert_eq!(only_code("empty.ron", b""), "empty-file");
    assert_eq!(only_code("zeroes.ron", &[0; 4096]), "hidden-character");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_without_being_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("huge.ron");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(50 * 1024 * 1024).expect("room");
    let found = checked(&path);
    assert_eq!(found.problems[0].code, "too-large");
    assert!(found.source.is_empty(), "nothing of it is kept");
}

#[test]
fn a_folder_that_is_called_like_a_scenario_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.ron");
    std::fs::create_dir(&path).expect("a folder");
    assert_eq!(checked(&path).problems[0].code, "not-a-file");
}

#[test]
fn a_missing_file_could_not_be_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing.ron");
    assert!(check_file(&missing).is_err());
}

#[test]
fn nesting_ten_thousand_deep_is_refused_before_the_stack_is() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{\"a\":", "}"), ("Not(", ")"), ("(a:", ")")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        assert_eq!(only_code("deep.ron", deep.as_bytes()), "nested-too-deep", "{open}");
    }
    // Comments nest without a stack.
    let comments = format!("{}{}", "/*".repeat(10_000), "*/".repeat(10_000));
    assert_eq!(only_code("comments.ron", comments.as_bytes()), "empty-file");
}

#[test]
fn more_beats_than_can_be_numbered_are_refused_in_good_time() {
    let base = std::fs::read_to_string(Path::new(FOLDER).join("base.ron")).expect("the base");
    let beat = "(by: \"old-he\", says: (zh: \"嗯\", en: \"Hm\"), thinks: (zh: \"嗯\", en: \"Hm\"), ends: Some(TimeUp)),";
    let beats: String = (0..15_000).map(|number| format!("\"b{number}\": {beat}\n")).collect();
    let source = base.replacen("beats: {", &format!("beats: {{{beats}"), 1);
    assert_eq!(only_code("base.ron", source.as_bytes()), "too-many");
}

/// Two megabytes of nothing but mistakes are answered like anything else: at once, and at a length that
/// somebody could read.
#[test]
fn a_file_of_mistakes_only_is_answered_at_a_readable_length() {
    let fill = |piece: &str| piece.repeat(2_000_000 / piece.len());
    for source in [
        format!("({})", fill("x:1,")),
        format!("(seats:{{{}}})", fill("\"A\":(),")),
        format!("(topics:[{}])", fill("a ")),
        format!("(topics:[{}])", fill("1，")),
        format!("(topics:[{}])", fill("“”,")),
        format!("(topics:[{}])", fill("\n(\n),")),
        format!("({})", fill("id:1,")),
    ] {
        let problems = check_bytes("x.ron", source.as_bytes()).problems;
        assert_eq!(problems.len(), scenario::MAX_PROBLEMS + 1);
        assert_eq!(problems.last().map(|problem| problem.code), Some("more-problems"));
    }
}

mod damage {
    //! Whatever is done to a file byte by byte, it is read without a panic, and either there is a
    //! scenario or there is a reason.

    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum Damage {
        Delete { at: usize, length: usize },
        Double { at: usize, length: usize, to: usize },
        Insert { at: usize, bytes: Vec<u8> },
    }

    fn damage() -> impl Strategy<Value = Damage> {
        let telling = prop::sample::select(b"(){}[]\",:/*\\#r-9.\n\x00\xef\xe4\xff".to_vec());
        prop_oneof![
            (any::<usize>(), 1usize..200).prop_map(|(at, length)| Damage::Delete { at, length }),
            (any::<usize>(), 1usize..400, any::<usize>()).prop_map(|(at, length, to)| Damage::Double {
                at,
                length,
                to
            }),
            (any::<usize>(), prop::collection::vec(prop_oneof![3 => telling, 1 => any::<u8>()], 1..8))
                .prop_map(|(at, bytes)| Damage::Insert { at, bytes }),
        ]
    }

    fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
        let size = bytes.len() + 1;
        match damage {
            Damage::Delete { at, length } => {
                let at = at % size;
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Damage::Double { at, length, to } => {
                let at = at % size;
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                let to = to % size;
                bytes.splice(to..to, piece);
            }
            Damage::Insert { at, bytes: inserted } => {
                let at = at % size;
                bytes.splice(at..at, inserted.iter().copied());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_damaged_file_is_a_scenario_or_has_a_reason(damages in prop::collection::vec(damage(), 1..6)) {
            let mut bytes = std::fs::read(Path::new(FOLDER).join("base.ron")).expect("the base");
            for damage in &damages {
                apply(&mut bytes, damage);
            }
            let found = check_bytes("base.ron", &bytes);
            let errors = found.problems.iter().filter(|p| p.severity == Severity::Error).count();
            prop_assert_eq!(found.scenario.is_none(), errors > 0, "{:?}", found.problems);
            for problem in &found.problems {
                let inside = problem.span.is_none_or(|span| span.start <= span.end && span.end <= bytes.len());
                prop_assert!(inside, "{:?} is outside of the file", problem);
            }
        }
    }
}
