//! Being told to stop: by Ctrl+C, by the system, or since the terminal was closed. The room is kept all the same; what is
//! told here lets it be said.

use super::leading::News;
use async_signal::{Signal, Signals};
use futures_util::StreamExt as _;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

/// What there is to be listened to.
#[cfg(unix)]
const SIGNALS: [Signal; 3] = [Signal::Int, Signal::Term, Signal::Hup];
#[cfg(not(unix))]
const SIGNALS: [Signal; 1] = [Signal::Int];

/// Listens, on a thread of its own. Where that can't be done, a signal ends the program as it always does, and the room
/// is kept all the same.
pub fn listen(news: &Sender<News>) {
    let signals = match Signals::new(SIGNALS) {
        Ok(signals) => signals,
        Err(error) => return tracing::warn!(%error, "signals can't be listened to"),
    };
    let news = news.clone();
    std::thread::spawn(move || {
        let mut signals = signals;
        while let Some(Ok(_)) = wait(signals.next()) {
            if news.send(News::Stop).is_err() {
                return;
            }
        }
    });
}

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until something has come.
pub fn wait<T>(coming: impl Future<Output = T>) -> T {
    let mut coming = pin!(coming);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match coming.as_mut().poll(&mut context) {
            Poll::Ready(what) => return what,
            Poll::Pending => std::thread::park(),
        }
    }
}
