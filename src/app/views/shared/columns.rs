//! Cards side by side, all as tall as the tallest.

use super::widgets::card;
use crate::app::theme::{RADIUS, Theme, space};
use egui::epaint::RectShape;
use egui::{CornerRadius, Frame, Margin, Rect, Sense, Shape, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The narrowest that a card beside another one may be, at text of 100 %.
const NARROWEST: f32 = 330.0;

/// Draws `count` cards side by side, or one below the other where they would be too narrow. `inside`
/// draws the content of the card of a number.
pub fn cards(ui: &mut Ui, theme: &Theme, count: usize, mut inside: impl FnMut(&mut Ui, usize)) {
    let gap = space::NORMAL + 4.0;
    let whole = ui.available_width();
    let width = (whole - gap * (count as f32 - 1.0)) / count as f32;
    if width < NARROWEST * theme.scale {
        for number in 0..count {
            card(ui, theme, |ui| {
                ui.set_width(ui.available_width());
                inside(ui, number);
            });
            ui.add_space(gap - ui.spacing().item_spacing.y);
        }
        return;
    }
    let origin = ui.cursor().min;
    let room = |number: usize, height: f32| {
        let left = origin.x + number as f32 * (width + gap);
        Rect::from_min_size(pos2(left, origin.y), vec2(width, height))
    };
    let grounds: Vec<_> = (0..count).map(|_| ui.painter().add(Shape::Noop)).collect();
    let mut tall: f32 = 0.0;
    for number in 0..count {
        let place = UiBuilder::new().max_rect(room(number, f32::INFINITY)).id_salt(number);
        let mut column = ui.new_child(place);
        Frame::new().inner_margin(Margin::same(18)).show(&mut column, |ui| {
            ui.set_width(width - 36.0);
            inside(ui, number);
        });
        tall = tall.max(column.min_rect().height());
    }
    let round = CornerRadius::same(RADIUS);
    for (number, ground) in grounds.into_iter().enumerate() {
        let shape =
            RectShape::new(room(number, tall), round, theme.palette.card, theme.line(), StrokeKind::Inside);
        ui.painter().set(ground, shape);
    }
    ui.allocate_rect(Rect::from_min_size(origin, vec2(whole, tall)), Sense::hover());
}
