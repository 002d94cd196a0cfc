//! Between the session and the window: the theme, the views, and the one place where what a person
//! asks for is carried out.
//!
//! **Not here:** what a command does (`session`), what a screen looks like (`views`), how often is drawn
//! (`frame_pacing`).

use super::frame_pacing::Moving;
use super::screens::{self, OnStage};
use super::theme::system_fonts::SystemFonts;
use super::theme::{Theme, apply_style, install_fonts_with};
use super::views::{self, View};
use crate::session::{Command, Session};
use crate::text::Lang;
use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowTheme};
use bevy_egui::{EguiContexts, EguiGlobalSettings, EguiPrimaryContextPass, PrimaryEguiContext};
use egui::FontData;
use std::sync::{Arc, Mutex};

/// The session, as Bevy keeps it. The store inside can't be shared between threads, only handed over.
#[derive(Resource)]
pub struct GameSession(Mutex<Session>);

impl GameSession {
    /// Looks at the session, or changes it.
    pub fn with<T>(&self, f: impl FnOnce(&mut Session) -> T) -> T {
        let mut session = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        f(&mut session)
    }
}

/// What stands on the stage, as Bevy keeps it. Which screen is open is the session's affair.
#[derive(States, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stands(pub OnStage);

impl Stands {
    /// What stands there behind the open screen.
    fn behind(session: &Session) -> Stands {
        Stands(screens::entry(session.screen().id()).stage)
    }
}

/// What the views have asked for in this frame.
#[derive(Resource, Default)]
pub struct Asked(pub Vec<Command>);

/// The theme of this frame.
#[derive(Resource)]
pub struct Look(pub Theme);

/// What a window's egui has been given: fonts and style. It takes fonts in from one pass to the next,
/// and nothing can be written before.
#[derive(Default, Clone)]
pub struct Dress {
    /// The language for which the fonts were handed over.
    lang: Option<Lang>,
    /// How many fonts of the system were.
    system: usize,
    /// Whether a pass has begun since the first were.
    ready: bool,
    /// The theme that the style was set to.
    theme: Option<Theme>,
}

impl Dress {
    /// Whether something can be written.
    pub const fn is_ready(&self) -> bool {
        self.ready
    }

    /// Gives egui what is new. Says whether another frame is needed for it.
    pub fn put_on(
        &mut self,
        ctx: &egui::Context,
        theme: &Theme,
        lang: Lang,
        system: &[Arc<FontData>],
    ) -> bool {
        if self.theme.as_ref() != Some(theme) {
            apply_style(ctx, theme);
            self.theme = Some(theme.clone());
        }
        self.ready = self.lang.is_some();
        let other = self.lang != Some(lang) || self.system != system.len();
        if other {
            install_fonts_with(ctx, lang, system);
            (self.lang, self.system) = (Some(lang), system.len());
        }
        other
    }
}

/// The dress of the game's own window.
#[derive(Resource, Default)]
struct OwnDress(Dress);

impl OwnDress {
    fn is_ready(dress: Res<OwnDress>) -> bool {
        dress.0.is_ready()
    }
}

/// The systems of the interface, in their order within the egui pass.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub enum InterfaceSystems {
    /// Fonts and style.
    Prepare,
    /// The screens draw their views.
    Draw,
    /// What they asked for is carried out.
    Apply,
}

/// Brings the session into the app.
pub fn plugin(session: Session) -> impl Plugin {
    // A plugin may be built once only; the session is handed over then.
    let session = Mutex::new(Some(session));
    move |app: &mut App| {
        let session = session.lock().ok().and_then(|mut held| held.take());
        let Some(session) = session else { return };
        let first = Stands::behind(&session);
        let theme = Theme::of(&session.preferences, false);
        app.insert_resource(ClearColor(colour(theme.palette.paper)))
            .insert_resource(GameSession(Mutex::new(session)))
            .insert_resource(Look(theme))
            .init_resource::<Asked>()
            .init_resource::<OwnDress>()
            .insert_state(first)
            .add_systems(First, |game: Res<GameSession>| game.with(Session::catch_up))
            .add_systems(Startup, |mut commands: Commands, mut settings: ResMut<EguiGlobalSettings>| {
                // The projector has a camera, too; which of them is the game's own is said here.
                settings.auto_create_primary_context = false;
                // Pictures and egui smooth their own edges; to do it again is a third of the work.
                commands.spawn((Camera2d, Msaa::Off, PrimaryEguiContext));
            })
            .configure_sets(
                EguiPrimaryContextPass,
                (InterfaceSystems::Prepare, InterfaceSystems::Draw, InterfaceSystems::Apply).chain(),
            )
            .configure_sets(EguiPrimaryContextPass, InterfaceSystems::Draw.run_if(OwnDress::is_ready))
            .add_systems(EguiPrimaryContextPass, prepare.in_set(InterfaceSystems::Prepare))
            .add_systems(EguiPrimaryContextPass, draw.in_set(InterfaceSystems::Draw))
            .add_systems(EguiPrimaryContextPass, carry_out.in_set(InterfaceSystems::Apply));
    }
}

/// A colour of the theme as Bevy's.
pub fn colour(colour: egui::Color32) -> Color {
    Color::srgba_u8(colour.r(), colour.g(), colour.b(), colour.a())
}

fn prepare(
    mut contexts: EguiContexts,
    game: Res<GameSession>,
    mut look: ResMut<Look>,
    mut clear: ResMut<ClearColor>,
    window: Single<&Window, With<PrimaryWindow>>,
    system: Option<Res<SystemFonts>>,
    mut dress: ResMut<OwnDress>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let system_is_dark = window.window_theme == Some(WindowTheme::Dark);
    let theme =
        game.with(|session| Theme::of(&session.preferences, system_is_dark)).for_height(window.height());
    let lang = game.with(|session| session.lang());
    let system = system.as_ref().map_or(&[][..], |fonts| fonts.found());
    if dress.0.put_on(ctx, &theme, lang, system) {
        redraw.write(RequestRedraw);
    }
    if theme != look.0 {
        clear.0 = colour(theme.palette.paper);
        look.0 = theme;
    }
    Ok(())
}

/// Draws the open screen over the whole window.
fn draw(
    mut contexts: EguiContexts,
    game: Res<GameSession>,
    look: Res<Look>,
    mut asked: ResMut<Asked>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx, "screen".into(), builder);
    game.with(|session| {
        let mut view = View { session, theme: &look.0, out: &mut asked.0 };
        views::show(&mut ui, &mut view);
    });
    Ok(())
}

/// How long nothing is drawn after a vote was opened, in seconds: until the phones have been told, and
/// most of them have voted.
const PHONES_FIRST_SECS: f32 = 0.35;

/// Carries out what was asked for, and lets the screens follow.
pub fn carry_out(
    game: Res<GameSession>,
    mut asked: ResMut<Asked>,
    mut next: ResMut<NextState<Stands>>,
    stands: Res<State<Stands>>,
    mut contexts: EguiContexts,
    (mut redraw, mut moving, time): (MessageWriter<RequestRedraw>, ResMut<Moving>, Res<Time>),
    mut exit: MessageWriter<AppExit>,
) {
    if asked.0.is_empty() {
        return;
    }
    let (behind, other_screen, closing, opens_vote) = game.with(|session| {
        let before = session.screen().id();
        for command in asked.0.drain(..) {
            session.apply(command);
        }
        let other_screen = session.screen().id() != before;
        let opens_vote = session.workshop.as_ref().is_some_and(|workshop| workshop.opens_soon);
        (Stands::behind(session), other_screen, session.closing, opens_vote)
    });
    if *stands.get() != behind {
        next.set(behind);
    }
    if other_screen {
        // The next screen gives the keyboard to what is wanted most there.
        if let Ok(ctx) = contexts.ctx_mut() {
            ctx.memory_mut(|memory| {
                if let Some(id) = memory.focused() {
                    memory.surrender_focus(id);
                }
            });
        }
    }
    if closing {
        exit.write(AppExit::Success);
    }
    if opens_vote {
        // They vote at once, and all of them.
        moving.pause_for_secs(&time, PHONES_FIRST_SECS);
    } else {
        redraw.write(RequestRedraw);
    }
}
