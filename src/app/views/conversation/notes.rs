//! The board: what the player has heard so far and how much hasn't been said, on a slip of paper.

use super::super::View;
use crate::app::geometry::{Geometry, Side};
use crate::app::theme::LINE;
use crate::app::views::shared::board::{self, Line};
use crate::app::views::shared::widgets::{laid_out, pressed, scroll_by_keys};
use crate::session::Playing;
use egui::{Galley, Id, Key, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// The widest that the slip gets, in points at text size 100%.
const WIDEST: f32 = 230.0;
/// Below this width words are torn; the slip is folded instead.
const NARROWEST: f32 = 120.0;
const GAP: f32 = 5.0;

/// Whether there is no room for the slip on the stage, so that it is folded away behind a button.
pub fn is_folded(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(folded_id())).unwrap_or(false)
}

fn folded_id() -> Id {
    Id::new("notes-folded")
}

fn open_id() -> Id {
    Id::new("notes-open")
}

/// Folds the slip out, or away again.
pub fn toggle(ctx: &egui::Context) {
    ctx.data_mut(|data| {
        let open = data.get_temp_mut_or_default::<bool>(open_id());
        *open = !*open;
    });
}

/// Draws the slip at the stage's upper left: above the player's head or beside it. Where it fits
/// neither, the header has a button for it, and N folds it out.
pub fn show(ui: &mut Ui, view: &View, playing: &Playing, geometry: &Geometry, small: bool) {
    let entries = entries(view, playing);
    let fitting = if small { None } else { fitting(ui, view, &entries, geometry) };
    let folded = fitting.is_none();
    if folded != is_folded(ui.ctx()) {
        ui.data_mut(|data| {
            data.insert_temp(folded_id(), folded);
            data.insert_temp(open_id(), false);
        });
        ui.ctx().request_discard("the notes are folded, or no longer");
    }
    if let Some((rect, galleys)) = fitting {
        slip(ui, view, rect, galleys, &entries);
        return;
    }
    if pressed(ui, Key::N) {
        toggle(ui.ctx());
    }
    if ui.data(|data| data.get_temp(open_id())).unwrap_or(false) {
        unfolded(ui, view, geometry, &entries);
    }
}

/// Draws the slip on a stage that nobody unfolds anything on; not at all where there is no room for it.
pub fn pinned(ui: &Ui, view: &View, playing: &Playing, geometry: &Geometry) {
    let entries = entries(view, playing);
    if let Some((rect, galleys)) = fitting(ui, view, &entries, geometry) {
        slip(ui, view, rect, galleys, &entries);
    }
}

/// The place of the slip and its lines, if there is one where it covers no face.
fn fitting(ui: &Ui, view: &View, entries: &[Line], geometry: &Geometry) -> Option<(Rect, Vec<Arc<Galley>>)> {
    let stage = geometry.stage;
    let head = geometry.head(Side::Left);
    let corner = stage.min + vec2(14.0, 12.0);
    let widest =
        (WIDEST * view.theme.scale).min(stage.width() * 0.3).min(geometry.speech().left() - corner.x);
    let beside = widest.min(head.left() - corner.x - 8.0);
    [(widest, head.top()), (beside, stage.bottom())].into_iter().find_map(|(width, lowest)| {
        let (galleys, size) = laid(ui, view, entries, width);
        let fits = width >= NARROWEST && size.x <= width + 1.0 && corner.y + size.y + 8.0 <= lowest;
        fits.then(|| (Rect::from_min_size(corner, size), galleys))
    })
}

/// Unfolded it lies on top of everything, for as long as it is wanted.
fn unfolded(ui: &Ui, view: &View, geometry: &Geometry, entries: &[Line]) {
    let whole = ui.ctx().content_rect();
    let width = (WIDEST * view.theme.scale * 1.4).min(whole.width() * 0.6);
    let (galleys, size) = laid(ui, view, entries, width);
    let top = geometry.stage.top() + 10.0;
    let at = pos2(whole.right() - size.x - 16.0, top);
    egui::Area::new(Id::new("notes-unfolded")).fixed_pos(at).show(ui.ctx(), |ui| {
        let most = whole.bottom() - top - 16.0;
        egui::ScrollArea::vertical().max_height(most).show(ui, |ui| {
            scroll_by_keys(ui, most);
            let (rect, _) = ui.allocate_exact_size(size + vec2(6.0, 6.0), Sense::hover());
            slip(ui, view, rect.shrink(3.0), galleys, entries);
        });
    });
}

fn entries(view: &View, playing: &Playing) -> Vec<Line> {
    board::lines(view.lang(), view.theme, playing.play.scenario(), &playing.board())
}

/// The lines within a width, and the size of the slip that holds them.
fn laid(ui: &Ui, view: &View, entries: &[Line], width: f32) -> (Vec<Arc<Galley>>, egui::Vec2) {
    let theme = view.theme;
    let galleys: Vec<Arc<Galley>> = entries
        .iter()
        .map(|entry| laid_out(ui, &entry.words, entry.font(theme), entry.ink, (width - 28.0).max(40.0)))
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y + GAP).sum::<f32>() + 20.0;
    let widest = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    (galleys, vec2(width.max(widest + 28.0), height))
}

fn slip(ui: &Ui, view: &View, rect: Rect, galleys: Vec<Arc<Galley>>, entries: &[Line]) {
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
    let label = entries.iter().map(|entry| entry.told.as_str()).collect::<Vec<_>>().join("\n");
    let response = ui.interact(rect, Id::new("notes"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &label));
}
