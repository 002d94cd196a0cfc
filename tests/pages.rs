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

/// A report without the figures of other days, of which the page tells elsewhere.
fn without_days(report: &str) -> String {
    let of_a_day =
        |block: &&str| block.lines().next().is_some_and(|heading| heading.matches(" · ").count() == 2);
    let blocks: Vec<&str> = report.split("\n━━ ").filter(|block| !of_a_day(block)).collect();
    blocks.join("\n━━ ")
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
        let report = if more.is_some() { without_days(&report) } else { report };
        wanted = format!("{before}{begin}\n```text\n{}\n```\n{end}{after}", report.trim_end());
    }
    is_up_to_date(&page, &wanted);
}

/// What the page about skill says in figures is what the program goes by.
#[test]
fn the_page_about_skill_has_the_figures_of_the_model() {
    use counterpart::scoring::{
        AT_HOME_ABOVE, LEAST_SCENARIOS, LEAST_TELLING, MEMORY_DAYS, SLOPE, STEADY_ABOVE, Standing, TESTLET_SD,
    };
    let page = std::fs::read_to_string(root().join("docs/skill.md")).expect("the page");
    let word = |number: usize| match number {
        4 => "four".to_owned(),
        20 => "twenty".to_owned(),
        other => other.to_string(),
    };
    for wanted in [
        format!("less than {MEMORY_DAYS} days before"),
        format!("from **{} different scenarios** on", word(LEAST_SCENARIOS)),
        format!("{} scenarios and **{} telling decisions** on", word(LEAST_SCENARIOS), word(LEAST_TELLING)),
        format!("the lower end of the range is above {STEADY_ABOVE} |"),
        format!("the lower end of the range is above {AT_HOME_ABOVE},"),
        format!("a = {SLOPE} and σ = {TESTLET_SD}"),
    ] {
        assert!(page.contains(&wanted), "docs/skill.md doesn't say: {wanted}");
    }
    for standing in [Standing::New, Standing::Steady, Standing::AtHome] {
        let name = standing.name();
        let wanted = format!("| {} {} |", name.zh, name.en.to_lowercase());
        assert!(page.contains(&wanted), "docs/skill.md doesn't explain: {wanted}");
    }
}

#[test]
fn the_map_in_the_docs_is_the_one_of_today() {
    let map = printed(&["graph", "scenarios/late-shipment.ron", "--seat", "sales"]);
    is_up_to_date(&root().join("docs/pictures/map-late-shipment-sales.svg"), &map);
}
