//! The game couldn't be opened at all: why, and what to do, in both languages; on a page where one can be
//! opened, and always where it was started from.
//!
//! Whatever breaks before the first picture breaks the same way the next time, so the game isn't opened again
//! ([`super::crash`] does that once it was running).

use crate::cli::GameArgs;
use crate::exchange::notice::{self, Notice};
use crate::phrase;
use crate::text::Lang;
use bevy::prelude::*;
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// The page's name, in the data folder or else in the system's folder for passing things.
const PAGE: &str = "counterpart-cannot-start.html";

/// Set once everything that a window needs was there.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// What broke before that, first of all.
static BROKE: Mutex<Option<String>> = Mutex::new(None);

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Obstacle {
    /// There is no screen to show a window on.
    NoScreen,
    /// There is a Wayland desktop alone, without the part of it that shows windows for X11.
    WaylandAlone,
    /// The screen that is named doesn't answer.
    NoAnswer,
    /// A library that windows need is missing.
    Lacks(String),
    /// No graphics driver that can be used.
    NoGraphics,
    /// Something else, in the system's words.
    Other(String),
}

/// Notes when there is a first picture.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, || BEGUN.store(true, Ordering::SeqCst));
}

/// Whether the game ever got as far as its first picture.
pub fn begun() -> bool {
    BEGUN.load(Ordering::SeqCst)
}

/// From now on what breaks before the first picture is kept, to be told in words; it isn't printed besides.
/// To be called before whatever else listens to panics.
pub fn listen() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if begun() {
            return usual(panic);
        }
        let mut broke = BROKE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        broke.get_or_insert_with(|| panic.payload_as_str().unwrap_or_default().to_owned());
    }));
}

/// Says why, and what to do.
pub fn tell(options: &GameArgs, folder: Option<&Path>) -> ExitCode {
    let broke = BROKE.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    let obstacle = recognise(&broke.unwrap_or_default());
    tracing::info!(?obstacle, "the game could not be opened");
    let first = options.lang.unwrap_or(Lang::Zh);
    let mut notices: Vec<Notice> = Lang::ALL.iter().map(|lang| in_words(&obstacle, *lang)).collect();
    notices.sort_by_key(|notice| notice.lang != first);
    say(&notices);
    if !matches!(obstacle, Obstacle::NoScreen | Obstacle::NoAnswer) {
        open_page(&notices, folder);
    }
    ExitCode::FAILURE
}

/// What stands in the way, from what winit, wgpu and Bevy say when they give up.
fn recognise(broke: &str) -> Obstacle {
    let says = |words: &str| broke.contains(words);
    if says("nor DISPLAY is set") {
        Obstacle::NoScreen
    } else if says("DISPLAY is not set") {
        Obstacle::WaylandAlone
    } else if says("Unable to find a GPU") || says("RequestDeviceError") || says("NotFound { active_backends")
    {
        Obstacle::NoGraphics
    } else if says("XOpenDisplayFailed") {
        Obstacle::NoAnswer
    } else if let Some(library) = library(broke).filter(|_| says("LibraryOpenError")) {
        Obstacle::Lacks(library.to_owned())
    } else {
        Obstacle::Other(broke.to_owned())
    }
}

/// The library that is named there: `libX11.so.6`.
fn library(broke: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    broke.split(|c| !is_name(c)).find(|word| word.starts_with("lib") && word.contains(".so"))
}

fn in_words(obstacle: &Obstacle, lang: Lang) -> Notice {
    let (what, todo) = match obstacle {
        Obstacle::NoScreen => (phrase!(lang, "start.no_screen"), vec![phrase!(lang, "start.no_screen_do")]),
        Obstacle::WaylandAlone => {
            (phrase!(lang, "start.wayland_alone"), vec![phrase!(lang, "start.wayland_alone_do")])
        }
        Obstacle::NoAnswer => {
            let display = env::var("DISPLAY").or_else(|_| env::var("WAYLAND_DISPLAY")).unwrap_or_default();
            (phrase!(lang, "start.no_answer", display = display), vec![phrase!(lang, "start.no_answer_do")])
        }
        Obstacle::Lacks(library) => {
            (phrase!(lang, "start.no_windows"), vec![phrase!(lang, "start.no_windows_do", library = library)])
        }
        Obstacle::NoGraphics => (
            phrase!(lang, "start.no_graphics"),
            vec![phrase!(lang, "start.no_graphics_why"), phrase!(lang, "start.no_graphics_do")],
        ),
        Obstacle::Other(says) if says.trim().is_empty() => {
            (phrase!(lang, "start.other"), vec![phrase!(lang, "start.other_silent")])
        }
        Obstacle::Other(says) => {
            (phrase!(lang, "start.other"), vec![phrase!(lang, "start.other_do", cause = says)])
        }
    };
    let mut says = todo;
    says.push(phrase!(lang, "start.without_window"));
    Notice { lang, title: what, says }
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn say(notices: &[Notice]) {
    for notice in notices {
        eprintln!("{}\n", notice.title);
        for words in &notice.says {
            eprintln!("  {words}");
        }
        eprintln!();
    }
}

/// Opens a page that says it: whoever started the game from an icon sees no terminal.
fn open_page(notices: &[Notice], folder: Option<&Path>) {
    let Some(page) = notice::page(notices) else { return };
    let folders = folder.map(Path::to_owned).into_iter().chain([env::temp_dir()]);
    let written = folders.map(|folder| folder.join(PAGE)).find(|path| written(path, &page));
    if let Some(path) = written
        && let Err(error) = opener::open(&path)
    {
        tracing::warn!(%error, "the page that says why the game can't start can't be opened");
    }
}

fn written(path: &PathBuf, page: &str) -> bool {
    path.parent().is_none_or(|folder| std::fs::create_dir_all(folder).is_ok())
        && std::fs::write(path, page).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Obstacle, in_words, recognise};
    use crate::text::Lang;

    /// As winit 0.30, wgpu 29 and Bevy 0.19 say it.
    const SAID: [(&str, &str); 7] = [
        (
            "Failed to build event loop: Os(OsError { line: 765, file: \"winit-0.30.13/src/platform_impl/linux/mod.rs\", \
             error: Misc(\"neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.\") })",
            "NoScreen",
        ),
        (
            "Failed to build event loop: Os(OsError { line: 1, file: \"mod.rs\", error: XNotSupported(LibraryOpenError(\
             OpenError { kind: Library, detail: \"libX11.so.6: cannot open shared object file\" })) })",
            "Lacks(\"libX11.so.6\")",
        ),
        (
            "Failed to build event loop: Os(OsError { line: 788, error: XNotSupported(XOpenDisplayFailed) })",
            "NoAnswer",
        ),
        (
            "Unable to find a GPU! Make sure you have installed required drivers! For extra information, see: https://github.com",
            "NoGraphics",
        ),
        (
            "Failed to build event loop: Os(OsError { line: 765, error: Misc(\"DISPLAY is not set; note: enable the \
             `winit/wayland` feature to support Wayland\") })",
            "WaylandAlone",
        ),
        ("", "Other(\"\")"),
        ("index out of bounds", "Other(\"index out of bounds\")"),
    ];

    #[test]
    fn what_stands_in_the_way_is_recognised() {
        for (said, obstacle) in SAID {
            assert_eq!(format!("{:?}", recognise(said)), obstacle, "{said}");
        }
    }

    #[test]
    fn every_obstacle_is_told_with_what_to_do() {
        let all = SAID.map(|(said, _)| recognise(said));
        for lang in Lang::ALL {
            for obstacle in &all {
                let notice = in_words(obstacle, lang);
                assert!(notice.says.len() >= 2, "{notice:?}");
                assert!(!notice.title.contains("start."), "{notice:?}");
            }
            let named = Obstacle::Lacks("libXi.so.6".to_owned());
            assert!(in_words(&named, lang).says[0].contains("libXi.so.6"));
        }
    }
}
