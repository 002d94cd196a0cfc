//! Choosing one of a few, and switching something on or off.

use super::widgets::{focus_if_none, focus_ring, shows_focus};
use crate::app::theme::{LINE, Size, Theme};
use egui::{
    CornerRadius, Pos2, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// A row of choices, one of which is chosen. Gives what was chosen just now. `about` says to screen
/// readers what is chosen.
pub fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    about: &str,
    options: &[(T, String)],
    chosen: T,
) -> Option<T> {
    row(ui, theme, about, options, chosen, false)
}

/// The same, where it is the first thing to do: the choice that is chosen, or else the first one, takes the
/// keyboard if nothing has it.
pub fn choose_first<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    about: &str,
    options: &[(T, String)],
    chosen: T,
) -> Option<T> {
    row(ui, theme, about, options, chosen, true)
}

fn row<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    about: &str,
    options: &[(T, String)],
    chosen: T,
    takes_keyboard: bool,
) -> Option<T> {
    let mut picked = None;
    let leads = options.iter().position(|(value, _)| *value == chosen).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for (number, (value, label)) in options.iter().enumerate() {
            let on = *value == chosen;
            let response = pill(ui, theme, label, on, WidgetType::RadioButton);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(about));
            if takes_keyboard && number == leads {
                focus_if_none(ui, &response);
            }
            if response.clicked() && !on {
                picked = Some(*value);
            }
        }
    });
    picked
}

/// Something that is on or off. Gives what it is to be, if it was changed just now.
pub fn switch(ui: &mut Ui, theme: &Theme, label: &str, on: bool) -> Option<bool> {
    pill(ui, theme, label, on, WidgetType::Checkbox).clicked().then_some(!on)
}

/// A rounded box with a mark and a label. The mark says it without colour: a filled circle among
/// rings, a tick in a box.
fn pill(ui: &mut Ui, theme: &Theme, label: &str, on: bool, kind: WidgetType) -> Response {
    let p = &theme.palette;
    let mark = 18.0 * theme.scale.sqrt();
    let padding = vec2(14.0, 9.0);
    let font = if on { theme.bold(Size::Body) } else { theme.font(Size::Body) };
    let most = (ui.available_width() - 2.0 * padding.x - mark - 10.0).max(60.0);
    let galley = ui.painter().layout(label.to_owned(), font, p.ink, most);
    let size = vec2(galley.size().x + mark + 10.0, galley.size().y.max(mark)) + 2.0 * padding;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(kind, ui.is_enabled(), on, label));
    let lit = response.hovered() || shows_focus(&response);
    let fill = if on || lit { p.teal_soft } else { p.card };
    let line = Stroke::new(LINE, if on { p.teal } else { p.ink });
    let round = CornerRadius::same((rect.height() / 2.0).min(22.0) as u8);
    ui.painter().rect(rect, round, fill, line, StrokeKind::Inside);
    let centre = pos2(rect.left() + padding.x + mark / 2.0, rect.center().y);
    if kind == WidgetType::Checkbox {
        tick_box(ui, theme, centre, mark, on);
    } else {
        ui.painter().circle(centre, mark / 2.0 - 1.0, p.card, line);
        if on {
            ui.painter().circle_filled(centre, mark / 2.0 - 5.0, p.teal);
        }
    }
    let at = pos2(rect.left() + padding.x + mark + 10.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.ink);
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

fn tick_box(ui: &Ui, theme: &Theme, centre: Pos2, size: f32, on: bool) {
    let p = &theme.palette;
    let rect = egui::Rect::from_center_size(centre, vec2(size, size));
    let (fill, line) = if on { (p.teal, p.teal) } else { (p.card, p.ink) };
    ui.painter().rect(rect, CornerRadius::same(4), fill, Stroke::new(LINE, line), StrokeKind::Inside);
    if on {
        let point = |x: f32, y: f32| rect.lerp_inside(vec2(x, y));
        let stroke = Stroke::new(2.5, p.on_teal);
        ui.painter().add(Shape::line(vec![point(0.22, 0.52), point(0.43, 0.74), point(0.80, 0.28)], stroke));
    }
}
