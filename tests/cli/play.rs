//! `counterpart play` with the choices given.

use super::{PROJECTOR, folder, in_both_languages, program, run, run_in, typing, with};
use counterpart::conversation::digest;
use serde_json::{Value, json};

/// He leaves: blamed, then threatened.
const WALK_OUT: &str = "1,1";
/// Understood, but pressed; the demand is turned down and leads to the question.
const AS_FAR_AS_THE_QUESTION: &str = "3,2";

fn played(choices: &str) -> Value {
    let ran = run(&["play", PROJECTOR, "--choices", choices, "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran}");
    ran.json()
}

fn refused(choices: &str) -> String {
    for args in [&["--json"][..], &[][..]] {
        let ran = run(&[&["play", PROJECTOR, "--choices", choices], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran}");
    }
    run(&["play", PROJECTOR, "--choices", choices]).err
}

/// Every way through the fixture that takes the lowest open number of `order` at each turn.
fn to_the_end(order: [usize; 3]) -> (String, Value) {
    let mut choices: Vec<String> = Vec::new();
    for _ in 0..50 {
        let play = played(&choices.join(","));
        if play["ending"] != Value::Null {
            return (choices.join(","), play);
        }
        let open: Vec<u64> =
            play["open"].as_array().unwrap().iter().map(|open| open["number"].as_u64().unwrap()).collect();
        let pick = order.iter().find(|number| open.contains(&(**number as u64))).unwrap();
        choices.push(pick.to_string());
    }
    panic!("no end after {choices:?}");
}

#[test]
fn json_of_a_play_that_ended() {
    in_both_languages!("walk-out-json", |lang| {
        let mut ran = run(&["play", PROJECTOR, "--choices", WALK_OUT, "--json", "--lang", lang]);
        // It changes with every rule.
        ran.out = ran.out.replace(digest(), "DIGEST");
        ran
    });
    let play = played(WALK_OUT);
    assert_eq!(play["ending"], json!("WalkOut"));
    assert_eq!(play["open"], json!([]));
    // The last words stand in the room.
    assert_eq!(play["line"], json!({"beat": "he-leaves", "by": "old-he", "says": "I've things to do."}));
    assert_eq!(play["turns"].as_array().map(Vec::len), Some(2));
    assert_eq!(play["outcome"]["agreement"], Value::Null);
    // It says what this play adds, and nothing about skill.
    assert_eq!(play["evidence"]["all"], json!({"telling": 2, "best": 0, "between": 0, "worst": 2}));
    assert_eq!((play["skills"].clone(), play["rules"].as_str().map(str::len)), (Value::Null, Some(64)));
}

#[test]
fn json_of_a_play_that_goes_on_lists_what_is_open() {
    let play = played("");
    assert_eq!((&play["ending"], &play["outcome"], &play["turns"]), (&Value::Null, &Value::Null, &json!([])));
    let opening =
        json!({"beat": "counter", "by": "old-he", "says": "It's not in the log. How would I know?"});
    assert_eq!(play["line"], opening);
    let open = play["open"].as_array().unwrap();
    let moves: Vec<&str> = open.iter().map(|option| option["move"].as_str().unwrap()).collect();
    assert_eq!(moves, ["Blame", "ReflectFeeling", "CheckInterest(blamed-again)"]);
    for option in open {
        let number = option["number"].to_string();
        let next = played(&number);
        // What was answered to is what was on the table.
        let answered = &next["turns"][0];
        assert_eq!(
            (&answered["beat"], &answered["by"], &answered["said"]),
            (&opening["beat"], &opening["by"], &opening["says"])
        );
        assert_ne!(next["line"]["beat"], opening["beat"]);
        assert_eq!(next["turns"][0]["option"]["say"], option["say"]);
        assert_eq!(next["turns"][0]["option"]["move"], option["move"]);
    }
    assert!(refused("4").contains("1, 2 and 3"));
    // Without choices, JSON shows the opening.
    assert_eq!(run(&["play", PROJECTOR, "--json"]).json(), play);
}

#[test]
fn a_play_goes_through_the_beats_of_the_file_and_carries_its_state() {
    let play = played(&format!("{AS_FAR_AS_THE_QUESTION},1@80"));
    let beats: Vec<&str> =
        play["turns"].as_array().unwrap().iter().map(|turn| turn["beat"].as_str().unwrap()).collect();
    assert_eq!(beats, ["counter", "counter-calm", "counter-last"]);
    let turn = &play["turns"][0];
    assert_eq!(turn["by"], json!("old-he"));
    assert_eq!(turn["said"], json!("It's not in the log. How would I know?"));
    let gauges: Vec<&String> = turn["state"]["old-he"].as_object().unwrap().keys().collect();
    assert_eq!(gauges.len(), 4);
    // A prediction changes nobody's mind.
    assert_eq!(play["turns"][1]["state"], play["turns"][2]["state"]);
    assert_eq!(play["turns"][2]["option"]["move"], json!("Predict(blamed-again)"));
    // Understood by then, so he says why.
    assert_eq!(play["turns"][1]["said"], json!("The laptop last month? That was my bonus."));
}

#[test]
fn an_agreement_that_stands_is_named_with_what_it_brings() {
    // Propose whenever it can be proposed, and calm him first.
    let (choices, play) = to_the_end([3, 1, 2]);
    assert!(["Agreement", "TimeUp"].contains(&play["ending"].as_str().unwrap()), "{choices}: {play}");
    let score = play["outcome"]["score"].as_f64().unwrap();
    assert!((0.0..=100.0).contains(&score));
    let departments: Vec<&String> = play["outcome"]["gains"].as_object().unwrap().keys().collect();
    assert_eq!(departments.len(), 2, "{departments:?}");
    // What could still be had shrinks with every choice that loses some of it, down to what was had.
    let left: Vec<f64> = play["attainable"]["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|score| score.as_f64().unwrap())
        .collect();
    assert!(left.is_sorted_by(|before, after| before >= after), "{left:?}");
    assert_eq!(left.last(), Some(&score));
}

#[test]
fn an_illegal_choice_names_its_turn() {
    in_both_languages!("illegal", |lang| run(&["play", PROJECTOR, "--choices", "3,4", "--lang", lang]));
    assert!(refused("3,3").contains("Step 2"));
    assert!(refused("0").contains("Step 1"));
    assert!(refused("1,1,1").contains("Step 3: the conversation is already over"));
    assert!(refused("1,1,0").contains("Step 3: the conversation is already over"));
    assert!(refused("2,256").contains("Step 2"));
    assert!(refused("99999999999999999999").contains("Step 1"));
    assert!(refused("1,x").contains("Choice 2"));
    assert!(refused("-1").contains("Choice 1"));
}

#[test]
fn a_confidence_goes_with_predictions_only_and_up_to_a_hundred() {
    for sure in ["1", "1@0", "1@100"] {
        played(&format!("{AS_FAR_AS_THE_QUESTION},{sure}"));
    }
    for (choices, turn) in [("3,2,1@101", 3), ("3,2,1@999", 3), ("3@50", 1), ("3,1@50", 2)] {
        assert!(refused(choices).contains(&format!("Step {turn}: a confidence")), "{choices}");
    }
}

#[test]
fn the_seat_is_the_first_unless_told_and_an_unknown_one_lists_them() {
    let told = run(&["play", PROJECTOR, "--seat", "training", "--choices", WALK_OUT, "--json"]);
    assert_eq!(told.json(), played(WALK_OUT));
    in_both_languages!("no-seat", |lang| {
        run(&["play", PROJECTOR, "--seat", "admin", "--choices", "1", "--lang", lang])
    });
}

#[test]
fn a_transcript_is_a_readable_story() {
    let choices = format!("{AS_FAR_AS_THE_QUESTION},1@80,2");
    in_both_languages!("story", |lang| run(&["play", PROJECTOR, "--choices", &choices, "--lang", lang]));
    in_both_languages!("walk-out", |lang| run(&["play", PROJECTOR, "--choices", WALK_OUT, "--lang", lang]));
}

#[test]
fn thoughts_can_be_hidden() {
    let shown = run(&["play", PROJECTOR, "--choices", WALK_OUT]).out;
    let hidden = run(&["play", PROJECTOR, "--choices", WALK_OUT, "--hide"]).out;
    for thought in ["This will be on me again.", "Here it comes."] {
        assert!(shown.contains(thought) && !hidden.contains(thought), "{thought}");
    }
    for line in hidden.lines() {
        assert!(shown.contains(line), "{line}");
    }
}

#[test]
fn a_broken_file_is_not_played_but_its_problems_are_said() {
    let folder = folder(&[(PROJECTOR, &with("move: Apologise", "move: Apologize"))]);
    for args in [&["--json"][..], &["--choices", "1"], &[]] {
        let ran = run_in(folder.path(), &[&["play", PROJECTOR], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran}");
        assert!(ran.err.contains("Apologize"), "{ran}");
    }
    assert_eq!(run(&["play", "no-such.ron"]).code, Some(2));
}

#[test]
fn the_same_call_gives_the_same_bytes_whatever_the_system_speaks() {
    let args = ["play", PROJECTOR, "--choices", "3,2,1@80,2", "--json"];
    let first = run(&args);
    assert_eq!(run(&args), first);
    let mut chinese = program(&super::fixtures(), &args);
    chinese.env("LC_ALL", "zh_CN.UTF-8");
    assert_eq!(typing(chinese, ""), first);
    let story = ["play", PROJECTOR, "--choices", "3,2,1@80,2"];
    assert_eq!(run(&story), run(&story));
}
