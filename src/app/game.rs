//! Putting the game together and running it.

use super::platform::Waker;
use super::theme::system_fonts;
use super::{
    accessibility, cannot_start, crash, frame_pacing, interface, keyboard, platform, projector, stage,
    window_size,
};
use crate::cli::GameArgs;
use crate::library::Library;
use crate::log::{self, Terminal};
use crate::records::{OpenError, data_dir};
use crate::session::Session;
use crate::text::Text;
use bevy::app::AppExit;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{ExitCondition, WindowResolution};
use bevy_egui::EguiPlugin;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the game until its window is closed.
pub fn run(options: GameArgs) -> ExitCode {
    let folder = options.data.clone().or_else(data_dir);
    cannot_start::listen();
    // Without a folder of the user's own, a log in the system's folder for passing things is better than none.
    let log = log::start(Some(&folder.clone().unwrap_or_else(std::env::temp_dir)), Terminal::Warns);
    crash::remember_panics();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "the game is opened");
    let waker = Waker::default();
    let kept = folder.clone();
    let session = match open_session(&options, folder, &waker) {
        Ok(session) => session,
        Err(error) => {
            tracing::error!(%error, "the game can't start");
            let told = error.told();
            return crash::cannot_start(&format!("{}\n{}", told.en, told.zh));
        }
    };
    let again = options.clone();
    // Nothing of the session is looked at again after a panic; what counts is on the disk.
    let game = std::panic::AssertUnwindSafe(move || play(session, &options, waker));
    let played = std::panic::catch_unwind(game);
    match played {
        Ok(AppExit::Success) if !crash::happened() => ExitCode::SUCCESS,
        Ok(_) | Err(_) if !cannot_start::begun() => cannot_start::tell(&again, kept.as_deref()),
        // A panic in one of Bevy's threads may end the loop without reaching this one.
        Ok(_) | Err(_) => crash::start_again(&again, log.as_deref()),
    }
}

/// Opens everything that is kept, and says what could not be.
fn open_session(options: &GameArgs, folder: Option<PathBuf>, waker: &Waker) -> Result<Session, OpenError> {
    let own = options.scenarios.clone().or_else(|| folder.as_ref().map(|folder| folder.join("scenarios")));
    // Those that come with the game are there at once; a folder of the person's own may be anywhere.
    let library = Library::load(None);
    let mut session = Session::open(library, platform::outside(folder, waker), options.lang, options.seed)?;
    if let Some(own) = own {
        session.read_library(own);
    }
    if let Some(log) = &options.after_crash {
        let log = log.display();
        session.tell(Text::new(
            format!("刚才程序出了错，重新打开了。你说过的话都已经存好，点“接着谈”就能接上。错误记录在 {log}"),
            format!("The game ran into an error and was opened again. Everything you said was saved: choose Continue to go on. The error is written down in {log}"),
        ));
    }
    Ok(session)
}

fn play(session: Session, options: &GameArgs, waker: Waker) -> AppExit {
    let mut app = build(session, WindowResolution::new(1280, 720), options.plant_panic);
    app.add_plugins((platform::plugin(waker), window_size::plugin, system_fonts::plugin)).run()
}

/// The app around a session.
pub(super) fn build(session: Session, size: WindowResolution, plant_panic: bool) -> App {
    let mut app = App::new();
    let window = Window {
        title: "Counterpart 换位".to_owned(),
        name: Some("counterpart".to_owned()),
        resolution: size,
        resize_constraints: bevy::window::WindowResizeConstraints {
            min_width: window_size::LEAST.x,
            min_height: window_size::LEAST.y,
            ..default()
        },
        ..default()
    };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(window),
                exit_condition: ExitCondition::OnPrimaryClosed,
                ..default()
            })
            // The log was started before there was an app.
            .disable::<LogPlugin>(),
    )
    .add_plugins(EguiPlugin::default())
    .set_error_handler(bevy::ecs::error::warn)
    .add_plugins((
        interface::plugin(session),
        projector::plugin,
        cannot_start::plugin,
        stage::plugin,
        frame_pacing::plugin,
        keyboard::plugin,
        accessibility::plugin,
    ));
    #[cfg(all(unix, not(target_os = "macos")))]
    app.add_plugins(super::x11_monitors::plugin);
    #[cfg(feature = "sound")]
    app.add_plugins(super::sound::plugin);
    if plant_panic {
        app.add_systems(Update, crash::plant);
    }
    app
}
