//! Pictures of people: two across a room, and one in a frame.

use super::portrait::{paint_person, paint_room};
use crate::app::theme::{RADIUS, Theme};
use crate::scenario::look::Look;
use crate::scenario::{CharacterIx, Face, Room, Scenario};
use crate::session::face_parts::Features;
use crate::session::{BEGIN_WITH, Session};
use egui::{CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2};

/// Two people in a room, with their expressions, left and right.
#[derive(Clone)]
pub struct Scene<'a> {
    /// The room.
    pub room: Room,
    /// Who is on the left.
    pub left: (&'a Look, Face),
    /// Who is on the right.
    pub right: (&'a Look, Face),
}

/// The two people of a scenario whose departments serve each other, supplier first; whoever is there
/// if a department is not.
pub fn pair(scenario: &Scenario) -> Option<(CharacterIx, CharacterIx)> {
    let seat = scenario.seats.first()?;
    let (mine, theirs) = (seat.plays, *seat.facing.first()?);
    let supplies = scenario.department_of(theirs) == scenario.flow.supplier;
    Some(if supplies { (theirs, mine) } else { (mine, theirs) })
}

/// The scene that stands for the game: two people of the first scenario.
pub fn cover(session: &Session) -> Option<Scene<'_>> {
    let scenario = session.library.find(BEGIN_WITH).or_else(|| session.library.playable().next())?;
    scene_of(scenario, Face::Suspicious, Face::Calm)
}

/// The two people of a scenario in its room.
pub fn scene_of(scenario: &Scenario, left: Face, right: Face) -> Option<Scene<'_>> {
    let (first, second) = pair(scenario)?;
    Some(Scene {
        room: scenario.room,
        left: (&scenario.character(first).look, left),
        right: (&scenario.character(second).look, right),
    })
}

/// Paints a scene, in an ink frame with round corners.
pub fn paint_scene(ui: &Ui, theme: &Theme, rect: Rect, scene: &Scene) {
    let round = CornerRadius::same(RADIUS);
    paint_room(ui, rect, round, scene.room);
    dim(ui, theme, rect);
    let size = (rect.height() * 0.88).min(rect.width() * 0.42);
    let top = rect.bottom() - size;
    let inset = (rect.width() * 0.06).min(60.0);
    let left = Rect::from_min_size(pos2(rect.left() + inset, top), Vec2::splat(size));
    let right = Rect::from_min_size(pos2(rect.right() - inset - size, top), Vec2::splat(size));
    paint_person(ui, left, left, CornerRadius::ZERO, scene.left.0, scene.left.1.into(), false);
    paint_person(ui, right, right, CornerRadius::ZERO, scene.right.0, scene.right.1.into(), true);
    ui.painter().rect_stroke(rect, round, theme.line(), StrokeKind::Inside);
}

/// Whether a screen is tall enough, at this size of text, to spend some of it on a picture that
/// stands above words.
pub fn has_room_for_pictures(ui: &Ui, theme: &Theme) -> bool {
    ui.ctx().content_rect().height() > 420.0 * theme.scale
}

/// Paints a room in an ink frame.
pub fn paint_place(ui: &Ui, theme: &Theme, rect: Rect, room: Room) {
    let round = CornerRadius::same(RADIUS);
    paint_room(ui, rect, round, room);
    dim(ui, theme, rect);
    ui.painter().rect_stroke(rect, round, theme.line(), StrokeKind::Inside);
}

/// Paints a person in a small frame.
pub fn paint_portrait(
    ui: &Ui,
    theme: &Theme,
    rect: Rect,
    look: &Look,
    face: impl Into<Features>,
    faces_left: bool,
) {
    // Hair and lines are drawn for a light ground, at night as well.
    let ground = if theme.dark { theme.palette.ink_soft } else { theme.palette.note };
    let round = CornerRadius::same(RADIUS);
    ui.painter().rect_filled(rect, round, ground);
    // Nearer than a bust is drawn: a small frame is for the face.
    let size = Vec2::splat(rect.width() * 1.35);
    let near =
        Rect::from_min_size(pos2(rect.center().x - size.x / 2.0, rect.top() - rect.width() * 0.22), size);
    paint_person(ui, rect, near, round, look, face.into(), faces_left);
    ui.painter().rect_stroke(rect, round, theme.line(), StrokeKind::Inside);
}

/// Drawings of daylight glare at night.
fn dim(ui: &Ui, theme: &Theme, rect: Rect) {
    if theme.dark {
        let veil = theme.palette.paper.gamma_multiply(0.28);
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), veil);
    }
}

/// Paints the sign of the game: two arrows that change places.
pub fn paint_swap(ui: &Ui, theme: &Theme, centre: egui::Pos2, width: f32) {
    let p = &theme.palette;
    let stroke = Stroke::new((width * 0.055).max(2.5), p.ink);
    let (half, gap, tip) = (width / 2.0, width * 0.16, width * 0.14);
    for (side, colour) in [(-1.0_f32, p.teal), (1.0, p.amber)] {
        let y = centre.y + side * gap;
        let (from, to) = (pos2(centre.x + side * half, y), pos2(centre.x - side * half, y));
        let bend = pos2(centre.x, y + side * width * 0.22);
        let curve: Vec<_> = (0..=16)
            .map(|step| {
                let t = step as f32 / 16.0;
                let (a, b) = (from.lerp(bend, t), bend.lerp(to, t));
                a.lerp(b, t)
            })
            .collect();
        ui.painter().add(Shape::line(curve, Stroke::new(stroke.width, colour)));
        let back = (bend - to).normalized();
        let across = back.rot90();
        let head =
            vec![to, to + back * tip * 1.3 + across * tip * 0.8, to + back * tip * 1.3 - across * tip * 0.8];
        ui.painter().add(Shape::convex_polygon(head, colour, Stroke::new(1.0, colour)));
    }
}
