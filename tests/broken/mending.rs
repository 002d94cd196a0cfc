//! Mending: what was certain is put right, all else is as it was, and nothing is worse afterwards.

use super::*;
use counterpart_core::characters::{is_unseen, meant};
use counterpart_core::scenario::mend::mend;
use counterpart_core::scenario::parse;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Every text there is to try it on, with its name.
fn texts() -> Vec<(String, String)> {
    let mut paths = cases();
    paths.extend(first());
    paths.extend(files_in(&Path::new(FOLDER).join("many")));
    paths.extend(shipped());
    paths
        .into_iter()
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a text")))
        .collect()
}

fn shipped() -> Vec<PathBuf> {
    files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios"))
}

fn errors(source: &str) -> BTreeMap<&'static str, usize> {
    let mut errors = BTreeMap::new();
    for problem in parse(source).problems.iter().filter(|problem| problem.severity == Severity::Error) {
        *errors.entry(problem.code).or_default() += 1;
    }
    errors
}

/// A text without what mending may touch: marks, quotes and the version.
fn untouchable(source: &str) -> String {
    let marks = ",:()[]{}\"'";
    let source = source.replacen("format: 1,", "format: 2,", 1);
    let ordinary =
        source.chars().filter(|c| !is_unseen(*c) || c.is_whitespace()).map(|c| meant(c).unwrap_or(c));
    ordinary.filter(|c| !marks.contains(*c)).collect()
}

/// That mending this text did no harm; gives the mended one.
fn harmless(name: &str, source: &str) -> String {
    let mended = mend(source);
    let (before, after) = (errors(source), errors(&mended.text));
    for (code, count) in &after {
        assert!(before.get(code).is_some_and(|known| count <= known), "{name}: a new error, {code}");
    }
    if let Some(scenario) = parse(source).scenario {
        let hash = parse(&mended.text).scenario.map(|scenario| scenario.hash);
        assert_eq!(hash, Some(scenario.hash), "{name}: it says something else now");
    }
    assert_eq!(untouchable(source), untouchable(&mended.text), "{name}");
    assert_eq!(source == mended.text, mended.mends.is_empty(), "{name}");
    let again = mend(&mended.text);
    assert_eq!(
        (again.text.as_str(), again.mends),
        (mended.text.as_str(), Vec::new()),
        "{name}: mended twice"
    );
    mended.text
}

#[test]
fn no_file_is_worse_or_says_something_else_when_it_is_mended() {
    for (name, source) in texts() {
        harmless(&name, &source);
    }
}

#[test]
fn slips_that_are_certain_are_gone_and_the_others_stay() {
    let mended = |name: &str| {
        let source = std::fs::read_to_string(Path::new(FOLDER).join(format!("{name}.ron"))).expect("a text");
        parse(&mend(&source).text).scenario.is_some()
    };
    for name in [
        "full-width-comma",
        "full-width-colon",
        "full-width-bracket",
        "curly-quotes",
        "corner-quotes",
        "apostrophes-for-quotes",
        "full-width-semicolon",
        "equals-sign-for-colon",
        "full-width-digit",
        "hidden-between-values",
        "missing-comma",
        "missing-colon",
        "comma-too-many",
        "quoted-move",
        "quoted-word",
        "text-for-number",
        "move-with-idle-brackets",
        "condition-with-idle-brackets",
    ] {
        assert!(mended(name), "{name}");
    }
    for name in ["quote-within-quotes", "unknown-move", "missing-value", "unclosed-quote", "hidden-character"]
    {
        assert!(!mended(name), "{name}: nobody can know what was meant");
    }
}

#[test]
fn a_file_of_the_first_version_becomes_one_of_the_second_once_nothing_has_to_be_written() {
    let source = |name: &str| {
        std::fs::read_to_string(Path::new(FOLDER).join(format!("first/{name}.ron"))).expect("a text")
    };
    let mended = mend(&source("as-it-is"));
    assert!(mended.text.contains("format: 2,"));
    let left: Vec<&str> = mended.left.iter().map(|note| note.code).collect();
    assert_eq!(left, ["old-format-account", "old-format-line", "old-format-question"]);
    let unwritten = source("lines-to-write");
    assert_eq!(mend(&unwritten).text, unwritten, "a person has to write the lines");
    let line = "line: (zh: \"没培训就上机\", en: \"untrained people on the machine\"),";
    let written = unwritten
        .replace("stakes: [Safety],", &format!("stakes: [Safety],\n{line}"))
        .replace("stakes: [Law],", &format!("stakes: [Law],\n{line}"));
    assert!(mend(&written).text.contains("format: 2,"));
}

#[test]
fn the_shipped_scenarios_come_back_from_the_first_version() {
    for path in shipped() {
        let source = std::fs::read_to_string(&path).expect("a text");
        assert_eq!(mend(&source.replacen("format: 2,", "format: 1,", 1)).text, source, "{}", name(&path));
    }
}

/// A slip that a person makes in typing, and that can only have been meant in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slip {
    at: usize,
    length: usize,
    typed: &'static str,
}

/// The slips that could be made in a text: marks on a Chinese keyboard, commas and colons left out,
/// commas doubled.
fn slips(source: &str) -> Vec<Slip> {
    let bytes = source.as_bytes();
    let mut slips = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source[at..];
        match bytes[at] {
            b'"' => at += 1 + rest[1..].find('"').expect("the shipped texts have no escapes"),
            b'/' if rest.starts_with("//") => at += rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => at += rest.find("*/").expect("an end"),
            b',' => {
                let mut slip = |typed| slips.push(Slip { at, length: 1, typed });
                slip("，");
                slip("、");
                slip(",,");
                let next = rest[1..].trim_start();
                let on_the_line = rest[1..].trim_start_matches(' ');
                let word = on_the_line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
                let surely = on_the_line.starts_with('\n')
                    || (word.len() < on_the_line.len() && word.starts_with(':'));
                if surely && !next.starts_with([')', ']', '}', '/']) {
                    slip("");
                }
            }
            b':' => {
                slips.push(Slip { at, length: 1, typed: "：" });
                if rest[1..].starts_with(' ') {
                    slips.push(Slip { at, length: 1, typed: "" });
                }
            }
            b'(' => slips.push(Slip { at, length: 1, typed: "（" }),
            b')' => slips.push(Slip { at, length: 1, typed: "）" }),
            b'[' => slips.push(Slip { at, length: 1, typed: "【" }),
            b']' => slips.push(Slip { at, length: 1, typed: "］" }),
            b'{' => slips.push(Slip { at, length: 1, typed: "｛" }),
            b'}' => slips.push(Slip { at, length: 1, typed: "｝" }),
            _ => {}
        }
        at += 1;
    }
    slips
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever slips are made in a shipped scenario, one to a line, mending gives it back byte for byte.
    #[test]
    fn planted_slips_are_mended_and_nothing_else(file in 0usize..6, picks in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        let path = shipped().remove(file);
        let source = std::fs::read_to_string(&path).expect("a text");
        let possible = slips(&source);
        let line = |slip: &Slip| Place::of(&source, slip.at).line;
        let mut planted: BTreeMap<usize, Slip> = BTreeMap::new();
        for pick in picks {
            let slip = pick.get(&possible).clone();
            planted.insert(line(&slip), slip);
        }
        let mut typed = source.clone();
        for slip in planted.values().rev() {
            typed.replace_range(slip.at..slip.at + slip.length, slip.typed);
        }
        prop_assert!(parse(&typed).scenario.is_none(), "{:?}", planted);
        prop_assert!(mend(&typed).text == source, "{}: {:?}", path.display(), planted);
    }

    /// Whatever else happens to a text, mending does no harm.
    #[test]
    fn a_damaged_file_is_not_harmed_further(file in 0usize..1000, at in any::<prop::sample::Index>(), length in 0usize..40, new in prop::sample::select(vec!["", "\"", "“", "”", "，", ",", ":", "(", "）", "]", "\n", "\\", "format: 1,", "Apologise()", "/*"])) {
        let mut all = texts();
        let (name, mut source) = all.swap_remove(file % all.len());
        let starts: Vec<usize> = source.char_indices().map(|(start, _)| start).collect();
        prop_assume!(!starts.is_empty());
        let from = at.index(starts.len());
        let to = starts.get(from + length).copied().unwrap_or(source.len());
        source.replace_range(starts[from]..to, new);
        harmless(&name, &source);
    }
}
