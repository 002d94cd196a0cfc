//! `counterpart play` with somebody at the keyboard.

use super::{PROJECTOR, Ran, fixtures, in_both_languages, program, run, typing};

/// The order of options is that of this seed.
const SEED: &str = "7";

fn typed(input: &str, args: &[&str]) -> Ran {
    let args = [&["play", PROJECTOR, "--seed", SEED], args].concat();
    let ran = typing(program(&fixtures(), &args), input);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran}");
    ran
}

/// The list that a play printed for playing it again.
fn choices(ran: &Ran) -> &str {
    let (_, list) = ran.out.rsplit_once("--choices \"").unwrap_or_else(|| panic!("no list in {ran}"));
    list.split('"').next().unwrap()
}

#[test]
fn a_whole_play() {
    // Whatever stands first each time; the sixty answers a question of how sure, too.
    let first = "1\n1\n".repeat(20);
    in_both_languages!("whole", |lang| typed(&first, &["--lang", lang]));
}

#[test]
fn what_was_played_can_be_played_again_from_its_list() {
    for number in 1..=2 {
        // Where there is only one answer, the second try is that.
        let ran = typed(&format!("{number}\n1\n").repeat(40), &[]);
        let again = run(&["play", PROJECTOR, "--choices", choices(&ran)]);
        assert_eq!(again.code, Some(0), "{again}");
        let debrief = |ran: &Ran| ran.out[ran.out.find("Outcome:").unwrap()..].to_owned();
        assert_eq!(debrief(&ran), debrief(&again));
    }
}

#[test]
fn the_end_of_input_is_an_end_wherever_it_comes() {
    for answers in 0..6 {
        let ran = typed(&"1\n".repeat(answers), &[]);
        assert!(ran.out.contains("--choices"), "{ran}");
    }
    in_both_languages!("nothing-typed", |lang| typed("", &["--lang", lang]));
    // Even in the middle of a line.
    assert_eq!(choices(&typed("1\n2", &[])), choices(&typed("1\n2\n", &[])));
}

#[test]
fn q_stops() {
    let ran = typed("1\nq\n1\n", &[]);
    assert!(ran.out.contains("Stopped here."), "{ran}");
    assert_eq!(choices(&ran).split(',').count(), 1);
    assert_eq!(choices(&typed(" Q \n", &[])), "");
}

#[test]
fn what_is_no_answer_is_asked_again() {
    let plain = typed("1\n", &[]);
    let with_nonsense = typed("0\n\n4\n-1\nfirst\n99999999999999999999\n\u{fffd}\n 1 \n", &[]);
    assert_eq!(choices(&with_nonsense), choices(&plain));
    let questions = |ran: &Ran| ran.out.matches("Which one").count();
    assert_eq!(questions(&with_nonsense), questions(&plain) + 7);
    // A bare Return says nothing that could be wrong; whatever else is no number is answered.
    let told = |ran: &Ran| ran.out.matches("Type one of the numbers, or q to stop.").count();
    assert_eq!((told(&plain), told(&with_nonsense)), (0, 6), "{with_nonsense}");
    let long = typed(&format!("{}\u{1b}[31m\n1\n", "很".repeat(500)), &[]);
    assert!(long.out.contains(&format!("taken here: {}. Type", "很".repeat(40))), "{long}");
}

#[test]
fn what_is_not_even_text_is_asked_again() {
    let mut program = program(&fixtures(), &["play", PROJECTOR, "--seed", SEED]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    std::io::Write::write_all(&mut writer, b"\xff\xfe\0\n1\n").unwrap();
    drop(writer);
    let output = program.stdin(reader).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains(&format!("--choices \"{}\"", choices(&typed("1\n", &[])))), "{out}");
}

#[test]
fn a_seed_that_was_not_told_is_printed_and_shows_the_same_order_again() {
    let args = |seed: Option<&str>| {
        let mut args = vec!["play", PROJECTOR];
        args.extend(seed.map(|seed| ["--seed", seed]).into_iter().flatten());
        typing(program(&fixtures(), &args), "1\n")
    };
    let random = args(None);
    let (_, seed) = random.out.split_once("Seed of the order: ").unwrap();
    let seed = seed.lines().next().unwrap();
    assert_eq!(args(Some(seed)), random);
}

#[test]
fn the_order_follows_the_seed() {
    let orders: std::collections::BTreeSet<String> = (0..20)
        .map(|seed| {
            let seed = seed.to_string();
            let ran = typing(program(&fixtures(), &["play", PROJECTOR, "--seed", &seed]), "");
            ran.out.lines().filter(|line| line.starts_with("  ") && line.contains(". ")).collect()
        })
        .collect();
    // Three options stand in six orders; that twenty seeds show only one has odds of 6⁻¹⁹.
    assert!(orders.len() > 1, "{orders:?}");
}

#[test]
fn thoughts_are_shown_only_after_the_choice_and_not_if_hidden() {
    let thought = "This will be on me again.";
    assert!(!typed("", &[]).out.contains(thought));
    assert!(typed("1\n", &[]).out.contains(thought));
    assert!(!typed("1\n", &["--hide"]).out.contains(thought));
}
