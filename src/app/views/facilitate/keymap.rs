//! The facilitator's keys, in one table: what is listened for, what the buttons name and what the list of
//! keys shows. Keys that come in several, or lead into a field, stand here as well; `keys` listens for them.

use crate::app::screens::KeyHelp;
use crate::phrase;
use crate::session::workshop::{FacilitatorCommand, Workshop};
use crate::text::Lang;
use egui::Key;

/// A key and what it does.
pub struct Binding {
    /// The key; several, or one that leads into a field, are listened for by themselves.
    pub key: Option<Key>,
    /// As it is written on the keyboard.
    pub name: fn(Lang) -> String,
    /// What it does.
    pub means: fn(Lang) -> String,
    /// What it asks for, if it asks for anything where the room is now.
    pub asks: fn(&Workshop) -> Option<FacilitatorCommand>,
}

const fn nothing(_: &Workshop) -> Option<FacilitatorCommand> {
    None
}

/// The keys, in the order in which they are listed.
pub static BINDINGS: [Binding; 14] = [
    Binding {
        key: Some(Key::Space),
        name: |lang| phrase!(lang, "desk.space"),
        means: |lang| phrase!(lang, "help.next"),
        asks: |_| Some(FacilitatorCommand::Next),
    },
    Binding {
        key: Some(Key::V),
        name: |_| "V".to_owned(),
        means: |lang| phrase!(lang, "help.vote"),
        asks: |_| Some(FacilitatorCommand::Vote),
    },
    Binding {
        key: Some(Key::R),
        name: |_| "R".to_owned(),
        means: |lang| phrase!(lang, "help.reveal"),
        asks: |_| Some(FacilitatorCommand::Reveal),
    },
    Binding {
        key: None,
        name: |_| "← →".to_owned(),
        means: |lang| phrase!(lang, "help.point"),
        asks: nothing,
    },
    Binding {
        key: None,
        name: |_| "1–4".to_owned(),
        means: |lang| phrase!(lang, "help.take"),
        asks: nothing,
    },
    Binding {
        key: Some(Key::B),
        name: |_| "B".to_owned(),
        means: |lang| phrase!(lang, "help.rewind"),
        asks: |_| Some(FacilitatorCommand::Back),
    },
    Binding {
        key: Some(Key::D),
        name: |_| "D".to_owned(),
        means: |lang| phrase!(lang, "help.talk"),
        asks: |_| Some(FacilitatorCommand::Talk),
    },
    Binding { key: None, name: |_| "C".to_owned(), means: |lang| phrase!(lang, "help.hands"), asks: nothing },
    Binding {
        key: Some(Key::J),
        name: |_| "J".to_owned(),
        means: |lang| phrase!(lang, "help.joining"),
        asks: |workshop| Some(FacilitatorCommand::ShowJoining(!workshop.shows_joining)),
    },
    Binding {
        key: Some(Key::F),
        name: |_| "F".to_owned(),
        means: |lang| phrase!(lang, "help.wrap_up"),
        asks: |_| Some(FacilitatorCommand::WrapUp),
    },
    Binding {
        key: Some(Key::P),
        name: |_| "P".to_owned(),
        means: |lang| phrase!(lang, "help.projector"),
        asks: |workshop| Some(FacilitatorCommand::SetProjector(!workshop.projector)),
    },
    Binding {
        key: Some(Key::F11),
        name: |_| "F11".to_owned(),
        means: |lang| phrase!(lang, "help.full_screen"),
        asks: |workshop| Some(FacilitatorCommand::FillScreen(!workshop.fills_screen)),
    },
    Binding {
        key: Some(Key::M),
        name: |_| "M".to_owned(),
        means: |lang| phrase!(lang, "help.drawer"),
        asks: |workshop| (!workshop.projector).then_some(FacilitatorCommand::SetDrawer(!workshop.drawer)),
    },
    Binding {
        key: None,
        name: |_| "Page Down · Page Up".to_owned(),
        means: |lang| phrase!(lang, "help.remote"),
        asks: nothing,
    },
];

/// The list of them.
pub fn list(lang: Lang) -> Vec<KeyHelp> {
    BINDINGS
        .iter()
        .map(|binding| KeyHelp { key: (binding.name)(lang), means: (binding.means)(lang) })
        .collect()
}

/// A step on a button, with the key that does the same.
pub fn with_key(lang: Lang, step: &str, key: Key) -> String {
    match BINDINGS.iter().find(|binding| binding.key == Some(key)) {
        Some(binding) => phrase!(lang, "desk.with_key", step = step, press = (binding.name)(lang)),
        None => step.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::BINDINGS;
    use crate::text::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_does_two_things() {
        let keys: Vec<egui::Key> = BINDINGS.iter().filter_map(|binding| binding.key).collect();
        let distinct: BTreeSet<egui::Key> = keys.iter().copied().collect();
        assert_eq!(distinct.len(), keys.len());
    }

    #[test]
    fn the_guide_names_every_key() {
        let guide = include_str!("../../../../docs/workshop.md").to_lowercase();
        let table: String = guide.lines().filter(|line| line.starts_with("| ")).collect();
        for binding in &BINDINGS {
            for key in (binding.name)(Lang::En).to_lowercase().split(" · ") {
                assert!(table.contains(key), "docs/workshop.md says nothing of {key}");
            }
        }
    }
}
