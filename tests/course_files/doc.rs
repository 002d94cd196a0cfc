//! `docs/course-format.md`: its examples are read by the loader, and its tables have every field and no other.

use super::*;

const DOC: &str = include_str!("../../docs/course-format.md");

/// The fenced examples: their kind, the line at which they begin, and what they hold.
fn examples() -> Vec<(&'static str, usize, String)> {
    let mut found = Vec::new();
    let mut lines = (1..).zip(DOC.lines());
    while let Some((number, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```ron,") else { continue };
        let block: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        found.push((kind, number + 1, block));
    }
    found
}

/// What the examples point at: the shipped scenarios, and a case.
fn there() -> Shelf {
    Shelf { scenarios: Library::load(None).playable().cloned().collect(), cases: vec!["huawei".to_owned()] }
}

#[test]
fn every_example_is_read_without_a_problem() {
    let shelf = there();
    let mut kinds = BTreeSet::new();
    for (kind, first, source) in examples() {
        kinds.insert(kind);
        let problems = match kind {
            "course" => course::parse(&source, &shelf).problems,
            "steps" => course::check_steps(&source, &shelf),
            "lesson" => lesson::parse(&source, &shelf).problems,
            "case" => case::parse(&source, &shelf).problems,
            "survey" => survey::parse(&source).problems,
            // Its hashes are of a day that is past.
            "drill" => drill::parse(&source, &Shelf::default()).problems,
            other => panic!("no example can be a {other}"),
        };
        let told: Vec<String> = problems
            .iter()
            .map(|found| {
                format!("{}: {}", first + line_of(found, &source).unwrap_or(1) - 1, found.message.en)
            })
            .collect();
        let told: Vec<&String> =
            told.iter().filter(|told| kind != "drill" || !told.contains("no scenario")).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
    assert_eq!(kinds, BTreeSet::from(["case", "course", "drill", "lesson", "steps", "survey"]));
}

#[test]
fn every_fenced_block_of_the_page_is_an_example_that_is_read() {
    let fences = DOC.lines().filter(|line| line.starts_with("```ron")).count();
    assert_eq!(fences, examples().len());
}

fn section(title: &str) -> &'static str {
    let found = DOC.split_once(&format!("\n## {title}\n"));
    let (_, rest) = found.unwrap_or_else(|| panic!("no section {title}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The fields that the loader knows are those it names when it meets another one.
#[test]
fn every_field_stands_in_its_table_and_no_other_does() {
    let shelf = there();
    for (title, kind) in [
        ("A course", Kind::Course),
        ("A lesson", Kind::Lesson),
        ("A case", Kind::Case),
        ("A survey", Kind::Survey),
    ] {
        let rows = section(title).lines().filter(|line| line.starts_with("| `"));
        let listed: BTreeSet<&str> =
            rows.filter_map(|row| row.split('`').nth(1)).filter(|name| !name.contains('-')).collect();
        let source = format!("{}(qqqqqqqqqqqqqqqqqqqq: 1)", kind.root());
        let unknown = said(kind, &source, &shelf).into_iter().find(|found| found.code == "unknown-field");
        let hint = unknown.expect("one").hint.en;
        let known: BTreeSet<&str> = hint.split_once(": ").expect("a list").1.split(", ").collect();
        assert_eq!(listed, known, "{title}");
    }
}

#[test]
fn every_kind_of_problem_stands_on_the_page() {
    for code in Code::ALL {
        assert!(DOC.contains(&format!("`{}`", code.key())), "{}", code.key());
    }
}
