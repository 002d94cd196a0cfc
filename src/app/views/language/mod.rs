//! The first start: which language.

use super::View;
use crate::app::theme::{RADIUS, Size, Theme, space};
use crate::app::views::shared::scene::{cover, paint_scene, paint_swap};
use crate::app::views::shared::widgets::{
    focus_if_none, focus_ring, laid_out, number_pressed, page, shows_focus, soft, text,
};
use crate::phrase;
use crate::session::SettingsCommand;
use crate::text::Lang;
use egui::{
    Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2,
};

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &mut View) {
    let theme = view.theme;
    let screen = ui.max_rect();
    let scene = cover(view.session);
    if let Some(lang) = number_pressed(ui).and_then(|number| Lang::ALL.get(number - 1)) {
        view.ask(SettingsCommand::Language(*lang));
    }
    // What the words leave over for the picture.
    let height = (screen.height() - 2.0 * space::PAGE - 330.0 * theme.scale).min(620.0);
    page(ui, theme, 1080.0, |ui| {
        if let Some(scene) = scene.as_ref().filter(|_| height > 100.0) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            paint_scene(ui, theme, rect, scene);
            ui.add_space(space::NORMAL);
        }
        name(ui, theme);
        ui.add_space(space::TIGHT);
        ui.vertical_centered(|ui| {
            ui.label(text(theme, Size::Heading, phrase!(Lang::Zh, "language.what")));
            ui.label(soft(theme, Size::Heading, phrase!(Lang::En, "language.what")));
        });
        ui.add_space(space::WIDE);
        cards(ui, view);
    });
}

/// The game's name in both languages, with the sign between them.
fn name(ui: &mut Ui, theme: &Theme) {
    let (zh, en) = (phrase!(Lang::Zh, "game.name"), phrase!(Lang::En, "game.name"));
    let ink = theme.palette.ink;
    let lay = |name: &str| ui.painter().layout_no_wrap(name.to_owned(), theme.bold(Size::Display), ink);
    let (left, right) = (lay(&zh), lay(&en));
    let sign = 64.0 * theme.scale.sqrt();
    let height = left.size().y.max(right.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{zh} · {en}")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(format!("{zh} · {en}"));
    });
    let gap = 26.0;
    let whole = left.size().x + right.size().x + sign + 2.0 * gap;
    let start = rect.left() + (rect.width() - whole) / 2.0;
    let (left_width, y) = (left.size().x, rect.top());
    ui.painter().galley(egui::pos2(start, y), left, ink);
    let centre = egui::pos2(start + left_width + gap + sign / 2.0, rect.center().y);
    paint_swap(ui, theme, centre, sign);
    ui.painter().galley(egui::pos2(start + left_width + 2.0 * gap + sign, y), right, ink);
}

fn cards(ui: &mut Ui, view: &mut View) {
    let theme = view.theme;
    let gap = space::WIDE;
    let beside = ui.available_width() > 460.0 * theme.scale.sqrt();
    let width = if beside { (ui.available_width() - gap) / 2.0 } else { ui.available_width() };
    let mut draw = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        for (number, lang) in Lang::ALL.into_iter().enumerate() {
            let response = card(ui, theme, number + 1, lang, width);
            if number == 0 {
                focus_if_none(ui, &response);
            }
            if response.clicked() {
                view.ask(SettingsCommand::Language(lang));
            }
        }
    };
    if beside {
        ui.horizontal(|ui| draw(ui))
    } else {
        ui.vertical(|ui| draw(ui))
    };
}

fn card(ui: &mut Ui, theme: &Theme, number: usize, lang: Lang, width: f32) -> Response {
    let p = &theme.palette;
    let badge = badge_radius(theme);
    let inner = width - 2.0 * (2.0 * badge + 24.0);
    let lay = |words: &str, font, ink| laid_out(ui, words, font, ink, inner);
    let title = lay(lang.endonym(), theme.bold(Size::Title), p.ink);
    let below = lay(&phrase!(lang, "language.choose"), theme.font(Size::Body), p.ink_soft);
    let words = title.size().y + 4.0 + below.size().y;
    let height = words + 2.0 * (18.0 + 8.0 * theme.scale);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), lang.endonym()));
    let lit = response.hovered() || shows_focus(&response);
    let (fill, line) = if lit { (p.teal_soft, Stroke::new(3.0, p.teal)) } else { (p.card, theme.line()) };
    let round = CornerRadius::same(RADIUS);
    ui.painter().rect(rect, round, fill, line, StrokeKind::Inside);
    number_badge(ui, theme, rect, number, lit);
    let top = rect.center().y - words / 2.0;
    let middle = |galley: &egui::Galley, y| egui::pos2(rect.center().x - galley.size().x / 2.0, y);
    let below_top = top + title.size().y + 4.0;
    ui.painter().galley(middle(&title, top), title, p.ink);
    ui.painter().galley(middle(&below, below_top), below, p.ink_soft);
    focus_ring(ui, theme, &response, rect, round);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

fn badge_radius(theme: &Theme) -> f32 {
    13.0 * theme.scale.sqrt()
}

/// The key that presses a card, in its corner.
fn number_badge(ui: &Ui, theme: &Theme, card: Rect, number: usize, lit: bool) {
    let p = &theme.palette;
    let radius = badge_radius(theme);
    let centre = card.left_top() + vec2(14.0 + radius, 14.0 + radius);
    ui.painter().circle_filled(centre, radius, if lit { p.teal } else { p.ink });
    let digit = if lit { p.on_teal } else { p.card };
    ui.painter().text(
        centre,
        Align2::CENTER_CENTER,
        number,
        egui::FontId::new(1.15 * radius, theme.bold(Size::Small).family),
        digit,
    );
}
