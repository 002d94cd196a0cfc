//! The floors of the crate (see `src/lib.rs`), read off the sources: a module uses only floors below
//! its own, siblings don't know each other, and the pure floors know nothing of the world outside.

#[path = "floors/paths.rs"]
mod paths;

use paths::{Source, paths_of};
use std::path::{Path, PathBuf};

/// Every top-level module and its floor.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("diagnostic", 0),
    ("phrases", 0),
    ("scenario", 1),
    ("conversation", 2),
    ("room", 2),
    ("scoring", 3),
    // What is proved is how plays score, so proof stands on scoring.
    ("proof", 4),
    ("library", 5),
    ("records", 5),
    ("programme", 5),
    ("server", 5),
    ("cli", 6),
    ("app", 6),
];

/// The highest floor that must be pure.
const LAST_PURE: u8 = 4;

/// Siblings that one may know after all: `text` is what everything on its floor speaks with, and a
/// room plays a conversation.
const ALLOWED: &[(&str, &str)] = &[("diagnostic", "text"), ("phrases", "text"), ("room", "conversation")];

/// Modules that stand by themselves: whoever uses them converts.
const ALONE: &[&str] = &["records"];

/// What the pure floors may not touch: files, the environment, clocks, threads, the network, other
/// processes, printing, and randomness that doesn't come from a seed.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::time",
    "std::thread",
    "std::net",
    "std::process",
    "std::io",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "rand::rng",
    "rand::random",
    "thread_rng",
    "OsRng",
    "SysRng",
    "RandomState",
    "getrandom",
];

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// What is wrong with one file, given its path below `src`.
fn faults(file: &str, source: &str) -> Vec<String> {
    let source = Source::of(file, source);
    let Some(module) = source.module().map(str::to_owned) else {
        return Vec::new(); // main.rs and lib.rs see everything
    };
    let Some(own) = floor(&module) else {
        return vec![format!("{file}: `{module}` has no floor; give it one in tests/floors.rs")];
    };
    let paths = paths_of(&source);
    let mut faults = Vec::new();
    for path in &paths {
        let used = path.strip_prefix("crate::").map(|rest| rest.split("::").next().unwrap_or(rest));
        let Some((used, theirs)) = used.and_then(|used| Some((used, floor(used)?))) else { continue };
        let allowed = ALLOWED.contains(&(module.as_str(), used));
        if used != module && (ALONE.contains(&module.as_str()) || (theirs >= own && !allowed)) {
            faults.push(format!("{file}: `{module}` must not use `{path}`"));
        }
    }
    let starts = |path: &str, banned: &str| {
        path == banned || path.strip_prefix(banned).is_some_and(|rest| rest.starts_with("::"))
    };
    if own <= LAST_PURE {
        for banned in IMPURE {
            // A name without a path may come in by any path.
            let named = !banned.contains("::");
            let found = paths
                .iter()
                .any(|path| starts(path, banned) || (named && path.split("::").any(|part| part == *banned)));
            if found {
                faults.push(format!("{file}: `{banned}` on a pure floor"));
            }
        }
    }
    if file.starts_with("app/views/") && paths.iter().any(|path| path.starts_with("bevy")) {
        faults.push(format!("{file}: a view must not know Bevy"));
    }
    faults
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_module_uses_only_the_floors_below_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 50, "the sources were found: {}", files.len());
    let faults: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let below = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            faults(&below, &std::fs::read_to_string(path).expect("a source"))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_checker_catches_what_it_is_for() {
    let caught = |file: &str, source: &str| !faults(file, source).is_empty();
    // Upward and sideways, however it is written.
    assert!(caught("text.rs", "use crate::scenario::Scenario;"));
    assert!(caught("scenario/mod.rs", "use crate::{text::Text, conversation};"));
    assert!(caught("scenario/check/seat.rs", "use super::super::super::scoring::outcome;"));
    assert!(caught("scenario/id.rs", "fn f() { crate::library::check_file(p); }"));
    assert!(caught("records/mod.rs", "use crate::text::Text;"));
    assert!(caught("cli/mod.rs", "use crate::app;"));
    assert!(caught("conversation/room.rs", "use crate::{\n    room::Ballot,\n};"));
    assert!(caught("unheard_of.rs", "fn f() {}"));
    // Out of the pure floors.
    assert!(caught("scoring/mod.rs", "use std::{collections::HashMap, time::Instant};"));
    assert!(caught("scenario/mod.rs", "fn f() { std :: fs :: read(p); }"));
    assert!(caught("conversation/play.rs", "fn f() { println!(\"{}\", 1); }"));
    assert!(caught("conversation/order.rs", "let mut r = rand::rng();"));
    assert!(caught("scoring/skill.rs", "use std::hash::RandomState;"));
    assert!(caught("app/views/home.rs", "use bevy::prelude::*;"));
}

#[test]
fn the_checker_lets_pass_what_is_in_order() {
    for (file, source) in [
        ("scenario/mod.rs", "use crate::text::Text; use crate::diagnostic::Diagnostic;"),
        ("scoring/mod.rs", "use crate::{conversation::Play, scenario::Scenario};"),
        ("diagnostic.rs", "use crate::text::Lang;"),
        ("text.rs", "// use crate::scenario::Scenario;\n/* std::fs */ const A: &str = \"crate::scoring\";"),
        ("text.rs", "fn f<'a>(x: &'a str) -> char { '\"' } // println!"),
        ("conversation/order.rs", "use rand::RngExt as _; fn seeded(times: u8, fs: u8) {}"),
        ("library.rs", "use std::fs::File; use crate::scenario;"),
        ("app/screens/home.rs", "use bevy::prelude::*;"),
        ("main.rs", "use counterpart::cli; fn main() { println!(\"\"); }"),
    ] {
        assert_eq!(faults(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}
