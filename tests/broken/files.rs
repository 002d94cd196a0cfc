//! What a file may be beside a text: whatever lies there, there is an answer, and the rest stays playable.

use super::*;
use counterpart_library::{Library, scenario_files};
use std::fs;

fn base() -> String {
    fs::read_to_string(Path::new(FOLDER).join("base.ron")).expect("the base")
}

fn codes(file: &LoadedFile) -> Vec<&str> {
    file.problems.iter().map(|problem| problem.code).collect()
}

/// The file of this name in a library, and what is said of it.
fn listed<'l>(library: &'l Library, name: &str) -> &'l LoadedFile {
    let found = library.files.iter().find(|file| file.name.ends_with(name));
    found.unwrap_or_else(|| panic!("{name} isn't listed"))
}

#[cfg(unix)]
#[test]
fn pipes_sockets_devices_and_links_that_lead_nowhere_are_named_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for pipe in ["pipe.ron", "library.ron"] {
        assert!(Command::new("mkfifo").arg(at(pipe)).status().expect("mkfifo").success());
    }
    let _listening = UnixListener::bind(at("socket.ron")).expect("a socket");
    symlink("/dev/zero", at("zero.ron")).expect("a link");
    symlink(at("pipe.ron"), at("to-a-pipe.ron")).expect("a link");
    symlink(at("nowhere"), at("dead.ron")).expect("a link");
    symlink(at("loop.ron"), at("loop.ron")).expect("a link");
    fs::create_dir(at("folder.ron")).expect("a folder");
    fs::write(at("base.ron"), base()).expect("a file");

    let library = Library::load(Some(folder.path()));
    for name in ["pipe.ron", "socket.ron", "zero.ron", "to-a-pipe.ron", "folder.ron"] {
        assert_eq!(codes(listed(&library, name)), ["not-a-file"], "{name}");
    }
    for name in ["dead.ron", "loop.ron"] {
        assert_eq!(codes(listed(&library, name)), ["cannot-read"], "{name}");
    }
    assert!(library.find("base").is_some(), "the sound one is played");
    assert!(library.find("late-shipment").is_some());
    let (_, settings) = counterpart_library::settings_in(folder.path());
    assert_eq!(settings.as_ref().map(codes), Some(vec!["cannot-read"]));
}

#[test]
fn names_nearly_right_are_told_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for name in ["base.ron.txt", "._base.ron", ".base.ron.swp", "base.ron.bak", "notes.txt"] {
        fs::write(at(name), base()).expect("a file");
    }
    let found: Vec<String> = scenario_files(folder.path())
        .expect("a folder")
        .iter()
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, ["base.ron.txt"], "what isn't a scenario's file is no matter of ours");
    let library = Library::load(Some(folder.path()));
    assert_eq!(codes(listed(&library, "base.ron.txt")), ["wrong-ending"]);
    assert_eq!(codes(&checked(&at("._base.ron"))), ["not-a-file"]);

    fs::write(at("base.RON"), base()).expect("a file");
    assert!(checked(&at("base.RON")).scenario.is_some(), "an ending in capitals is one");
}

#[test]
fn a_copy_beside_its_original_is_never_told_to_take_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let hint = |name: &str| {
        let found = checked(&at(name));
        assert_eq!(codes(&found), ["id-not-file-name"], "{name}");
        let place = Place::of(&found.source, found.problems[0].span.expect("a place").start);
        assert_eq!(place, Place { line: 3, column: 5 }, "{name}: where the id is written");
        found.problems[0].hint.clone()
    };
    let copies =
        ["base (1).ron", "base - Copy.ron", "base (conflicted copy 2026-11-30).ron", "base - 副本.ron"];
    for name in copies {
        fs::write(at(name), base()).expect("a file");
        assert!(hint(name).en.contains("Rename the file to base.ron"), "nothing is lost by that");
    }
    fs::write(at("base.ron"), base()).expect("a file");
    for name in copies {
        let hint = hint(name);
        assert!(hint.en.contains("copy of base.ron") && !hint.en.contains("Rename"), "{}", hint.en);
        assert!(hint.zh.contains("副本"), "{}", hint.zh);
    }
    fs::write(at("other.ron"), base()).expect("a file");
    assert!(hint("other.ron").en.contains("would overwrite"));
    assert!(Library::load(Some(folder.path())).find("base").is_some());
}

#[test]
fn a_broken_file_of_ones_own_leaves_the_shipped_one_and_is_named_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("late-shipment.ron");
    fs::write(&own, "Scenario(").expect("a file");
    let library = Library::load(Some(folder.path()));
    assert!(library.find("late-shipment").is_some());
    assert!(library.broken().any(|file| Path::new(&file.name) == own));
    assert_eq!(library.playable().count(), Library::load(None).playable().count());
}

#[test]
fn a_file_in_another_encoding_is_shown_where_it_stops_being_text() {
    let bytes = [b"Scenario(\n    id: \"caf".as_slice(), b"\xe9\")\n"].concat();
    let found = check_bytes("latin.ron", &bytes);
    let place = Place::of(&found.source, found.problems[0].span.expect("a place").start);
    assert_eq!(place, Place { line: 2, column: 13 });
    assert!(found.problems[0].message.en.contains("0xE9"), "{:?}", found.problems[0]);
    let wide = check_bytes("wide.ron", b"\xff\xfeS\0c\0");
    assert!(wide.problems[0].message.en.contains("UTF-16"));
}
