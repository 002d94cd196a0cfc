//! What can be said: full sentences, numbered, in the order that the play's seed gives them.

use super::super::View;
use crate::app::theme::{LINE, RADIUS, Size, Theme};
use crate::app::views::shared::board::Footing;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::widgets::{
    focus_ring, focus_when_new, laid_out, number_pressed, numbered_card, numbered_card_height, scroll_by_keys,
};
use crate::conversation::order::ShownPlace;
use crate::phrase;
use crate::session::{Command, PlayCommand, Playing};
use egui::{
    CornerRadius, Galley, Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::sync::Arc;

const GAP: f32 = 12.0;
const SIDE: f32 = 20.0;
/// The narrowest that a card gets before they stand in two rows, in points at text size 100%.
const NARROWEST: f32 = 250.0;

/// What can be said now.
pub fn deck(view: &View, playing: &Playing) -> Deck {
    let lang = view.lang();
    let offers = playing.shown();
    let beat = playing.play.beat();
    let cards = offers.iter().map(|offer| {
        let footing = playing.rests_on(offer);
        Card {
            words: playing.play.words(beat, offer).get(lang).to_owned(),
            footing: footing.map(|board| Footing::of(lang, playing.play.scenario(), &board)),
            command: PlayCommand::Say(offer.option).into(),
        }
    });
    Deck {
        question: None,
        cards: cards.collect(),
        hint: phrase!(lang, "play.hint", count = offers.len()),
        salt: ("option", playing.play.turns().len()),
    }
}

/// Numbered cards along the lower edge.
pub struct Deck {
    /// What is asked, if it isn't simply what to say.
    pub question: Option<String>,
    /// The cards.
    pub cards: Vec<Card>,
    /// How to choose, below the cards.
    pub hint: String,
    /// What tells this deck from another one in the same place.
    pub salt: (&'static str, usize),
}

/// A card.
pub struct Card {
    /// What stands on it.
    pub words: String,
    /// What the proposal on it rests on, if it is one.
    pub footing: Option<Footing>,
    /// What it asks for.
    pub command: Command,
}

impl Card {
    /// A card that proposes nothing.
    pub fn plain(words: String, command: impl Into<Command>) -> Card {
        Card { words, footing: None, command: command.into() }
    }
}

/// How the cards of a deck stand.
struct Spread {
    columns: usize,
    card_width: f32,
    /// The height of every row.
    rows: Vec<f32>,
}

impl Spread {
    /// Of the ways to stand in a width, the one that is lowest.
    fn lowest(ui: &Ui, theme: &Theme, cards: &[Card], width: f32, footings: bool) -> Spread {
        let count = cards.len().max(1);
        let across = |columns: usize| (width - GAP * (columns as f32 - 1.0)) / columns as f32;
        let fits = |columns: &usize| *columns == 1 || across(*columns) >= NARROWEST * theme.scale.sqrt();
        let ways = [count, count.div_ceil(2), 1].into_iter().filter(fits).map(|columns| {
            let card_width = across(columns);
            let high = |card: &Card| {
                numbered_card_height(
                    ui,
                    theme,
                    &card.words,
                    card.footing.as_ref().filter(|_| footings),
                    card_width,
                )
            };
            let rows = cards.chunks(columns).map(|row| row.iter().map(high).fold(0.0, f32::max)).collect();
            Spread { columns, card_width, rows }
        });
        let lowest = ways.min_by(|a, b| a.height().total_cmp(&b.height()));
        lowest.unwrap_or(Spread { columns: 1, card_width: width, rows: Vec::new() })
    }

    fn height(&self) -> f32 {
        self.rows.iter().map(|row| row + GAP).sum()
    }
}

/// A deck, laid out for a window.
pub struct Laid {
    spread: Spread,
    question: Option<Arc<Galley>>,
    hint: Option<Arc<Galley>>,
    /// Whether what proposals rest on is drawn; it is told in any case.
    footings: bool,
    /// The height that it wants.
    pub height: f32,
}

impl Deck {
    /// Lays it out. Where there is little room (`small`), the help alone tells the keys.
    pub fn lay(&self, ui: &Ui, theme: &Theme, width: f32, small: bool) -> Laid {
        self.laid(ui, theme, width, small, true)
    }

    /// Lays it out where there is so little room that what proposals rest on is told and not drawn.
    pub fn lay_bare(&self, ui: &Ui, theme: &Theme, width: f32) -> Laid {
        self.laid(ui, theme, width, true, false)
    }

    fn laid(&self, ui: &Ui, theme: &Theme, width: f32, small: bool, footings: bool) -> Laid {
        let p = &theme.palette;
        let inner = width - 2.0 * SIDE;
        let spread = Spread::lowest(ui, theme, &self.cards, inner, footings);
        let font = theme.bold(if small { Size::Body } else { Size::Heading });
        let question = self.question.as_ref().map(|words| laid_out(ui, words, font, p.ink, inner));
        let hint = (!small).then(|| laid_out(ui, &self.hint, theme.font(Size::Small), p.ink_soft, inner));
        let asked = question.as_ref().map_or(0.0, |galley| galley.size().y + 12.0);
        let height = asked + 10.0 + spread.height() + foot(hint.as_deref());
        Laid { spread, question, hint, footings, height }
    }

    /// Draws it and asks for what was picked by mouse, by number or with the keyboard's focus.
    pub fn show(&self, ui: &mut Ui, view: &mut View, rect: Rect, laid: &Laid) {
        let theme = view.theme;
        panel(ui, theme, rect);
        let mut top = rect.top() + 4.0;
        if let Some(galley) = &laid.question {
            let place = Rect::from_min_size(rect.min + vec2(SIDE, 12.0), galley.size());
            ui.painter().galley(place.min, galley.clone(), theme.palette.ink);
            let response = ui.interact(place, Id::new((self.salt, "question")), Sense::hover());
            announce(&response, self.question.as_deref().unwrap_or_default());
            top += galley.size().y + 12.0;
        }
        let foot = foot(laid.hint.as_deref());
        let area = Rect::from_min_max(
            pos2(rect.left() + SIDE - 6.0, top),
            pos2(rect.right() - SIDE + 6.0, rect.bottom() - foot),
        );
        let responses = spread_out(ui, theme, area, laid, self);
        if let Some(hint) = &laid.hint {
            let place = Rect::from_min_size(pos2(rect.left() + SIDE, area.bottom() + 2.0), hint.size());
            ui.painter().galley(place.min, hint.clone(), theme.palette.ink_soft);
            let response = ui.interact(place, Id::new((self.salt, "hint")), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &self.hint));
        }
        // The first has the keyboard at the start; egui's own arrow keys lead on from there.
        if let Some(first) = responses.first() {
            focus_when_new(ui, first, self.salt);
        }
        let by_number = number_pressed(ui).and_then(ShownPlace::from_number).map(ShownPlace::index);
        let by_number = by_number.filter(|position| *position < self.cards.len());
        let picked = by_number.or_else(|| responses.iter().position(Response::clicked));
        view.ask_all(picked.map(|position| self.cards[position].command.clone()));
    }
}

impl Laid {
    /// The height below which a card can't be read as a whole.
    pub fn least(&self) -> f32 {
        let asked = self.question.as_ref().map_or(0.0, |galley| galley.size().y + 12.0);
        let tallest = self.spread.rows.iter().fold(0.0_f32, |tallest, row| tallest.max(*row));
        asked + 10.0 + tallest + 2.0 * GAP + foot(self.hint.as_deref())
    }
}

/// The height below the cards.
fn foot(hint: Option<&Galley>) -> f32 {
    hint.map_or(4.0, |hint| hint.size().y + 10.0)
}

/// Draws the cards; what doesn't fit scrolls with the keyboard's focus, the wheel, and page up and
/// down.
fn spread_out(ui: &mut Ui, theme: &Theme, area: Rect, laid: &Laid, deck: &Deck) -> Vec<Response> {
    let spread = &laid.spread;
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area));
    inner.spacing_mut().scroll = egui::style::ScrollStyle::thin();
    let mut responses: Vec<Response> = Vec::new();
    ScrollArea::vertical().id_salt(deck.salt).auto_shrink([false, false]).show(&mut inner, |ui| {
        scroll_by_keys(ui, area.height());
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        // Room for the ring around the card that has the keyboard.
        ui.add_space(6.0);
        for (row, in_row) in deck.cards.chunks(spread.columns).enumerate() {
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                for (column, card) in in_row.iter().enumerate() {
                    let place = ShownPlace(row * spread.columns + column);
                    let id = Id::new((deck.salt, place.index()));
                    let size = vec2(spread.card_width, spread.rows[row]);
                    let response = {
                        let footing = card.footing.as_ref().map(|footing| (footing, laid.footings));
                        numbered_card(ui, theme, place.number(), &card.words, footing, size, id)
                    };
                    focus_ring(ui, theme, &response, response.rect, CornerRadius::same(RADIUS));
                    responses.push(response);
                }
            });
        }
    });
    responses
}

/// The paper below the stage.
pub fn panel(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.palette.paper);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(LINE, theme.palette.ink));
}
