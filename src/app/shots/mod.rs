//! Pictures of every screen, taken by the real game from a fixed play, with stable names.
//!
//! **Not here:** which screens there are: the table in `screens` names the pictures of each. Nothing of this
//! is in a test's way: views are tested without it.

pub mod drill;
mod itinerary;
pub mod lesson;
pub mod places;
mod steps;
mod workshop;

use self::itinerary::{Pictured, Stop, itinerary};
pub use self::itinerary::{Stops, pictures_of};
use super::frame_pacing::Moving;
use super::game::build;
use super::interface::{Asked, GameSession};
use super::projector::Projector;
use crate::cli::Shots;
use crate::library::Library;
use crate::records::Store;
use crate::session::{NavCommand, Outside, Session, SettingsCommand, ThemeChoice};
use bevy::app::AppExit;
use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::{WindowRef, WindowResolution};
use bevy::winit::WinitSettings;
use std::collections::VecDeque;
use std::process::ExitCode;

impl Shots {
    /// Whether a picture of this name is wanted.
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part.as_str()))
    }
}

/// The seed of the order of its options.
const SEED: u64 = 7;
/// Frames drawn before a picture is taken: the view and the stage learn from each other's last frame.
const SETTLE_FRAMES: u32 = 6;

/// Takes the pictures.
pub fn shots(options: Shots) -> ExitCode {
    if let Err(error) = std::fs::create_dir_all(&options.dir) {
        return super::crash::cannot_start(&format!("{}: {error}", options.dir.display()));
    }
    crate::log::start(None, crate::log::Terminal::Warns);
    let Some(session) = fresh_session() else {
        return super::crash::cannot_start("no database in memory");
    };
    let size = WindowResolution::new(options.size.0, options.size.1).with_scale_factor_override(1.0);
    let mut app = build(session, size.clone(), false);
    app.world_mut().resource_mut::<Projector>().size = size;
    app.insert_resource(WinitSettings::continuous())
        .insert_resource(Tour {
            stops: options.langs.iter().flat_map(|lang| itinerary(*lang)).collect(),
            options,
            now: None,
            window: Pictured::Own,
            frames: 0,
            taken: false,
        })
        .add_systems(First, travel);
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(_) => ExitCode::FAILURE,
    }
}

/// A session of somebody who has played nothing yet and wants nothing to move.
fn fresh_session() -> Option<Session> {
    let mut store = Store::in_memory().ok()?;
    // In whose order a course has its forms hangs on the person's id, which the store draws for the first of all.
    let drawn = store.person().ok()?.uid;
    store.forget_person(&drawn, &format!("{:032x}", 2), 0).ok()?;
    let mut session = Session::new(Library::load(None), store, fixed(), None, Some(SEED));
    session.apply(SettingsCommand::ReducedMotion(true));
    session.apply(SettingsCommand::Theme(ThemeChoice::Light));
    Some(session)
}

/// A clock that stands still and random numbers that aren't, so that pictures come out alike.
fn fixed() -> Outside {
    const NOON: i64 = 1_767_225_600_000;
    let mut count = 0;
    let random = move || {
        count += 1;
        count
    };
    Outside::of(|| NOON, random)
}

#[derive(Resource)]
struct Tour {
    options: Shots,
    stops: VecDeque<Stop>,
    now: Option<String>,
    window: Pictured,
    frames: u32,
    taken: bool,
}

/// Goes from stop to stop: gets there, lets the picture settle, takes it, waits until it is saved.
fn travel(
    mut tour: ResMut<Tour>,
    game: Res<GameSession>,
    mut asked: ResMut<Asked>,
    (moving, projector): (Res<Moving>, Res<Projector>),
    time: Res<Time>,
    mut commands: Commands,
    mut exit: MessageWriter<AppExit>,
) {
    if tour.taken {
        tour.taken = false;
        tour.now = None;
    }
    match tour.now.clone() {
        None => {
            let Some(stop) = tour.stops.pop_front() else {
                exit.write(AppExit::Success);
                return;
            };
            game.with(|session| (stop.go)(session));
            tour.window = stop.window;
            if !tour.options.wants(&stop.name) {
                return;
            }
            // Any command lets the interface notice that another screen is open.
            asked.0.push(NavCommand::Dismiss(usize::MAX).into());
            tour.now = Some(stop.name);
            tour.frames = 0;
        }
        Some(name) => {
            tour.frames += 1;
            let window = match tour.window {
                Pictured::Own => Some(WindowRef::Primary),
                Pictured::Projector => projector.shown().map(WindowRef::Entity),
            };
            // A window that was just opened settles as long as one that has changed.
            let Some(window) = window else {
                tour.frames = 0;
                return;
            };
            let settled = tour.frames >= SETTLE_FRAMES && !moving.now(&time) && !moving.awaits(&time);
            if settled && tour.frames < u32::MAX / 2 {
                tour.frames = u32::MAX / 2;
                let file = tour.options.dir.join(format!("{name}.png"));
                commands
                    .spawn(Screenshot(RenderTarget::Window(window)))
                    .observe(save_to_disk(file))
                    .observe(|_: On<ScreenshotCaptured>, mut tour: ResMut<Tour>| tour.taken = true);
            }
        }
    }
}
