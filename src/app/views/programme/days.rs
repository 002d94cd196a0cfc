//! The days of a course side by side, with their steps: done, now, later. By shape and by word, not by colour.

use crate::app::theme::{LINE, Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{bold, card, focus_ring, label, laid_out, soft};
use crate::course::day::Day;
use crate::course::file::course::StepKind;
use crate::phrase;
use crate::session::course::{StepShown, StepState, with_weekday};
use crate::text::{Lang, list};
use egui::{
    CornerRadius, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// The narrowest that a day beside another one may be, at text of 100 %.
const NARROWEST: f32 = 210.0;

/// Draws them.
pub fn show(ui: &mut Ui, view: &mut View, steps: &[StepShown], today: Day) {
    let theme = view.theme;
    let mut days: Vec<(u16, Vec<&StepShown>)> = Vec::new();
    for step in steps {
        match days.iter_mut().find(|(day, _)| *day == step.day) {
            Some((_, of_day)) => of_day.push(step),
            None => days.push((step.day, vec![step])),
        }
    }
    days.sort_by_key(|(day, _)| *day);
    if days.is_empty() {
        return;
    }
    card(ui, theme, |ui| {
        let whole = ui.available_width();
        ui.set_width(whole);
        let gap = space::WIDE;
        // The first day has most to do, so it has twice the width of another.
        let parts = days.len() as f32 + 1.0;
        let width = (whole - gap * (days.len() as f32 - 1.0)) / parts;
        if days.len() < 2 || width < NARROWEST * theme.scale {
            for (number, (day, steps)) in days.iter().enumerate() {
                if number > 0 {
                    ui.add_space(space::NORMAL);
                }
                one(ui, view, *day, steps, today, false);
            }
            return;
        }
        let origin = ui.cursor().min;
        let (mut left, mut tall) = (origin.x, 0.0f32);
        for (number, (day, steps)) in days.iter().enumerate() {
            let own = if number == 0 { 2.0 * width } else { width };
            let room = Rect::from_min_size(pos2(left, origin.y), vec2(own, f32::INFINITY));
            let mut column = ui.new_child(UiBuilder::new().max_rect(room).id_salt(day));
            one(&mut column, view, *day, steps, today, number == 0);
            tall = tall.max(column.min_rect().height());
            left += own + gap;
        }
        ui.allocate_rect(Rect::from_min_size(origin, vec2(whole, tall)), Sense::hover());
    });
}

/// A day: its name and date, a line, its steps; in two columns where there is room for them.
fn one(ui: &mut Ui, view: &View, day: u16, steps: &[&StepShown], today: Day, wide: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let name = match day {
        0 => phrase!(lang, "course.day_first"),
        day => phrase!(lang, "course.day_n", day = day),
    };
    let date = steps.first().map_or(today, |step| step.date);
    label(ui, bold(theme, Size::Body, name));
    label(ui, soft(theme, Size::Small, with_weekday(date, lang)));
    let all_done = steps.iter().all(|step| step.state == StepState::Done);
    let some_open = steps.iter().any(|step| step.state == StepState::Open);
    let ink = if all_done || some_open { p.teal } else { p.rule };
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(LINE + 1.0, ink));
    if !wide {
        steps.iter().for_each(|step| row(ui, view, step));
        return;
    }
    let half = steps.len().div_ceil(2);
    let (origin, width) = (ui.cursor().min, ui.available_width() / 2.0 - space::TIGHT);
    let mut tall: f32 = 0.0;
    for (number, some) in steps.chunks(half.max(1)).enumerate() {
        let left = origin.x + number as f32 * (width + 2.0 * space::TIGHT);
        let room = Rect::from_min_size(pos2(left, origin.y), vec2(width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room).id_salt(number));
        some.iter().for_each(|step| row(&mut column, view, step));
        tall = tall.max(column.min_rect().height());
    }
    let room = vec2(2.0 * width + 2.0 * space::TIGHT, tall);
    ui.allocate_rect(Rect::from_min_size(origin, room), Sense::hover());
}

/// A step: its mark and its name. The keyboard goes along them.
fn row(ui: &mut Ui, view: &View, step: &StepShown) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let name = name_of(&step.what, lang);
    let mark = 9.0 * theme.scale.sqrt();
    let indent = 2.0 * mark + 10.0;
    let (font, ink) = match step.state {
        StepState::Open => (theme.bold(Size::Body), p.ink),
        StepState::Done => (theme.font(Size::Body), p.ink),
        StepState::Later => (theme.font(Size::Body), p.ink_soft),
    };
    let galley = laid_out(ui, &name, font, ink, ui.available_width() - indent);
    let first_line = galley.rows.first().map_or(0.0, |row| row.rect().height());
    let size = vec2(ui.available_width(), galley.size().y.max(2.0 * mark) + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    let state = match step.state {
        StepState::Done => phrase!(lang, "course.state_done"),
        StepState::Open => phrase!(lang, "course.state_open"),
        StepState::Later => phrase!(lang, "course.state_later"),
    };
    let told = phrase!(lang, "course.step_name", step = name, state = state);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    let centre = pos2(rect.left() + mark, rect.top() + 4.0 + first_line / 2.0);
    paint_mark(ui, view, centre, mark, step.state);
    ui.painter().galley(rect.left_top() + vec2(indent, 4.0), galley, ink);
    focus_ring(ui, theme, &response, rect, CornerRadius::same(6));
}

/// A tick in a full circle for what is done, a ring with a point for what is now, an empty ring for later.
fn paint_mark(ui: &Ui, view: &View, centre: Pos2, radius: f32, state: StepState) {
    let p = &view.theme.palette;
    match state {
        StepState::Done => {
            ui.painter().circle_filled(centre, radius, p.teal);
            let at = |x: f32, y: f32| centre + radius * vec2(x, y);
            let tick = vec![at(-0.45, 0.02), at(-0.1, 0.4), at(0.5, -0.38)];
            ui.painter().add(Shape::line(tick, Stroke::new(LINE, p.on_teal)));
        }
        StepState::Open => {
            ui.painter().circle(centre, radius - 1.0, p.card, Stroke::new(LINE + 0.5, p.teal));
            ui.painter().circle_filled(centre, 0.4 * radius, p.teal);
        }
        StepState::Later => {
            ui.painter().circle(centre, radius - 1.0, p.card, Stroke::new(LINE, p.ink_soft));
        }
    }
}

/// What a step is called.
pub fn name_of(step: &StepKind, lang: Lang) -> String {
    match step {
        StepKind::Survey => phrase!(lang, "course.survey"),
        StepKind::Form(number) => phrase!(lang, "course.form", number = number),
        StepKind::Path { lessons, desks, cases } => {
            let parts = [
                (*lessons > 0).then(|| phrase!(lang, "course.path_lessons", count = lessons)),
                (*desks > 0).then(|| phrase!(lang, "course.path_desks", count = desks)),
                (!cases.is_empty()).then(|| phrase!(lang, "course.path_cases", count = cases.len())),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let parts = list(lang, &parts.iter().map(String::as_str).collect::<Vec<_>>());
            phrase!(lang, "course.path_step", parts = parts)
        }
        StepKind::Room { .. } => phrase!(lang, "course.room"),
        StepKind::Reaction => phrase!(lang, "course.reaction"),
        StepKind::Plan => phrase!(lang, "course.plan"),
        StepKind::Drill => phrase!(lang, "course.drill"),
        StepKind::Booster => phrase!(lang, "course.booster"),
        StepKind::FollowUp => phrase!(lang, "course.follow_up"),
    }
}
