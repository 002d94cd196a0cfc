//! The board, the papers and the figures of a conversation, by label and key.

use crate::entry::{SIZE, first, press, shipped, window};
use crate::screens::begin;
use counterpart::phrase;
use counterpart::session::{Phase, PlayCommand, Screen, Session};
use counterpart::text::Lang;
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

fn at_the_table(lang: Lang) -> Harness<'static, Session> {
    let mut session = shipped(lang);
    let scenario = first(&session);
    begin(&mut session, &scenario, "sales");
    window(session, SIZE)
}

fn turns(harness: &Harness<Session>) -> usize {
    harness.state().playing.as_ref().expect("a play").play.turns().len()
}

#[test]
fn the_board_counts_what_was_not_said_from_the_first_moment() {
    for lang in Lang::ALL {
        let harness = at_the_table(lang);
        let board = harness.state().playing.as_ref().expect("a play").board();
        assert!(board.unsaid > 0);
        let title = phrase!(lang, "board.title", heard = board.said(), all = board.all());
        let unsaid = phrase!(lang, "board.unsaid", count = board.unsaid);
        harness.get_by(|node| {
            node.value().is_some_and(|words| words.starts_with(&title) && words.ends_with(&unsaid))
        });
    }
}

#[test]
fn the_papers_are_one_key_away_and_nothing_below_them_answers() {
    for lang in Lang::ALL {
        let mut harness = at_the_table(lang);
        press(&mut harness, Key::Num1);
        press(&mut harness, Key::Enter);
        assert_eq!(turns(&harness), 1);
        let turn = harness.state().playing.as_ref().expect("a play").play.turns()[0].clone();
        let play = harness.state().playing.as_ref().expect("a play").play.clone();
        let said = play.words(turn.before.beat, turn.chosen()).get(lang).to_owned();
        press(&mut harness, Key::B);
        harness.get_by_label(&phrase!(lang, "papers.title"));
        harness.get_by(|node| node.value().is_some_and(|words| words.ends_with(&said) && words != said));
        harness.get_by_label(play.seat().brief.get(lang));
        press(&mut harness, Key::Num2);
        assert_eq!(turns(&harness), 1, "a number says nothing below the papers");
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label(&phrase!(lang, "papers.title")).is_none());
        assert_eq!(*harness.state().screen(), Screen::Conversation, "Esc puts the papers away, and no more");
        press(&mut harness, Key::Num2);
        assert_eq!(turns(&harness), 2);
    }
}

#[test]
fn figures_are_shown_to_whoever_asks_for_them_with_one_key() {
    let lang = Lang::En;
    let mut harness = at_the_table(lang);
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().playing.as_ref().map(|playing| playing.phase), Some(Phase::Heard));
    let play = harness.state().playing.as_ref().expect("a play").play.clone();
    let turn = play.turns()[0].clone();
    let (before, after) = (turn.before.minds[0], turn.after.minds[0]);
    assert_ne!(before.heat, after.heat, "the sentence changes heat");
    let told = format!("{} {} → {}", phrase!(lang, "gauge.heat"), before.heat, after.heat);
    assert!(harness.query_by_label(&told).is_none());
    press(&mut harness, Key::M);
    harness.get_by_label(&told);
    assert!(harness.state().preferences.meters, "it is kept");
    press(&mut harness, Key::M);
    assert!(harness.query_by_label(&told).is_none());
}

#[test]
fn a_proposal_is_told_with_what_it_rests_on() {
    let mut session = shipped(Lang::En);
    let scenario = first(&session);
    begin(&mut session, &scenario, "sales");
    let proposes = |session: &Session| {
        let playing = session.playing.as_ref().expect("a play");
        playing.shown().iter().position(|offer| playing.rests_on(offer).is_some())
    };
    let mut number = proposes(&session);
    while number.is_none() {
        let playing = session.playing.as_ref().expect("a play");
        assert!(!playing.is_over(), "nobody proposes anything");
        let option = playing.shown()[0].option;
        session.apply(PlayCommand::Guess(option));
        session.apply(PlayCommand::Sure(60));
        session.apply(PlayCommand::Say(option));
        session.apply(PlayCommand::GoOn);
        number = proposes(&session);
    }
    let number = number.expect("a proposal") + 1;
    let harness = window(session, SIZE);
    let begins = format!("{number}. ");
    let rests = phrase!(Lang::En, "board.rests_on", what = "");
    let none = phrase!(Lang::En, "board.rests_on_none");
    harness.get_by(|node| {
        let told = node.data().description().unwrap_or_default();
        node.label().is_some_and(|label| label.starts_with(&begins))
            && (told.starts_with(rests.trim()) || told == none)
    });
}
