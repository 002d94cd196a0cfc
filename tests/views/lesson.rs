//! Lessons on the screen: laid out in every window, taken as a whole by the keyboard alone and by the mouse
//! alone, and told to screen readers.

use crate::audit::Painted;
use crate::entry::{SIZE, choose_by_key, press, shipped, window};
use crate::layout::{faces, look, report};
use crate::page::{Page, WINDOWS, session};
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::session::lesson::{Change, Half, Moment, Part, Stage, Standing, Taking};
use counterpart::session::{LessonCommand, NavCommand, Screen, ScreenId, Session, SettingsCommand};
use counterpart::text::Lang;
use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const LESSON: &str = "perspective-taking";

fn taking(session: &Session) -> &Taking {
    session.lessons.taking.as_ref().expect("a lesson")
}

/// One step on, whatever is to be chosen first: the first that is shown.
fn step(session: &mut Session) {
    let open = taking(session);
    let command = match (open.part(), open.moment(), open.planning.stage) {
        (_, Some(Moment::Line(_)), _) if !open.thought_shown() => LessonCommand::ToggleThought,
        (_, Some(Moment::Asked), _) => LessonCommand::Expect(Change::Heat),
        (Part::Drill, ..) if !open.drilling.looks_before() && open.drilling.said().is_none() => {
            LessonCommand::Say(open.drilling.shown()[0].option)
        }
        (Part::Plan, _, Stage::When) => LessonCommand::When(Half::Given(0)),
        (Part::Plan, _, Stage::Then) => LessonCommand::Then(Half::Given(0)),
        _ => LessonCommand::On,
    };
    session.apply(command);
}

/// Goes through a lesson from its beginning to its end, and has each moment looked at, with what must be
/// readable in it.
pub fn through(page: &mut Page, id: &str, mut see: impl FnMut(&mut Page, Vec<String>)) {
    page.session.apply(LessonCommand::Begin(id.to_owned()));
    for _ in 0..100 {
        let wanted = wanted(&page.session);
        see(page, wanted);
        if taking(&page.session).ended().is_some() {
            page.session.apply(LessonCommand::Leave);
            return;
        }
        step(&mut page.session);
    }
    panic!("{id} has no end");
}

/// What must be readable now.
fn wanted(session: &Session) -> Vec<String> {
    let lang = session.lang();
    let open = taking(session);
    let lesson = &open.lesson;
    if open.ended().is_some() {
        return vec![phrase!(lang, "lesson.end_title")];
    }
    let stage = open.on_stage();
    match (open.part(), open.moment()) {
        (Part::Recall, _) => vec![lesson.recall.get(lang).to_owned()],
        (_, Some(Moment::Asked)) => {
            let held = stage.and_then(|stage| Some((stage, stage.held()?)));
            let said =
                held.map(|(stage, held)| stage.play.words(stage.play.beat(), &held).get(lang).to_owned());
            said.into_iter()
                .chain([
                    phrase!(lang, "lesson.heat_rises"),
                    phrase!(lang, "lesson.neither_rises"),
                    phrase!(lang, "lesson.trust_rises"),
                ])
                .collect()
        }
        (Part::LikeThis, Some(Moment::Heard(_))) if open.is_last_moment() => {
            let sides = [false, true].into_iter().flat_map(|good| {
                let play = open.acted.side(good);
                open.acted.turns(good).iter().map(|turn| play.words(turn.before.beat, turn.chosen()))
            });
            sides.chain([&open.acted.say]).map(|text| text.get(lang).to_owned()).collect()
        }
        (_, Some(Moment::Line(_))) => {
            let stage = stage.expect("somebody speaks");
            let thinks = stage.play.thinks(stage.play.state()).get(lang).to_owned();
            let shown = open.thought_shown().then_some(thinks);
            shown.into_iter().chain([stage.line().get(lang).to_owned()]).collect()
        }
        (_, Some(_)) => {
            let turn = stage.and_then(|stage| stage.heard());
            let (stage, turn) = (stage.expect("a stage"), turn.expect("a turn"));
            vec![stage.play.words(turn.before.beat, turn.chosen()).get(lang).to_owned()]
        }
        (Part::Why, _) => {
            let rules = lesson.rules.iter().map(|rule| rule.says.get(lang).to_owned());
            rules.chain([lesson.unless.get(lang).to_owned()]).collect()
        }
        (Part::Drill, _) => {
            let play = open.drilling.until().expect("a moment");
            if open.drilling.looks_before() {
                return vec![];
            }
            let shown = open.drilling.shown();
            shown.iter().map(|offer| play.words(play.beat(), offer).get(lang).to_owned()).collect()
        }
        (Part::Plan, _) => match open.planning.stage {
            Stage::When => lesson.ifs.iter().map(|text| text.get(lang).to_owned()).collect(),
            Stage::Then => lesson.thens.iter().map(|text| text.get(lang).to_owned()).collect(),
            Stage::Read | Stage::Back | Stage::Compared => Vec::new(),
        },
        (Part::NotThis | Part::LikeThis, None) => Vec::new(),
    }
}

/// Every lesson where there is least room and where there is most of it; in the windows between every fourth.
fn laid_out_well(lang: Lang) {
    let mut wrong = Vec::new();
    for (number, (size, percent)) in WINDOWS.into_iter().enumerate() {
        let all = matches!((size, percent), ((1024.0, _), 200) | ((1280.0, _), 100));
        let mut page = Page::open(session(Library::load(None), lang, percent), size);
        page.session.apply(NavCommand::Go(Screen::Lessons));
        let titles: Vec<String> =
            page.session.lessons.all().iter().map(|one| one.lesson.title.get(lang).to_owned()).collect();
        assert_eq!(titles.len(), 11);
        let found = look(&mut page, &titles);
        wrong.extend(found.into_iter().map(|found| format!("{size:?} {percent} % lessons: {found}")));
        let ids: Vec<String> = page.session.lessons.all().iter().map(|one| one.lesson.id.clone()).collect();
        for id in ids.iter().enumerate().filter(|(at, _)| all || at % 4 == number % 4).map(|(_, id)| id) {
            through(&mut page, id, |page, wanted| {
                page.forget();
                let mut found = look(page, &wanted);
                if page.session.on_stage().is_some() {
                    let shapes = page.draw(Vec::new());
                    found.extend(faces(page, &Painted::of(&shapes, page.window)));
                }
                let open = taking(&page.session);
                let at = format!("{:?} {:?} {:?}", open.part(), open.moment(), open.planning.stage);
                wrong.extend(
                    found.into_iter().map(|found| format!("{size:?} {percent} % {id} {at}: {found}")),
                );
            });
        }
    }
    report(&wrong);
}

#[test]
fn every_lesson_is_laid_out_well_in_chinese() {
    laid_out_well(Lang::Zh);
}

#[test]
fn every_lesson_is_laid_out_well_in_english() {
    laid_out_well(Lang::En);
}

fn open_lesson(lang: Lang, percent: u16) -> Harness<'static, Session> {
    let mut session = shipped(lang);
    session.apply(SettingsCommand::TextPercent(percent));
    session.apply(LessonCommand::Begin(LESSON.to_owned()));
    window(session, SIZE)
}

fn focused(harness: &Harness<Session>) -> String {
    let mut nodes = harness.root().children_recursive();
    let focused = nodes.find(|node| node.is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Whether words stand on the screen, and are said by themselves.
fn is_announced(harness: &Harness<Session>, words: &str) -> bool {
    let mut nodes = harness.root().children_recursive();
    nodes.any(|node| {
        let node = node.accesskit_node();
        node.live() == Live::Polite && node.label().is_some_and(|label| label.contains(words))
    })
}

#[test]
fn a_lesson_is_taken_by_the_keyboard_alone() {
    for (lang, percent) in [(Lang::Zh, 100), (Lang::En, 200)] {
        let mut harness = open_lesson(lang, percent);
        assert_eq!(focused(&harness), phrase!(lang, "lesson.recall_on"));
        press(&mut harness, Key::Enter);
        let mut thoughts = 0;
        for _ in 0..100 {
            let open = taking(harness.state());
            if open.ended().is_some() {
                break;
            }
            let before = (open.part(), open.moment(), open.planning.stage, open.drilling.answered().len());
            match (open.part(), open.moment(), open.planning.stage) {
                (_, Some(Moment::Line(_)), _) => {
                    let stage = open.on_stage().expect("somebody speaks");
                    let thinks = stage.play.thinks(stage.play.state()).get(lang).to_owned();
                    assert!(!is_announced(&harness, &thinks), "covered at first");
                    press(&mut harness, Key::T);
                    assert!(is_announced(&harness, &thinks), "T uncovers what they think");
                    press(&mut harness, Key::T);
                    assert!(!is_announced(&harness, &thinks), "and covers it again");
                    thoughts += 1;
                    press(&mut harness, Key::Space);
                }
                (_, Some(Moment::Asked), _) => press(&mut harness, Key::Num1),
                (Part::Drill, ..) if !open.drilling.looks_before() && open.drilling.said().is_none() => {
                    press(&mut harness, Key::Num2);
                }
                (Part::Plan, _, Stage::When) => press(&mut harness, Key::Num2),
                (Part::Plan, _, Stage::Then) => press(&mut harness, Key::Num3),
                _ => press(&mut harness, Key::Enter),
            }
            let open = taking(harness.state());
            let after = (open.part(), open.moment(), open.planning.stage, open.drilling.answered().len());
            let looked_before = matches!(before.0, Part::Drill) && after.0 == Part::Drill;
            assert!(after != before || looked_before || open.ended().is_some(), "{before:?}: a key leads on");
        }
        assert!(thoughts >= 2);
        let open = taking(harness.state());
        let lesson = open.lesson.clone();
        let Some(Some([when, then])) = open.ended() else { panic!("a plan is kept") };
        assert!(lesson.ifs[1].get(lang).ends_with(when) && lesson.thens[2].get(lang).ends_with(then));
        assert_eq!(focused(&harness), phrase!(lang, "lesson.to_list"));
        press(&mut harness, Key::Enter);
        assert_eq!(*harness.state().screen(), Screen::Lessons);
        assert!(matches!(harness.state().lessons.standing(LESSON), Standing::Done(_)));
    }
}

#[test]
fn esc_leaves_a_lesson_where_it_is_but_not_from_a_field() {
    let lang = Lang::En;
    let mut harness = open_lesson(lang, 100);
    let asked = taking(harness.state()).lesson.recall.get(lang).to_owned();
    harness.get_by_role_and_label(Role::MultilineTextInput, &asked).focus();
    harness.run_ok();
    harness.get_by_role_and_label(Role::MultilineTextInput, &asked).type_text("Tt 1");
    harness.run_ok();
    assert_eq!(taking(harness.state()).part(), Part::Recall, "what is typed is typed");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().screen().id(), ScreenId::Lesson);
    choose_by_key(&mut harness, &phrase!(lang, "lesson.recall_skip"));
    assert_eq!(taking(harness.state()).part(), Part::NotThis);
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().screen(), Screen::Lessons);
    let title = taking(harness.state()).lesson.title.get(lang).to_owned();
    assert!(!focused(&harness).is_empty());
    choose_by_key(&mut harness, &format!("{} · {title}", phrase!(lang, "lesson.go_on")));
    assert_eq!(taking(harness.state()).part(), Part::NotThis);
}

#[test]
fn the_dots_lead_back_to_what_was_reached_and_no_further() {
    let lang = Lang::Zh;
    let mut harness = open_lesson(lang, 100);
    let done = phrase!(lang, "lesson.part_done", number = 1, name = phrase!(lang, "lesson.part_recall"));
    let ahead = phrase!(lang, "lesson.part_ahead", number = 4, name = phrase!(lang, "lesson.part_why"));
    choose_by_key(&mut harness, &phrase!(lang, "lesson.recall_on"));
    assert!(harness.query_by_role_and_label(Role::Button, &ahead).is_none());
    harness.get_by_label(&ahead);
    harness.get_by_role_and_label(Role::Button, &done).click();
    harness.run_ok();
    assert_eq!(taking(harness.state()).part(), Part::Recall);
}

#[test]
fn after_a_choice_all_sentences_stand_there_with_their_judgements() {
    let lang = Lang::En;
    let mut harness = open_lesson(lang, 100);
    for _ in 0..100 {
        if taking(harness.state()).part() == Part::Drill {
            break;
        }
        step(harness.state_mut());
    }
    if taking(harness.state()).drilling.looks_before() {
        step(harness.state_mut());
    }
    harness.run_ok();
    let drilling = &taking(harness.state()).drilling;
    let (play, shown) = (drilling.until().expect("a moment").clone(), drilling.shown());
    let words = play.words(play.beat(), &shown[2]).get(lang).to_owned();
    // The card by the mouse; its name has its number.
    let card = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(&words)))
        .expect("a card");
    card.click();
    harness.run_ok();
    let (_, turn) = taking(harness.state()).drilling.said().expect("something was said");
    assert_eq!(turn.pick.option, shown[2].option);
    for offer in &shown {
        harness.get_by_label(play.words(play.beat(), offer).get(lang));
        let judged = counterpart::words::judgement(lang, offer.judgement.quality);
        let mut labels = harness.query_all_by_label_contains(&judged);
        assert!(labels.next().is_some(), "{judged}");
    }
}

#[test]
fn the_library_leads_to_the_lessons_and_they_to_one() {
    for lang in Lang::ALL {
        let mut harness = window(shipped(lang), (1280.0, 3000.0));
        harness.state_mut().apply(NavCommand::Go(Screen::Library));
        harness.run_ok();
        harness.get_by_role_and_label(Role::Button, &phrase!(lang, "lesson.title")).click();
        harness.run_ok();
        assert_eq!(*harness.state().screen(), Screen::Lessons);
        let names: Vec<String> = harness
            .query_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with(&phrase!(lang, "lesson.begin")))
            .collect();
        assert_eq!(names.len(), 11, "{names:?}");
        // The first has the keyboard.
        assert_eq!(focused(&harness), names[0]);
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().screen().id(), ScreenId::Lesson);
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::Escape);
        assert_eq!(*harness.state().screen(), Screen::Library);
    }
}

#[test]
fn a_locked_lesson_has_no_button() {
    let lang = Lang::En;
    let mut session = shipped(lang);
    let all: Vec<String> = session.library.playable().map(|scenario| scenario.id.clone()).collect();
    session.apply(NavCommand::Go(Screen::Lessons));
    session.lessons.locked.extend(all);
    let harness = window(session, (1280.0, 3000.0));
    assert_eq!(harness.query_all_by_label(&phrase!(lang, "lesson.locked")).count(), 11);
    assert_eq!(harness.query_all_by_label_contains(&phrase!(lang, "lesson.begin")).count(), 0);
}
