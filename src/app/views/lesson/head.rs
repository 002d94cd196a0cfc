//! The line above a lesson or a drill: which it is, its parts as dots, and the ways out.
//!
//! Where there is little room, the dots stand in a row of their own; the lowest windows, at the largest
//! text, leave the title out.

use crate::app::theme::{LINE, Size};
use crate::app::views::View;
use crate::app::views::shared::help;
use crate::app::views::shared::icons::{icon_button, icon_button_width};
use crate::app::views::shared::widgets::{focus_ring, laid_out, shows_focus};
use crate::phrase;
use crate::session::lesson::{Part, Taking};
use crate::session::{LessonCommand, NavCommand, Screen};
use crate::text::Lang;
use egui::{
    Align, CornerRadius, Galley, Id, Layout, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};
use egui_phosphor::regular as icon;
use std::sync::Arc;

const SIDE: f32 = 18.0;
const GAP: f32 = 16.0;
const BETWEEN: f32 = 2.0;
/// Below this height, in points at text of 100 %, a second row is too much.
const LOW: f32 = 420.0;
/// From one dot to the next, at text of 100 %.
const STEP: f32 = 28.0;
/// How large a dot is, of that.
const RADIUS: f32 = 0.23;

/// What a part is called.
pub fn name(lang: Lang, part: Part) -> String {
    match part {
        Part::Recall => phrase!(lang, "lesson.part_recall"),
        Part::NotThis => phrase!(lang, "lesson.part_not_this"),
        Part::LikeThis => phrase!(lang, "lesson.part_like_this"),
        Part::Why => phrase!(lang, "lesson.part_why"),
        Part::Drill => phrase!(lang, "lesson.part_drill"),
        Part::Plan => phrase!(lang, "lesson.part_plan"),
    }
}

/// What stands in the line.
pub struct Line<'l> {
    /// What it is.
    pub title: &'l str,
    /// Where in it one is, in words.
    pub part: String,
    /// How many dots stand before that.
    pub dots: usize,
    /// What the way out is called.
    pub leave: String,
}

/// Draws it for a lesson along the upper edge; gives the room that it took.
pub fn show(ui: &mut Ui, view: &mut View, taking: &Taking, whole: Rect) -> Rect {
    let lang = view.lang();
    let ended = taking.ended().is_some();
    let line = Line {
        title: taking.lesson.title.get(lang),
        part: if ended { phrase!(lang, "lesson.part_end") } else { name(lang, taking.part()) },
        dots: Part::ALL.len(),
        leave: if ended { phrase!(lang, "lesson.title") } else { phrase!(lang, "lesson.leave") },
    };
    framed(ui, view, &line, whole, |ui, view, place| parts(ui, view, taking, place))
}

/// Draws a line along the upper edge, its dots by `dots`; gives the room that it took.
pub fn framed(
    ui: &mut Ui,
    view: &mut View,
    line: &Line,
    whole: Rect,
    dots: impl FnOnce(&mut Ui, &mut View, Rect),
) -> Rect {
    let theme = view.theme;
    let p = &theme.palette;
    let room = whole.width() - 2.0 * SIDE;
    let part = laid_out(ui, &line.part, theme.bold(Size::Small), p.teal, f32::INFINITY);
    let dotted = line.dots as f32 * step(view) + part.size().x + GAP / 2.0;
    let title = line.title;
    let lay = |width: f32| laid_out(ui, title, theme.bold(Size::Heading), p.ink, width);
    let one_row = lay(f32::INFINITY);
    let wordy = ways_width(ui, view, line, true);
    let terse = ways_width(ui, view, line, false);
    let fits = |ways: f32| one_row.size().x + dotted + ways + 2.0 * GAP <= room;
    let row = (1.7 * theme.bold(Size::Heading).size).max(38.0);
    let low = whole.height() < LOW * theme.scale;
    let (titled, rows, with_words) = if fits(wordy) {
        (Some(one_row), 1.0, true)
    } else if fits(terse) {
        (Some(one_row), 1.0, false)
    } else if low {
        (None, 1.0, false)
    } else {
        let title = lay(room - terse - GAP);
        (Some(title), 2.0, false)
    };
    let first = titled.as_ref().filter(|_| rows > 1.0).map_or(row, |title| title.size().y.max(row));
    let height = if rows > 1.0 { first + row } else { row };
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), height + 14.0));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, p.card);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(LINE, p.ink));
    let inner = rect.shrink2(vec2(SIDE, 7.0));
    let upper = inner.with_max_y(inner.top() + first);
    let mut left = upper.left();
    if let Some(title) = titled {
        heading(ui, &title, title_at(upper, &title), line.title, p.ink);
        left += title.size().x + GAP;
    }
    let place = if rows > 1.0 { inner.with_min_y(upper.bottom()) } else { upper.with_min_x(left) };
    let at = pos2(place.left() + dotted - part.size().x, place.center().y - part.size().y / 2.0);
    ui.painter().galley(at, part, p.teal);
    dots(ui, view, place);
    ways_out(ui, view, line, upper, with_words);
    rect
}

fn title_at(row: Rect, title: &Galley) -> egui::Pos2 {
    pos2(row.left(), row.center().y - title.size().y / 2.0)
}

fn heading(ui: &Ui, title: &Arc<Galley>, at: egui::Pos2, words: &str, ink: egui::Color32) {
    let response =
        ui.interact(Rect::from_min_size(at, title.size()), Id::new("lesson title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(words);
    });
    ui.painter().galley(at, Arc::clone(title), ink);
}

/// From one dot to the next.
pub fn step(view: &View) -> f32 {
    STEP * view.theme.scale.sqrt()
}

/// The parts as dots: those behind are full, the open one is ringed and named. One that was reached can be
/// gone to.
fn parts(ui: &mut Ui, view: &mut View, taking: &Taking, place: Rect) {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let step = step(view);
    let ended = taking.ended().is_some();
    for (number, one) in Part::ALL.into_iter().enumerate() {
        let centre = pos2(place.left() + (number as f32 + 0.5) * step, place.center().y);
        let rect = Rect::from_center_size(centre, vec2(step, step.max(24.0)));
        let open = one == taking.part() && !ended;
        let behind = ended || one < taking.part();
        let reached = !ended && one <= taking.reached() && !open;
        let sense = if reached { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, Id::new(("lesson part", number)), sense);
        let told = match (open, behind) {
            (true, _) => phrase!(lang, "lesson.part_now", number = number + 1, name = name(lang, one)),
            (_, true) => phrase!(lang, "lesson.part_done", number = number + 1, name = name(lang, one)),
            _ => phrase!(lang, "lesson.part_ahead", number = number + 1, name = name(lang, one)),
        };
        let kind = if reached { WidgetType::Button } else { WidgetType::Label };
        response.widget_info(|| WidgetInfo::labeled(kind, true, &told));
        dot(ui, view, centre, open, behind);
        if reached {
            focus_ring(ui, theme, &response, rect.shrink(3.0), CornerRadius::same(8));
            if response.hovered() || shows_focus(&response) {
                ui.painter().circle_stroke(centre, RADIUS * step + 3.0, Stroke::new(1.5, p.teal));
            }
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            let clicked = response.clicked();
            response.on_hover_text(name(lang, one));
            if clicked {
                view.ask(LessonCommand::GoTo(one));
            }
        }
    }
}

/// A dot: full for what is behind, ringed for where one is, empty for what is to come.
pub fn dot(ui: &Ui, view: &View, centre: Pos2, open: bool, behind: bool) {
    let p = &view.theme.palette;
    let radius = RADIUS * step(view);
    if open {
        ui.painter().circle(centre, radius + 2.5, p.card, Stroke::new(2.5, p.teal));
        ui.painter().circle_filled(centre, radius - 2.0, p.teal);
    } else if behind {
        ui.painter().circle_filled(centre, radius, p.ink);
    } else {
        ui.painter().circle(centre, radius - 0.5, p.card, Stroke::new(1.6, p.ink));
    }
}

#[derive(Clone, Copy)]
enum Way {
    Help,
    Settings,
    Leave,
}

const WAYS: [(&str, Way); 3] =
    [(icon::QUESTION, Way::Help), (icon::GEAR_SIX, Way::Settings), (icon::SIGN_OUT, Way::Leave)];

impl Way {
    fn name(self, lang: Lang, line: &Line) -> String {
        match self {
            Way::Help => phrase!(lang, "help.button"),
            Way::Settings => phrase!(lang, "play.settings"),
            Way::Leave => line.leave.clone(),
        }
    }
}

fn ways_width(ui: &Ui, view: &View, line: &Line, with_words: bool) -> f32 {
    let width = |(sign, way): (&str, Way)| {
        icon_button_width(ui, view.theme, sign, &way.name(view.lang(), line), with_words) + BETWEEN
    };
    WAYS.into_iter().map(width).sum()
}

fn ways_out(ui: &mut Ui, view: &mut View, line: &Line, row: Rect, with_words: bool) {
    let place = row.with_min_x(row.right() - ways_width(ui, view, line, with_words));
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("lesson ways"));
    ui.spacing_mut().item_spacing.x = BETWEEN;
    for (sign, way) in WAYS {
        if icon_button(&mut ui, view.theme, sign, &way.name(view.lang(), line), with_words).clicked() {
            match way {
                Way::Help => help::open(ui.ctx()),
                Way::Settings => view.ask(NavCommand::Go(Screen::Settings)),
                Way::Leave => view.ask(LessonCommand::Leave),
            }
        }
    }
}
