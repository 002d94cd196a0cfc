//! The table of screens is what the game draws by: every screen shows what it alone has to say.

use crate::page::{Page, session};
use crate::screens::begin;
use counterpart::app::screens::{OnStage, SCREENS, common_keys, entry};
use counterpart::course::due::Appointment;
use counterpart::course::path::Task;
use counterpart::library::Library;
use counterpart::phrase;
use counterpart::session::{
    CourseCommand, LessonCommand, NavCommand, PlayCommand, ReviewCommand, Screen, ScreenId, Session,
    WorkshopCommand,
};
use counterpart::text::Lang;
use egui::Key;
use egui::epaint::{ClippedShape, Shape};
use std::collections::BTreeSet;

const SIZE: (f32, f32) = (1920.0, 1080.0);
/// High enough for a whole library without scrolling.
const WHOLE: (f32, f32) = (1920.0, 6000.0);

/// Everything that was written.
fn written(shapes: &[ClippedShape]) -> String {
    fn read(shape: &Shape, into: &mut String) {
        match shape {
            Shape::Text(text) => {
                into.push_str(text.galley.text());
                into.push('\n');
            }
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| read(shape, into)),
            _ => {}
        }
    }
    let mut all = String::new();
    shapes.iter().for_each(|clipped| read(&clipped.shape, &mut all));
    all
}

/// Goes to a screen as a person would.
fn open(session: &mut Session, id: ScreenId) {
    let scenario = session.library.find("late-shipment").expect("the scenario").clone();
    let seat = scenario.seats[0].id.clone();
    match id {
        ScreenId::Language => session.apply(NavCommand::Go(Screen::Language)),
        ScreenId::Home => session.apply(NavCommand::Go(Screen::Home)),
        ScreenId::Library => session.apply(NavCommand::Go(Screen::Library)),
        ScreenId::Lessons => session.apply(NavCommand::Go(Screen::Lessons)),
        ScreenId::Lesson => {
            session.apply(LessonCommand::Begin("feedback".to_owned()));
            session.apply(LessonCommand::On);
        }
        ScreenId::Drill => {
            crate::take_lesson::take_lesson(session, "feedback");
            let of = session.today();
            session.apply(CourseCommand::Begin(Task::Due(Appointment::Drill { of, again: false })));
        }
        ScreenId::Settings => session.apply(NavCommand::Go(Screen::Settings)),
        ScreenId::People => session.apply(NavCommand::Go(Screen::People)),
        ScreenId::Programme => session.apply(NavCommand::Go(Screen::Programme)),
        ScreenId::Licences => session.apply(NavCommand::Go(Screen::Licences)),
        ScreenId::Workshop => session.apply(NavCommand::Go(Screen::Workshop)),
        ScreenId::Briefing => {
            session.apply(NavCommand::Go(Screen::Briefing { scenario: scenario.id.clone(), seat }));
        }
        ScreenId::Conversation => begin(session, &scenario, &seat),
        ScreenId::Outcome | ScreenId::Debrief => {
            begin(session, &scenario, &seat);
            while session.playing.as_ref().is_some_and(|playing| playing.play.ending().is_none()) {
                crate::screens::say(session, crate::screens::Taste::Best, 0);
                session.apply(PlayCommand::GoOn);
            }
            session.apply(PlayCommand::SeeOutcome);
            if id == ScreenId::Debrief {
                session.apply(NavCommand::Go(Screen::Debrief));
                session.apply(ReviewCommand::ShowReplay);
            }
        }
        ScreenId::Facilitate => session.apply(WorkshopCommand::Rehearse),
    }
    assert_eq!(session.screen().id(), id);
}

/// What no other screen says, word for word.
fn mark(session: &Session, id: ScreenId, lang: Lang) -> String {
    let scenario = session.library.find("late-shipment").expect("the scenario");
    let seat = &scenario.seats[0];
    match id {
        ScreenId::Language => phrase!(lang, "language.choose"),
        ScreenId::Home => phrase!(lang, "home.lead"),
        // One that is neither what newcomers begin with nor what a workshop is prepared for.
        ScreenId::Library => {
            session.library.find("whose-ticket").expect("the scenario").summary.get(lang).to_owned()
        }
        ScreenId::Briefing => seat.brief.get(lang).to_owned(),
        ScreenId::Conversation => {
            let playing = session.playing.as_ref().expect("a play");
            playing.line().get(lang).to_owned()
        }
        ScreenId::Outcome => phrase!(lang, "outcome.departments"),
        ScreenId::Debrief => phrase!(lang, "debrief.timeline"),
        ScreenId::Lessons => phrase!(lang, "lesson.what"),
        ScreenId::Lesson => phrase!(lang, "lesson.part_not_this"),
        ScreenId::Drill => phrase!(lang, "lesson.item", number = 1, all = 5),
        ScreenId::Settings => phrase!(lang, "settings.text_size"),
        ScreenId::People => phrase!(lang, "people.not_locked"),
        ScreenId::Programme => phrase!(lang, "course.none_taken_why"),
        ScreenId::Licences => phrase!(lang, "licences.find"),
        ScreenId::Workshop => phrase!(lang, "workshop.which"),
        ScreenId::Facilitate => phrase!(lang, "desk.rehearsal"),
    }
}

fn shown(id: ScreenId, lang: Lang, size: (f32, f32)) -> (String, Page) {
    let mut session = session(Library::load(None), lang, 100);
    open(&mut session, id);
    let mut page = Page::open(session, size);
    for _ in 0..3 {
        page.draw(Vec::new());
    }
    (written(&page.draw(Vec::new())), page)
}

#[test]
fn every_screen_draws_itself_and_no_other() {
    for lang in Lang::ALL {
        for &id in ScreenId::ALL {
            let (words, page) = shown(id, lang, WHOLE);
            let flat: String = words.split_whitespace().collect();
            for &other in ScreenId::ALL {
                // What only a conversation has is not there on other screens to ask for.
                if other == ScreenId::Conversation && id != other {
                    continue;
                }
                let mark: String = mark(&page.session, other, lang).split_whitespace().collect();
                assert_eq!(
                    flat.contains(&mark),
                    id == other,
                    "{lang} {id:?}, looking for {other:?}: {mark}\n{words}"
                );
            }
        }
    }
}

/// What each screen is called, its own key if it has one, and whether somebody stands on the stage.
fn known(id: ScreenId, lang: Lang) -> (String, Option<&'static str>) {
    match id {
        ScreenId::Language => (phrase!(lang, "screen.language"), Some("1–2")),
        ScreenId::Home => (phrase!(lang, "screen.home"), None),
        ScreenId::Library => (phrase!(lang, "library.title"), Some("Esc")),
        ScreenId::Briefing => (phrase!(lang, "screen.briefing"), Some("Esc")),
        ScreenId::Conversation => (phrase!(lang, "screen.conversation"), Some("N")),
        ScreenId::Outcome => (phrase!(lang, "screen.outcome"), Some("Esc")),
        ScreenId::Debrief => (phrase!(lang, "debrief.title"), Some("T")),
        ScreenId::Lessons => (phrase!(lang, "lesson.title"), Some("Esc")),
        ScreenId::Lesson => (phrase!(lang, "screen.lesson"), Some("T")),
        ScreenId::Drill => (phrase!(lang, "screen.drill"), Some("Esc")),
        ScreenId::Programme => (phrase!(lang, "screen.programme"), Some("Esc")),
        ScreenId::Settings => (phrase!(lang, "settings.title"), Some("Esc")),
        ScreenId::People => (phrase!(lang, "screen.people"), Some("Esc")),
        ScreenId::Licences => (phrase!(lang, "licences.title"), Some("Esc")),
        ScreenId::Workshop => (phrase!(lang, "workshop.title"), Some("Esc")),
        ScreenId::Facilitate => (phrase!(lang, "screen.facilitate"), Some("V")),
    }
}

#[test]
fn every_screen_has_its_own_name_keys_and_stage() {
    for &id in ScreenId::ALL {
        let (title, key) = known(id, Lang::En);
        assert_eq!((entry(id).title)(Lang::En), title, "{id:?}");
        let keys = (entry(id).keys)(Lang::En);
        assert_eq!(key.is_none(), keys.is_empty(), "{id:?}");
        assert!(key.is_none_or(|key| keys.iter().any(|help| help.key == key)), "{id:?}");
        let mut session = session(Library::load(None), Lang::En, 100);
        open(&mut session, id);
        assert_eq!(session.on_stage().is_some(), entry(id).stage != OnStage::Nothing, "{id:?}");
    }
}

#[test]
fn the_list_of_keys_is_the_table() {
    let lang = Lang::En;
    for &id in ScreenId::ALL {
        let (_, mut page) = shown(id, lang, SIZE);
        page.press(Key::F1);
        let words = written(&page.draw(Vec::new()));
        assert!(words.contains(&(entry(id).title)(lang)), "{id:?}: {words}");
        for help in (entry(id).keys)(lang).into_iter().chain(common_keys(lang)).take(6) {
            assert!(words.contains(&help.key) && words.contains(&help.means), "{id:?}, {help:?}: {words}");
        }
    }
}

#[test]
fn every_screen_has_pictures() {
    let names: Vec<BTreeSet<String>> = SCREENS
        .iter()
        .map(|entry| counterpart::app::pictures_of(entry.id, Lang::En).into_iter().collect())
        .collect();
    for (entry, own) in SCREENS.iter().zip(&names) {
        assert!(!own.is_empty(), "{:?}", entry.id);
    }
}
