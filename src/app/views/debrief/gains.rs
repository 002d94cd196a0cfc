//! Both sides' gains: every agreement there was, and where this conversation ended.

use super::gains_plot::{self, Point};
use super::pane::{one_line, pane};
use crate::app::session::Review;
use crate::app::theme::Size;
use crate::app::views::View;
use crate::app::views::widgets;
use crate::phrase;
use crate::scenario::AgreementIx;
use crate::scoring;
use crate::text::Lang;
use egui::{Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType};

/// Draws the picture.
pub fn show(ui: &mut Ui, view: &mut View, review: &Review, width: f32, height: Option<f32>) {
    let (lang, theme) = (view.lang(), view.theme);
    let scenario = review.play.scenario();
    let points = points(lang, review);
    let departments = review.outcome.gains.map(|gain| {
        let name = scenario.departments[gain.department.index()].name.get(lang);
        phrase!(lang, "debrief.gain_axis", department = name)
    });
    pane(ui, theme, width, height, |ui| {
        widgets::heading(ui, theme, Size::Heading, &phrase!(lang, "debrief.gains"));
        let high = if height.is_some() { ui.available_height() } else { 360.0 * theme.scale };
        let (whole, picture) = ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
        picture.widget_info(|| {
            WidgetInfo::labeled(WidgetType::Image, true, phrase!(lang, "debrief.gains_picture"))
        });
        // Labels that find no room in the picture stand below it, and the picture makes room for them.
        let row = 1.5 * theme.font(Size::Small).size;
        let mut plot = gains_plot::Plot::new(ui, theme, lang, whole, &points);
        let rows = plot.unlabelled().len();
        if rows > 0 {
            let above = Rect::from_min_max(whole.min, whole.max - Vec2::new(0.0, rows as f32 * row));
            plot = gains_plot::Plot::new(ui, theme, lang, above, &points);
        }
        plot.paint(ui, theme, &points, &departments);
        for (line, number) in plot.unlabelled().into_iter().take(rows).enumerate() {
            let below = whole.max.y - (rows - line) as f32 * row;
            let text = format!("{}  {}", number + 1, points[number].title);
            let font = theme.font(Size::Small);
            let galley = one_line(ui, &text, &font, theme.palette.ink_soft, whole.width());
            ui.painter().galley(egui::pos2(whole.left(), below), galley, theme.palette.ink_soft);
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
