//! What the screens and the command line say: both tables complete, nothing unused, set as each
//! language is, and in the words of `docs/words.md`.

use counterpart::conversation::glasl::Escalation;
use counterpart::proof::lints::LINTS;
use counterpart::scenario::{EndingKind, MoveKind};
use counterpart::text::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The phrases of a language, flat keys and their texts, out of all of its files.
fn table(lang: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text");
    let files = fs::read_dir(folder).expect("the tables").map(|entry| entry.expect("an entry").path());
    let own = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name == format!("{lang}.yml") || name.ends_with(&format!(".{lang}.yml"))
    };
    let text: String = files.filter(own).map(|path| fs::read_to_string(path).expect("a table")).collect();
    let mut table = BTreeMap::new();
    for line in text.lines() {
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
        for text in [rule.name.zh, rule.says.zh, rule.example.zh] {
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

/// Words that stay out of Chinese texts, with the reason.
const NOT_IN_CHINESE: &[(&str, &str)] = &[
    (
        "桌",
        "talks take place at docks, in corridors and on calls: a side is 这边, the place one speaks from 位子",
    ),
    ("席", "one word for the place one speaks from: 位子; a phone has a number, N 号"),
    ("座位", "one word for the place one speaks from: 位子"),
    ("清晰度", "that is a picture's resolution: 清楚程度"),
    ("证据", "nobody is on trial: 次数还太少"),
    ("依据还不够", "one wording for too few choices: 次数还太少"),
    ("会场", "that is a congress: the event is a 工作坊, its place 现场"),
    ("场次", "that is a cinema's listing: 这一场"),
    ("机器人", "nothing with arms and legs: 固定套路"),
    ("许诺", "one word for a promise: 承诺, and 空头承诺 if it is empty"),
    ("露馅", "slang: 被看穿"),
    ("没有同意", "one wording for a refusal: 没答应"),
    ("张力", "translated: 气氛"),
    ("反映感受", "translated: 说出对方感受"),
    ("站到对方那边", "that is changing sides: 设身处地"),
];

/// Words that stay out of English texts, with the reason; they are looked for as whole words.
const NOT_IN_ENGLISH: &[(&str, &str)] = &[
    ("desk", "talks take place at docks, in corridors and on calls: a side; in files, a seat"),
    ("desks", "see desk"),
    ("the table", "nobody sits at one: Start talking; More was possible"),
    ("evidence", "nobody is on trial: too few choices to tell"),
    ("assessment", "it is none: Without hints"),
    ("afresh", "bookish: again"),
    ("mended", "of clothes: fixed"),
    ("unless told", "jargon: (default: …)"),
    ("for good", "an idiom that also means something nice"),
    ("turned down", "an idiom: They said no to"),
    ("came out", "an idiom: They told you"),
    ("broke off", "an idiom: Walk-out"),
    ("up against", "an idiom: what makes things hard for"),
    ("turns left", "two meanings: sentences left"),
];

/// A text without its `%{name}`s, in lower case, and with one space between words and around it.
fn plain(text: &str) -> String {
    let bare: Vec<&str> = text
        .split("%{")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { after_name(part) })
        .collect();
    let kept = |c: char| if c.is_alphanumeric() || c == '’' { c } else { ' ' };
    let words: String = bare.join(" ").to_lowercase().chars().map(kept).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn after_name(part: &str) -> &str {
    part.split_once('}').map_or("", |(_, rest)| rest)
}

/// The word of a list that a text has and should not.
fn banned(lang: &str, text: &str) -> Option<(&'static str, &'static str)> {
    let found = |(word, _): &&(&str, &str)| match lang {
        "zh" => text.contains(word),
        _ => plain(text).contains(&format!(" {word} ")),
    };
    let list = if lang == "zh" { NOT_IN_CHINESE } else { NOT_IN_ENGLISH };
    list.iter().find(found).copied()
}

/// What is read on screens beside the tables: moves, endings, moods, checks.
fn names() -> Vec<(String, Words)> {
    let mut names: Vec<(String, Words)> =
        MoveKind::ALL.iter().map(|kind| (kind.key().to_owned(), kind.name())).collect();
    names.extend(EndingKind::ALL.iter().map(|kind| (format!("{kind:?}"), kind.name())));
    names.extend((0..=100).step_by(5).map(|heat| (format!("heat {heat}"), Escalation::of_heat(heat).name())));
    for lint in LINTS {
        let texts = [lint.name, lint.finds, lint.why, lint.advice, lint.fires, lint.passes];
        names.extend(texts.map(|text| (lint.id.to_owned(), text)));
    }
    names
}

#[test]
fn a_word_that_is_out_is_found() {
    assert!(banned("zh", "换到李伟的桌子坐坐").is_some());
    assert!(banned("zh", "换到李伟的位子坐坐").is_none());
    for wrong in ["Sit at the %{seat} desk", "Desk: %{seat}", "Something stayed on the table."] {
        assert!(banned("en", wrong).is_some(), "{wrong}");
    }
    for right in ["Play the %{seat} side", "Leave out the tables of beats", "desktop"] {
        assert!(banned("en", right).is_none(), "{right}");
    }
}

#[test]
fn one_thing_has_one_word_and_the_words_that_are_out_stay_out() {
    for lang in ["zh", "en"] {
        for (key, text) in table(lang) {
            assert_eq!(banned(lang, &text), None, "{lang} {key}: {text}");
        }
    }
    for (name, text) in names() {
        for lang in Lang::ALL {
            let text = text.get(lang);
            assert_eq!(banned(lang.code(), text), None, "{lang} {name}: {text}");
        }
    }
}

#[test]
fn an_ending_is_called_the_same_wherever_it_is_told() {
    let ending = |kind: EndingKind, key: &str| {
        for lang in Lang::ALL {
            assert_eq!(table(lang.code())[key], kind.name().get(lang), "{lang} {key}");
        }
    };
    ending(EndingKind::Agreement, "outcome.agreement");
    ending(EndingKind::WalkOut, "outcome.walk_out");
    ending(EndingKind::Escalation, "outcome.escalation");
    // That time was up is only said with what it leaves behind.
    for lang in Lang::ALL {
        for key in ["outcome.time_up", "outcome.time_up_promised"] {
            let (told, name) = (table(lang.code())[key].clone(), EndingKind::TimeUp.name().get(lang));
            assert!(told.starts_with(name) && told != name, "{lang} {key}: {told}");
        }
    }
}

/// Typewriter's apostrophes are narrow and straight; the typeface has its own.
#[test]
fn english_is_set_with_its_own_apostrophes() {
    for (key, phrase) in table("en") {
        assert!(!phrase.contains('\''), "{key}: {phrase}");
    }
}
