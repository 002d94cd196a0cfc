//! What the choices showed of skill: a band where there is enough evidence, and the raw counts of what
//! was said in any case.

use super::pane::pane;
use crate::app::theme::{Size, Theme};
use crate::app::views::View;
use crate::app::views::widgets::{self, bold, soft, text};
use crate::phrase;
use crate::scenario::{Cluster, MoveKind};
use crate::scoring::{CLUSTER_SD, COMPOSITE_SD, Estimate};
use crate::session::Review;
use crate::text::{Lang, labelled};
use egui::{CornerRadius, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2};

/// The scale of the bands: −2 to 2, 0 being somebody for whom all options look alike.
const SCALE: f64 = 2.0;

/// Draws the bands.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    let skills = &review.skills;
    let shown = |estimate: &Estimate, widest| estimate.is_enough(widest);
    let some =
        shown(&skills.composite, COMPOSITE_SD) || skills.clusters.iter().any(|one| shown(one, CLUSTER_SD));
    pane(ui, theme, width, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.skills"));
        if !some {
            // Said once, not in every row.
            widgets::label(ui, text(theme, Size::Body, phrase!(lang, "debrief.not_enough")));
            widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.not_enough_why")));
        }
        let all = phrase!(lang, "debrief.decisions", count = skills.composite.decisions);
        let composite = phrase!(lang, "debrief.composite");
        row(ui, theme, lang, &composite, (&skills.composite, COMPOSITE_SD), &all, some);
        for (cluster, estimate) in Cluster::ALL.into_iter().zip(&skills.clusters) {
            let counts = counts(lang, review, cluster);
            row(ui, theme, lang, cluster.name().get(lang), (estimate, CLUSTER_SD), &counts, some);
        }
        if some {
            widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.skills_scale")));
        }
        widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.not_a_test")));
    });
}

/// What was said that belongs to a cluster, and how often.
fn counts(lang: Lang, review: &Review, cluster: Cluster) -> String {
    let made =
        |kind: MoveKind| review.play.turns().iter().filter(|turn| turn.chosen().act.kind == kind).count();
    let counted: Vec<String> = MoveKind::ALL
        .iter()
        .filter(|kind| kind.cluster() == cluster && made(**kind) > 0)
        .map(|kind| format!("{} {}", kind.name().get(lang), made(*kind)))
        .collect();
    if counted.is_empty() { phrase!(lang, "debrief.nothing_of_it") } else { counted.join(" · ") }
}

/// A name, the band if any row has one, and the counts.
fn row(
    ui: &mut Ui,
    theme: &Theme,
    lang: Lang,
    name: &str,
    (estimate, widest): (&Estimate, f64),
    counts: &str,
    bands: bool,
) {
    let whole = ui.available_width();
    let narrow = whole < 340.0 * theme.scale;
    let name_width = if narrow { whole } else { 0.26 * whole };
    let inside = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.set_width(name_width);
            widgets::label(ui, bold(theme, Size::Small, name));
        });
        ui.vertical(|ui| {
            if bands {
                band(ui, theme, lang, name, estimate, widest);
            }
            widgets::label(ui, soft(theme, Size::Small, counts));
        });
    };
    if narrow {
        ui.vertical(inside);
    } else {
        ui.horizontal_top(inside);
    }
}

fn band(ui: &mut Ui, theme: &Theme, lang: Lang, name: &str, estimate: &Estimate, widest: f64) {
    if !estimate.is_enough(widest) {
        widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.not_enough")));
        return;
    }
    let figure = |value: f64| format!("{:.1}", crate::scoring::rounded(value, 1));
    let (low, high) = (figure(estimate.mean - estimate.sd), figure(estimate.mean + estimate.sd));
    let told = phrase!(lang, "debrief.band", low = low, high = high);
    let (rect, bar) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 18.0), Sense::hover());
    let label = labelled(lang, name, &told);
    bar.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &label));
    paint_band(ui, theme, rect, estimate);
}

/// The track, the band on it, and the line of somebody for whom all options look alike.
fn paint_band(ui: &Ui, theme: &Theme, rect: Rect, estimate: &Estimate) {
    let p = &theme.palette;
    let track = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), 12.0));
    let round = CornerRadius::same(6);
    let at = |value: f64| {
        let share = ((value + SCALE) / (2.0 * SCALE)).clamp(0.0, 1.0) as f32;
        track.left() + share * track.width()
    };
    ui.painter().rect_filled(track, round, p.rule);
    let ends = (at(estimate.mean - estimate.sd), at(estimate.mean + estimate.sd));
    let band = Rect::from_min_max(pos2(ends.0, track.top()), pos2(ends.1, track.bottom()));
    ui.painter().rect_filled(band, round, p.teal);
    ui.painter().vline(at(0.0), rect.y_range(), Stroke::new(1.5, p.ink_soft));
}
