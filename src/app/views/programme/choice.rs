//! Which courses there are, and what one would hand in: said before it is taken up.

use super::days::name_of;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::shared::widgets::{
    Weight, bold, button, card, focus_if_none, focus_when_new, heading, label, soft, text,
};
use crate::course::file::course::{Course, HandIn, Keep};
use crate::phrase;
use crate::session::CourseCommand;
use crate::session::course::hands_in;
use crate::text::{Lang, list};
use egui::Ui;
use std::sync::Arc;

/// Draws them.
pub fn show(ui: &mut Ui, view: &mut View) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    label(ui, bold(theme, Size::Body, phrase!(lang, "course.none_taken")));
    label(ui, text(theme, Size::Body, phrase!(lang, "course.none_taken_why")));
    let Some(files) = &session.course.files else { return super::waiting(ui, view) };
    // The longest one first: it is the one that the others are parts of.
    let mut courses: Vec<&Arc<Course>> = files.courses().collect();
    courses.sort_by_key(|course| std::cmp::Reverse(last_day(course)));
    for (number, course) in courses.into_iter().enumerate() {
        ui.add_space(space::NORMAL);
        ui.push_id(&course.id, |ui| {
            card(ui, theme, |ui| {
                ui.set_width(ui.available_width());
                one(ui, view, course, number == 0);
            });
        });
    }
}

fn last_day(course: &Course) -> u16 {
    course.steps.iter().map(|step| step.day).max().unwrap_or(0)
}

fn one(ui: &mut Ui, view: &mut View, course: &Course, first: bool) {
    let (theme, lang) = (view.theme, view.lang());
    let title = course.title.get(lang);
    heading(ui, theme, Size::Heading, title);
    if let Some(organiser) = &course.organiser {
        label(ui, soft(theme, Size::Body, organiser.get(lang)));
    }
    let days = match last_day(course) {
        0 => phrase!(lang, "course.one_day"),
        days => phrase!(lang, "course.days", days = days),
    };
    let minutes = phrase!(lang, "course.first_day_minutes", minutes = course.needed());
    let handed = if hands_in(course) { None } else { Some(phrase!(lang, "course.hands_in_nothing")) };
    let about: Vec<String> = [days, minutes].into_iter().chain(handed).collect();
    label(ui, soft(theme, Size::Body, about.join(" · ")));
    let steps: Vec<String> = course.steps.iter().map(|step| name_of(&step.what, lang)).collect();
    label(ui, text(theme, Size::Body, steps.join(" → ")));
    ui.add_space(space::TIGHT);
    let weight = if first { Weight::Primary } else { Weight::Secondary };
    let take = button(ui, theme, &phrase!(lang, "course.take_up"), weight);
    let named = phrase!(lang, "course.take_up_named", title = title);
    ui.ctx().accesskit_node_builder(take.id, |node| node.set_description(named.as_str()));
    if first {
        focus_if_none(ui, &take);
    }
    if take.clicked() {
        view.ask(CourseCommand::TakeUp(course.id.clone()));
    }
}

/// What a course would hand in, to whom, and what not.
pub fn consent(ui: &mut Ui, view: &mut View, id: &str) {
    let (theme, lang, session) = (view.theme, view.lang(), view.session);
    let files = session.course.files.as_ref();
    let Some(course) = files.and_then(|files| files.courses().find(|course| course.id == id)) else { return };
    card(ui, theme, |ui| {
        ui.set_width(ui.available_width());
        label(ui, bold(theme, Size::Small, phrase!(lang, "course.consent")).color(theme.palette.teal));
        heading(ui, theme, Size::Title, course.title.get(lang));
        let what = match course.keep {
            Keep::EveryChoice => phrase!(lang, "course.consent_every_choice"),
            _ => phrase!(lang, "course.consent_outcomes"),
        };
        let to: Vec<String> = course.hand_in.iter().map(|place| place_words(place, lang)).collect();
        let to = list(lang, &to.iter().map(String::as_str).collect::<Vec<_>>());
        let kept = (!course.forms.is_empty()).then(|| phrase!(lang, "course.consent_locked"));
        let now = phrase!(lang, "course.consent_now", least = course.least);
        for words in [what, phrase!(lang, "course.consent_to", to = to), now].into_iter().chain(kept) {
            ui.add_space(space::TIGHT);
            label(ui, text(theme, Size::Body, words));
        }
        ui.add_space(space::NORMAL);
        ui.horizontal_wrapped(|ui| {
            let agree = button(ui, theme, &phrase!(lang, "course.consent_yes"), Weight::Primary);
            focus_when_new(ui, &agree, ("consent", id));
            if agree.clicked() {
                view.ask(CourseCommand::TakeUp(id.to_owned()));
            }
            if button(ui, theme, &phrase!(lang, "course.consent_no"), Weight::Secondary).clicked() {
                view.ask(CourseCommand::DontTakeUp);
            }
        });
    });
}

fn place_words(place: &HandIn, lang: Lang) -> String {
    match place {
        HandIn::Folder(path) => phrase!(lang, "course.consent_folder", path = path),
        HandIn::File => phrase!(lang, "course.consent_file"),
        HandIn::Room => phrase!(lang, "course.consent_room"),
        HandIn::Lrs { endpoint, .. } => phrase!(lang, "course.consent_lrs", endpoint = endpoint),
    }
}
