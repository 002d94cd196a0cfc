//! Small pictures inside of views: people's heads, and rooms. Drawn once a size, then kept by egui.

use crate::app::art::{Figure, bust_svg, rasterise, room_svg};
use crate::app::theme::UNTINTED;
use crate::scenario::Room;
use crate::scenario::look::Look;
use crate::session::face_parts::Features;
use egui::epaint::RectShape;
use egui::{ColorImage, Context, CornerRadius, Id, Rect, TextureHandle, TextureOptions, Ui, pos2};

/// Paints head and shoulders of a person, as large as the square `whole`, into the frame `rect` with
/// round corners; what lies outside of the frame is cut off. `faces_left` mirrors it: every head is
/// drawn facing right.
pub fn paint_person(
    ui: &Ui,
    rect: Rect,
    whole: Rect,
    round: CornerRadius,
    look: &Look,
    features: Features,
    faces_left: bool,
) {
    let pixels = physical(ui.ctx(), whole.width());
    let key = Id::new(("portrait", look, features, pixels));
    let figure = || bust_svg(&Figure { look: look.clone(), features });
    let Some(texture) = texture(ui.ctx(), key, pixels, pixels, figure) else { return };
    let rect = rect.intersect(whole);
    let share = |at: egui::Pos2| {
        let along = (at - whole.min) / whole.size();
        pos2(if faces_left { 1.0 - along.x } else { along.x }, along.y)
    };
    let uv = Rect { min: share(rect.min), max: share(rect.max) };
    ui.painter().add(RectShape::filled(rect, round, UNTINTED).with_texture(texture.id(), uv));
}

/// Paints a room into a rectangle of any shape, with round corners: it is cut, not squeezed.
pub fn paint_room(ui: &Ui, rect: Rect, round: CornerRadius, room: Room) {
    const SHAPE: f32 = 16.0 / 9.0;
    let width = physical(ui.ctx(), rect.width().max(rect.height() * SHAPE));
    let height = (width as f32 / SHAPE) as u32;
    let key = Id::new(("room", room, width));
    let Some(texture) = texture(ui.ctx(), key, width, height, || room_svg(room).to_owned()) else { return };
    let shape = rect.width() / rect.height().max(1.0);
    let (across, down) = if shape > SHAPE { (1.0, SHAPE / shape) } else { (shape / SHAPE, 1.0) };
    let uv = Rect::from_center_size(pos2(0.5, 0.5), egui::vec2(across, down));
    ui.painter().add(RectShape::filled(rect, round, UNTINTED).with_texture(texture.id(), uv));
}

fn physical(ctx: &Context, points: f32) -> u32 {
    (points * ctx.pixels_per_point()).round().clamp(1.0, 2048.0) as u32
}

fn texture(
    ctx: &Context,
    key: Id,
    width: u32,
    height: u32,
    svg: impl FnOnce() -> String,
) -> Option<TextureHandle> {
    if let Some(kept) = ctx.data(|data| data.get_temp::<TextureHandle>(key)) {
        return Some(kept);
    }
    let pixels = rasterise(&svg(), width, height)?;
    let size = [pixels.width as usize, pixels.height as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
    let texture = ctx.load_texture(format!("{key:?}"), image, TextureOptions::LINEAR);
    ctx.data_mut(|data| data.insert_temp(key, texture.clone()));
    Some(texture)
}
