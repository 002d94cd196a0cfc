//! `docs/scenario-format.md` says what the loader does: its examples are read with the real loader,
//! and every word that the loader knows stands in its tables, and no other.

use counterpart_core::conversation::parameters::HEAT_WALK_OUT;
use counterpart_core::conversation::{Pick, Play};
use counterpart_core::diagnostic::{Diagnostic, Place};
use counterpart_core::scenario::{
    self, Argument, CONDITIONS, DayIx, EndingKind, Face, InterestKind, MoveKind, OptionIx, Problem, Pronoun,
    Reaction, Room, SeatIx, Stake, Topic, Turn, places::Places,
};
use counterpart_library::check_bytes;
use counterpart_proof::findings::{in_scenario, in_seat, on_days};
use counterpart_proof::lints::Scope;
use counterpart_proof::settings::Settings;
use counterpart_proof::{BUDGET, prove_seat};
use std::collections::BTreeSet;
use std::sync::Arc;

const DOC: &str = include_str!("../docs/scenario-format.md");

/// The fenced examples: their kind, the line at which they begin, and what they hold.
fn examples() -> Vec<(&'static str, usize, String)> {
    let mut found = Vec::new();
    let mut lines = (1..).zip(DOC.lines());
    while let Some((_, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```ron,") else { continue };
        let mut block = String::new();
        let mut first = 0;
        for (number, line) in lines.by_ref().take_while(|(_, line)| *line != "```") {
            if first == 0 {
                first = number;
            }
            block.push_str(line);
            block.push('\n');
        }
        found.push((kind, first, block));
    }
    found
}

fn shown(problems: &[Diagnostic], source: &str, first: usize) -> String {
    problems
        .iter()
        .map(|problem| {
            let line = problem.span.map_or(0, |span| Place::of(source, span.start).line);
            format!("docs/scenario-format.md:{}: {}\n", first + line - 1, problem.message.en)
        })
        .collect()
}

#[test]
fn every_example_is_read_without_a_problem() {
    let mut kinds = BTreeSet::new();
    for (kind, first, source) in examples() {
        kinds.insert(kind);
        let problems = match kind {
            "scenario" => scenario::parse(&source).problems,
            "beat" | "option" | "day" | "condition" | "text" => scenario::check_fragment(kind, &source),
            other => panic!("no example can be a {other}"),
        };
        assert!(problems.is_empty(), "{}", shown(&problems, &source, first));
    }
    assert_eq!(kinds, BTreeSet::from(["beat", "condition", "day", "option", "scenario", "text"]));
}

/// The file that authors copy: what `counterpart check` and `counterpart prove` say of it.
#[test]
fn nothing_is_to_be_mended_in_the_whole_file_and_all_of_it_is_proved() {
    let (_, first, source) = whole();
    let checked = check_bytes("fire-door.ron", source.as_bytes());
    assert!(checked.problems.is_empty(), "{}", shown(&checked.problems, &source, first));
    let scenario = checked.scenario.expect("a scenario");
    let settings = Settings::default();
    let mut found = in_scenario(&scenario, Scope::One, &settings);
    for seat in (0u8..).map(SeatIx).take(scenario.seats.len()) {
        let proof = prove_seat(&scenario, seat, BUDGET);
        found.extend(in_seat(&scenario, &proof, Scope::One, &settings));
        found.extend(on_days(&scenario, &proof, Scope::One, &settings));
    }
    let places = Places::of(&source);
    let found: Vec<Diagnostic> = found.iter().map(|found| found.diagnostic(&scenario, &places)).collect();
    assert!(found.is_empty(), "{}", shown(&found, &source, first));
}

/// What the page says is to be seen in it.
#[test]
fn the_whole_file_shows_what_the_second_version_is_for() {
    let (_, _, source) = whole();
    let scenario = scenario::parse(&source).scenario.expect("a scenario");
    assert_eq!(scenario.format, scenario::FORMAT);
    let beats = || scenario.seats.iter().flat_map(|seat| &seat.beats);
    let choices = || {
        beats().flat_map(|beat| match &beat.turn {
            Turn::Speak(choices) => choices.as_slice(),
            Turn::Predict(_) | Turn::End(_) => &[],
        })
    };
    assert_eq!(scenario.seats.len(), 2, "both sides");
    assert!(scenario.seats.iter().any(|seat| !seat.days.is_empty()), "a day");
    assert!(beats().any(|beat| beat.line.is_some()), "a line");
    assert!(beats().any(|beat| beat.asks), "a question");
    assert!(beats().any(|beat| beat.feels.is_some()), "a feeling");
    assert!(choices().any(|choice| choice.crosses) && choices().any(|choice| choice.takes_back.is_some()));
    assert!(choices().any(|choice| choice.also.is_some()), "a sentence that does two things");
    assert!(choices().any(|choice| matches!(choice.reaction, Reaction::ByFit(_))), "a thought by fit");
    assert!(choices().any(|choice| choice.coach.by_fit.iter().any(Option::is_some)), "a coach");
    assert!(source.lines().count() < 350, "it is read on one page");
}

/// How each option is judged after these picks (numbers of options, from 1), and at which beat.
fn judged(day: Option<DayIx>, picks: &[u8]) -> (String, Vec<i8>) {
    let (_, _, source) = whole();
    let scenario = Arc::new(scenario::parse(&source).scenario.expect("a scenario"));
    let mut play = Play::start_on(scenario, SeatIx(0), day);
    for number in picks {
        play.pick(Pick::option(OptionIx(number - 1))).expect("an option that is there");
    }
    let offers = play.offers();
    (play.seat().beat(play.beat()).id.clone(), offers.iter().map(|offer| offer.judgement.quality).collect())
}

/// In the order of the file: words of fact, meeting his anger, a careful guess; and a guess, a common
/// goal, a need.
#[test]
fn in_the_whole_file_the_moment_decides_as_the_page_says() {
    let owned = 2;
    assert_eq!(judged(None, &[owned]), ("sheet".to_owned(), vec![2, -1, -1]), "calm");
    let (beat, inspected) = judged(Some(DayIx(0)), &[owned]);
    assert_eq!((beat.as_str(), inspected[1], inspected[2]), ("its-me", 2, 1), "hot");
    let talked_round = 1;
    let (beat, owing) = judged(None, &[talked_round]);
    assert_eq!((beat.as_str(), owing[1]), ("its-me", 0), "kind words don't get in");
}

fn whole() -> (&'static str, usize, String) {
    examples().into_iter().find(|(kind, ..)| *kind == "scenario").expect("the whole file")
}

#[test]
fn every_fenced_block_is_an_example_that_is_read() {
    let fences = DOC.lines().filter(|line| line.starts_with("```") && *line != "```").count();
    assert_eq!(fences, examples().len());
}

#[test]
fn a_wrong_example_would_be_found() {
    assert_eq!(scenario::check_fragment("condition", "Heat(below: 3)").len(), 1);
    assert_eq!(scenario::check_fragment("text", "(zh: \"好\")").len(), 1);
}

/// The cell after `name` in the table row that begins with it.
fn row(name: &str) -> &'static str {
    let start = format!("| `{name}` |");
    DOC.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_else(|| panic!("no row for `{name}`"))
}

/// What stands in back-quotes and begins with a capital: `Calm`, `Propose("agreement")` → `Propose`.
fn words(text: &str) -> BTreeSet<&str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|code| code.split('(').next().unwrap_or(code))
        .collect()
}

fn section(title: &str) -> &'static str {
    let (_, rest) =
        DOC.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("no section {title}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The rows of the table of a section, without its heading.
fn table(title: &str) -> String {
    let rows: Vec<&str> = section(title).lines().filter(|line| line.starts_with('|')).skip(2).collect();
    rows.join("\n")
}

#[test]
fn the_words_of_every_closed_list_are_those_of_the_code() {
    let known = |keys: Vec<&'static str>| keys.into_iter().collect::<BTreeSet<_>>();
    let problems = Problem::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("problem")), known(problems));
    let topics = Topic::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("topics")), known(topics));
    let rooms = Room::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("room")), known(rooms));
    let stakes = Stake::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("stakes")), known(stakes));
    let faces = Face::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("face")), known(faces));
    let endings = EndingKind::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("ends")), known(endings));
    let pronouns = Pronoun::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("cast")), known(pronouns));
    let kinds = InterestKind::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(words(row("interests")), known(kinds));
}

#[test]
fn every_move_stands_in_the_table_with_what_it_takes_and_no_other_does() {
    let table = table("Moves");
    let written: BTreeSet<&str> =
        MoveKind::ALL.iter().filter(|kind| kind.argument().is_some()).map(|kind| kind.key()).collect();
    assert_eq!(words(&table), written);
    for kind in MoveKind::ALL {
        let key = kind.key();
        let forms: &[String] = &match kind.argument() {
            None => vec![],
            Some(Argument::Nothing) => vec![format!("`{key}`")],
            Some(Argument::Interest) => vec![format!("`{key}(\"interest\")`")],
            Some(Argument::Agreement) => vec![format!("`{key}(\"agreement\")`")],
            Some(Argument::MaybeInterest) => {
                vec![format!("`{key}(\"interest\")`"), format!("`{key}(None)`")]
            }
            Some(Argument::MaybeAgreement) => {
                vec![format!("`{key}(\"agreement\")`"), format!("`{key}(None)`")]
            }
        };
        for form in forms {
            assert!(table.contains(form), "{form} is not in the table of moves");
        }
    }
}

#[test]
fn every_condition_stands_in_the_table_and_no_other_does() {
    assert_eq!(words(&table("Conditions")), BTreeSet::from(CONDITIONS));
}

/// The fields that the loader knows are those it names when it meets another one.
#[test]
fn every_field_stands_in_its_table_and_no_other_does() {
    let listed = |title: &str| -> BTreeSet<String> {
        let table = table(title);
        let names = table.lines().flat_map(|line| {
            let first = line.split('|').nth(1).unwrap_or("");
            first.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        });
        names.collect()
    };
    let known = |kind: &str| -> BTreeSet<String> {
        let problems = scenario::check_fragment(kind, "(qqqqqqqqqqqqqqqqqqqq: 1)");
        let unknown = problems.iter().find(|problem| problem.code == "unknown-field").expect("one");
        let list = unknown.hint.en.split_once(": ").expect("a list").1;
        list.split(", ").map(str::to_owned).collect()
    };
    assert_eq!(listed("A beat"), {
        let mut fields = known("beat");
        fields.remove("by");
        fields
    });
    assert!(section("A beat").contains("(`by`, `says`)"), "`by` is explained before the table");
    assert_eq!(listed("An option"), known("option"));
    assert_eq!(listed("Top level"), known("scenario"));
}

#[test]
fn the_limits_named_are_those_of_the_code() {
    let refused = section("What is refused");
    assert!(refused.contains(&format!("{} MiB", scenario::MAX_BYTES / 1024 / 1024)));
    assert!(refused.contains(&format!("at most {} deep", scenario::outline::MAX_DEPTH)));
    assert!(row("walks_out").contains(&format!("heat reaches {HEAT_WALK_OUT}")));
}
