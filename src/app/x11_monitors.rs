//! Monitors that come and go under X11. winit reads its list of them anew when RandR speaks, and never hears it:
//! libX11 drops the events of an extension that nobody has introduced to it. It reads the list as well when the
//! resources of X11 are said to have changed, at whatever window: so a connection of our own listens to RandR and
//! says that at the game's own, which nobody else hears.
//!
//! **Not here:** what follows from it (`super::projector`). Elsewhere than under X11 the system tells winit itself.

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RawHandleWrapper};
use raw_window_handle::RawWindowHandle;
use std::error::Error;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
use x11rb::protocol::xproto::{AtomEnum, PropMode, Window};
use x11rb::wrapper::ConnectionExt as _;

/// Begins to listen, once the game has its window, if that is one of X11's.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, listen);
}

fn listen(mut listens: Local<bool>, windows: Query<&RawHandleWrapper, With<PrimaryWindow>>) {
    let Some(window) = windows.iter().next().filter(|_| !*listens) else { return };
    *listens = true;
    let window = match window.get_window_handle() {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).unwrap_or_default(),
        RawWindowHandle::Xcb(handle) => handle.window.get(),
        _ => return,
    };
    let thread = std::thread::Builder::new().name("counterpart monitors".to_owned());
    let begun = thread.spawn(move || {
        if let Err(error) = pass_on(window) {
            tracing::info!(%error, "monitors that come and go aren't noticed any more");
        }
    });
    if let Err(error) = begun {
        tracing::info!(%error, "monitors that come and go aren't noticed");
    }
}

/// Has winit read its list again whenever RandR says that something has changed; until the server or the window is
/// gone.
fn pass_on(window: Window) -> Result<(), Box<dyn Error>> {
    let (server, screen) = x11rb::connect(None)?;
    let root = server.setup().roots[screen].root;
    server.randr_query_version(1, 3)?.reply()?;
    let changes = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE;
    server.randr_select_input(root, changes)?.check()?;
    loop {
        let event = server.wait_for_event()?;
        if matches!(event, Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_)) {
            // What comes together is passed on once.
            while server.poll_for_event()?.is_some() {}
            let (resources, text) = (AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING);
            server.change_property8(PropMode::APPEND, window, resources, text, &[])?.check()?;
        }
    }
}
