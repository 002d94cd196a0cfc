//! The line above the stage: what is played, the meeting's time left, and how the other side feels.

use super::super::widgets::{Weight, bold, button, laid_out, soft, text};
use super::super::{View, words};
use crate::app::session::{Command, Playing, Screen};
use crate::app::theme::{LINE, Size};
use crate::conversation::parameters::HOT;
use crate::phrase;
use egui::{
    Align, CornerRadius, FontId, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

/// The space between things in the header.
const GAP: f32 = 14.0;
/// The width of the dot of one turn.
const DOT: f32 = 15.0;

/// Draws the header; gives the rectangle that it fills.
///
/// How the other side feels and how much time is left always stand there; the desk, the dots and
/// the title give way where there is no room for them.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let theme = view.theme;
    let lang = view.lang();
    let p = &theme.palette;
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), 30.0 + 24.0 * theme.scale));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, p.card);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(LINE, p.ink));
    let inner = rect.shrink2(vec2(18.0, 2.0));
    let play = &playing.play;
    let scenario = play.scenario();
    let me = scenario.character(play.seat().plays);
    let desk = scenario.departments[me.department.index()].name.get(lang);
    let title = scenario.title.get(lang);
    let seat = phrase!(lang, "play.your_seat", desk = desk, name = me.name.get(lang));
    let left = usize::from(playing.on_stage().turns_left);
    let turns = if left == 1 {
        phrase!(lang, "play.turns_left_one")
    } else {
        phrase!(lang, "play.turns_left", count = left)
    };

    let mut right = ui.new_child(
        UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)).id_salt("header-right"),
    );
    right.spacing_mut().item_spacing.x = 4.0;
    if button(&mut right, theme, &phrase!(lang, "play.leave"), Weight::Quiet).clicked() {
        view.ask(Command::Leave);
    }
    if button(&mut right, theme, &phrase!(lang, "play.settings"), Weight::Quiet).clicked() {
        view.ask(Command::Go(Screen::Settings));
    }
    right.add_space(GAP);
    let mood = words::mood(lang, playing.mind());
    let ink = if playing.mind().heat >= HOT { p.rust } else { p.teal };
    let who = crate::text::labelled(lang, scenario.character(playing.speaker()).name.get(lang), "");
    right.label(bold(theme, Size::Body, mood).color(ink));
    right.label(soft(theme, Size::Small, who));

    let mut room = right.min_rect().left() - GAP - inner.left();
    let width = |words: &str, font: FontId| laid_out(ui, words, font, p.ink, f32::INFINITY).size().x + GAP;
    let mut fits = |wanted: f32| {
        let fits = wanted <= room;
        if fits {
            room -= wanted;
        }
        fits
    };
    let with_turns = fits(width(&turns, theme.font(Size::Small)));
    let with_title = fits(width(title, theme.bold(Size::Heading)));
    let all = usize::from(play.seat().turns);
    let with_dots = fits(all as f32 * DOT + GAP);
    let with_seat = fits(width(&seat, theme.font(Size::Small)));

    let area = inner.with_max_x(right.min_rect().left() - GAP);
    let mut bar = ui.new_child(
        UiBuilder::new().max_rect(area).layout(Layout::left_to_right(Align::Center)).id_salt("header-left"),
    );
    bar.spacing_mut().item_spacing.x = GAP - 2.0;
    if with_title {
        bar.label(bold(theme, Size::Heading, title));
    }
    if with_seat {
        bar.label(text(theme, Size::Small, seat).color(p.teal));
    }
    if with_dots {
        dots(&mut bar, view, all, left, &turns);
    }
    if with_turns {
        bar.label(soft(theme, Size::Small, turns));
    }
    rect
}

/// The turns as dots: used ones are full.
fn dots(bar: &mut Ui, view: &View, all: usize, left: usize, label: &str) {
    let p = &view.theme.palette;
    let (rect, response) = bar.allocate_exact_size(vec2(all as f32 * DOT, 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, label));
    for turn in 0..all {
        let centre = rect.left_center() + vec2(8.0 + turn as f32 * DOT, 0.0);
        if turn < all - left {
            bar.painter().circle_filled(centre, 5.5, p.ink);
        } else {
            bar.painter().circle_stroke(centre, 5.0, Stroke::new(1.6, p.ink));
        }
    }
}
