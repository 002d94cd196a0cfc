//! The system's clock and chance, its programs, and the way to wake the sleeping window.

use crate::session::{Outside, background};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxy, EventLoopProxyWrapper, WinitUserEvent};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

/// Wakes the loop from any thread, once there is one.
#[derive(Resource, Clone, Default)]
pub struct Waker(Arc<OnceLock<EventLoopProxy<WinitUserEvent>>>);

impl Waker {
    /// Has the screen drawn again.
    pub fn wake(&self) {
        if let Some(proxy) = self.0.get() {
            // The loop may have ended; then there is nothing to draw.
            proxy.send_event(WinitUserEvent::WakeUp).unwrap_or_default();
        }
    }
}

/// Gives the waker the loop to wake.
pub fn plugin(waker: Waker) -> impl Plugin {
    move |app: &mut App| {
        app.insert_resource(waker.clone()).add_systems(Startup, connect);
    }
}

fn connect(waker: Res<Waker>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    if let Some(proxy) = proxy {
        waker.0.get_or_init(|| (**proxy).clone());
    }
}

/// The system's clock, random numbers and programs. Rooms are kept in the folder.
pub fn outside(data: Option<PathBuf>, waker: &Waker) -> Outside {
    let waker = waker.clone();
    let started = std::time::Instant::now();
    Outside {
        data,
        zone: jiff::tz::TimeZone::system(),
        wake: Arc::new(move || waker.wake()),
        open: Box::new(open),
        worker: background::in_threads(),
        steady_ms: Arc::new(move || u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)),
        ..Outside::of(now_ms, random)
    }
}

fn open(path: &Path) -> bool {
    opener::open(path).is_ok()
}

/// Milliseconds since 1970 (UTC); 0 on a clock that stands before it.
pub fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

fn random() -> u128 {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u128::from_le_bytes(bytes),
        // A system without random numbers still has a clock: ids stay unique on one machine.
        Err(_) => u128::from(now_ms().unsigned_abs()) << 64 | u128::from(std::process::id()),
    }
}
