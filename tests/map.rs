//! The pages for those who work on the project lead where they say: every path that `ARCHITECTURE.md`
//! and `CONTRIBUTING.md` name is in the tree, no link leads nowhere, and nothing of the workspace is
//! missing from the map.

use std::fs;
use std::path::{Path, PathBuf};

/// The pages in which every path is held to the tree.
const MAPS: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What is set as code within the text of a page, blocks of code apart.
fn code(markdown: &str) -> Vec<&str> {
    // Blocks stand between fences of three; what is left over between single ones is code.
    markdown.split("```").step_by(2).flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}

/// Whether a stretch of code is a path from the root: names with slashes between them, and nothing else.
fn is_path(code: &str) -> bool {
    let is_of_a_path = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    code.contains('/') && !code.starts_with('/') && code.chars().all(is_of_a_path)
}

/// Where the links of a page lead, other pages of the web apart.
fn links(markdown: &str) -> Vec<&str> {
    markdown
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.contains("://") && !link.starts_with('#'))
        .map(|link| link.split('#').next().unwrap_or(link))
        .collect()
}

/// The pages of the project, beside which their links begin.
fn pages() -> Vec<PathBuf> {
    let folders = ["", "docs", ".github", "assets/fonts", "assets/people", "assets/rooms"];
    let mut pages: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).expect("a folder of pages"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_path_on_the_maps_is_in_the_tree() {
    for name in MAPS {
        let text = page(name);
        let paths: Vec<&str> = code(&text).into_iter().filter(|code| is_path(code)).collect();
        assert!(paths.len() > 20, "{name}: only {} paths", paths.len());
        let gone: Vec<&str> = paths.into_iter().filter(|path| !root().join(path).exists()).collect();
        assert!(gone.is_empty(), "{name} names what isn't there: {gone:#?}");
    }
}

#[test]
fn no_link_of_a_page_leads_nowhere() {
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        for link in links(&text) {
            let there = page.parent().expect("a folder").join(link);
            assert!(there.exists(), "{}: {link}", page.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} links");
}

#[test]
fn every_part_of_the_workspace_has_its_passage() {
    let text = page("ARCHITECTURE.md");
    let crates = fs::read_dir(root().join("crates")).expect("the crates");
    let sources = fs::read_dir(root().join("src")).expect("the sources");
    for entry in crates.chain(sources) {
        let path = entry.expect("an entry").path();
        if !path.is_dir() {
            continue;
        }
        let name = path.strip_prefix(root()).expect("below the root").display().to_string();
        let name = name.replace('\\', "/");
        let passage = text.split(&format!("\n### {name}\n")).nth(1);
        let passage = passage.unwrap_or_else(|| panic!("ARCHITECTURE.md has no passage on {name}"));
        let passage = passage.split("\n#").next().unwrap_or_default();
        for part in ["**Invariants.**", "**Not here:**"] {
            assert!(passage.contains(part), "ARCHITECTURE.md says nothing of {part} {name}");
        }
    }
}

#[test]
fn every_library_has_its_reason() {
    let manifest = page("Cargo.toml");
    let named = manifest.split("[workspace.dependencies]").nth(1).expect("the libraries");
    let named = named.split("\n[").next().unwrap_or_default();
    let names: Vec<&str> = named
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split([' ', '.', '=']).next())
        .filter(|name| !name.starts_with("counterpart-"))
        .collect();
    assert!(names.len() > 30, "only {} libraries", names.len());
    let text = page("ARCHITECTURE.md");
    let text = text.split("\n## Libraries").nth(1).expect("the passage on libraries");
    let table: Vec<&str> = text
        .split("\n\n")
        .find(|part| part.starts_with("| crate"))
        .expect("the table")
        .lines()
        .filter_map(|row| row.split('|').nth(1))
        .flat_map(|cell| cell.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')))
        .collect();
    let missing: Vec<&str> = names.into_iter().filter(|name| !table.contains(name)).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md gives no reason for {missing:?}");
}

#[test]
fn every_page_for_readers_is_named_in_the_readme() {
    let readme = page("README.md");
    for page in pages() {
        let name =
            page.strip_prefix(root()).expect("below the root").display().to_string().replace('\\', "/");
        if name.starts_with("docs/") || MAPS.contains(&name.as_str()) {
            assert!(links(&readme).contains(&name.as_str()), "README.md doesn't lead to {name}");
        }
    }
}

#[test]
fn paths_and_links_are_told_from_other_things() {
    let text = "A `src/main.rs`, `a | b` and `b/c d`.\n```sh\n`not/this`\n```\n[one](docs/a.md#b), [two](#here), \
                [three](https://example.org/a)";
    let paths: Vec<&str> = code(text).into_iter().filter(|code| is_path(code)).collect();
    assert_eq!(paths, ["src/main.rs"]);
    assert_eq!(links(text), ["docs/a.md"]);
}
