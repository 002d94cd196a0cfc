//! A few moments of what was learnt on a day, by themselves: drawn as the drill of a lesson is, with a dot for each;
//! then how it went, what was learnt on that day, and the next date.
//!
//! **Not here:** which moments (`session::lesson`), when it is due (`counterpart-course`).

use super::View;
use super::lesson::drill::{Drilled, count, show as show_moment};
use super::lesson::head::{Line, dot, framed, step};
use super::shared::keys::leaves;
use super::shared::live_region::announce;
use super::shared::widgets::{
    Weight, bold, button, card, focus_if_none, focus_on_page, heading, label, page, soft, text, tinted_card,
};
use crate::app::theme::{Size, space};
use crate::course::due::Appointment;
use crate::phrase;
use crate::session::course::{appointment_title, with_weekday};
use crate::session::lesson::DayDrill;
use crate::session::{LessonCommand, NavCommand, Screen};
use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

/// Draws the drill that is open.
pub fn show(ui: &mut Ui, view: &mut View) {
    let Screen::Drill { of } = view.session.screen() else { return };
    let lang = view.lang();
    let drill = view.session.lessons.day_drill.as_ref().filter(|drill| drill.of == *of);
    if leaves(ui, "drill") {
        view.ask(LessonCommand::Leave);
    }
    let Some(drill) = drill else {
        let known = view.session.lessons.are_known();
        let words = if known { phrase!(lang, "drill.nothing") } else { phrase!(lang, "lesson.reading") };
        return nothing(ui, view, &words);
    };
    let (number, all) = drill.drilling.number();
    if all == 0 {
        return nothing(ui, view, &phrase!(lang, "drill.nothing"));
    }
    let line = Line {
        title: &phrase!(lang, "course.drill"),
        part: if drill.ended() { phrase!(lang, "drill.end_title") } else { count(lang, &drill.drilling) },
        dots: all,
        leave: if drill.ended() { phrase!(lang, "drill.to_course") } else { phrase!(lang, "lesson.leave") },
    };
    let whole = ui.max_rect();
    let head = framed(ui, view, &line, whole, |ui, view, place| {
        for item in 0..all {
            let centre = pos2(place.left() + (item as f32 + 0.5) * step(view), place.center().y);
            dot(ui, view, centre, item + 1 == number && !drill.ended(), drill.ended() || item + 1 < number);
        }
    });
    let below = whole.with_min_y(head.bottom());
    match drill.on_stage() {
        Some(playing) if !drill.ended() => {
            let drilling = &drill.drilling;
            let salt = Id::new(("drill", of, drilling.answered().len(), drilling.looks_before()));
            show_moment(ui, view, &Drilled { drilling, playing, salt }, below);
        }
        _ => end(ui, view, drill, below),
    }
}

/// While the lessons are read, and where nothing of them can be shown.
fn nothing(ui: &mut Ui, view: &mut View, words: &str) {
    let (theme, lang) = (view.theme, view.lang());
    page(ui, theme, 820.0, |ui| {
        heading(ui, theme, Size::Title, &phrase!(lang, "course.drill"));
        ui.add_space(space::NORMAL);
        let told = label(ui, text(theme, Size::Body, words));
        announce(&told, words);
        ui.add_space(space::NORMAL);
        let back = button(ui, theme, &phrase!(lang, "drill.to_course"), Weight::Secondary);
        focus_if_none(ui, &back);
        if back.clicked() {
            view.ask(NavCommand::Go(Screen::Programme));
        }
    });
}

/// How it went, what was learnt on that day, the next date, and where to go from here.
fn end(ui: &mut Ui, view: &mut View, drill: &DayDrill, below: Rect) {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(below).id_salt("drill end"));
    let (theme, lang) = (view.theme, view.lang());
    page(&mut ui, theme, 820.0, |ui| {
        card(ui, theme, |ui| {
            ui.set_width(ui.available_width());
            let title = phrase!(lang, "drill.end_title");
            let shown = heading(ui, theme, Size::Title, &title);
            announce(&shown, &title);
            let (all, best) = (drill.drilling.answered().len(), drill.drilling.best());
            label(ui, text(theme, Size::Body, phrase!(lang, "lesson.end_drill", all = all, best = best)));
            if let Some(words) = follows(view, drill) {
                label(ui, text(theme, Size::Body, words));
            }
            ui.add_space(space::NORMAL);
            label(ui, soft(theme, Size::Small, phrase!(lang, "drill.learnt")));
            for lesson in &drill.lessons {
                ui.add_space(space::TIGHT);
                tinted_card(ui, theme, theme.palette.note, |ui| {
                    ui.set_width(ui.available_width());
                    label(ui, bold(theme, Size::Body, lesson.title.get(lang)));
                    if let Some(rule) = lesson.rules.first() {
                        label(ui, text(theme, Size::Body, rule.says.get(lang)));
                    }
                });
            }
            if let Some(words) = next_date(view) {
                ui.add_space(space::NORMAL);
                label(ui, soft(theme, Size::Body, words));
            }
        });
        ui.add_space(space::NORMAL);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let course = button(ui, theme, &phrase!(lang, "drill.to_course"), Weight::Primary);
            focus_on_page(ui, &course, ("drill end", drill.of));
            if course.clicked() {
                view.ask(NavCommand::Go(Screen::Programme));
            }
            if button(ui, theme, &phrase!(lang, "library.home"), Weight::Quiet).clicked() {
                view.ask(NavCommand::Go(Screen::Home));
            }
        });
    });
}

/// What follows from how it went: nothing more, or once more. Nothing while it isn't worked out.
fn follows(view: &View, drill: &DayDrill) -> Option<String> {
    let lang = view.lang();
    if drill.is_passed() {
        return Some(phrase!(lang, "drill.still_there"));
    }
    let standing = view.session.course.standing.as_ref()?;
    let again = Appointment::Drill { of: drill.of, again: true };
    let comes = standing.dates.iter().any(|due| due.what == again);
    comes.then(|| phrase!(lang, "drill.once_more"))
}

/// The next date, with what it is for.
fn next_date(view: &View) -> Option<String> {
    let lang = view.lang();
    let next = view.session.course.standing.as_ref()?.dates.first().copied()?;
    let what = appointment_title(view.session, next.what, lang);
    Some(phrase!(lang, "drill.next_date", date = with_weekday(next.date, lang), what = what))
}
