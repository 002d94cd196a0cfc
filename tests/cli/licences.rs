//! `counterpart licences`: the notices of what others made.

use super::{Ran, run};
use serde_json::Value;

fn licences(args: &[&str], lang: &str) -> Ran {
    run(&[&["licences", "--lang", lang], args].concat())
}

#[test]
fn everything_is_told_of_once() {
    for (lang, own) in [("en", "Counterpart is yours under"), ("zh", "Counterpart 换位按 MIT")] {
        let ran = licences(&[], lang);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.starts_with(own), "{}", &ran.out[..200]);
        for line in [
            "── Noto Sans SC, Noto Sans · OFL-1.1",
            "── Open Peeps, by Pablo Stanley · CC0-1.0",
            "── SQLite · ",
        ] {
            assert_eq!(ran.out.matches(line).count(), 1, "{line}");
        }
        assert!(ran.out.contains("── tokio ") && ran.out.contains("SIL OPEN FONT LICENSE"));
    }
    assert_eq!(run(&["licenses", "--lang", "en"]).out, licences(&[], "en").out, "as others spell it");
}

#[test]
fn one_is_found_by_a_part_of_its_name_in_text_and_in_json() {
    let ran = licences(&["TOKIO"], "en");
    assert!(ran.out.contains("── tokio ") && !ran.out.contains("── serde "), "{ran}");
    let ran = licences(&["tokio", "--json"], "zh");
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let tokio = all.as_array().unwrap().iter().find(|one| one["name"] == "tokio").unwrap();
    assert!(tokio["text"].as_str().unwrap().contains("Tokio Contributors"), "{tokio}");
    assert_eq!(tokio["licence"], "MIT");
    let ran = licences(&["no-such-thing"], "en");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("no-such-thing"), "{ran}");
}
