//! The command line as people and scripts meet it: the real program, its two outputs and its exit
//! code.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "cli/check.rs"]
mod check;
#[path = "cli/course.rs"]
mod course;
#[path = "cli/days.rs"]
mod days;
#[path = "cli/diagnostics.rs"]
mod diagnostics;
#[path = "cli/evaluation.rs"]
mod evaluation;
#[path = "cli/host.rs"]
mod host;
#[path = "cli/interactive.rs"]
mod interactive;
#[path = "cli/licences.rs"]
mod licences;
#[path = "cli/mend.rs"]
mod mend;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/play.rs"]
mod play;
#[path = "cli/prove.rs"]
mod prove;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/skill.rs"]
mod skill;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/waiting.rs"]
mod waiting;

use serde_json::Value;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small scenario of one seat, in which every way can be followed by hand.
const PROJECTOR: &str = "borrowed-projector.ron";

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {self}"))
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or("none".to_owned(), |code| code.to_string());
        write!(f, "exit code: {code}\n── stdout\n{}── stderr\n{}", self.out, self.err)
    }
}

/// The folder of the fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

/// The program, in a folder, in an environment that says nothing about languages or colours.
fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterpart"));
    command.args(args).current_dir(folder);
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"] {
        command.env_remove(variable);
    }
    // The log of a test is not one of the person who runs it.
    let home = std::env::temp_dir().join("counterpart-tests");
    command.env("HOME", &home).env("XDG_DATA_HOME", &home).env("APPDATA", &home);
    command
}

/// Runs it to its end with this typed in.
fn typing(mut command: Command, input: &str) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that ends before it has read everything is no failure of the test.
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap_or_default();
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run_in(folder: &Path, args: &[&str]) -> Ran {
    typing(program(folder, args), "")
}

/// Runs it among the fixtures.
fn run(args: &[&str]) -> Ran {
    run_in(&fixtures(), args)
}

/// The fixture with one word in place of another.
fn with(old: &str, new: &str) -> String {
    let source = std::fs::read_to_string(fixtures().join(PROJECTOR)).unwrap();
    assert!(source.contains(old), "no `{old}` in the fixture");
    source.replacen(old, new, 1)
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// Takes a snapshot of the same run in each language.
macro_rules! in_both_languages {
    ($name:literal, $run:expr) => {
        for lang in ["zh", "en"] {
            insta::assert_snapshot!(concat!($name, "-{lang}").replace("{lang}", lang), $run(lang));
        }
    };
}
use in_both_languages;
