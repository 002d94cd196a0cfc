//! Words as large as there is room for.

use crate::app::theme::{Size, Theme};
use crate::app::views::shared::widgets::laid_out;
use egui::{Color32, Galley, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType};
use std::sync::Arc;

/// The sizes of sentences, the largest first. The last is the smallest that a projected picture has.
pub const SENTENCES: [Size; 4] = [Size::Speech, Size::Heading, Size::Body, Size::Small];

/// The sizes of what stands alone in a picture.
pub const ALONE: [Size; 6] =
    [Size::Display, Size::Title, Size::Speech, Size::Heading, Size::Body, Size::Small];

/// Words in the largest of some sizes in which they fit into a room; in the smallest if they fit in none.
pub fn largest(
    ui: &Ui,
    theme: &Theme,
    words: &str,
    bold: bool,
    ink: Color32,
    room: Vec2,
    sizes: &[Size],
) -> Arc<Galley> {
    let lay = |size: Size| {
        let font = if bold { theme.bold(size) } else { theme.font(size) };
        laid_out(ui, words, font, ink, room.x)
    };
    let fits = |galley: &Arc<Galley>| galley.size().y <= room.y && galley.size().x <= room.x + 0.5;
    let found = sizes.iter().map(|size| lay(*size)).find(fits);
    found.unwrap_or_else(|| lay(sizes.last().copied().unwrap_or(Size::Small)))
}

/// Draws words at a place, and names them for screen readers.
pub fn put(ui: &Ui, at: Pos2, galley: &Arc<Galley>, ink: Color32) -> Rect {
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, Arc::clone(galley), ink);
    let id = ui.id().with(("words", at.x as i32, at.y as i32));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, galley.text()));
    rect
}
