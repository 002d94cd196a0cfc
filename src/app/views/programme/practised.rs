//! The sides that were taken, scenario by scenario, and the reasons heard there.

use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{heading, label, laid_out, soft};
use crate::phrase;
use crate::session::course::{Reached, ReachedScenario};
use egui::{Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws them.
pub fn show(ui: &mut Ui, view: &mut View, reached: &Reached) {
    let (theme, lang) = (view.theme, view.lang());
    heading(ui, theme, Size::Heading, &phrase!(lang, "course.practised"));
    ui.add_space(space::TIGHT);
    if reached.scenarios.is_empty() {
        label(ui, soft(theme, Size::Body, phrase!(lang, "course.practised_none")));
    }
    for scenario in &reached.scenarios {
        row(ui, view, scenario);
    }
}

/// A scenario: a circle, half full after one side and full after both, and in words.
fn row(ui: &mut Ui, view: &View, of: &ReachedScenario) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    let p = &theme.palette;
    let title = session.library.find(&of.id).map_or(of.id.clone(), |one| one.title.get(lang).to_owned());
    let sides = if of.desks >= of.desks_all {
        phrase!(lang, "course.both_sides")
    } else {
        phrase!(lang, "course.one_side")
    };
    let words = phrase!(
        lang,
        "course.sides_name",
        title = title,
        sides = sides,
        heard = of.heard,
        all = of.heard_all
    );
    let radius = 8.0 * theme.scale.sqrt();
    let indent = 2.0 * radius + 10.0;
    let galley = laid_out(ui, &words, theme.font(Size::Body), p.ink, ui.available_width() - indent);
    let line = galley.rows.first().map_or(0.0, |row| row.rect().height());
    let size = vec2(ui.available_width(), galley.size().y.max(2.0 * radius) + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    let centre = pos2(rect.left() + radius, rect.top() + 4.0 + line / 2.0);
    if of.desks >= of.desks_all {
        ui.painter().circle_filled(centre, radius, p.teal);
    } else {
        let half = (0..=24).map(|step| {
            let angle = std::f32::consts::PI * (0.5 + step as f32 / 24.0);
            centre + radius * vec2(angle.cos(), angle.sin())
        });
        ui.painter().add(egui::Shape::convex_polygon(half.collect(), p.teal, Stroke::NONE));
    }
    ui.painter().circle_stroke(centre, radius, Stroke::new(LINE, p.teal));
    ui.painter().galley(rect.left_top() + vec2(indent, 4.0), galley, p.ink);
}
