//! The preparation of a workshop.

use super::{ScreenState, draw_view};
use crate::app::interface::{Asked, Desk, InterfaceSystems, Look};
use crate::app::views;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// Adds the screen.
pub fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(InterfaceSystems::Draw).run_if(in_state(ScreenState::Workshop)),
    );
}

fn show(mut contexts: EguiContexts, desk: Res<Desk>, look: Res<Look>, mut asked: ResMut<Asked>) -> Result {
    draw_view(&mut contexts, &desk, &look, &mut asked, views::workshop::show)
}
