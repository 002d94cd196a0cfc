//! Trust, heat, safety and clarity before and after something was said: a bar, an arrow and figures.

use crate::app::theme::{Size, Theme};
use crate::app::views::shared::widgets::laid_out;
use crate::conversation::Mind;
use crate::phrase;
use crate::text::Lang;
use egui::{
    Color32, CornerRadius, Galley, Id, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};
use std::sync::Arc;

/// The width of a bar at text of 100 %.
const BAR: f32 = 150.0;
const HIGH: f32 = 9.0;

/// A measure that changed.
pub struct Gauge {
    old: u8,
    new: u8,
    name: Arc<Galley>,
    figures: Arc<Galley>,
    ink: Color32,
    told: String,
    /// The room that it takes.
    pub size: Vec2,
}

/// Those of the four that changed.
pub fn changed(ui: &Ui, theme: &Theme, lang: Lang, before: &Mind, after: &Mind) -> Vec<Gauge> {
    let p = &theme.palette;
    // Less heat is better, more of everything else.
    let all = [
        (phrase!(lang, "gauge.heat"), before.heat, after.heat, false),
        (phrase!(lang, "gauge.trust"), before.trust, after.trust, true),
        (phrase!(lang, "gauge.safety"), before.safety, after.safety, true),
        (phrase!(lang, "gauge.clarity"), before.clarity, after.clarity, true),
    ];
    all.into_iter()
        .filter(|(_, old, new, _)| old != new)
        .map(|(name, old, new, more_is_better)| {
            let ink = if (new > old) == more_is_better { p.teal } else { p.rust };
            let arrow = if new > old { "▲" } else { "▼" };
            let told = format!("{name} {old} → {new}");
            let figures = format!("{arrow} {old} → {new}");
            let font = theme.bold(Size::Small);
            let name = laid_out(ui, &name, font.clone(), p.ink, f32::INFINITY);
            let figures = laid_out(ui, &figures, font, ink, f32::INFINITY);
            let wide = (BAR * theme.scale.sqrt()).max(name.size().x + 12.0 + figures.size().x);
            let size = vec2(wide, name.size().y + 4.0 + HIGH * theme.scale.sqrt());
            Gauge { old, new, name, figures, ink, told, size }
        })
        .collect()
}

impl Gauge {
    /// Draws it.
    pub fn show(&self, ui: &Ui, theme: &Theme, at: Pos2, id: Id) {
        let p = &theme.palette;
        let rect = Rect::from_min_size(at, self.size);
        let response = ui.interact(rect, id.with(&self.told), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &self.told));
        let figures_at = pos2(rect.right() - self.figures.size().x, rect.top());
        ui.painter().galley(at, self.name.clone(), p.ink);
        ui.painter().galley(figures_at, self.figures.clone(), self.ink);
        let bar = rect.with_min_y(rect.bottom() - HIGH * theme.scale.sqrt());
        let round = CornerRadius::same((bar.height() / 2.0) as u8);
        let x = |value: u8| bar.left() + f32::from(value) / 100.0 * bar.width();
        ui.painter().rect_filled(bar, round, p.rule);
        let filled = bar.with_max_x(x(self.new).max(bar.left() + bar.height()));
        ui.painter().rect_filled(filled, round, self.ink);
        // Where it stood before.
        let mark = Rect::from_center_size(pos2(x(self.old), bar.center().y), vec2(3.0, bar.height() + 5.0));
        ui.painter().rect(
            mark,
            CornerRadius::same(1),
            p.ink,
            Stroke::new(1.0, p.card),
            egui::StrokeKind::Outside,
        );
    }
}
