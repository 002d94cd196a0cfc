//! Ctrl+C while something is worked out: heard, so that what was found until then can be told.

use super::host::signals;
use async_signal::{Signal, Signals};
use futures_util::StreamExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody has had enough.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. Where that can't be done, Ctrl+C ends the program as it always does.
    pub fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        match Signals::new([Signal::Int]) {
            Ok(mut coming) => {
                let told = interrupt.clone();
                std::thread::spawn(move || {
                    while let Some(Ok(_)) = signals::wait(coming.next()) {
                        told.0.store(true, Ordering::Relaxed);
                    }
                });
            }
            Err(error) => tracing::warn!(%error, "signals can't be listened to"),
        }
        interrupt
    }

    /// Whether Ctrl+C was pressed.
    pub fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
