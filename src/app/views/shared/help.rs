//! What every key does on the screen that is open: F1 or H shows it, Esc puts it away.

use super::widgets::{Weight, bold, button, focus_if_none, heading, label, text};
use crate::app::screens::{self, KeyHelp};
use crate::app::theme::{RADIUS, Size, Theme, space};
use crate::app::views::View;
use crate::phrase;
use egui::{Context, CornerRadius, Frame, Id, Key, Margin, Modal, ScrollArea, Ui, vec2};

/// The widest that the list gets, in points at text of 100 %.
const WIDEST: f32 = 560.0;

fn id() -> Id {
    Id::new("help")
}

/// Whether the list of keys lies over the screen. What lies below must not answer to keys then.
pub fn is_open(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// Shows the list of keys.
pub fn open(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(id(), true));
    ctx.request_repaint();
}

fn close(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(id(), false));
    ctx.request_repaint();
}

/// Opens or closes the list when its key is pressed, before the screen looks at keys; gives whether
/// it is open.
pub fn look_for_keys(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let was_open = is_open(ctx);
    let typing = ctx.text_edit_focused();
    let pressed = |key| ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::F1) || (!typing && pressed(Key::H)) {
        if was_open { close(ctx) } else { open(ctx) }
    } else if was_open && pressed(Key::Escape) {
        close(ctx);
    }
    is_open(ctx)
}

/// Draws the list over the screen.
pub fn show(ui: &mut Ui, view: &View) {
    if !is_open(ui.ctx()) {
        return;
    }
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let whole = ui.ctx().content_rect();
    let width = (WIDEST * theme.scale).min(whole.width() - 2.0 * space::PAGE);
    let frame = Frame::new()
        .fill(p.card)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(22));
    let shown = Modal::new(id()).frame(frame).backdrop_color(theme.veil()).show(ui.ctx(), |ui| {
        ui.set_width(width - 48.0);
        let screen = screens::entry(view.session.screen().id());
        heading(ui, theme, Size::Title, &phrase!(lang, "help.title"));
        label(ui, text(theme, Size::Body, (screen.title)(lang)));
        let button_high = theme.bold(Size::Body).size * 1.5 + 20.0;
        let most =
            whole.height() - 2.0 * space::PAGE - 44.0 - 2.5 * theme.bold(Size::Title).size - button_high;
        ui.spacing_mut().scroll = egui::style::ScrollStyle::thin();
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            super::widgets::scroll_by_keys(ui, most);
            let own = (screen.keys)(lang);
            for help in own.into_iter().chain(screens::common_keys(lang)) {
                line(ui, theme, &help);
            }
        });
        ui.add_space(space::TIGHT);
        let done = button(ui, theme, &phrase!(lang, "help.close"), Weight::Primary);
        focus_if_none(ui, &done);
        done.clicked()
    });
    if shown.inner || shown.backdrop_response.clicked() {
        close(ui.ctx());
    }
}

/// A key and what it does.
fn line(ui: &mut Ui, theme: &Theme, help: &KeyHelp) {
    let column = 0.32 * ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::NORMAL, 0.0);
        ui.vertical(|ui| {
            ui.set_width(column);
            label(ui, bold(theme, Size::Body, &help.key));
        });
        ui.vertical(|ui| label(ui, text(theme, Size::Body, &help.means)));
    });
}
