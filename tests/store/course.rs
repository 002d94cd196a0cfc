//! What somebody does in a course beside the conversations.

use counterpart_core::text::Lang;
use counterpart_records::{
    DrillAnswer, Person, Plan, PlanFate, PlanLook, PlanText, STEP_LEFT, STEP_TOOK_UP, Step, StoreError,
};
use rusqlite::Connection;

use super::{NOW, database, open};

fn step(kind: &str, subject: &str) -> Step {
    Step {
        course: String::new(),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        day: 20_780,
        zone_min: 480,
        detail: "{\"items\":5}".to_owned(),
        at_ms: NOW,
    }
}

fn answer(quality: i8, best: i8) -> DrillAnswer {
    DrillAnswer {
        lesson: "feedback".to_owned(),
        scenario_id: "late-shipment".to_owned(),
        scenario_hash: "abc".to_owned(),
        seat: "sales".to_owned(),
        lead: vec![3, 0, 12],
        option: 2,
        quality,
        best,
        lang: Lang::Zh,
        day: 20_780,
        at_ms: NOW,
    }
}

fn plan() -> Plan {
    let text = PlanText::Halves { when: "对方发火".to_owned(), then: "先听完".to_owned() };
    Plan { text, lang: Some(Lang::Zh), day: 20_780, at_ms: NOW }
}

#[test]
fn steps_and_answers_come_back_in_order_and_are_ones_own() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.add_step(&step("lesson", "feedback")).unwrap();
    store.add_step(&step("case", "ibm")).unwrap();
    store.add_drill_answer(&answer(-1, 2)).unwrap();
    store.add_drill_answer(&answer(2, 2)).unwrap();
    let store_again = open(dir.path());
    assert_eq!(store_again.steps().unwrap(), [step("lesson", "feedback"), step("case", "ibm")]);
    assert_eq!(store_again.drill_answers().unwrap(), [answer(-1, 2), answer(2, 2)]);
    let somebody =
        Person { uid: "b".repeat(32), name: "K7".to_owned(), department: String::new(), made_ms: NOW };
    store.add_person(&somebody).unwrap();
    assert_eq!((store.steps().unwrap().len(), store.drill_answers().unwrap().len()), (0, 0));
    for refused in [
        store.add_step(&step("", "x")),
        store.add_step(&Step { detail: "{".to_owned(), ..step("case", "x") }),
        store.add_drill_answer(&answer(3, 3)),
        store.add_drill_answer(&answer(1, 0)),
        store.add_drill_answer(&DrillAnswer { lesson: String::new(), ..answer(0, 1) }),
    ] {
        assert!(refused.is_err());
    }
    let other = Connection::open(database(dir.path())).unwrap();
    for sql in [
        "UPDATE step SET subject = 'x'",
        "DELETE FROM step",
        "UPDATE drill SET quality = 2, best = 2",
        "DELETE FROM drill",
    ] {
        assert!(other.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn a_plan_of_a_lesson_is_looked_at_by_whose_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.add_lesson_plan("feedback", &plan(), true).unwrap();
    let kept = store.all_plans().unwrap();
    assert_eq!((kept.len(), &kept[0].plan, kept[0].rehearsed), (1, &plan(), true));
    assert_eq!((kept[0].lesson.as_deref(), kept[0].play.as_deref()), (Some("feedback"), None));
    let look = |fate, why: Option<&str>, words: Option<&str>| PlanLook {
        fate,
        why: why.map(str::to_owned),
        words: words.map(str::to_owned),
        day: 20_840,
        at_ms: NOW,
    };
    for fate in PlanFate::ALL {
        let why = (fate == PlanFate::NotDone).then_some("time");
        store.look_at_plan(kept[0].id, &look(fate, why, Some("又忘了"))).unwrap();
    }
    let looks = store.all_plans().unwrap().remove(0).looks;
    assert_eq!(looks.iter().map(|look| look.fate).collect::<Vec<_>>(), PlanFate::ALL);
    assert_eq!((looks[2].why.as_deref(), looks[3].why.as_deref()), (Some("time"), None));
    let refused = store.look_at_plan(kept[0].id, &look(PlanFate::Helped, Some("time"), None));
    assert!(matches!(refused, Err(StoreError::Invalid { field: "why", .. })), "{refused:?}");
    let refused = store.look_at_plan(kept[0].id, &look(PlanFate::Helped, None, Some("")));
    assert!(matches!(refused, Err(StoreError::Invalid { field: "words", .. })), "{refused:?}");
    let refused = store.look_at_plan(99, &look(PlanFate::Helped, None, None));
    assert!(matches!(refused, Err(StoreError::UnknownPlan { id: 99 })), "{refused:?}");
    let first = store.person().unwrap().uid;
    let uid = "b".repeat(32);
    let (name, department) = ("K7".to_owned(), String::new());
    store.add_person(&Person { uid, name, department, made_ms: NOW }).unwrap();
    let refused = store.look_at_plan(kept[0].id, &look(PlanFate::Helped, None, None));
    assert!(matches!(refused, Err(StoreError::UnknownPlan { .. })), "somebody else's: {refused:?}");
    assert_eq!(store.all_plans().unwrap(), []);
    // All of it goes with its person.
    store.add_step(&step("lesson", "feedback")).unwrap();
    store.sit_down(&first).unwrap();
    store.add_step(&step("lesson", "feedback")).unwrap();
    store.add_drill_answer(&answer(0, 1)).unwrap();
    store.forget_person(&first, &"d".repeat(32), NOW).unwrap();
    let other = Connection::open(database(dir.path())).unwrap();
    for (table, left) in [("plan", 0), ("plan_kept", 0), ("drill", 0), ("step", 1)] {
        let count: i64 =
            other.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(count, left, "{table}");
    }
}

#[test]
fn the_course_taken_up_last_is_the_one_that_counts_until_it_is_left() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let named = |store: &counterpart_records::Store| {
        store.taken_up().unwrap().map(|taken| (taken.course, taken.day, taken.detail))
    };
    assert_eq!(named(&store), None);
    let taken = |course: &str, kind: &str, day| Step { course: course.to_owned(), day, ..step(kind, "") };
    store.add_step(&taken("sixty-days", STEP_TOOK_UP, 20_780)).unwrap();
    store.add_step(&taken("sixty-days", "lesson", 20_781)).unwrap();
    let detail = "{\"items\":5}".to_owned();
    assert_eq!(named(&store), Some(("sixty-days".to_owned(), 20_780, detail.clone())));
    store.add_step(&taken("workshop-90", STEP_TOOK_UP, 20_790)).unwrap();
    assert_eq!(named(&open(dir.path())), Some(("workshop-90".to_owned(), 20_790, detail)));
    store.add_step(&taken("workshop-90", STEP_LEFT, 20_791)).unwrap();
    assert_eq!(named(&store), None, "the one before isn't taken up again by itself");
    store.add_step(&taken("workshop-90", STEP_TOOK_UP, 20_792)).unwrap();
    let somebody =
        Person { uid: "b".repeat(32), name: "K7".to_owned(), department: String::new(), made_ms: NOW };
    store.add_person(&somebody).unwrap();
    assert_eq!(named(&store), None, "somebody else's");
}
