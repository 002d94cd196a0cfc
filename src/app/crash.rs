//! When something goes wrong all the same: the game is opened again. What it was stands in the log
//! ([`crate::log`]).
//!
//! Every choice is on the disk before it is shown, so nothing is lost. A window can't be opened
//! twice in one process; so the game starts itself anew and tells the person there what happened.

use super::interface::GameSession;
use crate::cli::GameArgs;
use bevy::prelude::*;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once something has panicked.
static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Whether anything has panicked in this process.
pub fn happened() -> bool {
    HAPPENED.load(Ordering::SeqCst)
}

/// From now on a panic is remembered, and then taken as before: by the log.
pub fn remember_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        HAPPENED.store(true, Ordering::SeqCst);
        usual(panic);
    }));
}

/// Opens the game again after a crash, once: a game that crashes right after is not opened a third
/// time.
pub fn start_again(options: &GameArgs, log: Option<&Path>) -> ExitCode {
    let Some(log) = log.filter(|_| options.after_crash.is_none()) else {
        return ExitCode::FAILURE;
    };
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    match Command::new(program).args(options.again(log)).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The game can't start at all: said where it was started from, since there is no window yet.
#[expect(clippy::print_stderr, reason = "there is no window yet to say it in")]
pub fn cannot_start(why: &str) -> ExitCode {
    eprintln!("Counterpart can't start: {why}");
    ExitCode::FAILURE
}

/// Breaks once the second thing has been said, so that all of this can be tried. Never inlined: a test looks
/// whether the trace names it.
#[inline(never)]
#[expect(clippy::panic, reason = "this is the planted fault")]
pub fn plant(game: Res<GameSession>) {
    let said = game.with(|session| session.playing.as_ref().map_or(0, |playing| playing.play.turns().len()));
    if said == 2 {
        panic!("planted");
    }
}
