//! After the last line: on to the outcome.

use super::super::View;
use super::options::panel;
use crate::app::theme::{Size, space};
use crate::app::views::shared::widgets::{
    Weight, bold, button, focus_when_new, label, laid_out, pressed, soft,
};
use crate::phrase;
use crate::scoring;
use crate::session::{PlayCommand, Playing};
use crate::words;
use egui::{Align, Key, Layout, Rect, Ui, UiBuilder, vec2};

const SIDE: f32 = 24.0;

/// The height that the panel wants.
pub fn height(ui: &Ui, view: &View, playing: &Playing, width: f32) -> f32 {
    let (theme, lang) = (view.theme, view.lang());
    let high = |words: &str, font| laid_out(ui, words, font, theme.palette.ink, width).size().y;
    let words = high(&ending(playing, view), theme.bold(Size::Title))
        + high(&phrase!(lang, "play.over"), theme.font(Size::Body));
    words + space::TIGHT + 2.0 * space::WIDE
}

/// Draws the panel.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, rect: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    panel(ui, theme, rect);
    let inner = rect.shrink2(vec2(SIDE, space::NORMAL));
    let mut right = ui.new_child(
        UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)).id_salt("on"),
    );
    let on = button(&mut right, theme, &phrase!(lang, "play.see_outcome"), Weight::Primary);
    focus_when_new(ui, &on, "ended");
    let elsewhere = !on.has_focus() && (pressed(ui, Key::Enter) || pressed(ui, Key::Space));
    if on.clicked() || elsewhere {
        view.ask(PlayCommand::SeeOutcome);
    }
    let words =
        inner.with_max_x(on.rect.left() - space::WIDE).shrink2(vec2(0.0, space::WIDE - space::NORMAL));
    let mut left = ui.new_child(UiBuilder::new().max_rect(words).id_salt("ending"));
    left.spacing_mut().item_spacing.y = space::TIGHT;
    label(&mut left, bold(theme, Size::Title, ending(playing, view)));
    label(&mut left, soft(theme, Size::Body, phrase!(lang, "play.over")));
}

/// What will stand over the outcome.
fn ending(playing: &Playing, view: &View) -> String {
    let play = &playing.play;
    let outcome = scoring::outcome(play.scenario(), play.seat(), play.state());
    outcome.map_or_else(String::new, |outcome| words::headline(view.lang(), outcome.headline()))
}
