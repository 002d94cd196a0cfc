//! What the room has said, and what it did: the words and the thought on the stage, the rule and the
//! change below.

use super::fitting::{SENTENCES, largest, put};
use super::scene;
use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::conversation::gauges;
use crate::app::views::conversation::heard::{Reason, verdict};
use crate::app::views::conversation::spoken::Spoken;
use crate::app::views::debrief::judgement::colours;
use crate::app::views::shared::widgets::laid_out;
use crate::conversation::TurnRecord;
use crate::phrase;
use crate::session::Playing;
use crate::session::workshop::Workshop;
use crate::text::labelled;
use egui::{CornerRadius, Galley, Id, Rect, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

/// The most of the picture that the explanation takes.
const MOST: f32 = 0.42;

/// Draws both.
pub fn show(ui: &mut Ui, view: &View, workshop: &Workshop, rect: Rect) {
    let playing = &workshop.snapshot.playing;
    let Some(turn) = playing.heard() else { return };
    let panel = Panel::lay(ui, view, playing, turn, rect);
    let (stage, below) = rect.split_top_bottom_at_y(rect.bottom() - panel.height);
    let spoken = with_whose_thought(view, workshop, Spoken::of(playing, view.lang()));
    scene::stage(ui, view, stage, &spoken, playing);
    panel.show(ui, view, below);
}

/// The same, with whose thought it is: it stands below somebody else's words.
fn with_whose_thought(view: &View, workshop: &Workshop, spoken: Spoken) -> Spoken {
    let lang = view.lang();
    let name = workshop.scenario.character(workshop.snapshot.playing.speaker()).name.get(lang);
    let title = phrase!(lang, "projector.thought", name = name);
    let thought = spoken.thought.map(|thought| labelled(lang, &title, &thought));
    Spoken { thought, ..spoken }
}

struct Panel {
    verdict: Arc<Galley>,
    why: Arc<Galley>,
    rule: Option<Arc<Galley>>,
    gauges: Vec<gauges::Gauge>,
    quality: i8,
    turn: usize,
    height: f32,
}

impl Panel {
    fn lay(ui: &Ui, view: &View, playing: &Playing, turn: &TurnRecord, rect: Rect) -> Panel {
        let (theme, lang) = (view.theme, view.lang());
        let p = &theme.palette;
        let width = rect.width() - 2.0 * space::PAGE;
        let quality = turn.chosen().judgement.quality;
        let (ink, _) = colours(theme, quality);
        let verdict = laid_out(ui, &verdict(lang, turn), theme.bold(Size::Body), ink, width);
        let reason = Reason::of(lang, playing, turn);
        let rule = |name: &String| laid_out(ui, name, theme.font(Size::Small), p.ink_soft, width);
        let rule = reason.rule.as_ref().map(rule);
        let below = rule.as_ref().map_or(0.0, |rule| rule.size().y + space::TIGHT);
        let room = vec2(width, MOST * rect.height() - verdict.size().y - below);
        let why = largest(ui, theme, &reason.says, false, p.ink, room, &SENTENCES[2..]);
        let play = &playing.play;
        let to = play.option(turn.before.beat, turn.pick.option).map_or(0, |choice| usize::from(choice.to));
        let mut gauges = gauges::changed(ui, theme, lang, &turn.before.minds[to], &turn.after.minds[to]);
        // In one row, as many as there is room for: heat and trust come first.
        let mut used = 0.0;
        gauges.retain(|gauge| {
            used += gauge.size.x + space::PAGE;
            used <= width
        });
        let bars = gauges.iter().map(|gauge| gauge.size.y + space::NORMAL).fold(0.0, f32::max);
        let height = verdict.size().y + why.size().y + below + bars + 2.0 * space::NORMAL + space::TIGHT;
        Panel { verdict, why, rule, gauges, quality, turn: play.turns().len(), height }
    }

    fn show(&self, ui: &Ui, view: &View, rect: Rect) {
        let theme = view.theme;
        let p = &theme.palette;
        ui.painter().rect_filled(rect, CornerRadius::ZERO, p.paper);
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(LINE, p.ink));
        let (ink, _) = colours(theme, self.quality);
        let verdict = put(ui, rect.min + vec2(space::PAGE, space::NORMAL), &self.verdict, ink);
        let why = put(ui, pos2(verdict.left(), verdict.bottom() + space::TIGHT), &self.why, p.ink);
        let mut below = why.bottom();
        if let Some(rule) = &self.rule {
            below = put(ui, pos2(why.left(), below + space::TIGHT), rule, p.ink_soft).bottom();
        }
        let mut at = pos2(why.left(), below + space::NORMAL);
        for gauge in &self.gauges {
            gauge.show(ui, theme, at, Id::new(("far gauge", self.turn)));
            at.x += gauge.size.x + space::PAGE;
        }
    }
}
