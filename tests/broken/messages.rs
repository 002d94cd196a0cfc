//! Everything that can be said of a file is said of one here: every kind of problem, and every wording.

use super::*;
use counterpart_library::unreadable;

/// What is wrong with files that can't lie in a folder of texts.
fn made_here() -> Vec<LoadedFile> {
    let folder = tempfile::tempdir().expect("a folder");
    let named_like_one = folder.path().join("folder.ron");
    std::fs::create_dir(&named_like_one).expect("a folder");
    let huge = folder.path().join("huge.ron");
    let file = std::fs::File::create(&huge).expect("a file");
    file.set_len(50 * 1024 * 1024).expect("room");
    let with_one_ending_too_many = folder.path().join("x.ron.txt");
    std::fs::write(&with_one_ending_too_many, base()).expect("a file");
    vec![
        checked(&named_like_one),
        checked(&huge),
        check_bytes("latin.ron", b"Scenario(id: \"caf\xe9\")"),
        check_bytes("x.ron", format!("({})", "x:1,".repeat(10_000)).as_bytes()),
        unreadable(&check_file(&folder.path().join("missing.ron")).expect_err("it isn't there")),
        checked(&with_one_ending_too_many),
        check_bytes("base.ron", base().replacen("Wu Yan", "Łucja 電", 1).as_bytes()),
        // Of two spellings that stand there once each, either may be the slip.
        check_bytes(
            "base.ron",
            base().replacen("walks_out: \"he-leaves\"", "walks_out: \"he-leavez\"", 1).as_bytes(),
        ),
    ]
}

fn base() -> String {
    std::fs::read_to_string(Path::new(FOLDER).join("base.ron")).expect("the base")
}

fn everything_said() -> Vec<Diagnostic> {
    let files = cases().into_iter().chain(first()).map(|path| checked(&path));
    files.chain(made_here()).flat_map(|file| file.problems).collect()
}

#[test]
fn every_kind_of_problem_has_a_file_that_shows_it() {
    let shown: BTreeSet<&str> = everything_said().iter().map(|problem| problem.code).collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.key()).collect();
    assert_eq!(known.len(), Code::ALL.len(), "two kinds have one name");
    assert_eq!(shown, known);
}

/// The reader's sources: what it says in Chinese stands there as it is printed, but for what is filled in.
#[test]
fn every_wording_of_the_reader_and_the_checks_is_printed_for_some_file() {
    let said: String = everything_said()
        .iter()
        .flat_map(|problem| [problem.message.zh.clone(), problem.hint.zh.clone()])
        .collect::<Vec<_>>()
        .join("\n");
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/scenario");
    let mut unheard = String::new();
    let mut wordings = 0;
    for path in ["outline", "read", "check"].into_iter().flat_map(|part| sources(&scenario.join(part))) {
        let source = std::fs::read_to_string(&path).expect("a source");
        for wording in chinese(&source) {
            wordings += 1;
            if !is_said(&wording, &said) {
                writeln!(unheard, "{}: {wording}", path.display()).expect("a string takes it");
            }
        }
    }
    assert!(wordings > 150, "only {wordings} wordings were found in the sources");
    assert!(unheard.is_empty(), "no file of tests/broken makes it say this:\n{unheard}");
}

/// The files of a folder and of those within it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The texts in quotes with Chinese in them, of what is compiled for more than tests.
fn chinese(source: &str) -> Vec<String> {
    let (source, _) = source.split_once("#[cfg(test)]").unwrap_or((source, ""));
    let mut found = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        // A quote as a character is no quote.
        let line = line.replace("'\"'", "").replace("\\\"", "\u{0}");
        for text in line.split('"').skip(1).step_by(2) {
            if text.chars().any(is_chinese) {
                found.push(text.replace('\u{0}', "\"").replace("\\\\", "\\"));
            }
        }
    }
    found
}

/// Whether the pieces of a wording between `{…}` stand in one line of what was said, one after the other.
fn is_said(wording: &str, said: &str) -> bool {
    let mut pieces: Vec<&str> = Vec::new();
    let mut rest = wording;
    while let Some((piece, more)) = rest.split_once('{') {
        pieces.push(piece);
        rest = more.split_once('}').map_or("", |(_, rest)| rest);
    }
    pieces.push(rest);
    said.lines().any(|line| {
        let mut at = 0;
        pieces.iter().all(|piece| match line[at..].find(piece) {
            Some(offset) => {
                at += offset + piece.len();
                true
            }
            None => false,
        })
    })
}

#[test]
fn a_wording_that_nobody_hears_would_be_found() {
    assert!(is_said("“{}”不在{more}里", "他说\n“甲”不在乙里"));
    assert!(!is_said("“{}”不在里", "“甲”在里"));
    assert_eq!(chinese("f('\"', \"好 \\\"{x}\\\"\")\n// \"不\"\n#[cfg(test)]\n\"也不\""), ["好 \"{x}\""]);
}
