//! What they were thinking at a line: covered at first, so that one can guess before one looks.

use crate::app::theme::{RADIUS, Size, Theme};
use crate::app::views::View;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{focus_ring, laid_out, shows_focus};
use crate::phrase;
use crate::scenario::Pronoun;
use crate::session::{Review, ReviewCommand};
use crate::text::{Lang, labelled};
use egui::{CornerRadius, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

const PADDING: egui::Vec2 = vec2(14.0, 9.0);

/// Draws the thought of the turn that is looked at, or its cover. A click uncovers it, as T does.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, pronoun: Pronoun, thinks: &str) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let covered = !review.uncovered.contains(&review.selected);
    let words = if covered {
        phrase!(lang, "debrief.covered", whose = thinks_of(lang, pronoun))
    } else {
        labelled(lang, &thinks_of(lang, pronoun), thinks)
    };
    let font = if covered { theme.bold(Size::Body) } else { theme.font(Size::Body) };
    let sign =
        laid_out(ui, if covered { icon::EYE_SLASH } else { icon::EYE }, font.clone(), p.plum, f32::INFINITY);
    let before = sign.size().x + 8.0;
    let width = ui.available_width();
    let galley = laid_out(ui, &words, font, p.plum, width - 2.0 * PADDING.x - before);
    let size = vec2(width, galley.size().y + 2.0 * PADDING.y);
    let sense = if covered { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let lit = covered && (response.hovered() || shows_focus(&response));
    let round = CornerRadius::same(RADIUS);
    ui.painter().rect_filled(rect, round, if lit { p.card } else { p.plum_soft });
    dashed_frame(ui, theme, rect);
    ui.painter().galley(rect.min + PADDING, sign, p.plum);
    ui.painter().galley(rect.min + PADDING + vec2(before, 0.0), galley, p.plum);
    if !covered {
        announce(&response, &words);
        return;
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked() {
        view.ask(ReviewCommand::ToggleThought(review.selected));
    }
}

/// What somebody is thinking, as a name for it.
fn thinks_of(lang: Lang, pronoun: Pronoun) -> String {
    match pronoun {
        Pronoun::He => phrase!(lang, "debrief.he_thought"),
        Pronoun::She => phrase!(lang, "debrief.she_thought"),
    }
}

/// A thought was never spoken, and so has a broken line around it.
fn dashed_frame(ui: &Ui, theme: &Theme, rect: Rect) {
    let mut path = Vec::new();
    let round = egui::epaint::CornerRadiusF32::same(f32::from(RADIUS));
    egui::epaint::tessellator::path::rounded_rectangle(&mut path, rect, round);
    path.extend(path.first().copied());
    let stroke = Stroke::new(1.5, theme.palette.plum);
    ui.painter().extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}
