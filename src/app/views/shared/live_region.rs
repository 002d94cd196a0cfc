//! What a screen reader says by itself as soon as it comes on the screen.

use egui::accesskit::Live;
use egui::{Response, WidgetInfo, WidgetType};

/// Names something that is read, and has it said without being asked for.
pub fn announce(response: &Response, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_label(words);
        node.set_live(Live::Polite);
    });
}
