//! `counterpart diagnostics`: one file to send in, and the log that it ends with.

use super::{Ran, fixtures, in_both_languages, program, typing};
use std::path::Path;

fn diagnostics(folder: &Path, args: &[&str], lang: &str) -> Ran {
    let mut ran = typing(program(folder, &[&["diagnostics", "--lang", lang], args].concat()), "");
    // The folder is another one each time.
    let name = folder.display().to_string();
    ran.out = ran.out.replace(&name, "DATA");
    ran.err = ran.err.replace(&name, "DATA");
    ran
}

/// The run in a new data folder, after a look at the file.
fn saved(lang: &str) -> Ran {
    let data = tempfile::tempdir().unwrap();
    let ran = diagnostics(data.path(), &["--data", data.path().to_str().unwrap()], lang);
    let text = std::fs::read_to_string(data.path().join("counterpart-diagnostics.txt")).unwrap();
    assert!(text.contains("there is no database"), "{text}");
    ran
}

#[test]
fn it_is_written_into_the_data_folder_unless_a_file_is_named() {
    in_both_languages!("saved", saved);
    let data = tempfile::tempdir().unwrap();
    let ran = diagnostics(data.path(), &["--data", "nowhere", "here.txt"], "en");
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(data.path().join("here.txt").exists() && !data.path().join("nowhere").exists());
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let data = tempfile::tempdir().unwrap();
    for (lang, said) in [("zh", "（系统的说法："), ("en", "(the system says: ")] {
        let ran = diagnostics(data.path(), &["--data", ".", "not-there/here.txt"], lang);
        assert_eq!(ran.code, Some(2), "{ran}");
        assert!(ran.err.contains(said), "{ran}");
    }
}

#[test]
fn what_a_room_came_to_stands_in_the_log_and_the_log_in_the_diagnostics() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().to_str().unwrap();
    let args = ["host", super::PROJECTOR, "--address", "127.0.0.1", "--port", "0", "--data", path];
    let ran = typing(program(&fixtures(), &args), "q\n");
    assert_eq!(ran.code, Some(0), "{ran}");
    let code = ran.out.lines().find_map(|line| line.strip_prefix("Room code: ")).unwrap().replace(' ', "");
    let link = ran.out.lines().find_map(|line| line.strip_prefix("Link in the QR code: ")).unwrap();
    diagnostics(data.path(), &["--data", path], "en");
    let text = std::fs::read_to_string(data.path().join("counterpart-diagnostics.txt")).unwrap();
    assert!(text.contains("a room is hosted scenario=\"borrowed-projector\""), "{text}");
    assert!(text.contains("journal: "), "{text}");
    let secret = link.rsplit(['#', '/', '=']).next().unwrap();
    assert!(secret.len() >= 6 && !text.contains(secret) && !text.contains(&code), "{text}");
}

#[test]
fn a_command_that_has_nothing_to_log_makes_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut rules = program(&fixtures(), &["rules"]);
    rules.env("HOME", home.path()).env("XDG_DATA_HOME", home.path()).env("APPDATA", home.path());
    assert_eq!(typing(rules, "").code, Some(0));
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}
