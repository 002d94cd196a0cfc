//! Other days of a seat on the command line: `--day`, and each day proved apart.

use super::{PROJECTOR, Ran, folder, in_both_languages, program, run_in, typing, with};
use counterpart::library::check_bytes;
use serde_json::{Value, json};
use std::path::Path;

/// The fixture on two other days: in another mood with another fact in front, and with another first line.
fn two_days() -> String {
    with(
        "            beats: {",
        r#"            days: {
                "queue": (
                    name: (zh: "门口排着队", en: "There is a queue"),
                    start: {"old-he": (trust: 35, heat: 58, safety: 35, clarity: 45)},
                    knows: [(zh: "队伍里有你的学员。", en: "Some of your people stand in it.")],
                ),
                "tea": (name: (zh: "他在喝茶", en: "He is having tea"), opens: "counter-calm"),
            },
            beats: {"#,
    )
}

fn written() -> tempfile::TempDir {
    folder(&[(PROJECTOR, &two_days())])
}

fn played(folder: &Path, args: &[&str]) -> Ran {
    run_in(folder, &[&["play", PROJECTOR], args].concat())
}

fn json_of(folder: &Path, args: &[&str]) -> Value {
    played(folder, &[args, &["--json"]].concat()).json()
}

#[test]
fn a_play_begins_on_the_day_that_is_asked_for() {
    let folder = written();
    let usual = json_of(folder.path(), &[]);
    assert_eq!(usual["day"], json!(null));
    let tea = json_of(folder.path(), &["--day", "tea"]);
    assert_eq!((&tea["day"], &tea["hash"]), (&json!("tea"), &usual["hash"]));
    assert_ne!(tea["open"], usual["open"], "another first line, other options");
    let heat = |day: &[&str]| {
        json_of(folder.path(), &[&["--choices", "2"], day].concat())["turns"][0]["state"]["old-he"]["heat"]
            .clone()
    };
    assert_ne!(heat(&[]), heat(&["--day", "queue"]));
    let story = played(folder.path(), &["--day", "queue", "--choices", "2", "--lang", "en"]);
    assert!(story.out.lines().next().unwrap().ends_with(" · There is a queue"), "{story}");
}

#[test]
fn the_score_is_that_of_the_day() {
    let folder = written();
    let scenario = check_bytes(PROJECTOR, two_days().as_bytes()).scenario.unwrap();
    let (seat_ix, seat) = scenario.seat("training").unwrap();
    let (day, _) = seat.day("queue").unwrap();
    let other = scenario.on_day(seat_ix, day).unwrap();
    let told = json_of(folder.path(), &["--day", "queue", "--choices", "1,1"]);
    let picks =
        [0, 0].map(|option| counterpart::conversation::Pick::option(counterpart::scenario::OptionIx(option)));
    let play = counterpart::conversation::Play::replay(std::sync::Arc::new(other), seat_ix, &picks).unwrap();
    let score = counterpart::scoring::outcome_of(&play).unwrap().score;
    assert!((told["outcome"]["score"].as_f64().unwrap() - score).abs() <= 0.05, "{told}");
}

#[test]
fn an_unknown_day_is_told_with_those_there_are_and_the_one_that_was_meant() {
    let folder = written();
    in_both_languages!("no-day", |lang| played(folder.path(), &["--day", "quue", "--lang", lang]));
    let plain = super::run(&["play", PROJECTOR, "--day", "queue"]);
    assert!(plain.code == Some(2) && plain.err.contains("has no other days"), "{plain}");
    for command in ["graph", "host"] {
        let ran = run_in(folder.path(), &[command, PROJECTOR, "--day", "quue"]);
        assert!(ran.code == Some(2) && ran.err.contains("did you mean `queue`?"), "{ran}");
    }
}

#[test]
fn somebody_at_the_keyboard_reads_which_days_there_are_and_how_to_play_one_again() {
    let folder = written();
    let typed = |args: &[&str]| {
        typing(
            program(folder.path(), &[&["play", PROJECTOR, "--lang", "en", "--seed", "7"], args].concat()),
            "1\nq\n",
        )
    };
    let usual = typed(&[]);
    assert!(usual.out.contains("--day: queue (There is a queue) and tea (He is having tea)"), "{usual}");
    assert!(usual.out.contains("Yesterday you saw") && !usual.out.contains("Some of your people"), "{usual}");
    let queue = typed(&["--day", "queue"]);
    assert!(queue.out.contains("--day: tea (He is having tea)"), "{queue}");
    assert!(!queue.out.contains("Yesterday you saw") && queue.out.contains("Some of your people"), "{queue}");
    assert!(queue.out.contains("--seat training --day queue --choices \""), "{queue}");
}

#[test]
fn a_map_is_drawn_of_a_day() {
    let folder = written();
    let usual = run_in(folder.path(), &["graph", PROJECTOR, "--dot"]);
    let tea = run_in(folder.path(), &["graph", PROJECTOR, "--dot", "--day", "tea"]);
    assert!(tea.out.contains("borrowed-projector · training · tea") && !usual.out.contains("tea"), "{tea}");
    // In the other talk nobody comes to the counter.
    let drawn =
        |ran: &Ran| ran.out.lines().filter(|line| line.contains("counter")).collect::<Vec<_>>().join("\n");
    assert_ne!(drawn(&usual), drawn(&tea));
}

#[test]
fn every_day_is_proved_apart() {
    let folder = written();
    in_both_languages!("days-proved", |lang| run_in(folder.path(), &["prove", PROJECTOR, "--lang", lang]));
    let found = run_in(folder.path(), &["prove", PROJECTOR, "--json"]).json();
    let seat = &found["seats"][0];
    let days = seat["days"].as_array().unwrap();
    assert_eq!(days.iter().map(|day| &day["day"]).collect::<Vec<_>>(), [&json!("queue"), &json!("tea")]);
    assert_eq!(seat["day"], json!(null));
    for day in days {
        assert_eq!((&day["complete"], &day["days"]), (&json!(true), &json!(null)));
        assert_ne!(day["learners"], seat["learners"]);
        // The best play is one of that day.
        let best = &day["outcome"]["most"];
        let id = day["day"].as_str().unwrap();
        let told = json_of(folder.path(), &["--day", id, "--choices", best["choices"].as_str().unwrap()]);
        let score = told["outcome"]["score"].as_f64().unwrap();
        assert!((score - best["value"].as_f64().unwrap()).abs() < 0.06, "{told}");
    }
    let full = run_in(folder.path(), &["prove", PROJECTOR, "--full", "--lang", "en"]);
    for heading in [
        "━━ borrowed-projector · training\n",
        "━━ borrowed-projector · training · queue\n",
        "━━ borrowed-projector · training · tea\n",
    ] {
        assert_eq!(full.out.matches(heading).count(), 1, "{heading}: {full}");
    }
    assert!(full.out.contains(" --day tea"), "{full}");
}

#[test]
fn a_room_is_hosted_on_a_day() {
    let folder = written();
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    let hosted = |day: &[&str], input: &str| {
        let fixed = ["--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", data];
        typing(program(folder.path(), &[&["host", PROJECTOR], day, &fixed].concat()), input)
    };
    let first = hosted(&["--day", "tea"], "\n");
    assert!(first.out.contains("The day: He is having tea"), "{first}");
    // Another day is another room, and this one goes on.
    let other = hosted(&["--day", "queue"], "\nf\nq\nq\n");
    assert!(!other.out.contains("Going on with the unfinished session"), "{other}");
    let again = hosted(&["--day", "tea"], "f\nq\nq\n");
    assert!(again.out.contains("Going on with the unfinished session"), "{again}");
    let report =
        again.out.lines().find_map(|line| line.split_whitespace().find(|word| word.ends_with("report.html")));
    let report = std::fs::read_to_string(report.unwrap()).unwrap();
    assert!(report.contains("The day: He is having tea"), "{report}");
}
