//! What the player has heard so far, on a slip of paper.

use super::super::View;
use super::super::widgets::{Weight, button, laid_out, pressed};
use crate::app::geometry::{Geometry, Side};
use crate::app::session::Playing;
use crate::app::theme::{LINE, Size};
use crate::phrase;
use egui::{
    Color32, Galley, Id, Key, Rect, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// The widest that the slip gets, in points at text size 100%.
const WIDEST: f32 = 230.0;
/// Below this width words are torn; the slip is folded instead.
const NARROWEST: f32 = 120.0;
const GAP: f32 = 5.0;

/// A line of the slip.
struct Entry {
    words: String,
    ink: Color32,
    strong: bool,
}

/// Draws the slip at the stage's upper left: above the player's head or beside it, and folded to a
/// button where it fits neither. N folds it out.
pub fn show(ui: &mut Ui, view: &View, playing: &Playing, geometry: &Geometry) {
    let entries = entries(view, playing);
    let stage = geometry.stage;
    let head = geometry.head(Side::Left);
    let corner = stage.min + vec2(14.0, 12.0);
    let widest = (WIDEST * view.theme.scale).min(stage.width() * 0.3);
    let beside = widest.min(head.left() - corner.x - 8.0);
    let fitting = [(widest, head.top()), (beside, stage.bottom())].into_iter().find_map(|(width, lowest)| {
        let (galleys, height) = laid(ui, view, &entries, width);
        (width >= NARROWEST && corner.y + height + 6.0 <= lowest).then_some((galleys, vec2(width, height)))
    });
    if let Some((galleys, size)) = fitting {
        slip(ui, view, Rect::from_min_size(corner, size), galleys, &entries);
        return;
    }
    let open_id = Id::new("notes-open");
    let mut open = ui.data(|data| data.get_temp::<bool>(open_id)).unwrap_or(false);
    let mut corner_ui =
        ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(220.0, 60.0))));
    let label = phrase!(view.lang(), "play.notes_folded");
    if button(&mut corner_ui, view.theme, &label, Weight::Secondary).clicked() || pressed(ui, Key::N) {
        open = !open;
        ui.data_mut(|data| data.insert_temp(open_id, open));
    }
    if open {
        let width = (WIDEST * view.theme.scale * 1.4).min(stage.width() * 0.6);
        let (galleys, height) = laid(ui, view, &entries, width);
        let at = pos2(corner.x, corner_ui.min_rect().bottom() + 8.0);
        // Unfolded it lies on top of everything, for as long as it is wanted.
        egui::Area::new(Id::new("notes-unfolded")).fixed_pos(at).show(ui.ctx(), |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            slip(ui, view, rect, galleys, &entries);
        });
    }
}

fn entries(view: &View, playing: &Playing) -> Vec<Entry> {
    let lang = view.lang();
    let p = &view.theme.palette;
    let scenario = playing.play.scenario();
    let (understood, said) = playing.notes();
    let mut entries = vec![Entry { words: phrase!(lang, "play.notes"), ink: p.ink, strong: true }];
    for interest in &understood {
        let words = format!("✓ {}", scenario.interest(*interest).label.get(lang));
        entries.push(Entry { words, ink: p.teal, strong: false });
    }
    for interest in &said {
        let words = format!("· {}", scenario.interest(*interest).label.get(lang));
        entries.push(Entry { words, ink: p.ink, strong: false });
    }
    if understood.is_empty() {
        let who = scenario.character(playing.speaker()).pronoun.name().get(lang);
        let words = phrase!(lang, "play.notes_open", who = who);
        entries.push(Entry { words, ink: p.rust, strong: false });
    }
    entries
}

fn laid(ui: &Ui, view: &View, entries: &[Entry], width: f32) -> (Vec<Arc<Galley>>, f32) {
    let theme = view.theme;
    let galleys: Vec<Arc<Galley>> = entries
        .iter()
        .map(|entry| {
            let font = if entry.strong { theme.bold(Size::Small) } else { theme.font(Size::Small) };
            laid_out(ui, &entry.words, font, entry.ink, (width - 28.0).max(40.0))
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y + GAP).sum::<f32>() + 20.0;
    (galleys, height)
}

fn slip(ui: &Ui, view: &View, rect: Rect, galleys: Vec<Arc<Galley>>, entries: &[Entry]) {
    let p = &view.theme.palette;
    // A slip of paper never lies quite straight.
    let corners = vec![
        rect.left_top() + vec2(-2.0, 2.0),
        rect.right_top() + vec2(2.0, -2.0),
        rect.right_bottom() + vec2(3.0, -1.0),
        rect.left_bottom() + vec2(1.0, 3.0),
    ];
    ui.painter().add(Shape::convex_polygon(corners, p.note, Stroke::new(LINE, p.ink)));
    let mut at = rect.min + vec2(14.0, 10.0);
    for (galley, entry) in galleys.into_iter().zip(entries) {
        let step = galley.size().y + GAP;
        ui.painter().galley(at, galley, entry.ink);
        at.y += step;
    }
    let label = entries.iter().map(|entry| entry.words.as_str()).collect::<Vec<_>>().join("\n");
    let response = ui.interact(rect, Id::new("notes"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &label));
}
