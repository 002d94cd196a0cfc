//! When something goes wrong all the same: it is written down, and the game is opened again.
//!
//! Every choice is on the disk before it is shown, so nothing is lost. A window can't be opened
//! twice in one process; so the game starts itself anew and tells the person there what happened.

use super::game::Options;
use super::interface::GameSession;
use bevy::prelude::*;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once a panic was written down.
static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Whether anything has panicked in this process.
pub fn happened() -> bool {
    HAPPENED.load(Ordering::SeqCst)
}

/// Where crashes are written down: in the data folder, or the system's folder for passing things.
pub fn log_file(folder: Option<&Path>) -> Option<PathBuf> {
    let folder = folder.map_or_else(std::env::temp_dir, Path::to_path_buf);
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("counterpart-crash.log"))
}

/// From now on every panic is written to the log, with where it came from.
pub fn remember_panics(log: Option<PathBuf>) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        HAPPENED.store(true, Ordering::SeqCst);
        if let Some(log) = &log {
            // There is nobody left to tell if even the log can't be written.
            drop(write_down(log, panic));
        }
        usual(panic);
    }));
}

fn write_down(log: &Path, panic: &PanicHookInfo) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(log)?;
    let trace = std::backtrace::Backtrace::force_capture();
    let (version, when) = (env!("CARGO_PKG_VERSION"), super::outside::now_ms());
    writeln!(file, "--- Counterpart {version}, {when} ms since 1970\n{panic}\n{trace}")
}

/// Opens the game again after a crash, once: a game that crashes right after is not opened a third
/// time.
pub fn start_again(options: &Options, log: Option<&Path>) -> ExitCode {
    let Some(log) = log.filter(|_| options.after_crash.is_none()) else {
        return ExitCode::FAILURE;
    };
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let mut command = Command::new(program);
    command.arg("--after-crash").arg(log);
    if let Some(data) = &options.data {
        command.arg("--data").arg(data);
    }
    if let Some(scenarios) = &options.scenarios {
        command.arg("--scenarios").arg(scenarios);
    }
    if let Some(lang) = options.lang {
        command.arg("--lang").arg(lang.code());
    }
    if let Some(seed) = options.seed {
        command.arg("--seed").arg(seed.to_string());
    }
    match command.status() {
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

/// Breaks once the second thing has been said, so that all of this can be tried.
#[expect(clippy::panic, reason = "this is the planted fault")]
pub fn plant(game: Res<GameSession>) {
    let said = game.with(|session| session.playing.as_ref().map_or(0, |playing| playing.play.turns().len()));
    if said == 2 {
        panic!("planted");
    }
}
