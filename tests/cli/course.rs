//! `counterpart course`, `lesson` and `case`.

use super::{in_both_languages, run, run_in};
use serde_json::json;
use std::fs;
use std::path::Path;

/// A file of `tests/broken`.
fn corpus(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join("tests/broken").join(path)).unwrap()
}

/// A folder with the small scenario under several names in `scenarios`, and the files of a small course.
fn course() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    for path in ["scenarios", "courses/lessons", "courses/cases"] {
        fs::create_dir_all(at(path)).unwrap();
    }
    let scenario = corpus("base.ron");
    for id in ["base", "other", "three", "four", "five", "six", "seven"] {
        let source = scenario.replacen("id: \"base\"", &format!("id: \"{id}\""), 1);
        fs::write(at(&format!("scenarios/{id}.ron")), source).unwrap();
    }
    fs::write(at("courses/base.ron"), corpus("courses/course/base.ron")).unwrap();
    fs::write(at("courses/lessons/base.ron"), corpus("courses/lesson/base.ron")).unwrap();
    fs::write(at("courses/cases/base.ron"), corpus("courses/case/base.ron")).unwrap();
    folder
}

#[test]
fn what_is_shipped_is_said_to_be_sound() {
    let ran = run(&["course", "check", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran}");
    let found = ran.json();
    let wrong = found.as_array().unwrap().iter().filter(|found| found["severity"] != json!("note")).count();
    assert_eq!(wrong, 0, "{ran}");
}

#[test]
fn a_folder_of_courses_is_checked_with_what_lies_in_it() {
    let folder = course();
    for args in [["course", "check", "courses"].as_slice(), &["check", "courses", "scenarios"]] {
        let places: &[&str] = if args[0] == "course" { &["--scenarios", "scenarios"] } else { &[] };
        let ran = run_in(folder.path(), &[args, places, &["--json"]].concat());
        let codes: Vec<String> =
            ran.json().as_array().unwrap().iter().map(|found| found["code"].to_string()).collect();
        assert!(codes.contains(&"\"no-drill\"".to_owned()), "{ran}");
        assert!(codes.iter().all(|code| !code.contains("unknown")), "{ran}");
    }
    let lesson = folder.path().join("courses/lessons/base.ron");
    let source = fs::read_to_string(&lesson).unwrap().replace("bad: [1]", "bad: [4]");
    fs::write(&lesson, source).unwrap();
    let args = ["course", "check", "courses/lessons/base.ron", "--scenarios", "scenarios"];
    in_both_languages!("broken-lesson", |lang| run_in(
        folder.path(),
        &[&args[..], &["--lang", lang]].concat()
    ));
    assert_eq!(run_in(folder.path(), &args).code, Some(1));
    assert_eq!(run_in(folder.path(), &["course", "check", "nowhere.ron"]).code, Some(2));
}

#[test]
fn a_course_is_told_in_words() {
    let folder = course();
    let args = ["course", "show", "courses/base.ron", "--courses", "courses", "--scenarios", "scenarios"];
    // The case that it names is looked for among those that are shipped.
    let path = folder.path().join("courses/base.ron");
    let source = fs::read_to_string(&path).unwrap().replace(", cases: [\"base\"]", "");
    fs::write(path, source).unwrap();
    in_both_languages!("told", |lang| run_in(folder.path(), &[&args[..], &["--lang", lang]].concat()));
    in_both_languages!("shipped", |lang| run(&["course", "show", "room-45", "--lang", lang]));
    let none = run(&["course", "show", "nothing-like-it"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("sixty-days"), "{none}");
}

#[test]
fn a_lesson_is_shown_with_its_models_acted_and_its_drill_is_written_beside_it() {
    let folder = course();
    let places = ["--scenarios", "scenarios"];
    let args = [&["lesson", "show", "courses/lessons/base.ron"][..], &places].concat();
    // How many moments there are hangs on the shipped scenarios, which lie beside these.
    let steady = |lang| {
        let ran = run_in(folder.path(), &[&args[..], &["--lang", lang]].concat());
        let stays = |line: &&str| {
            !["Moments", "To read", "练习题 ", "阅读时间"].iter().any(|start| line.starts_with(start))
        };
        let out = ran.out.lines().filter(stays).map(|line| format!("{line}\n")).collect();
        super::Ran { out, ..ran }
    };
    in_both_languages!("lesson", steady);
    // A course, a lesson and a case may have one name.
    let listed = [&["lesson", "list", "--courses", "courses"][..], &places].concat();
    assert!(run_in(folder.path(), &listed).out.contains("base"));
    let made =
        run_in(folder.path(), &[&["lesson", "drill", "base", "--courses", "courses"][..], &places].concat());
    assert_eq!(made.code, Some(0), "{made}");
    let drill = fs::read_to_string(folder.path().join("courses/lessons/base.drill.ron")).unwrap();
    assert!(drill.contains("lesson: \"base\""), "{drill}");
    let checked = run_in(folder.path(), &["check", "courses/lessons", "scenarios", "--json"]);
    assert!(!checked.out.contains("no-drill") && !checked.out.contains("stale"), "{checked}");
    // A scenario that changes makes it stale.
    let scenario = folder.path().join("scenarios/seven.ron");
    let source = fs::read_to_string(&scenario).unwrap().replace("You start at nine.", "You start at ten.");
    fs::write(scenario, source).unwrap();
    let stale = run_in(folder.path(), &["check", "courses/lessons", "scenarios", "--json"]);
    assert!(stale.out.contains("stale-drill"), "{stale}");
}

#[test]
fn a_case_is_shown_with_its_sources() {
    let folder = course();
    let args = ["case", "show", "courses/cases/base.ron", "--scenarios", "scenarios"];
    in_both_languages!("case", |lang| run_in(folder.path(), &[&args[..], &["--lang", lang]].concat()));
}
