//! The conversation: who speaks and how they feel above, what can be said below; the stage between.
//!
//! **Not here:** the people and the room behind them (`stage`); here is what is read.

pub(super) mod bubble;
mod ended;
pub(super) mod folded;
pub(super) mod gauges;
mod header;
pub(super) mod heard;
mod lettering;
pub(super) mod notes;
pub(super) mod options;
mod papers;
mod place;
mod prediction;
pub(super) mod spoken;

use super::View;
use super::shared::papers as shared_papers;
use super::shared::widgets::pressed;
use crate::app::geometry::{Geometry, stage_id};
use crate::scenario::Turn;
use crate::session::{NavCommand, PlayCommand, Playing, Screen};
use egui::{Key, Rect, Ui};
use options::Deck;
use spoken::Spoken;

/// Leaves it there. The stage finds it before the next frame is drawn, so one is asked for.
pub fn put_stage(ui: &Ui, rect: Rect) {
    let last = ui.data_mut(|data| data.get_temp::<Rect>(stage_id()));
    if last != Some(rect) {
        ui.data_mut(|data| data.insert_temp(stage_id(), rect));
        ui.ctx().request_repaint();
    }
}

/// Below this height, in points at text of 100 %, speech stands beside a small stage and not on it.
pub(super) const SMALL: f32 = 420.0;
/// The most of the window that the panel below the stage takes, where speech stands on the stage.
pub(super) const PANEL: f32 = 0.6;

/// Draws the conversation around the stage.
pub fn show(ui: &mut Ui, view: &mut View) {
    let Some(playing) = &view.session.playing else { return };
    shared_papers::look_for_keys(ui);
    let theme = view.theme;
    let whole = ui.max_rect();
    let header = header::show(ui, view, playing, whole);
    let spoken = Spoken::of(playing, view.lang());
    let panel = Panel::of(view, playing);
    // What is said comes before what can be said, for whoever has it read to them.
    let room = whole.with_min_y(header.bottom());
    let split = |height: f32| room.split_top_bottom_at_y(room.bottom() - height.round());
    let laid = panel.lay(ui, view, playing, whole.width(), false);
    let high = laid.beside(place::panel_height(ui, view, playing, whole.width()));
    // Only a line that finds no room on the stage as it stands makes it another one.
    let on_stage = [high, laid.height()].into_iter().filter(|_| whole.height() >= SMALL * theme.scale);
    let on_stage = on_stage.into_iter().find_map(|high| {
        let (strip, below) = split(high.min(PANEL * whole.height()));
        let geometry = Geometry::of(strip);
        bubble::fit(ui, theme, &geometry, &spoken).map(|bubbles| (geometry, below, bubbles))
    });
    let (geometry, laid, below, small) = match on_stage {
        Some((geometry, below, bubbles)) => {
            bubble::show(ui, theme, &geometry, &spoken, bubbles);
            (geometry, laid, below, false)
        }
        None => {
            // The line comes first, but not at the cost of every option.
            let wanted = folded::wanted(ui, theme, whole.width(), &spoken).max(STRIP * room.height());
            let laid = panel.lay_small(ui, view, playing, whole.width(), room.height() - wanted);
            let line = wanted.min(room.height() - laid.least(room.height()));
            let (strip, below) = split(laid.height().min(room.height() - line));
            let (stage, beside) = folded::split(strip);
            let geometry = Geometry::of(stage);
            folded::show(ui, theme, &geometry, beside, &spoken);
            (geometry, laid, below, true)
        }
    };
    put_stage(ui, geometry.stage);
    notes::show(ui, view, playing, &geometry, small);
    panel.show(ui, view, playing, below, &laid);
    papers::show(ui, view, playing);
    if pressed(ui, Key::Escape) {
        if playing.guess.is_some() {
            view.ask(PlayCommand::Unguess);
        } else {
            view.ask(NavCommand::Go(Screen::Settings));
        }
    }
}

/// The lower part of the window.
enum Panel {
    /// What can be said, or answered.
    Deck(Deck),
    /// What was said has done this.
    Heard,
    /// The last line was heard.
    Ended,
}

/// The least of the room below the header that a small stage and the line beside it take.
pub(super) const STRIP: f32 = 0.3;

/// How much of that room what was heard may take before the line beside the stage has to scroll.
const HEARD: f32 = 0.5;

/// The panel, laid out.
enum Laid {
    Deck(options::Laid),
    Heard(heard::Laid),
    Ended(f32),
}

impl Laid {
    /// The height that it wants.
    fn height(&self) -> f32 {
        match self {
            Laid::Deck(laid) => laid.height,
            Laid::Heard(laid) => laid.height,
            Laid::Ended(height) => *height,
        }
    }

    /// The height that it gets below a large stage, where everything that can be said needs `usual`. What was
    /// heard scrolls rather than that the room moves.
    fn beside(&self, usual: f32) -> f32 {
        match self {
            Laid::Heard(laid) => usual.max(laid.least),
            Laid::Deck(_) | Laid::Ended(_) => usual.max(self.height()),
        }
    }
}

impl Laid {
    /// The height that the panel gets in any case, of the room below the header: enough for one card.
    fn least(&self, room: f32) -> f32 {
        match self {
            Laid::Deck(laid) => laid.least(),
            Laid::Heard(laid) => laid.height.min(HEARD * room).max(laid.least),
            Laid::Ended(height) => *height,
        }
    }
}

impl Panel {
    fn of(view: &View, playing: &Playing) -> Panel {
        if playing.heard().is_some() {
            return Panel::Heard;
        }
        match &playing.play.seat().beat(playing.play.beat()).turn {
            Turn::Speak(_) => Panel::Deck(options::deck(view, playing)),
            Turn::Predict(_) => Panel::Deck(prediction::deck(view, playing)),
            Turn::End(_) => Panel::Ended,
        }
    }

    fn lay(&self, ui: &Ui, view: &View, playing: &Playing, width: f32, small: bool) -> Laid {
        match self {
            Panel::Deck(deck) => Laid::Deck(deck.lay(ui, view.theme, width, small)),
            Panel::Heard => Laid::Heard(heard::lay(ui, view, playing, width)),
            Panel::Ended => Laid::Ended(ended::height(ui, view, playing, width)),
        }
    }

    /// Beside a small stage, for a height that is left by the line.
    fn lay_small(&self, ui: &Ui, view: &View, playing: &Playing, width: f32, left: f32) -> Laid {
        let laid = self.lay(ui, view, playing, width, true);
        match self {
            Panel::Deck(deck) if laid.least(left) > left => Laid::Deck(deck.lay_bare(ui, view.theme, width)),
            _ => laid,
        }
    }

    fn show(&self, ui: &mut Ui, view: &mut View, playing: &Playing, rect: Rect, laid: &Laid) {
        match (self, laid) {
            (Panel::Deck(deck), Laid::Deck(laid)) => deck.show(ui, view, rect, laid),
            (_, Laid::Heard(laid)) => heard::show(ui, view, rect, laid),
            _ => ended::show(ui, view, playing, rect),
        }
    }
}
