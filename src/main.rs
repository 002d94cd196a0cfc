//! Counterpart's program: arguments to the command line or to the game, and the exit code.

use counterpart::cli::{self, Asked};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        #[cfg(feature = "app")]
        Asked::Game(game) => counterpart::app::run(game),
        #[cfg(feature = "app")]
        Asked::Shots(shots) => counterpart::app::shots(shots),
        #[cfg(not(feature = "app"))]
        Asked::Game(_) | Asked::Shots(_) => cli::without_game(),
    }
}
