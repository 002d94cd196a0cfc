//! The pages that show what is proved are what the program prints today. After a change of a
//! scenario or of the report, `INSTA_UPDATE=always cargo test --no-default-features --test pages`
//! writes them anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What the program prints, with the time it took left out.
fn printed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_counterpart"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(!text.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut parts = text.split(" · seconds ");
    let mut timeless = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        timeless += part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    }
    timeless
}

/// Compares a page with what it should be, or writes it anew.
fn is_up_to_date(page: &Path, wanted: &str) {
    if std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always") {
        std::fs::write(page, wanted).expect("the page can be written");
    }
    let found = std::fs::read_to_string(page).unwrap_or_default();
    assert!(found == wanted, "{} is not what the program prints; see tests/pages.rs", page.display());
}

#[test]
fn the_page_about_the_library_is_what_is_proved_of_it() {
    is_up_to_date(
        &root().join("docs/library.md"),
        &printed(&["prove", "scenarios", "--markdown", "--lang", "en"]),
    );
}

#[test]
fn the_page_about_proof_shows_the_reports_of_today() {
    let page = root().join("docs/proof.md");
    let mut wanted = std::fs::read_to_string(&page).expect("the page");
    for (mark, more) in [("report", None), ("figures", Some("--full"))] {
        let (begin, end) = (format!("<!-- {mark} -->"), format!("<!-- /{mark} -->"));
        let (before, rest) = wanted.split_once(&begin).expect("where the report begins");
        let (_, after) = rest.split_once(&end).expect("where it ends");
        let args = ["prove", "scenarios/late-shipment.ron", "--lang", "en"];
        let report = printed(&args.into_iter().chain(more).collect::<Vec<_>>());
        wanted = format!("{before}{begin}\n```text\n{}\n```\n{end}{after}", report.trim_end());
    }
    is_up_to_date(&page, &wanted);
}

#[test]
fn the_map_in_the_docs_is_the_one_of_today() {
    let map = printed(&["graph", "scenarios/late-shipment.ron", "--seat", "sales"]);
    is_up_to_date(&root().join("docs/pictures/map-late-shipment-sales.svg"), &map);
}
