//! Counterpart's program: arguments to the command line or to the game, and the exit code.

use counterpart::cli::{self, Asked};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        #[cfg(feature = "app")]
        Asked::Game(game) => counterpart::app::run(counterpart::app::Options {
            data: game.data,
            scenarios: game.scenarios,
            lang: game.lang,
            seed: game.seed,
            after_crash: game.after_crash,
            plant_panic: game.plant_panic,
        }),
        #[cfg(feature = "app")]
        Asked::Shots(shots) => counterpart::app::shots(counterpart::app::ShotOptions {
            dir: shots.dir,
            langs: shots.langs,
            size: shots.size,
            only: shots.only,
        }),
        #[cfg(not(feature = "app"))]
        Asked::Game(_) | Asked::Shots(_) => cli::without_game(),
    }
}
