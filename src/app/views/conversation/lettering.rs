//! Words of the header, laid out before it is known whether there is room for them.

use crate::app::views::shared::widgets::laid_out;
use egui::{Color32, FontId, Galley, Response, Sense, Ui, WidgetInfo, WidgetType, vec2};
use std::sync::Arc;

/// Between a sign and its words.
const BETWEEN: f32 = 6.0;

/// Words to be drawn, with a sign before them or without, and what a screen reader is told.
pub struct Lettering {
    sign: Option<Arc<Galley>>,
    words: Arc<Galley>,
    ink: Color32,
    told: String,
}

impl Lettering {
    /// Lays out words.
    pub fn new(ui: &Ui, words: &str, font: FontId, ink: Color32) -> Lettering {
        let galley = laid_out(ui, words, font, ink, f32::INFINITY);
        Lettering { sign: None, words: galley, ink, told: words.to_owned() }
    }

    /// The same behind a sign, a little larger than the words.
    pub fn behind(mut self, ui: &Ui, sign: &str, font: FontId) -> Lettering {
        let font = FontId { size: 1.2 * font.size, ..font };
        self.sign = Some(laid_out(ui, sign, font, self.ink, f32::INFINITY));
        self
    }

    /// The same, told in other words.
    pub fn told(mut self, told: &str) -> Lettering {
        self.told = told.to_owned();
        self
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.words.size().x + self.sign.as_ref().map_or(0.0, |sign| sign.size().x + BETWEEN)
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let size = vec2(self.width(), self.words.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &self.told));
        if let Some(sign) = &self.sign {
            let at = rect.left_center() - vec2(0.0, sign.size().y / 2.0);
            ui.painter().galley(at, sign.clone(), self.ink);
        }
        ui.painter().galley(rect.right_top() - vec2(self.words.size().x, 0.0), self.words.clone(), self.ink);
        response
    }

    /// What a screen reader is told.
    pub fn name(&self) -> &str {
        &self.told
    }
}
