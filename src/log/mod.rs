//! The log: what went wrong and what was begun, in a file of bounded size in the data folder, so that
//! somebody whose phones can't join or whose plays have vanished has something to send in.
//!
//! Every part of the program speaks to it through `tracing`; this module alone installs what listens.
//! There are two files of at most [`LARGEST`] bytes, [`FILE`] and, older, [`EARLIER`]. Nothing is written,
//! and no folder made, until there is something to say. A log that can't be written is given up without a
//! word: it never disturbs the program.
//!
//! **Never logged:** what people say, type or answer (sentences picked, plans, recalls, feedback), names
//! (of people, of their networks), secrets (the token of a facilitator or a phone, the code or the link of
//! a room). An event names what failed, a file, a number or an id of a scenario, and what the system said.
//! Paths are logged as they are, and hold the name of the user's folder; what is sent in
//! ([`diagnostics`]) has `~` in its place. A panic's own words may quote what it broke on, so whatever
//! stands in quotation marks there is left out.

pub mod diagnostics;
mod discreet;
mod file;

pub use file::{EARLIER, FILE, LARGEST};

use discreet::without_quotes;
use file::LogFile;
use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::SystemTime;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

/// What of others' events is noise: things they complain of that nobody can do anything about.
const NOISE: &str = "wgpu=error,naga=error,bevy_winit=error,winit=error,bevy_egui=error,bevy_render=error,zbus=error,atspi=error";

/// Where events go besides the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// Nowhere: a command says itself what its reader is to know.
    Silent,
    /// Warnings go to standard error, as `RUST_LOG` has it if it is set: the game has no other place for
    /// them.
    Warns,
}

/// From now on events and panics are written to the log in this folder; without a folder, nowhere. Gives
/// the file. The first call in a process counts; later ones change nothing.
pub fn start(folder: Option<&Path>, terminal: Terminal) -> Option<PathBuf> {
    let file = folder.map(LogFile::in_folder);
    let path = file.as_ref().map(|file| file.path().to_owned());
    let to_file = file.clone().map(|file| {
        tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .log_internal_errors(false)
            .with_writer(file)
            .with_filter(targets("warn,counterpart=info"))
    });
    let to_terminal = (terminal == Terminal::Warns).then(|| {
        let asked = std::env::var("RUST_LOG").unwrap_or_default();
        tracing_subscriber::fmt::layer()
            .with_writer(std::io::stderr)
            .with_filter(targets(&format!("warn,{NOISE},{asked}")))
    });
    let started = tracing_subscriber::registry().with(to_file).with(to_terminal).try_init();
    if started.is_ok() {
        write_down_panics(file);
    }
    path
}

/// What is let through: these directives, and what is always noise. Those that can't be read are left out.
fn targets(directives: &str) -> Targets {
    let all = format!("{directives},{NOISE}");
    let read =
        all.split(',').filter(|directive| !directive.is_empty() && Targets::from_str(directive).is_ok());
    let read: Vec<&str> = read.collect();
    Targets::from_str(&read.join(",")).unwrap_or_else(|_| Targets::new().with_default(LevelFilter::WARN))
}

/// From now on every panic is written down with where it came from, and then taken as before.
fn write_down_panics(file: Option<LogFile>) {
    let Some(file) = file else { return };
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Past `tracing`: it may be what panicked.
        file.write_down(&entry(panic, &Backtrace::force_capture()));
        usual(panic);
    }));
}

fn entry(panic: &PanicHookInfo<'_>, trace: &Backtrace) -> String {
    let now = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::MIN);
    let at = panic.location().map_or_else(|| "?".to_owned(), ToString::to_string);
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("?");
    let message = panic.payload_as_str().map(without_quotes).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!("{now} ERROR panic in Counterpart {version}, thread {thread}, at {at}: {message}\n{trace}\n")
}

#[cfg(test)]
mod tests {
    use super::{LevelFilter, LogFile, Targets, targets, write_down_panics};
    use tracing::Level;

    #[test]
    fn our_own_events_count_from_information_on_and_those_of_others_from_warnings_on() {
        let targets = targets("warn,counterpart=info");
        assert!(targets.would_enable("counterpart_records::settings", &Level::INFO));
        assert!(targets.would_enable("counterpart::cli", &Level::INFO));
        assert!(!targets.would_enable("counterpart::cli", &Level::DEBUG));
        assert!(targets.would_enable("hyper", &Level::WARN));
        assert!(!targets.would_enable("hyper", &Level::INFO));
        assert!(!targets.would_enable("wgpu_core::device", &Level::WARN));
    }

    #[test]
    fn a_panic_is_written_down_with_its_place_and_without_what_it_quotes() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = LogFile::in_folder(folder.path());
        write_down_panics(Some(file.clone()));
        let typed = String::from("你们又来催了。");
        let broken = std::thread::Builder::new().name("breaking".to_owned());
        let broken = broken.spawn(move || typed[1..].len()).expect("a thread");
        assert!(broken.join().is_err());
        drop(std::panic::take_hook());
        let written = std::fs::read_to_string(file.path()).expect("the log");
        assert!(written.contains("thread breaking, at src/log/mod.rs:"), "{written}");
        assert!(written.contains("not a char boundary"), "{written}");
        assert!(!written.contains("催"), "{written}");
    }

    #[test]
    fn a_directive_that_cannot_be_read_leaves_the_others_as_they_are() {
        let read = targets("warn,counterpart[nonsense=,counterpart=debug");
        assert!(read.would_enable("counterpart", &Level::DEBUG));
        assert!(!read.would_enable("hyper", &Level::INFO));
        assert_ne!(read, Targets::new().with_default(LevelFilter::WARN));
    }
}
