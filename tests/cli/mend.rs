//! `counterpart check --mend`, and what `check` says of files of the first version.

use super::{PROJECTOR, folder, in_both_languages, run_in, with};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A file with four slips, all of them certain.
fn slipped() -> String {
    with("move: Apologise,", "move: \"Apologise\"，").replacen("turns: 5,", "turns 5", 1).replacen(
        "says: (zh: \"说吧",
        "says：(zh: \"说吧",
        1,
    )
}

/// A file of the first version that asks nothing of a person's hand but a look.
fn of_the_first() -> String {
    with("format: 2,", "format: 1, // as it was")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_certain_is_mended_listed_and_kept_as_it_was() {
    in_both_languages!("mended", |lang| {
        let folder = folder(&[(PROJECTOR, &slipped())]);
        run_in(folder.path(), &["check", "--mend", PROJECTOR, "--lang", lang])
    });
    let folder = folder(&[(PROJECTOR, &slipped())]);
    let ran = run_in(folder.path(), &["check", "--mend", "."]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert_eq!(read(folder.path(), PROJECTOR), with("", ""));
    let backup = format!("{PROJECTOR}.bak");
    assert_eq!(names(folder.path()), [PROJECTOR, backup.as_str()]);
    assert_eq!(read(folder.path(), &backup), slipped());
}

#[test]
fn a_second_time_there_is_nothing_to_mend() {
    let folder = folder(&[(PROJECTOR, &slipped())]);
    run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    let before = (names(folder.path()), read(folder.path(), PROJECTOR));
    let ran = run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(ran.out.starts_with("There is nothing that can be put right for certain.\n"), "{ran}");
    assert_eq!((names(folder.path()), read(folder.path(), PROJECTOR)), before);
}

#[test]
fn an_earlier_copy_is_never_overwritten() {
    let backup = format!("{PROJECTOR}.bak");
    let folder = folder(&[(PROJECTOR, &slipped()), (&backup, "mine")]);
    run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert_eq!(read(folder.path(), &backup), "mine");
    assert_eq!(read(folder.path(), &format!("{PROJECTOR}.bak2")), slipped());
}

#[test]
fn what_is_not_certain_is_left_and_said() {
    let folder = folder(&[(PROJECTOR, &slipped().replacen("move: Blame", "move: Blamed", 1))]);
    let ran = run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert_eq!(ran.code, Some(1), "{ran}");
    assert!(ran.out.contains("`Blamed`") && read(folder.path(), PROJECTOR).contains("Blamed"), "{ran}");
}

#[test]
fn check_says_what_could_be_mended_and_how() {
    let folder = folder(&[(PROJECTOR, &slipped())]);
    let ran = run_in(folder.path(), &["check", PROJECTOR]);
    assert_eq!(ran.code, Some(1), "{ran}");
    let way =
        "Places that can be put right for you: 4. Run: counterpart check --mend \"borrowed-projector.ron\"\n";
    assert!(ran.out.ends_with(way), "{ran}");
    assert_eq!(read(folder.path(), PROJECTOR), slipped(), "looking changes nothing");
}

#[test]
fn a_file_of_the_first_version_is_sound_and_told_what_the_second_wants() {
    in_both_languages!("first-version", |lang| {
        let folder = folder(&[(PROJECTOR, &of_the_first())]);
        run_in(folder.path(), &["check", PROJECTOR, "--lang", lang])
    });
    let folder = folder(&[(PROJECTOR, &of_the_first())]);
    let ran = run_in(folder.path(), &["check", PROJECTOR, "--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    let note = &ran.json()[0];
    assert_eq!(
        (&note["code"], &note["severity"], &note["class"]),
        (&json!("old-format"), &json!("note"), &Value::Null)
    );
    assert_eq!(
        run_in(folder.path(), &["play", PROJECTOR, "--choices", "1", "--json"]).code,
        Some(0),
        "it is played"
    );
}

#[test]
fn a_file_of_the_first_version_becomes_one_of_the_second() {
    in_both_languages!("first-version-mended", |lang| {
        let folder = folder(&[(PROJECTOR, &of_the_first())]);
        run_in(folder.path(), &["check", "--mend", PROJECTOR, "--lang", lang])
    });
    let folder = folder(&[(PROJECTOR, &of_the_first())]);
    run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert_eq!(read(folder.path(), PROJECTOR), with("format: 2,", "format: 2, // as it was"));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_mended() {
    let folder = folder(&[("real.txt", &slipped())]);
    let link = folder.path().join(PROJECTOR);
    std::os::unix::fs::symlink("real.txt", &link).unwrap();
    run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(folder.path(), "real.txt"), with("", ""));
}

#[test]
fn a_file_that_must_not_be_written_is_left_and_complained_of() {
    let folder = folder(&[(PROJECTOR, &slipped())]);
    let path = folder.path().join(PROJECTOR);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let ran = run_in(folder.path(), &["check", "--mend", PROJECTOR]);
    assert_eq!(ran.code, Some(2), "{ran}");
    assert!(ran.err.contains(PROJECTOR) && ran.err.contains("as it was"), "{ran}");
    assert_eq!(
        (names(folder.path()), read(folder.path(), PROJECTOR)),
        (vec![PROJECTOR.to_owned()], slipped())
    );
}

#[test]
fn what_is_mended_is_told_to_people_alone() {
    let folder = folder(&[(PROJECTOR, &slipped())]);
    let ran = run_in(folder.path(), &["check", "--mend", "--json", PROJECTOR]);
    assert_eq!((ran.code, read(folder.path(), PROJECTOR)), (Some(2), slipped()), "{ran}");
}
