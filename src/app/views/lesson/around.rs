//! The stage with what is said on it, and a panel beneath: laid out as the conversation is, and where there is
//! little room the words stand beside a small stage.

use super::blocks::Told;
use crate::app::geometry::Geometry;
use crate::app::views::View;
use crate::app::views::conversation::options::{Deck, Laid};
use crate::app::views::conversation::spoken::Spoken;
use crate::app::views::conversation::{PANEL, SMALL, STRIP, bubble, folded, put_stage};
use egui::{Rect, Ui};

/// What stands beneath the stage.
pub enum Panel {
    /// Something to choose.
    Deck(Deck),
    /// Something to read.
    Told(Told),
}

/// A panel, laid out for a width.
enum Measured {
    Deck(Laid),
    Told(f32),
}

/// How much of the room below the head something to read may take, where there is little.
const READ: f32 = 0.55;

impl Panel {
    fn lay(&self, ui: &Ui, view: &View, width: f32, small: bool) -> Measured {
        match self {
            Panel::Deck(deck) => Measured::Deck(deck.lay(ui, view.theme, width, small)),
            Panel::Told(told) => Measured::Told(told.height(ui, view, width)),
        }
    }

    fn show(&self, ui: &mut Ui, view: &mut View, rect: Rect, laid: &Measured) {
        match (self, laid) {
            (Panel::Deck(deck), Measured::Deck(laid)) => deck.show(ui, view, rect, laid),
            (Panel::Told(told), _) => told.show(ui, view, rect),
            (Panel::Deck(_), Measured::Told(_)) => {}
        }
    }
}

impl Measured {
    fn height(&self) -> f32 {
        match self {
            Measured::Deck(laid) => laid.height,
            Measured::Told(height) => *height,
        }
    }

    fn least(&self, room: f32) -> f32 {
        match self {
            Measured::Deck(laid) => laid.least(),
            Measured::Told(height) => height.min(READ * room),
        }
    }
}

/// Draws what is said, and the panel, in the room below the head.
pub fn show(ui: &mut Ui, view: &mut View, spoken: &Spoken, panel: &Panel, room: Rect) {
    let theme = view.theme;
    let split = |height: f32| room.split_top_bottom_at_y(room.bottom() - height.round());
    let laid = panel.lay(ui, view, room.width(), false);
    let whole = ui.max_rect().height();
    let (strip, below) = split(laid.height().min(PANEL * whole));
    let geometry = Geometry::of(strip);
    let bubbles = bubble::fit(ui, theme, &geometry, spoken).filter(|_| whole >= SMALL * theme.scale);
    let (geometry, laid, below) = match bubbles {
        Some(bubbles) => {
            bubble::show(ui, theme, &geometry, spoken, bubbles);
            (geometry, laid, below)
        }
        None => {
            let laid = panel.lay(ui, view, room.width(), true);
            let line = folded::wanted(ui, theme, room.width(), spoken)
                .max(STRIP * room.height())
                .min(room.height() - laid.least(room.height()));
            let (strip, below) = split(laid.height().min(room.height() - line));
            let (stage, beside) = folded::split(strip);
            let geometry = Geometry::of(stage);
            folded::show(ui, theme, &geometry, beside, spoken);
            (geometry, laid, below)
        }
    };
    put_stage(ui, geometry.stage);
    panel.show(ui, view, below, &laid);
}
