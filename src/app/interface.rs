//! Between the session and the window: the theme, the views, and the one place where what a person
//! asks for is carried out.

use super::screens::ScreenState;
use super::session::{Command, Session};
use super::theme::{Theme, apply_style, install_fonts};
use super::views::{self, View};
use crate::text::Lang;
use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowTheme};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::sync::Mutex;

/// The session, as Bevy keeps it. The store inside can't be shared between threads, only handed over.
#[derive(Resource)]
pub struct Desk(Mutex<Session>);

impl Desk {
    /// Looks at the session, or changes it.
    pub fn with<T>(&self, f: impl FnOnce(&mut Session) -> T) -> T {
        let mut session = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        f(&mut session)
    }
}

/// What the views have asked for in this frame.
#[derive(Resource, Default)]
pub struct Asked(pub Vec<Command>);

/// The theme of this frame.
#[derive(Resource)]
pub struct Look(pub Theme);

/// Whether egui has its fonts: it takes them in from one pass to the next, and nothing can be
/// written before.
#[derive(Resource, Default, Clone, Copy, PartialEq, Eq)]
struct Fonts {
    /// The language for which they were handed over.
    lang: Option<Lang>,
    /// Whether a pass has begun since the first were.
    ready: bool,
}

impl Fonts {
    fn are_ready(fonts: Res<Fonts>) -> bool {
        fonts.ready
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
        let first = ScreenState::of(&session.screen);
        let theme = Theme::of(&session.preferences, false);
        app.insert_resource(ClearColor(colour(theme.palette.paper)))
            .insert_resource(Desk(Mutex::new(session)))
            .insert_resource(Look(theme))
            .init_resource::<Asked>()
            .init_resource::<Fonts>()
            .insert_state(first)
            .add_systems(Startup, |mut commands: Commands| {
                // Pictures and egui smooth their own edges; to do it again is a third of the work.
                commands.spawn((Camera2d, Msaa::Off));
            })
            .configure_sets(
                EguiPrimaryContextPass,
                (InterfaceSystems::Prepare, InterfaceSystems::Draw, InterfaceSystems::Apply).chain(),
            )
            .configure_sets(EguiPrimaryContextPass, InterfaceSystems::Draw.run_if(Fonts::are_ready))
            .add_systems(EguiPrimaryContextPass, prepare.in_set(InterfaceSystems::Prepare))
            .add_systems(EguiPrimaryContextPass, carry_out.in_set(InterfaceSystems::Apply));
    }
}

/// A colour of the theme as Bevy's.
pub fn colour(colour: egui::Color32) -> Color {
    Color::srgba_u8(colour.r(), colour.g(), colour.b(), colour.a())
}

fn prepare(
    mut contexts: EguiContexts,
    desk: Res<Desk>,
    mut look: ResMut<Look>,
    mut clear: ResMut<ClearColor>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut fonts: ResMut<Fonts>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let system_is_dark = window.window_theme == Some(WindowTheme::Dark);
    let theme =
        desk.with(|session| Theme::of(&session.preferences, system_is_dark)).for_height(window.height());
    let lang = desk.with(|session| session.lang());
    if fonts.lang.is_none() || theme != look.0 {
        apply_style(ctx, &theme);
        clear.0 = colour(theme.palette.paper);
        look.0 = theme;
    }
    fonts.ready = fonts.lang.is_some();
    if fonts.lang != Some(lang) {
        install_fonts(ctx, lang);
        fonts.lang = Some(lang);
        redraw.write(RequestRedraw);
    }
    Ok(())
}

/// Draws a view over the whole window.
pub fn draw(
    contexts: &mut EguiContexts,
    desk: &Desk,
    look: &Look,
    asked: &mut Asked,
    show: impl FnOnce(&mut egui::Ui, &mut View),
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx, "screen".into(), builder);
    desk.with(|session| {
        let mut view = View { session, theme: &look.0, out: &mut asked.0 };
        views::frame(&mut ui, &mut view, show);
    });
    Ok(())
}

fn carry_out(
    desk: Res<Desk>,
    mut asked: ResMut<Asked>,
    mut next: ResMut<NextState<ScreenState>>,
    state: Res<State<ScreenState>>,
    mut contexts: EguiContexts,
    mut redraw: MessageWriter<RequestRedraw>,
    mut exit: MessageWriter<AppExit>,
) {
    if asked.0.is_empty() {
        return;
    }
    let (screen, closing) = desk.with(|session| {
        for command in asked.0.drain(..) {
            session.apply(command);
        }
        (ScreenState::of(&session.screen), session.closing)
    });
    if *state.get() != screen {
        next.set(screen);
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
    redraw.write(RequestRedraw);
}
