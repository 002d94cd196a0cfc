//! Keys that the screens answer to by themselves, without anything having the keyboard.

use super::{help, papers};
use egui::{Key, Ui, vec2};

/// The number key (1–9) that was pressed, unless something is being typed.
pub fn number_pressed(ui: &Ui) -> Option<usize> {
    const DIGITS: [(Key, usize); 9] = [
        (Key::Num1, 1),
        (Key::Num2, 2),
        (Key::Num3, 3),
        (Key::Num4, 4),
        (Key::Num5, 5),
        (Key::Num6, 6),
        (Key::Num7, 7),
        (Key::Num8, 8),
        (Key::Num9, 9),
    ];
    if is_asleep(ui) {
        return None;
    }
    ui.input(|input| DIGITS.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, n)| n))
}

/// Whether a key was pressed, unless something is being typed.
pub fn pressed(ui: &Ui, key: Key) -> bool {
    !is_asleep(ui) && ui.input(|input| input.key_pressed(key))
}

/// Whether keys are meant for something else: something is being typed, or something lies on top.
fn is_asleep(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused() || is_covered(ui)
}

/// Whether the list of keys or the papers of a conversation lie on top of this.
pub fn is_covered(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    (help::is_open(ctx) || papers::is_open(ctx)) && ui.layer_id().order == egui::Order::Background
}

/// Whether Esc was pressed to leave a screen. While something is being typed it only leaves the field. `salt`
/// tells the screen from others.
pub fn leaves(ui: &Ui, salt: &'static str) -> bool {
    let id = egui::Id::new((salt, "typing"));
    let typing = ui.ctx().text_edit_focused();
    let typed_before = ui.data_mut(|data| {
        let before = data.get_temp::<bool>(id).unwrap_or(false);
        data.insert_temp(id, typing);
        before
    });
    !typing && !typed_before && pressed(ui, Key::Escape)
}

/// Page up and page down scroll, so that words without a button near them can be reached as well.
pub fn scroll_by_keys(ui: &Ui, height: f32) {
    for (key, direction) in [(Key::PageUp, 1.0), (Key::PageDown, -1.0)] {
        if pressed(ui, key) {
            ui.scroll_with_delta(vec2(0.0, direction * height * 0.8));
        }
    }
}
