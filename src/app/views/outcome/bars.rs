//! The two cards: what each department got, and what the score is made of.

use super::parts::{PartKind, parts};
use crate::app::theme::{LINE, RADIUS, Size, Theme, space};
use crate::app::views::View;
use crate::app::views::shared::ring::{self, Reached};
use crate::app::views::shared::widgets::{self, bold, soft, text};
use crate::conversation::parameters::CROSSED_SCORE_CAP;
use crate::phrase;
use crate::scoring::{Outcome, OutcomeKind, rounded};
use crate::session::Review;
use crate::text::Lang;
use crate::words;
use egui::{
    Align, Color32, CornerRadius, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo,
    WidgetType, pos2,
};

/// Between a card's line and what is in it.
const INSIDE: i8 = 18;
/// The radius of the ring, at text of 100 %.
const RING: f32 = 40.0;

/// A card at least so high. Gives the height that it needs.
fn card(ui: &mut Ui, theme: &Theme, width: f32, high: f32, inside: impl FnOnce(&mut Ui)) -> f32 {
    let around = 2.0 * (f32::from(INSIDE) + LINE);
    Frame::new()
        .fill(theme.palette.card)
        .stroke(theme.line())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(INSIDE))
        .show(ui, |ui| {
            ui.set_width(width - around);
            let top = ui.cursor().top();
            ui.set_min_height((high - around).max(0.0));
            inside(ui);
            ui.cursor().top() - top + around
        })
        .inner
}

/// What each department got, in bars and in words.
pub fn departments(ui: &mut Ui, view: &View, review: &Review, width: f32, high: f32) -> f32 {
    let (lang, theme) = (view.lang(), view.theme);
    let scenario = review.play.scenario();
    card(ui, theme, width, high, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "outcome.departments"));
        let inks = [theme.palette.teal, theme.palette.amber];
        for (gain, ink) in review.outcome.gains.iter().zip(inks) {
            let name = scenario.departments[gain.department.index()].name.get(lang);
            bar(ui, theme, name, &got(lang, gain.share), gain.share, ink);
        }
        ui.add_space(space::TIGHT);
        widgets::label(
            ui,
            bold(theme, Size::Heading, words::outcome(lang, review.outcome.kind))
                .color(kind_ink(theme, review.outcome.kind)),
        );
        widgets::label(ui, text(theme, Size::Body, words::outcome_means(lang, review.outcome.kind)));
    })
}

/// What a gain means, in words: the bar alone says too little.
fn got(lang: Lang, share: f64) -> String {
    let percent = rounded(share * 100.0, 0);
    if share < 0.0 {
        phrase!(lang, "outcome.got_less")
    } else if percent == 0.0 {
        phrase!(lang, "outcome.got_nothing")
    } else {
        phrase!(lang, "outcome.got", percent = percent)
    }
}

/// Teal for what both won; no colour blames.
fn kind_ink(theme: &Theme, kind: OutcomeKind) -> Color32 {
    if kind == OutcomeKind::WinWin { theme.palette.teal } else { theme.palette.ink }
}

/// The score, as the share of what was there, and what it is made of.
pub fn score(ui: &mut Ui, view: &View, review: &Review, width: f32, high: f32) -> f32 {
    let (lang, theme) = (view.lang(), view.theme);
    card(ui, theme, width, high, |ui| {
        reached(ui, view, review);
        ui.add_space(space::TIGHT);
        for part in parts(review) {
            let name = match part.kind {
                PartKind::Gains => phrase!(lang, "outcome.part_gains"),
                PartKind::Relation => phrase!(lang, "outcome.part_relation"),
                PartKind::Coolness => phrase!(lang, "outcome.part_coolness"),
                PartKind::Clarity => phrase!(lang, "outcome.part_clarity"),
            };
            let points = rounded(part.share * part.weight, 0);
            let told = phrase!(lang, "outcome.part_points", points = points, most = part.weight);
            bar(ui, theme, &name, &told, part.share, theme.palette.ink);
        }
    })
}

/// The ring, and beside it what it says, with the points behind it.
fn reached(ui: &mut Ui, view: &View, review: &Review) {
    let (lang, theme) = (view.lang(), view.theme);
    let Outcome { score, .. } = review.outcome;
    let points = review.points_in(lang);
    let (reached, told, behind) = match review.attainable.percent(score) {
        Some(percent) => (Reached::Share(percent), words::share(lang, percent), Some(points)),
        None => (Reached::Points(rounded(score, 0) as u8), points, None),
    };
    let radius = RING * theme.scale.sqrt();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NORMAL;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(2.0 * radius + 2.0 * LINE), Sense::hover());
        ring::paint(ui, theme, rect.center(), radius, Size::Heading, reached);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let shown = widgets::heading(ui, theme, Size::Heading, &told);
            // What is worked out later comes in by itself, and is said by itself.
            let polite = egui::accesskit::Live::Polite;
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(polite));
            if let Some(behind) = behind {
                widgets::label(ui, soft(theme, Size::Small, behind));
            }
            if !review.outcome.crossed.is_empty() {
                let capped = phrase!(lang, "outcome.capped", most = CROSSED_SCORE_CAP);
                widgets::label(ui, bold(theme, Size::Small, capped).color(theme.palette.rust));
            }
        });
    });
}

/// A name, a few words, and a bar under both.
fn bar(ui: &mut Ui, theme: &Theme, name: &str, told: &str, share: f64, ink: Color32) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal_top(|ui| {
        widgets::label(ui, bold(theme, Size::Body, name));
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            widgets::label(ui, soft(theme, Size::Body, told));
        });
    });
    let (rect, picture) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 14.0), Sense::hover());
    let label = format!("{name}: {told}");
    picture.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &label));
    let round = CornerRadius::same(6);
    ui.painter().rect_filled(rect, round, theme.palette.rule);
    let filled = rect.width() * share.clamp(0.0, 1.0) as f32;
    if filled > 0.0 {
        let part = Rect::from_min_max(rect.min, pos2(rect.left() + filled.max(8.0), rect.bottom()));
        ui.painter().rect_filled(part, round, ink);
    }
    ui.painter().rect_stroke(rect, round, Stroke::new(1.5, theme.palette.ink), egui::StrokeKind::Inside);
    ui.add_space(6.0);
}
