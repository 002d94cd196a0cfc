//! What can be said: full sentences, numbered, in the order that the play's seed gives them.

use super::super::View;
use super::super::widgets::{
    focus_if_none, focus_ring, laid_out, number_pressed, numbered_card, numbered_card_height, soft,
};
use crate::app::session::{Command, Playing};
use crate::app::theme::{LINE, RADIUS, Size, Theme};
use crate::phrase;
use egui::{
    CornerRadius, Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2,
    vec2,
};

const GAP: f32 = 12.0;
const SIDE: f32 = 20.0;
/// The narrowest that a card gets before they stand in two rows, in points at text size 100%.
const NARROWEST: f32 = 250.0;

/// Draws the options; gives the rectangle of the panel.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let lang = view.lang();
    let offers = playing.shown();
    let beat = playing.play.beat();
    let sentences: Vec<&str> = offers.iter().map(|offer| playing.play.words(beat, offer).get(lang)).collect();
    let hint = phrase!(lang, "play.hint", count = offers.len());
    let turn = playing.play.turns().len();
    let deck = Deck { question: None, sentences: &sentences, hint: &hint, salt: ("option", turn) };
    let (rect, picked) = cards(ui, view.theme, whole, &deck);
    if let Some(position) = picked {
        view.ask(Command::Say(offers[position].option));
    }
    rect
}

/// Numbered cards along the lower edge.
pub struct Deck<'a> {
    /// What is asked, if it isn't simply what to say.
    pub question: Option<&'a str>,
    /// What stands on the cards.
    pub sentences: &'a [&'a str],
    /// How to choose, below the cards.
    pub hint: &'a str,
    /// What tells this deck from another one in the same place.
    pub salt: (&'a str, usize),
}

/// Draws a deck; gives its panel and the card that was picked by mouse, by number or with the
/// keyboard's focus.
pub fn cards(ui: &mut Ui, theme: &Theme, whole: Rect, deck: &Deck) -> (Rect, Option<usize>) {
    let Deck { question, sentences, hint, salt } = *deck;
    let question = question.map(|words| {
        laid_out(ui, words, theme.bold(Size::Heading), theme.palette.ink, whole.width() - 2.0 * SIDE)
    });
    let asked_height = question.as_ref().map_or(0.0, |galley| galley.size().y + 16.0);
    let width = whole.width() - 2.0 * SIDE;
    let across = |columns: usize| (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    let fits = |columns: usize| across(columns) >= NARROWEST * theme.scale.sqrt() || columns == 1;
    let count = sentences.len().max(1);
    let columns = [count, count.div_ceil(2), 1].into_iter().find(|columns| fits(*columns)).unwrap_or(1);
    let card_width = across(columns);
    let tallest = sentences
        .iter()
        .map(|sentence| numbered_card_height(ui, theme, sentence, card_width))
        .fold(0.0, f32::max);
    let rows = count.div_ceil(columns);
    let hint_height = 18.0 * theme.scale + 12.0;
    let wanted = rows as f32 * (tallest + GAP) + 14.0;
    let height = (wanted + asked_height + hint_height + 6.0).min(whole.height() * 0.55);
    let rect = Rect::from_min_max(pos2(whole.left(), whole.bottom() - height), whole.max);
    panel(ui, theme, rect);
    if let Some(galley) = question {
        let place = Rect::from_min_size(rect.min + vec2(SIDE, 12.0), galley.size());
        let asked = galley.text().to_owned();
        ui.painter().galley(place.min, galley, theme.palette.ink);
        let response = ui.interact(place, Id::new((salt, "question")), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &asked));
    }
    let area = Rect::from_min_max(
        rect.min + vec2(SIDE - 6.0, 4.0 + asked_height),
        rect.max - vec2(SIDE - 6.0, hint_height),
    );
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area));
    let mut responses: Vec<Response> = Vec::new();
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(&mut inner, |ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        // Room for the ring around the card that has the keyboard.
        ui.add_space(6.0);
        for (row, in_row) in sentences.chunks(columns).enumerate() {
            ui.horizontal(|ui| {
                ui.add_space(6.0 - GAP / 2.0);
                for (column, sentence) in in_row.iter().enumerate() {
                    let position = row * columns + column;
                    let id = Id::new((salt, position));
                    let size = vec2(card_width, tallest);
                    let response = numbered_card(ui, theme, position + 1, sentence, size, id);
                    focus_ring(ui, theme, &response, response.rect, CornerRadius::same(RADIUS));
                    responses.push(response);
                }
            });
        }
    });
    let mut foot = ui.new_child(
        UiBuilder::new()
            .max_rect(Rect::from_min_max(pos2(rect.left() + SIDE, rect.bottom() - hint_height), rect.max)),
    );
    foot.label(soft(theme, Size::Small, hint));
    // The first has the keyboard at the start; egui's own arrow keys lead on from there.
    if let Some(first) = responses.first() {
        focus_if_none(ui, first);
    }
    let by_number = number_pressed(ui).map(|number| number - 1).filter(|n| *n < sentences.len());
    let picked = by_number.or_else(|| responses.iter().position(Response::clicked));
    (rect, picked)
}

/// The paper below the stage.
pub fn panel(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.palette.paper);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(LINE, theme.palette.ink));
}
