//! What a screen reader asks for reaches egui.
//!
//! bevy_egui 0.42 publishes the tree of what is on the screen, but forwards no requests: a reader
//! could read a button and not press it. And Bevy only puts requests in a queue, without waking the
//! loop: a game that sleeps while nothing moves would answer when the mouse happens to move.

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How often requests are looked for while a screen reader listens: sooner than anyone notices.
const LISTENING: Duration = Duration::from_millis(30);
/// How often it is looked whether one has begun to listen.
const ALONE: Duration = Duration::from_millis(500);

type Requests = Arc<Mutex<WinitActionRequestHandler>>;

/// Forwards requests of assistive technology.
pub fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        forward_requests.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(Last, (keep_watch, draw_for_requests));
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

/// Bevy looks into its queue when a frame has been drawn: what it finds there needs one more.
fn draw_for_requests(mut requests: MessageReader<ActionRequest>, mut redraw: MessageWriter<RequestRedraw>) {
    if requests.read().count() > 0 {
        redraw.write(RequestRedraw);
    }
}

/// Sets the watch that wakes the loop, as soon as there is a window to watch.
fn keep_watch(
    handlers: Option<Res<WinitActionRequestHandlers>>,
    requested: Option<Res<AccessibilityRequested>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut kept: Local<bool>,
) {
    let (Some(handlers), Some(requested), Some(proxy)) = (handlers, requested, proxy) else { return };
    if *kept || handlers.is_empty() {
        return;
    }
    *kept = true;
    let windows: Vec<Requests> = handlers.values().cloned().collect();
    let (requested, proxy) = (requested.clone(), (**proxy).clone());
    let watch = move || watch(&windows, &requested, || proxy.send_event(WinitUserEvent::WakeUp).is_ok());
    if let Err(error) = thread::Builder::new().name("screen reader".to_owned()).spawn(watch) {
        warn!("no watch for what screen readers ask for: {error}");
    }
}

/// Wakes the loop when something was asked for, and when a screen reader has begun to listen: the
/// screen must be told to it then. Ends with the loop.
fn watch(windows: &[Requests], requested: &AccessibilityRequested, wake: impl Fn() -> bool) {
    let mut listening = false;
    loop {
        let began = requested.get() && !listening;
        listening |= began;
        let asked = windows
            .iter()
            .any(|requests| !requests.lock().unwrap_or_else(PoisonError::into_inner).is_empty());
        if (began || asked) && !wake() {
            return;
        }
        thread::sleep(if listening { LISTENING } else { ALONE });
    }
}
