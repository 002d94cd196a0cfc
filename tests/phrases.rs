//! What the screens and the command line say: both tables complete, nothing unused, and set as each
//! language is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A table of phrases: flat keys and their texts.
fn table(lang: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/text/{lang}.yml"));
    let mut table = BTreeMap::new();
    for line in fs::read_to_string(path).expect("the table").lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let value = value.trim();
        let Some(value) = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) else { continue };
        let earlier = table.insert(key.trim().to_owned(), value.to_owned());
        assert_eq!(earlier, None, "{lang}: {key} stands there twice");
    }
    assert!(table.len() > 100, "{lang}: only {} phrases were read", table.len());
    table
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The keys that the code asks for.
fn used() -> BTreeSet<String> {
    let mut files = Vec::new();
    for folder in ["src", "crates"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let mut keys = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("source");
        // Examples in comments are not asked for.
        let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for (at, _) in text.match_indices("phrase!(") {
            // The first quoted word of a call is its key.
            let quoted = text[at..].split('"').nth(1);
            if let Some(key) = quoted.filter(|key| key.contains('.')) {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

/// The `%{name}`s of a phrase.
fn values(phrase: &str) -> BTreeSet<&str> {
    phrase.split("%{").skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn no_phrase_is_missing_and_none_is_unused() {
    let used = used();
    for lang in ["zh", "en"] {
        let known: BTreeSet<String> = table(lang).into_keys().collect();
        let missing: Vec<&String> = used.difference(&known).collect();
        let unused: Vec<&String> = known.difference(&used).collect();
        assert!(missing.is_empty(), "{lang}: missing {missing:?}");
        assert!(unused.is_empty(), "{lang}: unused {unused:?}");
    }
}

#[test]
fn both_languages_take_the_same_values() {
    let (zh, en) = (table("zh"), table("en"));
    for (key, chinese) in &zh {
        assert_eq!(values(chinese), values(&en[key]), "{key}");
    }
}

/// Half-width marks beside Chinese characters, in every Chinese text of the project.
#[test]
fn chinese_is_set_with_its_own_punctuation() {
    let chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let wrong = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).any(|pair| chinese(pair[0]) && ",?!;:".contains(pair[1]))
    };
    assert!(wrong("好,走") && !wrong("好，走") && !wrong("15:00"));
    for (key, phrase) in table("zh") {
        assert!(!wrong(&phrase), "{key}: {phrase}");
    }
    for rule in counterpart::conversation::rules::RULES {
        for text in [rule.name.zh, rule.says().zh, rule.example.zh] {
            assert!(!wrong(text), "{}: {text}", rule.id);
        }
    }
    let library = counterpart::library::Library::load(None);
    for file in &library.files {
        for (number, line) in file.source.lines().enumerate() {
            assert!(!wrong(line), "{}:{}: {line}", file.name, number + 1);
        }
    }
}
