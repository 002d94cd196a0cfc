//! What the player has heard so far, on a slip of paper.

use super::super::View;
use super::super::widgets::laid_out;
use crate::app::geometry::{Geometry, Side};
use crate::app::session::Playing;
use crate::app::theme::{LINE, Size};
use crate::phrase;
use egui::{Color32, Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws the slip at the stage's upper left, above the player's head.
pub fn show(ui: &mut Ui, view: &View, playing: &Playing, geometry: &Geometry) {
    let theme = view.theme;
    let lang = view.lang();
    let p = &theme.palette;
    let scenario = playing.play.scenario();
    let (understood, said) = playing.notes();
    let mut lines: Vec<(String, Color32, bool)> = vec![(phrase!(lang, "play.notes"), p.ink, true)];
    for interest in &understood {
        lines.push((format!("✓ {}", scenario.interest(*interest).label.get(lang)), p.teal, false));
    }
    for interest in &said {
        lines.push((format!("· {}", scenario.interest(*interest).label.get(lang)), p.ink, false));
    }
    if understood.is_empty() {
        let pronoun = scenario.character(playing.speaker()).pronoun.name().get(lang);
        lines.push((phrase!(lang, "play.notes_open", who = pronoun), p.rust, false));
    }
    let head = geometry.head(Side::Left);
    let stage = geometry.stage;
    let width = (230.0 * theme.scale).min(stage.width() * 0.3);
    let galleys: Vec<_> = lines
        .iter()
        .map(|(line, ink, strong)| {
            let font = if *strong { theme.bold(Size::Small) } else { theme.font(Size::Small) };
            laid_out(ui, line, font, *ink, width - 28.0)
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y + 5.0).sum::<f32>() + 20.0;
    // Beside the head where there is room, otherwise above it.
    let left = stage.left() + 14.0;
    let room_above = head.top() - stage.top();
    let width = if height + 16.0 > room_above { width.min(head.left() - left - 8.0) } else { width };
    if width < 120.0 {
        return;
    }
    let galleys: Vec<_> = lines
        .iter()
        .map(|(line, ink, strong)| {
            let font = if *strong { theme.bold(Size::Small) } else { theme.font(Size::Small) };
            laid_out(ui, line, font, *ink, width - 28.0)
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y + 5.0).sum::<f32>() + 20.0;
    let rect = Rect::from_min_size(pos2(left, stage.top() + 12.0), vec2(width, height));
    // A slip of paper never lies quite straight.
    let corners = vec![
        rect.left_top() + vec2(-2.0, 2.0),
        rect.right_top() + vec2(2.0, -2.0),
        rect.right_bottom() + vec2(3.0, -1.0),
        rect.left_bottom() + vec2(1.0, 3.0),
    ];
    ui.painter().add(Shape::convex_polygon(corners, p.note, Stroke::new(LINE, p.ink)));
    let mut at = rect.min + vec2(14.0, 10.0);
    for (galley, (_, ink, _)) in galleys.into_iter().zip(&lines) {
        let step = galley.size().y + 5.0;
        ui.painter().galley(at, galley, *ink);
        at.y += step;
    }
    let label = lines.iter().map(|(line, _, _)| line.as_str()).collect::<Vec<_>>().join("\n");
    let response = ui.interact(rect, Id::new("notes"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &label));
}
