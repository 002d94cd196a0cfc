//! What one takes away from looking back: what to do otherwise, what could have been gained, what the talk
//! says, and a plan.

use crate::debrief::{Course, LAPTOP, best, is_read, press, replay, review};
use counterpart::session::Screen;
use counterpart::text::Lang;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn a_better_sentence_is_shown_with_its_rule_and_the_moment_can_be_tried_again() {
    let mut harness = replay(Lang::En, Course::WalkedOut, LAPTOP);
    press(&mut harness, Key::Home);
    let record = review(&harness).play.turns()[0].clone();
    let better = best(&record.offers);
    assert!(better.judgement.quality > record.chosen().judgement.quality);
    let words = review(&harness).play.words(record.before.beat, &better).get(Lang::En).to_owned();
    assert!(is_read(&harness, &words));
    assert!(is_read(&harness, better.judgement.rule.id));
    harness.get_by_role_and_label(Role::Button, "Try this moment again").click();
    harness.run_steps(3);
    assert_eq!(*harness.state().session.screen(), Screen::Conversation);
    let playing = harness.state().session.playing.as_ref().expect("a play");
    assert_eq!(playing.play.turns().len(), 0, "from the first turn on");
}

#[test]
fn what_to_do_otherwise_leads_to_its_turn() {
    let mut harness = replay(Lang::En, Course::WalkedOut, LAPTOP);
    let improvement = review(&harness).improvements[0];
    let start = format!("Sentence {} · ", improvement.turn + 1);
    press(&mut harness, Key::End);
    let link = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&start)))
        .expect("a link");
    link.focus();
    harness.run_steps(3);
    press(&mut harness, Key::Enter);
    assert_eq!(review(&harness).selected, improvement.turn);
}

#[test]
fn every_agreement_is_in_the_picture_of_gains() {
    for lang in Lang::ALL {
        let harness = replay(lang, Course::Settled, LAPTOP);
        let titles: Vec<String> = review(&harness)
            .play
            .scenario()
            .agreements
            .iter()
            .map(|agreement| agreement.title.get(lang).to_owned())
            .collect();
        for title in titles {
            assert!(is_read(&harness, &title), "{title}");
        }
    }
}

#[test]
fn one_conversation_gives_no_band_but_the_counts_are_there() {
    let harness = replay(Lang::En, Course::WalkedOut, LAPTOP);
    let evidence = review(&harness).told_of(None);
    assert!(evidence.telling > 0);
    assert!(is_read(&harness, &counterpart::words::evidence(Lang::En, evidence)));
    assert!(is_read(&harness, "Too early to tell"));
    let kind = review(&harness).play.turns()[0].chosen().act.kind;
    assert!(is_read(&harness, &format!("{} 1", kind.name().en)));
}

#[test]
fn a_plan_is_kept_once_both_halves_are_there() {
    let mut harness = replay(Lang::En, Course::Settled, LAPTOP);
    for (field, words) in [("If …", "they come in angry"), ("I will …", "ask what happened")] {
        let keep = harness.get_by_role_and_label(Role::Button, "Keep this plan");
        assert!(keep.accesskit_node().is_disabled());
        harness.get_by_role_and_label(Role::MultilineTextInput, field).focus();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::MultilineTextInput, field).type_text(words);
        harness.run_steps(3);
    }
    harness.get_by_role_and_label(Role::Button, "Keep this plan").focus();
    harness.run_steps(3);
    press(&mut harness, Key::Enter);
    let plan = "If they come in angry, I will ask what happened.";
    assert_eq!(review(&harness).plan_in(Lang::En).as_deref(), Some(plan));
    assert!(is_read(&harness, plan));
}
