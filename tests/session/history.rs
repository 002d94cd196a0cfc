//! What the records remember of a play, what it comes to later, and what all of them come to together.

use super::{outside, over, say};
use counterpart::conversation::digest;
use counterpart::history::{NotCounted, day_of};
use counterpart::library::Library;
use counterpart::records::{DATABASE_FILE, PlanText, Store, StoredPlay};
use counterpart::scoring::{MEMORY_DAYS, Practice};
use counterpart::session::{
    NavCommand, Outside, PlayCommand, ReviewCommand, Screen, Session, SettingsCommand,
};
use counterpart::text::Lang;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const DAY_MS: i64 = 86_400_000;

fn opened(folder: &Path, outside: Outside) -> Session {
    let store = Store::open(folder, 0).expect("a store").store;
    Session::new(Library::load(None), store, outside, Some(Lang::En), Some(7))
}

fn begin(session: &mut Session, scenario: &str, seat: &str) {
    session.apply(NavCommand::Go(Screen::Briefing { scenario: scenario.into(), seat: seat.into() }));
    session.apply(PlayCommand::Begin);
    assert_eq!(*session.screen(), Screen::Conversation, "{scenario} {seat}");
}

/// Plays a desk to its end, and looks back at it. Gives the play's id.
fn played(session: &mut Session, scenario: &str, seat: &str) -> String {
    begin(session, scenario, seat);
    play_on(session)
}

fn play_on(session: &mut Session) -> String {
    while !over(session) {
        say(session);
    }
    session.apply(PlayCommand::SeeOutcome);
    session.apply(NavCommand::Go(Screen::Debrief));
    session.review.as_ref().expect("a review").uid.clone()
}

/// The six scenarios, each with its desks.
fn desks() -> Vec<(String, [String; 2])> {
    let library = Library::load(None);
    let desks = |scenario: &counterpart::scenario::Scenario| {
        let [first, second] = &scenario.seats[..] else { panic!("{} has two desks", scenario.id) };
        (scenario.id.clone(), [first.id.clone(), second.id.clone()])
    };
    library.playable().map(|scenario| desks(scenario)).collect()
}

fn stored(folder: &Path, uid: &str) -> StoredPlay {
    let store = Store::open(folder, 0).expect("a store").store;
    store.load_play(uid).expect("readable").expect("the play")
}

/// Does what no program of ours does to a play.
fn tampered(folder: &Path, sql: &str) {
    let file = Connection::open(folder.join(DATABASE_FILE)).expect("the database");
    let guards = "DROP TRIGGER IF EXISTS play_only_ends_once; DROP TRIGGER IF EXISTS choice_never_changes;";
    file.execute_batch(&format!("{guards} {sql}")).expect("done");
}

#[test]
fn every_choice_is_kept_with_its_language_and_how_it_was_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = opened(folder.path(), outside());
    begin(&mut session, "late-shipment", "sales");
    let mut langs = Vec::new();
    while !over(&session) {
        langs.push(Some(session.lang()));
        say(&mut session);
        let next = if session.lang() == Lang::En { Lang::Zh } else { Lang::En };
        session.apply(SettingsCommand::Language(next));
    }
    let uid = play_on(&mut session);
    let kept = stored(folder.path(), &uid);
    assert_eq!(kept.row.rules, digest());
    assert_eq!(kept.choices.iter().map(|choice| choice.lang).collect::<Vec<_>>(), langs);
    let turns = session.review.as_ref().expect("a review").play.turns();
    assert_eq!(kept.choices.len(), turns.len());
    for (choice, turn) in kept.choices.iter().zip(turns) {
        let judged = choice.judged.as_ref().expect("a judgement");
        let judgement = turn.chosen().judgement;
        assert_eq!((judged.quality, judged.rule.as_str()), (judgement.quality, judgement.rule.id));
        let offered: Vec<i8> = turn.offers.iter().map(|offer| offer.judgement.quality).collect();
        assert_eq!(judged.offered, offered);
        assert_eq!(choice.own_words, None, "nobody asked for them");
    }
}

#[test]
fn a_plan_is_kept_in_halves_and_told_in_the_language_of_the_moment() {
    let folder = tempfile::tempdir().expect("a folder");
    let shanghai = TimeZone::fixed(jiff::tz::offset(8));
    // Five in the afternoon of 2026-11-30 in Greenwich is past midnight in Shanghai.
    let now_ms = 1_796_058_000_000;
    let later = Outside { zone: shanghai.clone(), ..Outside::of(move || now_ms, || 5) };
    let mut session = opened(folder.path(), later);
    let uid = played(&mut session, "late-shipment", "sales");
    session.apply(ReviewCommand::KeepPlan { when: "  they come in angry ".into(), then: " ".into() });
    assert_eq!(session.review.as_ref().expect("a review").plan, None, "half a plan is none");
    session.apply(ReviewCommand::KeepPlan { when: "  they come in angry ".into(), then: "ask why\n".into() });
    let told = |session: &Session| session.review.as_ref().and_then(|review| review.plan_in(session.lang()));
    assert_eq!(told(&session).as_deref(), Some("If they come in angry, I will ask why."));
    drop(session);

    let mut again = opened(folder.path(), outside());
    again.apply(SettingsCommand::Language(Lang::Zh));
    again.apply(ReviewCommand::Open(uid.clone()));
    assert_eq!(told(&again).as_deref(), Some("如果they come in angry，我就ask why。"));
    drop(again);
    let plans = Store::open(folder.path(), 0).expect("a store").store.plans(&uid).expect("readable");
    let halves = PlanText::Halves { when: "they come in angry".to_owned(), then: "ask why".to_owned() };
    let [plan] = &plans[..] else { panic!("{plans:?}") };
    assert_eq!((&plan.text, plan.lang, plan.at_ms), (&halves, Some(Lang::En), now_ms));
    assert_eq!((plan.day, day_of(now_ms, &TimeZone::UTC)), (20_788, 20_787));
}

#[test]
fn skill_is_told_after_four_scenarios_and_never_after_three_sentences() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = opened(folder.path(), outside());
    begin(&mut session, "late-shipment", "sales");
    (0..3).for_each(|_| say(&mut session));
    session.apply(PlayCommand::Leave);
    session.apply(PlayCommand::GiveUp(format!("{:032x}", 1)));
    for (place, (scenario, [first, _])) in
        desks().iter().filter(|(scenario, _)| scenario != "late-shipment").enumerate()
    {
        let uid = played(&mut session, scenario, first);
        let skill = &session.skill;
        assert_eq!(skill.play(&uid).expect("the play").not_counted, None);
        // The three sentences that were given up count, too.
        let composite = skill.skills.composite;
        assert_eq!(
            (composite.evidence.scenarios, composite.evidence.best),
            (place + 2, composite.evidence.telling)
        );
        assert_eq!(composite.estimate.is_some(), place + 2 >= 4, "{composite:?}");
        for cluster in skill.skills.clusters {
            let enough = cluster.evidence.scenarios >= 4 && cluster.evidence.telling >= 20;
            assert_eq!(cluster.estimate.is_some(), enough, "{cluster:?}");
        }
    }
    let estimate = session.skill.skills.composite.estimate.expect("six scenarios");
    assert!(estimate.mean > 1.0, "nothing but the best was ever said: {estimate:?}");
}

#[test]
fn practice_is_no_evidence_and_the_screen_can_say_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(AtomicI64::new(20_000 * DAY_MS));
    let (mut count, ticking) = (0, Arc::clone(&clock));
    let later = Outside::of(
        move || ticking.load(Ordering::Relaxed),
        move || {
            count += 1;
            count
        },
    );
    let mut session = opened(folder.path(), later);
    let not_counted = |session: &Session, uid: &str| session.skill.play(uid).expect("the play").not_counted;
    let first = played(&mut session, "late-shipment", "sales");
    assert_eq!(not_counted(&session, &first), None);
    let evidence = session.skill.skills.composite.evidence;

    let again = played(&mut session, "late-shipment", "sales");
    assert_eq!(not_counted(&session, &again), Some(NotCounted::Practice(Practice::Again)));
    session.apply(ReviewCommand::TryAgain(2));
    let moment = play_on(&mut session);
    assert_eq!(not_counted(&session, &moment), Some(NotCounted::Practice(Practice::Moment)));
    clock.fetch_add(i64::from(MEMORY_DAYS - 1) * DAY_MS, Ordering::Relaxed);
    let other = played(&mut session, "late-shipment", "warehouse");
    assert_eq!(not_counted(&session, &other), Some(NotCounted::Practice(Practice::OtherSeat)));
    assert_eq!(session.skill.skills.composite.evidence, evidence, "practice adds nothing");
    for lang in Lang::ALL {
        let told = NotCounted::Practice(Practice::OtherSeat).told(lang);
        assert!(told.contains(&MEMORY_DAYS.to_string()), "{told}");
    }

    let elsewhere = played(&mut session, "bounced-claim", "finance");
    clock.fetch_add(i64::from(MEMORY_DAYS) * DAY_MS, Ordering::Relaxed);
    let in_time = played(&mut session, "bounced-claim", &other_of("bounced-claim", "finance"));
    assert_eq!(not_counted(&session, &elsewhere), None);
    assert_eq!(not_counted(&session, &in_time), None, "a fortnight later");
    assert_eq!(session.skill.skills.composite.evidence.scenarios, 2);
}

/// The other desk of a scenario.
fn other_of(scenario: &str, seat: &str) -> String {
    let desks = desks();
    let (_, seats) = desks.iter().find(|(id, _)| id == scenario).expect("the scenario");
    seats.iter().find(|id| *id != seat).expect("the other desk").clone()
}

#[test]
fn a_play_that_was_judged_by_other_rules_says_so_and_counts_only_where_they_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = opened(folder.path(), outside());
    let uid = played(&mut session, "late-shipment", "sales");
    assert_eq!(session.review.as_ref().expect("a review").then, None);
    drop(session);
    let score = stored(folder.path(), &uid).row.ended.expect("an end").outcome.expect("a score");

    let look = |what: &str| {
        tampered(folder.path(), what);
        let mut session = opened(folder.path(), outside());
        session.apply(ReviewCommand::Open(uid.clone()));
        session.apply(NavCommand::Go(Screen::Debrief));
        let then = session.review.as_ref().expect("a review").then.expect("other rules");
        assert_eq!((then.score, Lang::ALL.map(|lang| then.told(lang).is_empty())), (Some(score), [false; 2]));
        (then.otherwise, session.skill.play(&uid).expect("the play").not_counted)
    };
    // Other rules, which judge it the same.
    assert_eq!(look("UPDATE play SET rules = 'of then'"), (Some(0), None));
    // What wasn't chosen was judged otherwise: the choice was another one.
    assert_eq!(
        look("UPDATE choice SET offered = replace(offered, '-2', '-1') WHERE offered LIKE '%-2%'").1,
        Some(NotCounted::OtherRules)
    );
    let (otherwise, not_counted) = look("UPDATE choice SET quality = -2, rule = 'HEAT-99' WHERE turn = 0");
    assert!(otherwise > Some(0), "{otherwise:?}");
    assert_eq!(not_counted, Some(NotCounted::OtherRules));
    // Nobody knows how it was judged.
    let unknown = look("UPDATE choice SET quality = NULL, rule = NULL, offered = NULL WHERE turn = 1");
    assert_eq!(unknown, (None, Some(NotCounted::OtherRules)));
}

#[test]
fn a_play_that_the_rules_of_now_cannot_go_is_told_with_its_score() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = opened(folder.path(), outside());
    let uid = played(&mut session, "late-shipment", "sales");
    drop(session);
    let score = stored(folder.path(), &uid).row.ended.expect("an end").outcome.expect("a score").to_string();
    tampered(folder.path(), "UPDATE play SET rules = 'of then'; UPDATE choice SET option = 9 WHERE turn = 2");
    let mut session = opened(folder.path(), outside());
    session.apply(ReviewCommand::Open(uid.clone()));
    assert!(session.review.is_none());
    let told = session.notices.last().expect("a message").text.clone();
    assert!(told.zh.contains(&score) && told.en.contains(&score), "{told:?}");
    assert!(told.zh.contains("规则") && told.en.contains("rules"), "{told:?}");
    session.apply(NavCommand::Go(Screen::Debrief));
    assert_eq!(session.skill.play(&uid).expect("the play").not_counted, Some(NotCounted::CannotReplay));
}

#[test]
fn a_play_that_goes_on_by_other_rules_says_so_and_ends_by_those_of_now() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = opened(folder.path(), outside());
    begin(&mut session, "late-shipment", "sales");
    say(&mut session);
    drop(session);
    let uid = format!("{:032x}", 1);
    tampered(
        folder.path(),
        "UPDATE play SET rules = 'of then'; UPDATE choice SET quality = -2, offered = '-2 -2'",
    );
    let mut session = opened(folder.path(), outside());
    session.apply(PlayCommand::Resume(uid.clone()));
    let told = &session.notices.last().expect("a message").text;
    assert!(told.zh.contains("规则") && told.en.contains("rules"), "{told:?}");
    assert_eq!(play_on(&mut session), uid);
    assert_eq!(stored(folder.path(), &uid).row.rules, digest());
    // What was said before was said among sentences that were judged otherwise.
    assert_eq!(session.skill.play(&uid).expect("the play").not_counted, Some(NotCounted::OtherRules));
}
