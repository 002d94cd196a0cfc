//! Where the parts of a person are: a body that stands on its place, and a head on its neck.
//!
//! All of it is in units of the people's canvas, of somebody who faces right; mirroring is the last
//! step. Angles are clockwise on the screen, in radians.

use crate::session::{Posture, Reaction};
use bevy::math::{Rect, Vec2};
use std::f32::consts::{PI, TAU};

/// The people's canvas.
pub const CANVAS: Vec2 = Vec2::new(1300.0, 1400.0);
/// Where the neck is, before a body's shift of the head.
const NECK: Vec2 = Vec2::new(640.0, 660.0);
/// How wide a body looks that has turned its shoulder, as a share of one that hasn't.
const TURNED_WIDTH: f32 = 0.86;
/// How narrow a body gets halfway through the turn.
const TURNING_WIDTH: f32 = 0.62;
/// How far somebody who turned their shoulder moves away, as a share of the canvas.
const TURNED_AWAY: f32 = 0.02;
/// How much a full breath lengthens the body.
const BREATH_LENGTH: f32 = 0.010;

/// Where somebody is, between one posture and the next.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Stance {
    /// As in [`Posture`].
    pub lean: f32,
    /// As in [`Posture`].
    pub turned: f32,
    /// How far the head is turned away, 0–1.
    pub away: f32,
    /// As in [`Posture`].
    pub drop: f32,
    /// As in [`Posture`].
    pub tilt: f32,
}

impl Stance {
    /// Where somebody with this posture comes to rest.
    pub fn of(posture: &Posture) -> Stance {
        Stance {
            lean: posture.lean,
            turned: posture.turned,
            away: if posture.looks_away { 1.0 } else { 0.0 },
            drop: posture.drop,
            tilt: posture.tilt,
        }
    }

    /// Part of the way to another one.
    pub fn towards(self, there: Stance, along: f32) -> Stance {
        let step = |from: f32, to: f32| {
            let next = from + (to - from) * along;
            // Close enough: what never quite arrives would never quite rest.
            if (next - to).abs() < 1e-3 * (1.0 + to.abs()) { to } else { next }
        };
        Stance {
            lean: step(self.lean, there.lean),
            turned: step(self.turned, there.turned),
            away: step(self.away, there.away),
            drop: step(self.drop, there.drop),
            tilt: step(self.tilt, there.tilt),
        }
    }
}

/// What moves somebody for a moment, on top of how they stand.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Motion {
    /// How far the chest has risen, 0–1.
    pub breath: f32,
    /// How far the whole body is shifted, as a share of the canvas; right and down are positive.
    pub shift: Vec2,
    /// How far the head is shifted on top of that, as a share of the canvas.
    pub head: Vec2,
    /// How far the head tilts on top, in degrees.
    pub tilt: f32,
}

/// How long a reaction lasts, in seconds.
pub const fn reaction_secs(reaction: Reaction) -> f32 {
    match reaction {
        Reaction::Startle => 0.7,
        Reaction::Shake | Reaction::Nod => 0.8,
        Reaction::Exhale => 1.5,
    }
}

/// What a reaction does after so many seconds. It begins and ends in rest.
pub fn react(reaction: Reaction, secs: f32) -> Motion {
    let along = secs / reaction_secs(reaction);
    if !(0.0..1.0).contains(&along) {
        return Motion::default();
    }
    // From nothing to 1 within a tenth of the time, and slowly back.
    let blow = if along < 0.1 { along / 0.1 } else { ((1.0 - along) / 0.9).powi(2) };
    let swell = (along * PI).sin();
    match reaction {
        Reaction::Startle => Motion {
            shift: Vec2::new(-0.035, -0.012) * blow,
            head: Vec2::new(-0.010, -0.004) * blow,
            tilt: -7.0 * blow,
            ..Motion::default()
        },
        Reaction::Shake => Motion {
            head: Vec2::new((along * TAU * 2.0).sin() * 0.010 * (1.0 - along), 0.0),
            tilt: (along * TAU * 2.0).sin() * 2.5 * (1.0 - along),
            ..Motion::default()
        },
        Reaction::Nod => {
            let dip = (along * TAU).sin().abs() * (1.0 - along);
            Motion { head: Vec2::new(0.004, 0.012) * dip, tilt: 6.0 * dip, ..Motion::default() }
        }
        // In, and then further out than before.
        Reaction::Exhale => Motion {
            shift: Vec2::new(0.0, 0.014 * swell * (along * 2.0 - 0.6)),
            tilt: 3.0 * swell,
            breath: swell * (1.0 - along) * 1.6,
            ..Motion::default()
        },
    }
}

/// A picture's place: still in units of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its middle.
    pub centre: Vec2,
    /// Its size, before it is turned.
    pub size: Vec2,
    /// How far it is turned.
    pub angle: f32,
    /// Whether it is mirrored.
    pub mirrored: bool,
}

/// A person whose parts can be placed.
#[derive(Clone, Copy, Debug)]
pub struct Pose {
    neck: Vec2,
    head_shift: Vec2,
    body_at: Vec2,
    body_angle: f32,
    body_scale: Vec2,
    head_at: Vec2,
    head_angle: f32,
    head_width: f32,
}

impl Pose {
    /// The pose of somebody whose body shifts the head by so much.
    pub fn of(stance: &Stance, motion: &Motion, head_shift: Vec2) -> Pose {
        let neck = NECK + head_shift;
        let (turned, mirrored) = turn(stance.turned, TURNED_WIDTH);
        let width = if mirrored { -turned } else { turned };
        let body_scale = Vec2::new(
            width * (1.0 + BREATH_LENGTH * 0.4 * motion.breath),
            1.0 + BREATH_LENGTH * motion.breath,
        );
        let away = Vec2::new(stance.lean - TURNED_AWAY * stance.turned, stance.drop);
        let body_at = (away + motion.shift) * CANVAS;
        // Whoever turns away also tips back a little.
        let body_angle = stance.lean * 0.5 - 0.03 * stance.turned;
        let mut pose = Pose {
            neck,
            head_shift,
            body_at,
            body_angle,
            body_scale,
            head_at: Vec2::ZERO,
            head_angle: body_angle * 0.6 + (stance.tilt + motion.tilt).to_radians(),
            head_width: 1.0,
        };
        let (facing, looks_back) = turn(stance.away, 1.0);
        pose.head_width = if looks_back { -facing } else { facing };
        pose.head_at = pose.on_body(neck) - neck + motion.head * CANVAS;
        pose
    }

    /// Where a point of the body has gone to. The body stands on the lower end of the canvas.
    fn on_body(&self, point: Vec2) -> Vec2 {
        let foot = Vec2::new(self.neck.x, CANVAS.y);
        foot + Vec2::from_angle(self.body_angle).rotate((point - foot) * self.body_scale) + self.body_at
    }

    /// Where a picture of the body is.
    pub fn body(&self, shows: Rect) -> Placed {
        Placed {
            centre: self.on_body(shows.center()),
            size: shows.size() * self.body_scale.abs(),
            angle: self.body_angle,
            mirrored: self.body_scale.x < 0.0,
        }
    }

    /// Where a picture on the head is.
    pub fn head(&self, shows: Rect) -> Placed {
        let scale = Vec2::new(self.head_width, 1.0);
        let from_neck = (shows.center() + self.head_shift - self.neck) * scale;
        Placed {
            centre: self.neck + self.head_at + Vec2::from_angle(self.head_angle).rotate(from_neck),
            size: shows.size() * scale.abs(),
            angle: self.head_angle,
            mirrored: self.head_width < 0.0,
        }
    }
}

/// How wide something looks while it turns round, and whether it shows its other side: it gets
/// narrower to the middle of the turn, and then wider up to `wide`.
fn turn(along: f32, wide: f32) -> (f32, bool) {
    let along = along.clamp(0.0, 1.0);
    if along < 0.5 {
        (1.0 + (TURNING_WIDTH - 1.0) * along * 2.0, false)
    } else {
        (TURNING_WIDTH + (wide - TURNING_WIDTH) * (along * 2.0 - 1.0), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Rect = Rect { min: Vec2::new(450.0, 100.0), max: Vec2::new(850.0, 640.0) };
    const BODY: Rect = Rect { min: Vec2::new(300.0, 600.0), max: Vec2::new(1000.0, 1400.0) };

    fn pose(stance: Stance, motion: Motion) -> Pose {
        Pose::of(&stance, &motion, Vec2::ZERO)
    }

    #[test]
    fn whoever_rests_is_where_they_were_drawn() {
        let pose = pose(Stance::default(), Motion::default());
        for placed in [pose.body(BODY), pose.head(HEAD)] {
            assert!(!placed.mirrored && placed.angle == 0.0);
        }
        assert!(pose.head(HEAD).centre.distance(HEAD.center()) < 1e-3);
        assert!(pose.body(BODY).centre.distance(BODY.center()) < 1e-3);
    }

    #[test]
    fn the_head_goes_where_the_neck_goes() {
        let motion = Motion { breath: 1.0, shift: Vec2::new(0.02, -0.01), ..Motion::default() };
        for lean in [-0.12, 0.0, 0.06] {
            for turned in [0.0, 0.3, 0.5, 1.0] {
                let pose = pose(Stance { lean, turned, ..Stance::default() }, motion);
                let neck_of_body = pose.on_body(NECK);
                // A point at the neck, on a picture of the head.
                let at_neck = pose.head(Rect::from_center_size(NECK, Vec2::splat(2.0)));
                assert!(at_neck.centre.distance(neck_of_body) < 1e-3, "lean {lean}, turned {turned}");
            }
        }
    }

    #[test]
    fn leaning_in_brings_the_head_nearer_and_turning_away_takes_it_away() {
        let x = |stance| pose(stance, Motion::default()).head(HEAD).centre.x;
        let straight = x(Stance::default());
        assert!(x(Stance { lean: 0.05, ..Stance::default() }) > straight + 20.0);
        assert!(x(Stance { turned: 1.0, ..Stance::default() }) < straight - 20.0);
    }

    #[test]
    fn a_turned_shoulder_is_mirrored_and_narrow_and_the_head_stays_unless_it_looks_away() {
        let turned = pose(Stance { turned: 1.0, ..Stance::default() }, Motion::default());
        assert!(turned.body(BODY).mirrored && !turned.head(HEAD).mirrored);
        assert!(turned.body(BODY).size.x < BODY.width());
        let away = pose(Stance { away: 1.0, ..Stance::default() }, Motion::default());
        assert!(away.head(HEAD).mirrored && !away.body(BODY).mirrored);
        assert!((away.head(HEAD).size - HEAD.size()).length() < 1e-3);
    }

    #[test]
    fn turning_never_jumps() {
        let width = |step: i32| turn(step as f32 / 100.0, TURNED_WIDTH).0;
        assert!((0..100).all(|step| (width(step + 1) - width(step)).abs() < 0.01));
    }

    #[test]
    fn every_reaction_begins_and_ends_in_rest_and_moves_in_between() {
        let far = |motion: Motion| {
            motion.shift.length() + motion.head.length() + motion.tilt.abs() / 100.0 + motion.breath / 100.0
        };
        for reaction in [Reaction::Startle, Reaction::Shake, Reaction::Nod, Reaction::Exhale] {
            let secs = reaction_secs(reaction);
            assert!(far(react(reaction, 0.0)) < 1e-3, "{reaction:?}");
            assert!(far(react(reaction, secs * 0.999)) < 2e-3, "{reaction:?}");
            assert_eq!(react(reaction, secs), Motion::default());
            assert!(
                (1..20).any(|step| far(react(reaction, secs * step as f32 / 20.0)) > 0.02),
                "{reaction:?}"
            );
        }
    }

    #[test]
    fn a_startle_goes_back_and_a_nod_goes_down() {
        assert!(react(Reaction::Startle, 0.07).shift.x < -0.02);
        assert!((1..8).all(|step| react(Reaction::Nod, 0.1 * step as f32).head.y >= 0.0));
    }

    #[test]
    fn on_the_way_to_a_posture_one_arrives() {
        let there = Stance { lean: -0.1, turned: 1.0, away: 1.0, drop: 0.02, tilt: 5.0 };
        let mut now = Stance::default();
        for _ in 0..60 {
            now = now.towards(there, 0.3);
        }
        assert_eq!(now, there);
    }
}
