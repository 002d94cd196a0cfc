//! The QR code that phones read.

use crate::app::theme::{QR_DARK, QR_LIGHT};
use crate::phrase;
use crate::server::Qr;
use crate::text::Lang;
use egui::{CornerRadius, Mesh, Rect, Sense, Shape, Ui, Vec2, WidgetInfo, WidgetType, vec2};

/// The light margin around a code, in modules, without which readers don't find it (ISO/IEC 18004).
const QUIET: f32 = 4.0;

/// Paints the code into a square: dark on light whatever the theme is, since many readers know no other.
pub fn paint(ui: &Ui, rect: Rect, qr: &Qr, lang: Lang) {
    paint_named(ui, rect, qr, &phrase!(lang, "projector.qr"));
}

/// The same for a code of something else, which is told.
pub fn paint_named(ui: &Ui, rect: Rect, qr: &Qr, told: &str) {
    let response = ui.interact(rect, ui.id().with("qr"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, told));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, QR_LIGHT);
    let module = rect.width() / (qr.side as f32 + 2.0 * QUIET);
    let origin = rect.min + Vec2::splat(QUIET * module);
    let mut mesh = Mesh::default();
    for (row, column) in (0..qr.side).flat_map(|row| (0..qr.side).map(move |column| (row, column))) {
        if qr.is_dark(row, column) {
            let at = origin + vec2(column as f32, row as f32) * module;
            mesh.add_colored_rect(Rect::from_min_size(at, Vec2::splat(module)), QR_DARK);
        }
    }
    ui.painter().add(Shape::mesh(mesh));
}
