//! How large windows are: never larger than the screen they stand on, whatever the scale of its letters.
//!
//! Which screens there are is known only once the loop runs, so the game's window is made unseen, made to fit, and
//! then shown.

use bevy::prelude::*;
use bevy::window::{
    Monitor, PrimaryMonitor, PrimaryWindow, RawHandleWrapper, RequestRedraw, WindowResizeConstraints,
};

/// The smallest that the game's window can be made, in points, where the screen has room for it.
pub const LEAST: Vec2 = Vec2::new(800.0, 500.0);
/// The same for the projector's.
pub const LEAST_PROJECTOR: Vec2 = Vec2::new(640.0, 360.0);
/// The share of a screen that a window takes at the most; the rest is the system's, and the window's own frame.
const SHARE: f32 = 0.9;

/// Makes the game's window fit.
pub fn plugin(app: &mut App) {
    let mut own = app.world_mut().query_filtered::<&mut Window, With<PrimaryWindow>>();
    for mut window in own.iter_mut(app.world_mut()) {
        window.visible = false;
    }
    app.add_systems(Update, (fit, keep_least));
}

/// What a window comes to on a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitting {
    /// Its size, in points.
    pub size: Vec2,
    /// Whether it should be as large as the screen allows: as it was wanted there is no room for it and its frame.
    pub maximised: bool,
}

/// How large a window gets that should have `wanted` points, on a screen of so many pixels, of which `scale` make a
/// point.
pub fn fitting(wanted: Vec2, scale: f32, pixels: UVec2) -> Fitting {
    let screen = pixels.as_vec2() / scale;
    let room = SHARE * screen;
    if wanted.cmple(room).all() {
        return Fitting { size: wanted, maximised: false };
    }
    let size = if wanted.cmple(screen).all() { wanted } else { wanted.min(room) };
    Fitting { size, maximised: true }
}

/// The smallest that a window may be made on such a screen, in points: what was meant, in proportion where the screen
/// is small.
pub fn least(meant: Vec2, scale: f32, pixels: UVec2) -> WindowResizeConstraints {
    let room = SHARE * pixels.as_vec2() / scale;
    let share = (room / meant).min_element().min(1.0);
    let least = (share * meant).floor();
    WindowResizeConstraints { min_width: least.x, min_height: least.y, ..default() }
}

/// The smallest of the screens that there are, in pixels; none if the system names none.
pub fn smallest<'m>(monitors: impl Iterator<Item = &'m Monitor>) -> Option<UVec2> {
    monitors.map(|monitor| monitor.physical_size()).filter(|size| size.min_element() > 0).reduce(UVec2::min)
}

/// Makes the window fit once, and shows it.
fn fit(
    mut window: Single<&mut Window, (With<PrimaryWindow>, With<RawHandleWrapper>)>,
    monitors: Query<(&Monitor, Has<PrimaryMonitor>)>,
    mut done: Local<bool>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if *done {
        return;
    }
    *done = true;
    let own = monitors.iter().find(|(_, is_own)| *is_own).map(|(monitor, _)| monitor.physical_size());
    let pixels = own.or_else(|| smallest(monitors.iter().map(|(monitor, _)| monitor)));
    if let Some(pixels) = pixels.filter(|pixels| pixels.min_element() > 0) {
        let wanted = Vec2::new(window.width(), window.height());
        let Fitting { size, maximised } = fitting(wanted, window.scale_factor(), pixels);
        if size != wanted {
            window.resolution.set(size.x, size.y);
        }
        if maximised {
            window.set_maximized(true);
        }
    }
    window.visible = true;
    redraw.write(RequestRedraw);
}

/// Sees to it that the least size of the window fits every screen that it can be moved to.
fn keep_least(mut window: Single<&mut Window, With<PrimaryWindow>>, monitors: Query<&Monitor>) {
    let Some(pixels) = smallest(monitors.iter()) else { return };
    let wanted = least(LEAST, window.scale_factor(), pixels);
    if window.resize_constraints != wanted {
        window.resize_constraints = wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Screens that are met, with the scales that their systems set.
    const SCREENS: [(u32, u32, f32); 8] = [
        (1920, 1080, 1.0),
        (1920, 1080, 1.25),
        (1920, 1080, 1.5),
        (1920, 1080, 2.0),
        (1366, 768, 2.0),
        (1280, 800, 1.25),
        (640, 480, 1.0),
        (3840, 2160, 3.0),
    ];

    #[test]
    fn no_window_is_larger_than_its_screen_nor_can_only_be_made_so() {
        for (width, height, scale) in SCREENS {
            let pixels = UVec2::new(width, height);
            for meant in [Vec2::new(1280.0, 720.0), Vec2::new(720.0, 1280.0), Vec2::new(300.0, 200.0)] {
                let found = fitting(meant, scale, pixels);
                let taken = found.size * scale;
                assert!(taken.cmple(pixels.as_vec2()).all(), "{pixels} × {scale}: {found:?}");
                assert!(found.size.cmple(meant).all());
                if !found.maximised {
                    assert_eq!(found.size, meant);
                    assert!(
                        taken.cmple(0.9 * pixels.as_vec2() + 0.01).all(),
                        "{pixels} × {scale}: {found:?}"
                    );
                }
            }
            for meant in [LEAST, LEAST_PROJECTOR] {
                let least = least(meant, scale, pixels);
                assert!(least.min_width * scale <= 0.9 * width as f32, "{pixels} × {scale}: {least:?}");
                assert!(least.min_height * scale <= 0.9 * height as f32, "{pixels} × {scale}: {least:?}");
            }
        }
    }

    #[test]
    fn where_there_is_room_a_window_is_as_it_was_meant() {
        let desktop = UVec2::new(1920, 1080);
        let meant = Vec2::new(1280.0, 720.0);
        assert_eq!(fitting(meant, 1.0, desktop), Fitting { size: meant, maximised: false });
        assert_eq!(least(LEAST, 1.0, desktop).min_width, 800.0);
        // 150 % of letters on the commonest laptop: the screen itself, without room for a frame.
        assert_eq!(fitting(meant, 1.5, desktop), Fitting { size: meant, maximised: true });
        // 200 %: 960 × 540 points.
        assert_eq!(fitting(meant, 2.0, desktop), Fitting { size: Vec2::new(864.0, 486.0), maximised: true });
        // 1366 × 768 at 200 % are 683 × 384 points; 90 % of the height are 345.6, of 500 that is 0.6912.
        let least = least(LEAST, 2.0, UVec2::new(1366, 768));
        assert_eq!((least.min_width, least.min_height), (552.0, 345.0));
    }
}
