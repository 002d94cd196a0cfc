//! `docs/scenario-format.md` says what the loader does: its examples are read with the real loader,
//! and every word that the loader knows stands in its tables, and no other.

use counterpart_core::conversation::parameters::HEAT_WALK_OUT;
use counterpart_core::diagnostic::{Diagnostic, Place};
use counterpart_core::scenario::{
    self, Argument, CONDITIONS, EndingKind, Face, InterestKind, MoveKind, Problem, Pronoun, Room, Stake,
    Topic,
};
use std::collections::BTreeSet;

const DOC: &str = include_str!("../docs/scenario-format.md");

/// The fenced examples: their kind, the line at which they begin, and what they hold.
fn examples() -> Vec<(&'static str, usize, String)> {
    let mut found = Vec::new();
    let mut lines = (1..).zip(DOC.lines());
    while let Some((_, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```ron,") else { continue };
        let mut block = String::new();
        let mut first = 0;
        for (number, line) in lines.by_ref().take_while(|(_, line)| *line != "```") {
            if first == 0 {
                first = number;
            }
            block.push_str(line);
            block.push('\n');
        }
        found.push((kind, first, block));
    }
    found
}

fn shown(problems: &[Diagnostic], source: &str, first: usize) -> String {
    problems
        .iter()
        .map(|problem| {
            let line = problem.span.map_or(0, |span| Place::of(source, span.start).line);
            format!("docs/scenario-format.md:{}: {}\n", first + line - 1, problem.message.en)
        })
        .collect()
}

#[test]
fn every_example_is_read_without_a_problem() {
    let mut kinds = BTreeSet::new();
    for (kind, first, source) in examples() {
        kinds.insert(kind);
        let problems = match kind {
            "scenario" => scenario::parse(&source).problems,
            "beat" | "option" | "day" | "condition" | "text" => scenario::check_fragment(kind, &source),
            other => panic!("no example can be a {other}"),
        };
        assert!(problems.is_empty(), "{}", shown(&problems, &source, first));
    }
    assert_eq!(kinds, BTreeSet::from(["beat", "condition", "day", "option", "scenario", "text"]));
}

#[test]
fn every_fenced_block_is_an_example_that_is_read() {
    let fences = DOC.lines().filter(|line| line.starts_with("```") && *line != "```").count();
    assert_eq!(fences, examples().len());
}

#[test]
fn a_wrong_example_would_be_found() {
    assert_eq!(scenario::check_fragment("condition", "Heat(below: 3)").len(), 1);
    assert_eq!(scenario::check_fragment("text", "(zh: \"好\")").len(), 1);
}

/// The cell after `name` in the table row that begins with it.
fn row(name: &str) -> &'static str {
    let start = format!("| `{name}` |");
    DOC.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("no row for `{name}`"))
}

/// What stands in back-quotes and begins with a capital: `Calm`, `Propose("agreement")` → `Propose`.
fn words(text: &str) -> BTreeSet<&str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|code| code.split('(').next().unwrap_or(code))
        .collect()
}

fn section(title: &str) -> &'static str {
    let (_, rest) =
        DOC.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("no section {title}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The rows of the table of a section, without its heading.
fn table(title: &str) -> String {
    let rows: Vec<&str> = section(title).lines().filter(|line| line.starts_with('|')).skip(2).collect();
    rows.join("\n")
}

#[test]
fn the_words_of_every_closed_list_are_those_of_the_code() {
    let known = |keys: Vec<&'static str>| keys.into_iter().collect::<BTreeSet<_>>();
    let problems = Problem::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("problem")), known(problems));
    let topics = Topic::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("topics")), known(topics));
    let rooms = Room::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("room")), known(rooms));
    let stakes = Stake::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("stakes")), known(stakes));
    let faces = Face::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("face")), known(faces));
    let endings = EndingKind::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("ends")), known(endings));
    let pronouns = Pronoun::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("cast")), known(pronouns));
    let kinds = InterestKind::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("interests")), known(kinds));
}

#[test]
fn every_move_stands_in_the_table_with_what_it_takes_and_no_other_does() {
    let table = table("Moves");
    let written: BTreeSet<&str> =
        MoveKind::ALL.iter().filter(|kind| kind.argument().is_some()).map(|kind| kind.key()).collect();
    assert_eq!(words(&table), written);
    for kind in MoveKind::ALL {
        let key = kind.key();
        let forms: &[String] = &match kind.argument() {
            None => vec![],
            Some(Argument::Nothing) => vec![format!("`{key}`")],
            Some(Argument::Interest) => vec![format!("`{key}(\"interest\")`")],
            Some(Argument::Agreement) => vec![format!("`{key}(\"agreement\")`")],
            Some(Argument::MaybeInterest) => {
                vec![format!("`{key}(\"interest\")`"), format!("`{key}(None)`")]
            }
            Some(Argument::MaybeAgreement) => {
                vec![format!("`{key}(\"agreement\")`"), format!("`{key}(None)`")]
            }
        };
        for form in forms {
            assert!(table.contains(form), "{form} is not in the table of moves");
        }
    }
}

#[test]
fn every_condition_stands_in_the_table_and_no_other_does() {
    assert_eq!(words(&table("Conditions")), BTreeSet::from(CONDITIONS));
}

/// The fields that the loader knows are those it names when it meets another one.
#[test]
fn every_field_stands_in_its_table_and_no_other_does() {
    let listed = |title: &str| -> BTreeSet<String> {
        let table = table(title);
        let names = table.lines().flat_map(|line| {
            let first = line.split('|').nth(1).unwrap_or("");
            first.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        });
        names.collect()
    };
    let known = |kind: &str| -> BTreeSet<String> {
        let problems = scenario::check_fragment(kind, "(qqqqqqqqqqqqqqqqqqqq: 1)");
        let unknown = problems.iter().find(|problem| problem.code == "unknown-field").expect("one");
        let list = unknown.hint.en.split_once(": ").expect("a list").1;
        list.split(", ").map(str::to_owned).collect()
    };
    assert_eq!(listed("A beat"), {
        let mut fields = known("beat");
        fields.remove("by");
        fields
    });
    assert!(section("A beat").contains("(`by`, `says`)"), "`by` is explained before the table");
    assert_eq!(listed("An option"), known("option"));
    assert_eq!(listed("Top level"), known("scenario"));
}

#[test]
fn the_limits_named_are_those_of_the_code() {
    let refused = section("What is refused");
    assert!(refused.contains(&format!("{} MiB", scenario::MAX_BYTES / 1024 / 1024)));
    assert!(refused.contains(&format!("at most {} deep", scenario::outline::MAX_DEPTH)));
    assert!(row("walks_out").contains(&format!("heat reaches {HEAT_WALK_OUT}")));
}
