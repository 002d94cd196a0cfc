//! The second window of a workshop: what the group sees. It has a camera and an egui of its own; the
//! stage stands in it while it is open.

use super::frame_pacing::Moving;
use super::interface::{Asked, Dress, GameSession, carry_out};
use super::theme::Theme;
use super::theme::system_fonts::SystemFonts;
use super::views::{self, View};
use super::window_size::{LEAST_PROJECTOR, fitting, least, smallest};
use crate::session::workshop::FacilitatorCommand;
use crate::session::{Screen, WorkshopCommand};
use bevy::camera::RenderTarget;
use bevy::camera::visibility::RenderLayers;
use bevy::ecs::schedule::ScheduleLabel;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::window::{
    Monitor, MonitorSelection, PrimaryMonitor, PrimaryWindow, RawHandleWrapper, RequestRedraw, WindowMode,
    WindowPosition, WindowRef, WindowResizeConstraints, WindowResolution, WindowTheme,
};
use bevy_egui::{EguiContexts, EguiSchedule, PrimaryEguiContext};

/// The pass of the projector's egui.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProjectorPass;

/// The projector's window, while there is one.
#[derive(Resource)]
pub struct Projector {
    /// How large it is when it opens on the screen of the desk.
    pub size: WindowResolution,
    open: Open,
}

impl Default for Projector {
    fn default() -> Projector {
        Projector { size: WindowResolution::new(1280, 720), open: Open::default() }
    }
}

impl Projector {
    /// The window, once something can be seen in it.
    pub fn shown(&self) -> Option<Entity> {
        self.open.window.filter(|_| self.open.dress.is_ready())
    }

    fn forget(&mut self, commands: &mut Commands) {
        if let Some(camera) = self.open.camera {
            commands.entity(camera).despawn();
        }
        self.open = Open::default();
    }
}

/// What the window consists of.
#[derive(Default)]
struct Open {
    window: Option<Entity>,
    camera: Option<Entity>,
    /// The screen that it fills, if that is one of its own.
    monitor: Option<Entity>,
    dress: Dress,
    theme: Option<Theme>,
}

/// Adds the window.
pub fn plugin(app: &mut App) {
    app.init_resource::<Projector>()
        .init_schedule(ProjectorPass)
        .add_systems(Update, (follow_the_screen, keep, fill, leave_the_stage_to_it).chain())
        .add_systems(ProjectorPass, (prepare, draw, carry_out).chain());
}

/// The window and the egui in which the stage stands: the projector's while it is open, otherwise the
/// game's own.
#[derive(SystemParam)]
pub struct StageWindow<'w, 's> {
    projector: Res<'w, Projector>,
    contexts: EguiContexts<'w, 's>,
    windows: Query<'w, 's, (&'static Window, Has<PrimaryWindow>)>,
}

impl StageWindow<'_, '_> {
    /// Both, or none while the window is just being opened.
    pub fn get(&mut self) -> Option<(&Window, egui::Context)> {
        let (window, ctx) = match (self.projector.open.window, self.projector.open.camera) {
            (Some(window), Some(camera)) => {
                (self.windows.get(window).ok()?.0, self.contexts.ctx_for_entity_mut(camera).ok()?)
            }
            _ => {
                let own = self.windows.iter().find(|(_, is_own)| *is_own)?;
                (own.0, self.contexts.ctx_mut().ok()?)
            }
        };
        Some((window, ctx.clone()))
    }
}

/// How often is looked whether a screen has come or gone, in seconds: the system doesn't always say.
const LOOKS_AFTER_SECS: f32 = 2.0;

/// Follows the room's screen: when it is gone (the cable was pulled), the picture stands on the desk's own; when it
/// is back, the picture goes back onto it. Under X11 it is `super::x11_monitors` that has the
/// list of screens read again.
fn follow_the_screen(
    game: Res<GameSession>,
    mut projector: ResMut<Projector>,
    monitors: Query<(Entity, Has<PrimaryMonitor>), With<Monitor>>,
    (mut moving, time): (ResMut<Moving>, Res<Time>),
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let is_gone = projector.open.monitor.is_some_and(|monitor| !monitors.contains(monitor));
    let awaits =
        game.with(|session| session.workshop.as_ref().is_some_and(|workshop| workshop.awaits_screen));
    let command = match (is_gone, awaits) {
        (true, _) => {
            projector.open.monitor = None;
            FacilitatorCommand::LoseScreen
        }
        (false, true) if other_screen(&monitors).is_some() => FacilitatorCommand::FindScreen,
        (false, awaits) => {
            if awaits || projector.open.monitor.is_some() {
                moving.look_again_after_secs(&time, LOOKS_AFTER_SECS);
            }
            return;
        }
    };
    game.with(|session| session.apply(WorkshopCommand::Facilitate(command)));
    redraw.write(RequestRedraw);
}

/// A screen beside the desk's own, which is the group's.
fn other_screen(monitors: &Query<(Entity, Has<PrimaryMonitor>), With<Monitor>>) -> Option<Entity> {
    let other = monitors.iter().find(|(_, is_own)| !is_own).map(|(monitor, _)| monitor);
    other.filter(|_| monitors.iter().count() > 1)
}

/// Opens the window when the room is to have one, and closes it when it isn't; notes when somebody else
/// has closed it.
fn keep(
    game: Res<GameSession>,
    mut projector: ResMut<Projector>,
    mut windows: Query<(&mut Window, Has<PrimaryWindow>)>,
    monitors: Query<(Entity, Has<PrimaryMonitor>), With<Monitor>>,
    screens: Query<&Monitor>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let (wanted, fills, title) = game.with(|session| {
        let workshop = session.workshop.as_ref().filter(|_| *session.screen() == Screen::Facilitate);
        let title = crate::phrase!(session.lang(), "projector.window");
        (
            workshop.is_some_and(|workshop| workshop.projector),
            workshop.is_some_and(|workshop| workshop.fills_screen),
            title,
        )
    });
    match projector.open.window {
        Some(window) if !windows.contains(window) => {
            projector.forget(&mut commands);
            if wanted {
                game.with(|session| {
                    session.apply(WorkshopCommand::Facilitate(FacilitatorCommand::SetProjector(false)))
                });
                redraw.write(RequestRedraw);
            }
        }
        Some(window) if !wanted => {
            projector.forget(&mut commands);
            commands.entity(window).despawn();
            redraw.write(RequestRedraw);
        }
        Some(window) => {
            let Ok((mut window, _)) = windows.get_mut(window) else { return };
            let is_full = !matches!(window.mode, WindowMode::Windowed);
            if is_full != fills {
                let where_it_is = WindowMode::BorderlessFullscreen(MonitorSelection::Current);
                window.mode = if fills { where_it_is } else { WindowMode::Windowed };
            }
            if window.title != title {
                window.title = title;
            }
        }
        None if wanted => {
            let own = windows.iter().find(|(_, is_own)| *is_own).map(|(window, _)| window);
            let other = other_screen(&monitors);
            projector.open.monitor = other;
            let other = other.map(MonitorSelection::Entity);
            if other.is_some() {
                game.with(|session| {
                    session.apply(WorkshopCommand::Facilitate(FacilitatorCommand::FillScreen(true)))
                });
            }
            let mut resolution = projector.size.clone();
            let mut resize_constraints = WindowResizeConstraints {
                min_width: LEAST_PROJECTOR.x,
                min_height: LEAST_PROJECTOR.y,
                ..default()
            };
            // Pictures that are taken have a size of their own.
            let own = own.filter(|own| own.resolution.scale_factor_override().is_none());
            if let Some((own, pixels)) = own.zip(smallest(screens.iter())) {
                let wanted = Vec2::new(resolution.width(), resolution.height());
                let size = fitting(wanted, own.scale_factor(), pixels).size;
                resolution.set(size.x, size.y);
                resize_constraints = least(LEAST_PROJECTOR, own.scale_factor(), pixels);
            }
            let window = Window {
                title,
                name: Some("counterpart".to_owned()),
                resolution,
                position: other.map_or(WindowPosition::Automatic, WindowPosition::Centered),
                mode: other.map_or(WindowMode::Windowed, WindowMode::BorderlessFullscreen),
                resize_constraints,
                ..default()
            };
            projector.open.window = Some(commands.spawn(window).id());
            redraw.write(RequestRedraw);
        }
        None => {}
    }
}

/// Gives the window its camera once the system has made it: before that, neither pictures nor screen
/// readers could find it.
fn fill(
    mut projector: ResMut<Projector>,
    made: Query<(), With<RawHandleWrapper>>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(window) = projector.open.window.filter(|window| made.contains(*window)) else { return };
    if projector.open.camera.is_none() {
        let camera = (
            Camera2d,
            Msaa::Off,
            RenderTarget::Window(WindowRef::Entity(window)),
            EguiSchedule::new(ProjectorPass),
        );
        projector.open.camera = Some(commands.spawn(camera).id());
        redraw.write(RequestRedraw);
    }
}

/// The stage is drawn in one of the windows only.
fn leave_the_stage_to_it(
    projector: Res<Projector>,
    own: Single<(Entity, Has<RenderLayers>), With<PrimaryEguiContext>>,
    mut commands: Commands,
) {
    let (own, sees_nothing) = *own;
    match (projector.open.camera.is_some(), sees_nothing) {
        (true, false) => drop(commands.entity(own).insert(RenderLayers::none())),
        (false, true) => drop(commands.entity(own).remove::<RenderLayers>()),
        _ => {}
    }
}

fn prepare(
    mut contexts: EguiContexts,
    game: Res<GameSession>,
    mut projector: ResMut<Projector>,
    windows: Query<&Window>,
    system: Option<Res<SystemFonts>>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let (Some(window), Some(camera)) = (projector.open.window, projector.open.camera) else { return Ok(()) };
    let Ok(window) = windows.get(window) else { return Ok(()) };
    let ctx = contexts.ctx_for_entity_mut(camera)?;
    let system_is_dark = window.window_theme == Some(WindowTheme::Dark);
    let theme = game
        .with(|session| Theme::of(&session.preferences, system_is_dark))
        .for_far(egui::vec2(window.width(), window.height()));
    let lang = game.with(|session| session.lang());
    let system = system.as_ref().map_or(&[][..], |fonts| fonts.found());
    if projector.open.dress.put_on(ctx, &theme, lang, system) {
        redraw.write(RequestRedraw);
    }
    projector.open.theme = Some(theme);
    Ok(())
}

fn draw(
    mut contexts: EguiContexts,
    game: Res<GameSession>,
    projector: Res<Projector>,
    mut asked: ResMut<Asked>,
) -> Result {
    let (Some(camera), Some(theme)) = (projector.open.camera, &projector.open.theme) else { return Ok(()) };
    if !projector.open.dress.is_ready() {
        return Ok(());
    }
    let ctx = contexts.ctx_for_entity_mut(camera)?.clone();
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx, "projector".into(), builder);
    game.with(|session| {
        let mut view = View { session, theme, out: &mut asked.0 };
        views::projector::show(&mut ui, &mut view);
    });
    Ok(())
}
