//! The hash of a scenario: it changes with the meaning, and with nothing else.

use counterpart_core::scenario::parse;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

const BASE: &str = include_str!("../broken/base.ron");

#[track_caller]
fn hash(source: &str) -> String {
    let parsed = parse(source);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    parsed.scenario.expect("a scenario").hash
}

/// The base with the first `old` in it replaced, which must be there.
#[track_caller]
fn with(old: &str, new: &str) -> String {
    assert!(BASE.contains(old), "{old}");
    BASE.replacen(old, new, 1)
}

/// Every field in turn, with another value that is just as valid.
const MEANINGS: &[(&str, &str)] = &[
    ("id: \"base\"", "id: \"basis\""),
    ("借走的投影仪", "不见的投影仪"),
    ("The borrowed projector", "The missing projector"),
    ("培训前十分钟", "培训前五分钟"),
    ("Ten minutes before", "Five minutes before"),
    ("problem: PoorCommunication", "problem: UnclearRoles"),
    ("topics: [ActiveListening, Solutions]", "topics: [ActiveListening]"),
    ("topics: [ActiveListening, Solutions]", "topics: [Solutions, ActiveListening]"),
    ("room: MeetingRoom", "room: Corridor"),
    ("en: \"Training\"", "en: \"Learning\""),
    (
        "supplier: \"admin\",\n        customer: \"training\"",
        "supplier: \"training\",\n        customer: \"admin\"",
    ),
    ("rooms and equipment", "rooms"),
    ("the new hires", "the interns"),
    ("The log doesn't say", "The list doesn't say"),
    ("facts: [(zh: \"登记本上没有写谁借走了。\", en: \"The log doesn't say who took it.\")]", "facts: []"),
    ("en: \"Wu Yan\"", "en: \"Yan Wu\""),
    ("pronoun: She", "pronoun: He"),
    ("department: \"training\"", "department: \"admin\""),
    ("training specialist", "trainer"),
    ("body: \"ButtonShirt\"", "body: \"Hoodie\""),
    ("head: \"MediumOne\"", "head: \"Bun\""),
    ("accessory: Some(\"Glasses\")", "accessory: Some(\"GlassesTwo\")"),
    ("accessory: Some(\"Glasses\")", "beard: Some(\"Chin\")"),
    ("skin: \"#edb98a\"", "skin: \"#edb98b\""),
    ("hair: \"#222222\"", "hair: \"#222223\""),
    ("top: \"#3c6e8f\"", "top: \"#3c6e8e\""),
    ("top: \"#3c6e8f\"", "top: \"#3c6e8f\", accent: Some(\"#ffffff\")"),
    ("trust: 45", "trust: 46"),
    ("heat: 50", "heat: 51"),
    ("safety: 40", "safety: 41"),
    ("clarity: 30", "clarity: 31"),
    ("Whatever goes missing", "All that goes missing"),
    ("No signature, not my problem.", "No signature, no answer."),
    ("came out of his bonus", "came out of his pay"),
    ("depth: 50", "depth: 51"),
    ("kind: Own", "kind: Shared"),
    ("Use the spare now", "Take the spare now"),
    ("{\"training\": 80, \"admin\": 75}", "{\"training\": 80, \"admin\": 76}"),
    ("rests_on: [\"blamed-again\"]", "rests_on: []"),
    ("walk_away: {\"training\": 20", "walk_away: {\"training\": 21"),
    ("turns: 5", "turns: 6"),
    ("You start at nine.", "You start at ten."),
    ("Someone from Sales wheeled", "Somebody from Sales wheeled"),
    ("opens: \"counter\"", "opens: \"counter-calm\""),
    ("How would I know?", "How should I know?"),
    ("This will be on me again.", "On me again."),
    ("hints: [\"blamed-again\"]", "hints: []"),
    ("stakes: [Trifle]", "stakes: [Trifle, Fault]"),
    ("face: Some(Suspicious)", "face: Some(Angry)"),
    ("face: Some(Suspicious)", "face: None"),
    ("Somebody has to answer.", "Someone has to answer."),
    ("move: Blame", "move: Dismiss"),
    ("Here it comes.", "There it comes."),
    (
        "next: \"counter-calm\",\n                            tone",
        "next: \"counter-guess\",\n                            tone",
    ),
    ("tone: 1", "tone: 0"),
    ("move: CheckInterest(\"blamed-again\")", "move: Reflect(\"blamed-again\")"),
    ("when: Heat(max: 80)", "when: Heat(max: 81)"),
    ("when: Heat(max: 80)", "when: Heat(min: 1, max: 80)"),
    ("when: Heat(max: 80)", "when: Trust(max: 80)"),
    ("when: Heat(max: 80)", "when: Any([Heat(max: 80)])"),
    ("when: Heat(max: 80)", "when: Not(Heat(max: 80))"),
    ("when: Heat(max: 80)", "when: Deceived"),
    ("when: Heat(max: 80)", "when: Visited(\"counter-calm\")"),
    ("when: Heat(max: 80)", "when: Visited(\"counter-guess\")"),
    ("when: Heat(max: 80)", "when: TurnsLeft(max: 3)"),
    ("when: Heat(max: 80)", "when: Refused(\"find-it-now\")"),
    ("when: Heat(max: 80)", "when: Revealed(\"blamed-again\")"),
    ("when: Heat(max: 80)", "when: All([])"),
    (",\n                            when: Heat(max: 80)", ""),
    ("when: Understood(\"blamed-again\")", "when: Revealed(\"blamed-again\")"),
    ("That was my bonus.", "That was my money."),
    ("move: Propose(\"spare-and-log\")", "move: Trade(\"spare-and-log\")"),
    ("(when: Agreed(\"spare-and-log\"), to: \"done\")", "(when: Agreed(\"find-it-now\"), to: \"done\")"),
    ("move: AskOpen(None)", "move: AskOpen(\"blamed-again\")"),
    ("ends: Some(WalkOut)", "ends: Some(Escalation)"),
    ("whom did you ask?", "who was asked?"),
    ("What is he afraid of?", "What does he fear?"),
    ("beat: \"counter\"", "beat: \"counter-calm\""),
    ("give way?", "give in?"),
    ("    facilitator:", "    pairing: (zh: \"另一个\", en: \"another\"),\n    facilitator:"),
];

#[test]
fn the_hash_changes_with_every_field() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::from([(hash(BASE), "the base")]);
    for (old, new) in MEANINGS {
        if let Some(same) = seen.insert(hash(&with(old, new)), new) {
            panic!("`{new}` has the hash of `{same}`");
        }
    }
}

#[test]
fn the_hash_changes_with_the_endings_that_the_model_leads_to() {
    // Every ending is led to by an option as well, so that each door can be turned by itself.
    let open = with(
        "next: [(when: Agreed(\"find-it-now\"), to: \"done\"), (to: \"counter\")]",
        "next: [(when: Heat(max: 9), to: \"he-leaves\"), (when: Deceived, to: \"nine-o-clock\"), (to: \"counter\")]",
    );
    let walks_out = open.replacen("walks_out: \"he-leaves\"", "walks_out: \"done\"", 1);
    let time_up = open.replacen("time_up: \"nine-o-clock\"", "time_up: \"done\"", 1);
    assert_ne!(hash(&walks_out), hash(&open));
    assert_ne!(hash(&time_up), hash(&open));
    assert_ne!(hash(&time_up), hash(&walks_out));
}

#[test]
fn the_hash_changes_with_the_order_of_what_is_shown_in_order() {
    let reversed = with(
        "        \"training\": (zh: \"培训部\", en: \"Training\"),\n        \"admin\": (zh: \"行政部\", en: \"Administration\"),",
        "        \"admin\": (zh: \"行政部\", en: \"Administration\"),\n        \"training\": (zh: \"培训部\", en: \"Training\"),",
    );
    assert_ne!(hash(&reversed), hash(BASE));
}

/// Other ways to write the same.
const WRITINGS: &[(&str, &str)] = &[
    ("Scenario(", "// A comment, and /* another */\nScenario("),
    ("Scenario(", "("),
    ("Scenario(", "\u{feff}Scenario("),
    ("    format: 2,\n    id: \"base\",", "    id: \"base\",\n    format: 2,"),
    ("(zh: \"吴妍\", en: \"Wu Yan\")", "( en:\"Wu Yan\" ,zh:\"吴妍\" )"),
    ("en: \"Wu Yan\"", "en: \"Wu\\u{20}Yan\""),
    ("en: \"Wu Yan\"", "en: r#\"Wu Yan\"#"),
    ("turns: 5", "turns: +5"),
    ("    room: MeetingRoom,\n", ""),
    ("            kind: Own,\n", ""),
    ("problem: PoorCommunication,", "problem: PoorCommunication, languages: [en, zh],"),
    ("accessory: Some(\"Glasses\"),", "accessory: \"Glasses\", beard: None,"),
    (
        "start: Some((\n                trust: 45,\n                heat: 50,\n                safety: 40,\n                clarity: 30,\n            ))",
        "start: (clarity: 30, safety: 40, heat: 50, trust: 45)",
    ),
    ("{\"training\": 80, \"admin\": 75}", "{\"admin\": 75, \"training\": 80}"),
    ("face: Some(Suspicious)", "face: Suspicious"),
    ("next: \"counter-guess\"", "next: [(to: \"counter-guess\")]"),
    ("move: Blame", "move: Blame, tone: -2, to: \"old-he\", when: None"),
    ("move: CheckInterest(\"blamed-again\")", "move: CheckInterest ( \"blamed-again\", )"),
    ("when: Heat(max: 80)", "when: Some(Heat(min: 0, max: 80, of: \"old-he\"))"),
    ("move: Demand(\"find-it-now\")", "move: Demand(Some(\"find-it-now\"))"),
    ("ends: Some(TimeUp),", "hints: [], stakes: [], ends: TimeUp, options: None,"),
    ("(seat: \"training\", beat", "(beat"),
    (
        "            really: (zh: \"总监坐在第一排。\"",
        "            depth: 55,\n            really: (zh: \"总监坐在第一排。\"",
    ),
];

#[test]
fn the_hash_does_not_change_with_the_way_of_writing() {
    for (old, new) in WRITINGS {
        assert_eq!(hash(&with(old, new)), hash(BASE), "{new}");
    }
    let squeezed: String = BASE.lines().map(|line| line.trim_start().to_owned() + "\r\n").collect();
    assert_eq!(hash(&squeezed), hash(BASE), "white space");
}

#[test]
fn the_hash_does_not_change_with_the_order_of_the_beats() {
    let begin = BASE.find("                \"done\": (").expect("a beat");
    let middle = BASE.find("                \"he-leaves\": (").expect("a beat");
    let end = BASE.find("                \"nine-o-clock\": (").expect("a beat");
    let swapped = [&BASE[..begin], &BASE[middle..end], &BASE[begin..middle], &BASE[end..]].concat();
    assert_ne!(swapped, BASE);
    assert_eq!(hash(&swapped), hash(BASE));
}

/// The shipped scenarios as they are kept in people's stores and reports: a change of how a hash is
/// taken must not make strangers of them. A change of a scenario changes its line, and only its line.
const SHIPPED: &[(&str, &str)] = &[
    (
        include_str!("../../scenarios/bounced-claim.ron"),
        "9e9ad0032891961845933b07c09336b6eed250aa0882c1fc29e748a2978e5163",
    ),
    (
        include_str!("../../scenarios/changed-spec.ron"),
        "aacbf2578554117b49ba3c2e8c54df6ce20283462681bcd5785dc4b1ee4df6b1",
    ),
    (
        include_str!("../../scenarios/frozen-release.ron"),
        "8ccda4323dd64822ef9ad34b1b1d6280ae52ce6cf9567f41b0d585a2202b7464",
    ),
    (
        include_str!("../../scenarios/late-shipment.ron"),
        "706e9d09f80d96269f0531b87d78db03f8a9221ba94117ef7f5dc526aebbe034",
    ),
    (
        include_str!("../../scenarios/urgent-hire.ron"),
        "3f03d5a4b7d5d6237e2f86703d333742ff713d4484c9b05423b53f83a33aca57",
    ),
    (
        include_str!("../../scenarios/whose-ticket.ron"),
        "aa424f4267e5da3a2e78bd38aef71b2a681a25141607fe962ddeae8748792dfc",
    ),
];

#[test]
fn the_hashes_of_the_shipped_scenarios_are_as_they_were() {
    let found: Vec<String> = SHIPPED.iter().map(|(source, _)| hash(source)).collect();
    let known: Vec<&str> = SHIPPED.iter().map(|(_, known)| *known).collect();
    assert_eq!(found, known);
}

#[test]
fn the_hashes_of_every_kind_of_value_are_as_they_were() {
    // The shipped scenarios don't use every condition and every move; these do.
    let mut all = Sha256::new();
    for (old, new) in MEANINGS {
        all.update(hash(&with(old, new)));
    }
    let found: String = all.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(found, "204af8e3f1f0c8f0da8903765051a73d3467ff0d5ba6d39f870d591be2bac0d7");
}
