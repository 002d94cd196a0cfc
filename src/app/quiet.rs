//! A quiet machine: nothing moving means nothing drawn.
//!
//! The loop sleeps until something happens. Two things in the libraries would keep it awake or let
//! it oversleep, and are put right here.

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContext, EguiContexts, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet};
use std::time::Duration;

/// How long the loop sleeps when nothing happens.
const SLEEP: Duration = Duration::from_secs(60 * 60);

/// Keeps the loop asleep while nothing moves.
pub fn plugin(app: &mut App) {
    let asleep = UpdateMode::Reactive {
        wait: SLEEP,
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    app.insert_resource(WinitSettings { focused_mode: asleep, unfocused_mode: asleep })
        .init_resource::<Moving>()
        .add_systems(
            PreUpdate,
            drop_unchanged_modifiers
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(PostUpdate, keep_drawing.after(EguiPostUpdateSet::EndPass));
}

/// Until when the stage moves, in seconds of the app's time.
#[derive(Resource, Default)]
pub struct Moving {
    until_secs: f32,
}

impl Moving {
    /// Something moves for so long from now on.
    pub fn for_secs(&mut self, time: &Time, secs: f32) {
        self.until_secs = self.until_secs.max(time.elapsed_secs() + secs);
    }

    /// Whether something moves.
    pub fn now(&self, time: &Time) -> bool {
        time.elapsed_secs() < self.until_secs
    }
}

/// bevy_egui 0.42 tells egui every frame which modifier keys are down, and egui asks for another
/// frame after every event: it would draw for ever. Only changes are passed on.
fn drop_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|state| state.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(now) if *now == known));
    }
}

/// Asks for the next frame while the stage moves, or while egui wants one soon.
fn keep_drawing(
    moving: Res<Moving>,
    time: Res<Time>,
    mut contexts: EguiContexts,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let wanted = contexts.ctx_mut().is_ok_and(|ctx| ctx.has_requested_repaint());
    if wanted || moving.now(&time) {
        redraw.write(RequestRedraw);
    }
}
