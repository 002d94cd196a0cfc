//! Pictures of every screen, taken by the real game from a fixed play, with stable names.

use super::game::build;
use super::interface::{Asked, Desk};
use super::quiet::Moving;
use super::session::{Command, Mode, Outside, Playing, Screen, Session, ThemeChoice};
use crate::library::Library;
use crate::records::Store;
use crate::scenario::Turn;
use crate::text::Lang;
use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::WindowResolution;
use bevy::winit::WinitSettings;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::ExitCode;

/// What pictures to take.
#[derive(Clone, Debug)]
pub struct ShotOptions {
    /// Where to put them.
    pub dir: PathBuf,
    /// In which languages.
    pub langs: Vec<Lang>,
    /// The window's size in pixels.
    pub size: (u32, u32),
}

/// The scenario that is played for the pictures.
const SCENARIO: &str = "late-shipment";
/// The seed of the order of its options.
const SEED: u64 = 7;
/// Frames drawn before a picture is taken: the view and the stage learn from each other's last frame.
const SETTLE_FRAMES: u32 = 6;

/// Takes the pictures.
pub fn shots(options: ShotOptions) -> ExitCode {
    if let Err(error) = std::fs::create_dir_all(&options.dir) {
        return super::crash::cannot_start(&format!("{}: {error}", options.dir.display()));
    }
    let store = match Store::in_memory() {
        Ok(store) => store,
        Err(error) => return super::crash::cannot_start(&error.to_string()),
    };
    let mut session = Session::new(Library::load(None), store, fixed(), None, Some(SEED));
    session.apply(Command::SetReducedMotion(true));
    session.apply(Command::SetTheme(ThemeChoice::Light));
    let size = WindowResolution::new(options.size.0, options.size.1).with_scale_factor_override(1.0);
    let mut app = build(session, size, false);
    app.insert_resource(WinitSettings::continuous())
        .insert_resource(Tour {
            dir: options.dir,
            stops: options.langs.iter().flat_map(|lang| itinerary(*lang)).collect(),
            now: None,
            frames: 0,
            taken: false,
        })
        .add_systems(First, travel);
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(_) => ExitCode::FAILURE,
    }
}

/// A clock that stands still and random numbers that aren't, so that pictures come out alike.
fn fixed() -> Outside {
    const NOON: i64 = 1_767_225_600_000;
    let mut count = 0;
    Outside {
        now_ms: Box::new(|| NOON),
        random: Box::new(move || {
            count += 1;
            count
        }),
    }
}

/// A place to take a picture at, and what to do to get there from the one before.
struct Stop {
    name: String,
    go: Box<dyn Fn(&mut Session) + Send + Sync>,
}

fn itinerary(lang: Lang) -> Vec<Stop> {
    let stop = |name: &str, go: fn(&mut Session)| Stop { name: format!("{name}-{lang}"), go: Box::new(go) };
    let briefing = || Screen::Briefing { scenario: SCENARIO.to_owned(), seat: "sales".to_owned() };
    let first = Stop {
        name: format!("language-{lang}"),
        go: Box::new(move |session| {
            session.apply(Command::SetLanguage(lang));
            session.apply(Command::SetTextPercent(100));
            session.apply(Command::SetTheme(ThemeChoice::Light));
            session.apply(Command::SetMode(Mode::Guided));
            session.apply(Command::Go(Screen::Language));
        }),
    };
    let open = Stop {
        name: format!("briefing-{lang}"),
        go: Box::new(move |session| session.apply(Command::Go(briefing()))),
    };
    vec![
        first,
        stop("home", |session| session.apply(Command::Go(Screen::Home))),
        stop("library", |session| session.apply(Command::Go(Screen::Library))),
        open,
        stop("conversation-opening", |session| session.apply(Command::Begin)),
        stop("conversation-misses", |session| say(session, Taste::Worst)),
        stop("conversation-furious", |session| {
            session.apply(Command::GoOn);
            for _ in 0..2 {
                say(session, Taste::Worst);
                session.apply(Command::GoOn);
            }
        }),
        stop("home-continue", |session| session.apply(Command::Leave)),
        stop("conversation-fits", |session| {
            start_over(session);
            say(session, Taste::Best);
        }),
        stop("conversation-calmer", |session| {
            for _ in 0..4 {
                session.apply(Command::GoOn);
                say(session, Taste::Best);
            }
            session.apply(Command::GoOn);
        }),
        stop("conversation-dark", |session| session.apply(Command::SetTheme(ThemeChoice::Dark))),
        stop("conversation-large-text", |session| {
            session.apply(Command::SetTheme(ThemeChoice::Light));
            session.apply(Command::SetTextPercent(200));
        }),
        stop("prediction", |session| {
            session.apply(Command::SetTextPercent(100));
            while session
                .playing
                .as_ref()
                .is_some_and(|playing| !predicts(playing) && playing.play.ending().is_none())
            {
                say(session, Taste::Best);
                session.apply(Command::GoOn);
            }
        }),
        stop("conversation-end", |session| {
            while session.playing.as_ref().is_some_and(|playing| playing.play.ending().is_none()) {
                say(session, Taste::Best);
                session.apply(Command::GoOn);
            }
        }),
        stop("outcome", |session| session.apply(Command::SeeOutcome)),
        stop("debrief-recall", |session| session.apply(Command::Go(Screen::Debrief))),
        stop("debrief", |session| session.apply(Command::ShowReplay)),
        stop("debrief-dark", |session| session.apply(Command::SetTheme(ThemeChoice::Dark))),
        stop("settings", |session| {
            session.apply(Command::SetTheme(ThemeChoice::Light));
            session.apply(Command::Go(Screen::Settings));
        }),
    ]
}

fn start_over(session: &mut Session) {
    let unfinished: Vec<String> = session.unfinished.iter().map(|play| play.row.uid.clone()).collect();
    for uid in unfinished {
        session.apply(Command::GiveUp(uid));
    }
    session.apply(Command::Go(Screen::Briefing { scenario: SCENARIO.to_owned(), seat: "sales".to_owned() }));
    session.apply(Command::Begin);
}

#[derive(Clone, Copy)]
enum Taste {
    Best,
    Worst,
}

/// Says what fits best or worst; in a prediction, gives its first answer.
fn say(session: &mut Session, taste: Taste) {
    let Some(playing) = &session.playing else { return };
    let offers = playing.play.offers();
    let picked = match taste {
        Taste::Best => offers.iter().max_by_key(|offer| offer.judgement.quality),
        Taste::Worst => offers.iter().min_by_key(|offer| offer.judgement.quality),
    };
    let Some(option) = picked.map(|offer| offer.option) else { return };
    if predicts(playing) {
        session.apply(Command::Guess(option));
        session.apply(Command::Sure(80));
    } else {
        session.apply(Command::Say(option));
    }
}

fn predicts(playing: &Playing) -> bool {
    matches!(playing.play.seat().beat(playing.play.beat()).turn, Turn::Predict(_))
}

#[derive(Resource)]
struct Tour {
    dir: PathBuf,
    stops: VecDeque<Stop>,
    now: Option<String>,
    frames: u32,
    taken: bool,
}

/// Goes from stop to stop: gets there, lets the picture settle, takes it, waits until it is saved.
fn travel(
    mut tour: ResMut<Tour>,
    desk: Res<Desk>,
    mut asked: ResMut<Asked>,
    moving: Res<Moving>,
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
            desk.with(|session| (stop.go)(session));
            // Any command lets the interface notice that another screen is open.
            asked.0.push(Command::Dismiss(usize::MAX));
            tour.now = Some(stop.name);
            tour.frames = 0;
        }
        Some(name) => {
            tour.frames += 1;
            let settled = tour.frames >= SETTLE_FRAMES && !moving.now(&time);
            if settled && tour.frames < u32::MAX / 2 {
                tour.frames = u32::MAX / 2;
                let file = tour.dir.join(format!("{name}.png"));
                commands
                    .spawn(Screenshot::primary_window())
                    .observe(save_to_disk(file))
                    .observe(|_: On<ScreenshotCaptured>, mut tour: ResMut<Tour>| tour.taken = true);
            }
        }
    }
}
