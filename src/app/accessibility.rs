//! What a screen reader asks for reaches egui.
//!
//! bevy_egui 0.42 publishes the tree of what is on the screen, but forwards no requests: a reader
//! could read a button and not press it.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext};

/// Forwards requests of assistive technology.
pub fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        forward_requests.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
    );
}

fn forward_requests(
    mut requests: MessageReader<ActionRequest>,
    input: Option<Single<&mut EguiInput, With<PrimaryEguiContext>>>,
) {
    let Some(mut input) = input else { return };
    for request in requests.read() {
        input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
    }
}
