//! The screens after a conversation: what it came to, and looking back.

use counterpart::app::theme::{self, Theme};
use counterpart::app::views::{self, View};
use counterpart::conversation::{Offer, Pick, Play};
use counterpart::library::{Library, check_bytes};
use counterpart::records::Store;
use counterpart::scenario::{EndingKind, SeatIx, Turn};
use counterpart::session::{
    Command, NavCommand, Outside, PlayCommand, Review, ReviewCommand, Screen, Session, SettingsCommand,
};
use counterpart::text::Lang;
use counterpart::words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A small scenario, with somebody across the table who is readier
/// to talk, so that the few sentences of the example can settle it.
fn example() -> Library {
    example_with(&[])
}

/// The same with some of it written otherwise.
pub fn example_with(otherwise: &[(&str, &str)]) -> Library {
    let readier = ("safety: 40, clarity: 55", "safety: 60, clarity: 60");
    let mut written = include_str!("../cli/borrowed-projector.ron").to_owned();
    for (from, to) in std::iter::once(&readier).chain(otherwise) {
        assert!(written.contains(from), "{from}");
        written = written.replace(from, to);
    }
    let checked = check_bytes("borrowed-projector.ron", written.as_bytes());
    assert!(checked.scenario.is_some(), "{:?}", checked.problems);
    Library { files: vec![checked], ..Library::default() }
}

/// Which way the example is played.
#[derive(Clone, Copy, Debug)]
pub enum Course {
    /// Something is settled.
    Settled,
    /// Somebody walks out.
    WalkedOut,
    /// It takes as many turns as it can, with a prediction among them if there is one.
    Long,
}

const COURSES: [Course; 3] = [Course::Settled, Course::WalkedOut, Course::Long];

/// Every play of the small scenario, to its end.
pub fn every_play(library: &Library) -> Vec<Play> {
    let scenario = library.find("borrowed-projector").expect("the example").clone();
    let mut open = vec![Play::start(scenario, SeatIx(0))];
    let mut ended = Vec::new();
    while let Some(play) = open.pop() {
        if play.ending().is_some() {
            ended.push(play);
            continue;
        }
        for offer in play.offers() {
            let mut next = play.clone();
            next.pick(Pick::option(offer.option)).expect("it was offered");
            open.push(next);
        }
    }
    ended
}

/// The picks that lead there.
fn picks(library: &Library, course: Course) -> Vec<Pick> {
    let ended = every_play(library);
    let found = match course {
        Course::Settled => ended.iter().find(|play| play.ending() == Some(EndingKind::Agreement)),
        Course::WalkedOut => ended.iter().find(|play| play.ending() == Some(EndingKind::WalkOut)),
        Course::Long => ended.iter().max_by_key(|play| play.turns().len()),
    };
    found.expect("the example can go this way").picks()
}

/// A session that has played the example to its end and looks at what it came to.
fn played(lang: Lang, course: Course) -> Session {
    let mut ids = 0;
    let random = move || {
        ids += 1;
        ids
    };
    let outside = Outside::of(|| 0, random);
    let store = Store::in_memory().expect("a store");
    let library = example();
    let picks = picks(&library, course);
    let mut session = Session::new(library, store, outside, Some(lang), Some(1));
    session.apply(NavCommand::Go(Screen::Briefing {
        scenario: "borrowed-projector".into(),
        seat: "training".into(),
    }));
    session.apply(PlayCommand::Begin);
    for pick in picks {
        let play = &session.playing.as_ref().expect("it goes on").play;
        if matches!(play.seat().beat(play.beat()).turn, Turn::Predict(_)) {
            session.apply(PlayCommand::Guess(pick.option));
            session.apply(PlayCommand::Sure(70));
        } else {
            session.apply(PlayCommand::Say(pick.option));
        }
        session.apply(PlayCommand::GoOn);
    }
    session.apply(PlayCommand::SeeOutcome);
    assert_eq!(*session.screen(), Screen::Outcome);
    session
}

/// Of what could be said, what fits best.
pub fn best(offers: &[Offer]) -> Offer {
    *offers.iter().rev().max_by_key(|offer| offer.judgement.quality).expect("something to say")
}

pub struct App {
    pub session: Session,
    pub asked: Vec<Command>,
    ready: bool,
}

pub fn shown<'a>(session: Session, (wide, high): (f32, f32)) -> Harness<'a, App> {
    let app = App { session, asked: Vec::new(), ready: false };
    let mut harness = Harness::builder().with_size((wide, high)).build_ui_state(
        |ui, app: &mut App| {
            let theme = Theme { still: true, ..Theme::of(&app.session.preferences, false) };
            if !app.ready {
                theme::install_fonts(ui.ctx(), app.session.lang());
                theme::apply_style(ui.ctx(), &theme);
                app.ready = true;
                return;
            }
            let mut out = Vec::new();
            views::show(ui, &mut View { session: &app.session, theme: &theme, out: &mut out });
            for command in out {
                app.asked.push(command.clone());
                app.session.apply(command);
            }
        },
        app,
    );
    harness.run_steps(4);
    harness
}

pub fn replay<'a>(lang: Lang, course: Course, size: (f32, f32)) -> Harness<'a, App> {
    let mut session = played(lang, course);
    session.apply(NavCommand::Go(Screen::Debrief));
    session.apply(ReviewCommand::ShowReplay);
    shown(session, size)
}

pub const LAPTOP: (f32, f32) = (1280.0, 720.0);

pub fn review<'h>(harness: &'h Harness<'_, App>) -> &'h Review {
    harness.state().session.review.as_ref().expect("a review")
}

pub fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// Everything that a screen reader can read, in order.
pub fn read_aloud(harness: &Harness<'_, App>) -> Vec<String> {
    harness
        .root()
        .children_recursive()
        .flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        })
        .flatten()
        .collect()
}

pub fn is_read(harness: &Harness<'_, App>, part: &str) -> bool {
    read_aloud(harness).iter().any(|text| text.contains(part))
}

#[test]
fn the_outcome_tells_what_was_settled_and_enter_leads_on() {
    for lang in Lang::ALL {
        let mut harness = shown(played(lang, Course::Settled), LAPTOP);
        let review = review(&harness);
        let agreement = review.outcome.agreement.expect("something was settled");
        let title = review.play.scenario().agreement(agreement).title.get(lang).to_owned();
        let points = words::points(lang, review.outcome.score, &review.attainable);
        assert!(is_read(&harness, &title));
        assert!(read_aloud(&harness).contains(&points));
        press(&mut harness, Key::Enter);
        assert_eq!(*harness.state().session.screen(), Screen::Debrief, "{lang}");
    }
}

#[test]
fn the_outcome_offers_the_other_seat_and_home() {
    // The example has one seat: the other desk is that one again.
    let mut harness = shown(played(Lang::En, Course::WalkedOut), LAPTOP);
    harness.get_by_role_and_label(Role::Button, "Switch to Mr He’s side").click();
    harness.run_steps(2);
    assert!(harness.state().asked.contains(&ReviewCommand::SwapSeats.into()));
    let mut harness = shown(played(Lang::En, Course::WalkedOut), LAPTOP);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().session.screen(), Screen::Home);
}

#[test]
fn nothing_of_the_replay_shows_before_the_person_has_recalled() {
    let mut session = played(Lang::En, Course::Settled);
    session.apply(NavCommand::Go(Screen::Debrief));
    let mut harness = shown(session, LAPTOP);
    let rule = review(&harness).play.turns()[0].chosen().judgement.rule.id;
    assert!(!is_read(&harness, rule));
    let field = harness.get_by_role(Role::MultilineTextInput);
    assert!(field.is_focused(), "one can type at once");
    field.type_text("He eased at the spare");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Keep it and go on").click();
    harness.run_steps(3);
    assert_eq!(review(&harness).recall.as_deref(), Some("He eased at the spare"));
    assert!(is_read(&harness, rule));
    assert!(is_read(&harness, "He eased at the spare"), "it stands beside the replay");
}

#[test]
fn recalling_can_be_skipped_but_not_kept_empty() {
    let mut session = played(Lang::En, Course::Settled);
    session.apply(NavCommand::Go(Screen::Debrief));
    let mut harness = shown(session, LAPTOP);
    assert!(harness.get_by_role_and_label(Role::Button, "Keep it and go on").accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::Button, "Skip").click();
    harness.run_steps(3);
    assert!(review(&harness).replay_shown);
    assert_eq!(review(&harness).recall, None);
}

#[test]
fn escape_first_leaves_the_field_and_then_the_screen() {
    let mut session = played(Lang::En, Course::Settled);
    session.apply(NavCommand::Go(Screen::Debrief));
    let mut harness = shown(session, LAPTOP);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().session.screen(), Screen::Debrief);
    harness.get_by_role_and_label(Role::Button, "Skip").focus();
    harness.run_steps(2);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().session.screen(), Screen::Outcome);
}

#[test]
fn arrows_home_and_end_go_through_the_turns() {
    let mut harness = replay(Lang::En, Course::Long, LAPTOP);
    let turns = review(&harness).play.turns().len();
    assert!(turns >= 3, "{turns}");
    press(&mut harness, Key::Home);
    assert_eq!(review(&harness).selected, 0);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(review(&harness).selected, 0, "there is nothing before the first");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(review(&harness).selected, 1);
    press(&mut harness, Key::End);
    assert_eq!(review(&harness).selected, turns - 1);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(review(&harness).selected, turns - 1);
}

#[test]
fn the_down_arrow_reads_on_where_the_page_is_longer_than_the_window() {
    let mut harness = replay(Lang::En, Course::WalkedOut, LAPTOP);
    press(&mut harness, Key::Home);
    let record = review(&harness).play.turns()[0].clone();
    let better = best(&record.offers).judgement.rule.says.en;
    let place = |harness: &Harness<'_, App>| {
        let text = harness
            .root()
            .children_recursive()
            .find(|node| node.accesskit_node().value().is_some_and(|value| value.contains(better)));
        text.expect("the better sentence's rule").rect().bottom()
    };
    assert!(place(&harness) > LAPTOP.1, "it doesn't fit at first");
    for _ in 0..12 {
        press(&mut harness, Key::ArrowDown);
        harness.run_steps(20);
    }
    assert!(place(&harness) <= LAPTOP.1);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(review(&harness).selected, 1, "the arrows still go from turn to turn");
}

#[test]
fn a_thought_is_covered_until_it_is_asked_for_by_key_or_by_click() {
    let lang = Lang::En;
    let mut harness = replay(lang, Course::Settled, LAPTOP);
    let thinks = |harness: &Harness<'_, App>| {
        let review = review(harness);
        let record = &review.play.turns()[review.selected];
        review.play.thinks(&record.before).get(lang).to_owned()
    };
    press(&mut harness, Key::Home);
    let first = thinks(&harness);
    assert!(!is_read(&harness, &first));
    press(&mut harness, Key::T);
    assert!(is_read(&harness, &first));
    press(&mut harness, Key::ArrowRight);
    let second = thinks(&harness);
    assert!(!is_read(&harness, &second), "each line is uncovered by itself");
    let covered = |harness: &Harness<'_, App>| {
        harness
            .query_all_by_role(Role::Button)
            .any(|node| node.accesskit_node().label().is_some_and(|label| label.contains("take a guess")))
    };
    assert!(covered(&harness));
    harness.get_by_label_contains("take a guess").click();
    harness.run_steps(3);
    assert!(is_read(&harness, &second) && !covered(&harness));
    press(&mut harness, Key::ArrowLeft);
    assert!(is_read(&harness, &first), "what was uncovered stays so");
    press(&mut harness, Key::T);
    assert!(!is_read(&harness, &first), "and can be covered again");
}

#[test]
fn everything_that_could_have_been_said_stands_there_with_its_rule() {
    let mut harness = replay(Lang::En, Course::Settled, LAPTOP);
    press(&mut harness, Key::Home);
    for turn in 0..review(&harness).play.turns().len() {
        let record = review(&harness).play.turns()[turn].clone();
        if !record.is_prediction() {
            for offer in &record.offers {
                let words = review(&harness).play.words(record.before.beat, offer).get(Lang::En).to_owned();
                assert!(is_read(&harness, &words), "turn {turn}: {words}");
                let rule = offer.judgement.rule;
                assert!(is_read(&harness, &format!("{} {}", rule.id, rule.name.en)), "turn {turn}");
            }
        }
        press(&mut harness, Key::ArrowRight);
    }
}

#[test]
fn predictions_are_not_counted_as_sentences() {
    let mut harness = replay(Lang::En, Course::Long, LAPTOP);
    let said = review(&harness).play.turns().iter().filter(|turn| !turn.is_prediction()).count();
    assert!(said < review(&harness).play.turns().len(), "there is a prediction");
    press(&mut harness, Key::End);
    assert!(is_read(&harness, &format!("Sentence {said} of {said}")));
    for turn in (0..review(&harness).play.turns().len()).rev() {
        if review(&harness).play.turns()[turn].is_prediction() {
            assert!(is_read(&harness, "You guessed that this matters most (after sentence"));
        }
        press(&mut harness, Key::ArrowLeft);
    }
}

/// How a turn is counted: sentences by their number, predictions by the sentence before them.
fn phrase_of_turn(harness: &Harness<'_, App>, lang: Lang, turn: usize) -> String {
    let turns = review(harness).play.turns();
    let said = turns[..=turn].iter().filter(|turn| !turn.is_prediction()).count();
    match (turns[turn].is_prediction(), lang) {
        (false, Lang::Zh) => format!("第 {said} 句，共"),
        (false, Lang::En) => format!("Sentence {said} of"),
        (true, Lang::Zh) => format!("你对对方的判断，在第 {said} 句之后"),
        (true, Lang::En) => format!("Your guess about them, after sentence {said} of"),
    }
}

#[test]
fn every_turn_can_be_clicked_and_shows_what_was_said_thought_and_why() {
    for lang in Lang::ALL {
        for course in COURSES {
            let mut harness = replay(lang, course, LAPTOP);
            for turn in 0..review(&harness).play.turns().len() {
                let record = review(&harness).play.turns()[turn].clone();
                let words =
                    review(&harness).play.words(record.before.beat, record.chosen()).get(lang).to_owned();
                let start = phrase_of_turn(&harness, lang, turn);
                let point = harness
                    .query_all_by_role(Role::Button)
                    .find(|node| {
                        let node = node.accesskit_node();
                        node.toggled().is_some()
                            && node.label().is_some_and(|label| label.starts_with(&start))
                    })
                    .expect("a point of the timeline");
                point.click();
                harness.run_steps(3);
                press(&mut harness, Key::T);
                assert_eq!(review(&harness).selected, turn);
                let play = &review(&harness).play;
                let rule = record.chosen().judgement.rule;
                let expected = [
                    words.as_str(),
                    play.says(&record.before).get(lang),
                    play.thinks(&record.before).get(lang),
                    rule.id,
                    rule.says.get(lang),
                    rule.source,
                ];
                for part in expected {
                    assert!(is_read(&harness, part), "{lang}, turn {turn}: {part}");
                }
            }
        }
    }
}

#[test]
fn tab_reaches_everything_and_what_it_reaches_can_be_seen() {
    for (size, percent) in [(LAPTOP, 100), ((1920.0, 1080.0), 100), ((1024.0, 600.0), 100), (LAPTOP, 200)] {
        let mut session = played(Lang::En, Course::WalkedOut);
        session.apply(NavCommand::Go(Screen::Debrief));
        session.apply(ReviewCommand::ShowReplay);
        session.apply(SettingsCommand::TextPercent(percent));
        let mut harness = shown(session, size);
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(1.0);
        let mut reached = Vec::new();
        for _ in 0..20 {
            harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
            harness.run_steps(4);
            let Some(focused) = harness.root().children_recursive().find(|node| node.is_focused()) else {
                continue;
            };
            let rect = focused.rect();
            let name = focused.accesskit_node().label().unwrap_or_default();
            assert!(window.contains(rect.center()), "{name} stands at {rect:?} in {size:?} at {percent}%");
            reached.push(name);
        }
        for wanted in ["Switch to Mr He’s side", "Home", "Try this moment again", "If …", "I will …"] {
            assert!(reached.iter().any(|name| name == wanted), "{wanted} isn't among {reached:?}");
        }
    }
}

#[test]
fn no_screen_shows_the_name_of_a_phrase_or_an_empty_place_for_a_value() {
    for lang in Lang::ALL {
        for course in COURSES {
            let outcome = shown(played(lang, course), LAPTOP);
            let mut recall = played(lang, course);
            recall.apply(NavCommand::Go(Screen::Debrief));
            for harness in [outcome, shown(recall, LAPTOP), replay(lang, course, LAPTOP)] {
                for text in read_aloud(&harness) {
                    assert!(
                        !text.contains("debrief.") && !text.contains("outcome.") && !text.contains("%{"),
                        "{text}"
                    );
                }
            }
        }
    }
}
