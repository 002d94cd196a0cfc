//! The drill of an earlier day on the screen: laid out in every window, taken by the keyboard alone, and left.

use crate::audit::Painted;
use crate::entry::{SIZE, press, shipped, window};
use crate::layout::{faces, look, report};
use crate::page::{Page, WINDOWS, session};
use crate::take_lesson::take_lesson;
use counterpart::course::due::Appointment;
use counterpart::course::path::Task;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::session::lesson::DayDrill;
use counterpart::session::{CourseCommand, LessonCommand, NavCommand, Screen, ScreenId, Session};
use counterpart::text::Lang;
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn begin(session: &mut Session, lesson: &str) {
    take_lesson(session, lesson);
    let of = session.today();
    session.apply(NavCommand::Go(Screen::Programme));
    session.apply(CourseCommand::Begin(Task::Due(Appointment::Drill { of, again: false })));
    assert_eq!(*session.screen(), Screen::Drill { of });
}

fn drill(session: &Session) -> &DayDrill {
    session.lessons.day_drill.as_ref().expect("a drill")
}

/// Goes through the drill of a lesson from its first moment to its end, and has each looked at, with what must be
/// readable.
pub fn through(page: &mut Page, lesson: &str, mut see: impl FnMut(&mut Page, Vec<String>)) {
    begin(&mut page.session, lesson);
    for _ in 0..50 {
        let lang = page.session.lang();
        let open = drill(&page.session);
        let drilling = &open.drilling;
        let (wanted, command) = match (drilling.until(), drilling.said()) {
            _ if open.ended() => {
                (vec![phrase!(lang, "drill.learnt"), phrase!(lang, "drill.end_title")], None)
            }
            (Some(play), None) if !drilling.looks_before() => {
                let shown = drilling.shown();
                let words = shown.iter().map(|offer| play.words(play.beat(), offer).get(lang).to_owned());
                (words.collect(), Some(LessonCommand::Say(shown[0].option)))
            }
            _ => (Vec::new(), Some(LessonCommand::On)),
        };
        see(page, wanted);
        match command {
            Some(command) => page.session.apply(command),
            None => return,
        }
    }
    panic!("the drill has no end");
}

#[test]
fn a_drill_is_laid_out_well_in_both_languages() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (size, percent) in WINDOWS {
            let mut page = Page::open(session(Library::load(None), lang, percent), size);
            through(&mut page, "feedback", |page, wanted| {
                page.forget();
                let mut found = look(page, &wanted);
                if page.session.on_stage().is_some() {
                    let shapes = page.draw(Vec::new());
                    found.extend(faces(page, &Painted::of(&shapes, page.window)));
                }
                let number = drill(&page.session).drilling.number();
                let told =
                    found.into_iter().map(|one| format!("{lang} {size:?} {percent} % {number:?}: {one}"));
                wrong.extend(told);
            });
        }
    }
    report(&wrong);
}

fn focused(harness: &Harness<Session>) -> String {
    let mut nodes = harness.root().children_recursive();
    let focused = nodes.find(|node| node.is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn it_is_taken_by_the_keyboard_alone_and_leads_back_to_the_course() {
    for lang in Lang::ALL {
        let mut fresh = shipped(lang);
        begin(&mut fresh, "feedback");
        let mut harness = window(fresh, SIZE);
        harness.get_by_label(&phrase!(lang, "course.drill"));
        for _ in 0..50 {
            let open = drill(harness.state());
            if open.ended() {
                break;
            }
            let chooses = open.drilling.said().is_none() && !open.drilling.looks_before();
            let said = open.drilling.answered().len();
            press(&mut harness, if chooses { Key::Num2 } else { Key::Enter });
            let now = drill(harness.state()).drilling.answered().len();
            assert_eq!(now, said + usize::from(chooses), "a key leads on");
        }
        assert!(drill(harness.state()).ended());
        assert_eq!(focused(&harness), phrase!(lang, "drill.to_course"));
        press(&mut harness, Key::Enter);
        assert_eq!(*harness.state().screen(), Screen::Programme);
    }
}

#[test]
fn esc_leaves_it_where_it_is() {
    let lang = Lang::En;
    let mut fresh = shipped(lang);
    begin(&mut fresh, "feedback");
    let mut harness = window(fresh, SIZE);
    for _ in 0..2 {
        if drill(harness.state()).drilling.looks_before() {
            press(&mut harness, Key::Enter);
        }
    }
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().screen().id(), ScreenId::Programme);
    let of = harness.state().today();
    harness.state_mut().apply(NavCommand::Go(Screen::Drill { of }));
    harness.run_ok();
    assert_eq!(drill(harness.state()).drilling.answered().len(), 1);
}
