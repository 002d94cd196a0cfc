//! A lesson: the stage above for its model and its drill, one column below; what is read stands on a page.
//!
//! - `list`: the lessons there are
//! - `head`: which lesson, its six parts, the ways out
//! - `around`: the stage with what is said on it, and a panel beneath; `blocks`: what a panel tells
//! - `recall`, `model`, `why`, `drill`, `plan`, `end`: the parts
//!
//! **Not here:** what comes after what (`session::lesson`), the people (`stage`).

mod around;
mod blocks;
pub mod drill;
mod end;
pub mod head;
pub mod list;
mod model;
mod plan;
mod recall;
mod why;

use super::View;
use super::shared::keys::{leaves, pressed};
use super::shared::live_region::announce;
use super::shared::widgets::{Weight, button, focus_if_none, label, page, text};
use crate::app::theme::{Size, space};
use crate::phrase;
use crate::session::lesson::{Part, Taking};
use crate::session::{LessonCommand, Screen};
use egui::{Id, Key, Rect, Ui, UiBuilder};

/// Draws the lesson that is open.
pub fn show(ui: &mut Ui, view: &mut View) {
    let Screen::Lesson { id } = view.session.screen() else { return };
    let taking = view.session.lessons.taking.as_ref().filter(|taking| taking.lesson.id == *id);
    if leaves(ui, "lesson") {
        view.ask(LessonCommand::Leave);
    }
    let Some(taking) = taking else {
        nothing(ui, view);
        return;
    };
    if pressed(ui, Key::T) {
        view.ask(LessonCommand::ToggleThought);
    }
    let whole = ui.max_rect();
    let head = head::show(ui, view, taking, whole);
    let below = whole.with_min_y(head.bottom());
    if taking.ended().is_some() {
        on_page(ui, taking, below, |ui| end::show(ui, view, taking));
        return;
    }
    match taking.part() {
        Part::Recall => on_page(ui, taking, below, |ui| recall::show(ui, view, taking)),
        Part::NotThis | Part::LikeThis => model::show(ui, view, taking, below),
        Part::Why => on_page(ui, taking, below, |ui| why::show(ui, view, taking)),
        Part::Drill => {
            let Some(playing) = taking.on_stage() else { return };
            let salt = Id::new(moment(taking));
            let drilled = drill::Drilled { drilling: &taking.drilling, playing, salt };
            drill::show(ui, view, &drilled, below);
        }
        Part::Plan => on_page(ui, taking, below, |ui| plan::show(ui, view, taking)),
    }
}

/// A page below the head. Each part's scrolls by itself, from its own top.
fn on_page(ui: &mut Ui, taking: &Taking, below: Rect, inside: impl FnOnce(&mut Ui)) {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(below).id_salt(moment(taking)));
    inside(&mut ui);
}

/// While the lessons are read, and where this one can't be taken.
fn nothing(ui: &mut Ui, view: &mut View) {
    let (theme, lang) = (view.theme, view.lang());
    let words = if view.session.lessons.are_known() {
        phrase!(lang, "lesson.not_open")
    } else {
        phrase!(lang, "lesson.reading")
    };
    page(ui, theme, 820.0, |ui| {
        let told = label(ui, text(theme, Size::Body, &words));
        announce(&told, &words);
        ui.add_space(space::NORMAL);
        let back = button(ui, theme, &phrase!(lang, "lesson.to_list"), Weight::Secondary);
        focus_if_none(ui, &back);
        if back.clicked() {
            view.ask(LessonCommand::Leave);
        }
    });
}

/// What tells a moment of a lesson from every other, for the keyboard's place.
fn moment(taking: &Taking) -> impl std::hash::Hash + std::fmt::Debug + use<> {
    let drilling = &taking.drilling;
    (
        taking.lesson.id.clone(),
        taking.part(),
        taking.moment().map(|moment| format!("{moment:?}")),
        (drilling.answered().len(), drilling.looks_before()),
        taking.planning.stage,
        taking.ended().is_some(),
    )
}
