//! `counterpart skill`: what one's plays come to together.

use super::{PROJECTOR, Ran, fixtures, in_both_languages, program, typing};
use counterpart::library::Library;
use counterpart::records::Store;
use counterpart::scenario::MoveKind;
use counterpart::session::{NavCommand, Outside, PlayCommand, Screen, Session};
use counterpart::text::Lang;
use serde_json::{Value, json};
use std::path::Path;

fn skill(data: &Path, args: &[&str]) -> Ran {
    let mut command = program(&fixtures(), &[&["skill", "--data", data.to_str().unwrap()], args].concat());
    command.env("TZ", "UTC");
    typing(command, "")
}

/// A data folder in which somebody has played the first desk of so many scenarios to its end, always saying
/// what fits best, and the first of them once more.
fn lived_in(scenarios: usize) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    play_in(data.path(), scenarios);
    data
}

fn play_in(data: &Path, scenarios: usize) {
    let store = Store::open(data, 0).unwrap().store;
    let mut count = 0;
    let outside = Outside::of(
        || 1_795_443_773_000,
        move || {
            count += 1;
            count
        },
    );
    let mut session =
        Session::new(Library::load(Some(&data.join("scenarios"))), store, outside, Some(Lang::En), Some(7));
    let desks: Vec<(String, String)> = session
        .library
        .playable()
        .take(scenarios)
        .map(|scenario| (scenario.id.clone(), scenario.seats[0].id.clone()))
        .collect();
    for (scenario, seat) in desks.iter().chain(desks.first()) {
        let briefing = Screen::Briefing { scenario: scenario.clone(), seat: seat.clone() };
        session.apply(NavCommand::Go(briefing));
        session.apply(PlayCommand::Begin);
        while let Some(offers) = session.playing.as_ref().map(|playing| playing.play.offers())
            && let Some(best) = offers.iter().max_by_key(|offer| offer.judgement.quality)
        {
            if best.act.kind == MoveKind::Predict {
                session.apply(PlayCommand::Guess(best.option));
                session.apply(PlayCommand::Sure(80));
            } else {
                session.apply(PlayCommand::Say(best.option));
            }
            session.apply(PlayCommand::GoOn);
        }
    }
}

#[test]
fn without_plays_it_says_what_is_missing_and_makes_no_folder() {
    let data = tempfile::tempdir().unwrap();
    let nowhere = data.path().join("nowhere");
    in_both_languages!("skill-none", |lang| skill(&nowhere, &["--lang", lang]));
    let ran = skill(&nowhere, &["--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    let found = ran.json();
    assert_eq!((&found["person"], &found["plays"]), (&Value::Null, &json!([])));
    assert_eq!(found["skills"]["composite"]["enough"], json!(false));
    assert!(!nowhere.join("counterpart.sqlite3").exists());
}

#[test]
fn three_scenarios_are_too_few_and_four_are_told() {
    let three = lived_in(3);
    in_both_languages!("skill-three", |lang| skill(three.path(), &["--lang", lang]));
    let four = lived_in(4);
    in_both_languages!("skill-four", |lang| skill(four.path(), &["--lang", lang]));
    let (few, enough) = (skill(three.path(), &["--json"]).json(), skill(four.path(), &["--json"]).json());
    let few = &few["skills"]["composite"];
    assert_eq!((&few["scenarios"], &few["enough"], &few["band"]), (&json!(3), &json!(false), &Value::Null));
    assert_eq!((&few["standing"], &few["telling"]), (&Value::Null, &few["best"]));
    let composite = &enough["skills"]["composite"];
    assert_eq!((&composite["scenarios"], &composite["enough"]), (&json!(4), &json!(true)));
    let band: Vec<f64> =
        composite["band"].as_array().unwrap().iter().map(|end| end.as_f64().unwrap()).collect();
    assert!(band[0] > 0.5 && band[0] < band[1], "{band:?}");
    // Perfect play of four scenarios has a word.
    assert!(["steady", "at-home"].contains(&composite["standing"].as_str().unwrap()), "{composite}");
    let plays = enough["plays"].as_array().unwrap();
    let counts: Vec<(&Value, &Value)> =
        plays.iter().map(|play| (&play["counts"], &play["why_not"])).collect();
    assert_eq!(counts[..4], [(&json!(true), &Value::Null); 4]);
    assert_eq!(counts[4..], [(&json!(false), &json!("seat-again"))]);
    for play in plays {
        assert_eq!((&play["rules"], &play["day"]), (&enough["rules"], &json!("2026-11-23")));
        assert_eq!(play["judged_by_other_rules"], json!(false));
    }
}

#[test]
fn a_play_that_was_judged_by_other_rules_says_so() {
    let data = lived_in(1);
    let file = rusqlite::Connection::open(data.path().join("counterpart.sqlite3")).unwrap();
    file.execute_batch("DROP TRIGGER play_only_ends_once; DROP TRIGGER choice_never_changes;").unwrap();
    let first = |sql: &str| {
        file.execute_batch(sql).unwrap();
        let play = skill(data.path(), &["--json"]).json()["plays"][0].clone();
        (play["judged_by_other_rules"].clone(), play["counts"].clone(), play["why_not"].clone())
    };
    assert_eq!(first("UPDATE play SET rules = 'of then'"), (json!(true), json!(true), Value::Null));
    let otherwise = first("UPDATE choice SET rule = 'HEAT-99'");
    assert_eq!(otherwise, (json!(true), json!(false), json!("other-rules")));
    for (lang, said) in [("zh", "当时的规则"), ("en", "by the rules of then")] {
        let ran = skill(data.path(), &["--lang", lang]);
        assert!(ran.out.contains(said), "{ran}");
    }
}

#[test]
fn scenarios_of_ones_own_are_found_where_the_game_finds_them() {
    let data = tempfile::tempdir().unwrap();
    let own = data.path().join("scenarios");
    std::fs::create_dir(&own).unwrap();
    std::fs::copy(fixtures().join(PROJECTOR), own.join(PROJECTOR)).unwrap();
    play_in(data.path(), 1);
    let why = |found: Value| {
        let play = &found["plays"][0];
        assert_eq!(play["scenario"], json!("borrowed-projector"));
        play["why_not"].clone()
    };
    assert_eq!(why(skill(data.path(), &["--json"]).json()), Value::Null);
    // Another folder that is named instead takes its place.
    let elsewhere = fixtures().join("nowhere");
    let named = skill(data.path(), &["--json", "--scenarios", elsewhere.to_str().unwrap()]).json();
    assert_eq!(why(named), json!("cannot-replay"));
}

#[test]
fn records_that_cannot_be_read_are_told() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(
        data.path().join("counterpart.sqlite3"),
        "no database at all, but long enough\n".repeat(40),
    )
    .unwrap();
    let ran = skill(data.path(), &["--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert!(ran.err.contains("damaged") && ran.err.contains("kept"), "{ran}");
    assert_eq!(ran.json()["plays"], json!([]));
}
