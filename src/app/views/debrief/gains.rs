//! Both sides' gains: every agreement there was, and where this conversation ended.

use super::gains_plot::{self, Point};
use super::pane::pane;
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::shared::widgets::{self, laid_out};
use crate::phrase;
use crate::scenario::AgreementIx;
use crate::scoring;
use crate::session::Review;
use crate::text::Lang;
use egui::{Sense, Ui, Vec2, WidgetInfo, WidgetType};

/// Draws the picture.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32) {
    let (lang, theme) = (view.lang(), view.theme);
    let p = &theme.palette;
    let scenario = review.play.scenario();
    let points = points(lang, review);
    let [ours, theirs] =
        review.outcome.gains.map(|gain| scenario.departments[gain.department.index()].name.get(lang));
    let axes = [
        phrase!(lang, "debrief.gain_axis", department = ours),
        phrase!(lang, "debrief.gain_axis_up", department = theirs),
    ];
    pane(ui, theme, width, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.gains"));
        let wide = ui.available_width();
        let high = (0.66 * wide).clamp(220.0 * theme.scale.sqrt(), 330.0 * theme.scale);
        let (whole, picture) = ui.allocate_exact_size(Vec2::new(wide, high), Sense::hover());
        picture.widget_info(|| {
            WidgetInfo::labeled(WidgetType::Image, true, phrase!(lang, "debrief.gains_picture"))
        });
        let plot = gains_plot::Plot::new(ui, theme, lang, whole, &points, &axes);
        plot.paint(ui, theme, &points);
        // Labels that find no room in the picture stand below it.
        for number in plot.unlabelled() {
            let words = format!("{}  {}", number + 1, points[number].title);
            let galley = laid_out(ui, &words, theme.font(Size::Small), p.ink_soft, ui.available_width());
            let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, p.ink_soft);
        }
        for (number, point) in points.iter().enumerate() {
            let spot = ui.interact(plot.spot(point), ui.id().with(("gain", number)), Sense::hover());
            let told = told(lang, review, point);
            spot.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
            spot.on_hover_text(&told);
        }
    });
}

/// Every agreement, and none: what it brings each side.
fn points(lang: Lang, review: &Review) -> Vec<Point> {
    let scenario = review.play.scenario();
    let seat = review.play.seat();
    let agreements = (0u8..).zip(&scenario.agreements).map(|(index, _)| Some(AgreementIx(index)));
    let mut points: Vec<Point> = agreements
        .chain([None])
        .map(|agreement| {
            let [ours, theirs] = scoring::gains(scenario, seat, agreement).map(|gain| gain.share as f32);
            let title = match agreement {
                Some(agreement) => scenario.agreement(agreement).title.get(lang).to_owned(),
                None => phrase!(lang, "debrief.no_agreement"),
            };
            Point { title, ours, theirs, here: agreement == review.outcome.agreement }
        })
        .collect();
    // Where the conversation ended is labelled first: nothing may take its place.
    points.sort_by_key(|point| !point.here);
    points
}

/// A point in words, for those who hear the picture.
fn told(lang: Lang, review: &Review, point: &Point) -> String {
    let scenario = review.play.scenario();
    let [ours, theirs] =
        review.outcome.gains.map(|gain| scenario.departments[gain.department.index()].name.get(lang));
    let percent = |share: f32| (share * 100.0).round();
    let told = phrase!(
        lang,
        "debrief.gain_told",
        title = point.title,
        ours = ours,
        our_gain = percent(point.ours),
        theirs = theirs,
        their_gain = percent(point.theirs)
    );
    if point.here { phrase!(lang, "debrief.gain_here", told = told) } else { told }
}
