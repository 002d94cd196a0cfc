//! Where things stand on the stage. The stage acts in it and the view puts its speech around it, so
//! both ask here.

use egui::{Id, Pos2, Rect, Vec2, pos2, vec2};

/// Where a view leaves the stage's rectangle in egui's memory, for the stage to find.
pub fn stage_id() -> Id {
    Id::new("stage-rect")
}

/// The shape of the drawings of rooms.
const ROOM: Vec2 = vec2(1600.0, 900.0);
/// How much of what is cut off a room is cut off at the top; the rest at the bottom.
const CUT_ABOVE: f32 = 0.62;
/// The height of a person's canvas, as a share of the stage's height where that is wide enough for two.
const PERSON_HEIGHT: f32 = 0.9;
/// How much of a person's canvas lies on the stage, from its top.
const PERSON_SEEN: f32 = 0.9;
/// How far the head of somebody who leans back or turns away moves towards the edge of their side, as a share of their
/// canvas's width.
const LEANS_AWAY: f32 = 0.16;
/// The shape of a person's canvas: width by height.
const CANVAS: Vec2 = vec2(1300.0, 1400.0);
/// Where on the canvas the middle of the head is.
const HEAD: Vec2 = vec2(640.0, 430.0);
/// Half the size of a head with its hair, on the canvas.
const HEAD_REACH: Vec2 = vec2(250.0, 310.0);

/// Where things stand on a stage of this size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// The stage, in points from the window's top left.
    pub stage: Rect,
}

/// A side of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The player's.
    Left,
    /// The other side's.
    Right,
}

impl Geometry {
    /// On this stage.
    pub const fn of(stage: Rect) -> Geometry {
        Geometry { stage }
    }

    /// The whole drawing of the room, which covers the stage and reaches beyond it.
    pub fn room(&self) -> Rect {
        let scale = (self.stage.width() / ROOM.x).max(self.stage.height() / ROOM.y);
        let size = ROOM * scale;
        let beyond = size - self.stage.size();
        let top_left = self.stage.min - vec2(beyond.x / 2.0, beyond.y * CUT_ABOVE);
        Rect::from_min_size(top_left, size)
    }

    /// The height of a person's canvas: where a stage is narrow, so that both heads stay on it, however their owners lean.
    fn person_height(&self) -> f32 {
        let widest = self.stage.width() / 2.0 / (reach() + HEAD_REACH.x / CANVAS.y);
        (self.stage.height() * PERSON_HEIGHT).min(widest)
    }

    /// How far the middle of a person is from the edge of their side.
    fn inset(&self) -> f32 {
        (self.stage.width() * 0.19).max(reach() * self.person_height())
    }

    /// A person's whole canvas; its lower end lies below the stage.
    pub fn person(&self, side: Side) -> Rect {
        let height = self.person_height();
        let size = vec2(height * CANVAS.x / CANVAS.y, height);
        let middle = match side {
            Side::Left => self.stage.left() + self.inset(),
            Side::Right => self.stage.right() - self.inset(),
        };
        // The head isn't in the middle of the canvas; the head is what should stand there.
        let off = (HEAD.x / CANVAS.x - 0.5) * size.x;
        let off = if side == Side::Left { off } else { -off };
        let centre = pos2(middle - off, self.stage.bottom() - PERSON_SEEN * height + size.y / 2.0);
        Rect::from_center_size(centre, size)
    }

    /// A person's head with its hair.
    pub fn head(&self, side: Side) -> Rect {
        let canvas = self.person(side);
        let unit = canvas.height() / CANVAS.y;
        let x = if side == Side::Left { HEAD.x } else { CANVAS.x - HEAD.x };
        let centre = canvas.min + vec2(x, HEAD.y) * unit;
        Rect::from_center_size(centre, 2.0 * HEAD_REACH * unit)
    }

    /// Where speech may stand: between the heads.
    pub fn speech(&self) -> Rect {
        let left = self.head(Side::Left).right() + 18.0;
        let right = self.head(Side::Right).left() - 18.0;
        let margin = 12.0;
        Rect::from_min_max(
            pos2(left, self.stage.top() + margin),
            pos2(right.max(left + 120.0), self.stage.bottom() - margin),
        )
    }

    /// The point that a speech bubble's tail points at: beside the mouth.
    pub fn mouth(&self, side: Side) -> Pos2 {
        let head = self.head(side);
        let y = head.top() + head.height() * 0.68;
        match side {
            Side::Left => pos2(head.right() + 4.0, y),
            Side::Right => pos2(head.left() - 4.0, y),
        }
    }
}

/// How far a person reaches from the middle of their head towards the edge of their side, in heights of their canvas.
fn reach() -> f32 {
    (HEAD_REACH.x + LEANS_AWAY * CANVAS.x) / CANVAS.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_narrow_stage_nobody_leans_out_of_the_picture() {
        for (width, height) in
            [(345.0, 420.0), (276.0, 400.0), (345.0, 250.0), (518.0, 600.0), (1280.0, 480.0)]
        {
            let stage = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
            let geometry = Geometry::of(stage);
            let leans = LEANS_AWAY * geometry.person(Side::Left).width();
            let (left, right) = (geometry.head(Side::Left), geometry.head(Side::Right));
            assert!(left.left() - leans >= stage.left() - 0.5, "{width}×{height}: {left:?}");
            assert!(right.right() + leans <= stage.right() + 0.5, "{width}×{height}: {right:?}");
            assert!(left.right() <= right.left() + 0.5, "{width}×{height}: {left:?}, {right:?}");
            assert!(geometry.person(Side::Left).bottom() >= stage.bottom(), "{width}×{height}");
        }
    }

    #[test]
    fn on_every_stage_the_room_covers_it_and_speech_covers_no_face() {
        for (width, height) in
            [(1024.0, 330.0), (1280.0, 480.0), (1920.0, 800.0), (3840.0, 1600.0), (1280.0, 250.0)]
        {
            let stage = Rect::from_min_size(pos2(0.0, 52.0), vec2(width, height));
            let geometry = Geometry::of(stage);
            assert!(geometry.room().contains_rect(stage.shrink(0.5)), "{width}×{height}");
            for side in [Side::Left, Side::Right] {
                let head = geometry.head(side);
                assert!(
                    stage.expand(1.0).contains_rect(head),
                    "{width}×{height} {side:?}: {head:?} in {stage:?}"
                );
                assert!(!geometry.speech().intersects(head), "{width}×{height} {side:?}");
                assert!(geometry.person(side).bottom() >= stage.bottom(), "{width}×{height}");
            }
        }
    }
}
