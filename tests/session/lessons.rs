//! Lessons from the first part to the last, without a window: what is told is what the engine has, and nobody
//! gets stuck.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{on_disk, outside, session};
use counterpart::conversation::{Pick, Play};
use counterpart::course::file::Shelf;
use counterpart::course::file::lesson::Model;
use counterpart::history::all_kept;
use counterpart::library::Library;
use counterpart::records::{PlanText, STEP_TOOK_UP, Step, Store};
use counterpart::scenario::OptionIx;
use counterpart::session::background::Job;
use counterpart::session::lesson::{Change, Half, Moment, Part, Stage, Standing, Taking, minds};
use counterpart::session::{
    LessonCommand, NavCommand, Outside, PeopleCommand, Screen, ScreenId, Session, SettingsCommand, Work,
};
use counterpart::text::Lang;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

#[path = "lessons_kept.rs"]
mod kept;

const ELEVEN: usize = 11;

fn fresh() -> Session {
    session(Store::in_memory().unwrap())
}

fn with_lessons() -> Session {
    let mut session = fresh();
    session.apply(NavCommand::Go(Screen::Lessons));
    session
}

/// Somebody who has taken up a course that keeps these scenarios for a form.
fn with_locked(scenarios: &[String]) -> Session {
    let desks: Vec<String> = scenarios.iter().map(|id| format!("\"{id}/any\"")).collect();
    let mut store = Store::in_memory().unwrap();
    let step = Step {
        course: "locks".to_owned(),
        kind: STEP_TOOK_UP.to_owned(),
        subject: String::new(),
        day: 20_000,
        zone_min: 0,
        detail: format!("{{\"forms\":[[{}]]}}", desks.join(",")),
        at_ms: 1,
    };
    store.add_step(&step).unwrap();
    let mut session = session(store);
    session.apply(NavCommand::Go(Screen::Lessons));
    assert_eq!(session.lessons.locked, scenarios.iter().cloned().collect());
    session
}

fn ids(session: &Session) -> Vec<String> {
    session.lessons.all().iter().map(|one| one.lesson.id.clone()).collect()
}

fn taking(session: &Session) -> &Taking {
    session.lessons.taking.as_ref().expect("a lesson is taken")
}

fn begin(session: &mut Session, id: &str) {
    session.apply(LessonCommand::Begin(id.to_owned()));
    assert_eq!(session.screen(), &Screen::Lesson { id: id.to_owned() });
}

fn on(session: &mut Session) {
    session.apply(LessonCommand::On);
}

/// Goes on to a part as a person would; in the drill says the first thing that is shown.
fn to(session: &mut Session, part: Part) {
    for _ in 0..100 {
        if taking(session).part() == part {
            return;
        }
        step(session);
    }
    panic!("{part:?} isn't reached");
}

/// One step on, whatever is to be chosen first.
fn step(session: &mut Session) {
    let open = taking(session);
    match (open.part(), open.moment()) {
        (_, Some(Moment::Asked)) => session.apply(LessonCommand::Expect(Change::Neither)),
        (Part::Drill, _) if !open.drilling.looks_before() && open.drilling.said().is_none() => {
            let option = open.drilling.shown()[0].option;
            session.apply(LessonCommand::Say(option));
        }
        (Part::Plan, _) if open.planning.stage == Stage::When => {
            session.apply(LessonCommand::When(Half::Given(0)));
        }
        (Part::Plan, _) if open.planning.stage == Stage::Then => {
            session.apply(LessonCommand::Then(Half::Given(1)));
        }
        _ => on(session),
    }
}

/// The play of a model up to the moment and on, walked anew by the library alone.
fn walked(library: &Library, model: &Model, side: &[OptionIx]) -> Play {
    let scenario = library.find(&model.desk.scenario).unwrap();
    let (seat, _) = scenario.seat(&model.desk.seat).unwrap();
    let picks: Vec<Pick> = model.lead.iter().chain(side).map(|option| Pick::option(*option)).collect();
    Play::replay(Arc::clone(scenario), seat, &picks).unwrap()
}

#[test]
fn there_are_eleven_in_the_order_of_the_topics() {
    let session = with_lessons();
    let topics: BTreeSet<_> = session.lessons.all().iter().map(|one| one.lesson.topic).collect();
    assert_eq!((session.lessons.all().len(), topics.len()), (ELEVEN, ELEVEN));
    assert_eq!(session.lessons.all()[0].lesson.id, "active-listening");
    for one in session.lessons.all() {
        assert!(session.lessons.is_open(&one.lesson) && one.items().len() >= 12, "{}", one.lesson.id);
        for lang in Lang::ALL {
            assert!((4..=9).contains(&one.minutes(lang)), "{} {lang}: {}", one.lesson.id, one.minutes(lang));
        }
    }
}

#[test]
fn every_lesson_is_taken_from_its_first_part_to_its_last_in_both_languages() {
    for lang in Lang::ALL {
        let mut session = with_lessons();
        session.apply(SettingsCommand::Language(lang));
        for id in ids(&session) {
            begin(&mut session, &id);
            let mut parts = vec![taking(&session).part()];
            for _ in 0..200 {
                if taking(&session).ended().is_some() {
                    break;
                }
                step(&mut session);
                parts.push(taking(&session).part());
                // The stage stands exactly where something is acted out.
                let acted = matches!(taking(&session).part(), Part::NotThis | Part::LikeThis | Part::Drill);
                assert_eq!(session.on_stage().is_some(), acted, "{id} {:?}", taking(&session).part());
            }
            parts.dedup();
            assert_eq!(parts, Part::ALL, "{id} {lang}");
            let open = taking(&session);
            assert_eq!(open.drilling.answered().len(), usize::from(open.lesson.drill.take), "{id} {lang}");
            let Some(Some([when, then])) = open.ended().cloned() else { panic!("{id}: a plan is kept") };
            // The sentence that they stand in begins with these itself.
            assert!(!["如果", "If "].iter().any(|begin| when.starts_with(begin)), "{id} {lang}: {when}");
            assert!(!["我就", "I "].iter().any(|begin| then.starts_with(begin)), "{id} {lang}: {then}");
            assert!(matches!(session.lessons.standing(&id), Standing::Done(_)), "{id}");
            session.apply(LessonCommand::Leave);
            assert_eq!(session.screen().id(), ScreenId::Lessons);
        }
    }
}

#[test]
fn what_a_model_changes_is_told_as_the_engine_has_it() {
    let mut session = with_lessons();
    let library = Arc::clone(&session.library);
    let mut told = BTreeSet::new();
    for id in ids(&session) {
        begin(&mut session, &id);
        let model = taking(&session).lesson.models[0].clone();
        let acted = &taking(&session).acted;
        for (good, side) in [(false, &model.bad), (true, &model.good)] {
            let played = walked(&library, &model, side);
            assert_eq!(acted.side(good).turns(), played.turns(), "{id} {good}");
            assert_eq!(acted.turns(good).len(), side.len(), "{id} {good}");
        }
        let played = walked(&library, &model, &model.bad);
        let last = played.turns().last().unwrap();
        let to = usize::from(played.option(last.before.beat, last.pick.option).unwrap().to);
        let (before, after) = (&last.before.minds[to], &last.after.minds[to]);
        let (heat, trust) = (after.heat > before.heat, after.trust > before.trust);
        let change = acted.change();
        match change {
            Change::Heat => assert!(heat, "{id}"),
            Change::Trust => assert!(trust, "{id}"),
            Change::Neither => assert!(!heat && !trust, "{id}"),
        }
        assert_eq!(minds(&played, last), [before, after], "{id}");
        // A model's sentence is judged as the lesson means it.
        assert!(last.chosen().judgement.quality < 0, "{id}");
        told.insert(format!("{change:?}"));
    }
    assert!(told.contains("Heat"), "{told:?}");
}

#[test]
fn the_stage_stops_before_what_the_sentence_does_is_seen() {
    let mut session = with_lessons();
    begin(&mut session, "feedback");
    to(&mut session, Part::NotThis);
    while taking(&session).moment() != Some(Moment::Asked) {
        on(&mut session);
    }
    let stage = session.on_stage().unwrap();
    let bad = taking(&session).lesson.models[0].bad.clone();
    assert_eq!(stage.held().map(|offer| offer.option), bad.last().copied());
    assert_eq!(stage.play.turns().len(), taking(&session).lesson.models[0].lead.len());
    // Going on needs an answer first; any answer is one.
    on(&mut session);
    assert_eq!(taking(&session).moment(), Some(Moment::Asked));
    session.apply(LessonCommand::Expect(Change::Trust));
    assert_eq!(taking(&session).moment(), Some(Moment::Heard(bad.len() - 1)));
    assert_eq!(
        (taking(&session).expected(), taking(&session).acted.change()),
        (Some(Change::Trust), Change::Heat)
    );
    assert!(session.on_stage().unwrap().held().is_none());
}

#[test]
fn a_drill_judges_as_the_engine_does_and_keeps_each_answer() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    session.apply(NavCommand::Go(Screen::Lessons));
    let library = Arc::clone(&session.library);
    let mut expected = Vec::new();
    for id in ids(&session) {
        begin(&mut session, &id);
        to(&mut session, Part::Drill);
        let mut scenarios = BTreeSet::new();
        while let Some(item) = taking(&session).drilling.item().cloned() {
            let (number, all) = taking(&session).drilling.number();
            assert_eq!((number, all), (taking(&session).drilling.answered().len() + 1, 5), "{id}");
            if taking(&session).drilling.looks_before() {
                on(&mut session);
            }
            scenarios.insert(item.desk.scenario.clone());
            // The moment by the engine alone.
            let scenario = library.find(&item.desk.scenario).unwrap();
            let (seat, _) = scenario.seat(&item.desk.seat).unwrap();
            let picks: Vec<Pick> = item.lead.iter().map(|option| Pick::option(*option)).collect();
            let mut play = Play::replay(Arc::clone(scenario), seat, &picks).unwrap();
            let offers = play.offers();
            let mut shown = taking(&session).drilling.shown();
            let order: Vec<OptionIx> = shown.iter().map(|offer| offer.option).collect();
            // The worst, so that the best is known by something else than being chosen.
            shown.sort_by_key(|offer| offer.judgement.quality);
            let said = shown[0].option;
            shown.sort_by_key(|offer| offer.option);
            assert_eq!(shown, offers, "{id}: every sentence as the engine judges it");
            session.apply(LessonCommand::Say(said));
            // A second answer to the same moment is none.
            session.apply(LessonCommand::Say(item.best));
            let turn = play.pick(Pick::option(said)).unwrap().clone();
            let (_, told) = taking(&session).drilling.said().unwrap();
            assert_eq!((told.after, told.chosen()), (turn.after, turn.chosen()), "{id}");
            let after: Vec<OptionIx> =
                taking(&session).drilling.shown().iter().map(|offer| offer.option).collect();
            assert_eq!(order, after, "{id}: the judgements stand in the order of the choice");
            let best = offers.iter().map(|offer| offer.judgement.quality).max().unwrap();
            assert_eq!(
                offers.iter().find(|offer| offer.option == item.best).unwrap().judgement.quality,
                best
            );
            expected.push((
                id.clone(),
                item.desk.scenario,
                u32::from(said.0),
                turn.chosen().judgement.quality,
                best,
            ));
            on(&mut session);
        }
        assert!(scenarios.len() >= 2, "{id}: {scenarios:?}");
    }
    let kept: Vec<_> = Store::open(dir.path(), 2_000)
        .unwrap()
        .store
        .drill_answers()
        .unwrap()
        .into_iter()
        .map(|answer| (answer.lesson, answer.scenario_id, answer.option, answer.quality, answer.best))
        .collect();
    assert_eq!(kept, expected);
}

#[test]
fn a_second_drill_is_of_moments_that_were_not_seen() {
    let mut session = with_lessons();
    let mut seen = BTreeSet::new();
    for round in 0..2 {
        begin(&mut session, "feedback");
        to(&mut session, Part::Drill);
        for _ in 0..5 {
            let item = taking(&session).drilling.item().unwrap().clone();
            assert!(seen.insert((item.desk, item.lead)), "round {round}");
            while taking(&session).drilling.said().is_none() {
                step(&mut session);
            }
            on(&mut session);
        }
        session.apply(LessonCommand::NoPlan);
    }
    assert_eq!(seen.len(), 10);
}

#[test]
fn a_plan_is_kept_with_its_lesson_in_the_language_of_the_moment() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = on_disk(dir.path());
    session.apply(SettingsCommand::Language(Lang::Zh));
    begin(&mut session, "perspective-taking");
    to(&mut session, Part::Plan);
    // Nothing is kept before both halves are there.
    session.apply(LessonCommand::KeepPlan { rehearsed: true });
    session.apply(LessonCommand::Then(Half::Given(0)));
    assert_eq!(taking(&session).planning.stage, Stage::When);
    session.apply(LessonCommand::When(Half::Given(9)));
    session.apply(LessonCommand::When(Half::Own("  \u{200b} ".to_owned())));
    assert_eq!(taking(&session).planning.stage, Stage::When);
    session.apply(LessonCommand::When(Half::Own(" 如果老王又来催 ".to_owned())));
    session.apply(LessonCommand::Then(Half::Given(0)));
    for stage in [Stage::Read, Stage::Back, Stage::Compared] {
        assert_eq!(taking(&session).planning.stage, stage);
        on(&mut session);
    }
    assert!(taking(&session).ended().is_some());
    let store = Store::open(dir.path(), 2_000).unwrap().store;
    let plans = store.all_plans().unwrap();
    let [plan] = plans.as_slice() else { panic!("{plans:?}") };
    assert_eq!(plan.lesson.as_deref(), Some("perspective-taking"));
    assert!(plan.rehearsed && plan.plan.lang == Some(Lang::Zh));
    let halves = PlanText::Halves {
        when: "老王又来催".to_owned(),
        then: "改成：“我猜是……，我说得对吗？”".to_owned(),
    };
    assert_eq!(plan.plan.text, halves);
    let steps = store.steps().unwrap();
    let last = steps.last().unwrap();
    assert_eq!((last.kind.as_str(), last.subject.as_str(), last.day), ("lesson", "perspective-taking", 0));
    assert_eq!(
        last.detail,
        r#"{"topic":"PerspectiveTaking","answered":5,"best":5,"plan_due":60}"#
            .replace(r#""best":5"#, &format!(r#""best":{}"#, taking(&session).drilling.best()),)
    );
    let words = all_kept(&store, &session.library, "K7", &jiff::tz::TimeZone::UTC, Lang::Zh).unwrap();
    assert!(words.contains("老王又来催"), "what is kept is told to whoever asks: {words}");
}

#[test]
fn a_lesson_ends_without_a_plan_as_well() {
    let mut session = with_lessons();
    begin(&mut session, "solutions");
    session.apply(LessonCommand::NoPlan);
    assert!(taking(&session).ended().is_none(), "not before its last part");
    to(&mut session, Part::Plan);
    session.apply(LessonCommand::NoPlan);
    assert_eq!(taking(&session).ended(), Some(&None));
    on(&mut session);
    session.apply(LessonCommand::GoTo(Part::Recall));
    assert_eq!(taking(&session).ended(), Some(&None), "an end is an end");
    // Seen again only on purpose.
    session.apply(NavCommand::Go(Screen::Settings));
    session.apply(NavCommand::Back);
    assert_eq!(taking(&session).ended(), Some(&None));
    session.apply(LessonCommand::Again);
    assert_eq!((taking(&session).part(), taking(&session).ended()), (Part::Recall, None));
}
