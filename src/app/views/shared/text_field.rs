//! A field for one line of text.

use super::widgets::soft;
use crate::app::theme::{Size, Theme};
use egui::{Id, Margin, Response, TextEdit, Ui};

/// Draws a field with an id of its own. It is named by `name`, takes no more than `longest` characters, and
/// says `hint` while it is empty.
pub fn one_line(
    ui: &mut Ui,
    theme: &Theme,
    id: Id,
    typed: &mut String,
    name: &Response,
    longest: usize,
    hint: &str,
    width: f32,
) -> Response {
    let field = TextEdit::singleline(typed)
        .id(id)
        .font(theme.font(Size::Body))
        .margin(Margin::symmetric(12, 8))
        .char_limit(longest)
        .desired_width(width)
        .hint_text(soft(theme, Size::Body, hint));
    let response = ui.add(field).labelled_by(name.id);
    // Line breaks and what can't be seen come in with what is pasted from elsewhere.
    if typed.chars().any(|c| c.is_control()) {
        *typed = crate::room::typed(typed, longest);
    }
    response
}
