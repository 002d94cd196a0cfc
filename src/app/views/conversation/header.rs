//! The line above the stage: what is played, the meeting's time left, and how the other side feels.

use super::super::widgets::{Weight, bold, button, soft, text};
use super::super::{View, words};
use crate::app::session::{Command, Playing, Screen};
use crate::app::theme::{LINE, Size};
use crate::phrase;
use egui::{Align, CornerRadius, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

/// Draws the header; gives the rectangle that it fills.
pub fn show(ui: &mut Ui, view: &mut View, playing: &Playing, whole: Rect) -> Rect {
    let theme = view.theme;
    let lang = view.lang();
    let p = &theme.palette;
    let height = 30.0 + 24.0 * theme.scale;
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), height));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, p.card);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(LINE, p.ink));
    let inner = rect.shrink2(vec2(18.0, 4.0));
    let mut bar = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let play = &playing.play;
    let scenario = play.scenario();
    let me = scenario.character(play.seat().plays);
    let desk = scenario.departments[me.department.index()].name.get(lang);
    bar.label(bold(theme, Size::Heading, scenario.title.get(lang)));
    let seat = phrase!(lang, "play.your_seat", desk = desk, name = me.name.get(lang));
    bar.label(text(theme, Size::Small, seat).color(p.teal));
    bar.add_space(10.0);
    turns(&mut bar, view, playing);
    bar.with_layout(Layout::right_to_left(Align::Center), |bar| {
        let menu = button(bar, theme, &phrase!(lang, "play.leave"), Weight::Quiet);
        if menu.clicked() {
            view.ask(Command::Leave);
        }
        let settings = button(bar, theme, &phrase!(lang, "play.settings"), Weight::Quiet);
        if settings.clicked() {
            view.ask(Command::Go(Screen::Settings));
        }
        let mood = words::mood(lang, playing.mind());
        let hot = playing.mind().heat >= crate::conversation::parameters::HOT;
        let ink = if hot { p.rust } else { p.teal };
        bar.label(bold(theme, Size::Body, mood).color(ink));
        let who = scenario.character(playing.speaker()).name.get(lang);
        bar.label(soft(theme, Size::Small, crate::text::labelled(lang, who, "")));
    });
    rect
}

/// The turns as dots: used ones are full.
fn turns(bar: &mut Ui, view: &View, playing: &Playing) {
    let theme = view.theme;
    let lang = view.lang();
    let p = &theme.palette;
    let all = usize::from(playing.play.seat().turns);
    let left = usize::from(playing.on_stage().turns_left);
    let label = if left == 1 {
        phrase!(lang, "play.turns_left_one")
    } else {
        phrase!(lang, "play.turns_left", count = left)
    };
    // Where there is no room for the dots, the words say it.
    if bar.available_width() > 560.0 * theme.scale {
        let (rect, response) = bar.allocate_exact_size(vec2(all as f32 * 15.0, 18.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &label));
        for turn in 0..all {
            let centre = rect.left_center() + vec2(8.0 + turn as f32 * 15.0, 0.0);
            if turn < all - left {
                bar.painter().circle_filled(centre, 5.5, p.ink);
            } else {
                bar.painter().circle_stroke(centre, 5.0, Stroke::new(1.6, p.ink));
            }
        }
    }
    bar.label(soft(theme, Size::Small, label));
}
