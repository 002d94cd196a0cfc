//! The screens, each in one place: what it is called, its keys, how it is drawn, what stands on the stage
//! meanwhile, which pictures are taken of it. The game, the tests, the list of keys and `shots` all read
//! this table. What a screen needs to have loaded is the session's affair ([`ScreenId::needs`]).
//!
//! A new screen is a variant of [`Screen`](crate::session::Screen) and of [`ScreenId`], an entry here at the
//! same position, and a folder of its own under `views`.

use super::shots::{Stops, drill, lesson, places};
use super::views::{self, View};
use crate::phrase;
use crate::session::ScreenId;
use crate::text::Lang;
use egui::Ui;

/// A screen.
#[derive(Clone, Copy)]
pub struct ScreenEntry {
    /// Which one it is.
    pub id: ScreenId,
    /// What it is called, in the list of keys and for screen readers.
    pub title: fn(Lang) -> String,
    /// Its own keys, and what they do.
    pub keys: fn(Lang) -> Vec<KeyHelp>,
    /// Draws it.
    pub show: fn(&mut Ui, &mut View),
    /// What stands on the stage behind it.
    pub stage: OnStage,
    /// The pictures that `shots` takes of it.
    pub pictures: fn(&mut Stops),
}

/// A key, or several, and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHelp {
    /// As it is written on the keyboard.
    pub key: String,
    /// What it does.
    pub means: String,
}

/// What stands on the stage behind a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnStage {
    /// Nothing.
    Nothing,
    /// The trainee's conversation.
    Conversation,
    /// The conversation that a room is led through.
    Room,
    /// The model of a lesson, and the moments of a drill.
    Lesson,
}

/// Every screen, once.
pub static SCREENS: [ScreenEntry; ScreenId::ALL.len()] = [
    ScreenEntry {
        id: ScreenId::Language,
        title: |lang| phrase!(lang, "screen.language"),
        keys: |lang| vec![key("1–2", phrase!(lang, "help.choose"))],
        show: views::language::show,
        stage: OnStage::Nothing,
        pictures: places::language,
    },
    ScreenEntry {
        id: ScreenId::Home,
        title: |lang| phrase!(lang, "screen.home"),
        keys: |_| Vec::new(),
        show: views::home::show,
        stage: OnStage::Nothing,
        pictures: places::home,
    },
    ScreenEntry {
        id: ScreenId::Library,
        title: |lang| phrase!(lang, "library.title"),
        keys: back,
        show: views::library::show,
        stage: OnStage::Nothing,
        pictures: places::library,
    },
    ScreenEntry {
        id: ScreenId::Briefing,
        title: |lang| phrase!(lang, "screen.briefing"),
        keys: back,
        show: views::briefing::show,
        stage: OnStage::Nothing,
        pictures: places::briefing,
    },
    ScreenEntry {
        id: ScreenId::Conversation,
        title: |lang| phrase!(lang, "screen.conversation"),
        keys: |lang| {
            vec![
                key("1–4", phrase!(lang, "help.say")),
                key("N", phrase!(lang, "help.notes")),
                key("B", phrase!(lang, "help.papers")),
                key("M", phrase!(lang, "help.meters")),
                key("Esc", phrase!(lang, "help.settings")),
            ]
        },
        show: views::conversation::show,
        stage: OnStage::Conversation,
        pictures: places::conversation,
    },
    ScreenEntry {
        id: ScreenId::Outcome,
        title: |lang| phrase!(lang, "screen.outcome"),
        keys: back,
        show: views::outcome::show,
        stage: OnStage::Nothing,
        pictures: places::outcome,
    },
    ScreenEntry {
        id: ScreenId::Debrief,
        title: |lang| phrase!(lang, "debrief.title"),
        keys: |lang| {
            let mut keys = vec![
                key("← →", phrase!(lang, "help.turns")),
                key("T", phrase!(lang, "help.thought")),
                key("↑ ↓", phrase!(lang, "help.read_on")),
            ];
            keys.extend(back(lang));
            keys
        },
        show: views::debrief::show,
        stage: OnStage::Nothing,
        pictures: places::debrief,
    },
    ScreenEntry {
        id: ScreenId::Lessons,
        title: |lang| phrase!(lang, "lesson.title"),
        keys: back,
        show: views::lesson::list::show,
        stage: OnStage::Nothing,
        pictures: lesson::lessons,
    },
    ScreenEntry {
        id: ScreenId::Lesson,
        title: |lang| phrase!(lang, "screen.lesson"),
        keys: |lang| {
            vec![
                key("1–4", phrase!(lang, "help.lesson_choose")),
                key("T", phrase!(lang, "help.lesson_thought")),
                key("Esc", phrase!(lang, "help.lesson_leave")),
            ]
        },
        show: views::lesson::show,
        stage: OnStage::Lesson,
        pictures: lesson::lesson,
    },
    ScreenEntry {
        id: ScreenId::Drill,
        title: |lang| phrase!(lang, "screen.drill"),
        keys: |lang| {
            vec![
                key("1–4", phrase!(lang, "help.lesson_choose")),
                key("Esc", phrase!(lang, "help.drill_leave")),
            ]
        },
        show: views::drill::show,
        stage: OnStage::Lesson,
        pictures: drill::drill,
    },
    ScreenEntry {
        id: ScreenId::Programme,
        title: |lang| phrase!(lang, "screen.programme"),
        keys: back,
        show: views::programme::show,
        stage: OnStage::Nothing,
        pictures: places::programme,
    },
    ScreenEntry {
        id: ScreenId::Settings,
        title: |lang| phrase!(lang, "settings.title"),
        keys: back,
        show: views::settings::show,
        stage: OnStage::Nothing,
        pictures: places::settings,
    },
    ScreenEntry {
        id: ScreenId::People,
        title: |lang| phrase!(lang, "screen.people"),
        keys: back,
        show: views::people::show,
        stage: OnStage::Nothing,
        pictures: places::people,
    },
    ScreenEntry {
        id: ScreenId::Licences,
        title: |lang| phrase!(lang, "licences.title"),
        keys: back,
        show: views::licences::show,
        stage: OnStage::Nothing,
        pictures: places::licences,
    },
    ScreenEntry {
        id: ScreenId::Workshop,
        title: |lang| phrase!(lang, "workshop.title"),
        keys: back,
        show: views::workshop::show,
        stage: OnStage::Nothing,
        pictures: places::workshop,
    },
    ScreenEntry {
        id: ScreenId::Facilitate,
        title: |lang| phrase!(lang, "screen.facilitate"),
        keys: views::facilitate::keymap::list,
        show: views::facilitate::show,
        stage: OnStage::Room,
        pictures: places::facilitate,
    },
];

/// The entry of a screen.
pub fn entry(id: ScreenId) -> &'static ScreenEntry {
    // `SCREENS` stands in the order of `ScreenId::ALL`; a test sees to it.
    &SCREENS[id as usize]
}

/// The keys that every screen answers to.
pub fn common_keys(lang: Lang) -> Vec<KeyHelp> {
    vec![
        key("Tab", phrase!(lang, "help.tab")),
        key(&phrase!(lang, "help.arrows_keys"), phrase!(lang, "help.arrows")),
        key(&phrase!(lang, "help.press_keys"), phrase!(lang, "help.press")),
        key("Page Up · Page Down", phrase!(lang, "help.scroll")),
        key("F1 · H", phrase!(lang, "help.this")),
    ]
}

/// The key that leads back.
fn back(lang: Lang) -> Vec<KeyHelp> {
    vec![key("Esc", phrase!(lang, "help.back"))]
}

fn key(key: &str, means: String) -> KeyHelp {
    KeyHelp { key: key.to_owned(), means }
}

#[cfg(test)]
mod tests {
    use super::{SCREENS, entry};
    use crate::session::ScreenId;
    use crate::text::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn every_screen_has_its_entry() {
        for id in ScreenId::ALL {
            assert_eq!(entry(*id).id, *id);
        }
    }

    #[test]
    fn no_two_screens_have_the_same_name_or_are_drawn_alike() {
        for lang in Lang::ALL {
            let titles: BTreeSet<String> = SCREENS.iter().map(|entry| (entry.title)(lang)).collect();
            assert_eq!(titles.len(), SCREENS.len(), "{lang}");
        }
        let drawn: BTreeSet<usize> = SCREENS.iter().map(|entry| entry.show as usize).collect();
        assert_eq!(drawn.len(), SCREENS.len());
    }

    #[test]
    fn no_key_of_a_screen_has_two_meanings() {
        for entry in &SCREENS {
            let keys = (entry.keys)(Lang::En);
            let names: BTreeSet<&str> = keys.iter().map(|help| help.key.as_str()).collect();
            assert_eq!(names.len(), keys.len(), "{:?}", entry.id);
        }
    }
}
