//! A quiet machine: nothing moving means nothing drawn, and what moves is drawn no oftener than it
//! needs.
//!
//! The loop sleeps until something happens or until the next frame is due. Three things in the libraries
//! would keep it awake or let it oversleep, and are put right here.

use bevy::ecs::message::Messages;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::output::process_output_system;
use bevy_egui::{EguiContext, EguiFullOutput, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet};
use std::time::Duration;

/// How long the loop sleeps when nothing happens.
const SLEEP: Duration = Duration::from_secs(60 * 60);
/// How long between two frames of egui's own small animations.
const INTERFACE_FRAME: Duration = Duration::from_millis(16);
/// How long between two frames of somebody's moving from one posture to another.
const SWIFT_FRAME: Duration = Duration::from_millis(60);
/// How long between two frames of moving lips.
const GENTLE_FRAME: Duration = Duration::from_millis(190);
/// How long between two frames of breath and blinks.
const FAINT_FRAME: Duration = Duration::from_millis(200);

/// Keeps the loop asleep while nothing moves.
pub fn plugin(app: &mut App) {
    app.insert_resource(waiting(SLEEP))
        .init_resource::<Moving>()
        .init_resource::<Wishes>()
        .add_systems(
            PreUpdate,
            (hold_the_cursor_still, drop_unchanged_modifiers)
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            PostUpdate,
            (
                hear_wishes.after(EguiPostUpdateSet::EndPass).before(process_output_system),
                set_the_pace.after(EguiPostUpdateSet::ProcessOutput).after(process_output_system),
            ),
        );
}

/// The loop's settings for so long a sleep, cut short by whatever a person does.
fn waiting(wait: Duration) -> WinitSettings {
    let mode = UpdateMode::Reactive {
        wait,
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    WinitSettings { focused_mode: mode, unfocused_mode: mode }
}

/// Until when the stage moves, in seconds of the app's time.
#[derive(Resource, Default)]
pub struct Moving {
    swift_until_secs: f32,
    gentle_until_secs: f32,
    faint_until_secs: f32,
    once_at_secs: f32,
    looks_at_secs: f32,
    paused_until_secs: f32,
}

impl Moving {
    /// Nothing is drawn for so long, whatever happens; then everything at once.
    pub fn pause_for_secs(&mut self, time: &Time, secs: f32) {
        self.paused_until_secs = time.elapsed_secs() + secs;
    }

    /// After so long, at the latest, it is looked again at what nobody tells of.
    pub fn look_again_after_secs(&mut self, time: &Time, secs: f32) {
        self.looks_at_secs = time.elapsed_secs() + secs;
    }

    /// One more frame is due after so long, and no other.
    pub fn once_after_secs(&mut self, time: &Time, secs: f32) {
        self.once_at_secs = self.once_at_secs.max(time.elapsed_secs() + secs);
    }

    /// Nobody moves any more.
    pub fn rest(&mut self, time: &Time) {
        let now = time.elapsed_secs();
        for until in [&mut self.swift_until_secs, &mut self.gentle_until_secs, &mut self.faint_until_secs] {
            *until = until.min(now - FAINT_FRAME.as_secs_f32());
        }
    }

    /// Somebody moves for so long from now on: frames follow quickly.
    pub fn for_secs(&mut self, time: &Time, secs: f32) {
        self.swift_until_secs = self.swift_until_secs.max(time.elapsed_secs() + secs);
    }

    /// Somebody speaks for so long from now on: five frames a second are enough.
    pub fn gently_for_secs(&mut self, time: &Time, secs: f32) {
        self.gentle_until_secs = self.gentle_until_secs.max(time.elapsed_secs() + secs);
    }

    /// Somebody breathes and blinks for so long from now on: five frames a second are enough.
    pub fn faintly_for_secs(&mut self, time: &Time, secs: f32) {
        self.faint_until_secs = self.faint_until_secs.max(time.elapsed_secs() + secs);
    }

    /// Whether somebody moves.
    pub fn now(&self, time: &Time) -> bool {
        time.elapsed_secs() < self.swift_until_secs
    }

    /// Whether one more frame is due later on.
    pub fn awaits(&self, time: &Time) -> bool {
        time.elapsed_secs() < self.once_at_secs
    }

    /// For how many seconds yet somebody breathes and blinks.
    pub fn faintly_left_secs(&self, time: &Time) -> f32 {
        (self.faint_until_secs - time.elapsed_secs()).max(0.0)
    }

    /// How long until the next frame is due, at so many seconds of the app's time; none if everything
    /// rests. The last frame comes after the end, so that everything is drawn at rest.
    fn next_frame(&self, now_secs: f32) -> Option<Duration> {
        let due =
            |until_secs: f32, frame: Duration| (now_secs < until_secs + frame.as_secs_f32()).then_some(frame);
        let moving = due(self.swift_until_secs, SWIFT_FRAME)
            .or_else(|| due(self.gentle_until_secs, GENTLE_FRAME))
            .or_else(|| due(self.faint_until_secs, FAINT_FRAME));
        let at = |secs: f32| Duration::try_from_secs_f32(secs - now_secs).ok().filter(|wait| !wait.is_zero());
        moving.into_iter().chain(at(self.once_at_secs)).chain(at(self.looks_at_secs)).min()
    }
}

/// A letter that is drawn for the first time is handed to the graphics card after the picture that it belongs to:
/// with this many more pictures it stands there. Without them a number stays without its new digits until something
/// else moves.
const UNTIL_LETTERS_SHOW: u8 = 2;

/// What the frame that was just drawn has asked for.
#[derive(Resource, Default)]
struct Wishes {
    /// Another frame at once.
    at_once: bool,
    /// How many frames are still due until new letters are on the screen.
    letters: u8,
    /// How many frames were asked for here, which is heard here again.
    passed_on: usize,
    /// When egui wants to be drawn again.
    interface: Duration,
}

/// bevy_egui 0.42 tells egui every frame which modifier keys are down, and egui asks for another
/// frame after every event: it would draw for ever. Only changes are passed on.
fn drop_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|state| state.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(now) if *now == known));
    }
}

/// A text cursor that blinks would never let the screen rest.
fn hold_the_cursor_still(mut contexts: Query<&mut EguiContext>) {
    for mut context in &mut contexts {
        let context = context.get_mut();
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            if context.style_of(theme).visuals.text_cursor.blink {
                context.style_mut_of(theme, |style| style.visuals.text_cursor.blink = false);
            }
        }
    }
}

/// Notes who wants another frame, before bevy_egui asks for one at once whenever egui wants one at all.
fn hear_wishes(
    mut redraw: MessageReader<RequestRedraw>,
    outputs: Query<&EguiFullOutput>,
    mut wishes: ResMut<Wishes>,
) {
    let drawn = || outputs.iter().filter_map(|output| output.0.as_ref());
    wishes.letters = match drawn().any(|output| !output.textures_delta.set.is_empty()) {
        true => UNTIL_LETTERS_SHOW,
        false => wishes.letters.saturating_sub(1),
    };
    wishes.at_once = redraw.read().count() > wishes.passed_on || wishes.letters > 0;
    wishes.interface = drawn()
        .flat_map(|output| output.viewport_output.values())
        .map(|viewport| viewport.repaint_delay)
        .min()
        .unwrap_or(Duration::MAX);
}

/// Lets the loop sleep until the next frame is due.
fn set_the_pace(
    moving: Res<Moving>,
    mut wishes: ResMut<Wishes>,
    time: Res<Time>,
    mut settings: ResMut<WinitSettings>,
    mut redraw: ResMut<Messages<RequestRedraw>>,
) {
    redraw.clear();
    wishes.passed_on = usize::from(wishes.at_once);
    if wishes.at_once {
        redraw.write(RequestRedraw);
    }
    if matches!(settings.focused_mode, UpdateMode::Continuous) {
        return; // Pictures are being taken.
    }
    let pause = Duration::try_from_secs_f32(moving.paused_until_secs - time.elapsed_secs());
    if let Some(wait) = pause.ok().filter(|wait| *wait > INTERFACE_FRAME) {
        redraw.clear();
        wishes.passed_on = 0;
        let mode = UpdateMode::Reactive {
            wait,
            react_to_device_events: false,
            react_to_user_events: false,
            react_to_window_events: false,
        };
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
        return;
    }
    let interface = wishes.interface.clamp(INTERFACE_FRAME, SLEEP);
    let stage = moving.next_frame(time.elapsed_secs()).unwrap_or(SLEEP);
    let wanted = waiting(interface.min(stage));
    if settings.focused_mode != wanted.focused_mode {
        *settings = wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_with_new_letters_is_drawn_again_until_they_show_and_then_no_more() {
        let mut app = App::new();
        app.add_message::<RequestRedraw>()
            .init_resource::<Wishes>()
            .insert_resource(waiting(SLEEP))
            .init_resource::<Moving>()
            .init_resource::<Time>()
            .add_systems(Update, (hear_wishes, set_the_pace).chain());
        let letters = |has: bool| {
            let mut output = egui::FullOutput::default();
            if has {
                let image = egui::ColorImage::filled([1, 1], Default::default());
                let delta = egui::epaint::ImageDelta::full(image, egui::TextureOptions::LINEAR);
                output.textures_delta.set.entry(egui::TextureId::default()).or_default().push(delta);
            }
            EguiFullOutput(Some(output))
        };
        let window = app.world_mut().spawn(letters(false)).id();
        let asked = |app: &mut App, has| {
            app.world_mut().entity_mut(window).insert(letters(has));
            app.update();
            app.world().resource::<Wishes>().at_once
        };
        assert!(!asked(&mut app, false));
        let after: Vec<bool> = [true, false, false, false].map(|has| asked(&mut app, has)).to_vec();
        assert_eq!(after, [true, true, false, false]);
        // Letters that come in the picture after letters are waited for as well.
        let after: Vec<bool> = [true, true, false, false, false].map(|has| asked(&mut app, has)).to_vec();
        assert_eq!(after, [true, true, true, false, false]);
    }

    #[test]
    fn frames_follow_what_moves_and_stop_once_it_is_drawn_at_rest() {
        let moving = Moving {
            swift_until_secs: 1.0,
            gentle_until_secs: 3.0,
            faint_until_secs: 10.0,
            once_at_secs: 0.0,
            looks_at_secs: 0.0,
            paused_until_secs: 0.0,
        };
        let mut now = 0.0;
        let mut frames = Vec::new();
        while let Some(wait) = moving.next_frame(now) {
            now += wait.as_secs_f32();
            frames.push(wait);
        }
        assert!(frames.is_sorted(), "first the swift ones, then the gentle, then the faint");
        assert!(
            (10.0..10.0 + 2.0 * FAINT_FRAME.as_secs_f32()).contains(&now),
            "the last frame is drawn at {now} s"
        );
        let small = frames.iter().filter(|wait| **wait != SWIFT_FRAME).count();
        assert!(small <= 12 * 9, "small movements take at most twelve frames a second");
        assert_eq!(Moving::default().next_frame(1.0), None);
        let once = Moving { once_at_secs: 1.5, ..Moving::default() };
        assert_eq!(once.next_frame(1.0), Some(Duration::from_millis(500)));
        assert_eq!(once.next_frame(1.5), None);
    }
}
