//! The line above the stage: what is played, the meeting's time left, and how the other side feels.
//!
//! Where there is little room, buttons lose their words, the seat and the time are told shorter, and
//! at last the line becomes two. Only the lowest windows, at the largest text, leave title and seat out.

use super::super::View;
use super::super::shared::help;
use super::super::shared::{mood, papers};
use super::lettering::Lettering;
use super::notes;
use crate::app::theme::{LINE, Size, Theme};
use crate::app::views::shared::icons::{icon_button, icon_button_width};
use crate::conversation::Thresholds;
use crate::phrase;
use crate::session::{NavCommand, PlayCommand, Playing, Screen};
use crate::words;
use egui::{
    Align, CornerRadius, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular as icon;

/// The space between things in the header.
const GAP: f32 = 16.0;
/// Between two buttons.
const BETWEEN: f32 = 2.0;
/// The space to the window's edges.
const SIDE: f32 = 18.0;
/// Below this height, in points at text of 100 %, a second row is too much.
const LOW: f32 = 330.0;
/// The width of the dot of one turn, at text of 100 %.
const DOT: f32 = 14.0;

/// How much is told.
#[derive(Clone, Copy)]
struct Form {
    /// Buttons with their words.
    buttons: bool,
    /// The seat with "your seat" before it.
    seat: bool,
    /// A dot for every turn.
    dots: bool,
    /// The time in words and not only as a number beside a clock.
    time: bool,
    /// The other person's name before the mood.
    name: bool,
}

/// From everything to what must remain.
const FORMS: [Form; 6] = [
    Form { buttons: true, seat: true, dots: true, time: true, name: true },
    Form { buttons: false, seat: true, dots: true, time: true, name: true },
    Form { buttons: false, seat: false, dots: true, time: true, name: true },
    Form { buttons: false, seat: false, dots: false, time: true, name: true },
    Form { buttons: false, seat: false, dots: false, time: false, name: true },
    Form { buttons: false, seat: false, dots: false, time: false, name: false },
];

/// Everything in the header, laid out.
struct Parts {
    title: Lettering,
    seat: [Lettering; 2],
    time: [Lettering; 2],
    mood: [Lettering; 2],
    turns: (usize, usize),
}

/// Draws the header; gives the rectangle that it fills.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let theme = view.theme;
    let p = &theme.palette;
    let parts = parts(ui, view, playing);
    let room = whole.width() - 2.0 * SIDE;
    let form = FORMS
        .into_iter()
        .find(|form| left_width(&parts, theme, *form) + right_width(ui, view, &parts, *form) + GAP <= room);
    let row = 6.0 + 27.0 * theme.scale;
    // Where the window is very low, the line and the options need the second row more than the title
    // does, which the briefing has told.
    let low =
        low_mood(ui, view, &parts, room).filter(|_| form.is_none() && whole.height() < LOW * theme.scale);
    let rows = if form.is_some() || low.is_some() { 1.0 } else { 2.0 };
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), rows * row + 20.0));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, p.card);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(LINE, p.ink));
    let inner = rect.shrink2(vec2(SIDE, 9.0));
    if let Some(mood) = low {
        let mut left = row_of(ui, inner, Layout::left_to_right(Align::Center), "left");
        mood.show(&mut left);
        parts.time[1].show(&mut left);
        ways_out(ui, view, inner, false);
    } else if let Some(form) = form {
        let mut left = row_of(ui, inner, Layout::left_to_right(Align::Center), "left");
        about(&mut left, &parts, form);
        time(&mut left, view, &parts, form);
        let mood = &parts.mood[usize::from(!form.name)];
        let rest = inner.with_max_x(inner.right() - buttons_width(ui, view, form.buttons) - GAP / 2.0);
        mood.show(&mut row_of(ui, rest, Layout::right_to_left(Align::Center), "mood"));
        ways_out(ui, view, inner, form.buttons);
    } else {
        let (upper, lower) = inner.split_top_bottom_at_fraction(0.5);
        let mut left = row_of(ui, upper, Layout::left_to_right(Align::Center), "left");
        let free = room - buttons_width(ui, view, false) - GAP;
        let with_seat = parts.title.width() + GAP + parts.seat[1].width() <= free;
        if with_seat {
            about(&mut left, &parts, FORMS[2]);
        } else if parts.title.width() <= free {
            parts.title.show(&mut left);
        }
        ways_out(ui, view, upper, false);
        let mut below = row_of(ui, lower, Layout::left_to_right(Align::Center), "below");
        // The longest words leave out the name rather than the time.
        let beside_time = |mood: &&Lettering| mood.width() + GAP + parts.time[1].width() <= room;
        parts.mood.iter().find(beside_time).unwrap_or(&parts.mood[1]).show(&mut below);
        let mut time_row = row_of(ui, lower, Layout::right_to_left(Align::Center), "time");
        let used = below.min_rect().width();
        let fits = used + GAP + dots_width(&parts, theme) + parts.time[0].width() + GAP <= room;
        if fits {
            parts.time[0].show(&mut time_row);
            dots(&mut time_row, view, &parts);
        } else {
            parts.time[1].show(&mut time_row);
        }
    }
    rect
}

/// The mood, with the name if that fits, in a row without title and seat; none if neither does.
fn low_mood<'p>(ui: &Ui, view: &View, parts: &'p Parts, room: f32) -> Option<&'p Lettering> {
    let others = parts.time[1].width() + buttons_width(ui, view, false) + 2.0 * GAP;
    parts.mood.iter().find(|mood| mood.width() + others <= room)
}

fn row_of(ui: &mut Ui, rect: Rect, layout: Layout, salt: &str) -> Ui {
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(("header", salt)));
    row.spacing_mut().item_spacing.x = GAP;
    row
}

fn parts(ui: &Ui, view: &View, playing: &Playing) -> Parts {
    let (theme, lang) = (view.theme, view.lang());
    let p = &theme.palette;
    let play = &playing.play;
    let scenario = play.scenario();
    let words = |words: &str, font, ink| Lettering::new(ui, words, font, ink);
    let me = scenario.character(play.seat().plays);
    let seat = scenario.departments[me.department.index()].name.get(lang);
    let seat_long = phrase!(lang, "play.your_seat", seat = seat, name = me.name.get(lang));
    let seat_short = format!("{seat} · {}", me.name.get(lang));
    let turns_left = playing.on_stage().turns_left;
    let left = usize::from(turns_left);
    let time = if left == 1 {
        phrase!(lang, "play.turns_left_one")
    } else {
        phrase!(lang, "play.turns_left", count = left)
    };
    let at = Thresholds::DEFAULT;
    let (mind, feels) = (playing.mind(), playing.feels());
    let mood_words = words::mood(lang, mind, feels);
    let speaker = scenario.character(playing.speaker()).name.get(lang);
    let who = crate::text::labelled(lang, speaker, &mood_words);
    let ink = match feels {
        _ if mind.heat >= at.angry => p.rust,
        Some(_) => p.plum,
        None => p.teal,
    };
    let sign = mood::sign(mind, feels);
    let time_ink = if turns_left <= at.time_is_short { p.rust } else { p.ink };
    let bold = theme.bold(Size::Body);
    let mood =
        |words: &str| Lettering::new(ui, words, bold.clone(), ink).behind(ui, sign, bold.clone()).told(&who);
    let clock =
        words(&left.to_string(), bold.clone(), time_ink).behind(ui, icon::HOURGLASS_MEDIUM, bold.clone());
    Parts {
        title: words(scenario.title.get(lang), theme.bold(Size::Heading), p.ink),
        seat: [
            words(&seat_long, theme.font(Size::Small), p.teal),
            words(&seat_short, theme.font(Size::Small), p.teal).told(&seat_long),
        ],
        time: [words(&time, theme.bold(Size::Small), time_ink), clock.told(&time)],
        mood: [mood(&who), mood(&mood_words)],
        turns: (usize::from(play.seat().turns), left),
    }
}

fn left_width(parts: &Parts, theme: &Theme, form: Form) -> f32 {
    let dots = if form.dots { dots_width(parts, theme) + GAP } else { 0.0 };
    let seat = parts.seat[usize::from(!form.seat)].width();
    parts.title.width() + GAP + seat + GAP + dots + parts.time[usize::from(!form.time)].width()
}

fn right_width(ui: &Ui, view: &View, parts: &Parts, form: Form) -> f32 {
    let mood = GAP + parts.mood[usize::from(!form.name)].width();
    buttons_width(ui, view, form.buttons) + GAP / 2.0 + mood
}

fn buttons_width(ui: &Ui, view: &View, with_words: bool) -> f32 {
    let widths = buttons(ui)
        .into_iter()
        .map(|(sign, way)| icon_button_width(ui, view.theme, sign, &way.name(view), with_words) + BETWEEN);
    widths.sum()
}

fn about(ui: &mut Ui, parts: &Parts, form: Form) {
    let response = parts.title.show(ui);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(parts.title.name());
    });
    parts.seat[usize::from(!form.seat)].show(ui);
}

fn time(ui: &mut Ui, view: &View, parts: &Parts, form: Form) {
    if form.dots {
        dots(ui, view, parts);
    }
    parts.time[usize::from(!form.time)].show(ui);
}

/// What the header leads to.
#[derive(Clone, Copy)]
enum Way {
    Leave,
    Settings,
    Help,
    Notes,
    Papers,
}

/// From the left. The notes have a button where there is no room for their slip.
fn buttons(ui: &Ui) -> Vec<(&'static str, Way)> {
    let always = [
        (icon::FILE_TEXT, Way::Papers),
        (icon::QUESTION, Way::Help),
        (icon::GEAR_SIX, Way::Settings),
        (icon::SIGN_OUT, Way::Leave),
    ];
    let folded = notes::is_folded(ui.ctx()).then_some((icon::NOTEPAD, Way::Notes));
    folded.into_iter().chain(always).collect()
}

impl Way {
    fn name(self, view: &View) -> String {
        let lang = view.lang();
        match self {
            Way::Leave => phrase!(lang, "play.leave"),
            Way::Settings => phrase!(lang, "play.settings"),
            Way::Help => phrase!(lang, "help.button"),
            Way::Papers => phrase!(lang, "papers.folded"),
            Way::Notes => phrase!(lang, "play.notes_folded"),
        }
    }
}

/// Draws the buttons at the right end of a row.
fn ways_out(ui: &mut Ui, view: &mut View, row: Rect, with_words: bool) {
    let (_, place) = row.split_left_right_at_x(row.right() - buttons_width(ui, view, with_words));
    let ui = &mut row_of(ui, place, Layout::left_to_right(Align::Center), "ways");
    ui.spacing_mut().item_spacing.x = BETWEEN;
    for (sign, way) in buttons(ui) {
        if icon_button(ui, view.theme, sign, &way.name(view), with_words).clicked() {
            match way {
                Way::Leave => view.ask(PlayCommand::Leave),
                Way::Settings => view.ask(NavCommand::Go(Screen::Settings)),
                Way::Help => help::open(ui.ctx()),
                Way::Papers => papers::open(ui.ctx()),
                Way::Notes => notes::toggle(ui.ctx()),
            }
        }
    }
}

fn dots_width(parts: &Parts, theme: &Theme) -> f32 {
    parts.turns.0 as f32 * DOT * theme.scale.sqrt()
}

/// The turns as dots: used ones are full.
fn dots(ui: &mut Ui, view: &View, parts: &Parts) {
    let p = &view.theme.palette;
    let (all, left) = parts.turns;
    let step = DOT * view.theme.scale.sqrt();
    let radius = 0.35 * step;
    let (rect, response) = ui.allocate_exact_size(vec2(dots_width(parts, view.theme), step), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, parts.time[0].name()));
    for turn in 0..all {
        let centre = pos2(rect.left() + (turn as f32 + 0.5) * step, rect.center().y);
        if turn < all - left.min(all) {
            ui.painter().circle_filled(centre, radius, p.ink);
        } else {
            ui.painter().circle(centre, radius - 0.5, p.card, Stroke::new(1.6, p.ink));
        }
    }
}
