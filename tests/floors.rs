//! What the compiler can't say of the floors: which crates each crate may name at all, and which
//! modules of the root package keep out of each other's affairs. That a crate uses nothing it doesn't
//! name, the compiler sees to; what the pure ones may not call stands in `crates/clippy.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every crate beneath the game, and everything that it may be built with.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("core", &["libm", "rand", "rand_chacha", "ron", "serde", "serde_json", "sha2", "strsim", "thiserror"]),
    ("proof", &["counterpart-core", "dashu-int", "hashbrown", "libm", "rand", "rand_chacha", "ron", "serde"]),
    ("course", &["counterpart-core", "libm"]),
    ("phrases", &["counterpart-core", "rust-i18n"]),
    (
        "library",
        &[
            "counterpart-core",
            "counterpart-course",
            "counterpart-proof",
            "include_dir",
            "thiserror",
            "tracing",
        ],
    ),
    // Of the core the store uses the texts alone: its rows are strings and numbers, and who uses them converts.
    (
        "records",
        &[
            "counterpart-core",
            "etcetera",
            "jiff",
            "rusqlite",
            "rusqlite_migration",
            "serde",
            "serde_json",
            "thiserror",
            "tracing",
        ],
    ),
    (
        "server",
        &[
            "axum",
            "base64",
            "counterpart-core",
            "counterpart-phrases",
            "fast_qr",
            "futures-util",
            "getrandom",
            "hyper",
            "hyper-util",
            "if-addrs",
            "jiff",
            "rustix",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tracing",
            "tungstenite",
        ],
    ),
    (
        "exchange",
        &["counterpart-core", "counterpart-course", "counterpart-phrases", "jiff", "maud", "resvg", "skrifa"],
    ),
    ("view-tests", &[]),
];

/// What a folder of the root package must not mention, and why.
const KEEPS_OUT: &[(&str, &str, &str)] = &[
    ("src/session", "crate::cli", "the session is beneath the command line"),
    ("src/session", "crate::app", "the session builds and is tested without the game"),
    ("src/session", "bevy", "the session builds and is tested without the game"),
    ("src/session", "egui", "the session builds and is tested without the game"),
    ("src/cli", "crate::session", "the command line is beside the game"),
    ("src/app/views", "bevy", "a view is a function of the session that draws with egui"),
    ("src/app/stage", "crate::app::views", "the stage acts by itself"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The crates that a manifest names for building, not only for testing.
fn named(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut counts = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if counts && let Some((name, _)) = line.split_once(['.', ' ', '=']) {
            names.push(name.to_owned());
        }
    }
    names
}

#[test]
fn a_crate_is_built_with_what_its_floor_allows() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    let mut seen = Vec::new();
    for entry in fs::read_dir(root().join("crates")).expect("the crates") {
        let folder = entry.expect("an entry").path();
        let Ok(manifest) = fs::read_to_string(folder.join("Cargo.toml")) else { continue };
        let name = folder.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let known = allowed.get(name.as_str());
        let known =
            known.unwrap_or_else(|| panic!("crates/{name} has no floor; give it one in tests/floors.rs"));
        let named = named(&manifest);
        assert_eq!(named.is_empty(), known.is_empty(), "crates/{name}: no dependencies were read");
        for dependency in named {
            assert!(
                known.contains(&dependency.as_str()),
                "crates/{name} must not be built with {dependency}"
            );
        }
        seen.push(name);
    }
    assert_eq!(seen.len(), MAY_NAME.len(), "{seen:?}");
}

#[test]
fn dependencies_are_read_off_a_manifest() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nserde.workspace = true\nron = \"1\"\n\
                    [target.'cfg(unix)'.dependencies]\nrustix = { version = \"1\" }\n\
                    [dev-dependencies]\nproptest = \"1\"\n[lints]\nworkspace = true\n";
    assert_eq!(named(manifest), ["serde", "ron", "rustix"]);
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// Whether code, comments apart, goes through a path: `use` it, name it, or nest it in braces.
fn mentions(source: &str, path: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let (head, tail) = path.rsplit_once("::").map_or(("", path), |(head, tail)| (head, tail));
    source.lines().map(|line| line.split("//").next().unwrap_or("")).any(|line| {
        let whole = |word: &str| {
            line.match_indices(word).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                let after = line[at + word.len()..].chars().next();
                !before.is_some_and(|c| is_name(c) || c == '"') && !after.is_some_and(is_name)
            })
        };
        // rustfmt writes `use a::{b, c}` in one line or in several; either way `b` stands there.
        whole(path) || (!head.is_empty() && line.contains(&format!("{head}::{{")) && whole(tail))
    })
}

#[test]
fn the_game_and_the_command_line_keep_out_of_each_others_affairs() {
    for (folder, path, why) in KEEPS_OUT {
        let files = sources(&root().join(folder));
        assert!(files.len() > 5, "{folder}: {}", files.len());
        for file in files {
            let source = fs::read_to_string(&file).expect("a source");
            assert!(!mentions(&source, path), "{}: must not use {path}: {why}", file.display());
        }
    }
}

#[test]
fn a_mention_is_found_and_a_comment_is_none() {
    for source in ["use bevy::prelude::*;", "fn f(x: bevy::Vec2) {}", "    bevy::log::warn!()"] {
        assert!(mentions(source, "bevy"), "{source}");
    }
    for source in ["// bevy", "use bevy_egui::EguiContexts;", "fn bevy_like() {}", "let s = \"bevy\";"] {
        assert!(!mentions(source, "bevy"), "{source}");
    }
    assert!(mentions("use crate::{cli, text::Text};", "crate::cli"));
    assert!(mentions("use crate::cli::Asked;", "crate::cli"));
    assert!(!mentions("use crate::{text::Text};", "crate::cli"));
}
