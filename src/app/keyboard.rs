//! The keyboard as it was struck: each key with the modifiers that were down at that moment.
//!
//! bevy_egui 0.42 gives every key of a frame the modifiers of the frame's end: where a picture takes longer than
//! a hand, a quick Ctrl+V is a v. And it hands over what is pasted as if it had been typed, so that egui doesn't
//! clean it for a field of one line. Its own system rests, and this one takes its place.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::{EguiInputEvent, WindowToEguiContextMap};
use bevy_egui::{EguiClipboard, EguiGlobalSettings, EguiInputSet, EguiPreUpdateSet};
use egui::{Event, Modifiers};

/// Hands keys over to egui.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, |mut settings: ResMut<EguiGlobalSettings>| {
        settings.input_system_settings.run_write_keyboard_input_messages_system = false;
    })
    .add_systems(
        PreUpdate,
        hand_over.in_set(EguiInputSet::ReadBevyMessages).in_set(EguiPreUpdateSet::ProcessInput),
    );
}

/// Which modifiers are down.
#[derive(Default)]
struct Held {
    shift: bool,
    control: bool,
    alt: bool,
    /// The key with the system's sign.
    system: bool,
}

impl Held {
    /// Follows a key that goes down or up.
    const fn follow(&mut self, key: &Key, down: bool) {
        match key {
            Key::Shift => self.shift = down,
            Key::Control => self.control = down,
            Key::Alt => self.alt = down,
            Key::Super | Key::Meta => self.system = down,
            _ => {}
        }
    }

    const fn modifiers(&self) -> Modifiers {
        let mac = cfg!(target_os = "macos");
        Modifiers {
            alt: self.alt,
            ctrl: self.control,
            shift: self.shift,
            mac_cmd: mac && self.system,
            command: if mac { self.system } else { self.control },
        }
    }

    /// Whether a letter is one to be written. Ctrl and Alt together are AltGr.
    const fn writes(&self) -> bool {
        let is_alt_gr = !cfg!(target_os = "macos") && self.control && self.alt;
        (!self.system && !self.control) || is_alt_gr
    }

    /// What a key comes to for egui. `pasted` says what lies in the clipboard.
    fn events(&mut self, input: &KeyboardInput, pasted: impl FnOnce() -> Option<String>) -> Vec<Event> {
        let down = input.state == ButtonState::Pressed;
        self.follow(&input.logical_key, down);
        let mut events = Vec::new();
        if down && self.writes() {
            match &input.logical_key {
                Key::Character(written) if !written.chars().any(char::is_control) => {
                    events.push(Event::Text(written.to_string()));
                }
                Key::Space => events.push(Event::Text(" ".to_owned())),
                _ => {}
            }
        }
        let physical_key = bevy_to_egui_physical_key(&input.key_code);
        // On a layout without Latin letters, the key at the same place.
        let Some(key) = bevy_to_egui_key(&input.logical_key).or(physical_key) else { return events };
        let modifiers = self.modifiers();
        events.push(Event::Key { key, physical_key, pressed: down, repeat: false, modifiers });
        if down && modifiers.command {
            match key {
                egui::Key::C => events.push(Event::Copy),
                egui::Key::X => events.push(Event::Cut),
                egui::Key::V => events.extend(pasted().map(Event::Paste)),
                _ => {}
            }
        }
        events
    }
}

fn hand_over(
    mut held: Local<Held>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut keys: MessageReader<KeyboardInput>,
    contexts: Res<WindowToEguiContextMap>,
    mut clipboard: ResMut<EguiClipboard>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    // What is let go while another program has the keyboard isn't heard of here.
    if lost.read().count() > 0 {
        *held = Held::default();
    }
    for input in keys.read() {
        let struck = held.events(input, || clipboard.get_text());
        let Some(contexts) = contexts.window_to_contexts.get(&input.window) else { continue };
        // A window has one context here, whatever their order.
        let contexts: Vec<Entity> = contexts.iter().copied().collect();
        for context in contexts {
            for event in struck.iter().cloned() {
                events.write(EguiInputEvent { context, event });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::input::keyboard::KeyCode;

    fn strike(key: Key, key_code: KeyCode, down: bool) -> KeyboardInput {
        let state = if down { ButtonState::Pressed } else { ButtonState::Released };
        KeyboardInput {
            key_code,
            logical_key: key,
            state,
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        }
    }

    fn control(down: bool) -> KeyboardInput {
        strike(Key::Control, KeyCode::ControlLeft, down)
    }

    fn letter(letter: &str, key_code: KeyCode, down: bool) -> KeyboardInput {
        strike(Key::Character(letter.into()), key_code, down)
    }

    /// What comes of keys that all fall into one frame.
    fn of(struck: &[KeyboardInput]) -> Vec<Event> {
        let mut held = Held::default();
        let pasted = || Some("a\nb".to_owned());
        struck.iter().flat_map(|input| held.events(input, pasted)).collect()
    }

    fn texts(events: &[Event]) -> Vec<&str> {
        events
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_combination_that_is_over_before_the_picture_keeps_its_modifiers() {
        let events = of(&[
            control(true),
            letter("a", KeyCode::KeyA, true),
            letter("a", KeyCode::KeyA, false),
            control(false),
            control(true),
            letter("v", KeyCode::KeyV, true),
            letter("v", KeyCode::KeyV, false),
            control(false),
            letter("v", KeyCode::KeyV, true),
        ]);
        assert_eq!(texts(&events), ["v"], "only the one without Ctrl is written: {events:?}");
        let held: Vec<(egui::Key, bool)> = events
            .iter()
            .filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => Some((*key, modifiers.ctrl)),
                _ => None,
            })
            .filter(|(key, _)| matches!(key, egui::Key::A | egui::Key::V))
            .collect();
        assert_eq!(held, [(egui::Key::A, true), (egui::Key::V, true), (egui::Key::V, false)]);
        let pasted = events.iter().filter(|event| matches!(event, Event::Paste(text) if text == "a\nb"));
        assert_eq!(pasted.count(), 1, "{events:?}");
    }

    #[test]
    fn alt_gr_writes_and_a_key_of_another_layout_is_found_by_its_place() {
        let alt = strike(Key::Alt, KeyCode::AltRight, true);
        assert_eq!(texts(&of(&[control(true), alt, letter("@", KeyCode::KeyQ, true)])), ["@"]);
        let events = of(&[letter("м", KeyCode::KeyV, true)]);
        assert_eq!(texts(&events), ["м"]);
        assert!(events.iter().any(|event| matches!(event, Event::Key { key: egui::Key::V, .. })));
    }
}
