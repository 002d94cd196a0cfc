//! Whether the papers of a conversation lie over it: the briefing, and what was said so far. B takes them out and
//! puts them away, Esc puts them away.
//!
//! **Not here:** what stands on them (`conversation::papers`).

use super::help;
use egui::{Context, Id, Key, Modifiers, Ui};

fn id() -> Id {
    Id::new("papers")
}

/// Whether they lie over the screen. What lies below must not answer to keys then.
pub fn is_open(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// Takes them out.
pub fn open(ctx: &Context) {
    put(ctx, true);
}

/// Puts them away.
pub fn close(ctx: &Context) {
    put(ctx, false);
}

fn put(ctx: &Context, is_open: bool) {
    ctx.data_mut(|data| data.insert_temp(id(), is_open));
    ctx.request_repaint();
}

/// Takes them out or puts them away when their key is pressed, before the screen looks at keys.
pub fn look_for_keys(ui: &Ui) {
    let ctx = ui.ctx();
    if help::is_open(ctx) || ctx.text_edit_focused() {
        return;
    }
    let was_open = is_open(ctx);
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::B) {
        put(ctx, !was_open);
    } else if was_open && pressed(Key::Escape) {
        close(ctx);
    }
}
