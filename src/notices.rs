//! What others made and the game has in it, under which licences, and the notices that have to go with it.
//!
//! `tests/notices/gather.py` gathers them from the crates themselves into `assets/notices/notices.json`, where every
//! paragraph stands once.

use serde::Deserialize;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// As they were gathered.
const GATHERED: &str = include_str!("../assets/notices/notices.json");

static NOTICES: LazyLock<Notices> = LazyLock::new(|| {
    serde_json::from_str(GATHERED).unwrap_or_else(|error| {
        tracing::error!(%error, "the notices can't be read");
        Notices { packages: Vec::new(), paragraphs: Vec::new() }
    })
});

/// All of them.
#[derive(Debug, Deserialize)]
pub struct Notices {
    /// Everything there is: what is no crate first, then crates by their names.
    pub packages: Vec<Package>,
    paragraphs: Vec<String>,
}

/// Something that others made: a crate, a typeface, drawings.
#[derive(Debug, Deserialize)]
pub struct Package {
    /// What it is called.
    pub name: String,
    /// Which version; empty where there is none.
    pub version: String,
    /// The licence that it is used under, as SPDX writes it.
    pub licence: String,
    /// Where it comes from; may be empty.
    pub home: String,
    /// Its notices, by the positions of their paragraphs.
    texts: Vec<Vec<usize>>,
}

impl Notices {
    /// Those of this build.
    pub fn of_game() -> &'static Notices {
        &NOTICES
    }

    /// What has this in its name, in whatever case; everything if it is empty.
    pub fn named(&self, part: &str) -> impl Iterator<Item = &Package> {
        let part = part.trim().to_lowercase();
        self.packages.iter().filter(move |package| package.name.to_lowercase().contains(&part))
    }

    /// The notices of something, as they have to go with it.
    pub fn text(&self, package: &Package) -> String {
        let mut text = String::new();
        for (number, paragraphs) in package.texts.iter().enumerate() {
            if number > 0 {
                text.push_str("\n\n--------\n\n");
            }
            let paragraphs: Vec<&str> =
                paragraphs.iter().filter_map(|at| self.paragraphs.get(*at)).map(String::as_str).collect();
            text.push_str(&paragraphs.join("\n\n"));
        }
        text
    }

    /// Those of which the notices are the same, word for word, together; in the order in which each first stands.
    pub fn alike<'n>(&'n self, packages: impl Iterator<Item = &'n Package>) -> Vec<Vec<&'n Package>> {
        let mut groups: Vec<Vec<&Package>> = Vec::new();
        for package in packages {
            let same = |group: &&mut Vec<&Package>| {
                group[0].texts == package.texts && group[0].licence == package.licence
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(package),
                None => groups.push(vec![package]),
            }
        }
        groups
    }
}

impl Package {
    /// What it is called, with its version and its licence.
    pub fn line(&self) -> String {
        let mut line = self.name.clone();
        if !self.version.is_empty() {
            write!(line, " {}", self.version).unwrap_or_default();
        }
        format!("{line} · {}", self.licence)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everything_has_a_notice_and_every_paragraph_is_somebodys() {
        let notices = Notices::of_game();
        assert!(notices.packages.len() > 400, "{}", notices.packages.len());
        for package in &notices.packages {
            assert!(notices.text(package).len() > 40, "{package:?}");
            assert!(!package.licence.is_empty(), "{package:?}");
        }
        let used: BTreeSet<usize> =
            notices.packages.iter().flat_map(|package| package.texts.iter().flatten()).copied().collect();
        assert_eq!(used, (0..notices.paragraphs.len()).collect());
    }

    #[test]
    fn what_has_to_be_there_is_there() {
        let notices = Notices::of_game();
        let text = |name: &str| {
            let found = notices.packages.iter().find(|package| package.name == name);
            notices.text(found.unwrap_or_else(|| panic!("{name}")))
        };
        assert!(text("Noto Sans SC, Noto Sans").contains("SIL OPEN FONT LICENSE"));
        assert!(text("Open Peeps, by Pablo Stanley").contains("CC0"));
        assert!(text("The Rust standard library").contains("Rust Project"));
        for name in ["bevy", "egui", "tokio", "rusqlite", "serde"] {
            assert!(text(name).contains("Permission is hereby granted"), "{name}");
        }
    }

    /// Cargo.lock and the notices don't part ways: no crate is told of in a version that isn't built, and none that the
    /// program names as its own is missing. `tests/notices/gather.py --check` looks at all of them.
    #[test]
    fn what_is_told_of_is_what_is_built() {
        let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
        let value = |line: Option<&str>| line.unwrap().split('"').nth(1).unwrap().to_owned();
        let locked: BTreeSet<(String, String)> = lock
            .split("[[package]]\n")
            .skip(1)
            .map(|part| (value(part.lines().next()), value(part.lines().nth(1))))
            .collect();
        let told: BTreeSet<(String, String)> = Notices::of_game()
            .packages
            .iter()
            .filter(|package| !package.version.is_empty())
            .map(|package| (package.name.clone(), package.version.clone()))
            .collect();
        let gone: Vec<_> = told.difference(&locked).collect();
        assert!(gone.is_empty(), "run tests/notices/gather.py: {gone:?}");
        let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
        let own = manifest.split("[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
        let own =
            own.lines().filter_map(|line| line.split(['.', ' ']).next()).filter(|name| !name.is_empty());
        // Sound is not in the usual build.
        for name in own.filter(|name| !name.starts_with(['#', '"']) && *name != "cpal") {
            let is_ours = name.starts_with("counterpart-");
            assert!(
                is_ours || told.iter().any(|(told, _)| told == name),
                "run tests/notices/gather.py: {name}"
            );
        }
    }

    #[test]
    fn they_are_found_by_a_part_of_their_name_and_those_alike_stand_together() {
        let notices = Notices::of_game();
        assert!(notices.named(" NOTO ").any(|package| package.name.starts_with("Noto Sans")));
        assert_eq!(notices.named("no such thing").count(), 0);
        assert_eq!(notices.named("").count(), notices.packages.len());
        let groups = notices.alike(notices.packages.iter());
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), notices.packages.len());
        assert!(groups.len() < notices.packages.len() / 2 * 2 - 20, "{}", groups.len());
    }
}
