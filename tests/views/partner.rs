//! A plan shown to a partner: by the keyboard alone, laid out in every window, and nothing unticked on the screen.

use crate::entry::{SIZE, choose_by_key, press, shipped, window};
use crate::layout::{look, report};
use crate::page::{Page, WINDOWS, session};
use crate::screens;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::session::course::Piece;
use counterpart::session::{CourseCommand, NavCommand, PlayCommand, ReviewCommand, Screen, Session};
use counterpart::text::Lang;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

/// Makes a plan where a conversation is looked back at, and opens the page of the course.
fn with_plan(session: &mut Session) -> i64 {
    let scenario = session.library.find("late-shipment").expect("the scenario").clone();
    screens::begin(session, &scenario, "sales");
    while session.playing.as_ref().is_some_and(|playing| playing.play.ending().is_none()) {
        screens::say(session, screens::Taste::Best, 0);
        session.apply(PlayCommand::GoOn);
    }
    session.apply(PlayCommand::SeeOutcome);
    let (when, then) = ("they shout".to_owned(), "wait".to_owned());
    session.apply(ReviewCommand::KeepPlan { when, then });
    session.apply(NavCommand::Go(Screen::Programme));
    session.apply(CourseCommand::TakeUp("workshop-90".to_owned()));
    let (when, then) = ("they change an order 改单".to_owned(), "phone first 先打电话".to_owned());
    session.apply(ReviewCommand::Open(session.progress.recent[0].row.uid.clone()));
    session.apply(ReviewCommand::KeepPlan { when, then });
    session.apply(NavCommand::Go(Screen::Programme));
    session.course.standing.as_ref().expect("a standing").last_plan().expect("a plan").id
}

#[test]
fn a_plan_is_shown_by_keyboard_with_what_is_ticked_alone() {
    for lang in Lang::ALL {
        let mut fresh = shipped(lang);
        let plan = with_plan(&mut fresh);
        fresh.apply(CourseCommand::ShowPartner(plan));
        let mut harness = window(fresh, SIZE);
        let code = phrase!(lang, "partner.code");
        harness.get_by_label(&phrase!(lang, "partner.nothing_ticked"));
        assert!(harness.query_by_label(&code).is_none());
        choose_by_key(&mut harness, &phrase!(lang, "partner.plan"));
        harness.get_by_label(&code);
        let shown = harness.state().shown_to_partner().expect("the plan");
        assert!(shown.contains("phone first 先打电话") && !shown.contains('\n'), "{shown}");
        press(&mut harness, Key::Escape);
        assert_eq!(harness.state().course.showing, None);
        assert_eq!(*harness.state().screen(), Screen::Programme);
        // From the page itself.
        choose_by_key(&mut harness, &phrase!(lang, "partner.show_name", plan = shown));
        assert!(harness.state().shown_plan().is_some());
    }
}

#[test]
fn it_is_laid_out_well_in_both_languages() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (size, percent) in WINDOWS {
            let mut page = Page::open(session(Library::load(None), lang, percent), size);
            let plan = with_plan(&mut page.session);
            for ticked in [false, true] {
                page.session.apply(CourseCommand::ShowPartner(plan));
                let wanted = if ticked {
                    page.session.apply(CourseCommand::TickForPartner(Piece::Plan));
                    page.session.apply(CourseCommand::TickForPartner(Piece::Day));
                    vec![phrase!(lang, "partner.they_see"), phrase!(lang, "partner.code_how")]
                } else {
                    vec![phrase!(lang, "partner.what"), phrase!(lang, "partner.nothing_ticked")]
                };
                page.forget();
                let found = look(&mut page, &wanted).into_iter();
                wrong.extend(found.map(|one| format!("{lang} {size:?} {percent} % {ticked}: {one}")));
            }
        }
    }
    report(&wrong);
}
