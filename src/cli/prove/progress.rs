//! How far a proof has got, on a terminal, once it takes longer than a second.

use crate::phrase;
use crate::text::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// After so long somebody wants to know whether it is still going on.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far it has got.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    seats: usize,
    done: AtomicUsize,
    states: AtomicUsize,
    lang: Lang,
}

impl Progress {
    /// At the beginning, with so many seats to prove, or 0 where one is only explored. Shown on standard error, if that is a terminal.
    pub fn new(seats: usize, lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(seats as u64), ProgressDrawTarget::hidden());
        let (done, states) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Progress { bar, started: Instant::now(), seats, done, states, lang }
    }

    /// So many more states were found.
    pub fn explored(&self, states: usize) {
        self.states.fetch_add(states, Ordering::Relaxed);
        self.tell();
    }

    /// One more seat is proved.
    pub fn seat_done(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.tell();
    }

    fn tell(&self) {
        if self.started.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            if let Ok(style) = indicatif::ProgressStyle::with_template("{bar:30} {msg}") {
                self.bar.set_style(style);
            }
        }
        let (done, states) = (self.done.load(Ordering::Relaxed), self.states.load(Ordering::Relaxed));
        self.bar.set_position(done as u64);
        let message = match self.seats {
            0 => phrase!(self.lang, "cli.graph.progress", states = states),
            seats => phrase!(self.lang, "cli.prove.progress", done = done, all = seats, states = states),
        };
        self.bar.set_message(message);
    }

    /// All is done: the line goes away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
