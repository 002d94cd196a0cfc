//! One letter or one bracket wrong in a shipped scenario: the error stands where the slip is.

use super::*;

/// The shipped scenarios, each with its name.
fn shipped() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    files_in(&folder)
        .into_iter()
        .filter(|path| name(path) != "library")
        .map(|path| (name(&path).to_owned(), std::fs::read_to_string(&path).expect("a scenario")))
        .collect()
}

fn errors(name: &str, source: &str) -> Vec<(usize, Diagnostic)> {
    let found = check_bytes(&format!("{name}.ron"), source.as_bytes());
    let errors = found.problems.into_iter().filter(|problem| problem.severity == Severity::Error);
    errors
        .map(|problem| {
            let start = problem.span.unwrap_or_else(|| panic!("{problem:?} has no place")).start;
            (Place::of(source, start).line, problem)
        })
        .collect()
}

/// The names of everything that a file defines, each with its place: the keys that begin a line and have a
/// bracket after them.
fn definitions(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let written = line.trim_start();
        if let Some((key, rest)) = written.strip_prefix('"').and_then(|rest| rest.split_once('"'))
            && rest.starts_with(": (")
        {
            found.push((at + line.len() - written.len() + 1, key));
        }
        at += line.len();
    }
    found
}

/// The slips of one letter in a name: one changed, one left out, one doubled, two swapped.
fn misspelt(name: &str) -> Vec<String> {
    let middle = name.len() / 2;
    let at = (middle..name.len()).find(|at| name.as_bytes()[*at] != b'-').unwrap_or(0);
    let (before, letter, after) = (&name[..at], &name[at..=at], &name[at + 1..]);
    let other = if letter == "x" { "q" } else { "x" };
    let swapped = after.get(..1).filter(|next| *next != "-" && *next != letter);
    let mut slips = vec![format!("{before}{other}{after}"), format!("{before}{letter}{letter}{after}")];
    slips.extend(swapped.map(|next| format!("{before}{next}{letter}{}", &after[1..])));
    slips.extend((name.len() > 3).then(|| format!("{before}{after}")));
    slips
}

#[test]
fn a_letter_wrong_in_a_definition_is_told_there_and_not_where_it_is_used() {
    let mut tried = 0;
    let mut most = 0;
    let mut single = 0;
    for (file, source) in shipped() {
        let known = definitions(&source);
        for (at, key) in &known {
            for (number, slip) in misspelt(key).into_iter().enumerate() {
                // One slip of each definition: the kinds take turns.
                if number != at % 3 || known.iter().any(|(_, other)| *other == slip) {
                    continue;
                }
                let broken = format!("{}{slip}{}", &source[..*at], &source[at + key.len()..]);
                let line = Place::of(&source, *at).line;
                let found = errors(&file, &broken);
                if found.is_empty() {
                    // Nothing points to it, as to most seats.
                    let pointed = source.matches(&format!("\"{key}\"")).count();
                    assert!(
                        pointed == 1 || known.iter().filter(|(_, other)| other == key).count() > 1,
                        "{file}: {key}"
                    );
                    continue;
                }
                tried += 1;
                most = most.max(found.len());
                single += usize::from(found.len() == 1);
                assert!(found.len() <= 2, "{file}, `{slip}` for `{key}` in line {line}: {found:?}");
                assert!(
                    found.iter().any(|(found, _)| *found == line),
                    "{file}, `{slip}` for `{key}` in line {line}: {found:?}"
                );
            }
        }
    }
    assert!(tried > 300, "only {tried} definitions were tried");
    assert!(most <= 2 && single * 10 >= tried * 9, "{single} of {tried} with one error, at most {most}");
}

#[test]
fn a_letter_wrong_in_one_of_many_uses_is_told_where_it_is() {
    for (file, source) in shipped() {
        for (at, key) in definitions(&source) {
            let uses: Vec<usize> = source
                .match_indices(&format!("\"{key}\""))
                .map(|(found, _)| found + 1)
                .filter(|found| *found != at)
                .collect();
            if uses.len() < 3 {
                continue;
            }
            let used = uses[at % uses.len()];
            let other = if key.starts_with('x') { "q" } else { "x" };
            let broken = format!("{}{other}{}", &source[..used], &source[used + 1..]);
            if definitions(&source).iter().any(|(at, _)| *at == used) {
                continue;
            }
            let line = Place::of(&source, used).line;
            let found = errors(&file, &broken);
            assert!(
                found.iter().any(|(found, _)| *found == line),
                "{file}, `{key}` in line {line}: {found:?}"
            );
            assert!(found.len() <= 2, "{file}, `{key}` in line {line}: {found:?}");
        }
    }
}

/// The brackets of a file that stand in no text and no comment.
fn brackets(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let rest = &source[at..];
        match bytes[at] {
            b'"' => at += 1 + rest[1..].find('"').expect("the shipped texts have no escapes"),
            b'/' if rest.starts_with("//") => at += rest.find('\n').unwrap_or(rest.len()) - 1,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' => found.push(at),
            _ => {}
        }
        at += 1;
    }
    found
}

/// Every so manyth of the brackets is tried, unless `COUNTERPART_EVERY_BRACKET` is set: all of them take
/// some minutes.
#[test]
fn a_missing_bracket_is_looked_for_where_it_was() {
    let step = if std::env::var_os("COUNTERPART_EVERY_BRACKET").is_some() { 1 } else { 23 };
    let (mut tried, mut near, mut single) = (0usize, 0usize, 0usize);
    let mut far = String::new();
    for (file, source) in shipped() {
        for at in brackets(&source).into_iter().step_by(step) {
            let broken = format!("{}{}", &source[..at], &source[at + 1..]);
            let line = Place::of(&source, at).line;
            let found = errors(&file, &broken);
            let nearest = found.iter().map(|(found, _)| found.abs_diff(line)).min().expect("an error");
            tried += 1;
            near += usize::from(nearest <= 2);
            single += usize::from(found.len() == 1);
            if nearest > 2 {
                let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
                writeln!(far, "{file}:{line} {}: {lines:?}", &source[at..=at]).expect("a string takes it");
            }
        }
    }
    assert!(tried > 1000, "only {tried} brackets were tried");
    assert!(near * 100 >= tried * 97, "{near} of {tried} ({single} with one error):\n{far}");
}
