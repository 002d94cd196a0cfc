//! Messages to the person, on top of whatever screen is open.

use super::widgets::{Weight, button, label, text, tinted_card};
use crate::app::theme::{Size, Theme, space};
use crate::app::views::View;
use crate::phrase;
use crate::session::NavCommand;
use egui::{Align2, Id, Order, Rect, Ui, accesskit, vec2};

/// The most that are shown at once; the rest follow when these are put away.
const MOST: usize = 2;

/// Draws the messages at the top, or at the bottom when what has the keyboard would be covered.
pub fn show(ui: &mut Ui, view: &mut View) {
    if view.session.notices.is_empty() {
        return;
    }
    let theme = view.theme;
    let id = Id::new("notices");
    let whole = ui.max_rect();
    let at_top = !covers_focus(ui, id, whole);
    let (align, offset) = if at_top {
        (Align2::CENTER_TOP, vec2(0.0, space::NORMAL))
    } else {
        (Align2::CENTER_BOTTOM, vec2(0.0, -space::NORMAL))
    };
    let shown = egui::Area::new(id).order(Order::Foreground).anchor(align, offset).show(ui.ctx(), |ui| {
        ui.set_width((whole.width() - 2.0 * space::PAGE).min(760.0));
        for position in 0..view.session.notices.len().min(MOST) {
            notice(ui, view, theme, position);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, shown.response.rect.height()));
}

/// Whether what has the keyboard lies where the messages at the top would be.
fn covers_focus(ui: &Ui, id: Id, whole: Rect) -> bool {
    let Some(height) = ui.data(|data| data.get_temp::<f32>(id)) else { return false };
    let band = Rect::from_min_size(whole.min, vec2(whole.width(), height + 2.0 * space::NORMAL));
    let focused = ui.memory(|memory| memory.focused());
    let response = focused.and_then(|focused| ui.ctx().read_response(focused));
    let own = ui.data(|data| data.get_temp::<Option<Id>>(id.with("dismiss"))).flatten();
    response.is_some_and(|response| Some(response.id) != own && response.rect.intersects(band))
}

fn notice(ui: &mut Ui, view: &mut View, theme: &Theme, position: usize) {
    let lang = view.lang();
    let Some(notice) = view.session.notices.get(position) else { return };
    tinted_card(ui, theme, theme.palette.note, |ui| {
        ui.set_width(ui.available_width());
        let words = label(ui, text(theme, Size::Body, notice.text.get(lang)));
        ui.ctx().accesskit_node_builder(words.id, |node| {
            node.set_role(accesskit::Role::Alert);
            node.set_label(notice.text.get(lang));
            node.set_live(accesskit::Live::Polite);
        });
        let response = button(ui, theme, &phrase!(lang, "notice.dismiss"), Weight::Secondary);
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(Id::new("notices").with("dismiss"), Some(response.id)));
        }
        if response.clicked() {
            view.ask(NavCommand::Dismiss(position));
        }
    });
}
