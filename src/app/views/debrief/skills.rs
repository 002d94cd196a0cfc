//! What this conversation adds to what is known of skill, and what all conversations come to together: a
//! word and a band where there is enough evidence, and what is missing where there isn't.

use super::pane::pane;
use crate::app::theme::{Size, Theme};
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, bold, soft, text};
use crate::phrase;
use crate::scenario::{Cluster, MoveKind};
use crate::scoring::{Estimate, LEAST_TELLING, Measure};
use crate::session::{Review, Work};
use crate::text::{Lang, labelled};
use crate::words;
use egui::{CornerRadius, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2};

/// The scale of the bands: −2 to 2, 0 being somebody for whom all options look alike.
const SCALE: f64 = 2.0;

/// Draws both.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    pane(ui, theme, width, |ui| {
        added(ui, theme, lang, review);
        all_in_all(ui, view, review);
        widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "debrief.not_a_test")));
    });
}

/// What this conversation adds: counts, and what was said.
fn added(ui: &mut Ui, theme: &Theme, lang: Lang, review: &Review) {
    widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.skills"));
    widgets::label(ui, text(theme, Size::Body, words::evidence(lang, review.told_of(None))));
    for cluster in Cluster::ALL {
        let told = words::evidence(lang, review.told_of(Some(cluster)));
        row(ui, theme, cluster.name().get(lang), |ui| {
            widgets::label(ui, soft(theme, Size::Small, told));
            widgets::label(ui, soft(theme, Size::Small, counts(lang, review, cluster)));
        });
    }
}

/// What the person's first conversations come to together, and whether this one is among them.
fn all_in_all(ui: &mut Ui, view: &View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let skill = &view.session.skill;
    ui.add_space(4.0);
    widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.skill_over_all"));
    if view.session.is_at(Work::Skill) {
        let words = phrase!(lang, "debrief.skill_working");
        widgets::label(ui, soft(theme, Size::Small, words));
        return;
    }
    if let Some(play) = skill.play(&review.uid) {
        let told = match play.not_counted {
            None => phrase!(lang, "debrief.counted"),
            Some(why) => phrase!(lang, "debrief.not_counted", why = why.told(lang)),
        };
        widgets::label(ui, soft(theme, Size::Small, told));
    }
    let skills = &skill.skills;
    measure(ui, theme, lang, &phrase!(lang, "skill.composite"), &skills.composite, 0);
    if skills.composite.estimate.is_none() {
        // What is missing to the whole is missing to every part: said once, not in every row.
        return;
    }
    for (cluster, of_cluster) in Cluster::ALL.into_iter().zip(&skills.clusters) {
        measure(ui, theme, lang, cluster.name().get(lang), of_cluster, LEAST_TELLING);
    }
    widgets::label(ui, soft(theme, Size::Small, phrase!(lang, "skill.scale")));
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

/// A name, and what there is to say of it.
fn row(ui: &mut Ui, theme: &Theme, name: &str, told: impl FnOnce(&mut Ui)) {
    let whole = ui.available_width();
    let narrow = whole < 340.0 * theme.scale;
    let name_width = if narrow { whole } else { 0.26 * whole };
    let inside = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.set_width(name_width);
            widgets::label(ui, bold(theme, Size::Small, name));
        });
        ui.vertical(told);
    };
    if narrow {
        ui.vertical(inside);
    } else {
        ui.horizontal_top(inside);
    }
}

/// A word and a band, or what is missing to them: `least` telling decisions for a cluster.
fn measure(ui: &mut Ui, theme: &Theme, lang: Lang, name: &str, measure: &Measure, least: usize) {
    row(ui, theme, name, |ui| {
        let told = match measure.estimate {
            Some(estimate) => band(ui, theme, lang, name, &estimate),
            None => {
                let missing = words::evidence_missing(lang, measure.evidence, least);
                phrase!(lang, "debrief.skill_not_yet", missing = missing)
            }
        };
        widgets::label(ui, soft(theme, Size::Small, told));
    });
}

/// Draws the band, with its figures for those who ask, and gives the word.
fn band(ui: &mut Ui, theme: &Theme, lang: Lang, name: &str, estimate: &Estimate) -> String {
    let figure = |value: f64| format!("{:.1}", crate::scoring::rounded(value, 1));
    let [low, high] = estimate.band().map(figure);
    let word = estimate.standing().name().get(lang);
    let told = phrase!(lang, "debrief.skill_band", word = word, low = low, high = high);
    let (rect, bar) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 18.0), Sense::hover());
    let label = labelled(lang, name, &told);
    bar.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &label));
    paint_band(ui, theme, rect, estimate);
    bar.on_hover_text(told);
    word.to_owned()
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
    let [low, high] = estimate.band();
    let band = Rect::from_min_max(pos2(at(low), track.top()), pos2(at(high), track.bottom()));
    ui.painter().rect_filled(band, round, p.teal);
    ui.painter().vline(at(0.0), rect.y_range(), Stroke::new(1.5, p.ink_soft));
}
